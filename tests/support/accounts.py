"""Whether the account of a reading adds up: held against the workbook's cells and what the report says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kyoten.problems.account import CellGroup, Fate
from kyoten.problems.problem import Severity
from kyoten.problems.report import Report
from kyoten.reader.cells import column_letters, column_number
from kyoten.reader.workbook import Sheet, Workbook
from kyoten.sheet.account.reading import UNEXPLAINED

Cell = tuple[int, int]


def faults_of(workbook: Workbook, report: Report) -> list[str]:
    """What does not add up, in words; [] where every filled cell is in one group and each group is true."""
    return [fault for sheet in workbook.sheets for fault in _of_sheet(sheet, report)]


def _of_sheet(sheet: Sheet, report: Report) -> Iterator[str]:
    groups = [each for each in report.account if each.sheet == sheet.shown_name]
    put = [(cell, each) for each in groups for cell in _cells(sheet, each)]
    written = {
        (row, column)
        for row, cells in enumerate(sheet.rows)
        for column, value in enumerate(cells)
        if value is not None and str(value).strip()
    }
    count = Counter(cell for cell, _ in put)
    yield from (f"{sheet.source(*cell)} in no group" for cell in sorted(written - count.keys()))
    yield from (f"{sheet.source(*cell)} in {number} groups" for cell, number in sorted(count.items()) if number > 1)
    yield from (f"{sheet.source(*cell)} is empty" for cell in sorted(count.keys() - written))
    counted = ((each, len(list(_cells(sheet, each)))) for each in groups)
    yield from (f"{each.place} counts {each.number}" for each, number in counted if each.number != number)
    yield from (f"{each.place} {each.why}" for each in groups if not each.why or each.why == UNEXPLAINED)
    rested_on = {place for entry in report.entries for _, place in entry.cells}
    for cell, each in put:
        place = sheet.source(*cell)
        if (place in rested_on) != (each.fate is Fate.TAKEN):
            yield f"{place} is {each.fate}, an entry rests on it: {place in rested_on}"
        if each.fate is Fate.TOLD and not _is_told(sheet, cell[0], report):
            yield f"{place} is told of, and nothing tells of it"


def _is_told(sheet: Sheet, row: int, report: Report) -> bool:
    """Whether a problem is at the row, or an error at the sheet or its header."""
    for each in report.of_each_cell:
        if each.sheet not in ("", sheet.name) and each.code != "no_quarter":
            continue
        rows = {at for at, _ in _range(sheet, each.cell)} if each.cell else set[int]()
        whole = each.severity is Severity.ERROR and (not rows or max(rows) < row)
        if whole or row in rows or (each.value and f"{row + 1}" in each.message):
            return True
    return False


def _cells(sheet: Sheet, group: CellGroup) -> Iterator[Cell]:
    for each in group.cells:
        yield from _range(sheet, each)


def _range(sheet: Sheet, address: str) -> Iterator[Cell]:
    first, _, last = address.partition(":")
    (top, left), (bottom, right) = _place(first), _place(last or first)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield row, column


def _place(address: str) -> Cell:
    if address.startswith("R") and "C" in address[1:]:
        row, _, column = address[1:].partition("C")
        if row.isdecimal() and column.isdecimal():
            return int(row) - 1, int(column) - 1
    letters = address.rstrip("0123456789")
    assert letters
    assert column_letters(column_number(letters)) == letters
    return int(address[len(letters) :]) - 1, column_number(letters)
