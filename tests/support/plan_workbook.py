"""The plan's matrix as a person would lay it out in Excel, written from the hand-worked tables (plan_expected).

Function, target state and viewpoint cells are merged downwards over their rows, several bullets of a cell stand on
lines of their own, and nothing is shifted: the extraction's slips are those of the text file alone.
"""

from __future__ import annotations

import io
from collections import defaultdict

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from plan_tables import FUNCTIONS, STATES, VIEWPOINTS, table

Cells = dict[tuple[int, str], list[str]]
"""(row of the text file, column) → the texts of that cell, one a line."""
Sources = dict[str, str]
"""Item id → the cell where it was written, as Kyoten names cells: 親子の居場所!E4."""

TITLE = "地域子育て支援拠点 平成23年度 行動計画・達成目標"
ONE_SHEET = "行動計画"
LAST_FUNCTION = "子育てサポートシステム"
COLUMNS = ("function", "state", "viewpoint", "five_year", "法人", "行政")
LAST_COLUMNS = ("function", "state", "viewpoint", "法人", "行政", "市社協")


def sheet_per_function() -> tuple[bytes, Sources]:
    """One sheet a function, each with its own header as it stands in the plan."""
    book = _book()
    sources: Sources = {}
    for function in FUNCTIONS:
        sheet = _titled(book, function)
        sources |= _block(sheet, 3, function, [function])
    return _bytes(book), sources


def all_on_one_sheet() -> tuple[bytes, Sources]:
    """One sheet: five functions under one header, a blank row, then 子育てサポートシステム under its own."""
    book = _book()
    sheet = _titled(book, ONE_SHEET)
    first = list(FUNCTIONS[:-1])
    sources = _block(sheet, 3, first[0], first)
    sources |= _block(sheet, sheet.max_row + 2, LAST_FUNCTION, [LAST_FUNCTION])
    return _bytes(book), sources


def _block(sheet: Worksheet, top: int, header_of: str, functions: list[str]) -> Sources:
    """A header in row `top` and the rows of the functions below it."""
    header = next(line for line in table("headers") if line["block"] == header_of)
    for column in range(1, 7):
        sheet.cell(top, column, header[str(column)]).font = Font(bold=True)
    sources: Sources = {}
    next_row = top + 1
    for function in functions:
        sources |= _rows(sheet, next_row, function)
        next_row = sheet.max_row + 1
    return sources


def _rows(sheet: Worksheet, top: int, function: str) -> Sources:
    """The rows of one function from row `top`, its first three columns merged downwards."""
    columns = LAST_COLUMNS if function == LAST_FUNCTION else COLUMNS
    cells, at = _cells(function)
    lines = sorted({row for row, _ in cells})
    places = {row: top + number for number, row in enumerate(lines)}
    cells[lines[0], "function"] = [function]
    for (row, column), texts in cells.items():
        cell = sheet.cell(places[row], columns.index(column) + 1, "\n".join(texts))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for depth in (1, 2, 3):
        _merge(sheet, top, places[lines[-1]], depth)
    return {
        item: f"{sheet.title}!{get_column_letter(columns.index(column) + 1)}{places[row]}"
        for item, (row, column) in at.items()
    }


def _merge(sheet: Worksheet, top: int, bottom: int, column: int) -> None:
    """Merge each text of the column down to the next one, or to where a cell further left begins.

    A cell with no text is left alone: a row under no viewpoint (the first of a new target state) stays so.
    """
    begins = [
        row
        for row in range(top, bottom + 1)
        if any(sheet.cell(row, left).value is not None for left in range(1, column + 1))
    ]
    for row, after in zip(begins, [*begins[1:], bottom + 1], strict=True):
        if after - row > 1 and sheet.cell(row, column).value is not None:
            sheet.merge_cells(start_row=row, start_column=column, end_row=after - 1, end_column=column)


def _cells(function: str) -> tuple[Cells, dict[str, tuple[int, str]]]:
    """The function's cells, and for each item the cell it is in."""
    cells: Cells = defaultdict(list)
    at: dict[str, tuple[int, str]] = {}
    for state in _of(function, list(STATES.values())):
        cells[_row(state), "state"].append(f"{state['label']} {_star(state)}{state['text']}".strip())
    for viewpoint in _of(function, list(VIEWPOINTS.values())):
        cells[_row(viewpoint), "viewpoint"].append(f"○{_star(viewpoint)}{viewpoint['text']}")
    for item in _of(function, table("items")):
        at[item["id"]] = (_row(item), item["role"])
        cells[at[item["id"]]].append(_bullet(item) + item["text"])
    for row, texts in _five_year(function).items():
        cells[row, "five_year"] = texts
    return cells, at


def _five_year(function: str) -> dict[int, list[str]]:
    """Row → its tasks, each role's under its tag; every cell opens with a tag."""
    cells: dict[int, list[str]] = defaultdict(list)
    role_of: dict[int, str] = {}
    for task in _of(function, table("five_year_tasks")):
        row = _row(task)
        if role_of.get(row) != task["role"]:
            role_of[row] = task["role"]
            cells[row].append(f"【{task['role']}】")
        cells[row].append(f"●{task['text']}")
    return cells


def _bullet(item: dict[str, str]) -> str:
    if item["function"] == LAST_FUNCTION:
        return ""  # its cells use no ●: each is one item
    return "【継続】●" if item["continued"] == "yes" else "●"


def _star(row: dict[str, str]) -> str:
    return "☆" if row["starred"] == "yes" else ""


def _of(function: str, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if row["function"] == function]


def _row(row: dict[str, str]) -> int:
    return int(row["source"].removeprefix("R").partition("C")[0])


def _book() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _titled(book: Workbook, name: str) -> Worksheet:
    """A sheet with the title across its first row, wide columns and a row left blank above the header."""
    sheet: Worksheet = book.create_sheet(name)
    sheet.cell(1, 1, TITLE).font = Font(bold=True, size=14)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=6)
    for column, width in enumerate((12, 28, 32, 40, 48, 40), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    return sheet


def _bytes(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
