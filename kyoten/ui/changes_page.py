"""The page 前回の会議から: the day that is looked back to, and what changed since, kind by kind."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import streamlit as st

from kyoten.ui import page_cache, past_day
from kyoten.ui.foreign_text import plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.changes_since import ChangesSince, changes_since

_WHOLE = 40
"""Lines of a list that are all drawn."""


def day(last: dt.date) -> dt.date | None:
    """The day of the last meeting, before the one that the page is as of; None until one is chosen."""
    explained = "その日の終わりまでに届いていた内容と、今の内容を比べます。"
    return past_day.pick("前回の会議の日", "since", last - dt.timedelta(days=1), explained, width=220)


def made(choice: Choice, since: dt.date) -> ChangesSince:
    """The chosen view held against itself as of the earlier day. Raises NothingToShow where there was no plan yet."""
    return changes_since(page_cache.view(replace(choice, as_of=since)), page_cache.view(choice))


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
                st.table(table, hide_index=True, border="horizontal", alt=f"{label}の一覧")
            else:
                st.dataframe(table, hide_index=True, height=420, alt=f"{label}の一覧")
