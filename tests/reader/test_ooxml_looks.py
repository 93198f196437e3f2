"""What a workbook says without words: hidden rows and columns, struck text; read apart, so over the wire as well."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from kyoten.reader.ooxml_looks import Looks, Run, hidden_columns, hidden_rows, looks_of, struck_cells
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


@pytest.mark.parametrize(
    ("xml", "rows"),
    [
        ('<row r="3" hidden="1"><c/></row>', {2}),
        ('<x:row hidden="true" spans="1:2" r="1048576"/>', {1_048_575}),
        ("<row r='7' hidden='1'/>", {6}),
        ('<row r="3" hidden="0"/><row r="4"/><row r="5" hidden="1"/>', {4}),
    ],
)
def test_hidden_rows_are_known_however_they_are_written(xml, rows):
    assert hidden_rows(xml.encode()) == rows


@pytest.mark.parametrize(
    ("xml", "columns"),
    [
        ('<col min="2" max="4" width="9" hidden="1"/>', {1, 2, 3}),
        ('<x:col hidden="true" max="1" min="1"/>', {0}),
        ('<col min="2" max="4"/><col min="6" max="6" hidden="1"/>', {5}),
        ('<col min="2" hidden="1"/>', set()),
        ('<col max="2" hidden="1"/>', set()),
        ('<col min="16384" max="99999" hidden="1"/>', {16_383}),
    ],
)
def test_hidden_columns_are_known_up_to_a_sheets_last(xml, columns):
    assert hidden_columns(xml.encode()) == columns


def _styles(fonts: str, *numbers: str) -> bytes:
    formats = "".join(f"<xf{f' fontId={chr(34)}{each}{chr(34)}' if each else ''}/>" for each in numbers)
    above = '<cellStyleXfs><xf fontId="1"/></cellStyleXfs>'
    return f"<styleSheet><fonts>{fonts}</fonts>{above}<cellXfs>{formats}</cellXfs></styleSheet>".encode()


def test_a_format_strikes_where_its_font_does():
    """Fonts 1 and 3 strike; formats of other lists and those of conditional formats (dxfs) count for none."""
    fonts = '<font/><font><strike/></font><font><strike val="0"/></font><font><strike val="true"/></font>'
    assert looks_of(_styles(fonts, "0", "1", "2", "3", "", "x"), None) == Looks(frozenset({"1", "3"}))
    assert looks_of(_styles('<font><strike val="false"/></font>', "0"), None) == Looks()
    other = "<styleSheet><dxfs><dxf><font><strike/></font></dxf></dxfs><cellXfs><xf/></cellXfs></styleSheet>"
    assert looks_of(other.encode(), None) == Looks()


def test_strings_are_looked_at_where_a_format_strikes_too():
    """A run that is kept from its cell's line has a font of its own; one without fonts needs no place."""
    strings = "<sst><si><r><rPr/><t>残る</t></r><r><t>消える</t></r></si><si><t>同じ</t></si></sst>".encode()
    styles = _styles("<font><strike/></font>", "0")
    assert looks_of(styles, strings).strings == {"0": (Run("残る", False), Run("消える", None))}
    assert looks_of(None, strings) == Looks()


STRUCK = Looks(frozenset({"1"}), {"5": (Run("前", None), Run("後", True)), "6": (Run("残", False), Run("消", None))})


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        ('<c r="B3" s="1"><v>12</v></c>', {(2, 1): ""}),
        ('<c r="B3" s="1"/>', {}),  # nothing stands there
        ('<c r="B3" s="2"><v>12</v></c>', {}),
        ('<c r="B3" t="s"><v>5</v></c>', {(2, 1): "前"}),
        ('<c r="B3" t="s" s="1"><v>5</v></c>', {(2, 1): ""}),
        ('<c r="B3" t="s" s="1"><v>6</v></c>', {(2, 1): "残"}),
        ('<c r="B3" t="s"><v>6</v></c>', {}),
        ('<c r="B3"><v>5</v></c>', {}),  # a number, not a text's
        ('<c r="B3" t="s" s="1"><v>7</v></c>', {(2, 1): ""}),  # a text without fonts of its own
        (
            '<c r="AA10" t="inlineStr"><is><r><t>前</t></r><r><rPr><strike/></rPr><t>後</t></r></is></c>',
            {(9, 26): "前"},
        ),
        ('<c r="B3" t="inlineStr" s="1"><is><t>前</t></is></c>', {(2, 1): ""}),
        ('<c t="s"><v>5</v></c>', {}),  # without an address
        ('<c r="B3" t="s"><f>A1</f><v>5</v></c>', {(2, 1): "前"}),
    ],
)
def test_what_remains_of_a_cell(cell, left):
    xml = f"<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>"
    assert struck_cells(xml.encode(), STRUCK) == left


def test_each_cell_is_judged_by_its_own_runs():
    cells = '<c r="A1" t="s"><v>5</v></c><c r="B1" t="s"><v>9</v></c><c r="C1" s="1"><v>1</v></c><c r="D1"><v>1</v></c>'
    assert struck_cells(f"<row>{cells}</row>".encode(), STRUCK) == {(0, 0): "前", (0, 2): ""}
