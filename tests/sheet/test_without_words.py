"""What a report says without words: struck text, notes, boxes, hidden rows and columns (docs/reading.md)."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from foreign_books import CHECK, COURSE, GUIDE, converted, found, read, said
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from quarter_sheets import Filled

ROWS = [
    ["第2四半期"],
    ["項目", "進捗率", "状況", "取組実績"],
    [GUIDE, 30, "着手", "刷った。"],
    [COURSE, 60, "実施中", "開いた。"],
    [CHECK, 10, "着手", "見た。"],
]


def made(change: Callable[[Worksheet], object]) -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    change(book.active)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def strike(*addresses: str) -> Callable[[Worksheet], object]:
    def change(sheet: Worksheet) -> None:
        for each in addresses:
            sheet[each].font = Font(strike=True)

    return change


def test_a_struck_value_is_not_taken_and_named():
    report = read(made(strike("B4")))
    assert said(report)[1] == (2, "1-1-H02", "実施中", None, None, "開いた。")
    assert found(report) == [("B4", "struck_cell")]
    assert [(each.cells, each.why) for each in report.left_out if not each.folded] == [
        (("B4",), "取り消し線の引かれたセル")
    ]


def test_a_struck_row_is_no_report():
    report = read(made(strike("A4", "B4", "C4", "D4")))
    assert [entry.item for entry in report.entries] == ["1-1-H01", "1-2-H03"]
    assert found(report) == [(f"{column}4", "struck_cell") for column in "ABCD"]


def test_what_remains_of_a_text_is_taken():
    def change(sheet: Worksheet) -> None:
        sheet["D3"] = CellRichText("刷った。", TextBlock(InlineFont(strike=True), "300部配った。"))

    report = read(made(change))
    assert report.entries[0].result == "刷った。"
    assert [(each.cell, each.code, each.value) for each in report.problems] == [("D3", "struck_cell", "…300部配った。")]


def test_a_note_beside_values_is_named_and_one_over_the_header_explains():
    def change(sheet: Worksheet) -> None:
        sheet["B3"].comment = Comment("→40%に訂正します", "館長")
        sheet["B2"].comment = Comment("数字だけを書く", "区")

    report = read(made(change))
    assert [(each.cell, each.code) for each in report.problems] == [("B3", "cell_note")]
    assert "→40%に訂正します" in report.problems[0].message
    assert len(report.entries) == 3


def test_our_own_marks_of_an_earlier_round_are_no_notes():
    def change(sheet: Worksheet) -> None:
        sheet["B3"].comment = Comment("【誤り】進捗率を確かめてください。", "Kyoten 指摘")

    assert found(read(made(change))) == []


def test_the_text_of_a_box_over_the_table():
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet("表")
    for number, row in enumerate(ROWS):
        page.write_row(number, 0, row)
    page.insert_textbox(3, 1, "講座は中止になりました")
    book.close()
    report = read(target.getvalue())
    assert [(each.cell, each.code, each.value) for each in report.problems] == [
        ("B4", "cell_note", "講座は中止になりました")
    ]


@pytest.mark.parametrize("extension", ["ods", "xls"])
def test_notes_and_boxes_of_other_formats_are_named_and_are_no_text_of_their_cell(extension, tmp_path):
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet("表")
    for number, row in enumerate(ROWS):
        page.write_row(number, 0, row)
    page.write_comment("B3", "→40%に訂正します")
    page.insert_textbox(3, 3, "講座は中止に\nなりました")
    book.close()
    report = read(converted(target.getvalue(), tmp_path, extension), f"報告.{extension}")
    assert [(each.cell, each.code, each.value) for each in report.problems] == [
        ("B3", "cell_note", "→40%に訂正します"),
        ("D4", "cell_note", "講座は中止に なりました"),
    ]
    assert [(entry.percent, entry.result) for entry in report.entries] == [
        (30, "刷った。"),
        (60, "開いた。"),
        (10, "見た。"),
    ]


def test_values_of_hidden_columns_and_rows_are_taken_and_said():
    def change(sheet: Worksheet) -> None:
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[5].hidden = True

    report = read(made(change))
    assert [entry.percent for entry in report.entries] == [30, 60, 10]
    assert [(each.code, each.value) for each in report.problems] == [
        ("hidden_columns_read", "B"),
        ("hidden_rows_read", "5"),
    ]


def test_a_hidden_column_without_values_is_nothing_to_say():
    def change(sheet: Worksheet) -> None:
        sheet.column_dimensions["F"].hidden = True

    assert found(read(made(change))) == []


def test_our_sheet_may_be_filtered_and_its_struck_cells_are_no_report():
    sheet = Filled().type("1-1-H01", 状況="実施中", 進捗率=60)
    sheet.sheet[sheet.address("1-1-H01", "進捗率(%)")].font = Font(strike=True)
    sheet.sheet.row_dimensions[5].hidden = True
    report = sheet.read()
    assert [(entry.status, entry.percent) for entry in report.entries] == [("実施中", None)]
    assert [each.code for each in report.problems] == ["struck_cell"]
