"""What a workbook says without words: hidden rows and columns, struck text; read apart, so over the wire as well."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from kyoten.reader.ooxml_looks import Looks, Run, looks_of, struck_cells
from kyoten.reader.workbook import Sheet, read_workbook

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _sheet(book: openpyxl.Workbook, *, isolated: bool) -> Sheet:
    out = io.BytesIO()
    book.save(out)
    return read_workbook(out.getvalue(), "見た目.xlsx", isolated=isolated).sheets[0]


@pytest.mark.parametrize("isolated", [False, True])
def test_hidden_rows_columns_and_struck_text_come_with_the_sheet(isolated):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["見える", "隠れる", "また隠れる", "見える"])
    sheet.append(["隠れる行"])
    sheet.append(["取り消し", "", "", "残る"])
    sheet["A3"].font = Font(strike=True)
    sheet["D3"] = CellRichText(TextBlock(InlineFont(strike=True), "消えた文。"), TextBlock(InlineFont(), "残る文。"))
    sheet["D1"].font = Font(strike=False)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["C"].hidden = True
    read = _sheet(book, isolated=isolated)
    assert (read.hidden_rows, read.hidden_columns) == ({1}, {1, 2})
    assert read.struck == {(2, 0): "", (2, 3): "残る文。"}
    assert read.cell(2, 3) == "消えた文。残る文。"


def test_a_workbook_without_such_things_says_none():
    book = openpyxl.Workbook()
    book.active.append(["hidden と strike という語のあるセル"])
    read = _sheet(book, isolated=False)
    assert (read.hidden_rows, read.hidden_columns, read.struck) == (frozenset(), frozenset(), {})


def test_a_run_without_a_font_of_its_own_looks_as_its_cell_and_readings_are_no_text():
    """As Excel writes it: the first run of a shared string has no rPr."""
    strings = (
        f'<sst xmlns="{NS}"><si><t>消えない</t></si><si><r><t>前</t></r>'
        "<r><rPr><strike/></rPr><t>消える</t></r><rPh><t>キエル</t></rPh></si></sst>"
    )
    looks = looks_of(None, strings.encode())
    assert looks == Looks(frozenset(), {"1": (Run("前", None), Run("消える", True))})
    cells = f'<worksheet xmlns="{NS}"><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>1</v></c></row>'
    xml = (cells + "</sheetData></worksheet>").encode()
    assert struck_cells(xml, looks) == {(0, 0): "前"}
