"""Inputs that stand one row off their ids, as after pasting a column a row too low: the ids are then those of others.

Told by words: those of a row fit the item of the row beside it (its text in the plan, what was reported of it before),
and not its own. Where the sheet corrects a report, the figures tell as well. Source: docs/reading.md, "Rows one off".
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from kyoten.model import FIGURES, TEXTS, ProgressEntry
from kyoten.text import key

_OFFSETS = (-1, 1)
_APART = 0.5
"""By which part of the better fit the other one must fall short, that a row says anything."""
_RARE = 2.0
"""How many pairs of letters that no other item has a fit must be worth."""
_OWN, _SILENT, _ENOUGH = -2.0, -0.25, 4.0
"""What a row counts that speaks for its own item, one that speaks for neither, and from how much on it is a shift."""
_OTHER_FIGURES, _ENOUGH_FIGURES = -1.0, 10.0
"""The same for figures, which agree by chance more often: a row whose figures are neither's."""
_NAMED = 3

Pairs = frozenset[str]
Vote = Callable[[int, int], float]
"""(row, offset) → 1 for the item that stands `offset` from the row; below 0 against it."""


@dataclass(frozen=True)
class ShiftRow:
    """A row as it was read. `text`: its item's; `before`: the item's newest report of an earlier quarter; `reported`:
    of this one; `last_result`: what the sheet shows as 前回 取組実績."""

    text: str
    given: ProgressEntry
    last_result: str = ""
    before: ProgressEntry | None = None
    reported: ProgressEntry | None = None


@dataclass(frozen=True)
class Shift:
    """Each row holds what belongs to the row `offset` from it; `rows`: the first that say so, from 0."""

    offset: int
    rows: tuple[int, ...]


def find(rows: Sequence[ShiftRow]) -> Shift | None:
    """The shift that a sheet's rows, in its order, tell of; None where they stand as they should."""
    printed = _fits(
        [_pairs([row.last_result]) for row in rows],
        [_pairs([row.before.result] if row.before else []) for row in rows],
    )
    typed = _fits(
        [_pairs(_texts(row.given)) for row in rows],
        [_pairs([row.text, *_texts(row.before), *_texts(row.reported)]) for row in rows],
    )
    return (
        _found(printed, len(rows), _ENOUGH)
        or _found(typed, len(rows), _ENOUGH)
        or _found(_figures(rows), len(rows), _ENOUGH_FIGURES)
    )


def _found(vote: Vote, count: int, enough: float) -> Shift | None:
    for offset in _OFFSETS:
        votes = [vote(row, offset) if 0 <= row + offset < count else 0.0 for row in range(count)]
        worth, first = _best_run(votes)
        if worth >= enough:
            return Shift(offset, tuple(row for row in range(first, count) if votes[row] > 0)[:_NAMED])
    return None


def _best_run(votes: Iterable[float]) -> tuple[float, int]:
    """The greatest sum of votes of rows that follow each other, and the first of these rows."""
    best, run, first = (0.0, 0), 0.0, 0
    for row, vote in enumerate(votes):
        if run <= 0:
            run, first = 0.0, row
        run += vote
        best = max(best, (run, first), key=lambda each: each[0])
    return best


def _fits(given: Sequence[Pairs], expected: Sequence[Pairs]) -> Vote:
    """By the pairs of letters that a row has in common with an item; the fewer items have one, the more it says."""
    times = Counter(chain.from_iterable(expected))
    weight = {pair: math.log((len(expected) + 1) / count) for pair, count in times.items()}
    least = _RARE * math.log(len(expected) + 1)

    def vote(row: int, offset: int) -> float:
        own, other = (_worth(given[row] & expected[each], weight) for each in (row, row + offset))
        better = max(own, other)
        if not given[row] or not expected[row + offset]:
            return 0.0
        if better < least or abs(own - other) < _APART * better:
            return _SILENT
        return 1.0 if other > own else _OWN

    return vote


def _figures(rows: Sequence[ShiftRow]) -> Vote:
    def vote(row: int, offset: int) -> float:
        entries = (rows[row].given, rows[row].reported, rows[row + offset].reported)
        given, own, other = (tuple(getattr(e, name) for name in FIGURES) if e else () for e in entries)
        if not any(each is not None for each in given) or not own or not other or own == other:
            return 0.0
        return 1.0 if given == other else _OWN if given == own else _OTHER_FIGURES

    return vote


def _worth(common: Pairs, weight: Mapping[str, float]) -> float:
    return sum(weight[pair] for pair in common)


def _texts(entry: ProgressEntry | None) -> list[str]:
    return [getattr(entry, name) for name in TEXTS if name != "person"] if entry else []


def _pairs(texts: Iterable[str]) -> Pairs:
    keys = [key(text) for text in texts if text]
    return frozenset(one[at : at + 2] for one in keys for at in range(len(one) - 1))
