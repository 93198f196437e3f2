"""The cells of our own sheet read back: every problem at its cell, every good row taken."""

from __future__ import annotations

import datetime as dt

import pytest
from quarter_sheets import (
    FILLED,
    HEADER,
    LAST,
    Q1,
    Q2,
    ROWS,
    Filled,
    filled,
    found,
    read,
    read_book,
    said,
    through_libreoffice,
    with_cell,
)

from kyoten.model import ProgressEntry
from kyoten.problems.problem import TEMPLATES, Severity
from kyoten.reader.workbook import CellFault, read_workbook

# Columns of 法人's sheet: A number, E text, F target, G–J last values, K 状況, L 進捗率, M 実績, N 取組実績, O 課題,
# P 次期の対応, Q 担当. Rows 5–9 are H01–H05.


def test_a_filled_sheet_is_read_whole():
    """Entries, quarter, role, and the one item whose row was left empty; every field knows its cell."""
    report = filled().read()
    assert (report.quarter, report.role, report.blank, report.problems) == (Q2, "法人", ("1-1-H04",), ())
    assert said(report) == FILLED
    first = report.entries[0]
    assert first.cells == (
        ("status", "報告!K5"),
        ("percent", "報告!L5"),
        ("result", "報告!N5"),
        ("issue", "報告!O5"),
        ("person", "報告!Q5"),
    )
    assert [(each.cell, each.source, each.result) for each in report.conversions] == [
        ("K7", "○", "概ね達成"),
        ("L9", "100%", "100"),
    ]


@pytest.mark.parametrize("extension", ["xlsx", "ods"])
def test_libreoffice_opens_and_saves_it_without_loss(extension, tmp_path):
    """The same entries, cells and no problem after LibreOffice has saved the filled sheet."""
    before = filled().read()
    after = read(through_libreoffice(filled().bytes(), tmp_path, extension))
    assert after.problems == ()
    assert after.entries == before.entries
    assert after.blank == before.blank


ERRORS = [
    ({"進捗率": 120}, "L5", "percent_out_of_range", "120"),
    ({"進捗率": -1}, "L5", "percent_out_of_range", "-1"),
    ({"進捗率": "たくさん"}, "L5", "percent_not_number", "たくさん"),
    ({"進捗率": dt.date(2011, 9, 3)}, "L5", "percent_not_number", "2011年9月3日"),
    ({"状況": "ぼちぼち"}, "K5", "unknown_status", "ぼちぼち"),
    ({"状況": "●"}, "K5", "status_symbol_ambiguous", "●"),
    ({"状況": "完了", "進捗率": 80}, "L5", "done_but_percent", "80"),
    ({"実績": "数回"}, "M5", "count_not_number", "数回"),
    ({"実績": -2}, "M5", "count_negative", "-2"),
    ({"実績": 1.5}, "M5", "count_fraction", "1.5"),
    ({"実績": 20110903}, "M5", "count_too_large", "20110903"),
    ({"取組実績": "=SUM(A1:A2)"}, "N5", "formula_no_value", "=SUM(A1:A2)"),
    ({"状況": "同上"}, "K5", "ditto_nothing_above", "同上"),
]


@pytest.mark.parametrize(("typed", "cell", "code", "value"), ERRORS)
def test_an_error_keeps_its_row_out_and_no_other(typed, cell, code, value):
    """The problem names the very cell and its value; H05 is read all the same, H01 neither taken nor blank."""
    report = Filled().type("1-1-H01", **typed).type("1-1-H05", 状況="完了").read()
    assert [(each.severity, each.cell, each.code, each.value) for each in report.problems] == [
        (Severity.ERROR, cell, code, value)
    ]
    assert value in report.problems[0].message
    assert report.problems[0].sheet == "報告"
    assert list(said(report)) == ["1-1-H05"]
    assert "1-1-H01" not in report.blank


WARNINGS = [
    ("1-1-H01", {"状況": "実施中", "進捗率": 100}, "L5", "percent_100_not_done"),
    ("1-1-H01", {"進捗率": 100}, "L5", "percent_100_not_done"),
    ("1-1-H02", {"実績": 1}, "M6", "count_below_last"),
    ("1-1-H01", {"取組実績": "準備した。"}, "K5", "nothing_reported"),
]


@pytest.mark.parametrize(("name", "typed", "cell", "code"), WARNINGS)
def test_a_warning_leaves_its_row_in(name, typed, cell, code):
    """H02 had 2 times in Q1, so 1 falls short of it."""
    report = Filled().type(name, **typed).read()
    assert [(each.severity, each.cell, each.code) for each in report.problems] == [(Severity.WARNING, cell, code)]
    assert list(said(report)) == [name]


