"""A day that is looked back to, picked from a calendar; kept while pages change."""

from __future__ import annotations

import datetime as dt

import streamlit as st

FIRST = dt.date(2000, 4, 1)
"""The earliest; without one the calendar takes back ten years at most."""


def pick(label: str, key: str, last: dt.date, explained: str, width: int | None = None) -> dt.date | None:
    """The day, `last` at the latest; None for none. What stands under the key and is no such day is dropped."""
    said = st.session_state.get(key)
    if not isinstance(said, dt.date) or not FIRST <= said <= last:
        st.session_state[key] = None
    picked = st.date_input(
        label, value=None, min_value=FIRST, max_value=last, format="YYYY/MM/DD", key=key, help=explained,
        persist_state="session", width=width or "stretch",
    )  # fmt: skip
    return picked if isinstance(picked, dt.date) else None
