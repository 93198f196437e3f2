"""Control characters in cells: neither a page nor a database can hold them all, so they are dropped here, for every way
that a workbook goes, and their cells are named. The workbook's bytes are kept as they came.

Dropped are the ASCII control characters but tab and line ends, and halves of a character (surrogates) that stand alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import is_not

from kyoten.reader.cells import Sheet, Workbook
from kyoten.text import CONTROL, without_control

Place = tuple[int, int]


def cleaned(workbook: Workbook) -> Workbook:
    """The workbook without control characters; the same one where there are none."""
    sheets = tuple(_cleaned(_with_clean_notes(sheet)) for sheet in workbook.sheets)
    return replace(workbook, sheets=sheets) if any(map(is_not, sheets, workbook.sheets)) else workbook


def _with_clean_notes(sheet: Sheet) -> Sheet:
    if not any(map(CONTROL.search, sheet.notes.values())):
        return sheet
    return replace(sheet, notes={place: without_control(text) for place, text in sheet.notes.items()})


def _cleaned(sheet: Sheet) -> Sheet:
    # One look at all different texts: a long sheet has a million cells, and hardly any sheet has such a character.
    texts = (value for value in set().union(*sheet.rows) if isinstance(value, str))
    if not CONTROL.search("".join(texts)):
        return sheet
    found = {place: without_control(text) for place, text in _texts(sheet) if CONTROL.search(text)}
    rows = [list(row) for row in sheet.rows]
    for (row, col), text in found.items():
        rows[row][col] = text or None
    struck = {place: without_control(text) for place, text in sheet.struck.items()}
    return replace(sheet, rows=tuple(map(tuple, rows)), struck=struck, control_cells=tuple(found))


def _texts(sheet: Sheet) -> Iterator[tuple[Place, str]]:
    return (
        ((row, col), value)
        for row, values in enumerate(sheet.rows)
        for col, value in enumerate(values)
        if isinstance(value, str)
    )
