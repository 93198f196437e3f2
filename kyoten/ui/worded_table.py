"""A table whose every word is shown: as a table on a wide screen, as a list on a narrow one, where no table fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kyoten.ui.foreign_text import plain

AT_ONCE = 15
"""Rows that are drawn; the rest lie behind a line that counts them."""
_NARROW = 640
"""Pixels up to which a screen is a telephone's, as Streamlit's own columns have it."""
_STYLE = (
    f"<style>@media (max-width: {_NARROW}px) {{[class*='st-key-wide_'] {{display: none}}}}"
    f"@media (min-width: {_NARROW + 1}px) {{[class*='st-key-narrow_'] {{display: none}}}}</style>"
)
_HYPHEN = re.compile(r"(?<=\d)-(?=\w)")
_JOINED = "-\u2060"
_SHORT = 4
"""Letters of a word such as a role's."""


def show(heads: Sequence[str], rows: Sequence[Sequence[str]], key: str, alt: str) -> None:
    """`key` is unique on the page. A column without a word is left out."""
    kept = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    told = [[plain(_whole(row[at])) for at in kept] for row in rows]
    st.html(_STYLE)
    _part([heads[at] for at in kept], told[:AT_ONCE], key, alt)
    if rest := told[AT_ONCE:]:
        with st.expander(f"ほか{len(rest)}件を見る", key=f"more_{key}"):
            _part([heads[at] for at in kept], rest, f"{key}_rest", alt)


def _whole(words: str) -> str:
    """A short word and the number of an item stay on one line. A count does so by itself, and is copied as a number."""
    if words.isdecimal():
        return words
    return "\u2060".join(words) if len(words) <= _SHORT else _HYPHEN.sub(_JOINED, words)


def _part(heads: list[str], rows: list[list[str]], key: str, alt: str) -> None:
    with st.container(key=f"wide_{key}"):
        st.table(pd.DataFrame(rows, columns=heads), hide_index=True, border="horizontal", alt=alt)
    with st.container(key=f"narrow_{key}"):
        st.markdown("\n".join(_entry(heads, row) for row in rows))


def _entry(heads: list[str], row: list[str]) -> str:
    """The first word of a row, and what is said of it line by line."""
    first, *others = zip(heads, row, strict=True)
    lines = [f"**{first[1]}**", *(f":gray[{head}]　{words}" for head, words in others if words)]
    return "- " + "  \n  ".join(lines)
