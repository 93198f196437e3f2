"""Values and rows of real offices' workbooks that need a second look, worked out by hand from what the cells say."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import openpyxl
import pytest
from foreign_books import (
    CHECK,
    COURSE,
    GUIDE,
    Q2,
    VISIT,
    book,
    found,
    read,
    said,
    text,
)
from openpyxl.styles import numbers
from quarter_sheets import PLAN as OURS
from quarter_sheets import Filled

from kyoten.sheet.known import Choices


def test_rows_that_fit_no_item_or_several():
    """A doubtful row is an error that asks, one of no item a warning, a blank one nothing; a person picks."""
    two_in_one = "相談の手順書をまとめ、専門相談の担当を決める。"
    rows = [
        ["項目", "1Q 状況"],
        [two_in_one, "着手"],
        ["駐車場の舗装を直す。", "完了"],
        ["駐輪場の屋根を直す。", ""],
        [GUIDE, "着手"],
        ["", "実施中"],
    ]
    report = read(book(("表", rows)))
    assert [(each.cell, each.code, each.severity.value) for each in report.problems] == [
        ("A2", "doubtful_match", "error"),
        ("A3", "unmatched_row", "warning"),
        ("A6", "nameless_row", "warning"),
    ]
    assert (report.unmatched, said(report)) == (
        ("表!A2", "表!A3", "表!A6"),
        [(1, "1-1-H01", "着手", None, None, "")],
    )
    first = report.doubts[0]
    assert (first.sheet, first.cell, first.text, first.source) == ("表", "A2", two_in_one, "表!A2")
    assert {"4-1-H01", "4-1-G01"} == {item for item, _, _ in first.candidates[:2]}
    picks = {"表!A2": "4-1-H01", "表!A3": ""}
    answered = read(book(("表", rows)), choices=Choices(picks=picks))
    assert [row[1:3] for row in said(answered)] == [("4-1-H01", "着手"), ("1-1-H01", "着手")]
    assert [(each.cell, each.code) for each in answered.problems] == [("A6", "nameless_row")]


def test_two_rows_of_one_item():
    """The same values count once; different ones keep both out, whichever sheet they are in."""
    header = ["項目", "状況"]
    data = book(
        ("1Q", [header, [GUIDE, "着手"], [GUIDE, "着手"], [CHECK, "着手"]]), ("1Q (2)", [header, [CHECK, "完了"]])
    )
    report = read(data)
    assert [row[1:3] for row in said(report)] == [("1-1-H01", "着手")]
    assert sorted((each.sheet, each.cell, each.code) for each in report.problems) == [
        ("1Q", "A3", "same_row_twice"),
        ("1Q", "A4", "duplicate_item"),
        ("1Q (2)", "A2", "duplicate_item"),
    ]


def test_columns_for_each_role():
    """Each role has its own columns beside the matrix: its items take theirs."""
    rows = [["項目", "主体", "法人", "", "行政", ""], ["", "", "状況", "進捗率", "状況", "進捗率"]]
    rows += [[GUIDE, "法人", "着手", 20, "", ""], [VISIT, "行政", "", "", "完了", 100]]
    report = read(book(("1Q", rows)))
    assert [row[1:4] for row in said(report)] == [("1-1-H01", "着手", 20), ("1-1-G01", "完了", 100)]


def test_percents_of_a_column():
    """Fractions alone are shares of 1, over all quarters' columns; beside whole numbers they are asked about."""
    rows = [["項目", "1Q 進捗率", "2Q 進捗率"], [GUIDE, 0.25, 1], [COURSE, "0.5", 1]]
    assert [row[:4] for row in said(read(book(("表", rows))))] == [
        (1, "1-1-H01", None, 25),
        (1, "1-1-H02", None, 50),
        (2, "1-1-H01", None, 100),
        (2, "1-1-H02", None, 100),
    ]
    mixed = book(("1Q", [["項目", "進捗率"], [GUIDE, 0.5], [COURSE, 40], [CHECK, "５割"]]))
    report = read(mixed)
    assert [row[1:4] for row in said(report)] == [("1-1-H02", None, 40), ("1-2-H03", None, 50)]
    assert found(report) == [("B2", "percent_ambiguous")]


