"""要対応: what is stalled, since when and why, and what must be done about it?"""

from __future__ import annotations

import streamlit as st

from kyoten.ui import named_action, page_cache, page_parts, stalled_page

choice = page_parts.chosen()
view = page_cache.view(choice)

st.markdown(f"## {stalled_page.headline(view)}")
named_action.show()
stalled_page.listed(view, stalled_page.filtered(stalled_page.chosen_action(view)))
stalled_page.reminders(view)
stalled_page.acknowledged(view)
