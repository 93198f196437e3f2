"""The page 前回の会議から: what changed since the meeting that is chosen (last_meeting.py), kind by kind."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from kyoten.ui.foreign_text import plain
from kyoten.views.changes_since import ChangesSince

_WHOLE = 40
"""Lines of a list that are all drawn."""


def show(found: ChangesSince) -> None:
    """One sentence, then each kind of change that there is."""
    st.markdown(f"**{plain(found.summary)}**")
    for label, lines in found.groups.items():
        if not lines:
            continue
        with st.container(border=True, key=f"since_{label}"):
            st.markdown(f"#### {label} {len(lines)}件")
            rows = [(line.item, line.text, line.words) for line in lines]
            table = pd.DataFrame(rows, columns=["項目番号", "項目", "変わったこと"])
            if not any(line.item for line in lines):
                table = table[["変わったこと"]]
            # A short list is drawn with all its words; a long one scrolls.
            if len(table) <= _WHOLE:
                # Its cells are drawn as markup, those of the other are not.
                st.table(table.map(plain), hide_index=True, border="horizontal", alt=f"{label}の一覧")
            else:
                st.dataframe(table, hide_index=True, height=420, alt=f"{label}の一覧")
