"""委員会の質問: what does a committee ask, and what is the answer?"""

from __future__ import annotations

from kyoten.ui import named_action, page_cache, page_parts, questions_page

choice = page_parts.chosen()
view = page_cache.view(choice)

named_action.show()
questions_page.show(view, choice)
