"""Hidden rows and columns and struck text in every format that says them: the workbook of test_ooxml_looks, as
LibreOffice saves it, is read alike; and what LibreOffice does not write."""

from __future__ import annotations

import io
import struct

import openpyxl
import pytest
from made_workbooks import ods, read
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from quarter_sheets import through_libreoffice
from strange_workbooks import xlsb

from kyoten.plan.understand import understand
from kyoten.reader.biff_looks import BiffLooks, Pieces, looks_of
from kyoten.reader.workbook import Sheet, Workbook

GONE, KEPT = InlineFont(strike=True), InlineFont()


def made() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["見える", "隠れる", "また隠れる", "見える"])
    sheet.append(["隠れる行"])
    sheet.append(["取り消し", 5, "", "残る"])
    sheet["A3"].font = sheet["B3"].font = Font(strike=True)
    sheet["D3"] = CellRichText(TextBlock(GONE, "消えた文。"), TextBlock(KEPT, "残る文。"))
    sheet["D4"] = CellRichText(TextBlock(KEPT, "前の文。"), TextBlock(GONE, "消えた文。"), TextBlock(KEPT, "後の文。"))
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = sheet.column_dimensions["C"].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["ods", "xls", "xlsx"])
def test_every_format_says_what_is_hidden_and_struck(form, tmp_path):
    book = read(through_libreoffice(made(), tmp_path, form), f"見た目.{form}")
    (sheet,) = book.sheets
    assert book.format == form
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1}, {1, 2})
    assert sheet.struck == {(2, 0): "", (2, 1): "", (2, 3): "残る文。", (3, 3): "前の文。後の文。"}


STYLES = (
    '<office:automatic-styles xmlns:style="s"><style:style style:name="gone" style:family="table-cell">'
    '<style:text-properties style:text-line-through-type="single"/></style:style>'
    '<style:style style:name="child" style:family="table-cell" style:parent-style-name="gone"/>'
    '<style:style style:name="back" style:family="text"><style:text-properties style:text-line-through-type="none"/>'
    "</style:style></office:automatic-styles>"
)


def ods_sheet(rows: str) -> Sheet:
    return read(ods(f'{STYLES}<table:table table:name="計画">{rows}</table:table>'), "計画.ods").sheets[0]


def test_an_ods_says_it_of_repeated_rows_and_columns_by_the_style_of_a_row_or_column_too():
    text = '<table:table-cell office:value-type="string"{0}><text:p>{1}</text:p></table:table-cell>'
    sheet = ods_sheet(
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="child" table:visibility="collapse"/>'
        f"<table:table-row>{text.format('', 'a')}{text.format('', 'b')}{text.format('', '列の書式')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="2" table:visibility="filter">'
        f"{text.format('', 'c')}</table:table-row>"
        f'<table:table-row table:default-cell-style-name="gone">{text.format("", "行の書式")}</table:table-row>'
    )
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({1, 2}, {2})
    assert sheet.struck == {(0, 2): "", (3, 0): ""}


def test_a_piece_that_is_not_struck_in_a_struck_cell_of_an_ods_and_a_note_there_remain_what_they_are():
    sheet = ods_sheet(
        '<table:table-row><table:table-cell office:value-type="string" table:style-name="gone">'
        "<office:annotation><text:p>注記</text:p></office:annotation>"
        '<text:p>消える<text:span text:style-name="back">残る<text:s text:c="2"/>文</text:span></text:p>'
        "<text:p>消える行</text:p></table:table-cell></table:table-row>"
    )
    assert sheet.struck == {(0, 0): "残る  文"}


def _font(*, struck: bool) -> tuple[int, bytes]:
    return 0x31, struct.pack("<HH", 200, 8 if struck else 0) + bytes(12)


def test_the_fifth_font_of_an_xls_has_the_number_five_and_texts_go_on_in_the_next_record():
    fonts = [_font(struck=False)] * 4 + [_font(struck=True)]
    wide, runs = "取り消す文", struct.pack("<HHHH", 2, 5, 4, 0)
    head = struct.pack("<II", 2, 2) + struct.pack("<HBH", 5, 0x09, 2)
    # The text is parted after its third letter; the rest stands in narrow letters, as the new record says.
    first = head + wide[:3].encode("utf-16-le")
    second = b"\1" + wide[3:].encode("utf-16-le") + runs + struct.pack("<HB", 3, 0) + b"abc"
    formats = [(0xE0, struct.pack("<H", 0)), (0xE0, struct.pack("<H", 5))]
    looks = looks_of([*fonts, *formats, (0xFC, first), (0x3C, second)])
    assert looks == BiffLooks(frozenset({1}), {0: Pieces(wide, ((2, True), (4, False)))})
    assert (looks.strings[0].remains(struck=False), looks.strings[0].remains(struck=True)) == ("取り文", "文")


def test_a_format_that_nobody_can_ask_is_said_to_be_one():
    book = next(read(each.data, each.name) for each in xlsb.files if not each.code)
    assert {sheet.looks_known for sheet in book.sheets} == {False}
    rows = (("機能", "振り返りの視点", "令和7年度行動計画(法人の役割)"), ("居場所", "入りやすいか。", "声をかける。"))
    for known, said in ((False, ["looks_unknown"]), (True, [])):
        plan = understand(Workbook("計画.xlsb", "xlsb", (Sheet("計画", rows, looks_known=known),))).plan
        assert [each.code for each in plan.problems if each.code == "looks_unknown"] == said
