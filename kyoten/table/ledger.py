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


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rows in order as (first, last) of those that follow each other."""
    if rows[-1] - rows[0] == len(rows) - 1:
        return [(rows[0], rows[-1])]
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
