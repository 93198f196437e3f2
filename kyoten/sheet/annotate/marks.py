"""Colours and notes in the cells of the sender's workbook."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from kyoten.problems.problem import Problem, Severity, worst_first
from kyoten.sheet.annotate.problem_list import A1, HEADERS, LIST_NAME, WORDS, legal
from kyoten.sheet.annotate.wide_merges import Wide

AUTHOR = "Kyoten 指摘"
"""Notes by this author are ours: those of an earlier round are taken off again."""
_LETTERS = 24
"""Full-width letters in a line of a note, which is 320 pixels wide."""
_FILLS = {Severity.ERROR: "FFF4B6A6", Severity.WARNING: "FFFFE08A"}


def mark(book: Book, problems: Iterable[Problem], wide: Wide | None = None) -> None:
    """Colour each cell that has problems by its worst, and note them all there. `wide`: areas that have no cells."""
    by_cell: dict[tuple[str, str], list[Problem]] = {}
    for each in worst_first(problems):
        if each.sheet in book.sheetnames and A1.fullmatch(each.cell):
            by_cell.setdefault((each.sheet, each.cell), []).append(each)
    for (sheet, address), found in by_cell.items():
        cell = _writable(book[sheet], address, (wide or {}).get(sheet, ()))
        cell.fill = PatternFill("solid", fgColor=_FILLS[found[0].severity])
        cell.comment = _note(cell, found)


def take_off_old_marks(book: Book) -> None:
    """Remove what an earlier round put in: the list, the notes and their colours."""
    if LIST_NAME in book.sheetnames and book[LIST_NAME]["A1"].value == HEADERS[0][0]:
        del book[LIST_NAME]
    for sheet in book.worksheets:
        # Only the cells that are there: going over rows and columns would make one for each place of the extent.
        for cell in sheet._cells.values():
            if cell.comment and cell.comment.author == AUTHOR:
                cell.comment = None
                if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in _FILLS.values():
                    cell.fill = PatternFill()


def _writable(sheet: Worksheet, address: str, wide: Iterable[CellRange]) -> Cell:
    """The cell, or the one that a merged area shows in its place."""
    cell = sheet[address]
    areas = sheet.merged_cells.ranges if isinstance(cell, MergedCell) else wide
    area = next((area for area in areas if address in area), None)
    return sheet.cell(area.min_row, area.min_col) if area else cell


def _note(cell: Cell, problems: list[Problem]) -> Comment:
    lines = [f"【{WORDS[each.severity]}】{each.message}\n{each.remedy}" for each in problems]
    if cell.comment:  # the sender's own note stays, above ours
        lines.insert(0, cell.comment.text)
    text = legal("\n".join(lines))
    shown = sum(1 + len(line) // _LETTERS for line in text.split("\n"))
    return Comment(text, AUTHOR, width=320, height=30 + 22 * shown)
