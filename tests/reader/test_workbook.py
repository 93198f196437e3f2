"""Spreadsheets → cells: true addresses, types, faults, percentages, merged ranges, hidden sheets."""

import datetime as dt

import openpyxl
import pytest
from made_workbooks import MORNING, ods, read, saved, with_sheet_xml, xlsx
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kyoten.reader.workbook import CellFault, Sheet


@pytest.mark.parametrize(
    ("row", "col", "address", "textual"),
    [
        (0, 0, "A1", "R1C1"),
        (11, 5, "F12", "R12C6"),
        (0, 25, "Z1", "R1C26"),
        (0, 26, "AA1", "R1C27"),
        (1, 701, "ZZ2", "R2C702"),
        (0, 702, "AAA1", "R1C703"),
        (0, 16383, "XFD1", "R1C16384"),
    ],
)
def test_a_cell_is_named_as_in_a_spreadsheet_and_by_line_and_field_in_a_text_file(row, col, address, textual):
    assert Sheet("報告", ()).address(row, col) == address
    assert Sheet("報告", ()).source(row, col) == f"報告!{address}"
    assert Sheet("報告", (), textual=True).source(row, col) == textual


def test_a_cell_outside_the_grid_is_empty():
    sheet = Sheet("報告", (("a",),))
    assert [sheet.cell(0, 0), sheet.cell(0, 1), sheet.cell(5, 0), sheet.cell(-1, 0)] == ["a", None, None, None]


def test_leading_blank_rows_and_columns_stay_so_that_addresses_are_true():
    sheet = read(xlsx({"C3": "項目", "D4": "○"})).sheets[0]
    assert sheet.rows == (
        (None, None, None, None),
        (None, None, None, None),
        (None, None, "項目", None),
        (None, None, None, "○"),
    )


def test_values_keep_their_types_and_text_its_line_breaks():
    cells = {
        "A1": "一行目\n二行目",
        "B1": 12,
        "C1": 0.5,
        "D1": True,
        "E1": MORNING,
        "F1": dt.date(2011, 7, 1),
        "G1": dt.time(9, 30),
        "H1": "  空白  ",
    }
    row = read(xlsx(cells)).sheets[0].rows[0]
    assert row == (
        "一行目\n二行目",
        12,
        0.5,
        True,
        MORNING,
        dt.date(2011, 7, 1),
        dt.time(9, 30),
        "  空白  ",
    )


def test_dates_of_a_1904_workbook_are_the_days_that_were_typed():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = dt.date(2011, 7, 1)
    assert read(saved(book)).sheets[0].rows == ((dt.date(2011, 7, 1),),)


def test_empty_rows_and_columns_at_the_end_are_dropped():
    book = openpyxl.Workbook()
    book.active["B2"] = "値"
    book.active["E9"].fill = openpyxl.styles.PatternFill("solid", fgColor="FFFF00")
    book.active["D7"] = ""
    assert read(saved(book)).sheets[0].rows == ((None, None), (None, "値"))


ERRORS = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_cell_is_a_fault_with_its_word(error):
    sheet = read(xlsx({"A1": "a", "B2": error})).sheets[0]
    assert sheet.cell(1, 1) == CellFault("error", error)


def test_a_formula_without_a_stored_value_is_a_fault_even_beyond_the_last_value():
    sheet = read(xlsx({"A1": 1, "C5": "=SUM(A1:A2)"})).sheets[0]
    assert len(sheet.rows) == 5
    assert sheet.cell(4, 2) == CellFault("no_value", "=SUM(A1:A2)")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', None),  # the formula's result is the text ""
        ('<c r="A1" t="str"><f>B1</f><v>済</v></c>', "済"),
        ('<c r="A1"><f>1+1</f></c>', CellFault("no_value", "=1+1")),
        ('<c r="A1"><f>1+1</f><v/></c>', CellFault("no_value", "=1+1")),
        ('<c r="A1"><f t="shared" si="0"/></c>', CellFault("no_value", "=")),
        ("<c><f>1+1</f></c>", CellFault("no_value", "=1+1")),  # no reference: the first cell of its row
        ('<c r="A1" t="e"><f>B1</f><v>#VALUE!</v></c>', CellFault("error", "#VALUE!")),
    ],
)
def test_a_formula_counts_by_its_stored_value_and_is_never_evaluated(cell, value):
    row = f'<row r="1">{cell}<c r="B1"><v>7</v></c></row>'
    assert read(with_sheet_xml(row)).sheets[0].rows == ((value, 7),)


@pytest.mark.parametrize(
    ("number_format", "percent"),
    [("0%", True), ("0.00%", True), ("0.0%;[Red]-0.0%", True), ('0"%"', False), (r"0\%", False), ("General", False)],
)
def test_numbers_shown_as_percentages_are_known_and_stay_numbers(number_format, percent):
    book = openpyxl.Workbook()
    book.active["B2"] = 0.5
    book.active["B2"].number_format = number_format
    sheet = read(saved(book)).sheets[0]
    assert sheet.cell(1, 1) == 0.5
    assert sheet.percent_cells == (frozenset({(1, 1)}) if percent else frozenset())


def test_merged_ranges_hidden_sheets_and_their_order_are_told():
    book = openpyxl.Workbook()
    book.active.title = "表紙"
    book.active["A1"] = "題"
    book.active.merge_cells("A1:C2")
    for title, state in (("設定", "hidden"), ("機械", "veryHidden")):
        book.create_sheet(title)["A1"] = "値"
        book[title].sheet_state = state
    sheets = read(saved(book)).sheets
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("表紙", False), ("設定", True), ("機械", True)]
    assert sheets[0].merged == ((0, 0, 1, 2),)


def test_an_ods_sheet_gives_values_faults_percentages_and_merged_ranges():
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    cells = (
        '<table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>項目</text:p>'
        "</table:table-cell><table:covered-table-cell/>"
        '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""'
        ' calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=SUM(A1)"/>'
    )
    table = (
        f'<table:table table:name="報告"><table:table-row table:number-rows-repeated="2">{blank}</table:table-row>'
        f"<table:table-row>{blank}{cells}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048573">{blank}</table:table-row></table:table>'
    )
    book = read(ods(table), "報告.ods")
    sheet = book.sheets[0]
    assert book.format == "ods"
    assert sheet.rows[2] == (
        None,
        None,
        "項目",
        None,
        0.5,
        CellFault("error", "#DIV/0!"),
        CellFault("no_value", "=SUM(A1)"),
    )
    assert len(sheet.rows) == 3
    assert (sheet.percent_cells, sheet.merged) == (frozenset({(2, 4)}), ((2, 2, 2, 3),))
