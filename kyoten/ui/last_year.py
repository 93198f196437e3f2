"""The same quarter of last year on 概要 and 機能別: a line, and the table that the outputs print."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from kyoten.export.contents import year_tables
from kyoten.ui.foreign_text import plain
from kyoten.views.last_year import WHOLE, beside
from kyoten.views.view import View


def line(view: View, name: str = WHOLE) -> None:
    """What the whole, or a function, was then and is now; nothing where last year has no plan."""
    if found := view.cached(beside):
        st.caption(plain(found.sentence(name)))


def table(view: View) -> None:
    """Every function in both years, where last year has reports."""
    found = year_tables.found(view)
    if found is None:
        return
    with st.container(border=True, key="last_year"):
        st.markdown(f"### {year_tables.TITLE}")
        heads = year_tables.columns()
        frame = pd.DataFrame([pair.row() for pair in found.pairs])[list(heads)].rename(columns=heads)
        st.dataframe(
            frame,
            hide_index=True,
            column_config={head: _config(key, head) for key, head in heads.items()},
            placeholder="—",
            alt=year_tables.TITLE,
        )
        st.caption(year_tables.note(found))


def _config(key: str, head: str) -> Any:  # noqa: ANN401 - the framework's own type has no name
    if key == "name":
        return st.column_config.TextColumn(head, width=150)
    whole = key.startswith(("items", "reported"))
    return st.column_config.NumberColumn(head, format="%d" if whole else "%.1f", width=85)