def test_every_problem_at_once():
    """Four rows with five errors in them: all are listed, and the fifth row is taken."""
    sheet = Filled()
    sheet.type("1-1-H01", 進捗率=120, 状況="ぼちぼち").type("1-1-H02", 実績="数回").type("1-1-H03", 進捗率="たくさん")
    report = sheet.type("1-1-H04", 状況="完了", 進捗率=80).type("1-1-H05", 進捗率=50).read()
    assert found(report) == [
        ("K5", "unknown_status"),
        ("L5", "percent_out_of_range"),
        ("L7", "percent_not_number"),
        ("L8", "done_but_percent"),
        ("M6", "count_not_number"),
    ]
    assert list(said(report)) == ["1-1-H05"]


def test_a_fraction_beside_whole_numbers_is_asked_about():
    """0.5 beside 40 may be half a percent or a half; alone in the column it is a half; shown as 50% it is 50."""
    sheet = Filled().type("1-1-H01", 進捗率=0.5).type("1-1-H05", 進捗率=40)
    assert found(sheet.read()) == [("L5", "percent_ambiguous")]
    assert said(Filled().type("1-1-H01", 進捗率=0.5).read())["1-1-H01"][1] == 50
    sheet.sheet["L5"].number_format = "0%"
    assert {name: entry[1] for name, entry in said(sheet.read()).items()} == {"1-1-H01": 50, "1-1-H05": 40}


def test_as_above_repeats_the_cell_above_also_several_times():
    """〃 under 同上 under a value is that value; every repetition is recorded."""
    sheet = Filled().type("1-1-H01", 状況="実施中", 取組実績="会議で話した。")
    report = sheet.type("1-1-H02", 状況="同上", 取組実績="〃").type("1-1-H03", 状況="〃", 取組実績="″").read()
    assert {entry[0] for entry in said(report).values()} == {"実施中"}
    assert {entry[3] for entry in said(report).values()} == {"会議で話した。"}
    assert sorted(each.cell for each in report.conversions) == ["K6", "K7", "N6", "N7"]


def test_cells_merged_downwards_count_for_each_row():
    """状況 merged over H01 and H02, and over H03 and H04, is both rows' status; H05 keeps its own."""
    sheet = Filled().type("1-1-H01", 状況="実施中").type("1-1-H03", 状況="着手").type("1-1-H05", 状況="完了")
    sheet.sheet.merge_cells("K5:K6")
    sheet.sheet.merge_cells("K7:K8")
    assert {name: entry[0] for name, entry in said(sheet.read()).items()} == {
        "1-1-H01": "実施中",
        "1-1-H02": "実施中",
        "1-1-H03": "着手",
        "1-1-H04": "着手",
        "1-1-H05": "完了",
    }


def test_numbers_and_dates_in_text_columns_become_text():
    """A date is written out, a number is its digits, and both are recorded."""
    sheet = Filled().type("1-1-H01", 状況="着手", 取組実績=dt.date(2011, 9, 3), 課題=3)
    report = sheet.read()
    assert said(report)["1-1-H01"][3:5] == ("2011年9月3日", "3")
    assert [(each.cell, each.result) for each in report.conversions] == [("N5", "2011年9月3日"), ("O5", "3")]


def test_words_for_nothing_leave_a_row_blank():
    """－, なし and N/A are no report; 特になし as a text is one."""
    sheet = (
        Filled().type("1-1-H01", 状況="－", 進捗率="N/A", 取組実績="なし").type("1-1-H05", 状況="着手", 課題="特になし")
    )
    report = sheet.read()
    assert report.blank == ("1-1-H01", "1-1-H02", "1-1-H03", "1-1-H04")
    assert said(report)["1-1-H05"][4] == "特になし"
    assert report.problems == ()


def test_an_error_cell_is_named():
    """#REF! in an input cell keeps the row out."""
    book = read_workbook(filled().bytes(), "報告.xlsx", isolated=False)
    report = read_book(with_cell(book, 5, 13, CellFault("error", "#REF!")))
    assert [(each.cell, each.code, each.value) for each in report.problems] == [("M5", "error_cell", "#REF!")]


def test_counts_known_to_the_store_come_before_the_sheets_own():
    """The store knows 5 times for H02, the sheet was handed out with 2."""
    sheet = Filled().type("1-1-H02", 実績=4)
    assert sheet.read().problems == ()
    reported = {Q1: {"1-1-H02": ProgressEntry("1-1-H02", Q1, "法人", count=5)}}
    assert found(sheet.read(reported=reported)) == [("M6", "count_below_last")]


def test_every_word_of_the_problems_can_be_filled_in():
    """Each problem's message and remedy is one Japanese sentence or two, ending in a full stop."""
    for _, message, remedy in TEMPLATES.values():
        assert message.endswith("。")
        assert remedy.endswith("。")


def test_the_layout_that_these_tests_rely_on():
    """Header row, last values and item rows stand where the addresses above say."""
    sheet = Filled()
    assert sheet.address("1-1-H01", "状況") == "K5"
    assert sheet.address("1-1-H05", "担当") == "Q9"
    assert sheet.sheet.cell(HEADER, 1).value == "番号"
    assert ROWS["1-1-H02"] == 6
    assert LAST["1-1-H02"].count == 2
