"""What a sheet says of its own cells' meaning: a legend's signs, marks in a column for each rating, units of counts.

Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kyoten.reader.workbook import Value
from kyoten.settings import Rating
from kyoten.sheet.values.cell_values import Reading, is_empty, status
from kyoten.sheet.values.display import shown
from kyoten.sheet.values.rating_words import is_tick, symbol_key
from kyoten.text import bare

_TIMES = frozenset({"", "回", "回数", "(回)", "度"})


@dataclass(frozen=True)
class SheetMeanings:
    """`legend`: sign that the scale has not → the rating that the book's legend says it is, "" for none. `ticks`:
    column → the rating that a mark in it gives. `units`: the column that says what counts are of, -1 for none."""

    legend: Mapping[str, str] = field(default_factory=dict)
    ticks: Mapping[int, str] = field(default_factory=dict)
    units: int = -1

    def rating(self, value: Value, column: int, scale: tuple[Rating, ...], answers: Mapping[str, str]) -> Reading[str]:
        """A cell of a column of ratings; `answers`: what a person said of symbols and words."""
        if column in self.ticks:
            return _by_tick(value, self.ticks[column], scale, answers)
        return self._by_legend(value, answers) or status(value, scale, answers)

    def _by_legend(self, value: Value, answers: Collection[str]) -> Reading[str] | None:
        """What a sign of the workbook's legend says, unless a person said it."""
        sign = symbol_key(shown(value)) if self.legend else ""
        if sign not in self.legend or sign in map(symbol_key, answers):
            return None
        if name := self.legend[sign]:
            return Reading(name, rule=f"「{sign}」を、シートの凡例のとおり評価の段階として読みました")
        return Reading(problem="unknown_status")

    def doubted(self, column: int, raw: str) -> str:
        """What is in doubt where a mark is: the rating over it."""
        return self.ticks.get(column, "") if is_tick(raw) else ""


NO_MEANINGS = SheetMeanings()


def is_other_unit(unit: Value) -> bool:
    """Whether a cell of a column of units says that something else than times is counted: 人, 部, %."""
    return bare(shown(unit)) not in _TIMES


def _by_tick(value: Value, rating: str, scale: tuple[Rating, ...], answers: Mapping[str, str]) -> Reading[str]:
    """A mark in the column of a rating; anything else there is asked about."""
    if is_empty(value):
        return Reading(rule="空欄を表す言葉として読みました")
    if not is_tick(shown(value)) and symbol_key(shown(value)) in map(symbol_key, answers):
        return status(value, scale, answers)
    read = status(rating, scale, answers)
    if not is_tick(shown(value)) or not read.value:
        return Reading(problem="unknown_status")
    return Reading(read.value, rule=f"「{rating}」の欄の印を、評価の段階として読みました")
