"""提出状況: who has reported what by when? What each file changed, the file itself, and taking it back."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import cached, named_action, parts, submissions_page

choice = parts.chosen()
view = cached.view(choice)
page = submissions_page.page(choice)

parts.head(view.meta)
st.markdown(f"### {parts.plain(page.summary(choice.quarter))}")
named_action.show()
submissions_page.grid(page, choice)
submissions_page.history(page)
