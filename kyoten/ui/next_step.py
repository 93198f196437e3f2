"""What is going on and what to do next (kyoten.views.what_next), with the way there: a line on the pages that it
matters to."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from kyoten.ui.foreign_text import plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.view import View
from kyoten.views.what_next import WhatNext, what_next

PAGES = {"plan": "計画", "submit": "報告の取込", "submissions": "提出状況", "stalled": "要対応", "review": "振り返り"}
"""The pages that a next step may be on, by their names in the address."""


def show(view: View, choice: Choice, page: str = "") -> None:
    """The line; on the `page` that the step is done on without the way there. Nothing for a past day: what is to be
    done is for today."""
    if choice.as_of is not None:
        return
    found = what_next(view)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="next_step"):
        st.markdown(plain(found.now + found.also), width="content")
        if found.page == page and not found.quarter:
            st.markdown(plain(found.step), width="content")
        else:
            _way(found, choice)


def _way(found: WhatNext, choice: Choice) -> None:
    there = replace(choice, quarter=found.quarter or choice.quarter)
    query = {name: value for name, value in there.params().items() if value}
    icon = ":material/arrow_forward:"
    st.page_link(f"{found.page}.py", label=found.deed, help=found.step, icon=icon, query_params=query)
