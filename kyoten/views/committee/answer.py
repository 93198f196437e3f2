"""A question with its answer, as the page and every output show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kyoten.measures.rounding import one_decimal
from kyoten.views.words import NO_VALUE

Value = str | int | float | None
"""Of a cell: words, a count, a percent (0–100), or None where nothing is known."""


@dataclass(frozen=True)
class AnswerColumn:
    """A column's head, and the room it takes beside the others, in letters of one width."""

    head: str
    width: int
    number: bool = False


@dataclass(frozen=True)
class Answer:
    """`question` in full, `sentence` the answer in short; `rows` the most important first, each a
    value a column; `note`: what it rests on. `there` False: what it is reckoned from is missing, as the sentence says,
    and outputs leave it out."""

    question: str
    sentence: str
    columns: tuple[AnswerColumn, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    note: str = ""
    there: bool = True

    def answered(self, sentence: str, rows: Iterable[tuple[Value, ...]]) -> Answer:
        return replace(self, sentence=sentence, rows=tuple(rows))

    def without(self, sentence: str) -> Answer:
        """Where nothing can be said."""
        return replace(self, sentence=sentence, there=False)


def words(value: Value) -> str:
    """As printed: — where nothing is known."""
    if value is None or value == "":
        return NO_VALUE
    return one_decimal(value) if isinstance(value, float) else str(value)
