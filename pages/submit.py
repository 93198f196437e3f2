"""報告の取込: hand out the quarter's sheet; take it back, look at what was understood and what changes, confirm."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import next_step, page_cache, page_parts, submit_page

choice = page_parts.chosen()
view = page_cache.view(choice)

above = st.container()
lying = submit_page.take_in(view, choice)
with above:
    if not lying:
        next_step.show(view, choice, "submit")
    submit_page.hand_out(view, choice, folded=lying)
submit_page.waiting(choice)
