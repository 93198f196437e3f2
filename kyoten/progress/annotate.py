"""The sender's own workbook back, with the cells that have problems coloured and a note on each, and a list of them.

The layout stays as it was. Files other than xlsx and xlsm come back as a fresh workbook with the list alone.
Source: design/reading.md section 2, "Problems"; design/stack.md (openpyxl for the sender's own workbook).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kyoten.problems import Problem, Report, Severity, worst_first
from kyoten.progress.style import text_lines

LIST_NAME = "指摘一覧"
AUTHOR = "Kyoten 指摘"
"""Notes by this author are ours: those of an earlier round are taken off again."""
_FILLS = {Severity.ERROR: "FFF4B6A6", Severity.WARNING: "FFFFE08A"}
_WORDS = {Severity.ERROR: "誤り", Severity.WARNING: "注意"}
_HEADERS = (("区分", 8), ("シート", 16), ("セル", 8), ("値", 24), ("指摘", 56), ("直し方", 56))
_MOST_POINTS = 409
_A1 = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")


def annotate(data: bytes, report: Report) -> bytes:
    """`data`: the file as it was sent. Returns an xlsx (an xlsm with its macros where one was sent)."""
    book = _open(data)
    if book is None:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
    else:
        _take_off_old_marks(book)
        _mark(book, report.problems)
    _add_list(book, report)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def can_annotate(data: bytes) -> bool:
    """Whether the sender's own workbook can come back, and not only a list."""
    return _part_names(data) is not None


def _part_names(data: bytes) -> frozenset[str] | None:
    """The parts of an xlsx or xlsm package, None for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = frozenset(package.namelist())
    except zipfile.BadZipFile:
        return None
    return names if "xl/workbook.xml" in names else None


def _open(data: bytes) -> Book | None:
    names = _part_names(data)
    if names is None:
        return None
    try:
        return openpyxl.load_workbook(io.BytesIO(data), keep_vba="xl/vbaProject.bin" in names, rich_text=True)
    except Exception:  # openpyxl raises many types over parts that no reading needs; the list alone goes back then
        return None


def _mark(book: Book, problems: Iterable[Problem]) -> None:
    by_cell: dict[tuple[str, str], list[Problem]] = {}
    for each in worst_first(problems):
        if each.sheet in book.sheetnames and _A1.fullmatch(each.cell):
            by_cell.setdefault((each.sheet, each.cell), []).append(each)
    for (sheet, address), found in by_cell.items():
        cell = _writable(book[sheet], address)
        cell.fill = PatternFill("solid", fgColor=_FILLS[found[0].severity])
        cell.comment = _note(cell, found)


def _writable(sheet: Worksheet, address: str) -> Cell:
    """The cell, or the one that a merged area shows in its place."""
    cell = sheet[address]
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if address in area)
        return sheet.cell(area.min_row, area.min_col)
    return cell


def _note(cell: Cell, problems: list[Problem]) -> Comment:
    lines = [f"【{_WORDS[each.severity]}】{each.message}\n{each.remedy}" for each in problems]
    if cell.comment:  # the sender's own note stays, above ours
        lines.insert(0, cell.comment.text)
    text = "\n".join(lines)
    return Comment(_legal(text), AUTHOR, width=320, height=30 + 22 * (text.count("\n") + 1 + len(text) // 24))


def _take_off_old_marks(book: Book) -> None:
    if LIST_NAME in book.sheetnames and book[LIST_NAME]["A1"].value == _HEADERS[0][0]:
        del book[LIST_NAME]
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment and cell.comment.author == AUTHOR:
                    cell.comment = None
                    if cell.fill.fgColor.rgb in _FILLS.values():
                        cell.fill = PatternFill()


def _add_list(book: Book, report: Report) -> None:
    sheet = book.create_sheet(LIST_NAME)
    for column, (header, width) in enumerate(_HEADERS, start=1):
        cell = sheet.cell(1, column, header)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="FFE3E9EF")
        sheet.column_dimensions[cell.column_letter].width = width
    for row, each in enumerate(worst_first(report.problems), start=2):
        texts = (_WORDS[each.severity], each.sheet, each.cell, each.value, each.message, each.remedy)
        for column, text in enumerate(texts, start=1):
            _put_text(sheet.cell(row, column), text)
        _link(sheet.cell(row, 3), each, book)
        lines = max(text_lines(text, width) for text, (_, width) in zip(texts, _HEADERS, strict=True))
        sheet.row_dimensions[row].height = min(_MOST_POINTS, 16 * lines)
    if not report.problems:
        _put_text(sheet.cell(2, 1), "指摘はありません。")
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put_text(cell: Any, text: str) -> None:  # noqa: ANN401 - openpyxl's cell has no types
    """A text that no spreadsheet takes for a formula, whatever it begins with."""
    cell.value = _legal(text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _link(cell: Cell, found: Problem, book: Book) -> None:
    """The address leads to its cell."""
    if found.sheet in book.sheetnames and _A1.fullmatch(found.cell):
        quoted = found.sheet.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{found.cell}")
        cell.font = Font(underline="single", color="FF1F5F8B")


def _legal(text: str) -> str:
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))
