"""列の割当: a table's first rows in view, and for each of its columns what it is. For reports and for plans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from kyoten.problems.report import HeaderSeen
from kyoten.ui.foreign_text import plain

IGNORE, OPEN = "ignore", ""
"""A column that is not to be read, and one of which nobody has said what it is."""
_LAST_ROW = 60


@dataclass(frozen=True)
class Codes:
    """What columns can be: codes in the order of the list, and the word for each. `unsaid`: for a column of which
    nobody has said it; one word whatever is answered, for a browser answers with words, not with codes."""

    options: Sequence[str]
    words: Callable[[str], str]
    unsaid: str


def rows(header: HeaderSeen) -> None:
    """The table's first rows under its header."""
    shown = [[*row, *[""] * (len(header.words) - len(row))][: len(header.words)] for row in header.rows]
    st.dataframe(pd.DataFrame(shown, columns=_heads(header)), hide_index=True, alt="シートの初めの数行")


def first_row(header: HeaderSeen, digest: str, label: str, answer: Callable[[int], None]) -> None:
    """From which row the table goes; `answer` is called with it, counted from 0."""
    key = f"first_row_{header.signature}_{digest}"
    st.number_input(
        label,
        min_value=1,
        max_value=max(_LAST_ROW, header.first_row + 1),
        value=header.first_row + 1,
        key=key,
        on_change=lambda: answer(st.session_state[key] - 1),
        width=180,
    )


def columns(header: HeaderSeen, digest: str, codes: Codes, answer: Callable[[int, str], None]) -> None:
    """One list a column; `answer` is called with its number, from 0, and the code that was chosen."""
    with st.grid(4, min_column_width=190):
        for number, code in enumerate(header.codes):
            _column(header, number, code, digest, codes=codes, answer=answer)


def _column(
    header: HeaderSeen, number: int, code: str, digest: str, *, codes: Codes, answer: Callable[[int, str], None]
) -> None:
    # What is understood is part of the key: where an answer elsewhere changes it, the list shows what holds now.
    key = f"column_{header.signature}_{number}_{code}_{digest}"
    options = [OPEN, *dict.fromkeys([*codes.options, *([code] if code not in (OPEN, IGNORE) else [])]), IGNORE]

    def words(option: str) -> str:
        if option == OPEN:
            return codes.unsaid
        return "読まない" if option == IGNORE else codes.words(option)

    def take() -> None:
        if st.session_state[key] in options:
            answer(number, st.session_state[key])

    st.selectbox(
        plain(_heads(header)[number]),
        options,
        index=options.index(code),
        format_func=words,
        key=key,
        on_change=take,
    )


def _heads(header: HeaderSeen) -> list[str]:
    return [f"{number + 1}列 {words}".strip() for number, words in enumerate(header.words)]
