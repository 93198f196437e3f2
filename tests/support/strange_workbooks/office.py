"""Workbooks as Japanese offices make them: squared paper, headers over several rows, stamps, notes, hidden columns.

Nothing is wrong with them. They are read in full, and are what broken workbooks are made from.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

import openpyxl
from made_workbooks import saved, zipped
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kyoten.reader.workbook import CellFault, Sheet, Value
from strange_workbooks.family import Family

files = Family("xlsx")

Row = tuple[Value, ...]
LINES = Border(*[Side("thin")] * 4)
GREY = PatternFill("solid", fgColor="DDDDDD")


def undated(book: openpyxl.Workbook) -> bytes:
    """Without the properties that say when it was saved: the same bytes each time."""
    with zipfile.ZipFile(io.BytesIO(saved(book))) as package:
        kept = [name for name in package.namelist() if not name.startswith("docProps/")]
        return zipped({name: package.read(name) for name in kept})


def blank(rows: int, columns: int) -> list[list[Value]]:
    return [[None] * columns for _ in range(rows)]


def frozen(rows: Sequence[Sequence[Value]]) -> tuple[Row, ...]:
    return tuple(tuple(row) for row in rows)


# Squared paper (方眼紙): 24 narrow columns, each answer merged over several of them

QUESTIONS = ("講座の名称", "開催日", "会場", "参加者数", "担当")
ANSWERS = ("春の親子教室", dt.date(2011, 5, 14), "北集会所", 18, "普及係")
WIDTH = 24


def squared_paper() -> bytes:
    book = openpyxl.Workbook()
    sheet: Worksheet = book.active
    sheet.title = "様式第3号"
    for column in range(1, WIDTH + 1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = 2.6
    _merged(sheet, "A1:X1", "講座実施記録").font = Font(size=14, bold=True)
    for row, (question, answer) in enumerate(zip(QUESTIONS, ANSWERS, strict=True), 3):
        _merged(sheet, f"A{row}:F{row}", question).fill = GREY
        _merged(sheet, f"G{row}:X{row}", answer)
    sheet["G4"].number_format = '[$-411]ggge"年"m"月"d"日"'
    _merged(sheet, "A9:F12", "記録")
    _merged(sheet, "G9:X12", "雨のため\n屋内で行った。")
    for left, right, who in (("P", "R", "課長"), ("S", "U", "係長"), ("V", "X", "係")):
        _merged(sheet, f"{left}14:{right}14", who)
        _merged(sheet, f"{left}15:{right}17", None)
    return undated(book)


def _merged(sheet: Worksheet, area: str, value: Value) -> openpyxl.cell.Cell:
    """A merged area with a border; its first cell."""
    sheet.merge_cells(area)
    cell = sheet[area.partition(":")[0]]
    cell.value, cell.border = value, LINES
    return cell


def _squared_sheet() -> Sheet:
    rows = blank(14, WIDTH)
    rows[0][0] = "講座実施記録"
    areas = [(0, 0, 0, 23)]
    for number, (question, answer) in enumerate(zip(QUESTIONS, ANSWERS, strict=True), 2):
        rows[number][0], rows[number][6] = question, answer
        areas += [(number, 0, number, 5), (number, 6, number, 23)]
    rows[8][0], rows[8][6] = "記録", "雨のため\n屋内で行った。"
    areas += [(8, 0, 11, 5), (8, 6, 11, 23)]
    for left, who in ((15, "課長"), (18, "係長"), (21, "係")):
        rows[13][left] = who
        areas += [(13, left, 13, left + 2), (14, left, 16, left + 2)]
    # The columns end with the last one that holds a value: V, of 係.
    return Sheet("様式第3号", frozen(row[:22] for row in rows), merged=tuple(areas))


files.add("方眼紙.xlsx", squared_paper, (_squared_sheet(),))

# A table of work with a header over two rows, sums without values, hidden rows and columns, and a sheet of notes

MONTHS = ("4月", "5月", "6月")
WORK = (
    ("広報", "たより発行", (1, 1, 1), 1.0, "済"),
    (None, "掲示板の更新", (2, 0, None), 0.5, "△"),
    ("施設", "遊具の点検", (1, None, None), 0.25, "―"),
    ("※ 斜線は対象外", None, (None, None, None), None, None),
)


def work_table() -> bytes:
    book = openpyxl.Workbook()
    sheet: Worksheet = book.active
    sheet.title = "業務一覧"
    sheet["A1"] = "平成23年度　業務の進み具合(6月末現在)"
    for address, text in {"A3": "区分", "B3": "業務", "C3": "実施回数", "F3": "割合", "G3": "評価"}.items():
        sheet[address] = text
        sheet[address].fill = GREY
    for column, month in zip("CDE", MONTHS, strict=True):
        sheet[f"{column}4"] = month
    for area in ("A1:G1", "A3:A4", "B3:B4", "C3:E3", "F3:F4", "G3:G4", "A5:A6"):
        sheet.merge_cells(area)
    for number, (section, work, counts, share, rating) in enumerate(WORK, 5):
        for column, value in zip("ABCDEFG", (section, work, *counts, share, rating), strict=True):
            if value is not None:
                sheet[f"{column}{number}"] = value
        sheet[f"F{number}"].number_format = "0%"
    sheet["C9"] = "=SUM(C5:C8)"
    sheet["B5"].comment = Comment("印刷は外注", "係")
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["E"].hidden = True
    rule = DataValidation(type="list", formula1='"済,△,―"')
    rule.add("G5:G8")
    sheet.add_data_validation(rule)
    sheet.conditional_formatting.add("F5:F8", CellIsRule("lessThan", ["0.5"], fill=GREY))
    sheet.freeze_panes, sheet.print_title_rows = "C5", "3:4"
    sheet.auto_filter.ref = "A4:G8"
    book.create_sheet("記入例").append(["区分", "例"])
    book["記入例"].sheet_state = "hidden"
    return undated(book)


def _work_sheets() -> tuple[Sheet, ...]:
    rows = blank(9, 7)
    rows[0][0] = "平成23年度　業務の進み具合(6月末現在)"
    rows[2] = ["区分", "業務", "実施回数", None, None, "割合", "評価"]
    rows[3][2:5] = MONTHS
    for number, (section, work, counts, share, rating) in enumerate(WORK, 4):
        rows[number] = [section, work, *counts, share, rating]
    rows[8][2] = CellFault("no_value", "=SUM(C5:C8)")
    areas = (
        (0, 0, 0, 6), (2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 2, 4), (2, 5, 3, 5), (2, 6, 3, 6), (4, 0, 5, 0),
    )  # fmt: skip
    percents = frozenset((row, 5) for row in (4, 5, 6))
    return (
        Sheet(
            "業務一覧",
            frozen(rows),
            merged=areas,
            percent_cells=percents,
            hidden_rows=frozenset({6}),
            hidden_columns=frozenset({4}),
            notes={(4, 1): "印刷は外注"},
        ),
        Sheet("記入例", (("区分", "例"),), hidden=True),
    )


files.add("業務一覧.xlsx", work_table, _work_sheets())


# A list that a system puts out: CP932, 400 rows

LIST = (
    ("日付", "来館者数", "うち初回"),
    *((f"2011/{1 + at // 31}/{1 + at % 31}", str(at), str(at % 7)) for at in range(372)),
)


@files.file("来館者数.csv", (Sheet("来館者数", LIST, textual=True),), "csv")
def visitors() -> bytes:
    return "".join(",".join(row) + "\r\n" for row in LIST).encode("cp932")
