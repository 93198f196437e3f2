"""The same quarter of last year on 概要 and 機能別: a line, and the table that the outputs print."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from kyoten.export.contents import year_tables
from kyoten.ui import readable_table
from kyoten.ui.foreign_text import plain
from kyoten.ui.readable_table import TableColumn
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
        for key, head in heads.items():
            if key != "name":
                frame[head] = frame[head].map("{:.0f}".format if _whole(key) else "{:.1f}".format, na_action="ignore")
        columns = [TableColumn(head, width=80, right=True) for key, head in heads.items() if key != "name"]
        readable_table.frame(frame, "last_year_table", year_tables.TITLE, columns)
        st.caption(year_tables.note(found))


def _whole(key: str) -> bool:
    return key.startswith(("items", "reported"))
