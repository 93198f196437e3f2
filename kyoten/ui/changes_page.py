"""The page 前回の会議から: what changed since the meeting that is chosen (last_meeting.py), kind by kind."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import opened, readable_table
from kyoten.ui.foreign_text import plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.views.changes_since import ChangesSince

_COLUMNS = (
    TableColumn("項目番号", CardPart.FACT, 84),
    TableColumn("項目", CardPart.TITLE),
    TableColumn("変わったこと", width=260),
)


def show(found: ChangesSince) -> None:
    """One sentence, then each kind of change that there is."""
    st.markdown(f"**{plain(found.summary)}**")
    for label, lines in found.groups.items():
        if not lines:
            continue
        with st.container(border=True, key=f"since_{label}"):
            st.markdown(f"## {label} {len(lines)}件")
            rows = [(line.item, line.text, line.words) for line in lines]
            readable_table.show(
                _COLUMNS, rows, f"since_table_{label}", f"{label}の一覧", first=15,
                ids=[line.item for line in lines], on_open=opened.item,
            )  # fmt: skip
