"""One sheet's cells by what became of them, and the groups that a person reads (docs/reading.md, "The account")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kyoten.problems.account import CellGroup, Fate
from kyoten.reader.workbook import Sheet, Value
from kyoten.table.cell_text import text_of

_SHOWN = 60
"""Characters of a cell's text that are kept."""


def is_written(value: Value) -> bool:
    """Whether a cell holds anything but white space."""
    return value is not None and not (value.__class__ is str and not value.strip())


class Ledger:
    """Every cell is put down once; rows and columns count from 0."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._rows: dict[tuple[Fate, str, bool, int], list[int]] = {}

    def put(self, row: int, column: int, fate: Fate, why: str, *, folded: bool = False) -> None:
        self._rows.setdefault((fate, why, folded, column), []).append(row)

    def put_column(self, rows: list[int], column: int, fate: Fate, why: str, *, folded: bool = False) -> None:
        """Several rows of one column, in their order."""
        if rows:
            self._rows.setdefault((fate, why, folded, column), []).extend(rows)

    def written(self, rows: Iterable[int], column: int) -> list[int]:
        """Those of the rows in which the column is written."""
        # As is_written says it; a long sheet has a hundred thousand such cells, so no call for each.
        cells = self.sheet.rows
        return [
            row
            for row in rows
            if (value := cells[row][column]) is not None and (value.__class__ is not str or value.strip())
        ]

    def put_row(self, row: int, fate: Fate, why: str, *, folded: bool = False) -> None:
        """All that is written in a row."""
        for column, value in enumerate(self.sheet.rows[row]):
            if is_written(value):
                self.put(row, column, fate, why, folded=folded)

    def put_rows(self, rows: Iterable[int], fate: Fate, why: str, *, folded: bool = False) -> None:
        for row in rows:
            self.put_row(row, fate, why, folded=folded)

    def groups(self) -> Iterator[CellGroup]:
        """By their first cells, row by row."""
        for rows in self._rows.values():
            rows.sort()
        for (fate, why, folded, column), rows in sorted(self._rows.items(), key=lambda each: (each[1][0], each[0][3])):
            first = text_of(self.sheet.rows[rows[0]][column]) or _fault_text(self.sheet.rows[rows[0]][column])
            text = " ".join(first.split())[:_SHOWN]
            cells = tuple(_ranges(rows, *places_of(self.sheet, column)))
            yield CellGroup(self.sheet.shown_name, cells, len(rows), text, fate, why, folded)


def places_of(sheet: Sheet, column: int) -> tuple[str, str]:
    """What stands before and after the row's number in the addresses of a column: (B, ""), (R, C2)."""
    before, _, after = sheet.address(0, column).partition("1")
    return before, after


def _ranges(rows: Sequence[int], before: str, after: str) -> Iterator[str]:
    for first, last in _runs(rows):
        top = f"{before}{first + 1}{after}"
        yield top if first == last else f"{top}:{before}{last + 1}{after}"


def _fault_text(value: Value) -> str:
    return getattr(value, "text", "")


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows in order as (first, last) of those that follow each other."""
    first = last = rows[0]
    for row in rows[1:]:
        if row != last + 1:
            yield first, last
            first = row
        last = row
    yield first, last
