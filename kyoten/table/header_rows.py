"""The first rows of a sheet as texts, merged cells spread out: what a header is looked for in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from kyoten.reader.workbook import CellFault, Sheet, Value
from kyoten.table.cell_text import plain, text_of

TALLEST = 3
"""Rows that a header may have."""
_MOST_MERGED = 2_000
"""Merged areas looked at in so few rows; more is no header but a drawing on squared paper, or an attack."""


@dataclass(frozen=True)
class SheetTexts:
    """Rows of texts from `top` on, "" for an empty cell; `spread` holds what merged areas fill in."""

    top: int
    own: tuple[tuple[str, ...], ...]
    spread: tuple[tuple[str, ...], ...]
    numeric: tuple[frozenset[int], ...]
    """Per row: columns that hold a number, date or fault, which no header does."""

    @property
    def width(self) -> int:
        return len(self.own[0]) if self.own else 0

    def of_columns(self, first: int, last: int) -> tuple[tuple[str, ...], ...]:
        """For each column the header texts from row `first` to row `last` (of the sheet), each once.

        A text that stands over blank cells to its right, with texts below all of them, is the heading of them all.
        """
        rows = [self.headings(row) if row < last else self.spread[row - self.top] for row in range(first, last + 1)]
        return tuple(tuple(dict.fromkeys(row[col] for row in rows if row[col])) for col in range(self.width))

    def headings(self, row: int) -> Sequence[str]:
        """A row above the last of a header: each heading repeated over the columns that it stands over."""
        filled = list(self.spread[row - self.top])
        below = self.spread[row - self.top + 1]
        group = ""
        for col, text in enumerate(filled):
            if text:
                group = text if below[col] and below[col] != text else ""
            elif group and below[col]:
                filled[col] = group
            else:
                group = ""
        return filled


def sheet_texts(sheet: Sheet, top: int, count: int) -> SheetTexts:
    """`count` rows of a sheet from `top` on, fewer at its end, and as many below as a header needs."""
    end = min(len(sheet.rows), top + count + TALLEST)
    own = [[_text(value) for value in row] for row in sheet.rows[top:end]]
    numeric = [frozenset(c for c, value in enumerate(row) if _is_no_word(value)) for row in sheet.rows[top:end]]
    spread = [list(row) for row in own]
    for first, left, last, right in islice((area for area in sheet.merged if top <= area[0] < end), _MOST_MERGED):
        value = _text(sheet.cell(first, left))
        for row in range(first, min(last + 1, end)):
            for col in range(left, min(right + 1, len(spread[row - top]))):
                spread[row - top][col] = value
    return SheetTexts(top, tuple(map(tuple, own)), tuple(map(tuple, spread)), tuple(numeric))


def _text(value: Value) -> str:
    return plain(value).strip() if isinstance(value, str) else text_of(value)


def _is_no_word(value: Value) -> bool:
    return isinstance(value, CellFault) or (value is not None and not isinstance(value, str))
