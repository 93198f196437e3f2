"""From which quarter a plan that is taken in holds (docs/time.md): asked where the year has a plan and reports."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import closed_note, page_cache, page_parts
from kyoten.ui.dropped_files import DroppedFile
from kyoten.views import plan_versions


def first(file: DroppedFile, site: str | None) -> int:
    """The quarter (1–4) as it was picked; the first where nothing was asked."""
    return int(st.session_state.get(_key(file, site)) or 1)


def as_correction(file: DroppedFile, site: str) -> None:
    """A stored plan that is read in another way was wrong from the start: so it is offered."""
    st.session_state[_key(file, site)] = 1


def ask(file: DroppedFile, site: str | None, year: int) -> None:
    """Drawn where figures of earlier quarters would change. It begins with the quarter in view."""
    if site is None or not file.once("reported", (site, year, page_cache.revision()), lambda: _is_reported(site, year)):
        return
    key, now = _key(file, site), page_parts.chosen().quarter
    if key not in st.session_state:
        st.session_state[key] = now.number if now.year == year else 1
        if st.session_state[key] > 1:
            st.rerun()  # the preview was made as of the first quarter
    st.segmented_control(
        "この計画はいつから",
        (1, 2, 3, 4),
        key=key,
        required=True,
        format_func=first_words,
        help="「から」を選ぶと、それより前の四半期の計画と数字は変わりません。誤字などの訂正は「はじめから」を選びます。",
    )
    closed_note.show(site, year)


def first_words(number: int) -> str:
    """As a button says it; what is to hold from the start is a correction."""
    return f"{plan_versions.first_words(number)}{'(訂正)' if number == 1 else ''}"


def _is_reported(site: str, year: int) -> bool:
    """Whether the site itself has reported on a plan of the year."""
    return bool(page_cache.store().reported_items(site, year))


def _key(file: DroppedFile, site: str | None) -> str:
    return f"plan_first_{file.digest}_{site or ''}"
