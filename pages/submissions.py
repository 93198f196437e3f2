"""提出状況: who has reported what by when? What each file changed, the file itself, taking it back, and 確定."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import closing_panel, named_action, next_step, page_cache, page_parts, submissions_page
from kyoten.ui.foreign_text import plain

choice = page_parts.chosen()
view = page_cache.view(choice)
page = submissions_page.page(choice)

st.markdown(f"## {plain(page.summary(choice.quarter))}")
next_step.show(view, choice, "submissions")
named_action.show()
submissions_page.grid(page, choice)
closing_panel.show(choice)
submissions_page.history(page)