@pytest.mark.parametrize(("answer", "percent"), [("ratio", 50), ("percent", 0.5)])
def test_an_answer_about_fractions(answer, percent):
    """A person says what 0.5 beside 40 means; it is recorded as a conversion."""
    data = book(("1Q", [["項目", "進捗率"], [GUIDE, 0.5], [COURSE, 40]]))
    report = read(data, choices=Choices(fractions=answer))
    assert ([each.percent for each in report.entries], report.problems) == ([percent, 40], ())
    assert [(each.cell, each.source) for each in report.conversions] == [("B2", "0.5")]


def test_cells_shown_as_percentages():
    """0.5 that the workbook shows as 50% is 50, whatever stands beside it."""
    made = openpyxl.load_workbook(io.BytesIO(book(("1Q", [["項目", "進捗率"], [GUIDE, 0.5], [COURSE, 40]]))))
    made["1Q"]["B2"].number_format = numbers.FORMAT_PERCENTAGE
    target = io.BytesIO()
    made.save(target)
    assert [row[3] for row in said(read(target.getvalue()))] == [50, 40]


def test_symbols_that_the_scale_does_not_have():
    """□ and 済 are asked about, by the cell; an answer is applied and recorded."""
    data = book(("1Q", [["項目", "状況"], [GUIDE, "□"], [COURSE, "済"], [CHECK, "〇"]]))
    report = read(data)
    assert [row[1:3] for row in said(report)] == [("1-2-H03", "概ね達成")]
    assert found(report) == [("B2", "status_symbol_ambiguous"), ("B3", "unknown_status")]
    answered = read(data, choices=Choices(symbols={"□": "未着手", "済": "完了"}))
    assert [each.status for each in answered.entries] == ["未着手", "完了", "概ね達成"]
    assert [each.cell for each in answered.conversions] == ["B2", "B3", "B4"]


def test_error_cells_and_formulas():
    """#REF! and a formula that was never calculated keep their rows out; the others are taken."""
    made = openpyxl.load_workbook(io.BytesIO(book(("1Q", [["項目", "進捗率"], [GUIDE, 1], [COURSE, 2], [CHECK, 30]]))))
    made["1Q"]["B2"] = "#REF!"
    made["1Q"]["B2"].data_type = "e"
    made["1Q"]["B3"] = "=10+20"
    target = io.BytesIO()
    made.save(target)
    report = read(target.getvalue())
    assert [row[1:4] for row in said(report)] == [("1-2-H03", None, 30)]
    assert found(report) == [("B2", "error_cell"), ("B3", "formula_no_value")]


def test_counts_that_fall_from_quarter_to_quarter():
    """1, 2, 1 times: cumulative counts cannot fall, so these are of each quarter alone; a warning by the cell."""
    rows = [["項目", "1Q 回数", "2Q 回数", "3Q 回数"], [COURSE, 1, 2, 1]]
    assert found(read(book(("表", rows)))) == [("D2", "count_below_last")]
    assert found(read(book(("表", rows)), quarter=dataclasses.replace(Q2, number=3))) == [("D2", "count_below_last")]


def test_the_years_column_beside_the_quarters():
    """評価 of the whole year is no quarter's; 担当 is the newest quarter's."""
    rows = [
        ["項目", "担当", "1Q 評価", "2Q 評価", "評価"],
        [GUIDE, "広場", "△", "○", "◎"],
        [CHECK, "広場", "△", "", ""],
    ]
    report = read(book(("表", rows)))
    assert [(*row[:3], row[5]) for row in said(report)] == [
        (1, "1-1-H01", "着手", ""),
        (1, "1-2-H03", "着手", ""),
        (2, "1-1-H01", "概ね達成", "広場"),
    ]


def test_a_report_that_lost_its_machine_row():
    """Our own sheet whose third row somebody deleted is read by its headers and ids."""
    sheet = Filled().type("1-1-H05", 状況="完了", 進捗率=100)
    sheet.sheet.delete_rows(3)
    report = read(sheet.bytes(), plan=OURS)
    assert [(row[0], *row[1:4]) for row in said(report)] == [(2, "1-1-H05", "完了", 100)]


@pytest.mark.parametrize("bad", [b"", b"a,b\n"])
def test_nothing_to_read(bad, tmp_path: Path):
    """Hardly a table: one problem that says so."""
    report = read(bad or text([["x"]]), "x.csv")
    assert [each.code for each in report.problems] == ["no_header"]
