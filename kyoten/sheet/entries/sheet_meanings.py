"""What a sheet says of its own cells' meaning: a legend's signs, marks in a column for each rating, units of counts.

Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kyoten.reader.workbook import Value
from kyoten.settings import Rating
from kyoten.sheet.values.cell_values import Reading, answered_word, is_empty, status
from kyoten.sheet.values.display import shown
from kyoten.sheet.values.rating_words import is_tick, symbol_key
from kyoten.text import bare

_TIMES = frozenset({"", "回", "回数", "(回)", "度"})
_NO = frozenset({"無", "なし", "無し"})
"""An answer where a column asks whether something is, and nothing elsewhere."""


class SignMeaning(NamedTuple):
    """What a book's legend says of a sign: the rating that it is, "" for none of the scale's, and its words."""

    rating: str
    words: str


Legend = Mapping[str, SignMeaning]
"""By sign, without those of the scale."""


@dataclass(frozen=True)
class SheetMeanings:
    """`legend`: what the book's says. `ticks`: column → the rating that a mark in it gives. `units`: the column that
    says what counts are of, -1 for none. `amounts`: columns of counts whose header does not say that they are times."""

    legend: Legend = field(default_factory=dict)
    ticks: Mapping[int, str] = field(default_factory=dict)
    units: int = -1
    amounts: frozenset[int] = frozenset()

    def rating(self, value: Value, column: int, scale: tuple[Rating, ...], answers: Mapping[str, str]) -> Reading[str]:
        """A cell of a column of ratings; `answers`: what a person said of symbols and words."""
        if column in self.ticks:
            return _by_tick(value, self.ticks[column], scale, answers)
        return self._by_legend(value, scale, answers) or status(value, scale, answers)

    def _by_legend(self, value: Value, scale: tuple[Rating, ...], answers: Mapping[str, str]) -> Reading[str] | None:
        """What a sign of the workbook's legend says, unless a person said it of the sign alone."""
        sign = symbol_key(shown(value)) if self.legend else ""
        if sign not in self.legend or sign in map(symbol_key, answers):
            return None
        if name := self.legend[sign].rating:
            return Reading(name, rule=f"「{sign}」を、シートの凡例のとおり評価の段階として読みました")
        # Another book may mean something else by the sign: an answer is of the sign with its meaning.
        return status(self._with_meaning(sign), scale, answers)

    def _with_meaning(self, sign: str) -> str:
        return f"{sign}:{self.legend[sign].words}"

    def doubted(self, column: int, raw: str) -> str:
        """What is in doubt where a mark is: the rating over it; where a sign of the legend is: its meaning."""
        if column in self.ticks:
            return self.ticks[column] if is_tick(raw) else ""
        sign = symbol_key(raw)
        return self._with_meaning(sign) if sign in self.legend else ""


NO_MEANINGS = SheetMeanings()


def is_other_unit(unit: Value) -> bool:
    """Whether a cell of a column of units says that something else than times is counted: 人, 部, %."""
    return bare(shown(unit)) not in _TIMES


def _by_tick(value: Value, rating: str, scale: tuple[Rating, ...], answers: Mapping[str, str]) -> Reading[str]:
    """A mark in the column of a rating; anything else there is asked about."""
    if is_empty(value) and bare(shown(value)) not in _NO:
        return Reading(rule="空欄を表す言葉として読みました")
    if not is_tick(shown(value)) and symbol_key(shown(value)) in map(symbol_key, answers):
        return status(value, scale, answers)
    read = status(rating, scale, answers)
    if not is_tick(shown(value)) or not read.value:
        return Reading(problem="unknown_status")
    by_answer = read.rule if answered_word(read.rule) else ""
    return Reading(read.value, rule=by_answer or f"「{rating}」の欄の印を、評価の段階として読みました")
