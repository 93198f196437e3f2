"""帳票: the meeting pack, each chart and its data, of what is chosen. A file is built only when it is asked for."""

from __future__ import annotations

from kyoten.ui import page_cache, page_parts, reports_page

choice = page_parts.chosen()
view = page_cache.view(choice)

reports_page.pack(reports_page.since(view, choice))
reports_page.pictures(view)
