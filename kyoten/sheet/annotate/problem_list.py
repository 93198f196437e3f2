"""The sheet 指摘一覧: every problem of a report, worst first, in the sender's workbook or in one of its own."""

from __future__ import annotations

import re
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from kyoten.problems.problem import Problem, Severity, worst_first
from kyoten.problems.report import Report
from kyoten.sheet.template.style import text_lines
from kyoten.text import runs_in_spreadsheet

LIST_NAME = "指摘一覧"
WORDS = {Severity.ERROR: "誤り", Severity.WARNING: "注意"}
HEADERS = (("区分", 8), ("シート", 16), ("セル", 8), ("値", 24), ("指摘", 56), ("直し方", 56))
A1 = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_MOST_POINTS = 409
_MOST_CHARACTERS = 32_767
"""Of a cell, by Excel's own limits."""


def add_list(book: Book, report: Report) -> None:
    """Add the sheet; the address of each problem leads to its cell."""
    sheet = book.create_sheet(LIST_NAME)
    for column, (header, width) in enumerate(HEADERS, start=1):
        cell = sheet.cell(1, column, header)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="FFE3E9EF")
        sheet.column_dimensions[cell.column_letter].width = width
    for row, each in enumerate(worst_first(report.problems), start=2):
        texts = (WORDS[each.severity], each.sheet, each.cell, each.value, each.message, each.remedy)
        for column, text in enumerate(texts, start=1):
            put_text(sheet.cell(row, column), text)
        _link(sheet.cell(row, 3), each, book)
        lines = max(text_lines(text, width) for text, (_, width) in zip(texts, HEADERS, strict=True))
        sheet.row_dimensions[row].height = min(_MOST_POINTS, 16 * lines)
    if not report.problems:
        put_text(sheet.cell(2, 1), "指摘はありません。")
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def put_text(cell: Any, text: str) -> None:  # noqa: ANN401 - openpyxl's cell has no types
    """A text that no spreadsheet takes for a formula, whatever it begins with."""
    cell.value = legal(text)
    cell.data_type = "s"
    cell.quotePrefix = runs_in_spreadsheet(text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def legal(text: str) -> str:
    """What may stand in a cell: no control characters, no halves of a character, no more than a cell holds."""
    whole: str = ILLEGAL_CHARACTERS_RE.sub("", text).encode("utf-8", "ignore").decode()
    return whole.replace("\ufffe", "").replace("\uffff", "")[:_MOST_CHARACTERS]


def _link(cell: Cell, found: Problem, book: Book) -> None:
    if found.sheet in book.sheetnames and A1.fullmatch(found.cell):
        quoted = found.sheet.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{found.cell}")
        cell.font = Font(underline="single", color="FF1F5F8B")
