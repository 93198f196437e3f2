"""Columns headed by a month each: what is marked in them is when the action takes place (docs/reading.md, "Columns of
months"). A ○ or a word marks its month, an arrow or a merged cell all the months from one end to the other."""

from __future__ import annotations

from collections.abc import Sequence

from kyoten.plan.columns import HeaderColumn
from kyoten.table.words import is_empty

FEWEST = 3
"""Columns of months from which they are a calendar; one or two are something else."""
_FROM, _TO = frozenset("←⇐⟵◀◁"), frozenset("→⇒⟶▶▷➡")
_SIGNS = frozenset("○〇◯●◎◉◇◆□■☆★△▲✓✔レ√＊*-－―ー—〜～~=＝<>＜＞｜|　 ") | _FROM | _TO


def months_marked(columns: Sequence[HeaderColumn], texts: Sequence[str], reach: Sequence[int]) -> tuple[int, ...]:
    """The months that a row marks, in the order of the columns. `texts`: the cells as written; `reach`: over how many
    of the columns each cell is merged."""
    on: set[int] = set()
    opened: int | None = None
    for number, text in enumerate(texts):
        signs = set(text)
        if signs & _FROM:
            opened = number
        if text and (not is_empty(text) or signs & (_FROM | _TO)):
            on.update(range(number, min(number + reach[number], len(columns))))
        if opened is not None and signs & _TO:
            on.update(range(opened, number + 1))
            opened = None
    return tuple(dict.fromkeys(month for number in sorted(on) if (month := columns[number].month)))


def has_words(text: str) -> bool:
    """Whether a cell says more than that its month is marked."""
    return bool(set(text) - _SIGNS) and not is_empty(text)
