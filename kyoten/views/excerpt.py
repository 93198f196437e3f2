"""The excerpt of an original round one cell: the rows above and below it, its filled columns, and the sheet's head.

`place_words` names a place to a person: a text file's R39C5 is found in Excel at E39.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kyoten.reader.cells import column_letters, column_number
from kyoten.reader.workbook import Sheet, Workbook
from kyoten.sheet.own.machine_row import find_marker
from kyoten.sheet.values.display import shortened
from kyoten.table.cell_text import plain, text_of

AROUND = 3
"""Rows shown above the cell, and below it."""
_COLUMNS, _NAMING, _LONGEST = 9, 3, 80
"""Columns at most, how many of them the sheet's first; letters of a cell that is not the marked one."""
_LETTERED = re.compile(r"(?P<letters>[A-Z]{1,3})(?P<row>\d+)")
_NUMBERED = re.compile(r"R(?P<row>\d+)C(?P<column>\d+)")
_HEAD_SHARE = 0.6


@dataclass(frozen=True)
class Excerpt:
    """`columns`: their letters, `names`: what the sheet's head calls them ("" for none); `rows`: (the row's number or
    name, its cells' texts); `row` and `column`: where among them the marked cell is. `head`: whether the first row is
    the sheet's head, which stands further above."""

    sheet: str
    columns: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    row: int
    column: int
    head: bool = False

    @property
    def text(self) -> str:
        """What stands in the marked cell, whole."""
        return self.rows[self.row][1][self.column]


def place_words(source: str) -> str:
    """報告!L5 → シート「報告」の L5; R39C5 → 39行目・5列目(Excelでは E39); else as it is: 表2 行5 列3."""
    sheet, _, cell = source.rpartition("!")
    if found := _NUMBERED.fullmatch(cell):
        row, column = int(found["row"]), int(found["column"])
        return f"{row}行目・{column}列目(Excelでは {column_letters(column - 1)}{row})"
    return f"シート「{sheet}」の {cell}" if sheet else source


def excerpt(workbook: Workbook, source: str, around: int = AROUND) -> Excerpt | None:
    """`source`: a cell as Sheet.source names it. None where the workbook has no such cell."""
    for sheet in workbook.sheets:
        if place := _place(sheet, source):
            return _excerpt(sheet, *place, around)
    return None


def _place(sheet: Sheet, source: str) -> tuple[int, int] | None:
    name, _, cell = source.rpartition("!")
    if sheet.row_names:
        width = len(sheet.rows[0]) if sheet.rows else 0
        places = ((row, column) for row in range(len(sheet.rows)) for column in range(width))
        return next((place for place in places if sheet.source(*place) == source), None)
    found = (_NUMBERED if sheet.textual else _LETTERED).fullmatch(cell)
    if found is None or (not sheet.textual and sheet.name != name):
        return None
    row = int(found["row"]) - 1
    column = int(found["column"]) - 1 if sheet.textual else column_number(found["letters"])
    inside = 0 <= row < len(sheet.rows) and 0 <= column < len(sheet.rows[row])
    return (row, column) if inside else None


def _excerpt(sheet: Sheet, row: int, column: int, around: int) -> Excerpt:
    first, marker = max(0, row - around), find_marker(sheet)
    # Kyoten's own row of codes is for Kyoten: in the workbook it is too small to be read.
    unseen = sheet.hidden_rows | ({marker.row} if marker else set())
    kept = [
        at
        for at in range(first, min(len(sheet.rows), row + around + 1))
        if at == row or (at not in unseen and any(value is not None for value in sheet.rows[at]))
    ]
    columns = _columns(sheet, kept, column)
    head = _head(sheet, columns, [at for at in range(row) if at not in unseen])
    above = head is not None and head < first
    shown = [head, *kept] if head is not None and above else kept
    rows = tuple(
        (_row_name(sheet, at), tuple(_text(sheet, at, each, whole=(at, each) == (row, column)) for each in columns))
        for at in shown
    )
    letters = tuple(column_letters(each) for each in columns)
    names = tuple("" if head is None else _text(sheet, head, each, whole=False) for each in columns)
    return Excerpt(sheet.shown_name, letters, names, rows, shown.index(row), columns.index(column), above)


def _row_name(sheet: Sheet, row: int) -> str:
    return sheet.row_names[row] if row < len(sheet.row_names) else str(row + 1)


def _columns(sheet: Sheet, rows: Sequence[int], column: int) -> list[int]:
    """Those that hold something in the rows; where there are too many the first ones, which name the row, and those
    nearest to the cell."""
    width = max((len(sheet.rows[at]) for at in rows), default=0)
    filled = [
        each
        for each in range(width)
        if each == column or (each not in sheet.hidden_columns and any(sheet.cell(at, each) is not None for at in rows))
    ]
    if len(filled) <= _COLUMNS:
        return filled
    near = _COLUMNS - _NAMING
    start = max(_NAMING, min(filled.index(column) - near // 2, len(filled) - near))
    return [*filled[:_NAMING], *filled[start : start + near]]


def _head(sheet: Sheet, columns: Sequence[int], above: Sequence[int]) -> int | None:
    """The first of the rows above the cell in which most of its columns are named; None where none is."""
    for row in above:
        named = sum(isinstance(sheet.cell(row, column), str) for column in columns)
        if named > 1 and named >= _HEAD_SHARE * len(columns):
            return row
    return None


def _text(sheet: Sheet, row: int, column: int, *, whole: bool) -> str:
    value = sheet.cell(row, column)
    if (row, column) in sheet.percent_cells and isinstance(value, (int, float)):
        return f"{value * 100:g}%"
    text = plain(text_of(value))
    return text if whole else shortened(text, _LONGEST)
