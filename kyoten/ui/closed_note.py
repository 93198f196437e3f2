"""One sentence where somebody is asked from when a change holds: closed quarters (確定) keep their figures."""

from __future__ import annotations

import streamlit as st

from kyoten.storage.store import standing_closings
from kyoten.ui import page_cache


def show(site: str, year: int) -> None:
    """Nothing where no quarter of the year is closed."""
    numbers = sorted(n for n in standing_closings(page_cache.store().closings(site, year)) if n is not None)
    if numbers:
        named = "・".join(f"第{number}四半期" for number in numbers)
        st.caption(f":material/lock: {named}は確定しているため、数字は変わりません。")
