"""The menu of a picture's or a table's figures: each opens the list of what it counts, also from the keyboard."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from kyoten.ui import opened
from kyoten.ui.foreign_text import one_line
from kyoten.views.figure_items import FigureKey


def show(figures: Mapping[FigureKey, str], key: str, explained: str) -> None:
    """`figures`: each in words; `explained`: the menu's tooltip. Nothing where there is none."""
    if not figures:
        return
    st.menu_button(
        "一覧", list(figures), format_func=lambda each: one_line(figures[each]), type="tertiary",
        key=f"list_of_{key}", on_click=_open, args=(f"list_of_{key}",), help=explained,
    )  # fmt: skip


def _open(key: str) -> None:
    if chosen := st.session_state.get(key):
        opened.listed(chosen)
