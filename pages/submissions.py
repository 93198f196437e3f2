"""提出状況: who has reported what by when? What each file changed, the file itself, and taking it back."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import deeds, loaders, parts, submissions

choice = parts.chosen()
view = loaders.view(choice)
page = submissions.page(choice)

parts.head(view.meta)
st.markdown(f"### {parts.plain(page.summary(choice.quarter))}")
deeds.notices()
submissions.grid(page, choice)
submissions.history(page)
