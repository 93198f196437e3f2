"""報告の取込: hand out the quarter's sheet; take it back, look at what was understood and what changes, confirm."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import cached, parts, submit_page

choice = parts.chosen()
view = cached.view(choice)

parts.head(view.meta)
st.markdown("### 報告の取込")
submit_page.hand_out(view, choice)
submit_page.take_in(view, choice)
submit_page.waiting(choice)
