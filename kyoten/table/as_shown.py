"""A sheet as a person sees it: without what is struck out (docs/reading.md, "What a workbook says without words")."""

from __future__ import annotations

from dataclasses import replace

from kyoten.reader.workbook import Sheet


def as_shown(sheet: Sheet) -> Sheet:
    """The sheet with struck text gone from its cells; its hidden rows and columns are left to the reader of rows."""
    if not sheet.struck:
        return sheet
    rows = [list(row) for row in sheet.rows]
    for (row, column), remains in sheet.struck.items():
        rows[row][column] = remains.strip() or None
    return replace(sheet, rows=tuple(map(tuple, rows)))
