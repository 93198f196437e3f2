"""Columns whose header says little: told by their contents, asked about, or assigned by hand. Expectations by hand."""

from __future__ import annotations

import pytest
from foreign_books import CHECK, COURSE, GUIDE, MANUAL, VISIT, book, found, read, said

from kyoten.sheet.known import Choices


@pytest.mark.parametrize(
    ("header", "cells", "code", "value"),
    [
        ("進捗状況", ["50%", "80%"], "percent", 50),
        ("進捗状況", [50, 80], "percent", 50),
        ("進捗状況", ["案内の下書きを作り、印刷を頼んだ。", "講師を探している。"], "result", None),
        ("達成度", ["○", "◎"], "status", None),
        ("実績", ["案内を300部刷って配った。", "7月に1回開いた。"], "result", None),
        ("取組状況", ["○", "△"], "status", None),
        ("1Q", ["○", "△"], "status", None),
        ("1Q", ["50%", "80%"], "percent", 50),
        ("1Q", ["案内の下書きを作り、印刷を頼んだ。", "講師を探している。"], "result", None),
    ],
)
def test_a_column_is_read_by_its_contents(header, cells, code, value):
    """Where the cells plainly are of another kind than the header's usual one, and a warning says so."""
    report = read(book(("1Q", [["項目", header], [GUIDE, cells[0]], [COURSE, cells[1]]])))
    assert ("B1", "column_by_content") in found(report)
    assert report.headers[0].codes[1].partition("@")[0] == code
    assert (report.entries[0].percent, len(report.entries)) == (value, 2)


@pytest.mark.parametrize(
    ("header", "cells", "code"),
    [("1Q", [3, 5], "ambiguous_header"), ("1Q", ["済", "未"], "ambiguous_header")],
)
def test_what_can_not_be_told_is_asked(header, cells, code):
    """Bare numbers and short words under a quarter may be anything: no row is taken until a person says which."""
    data = book(("報告", [["項目", header, "状況"], [GUIDE, cells[0], "着手"], [COURSE, cells[1], "着手"]]))
    report = read(data)
    assert report.entries == ()
    assert found(report) == [("", "columns_open"), ("B1", code)]
    signature = report.headers[0].signature
    choices = Choices(assignments={signature: {1: "ignore"}})
    assert [each.status for each in read(data, choices=choices).entries] == ["着手", "着手"]


def test_two_columns_of_one_kind_are_asked_about():
    """自己評価 beside 評価: which one counts is not for the reader to say; an empty one does not count."""
    rows = [["項目", "自己評価", "評価"], [GUIDE, "着手", "実施中"]]
    report = read(book(("1Q", rows)))
    assert (found(report), report.entries) == ([("", "columns_open"), ("C1", "same_columns")], ())
    choices = Choices(assignments={"項目|自己評価|評価": {1: "ignore"}})
    assert [each.status for each in read(book(("1Q", rows)), choices=choices).entries] == ["実施中"]
    alone = read(book(("1Q", [rows[0], [GUIDE, "着手", ""]])))
    assert ([each.status for each in alone.entries], alone.problems) == (["着手"], ())


def test_no_header_is_assigned_by_hand():
    """Words that nobody knows: the first rows are shown, a person says which column is what, and it is read."""
    rows = [["やること", "すすみぐあい", "感想"], [GUIDE, 40, "よい"], [MANUAL, 60, "ふつう"]]
    report = read(book(("1Q", rows)))
    assert ([each.code for each in report.problems], report.entries) == (["no_header"], ())
    seen = report.headers[0]
    assert (seen.signature, seen.first_row, seen.known) == ("やること|すすみぐあい|感想", 1, False)
    assert seen.codes == ("", "", "")
    assert seen.rows[1] == (GUIDE, "40", "よい")
    choices = Choices(assignments={seen.signature: {0: "text", 1: "percent", 2: "result"}})
    assert said(read(book(("1Q", rows)), choices=choices)) == [
        (1, "1-1-H01", None, 40, None, "よい"),
        (1, "4-1-H01", None, 60, None, "ふつう"),
    ]


def test_a_sheet_without_any_header_row_is_assigned_by_hand():
    """Data from the first row on: the person also says that row 1 is data."""
    rows = [[GUIDE, "着手"], [VISIT, "完了"]]
    seen = read(book(("1Q", rows))).headers[0]
    choices = Choices(assignments={seen.signature: {0: "text", 1: "status"}}, first_rows={seen.signature: 0})
    assert [(each.item, each.status) for each in read(book(("1Q", rows)), choices=choices).entries] == [
        ("1-1-H01", "着手"),
        ("1-1-G01", "完了"),
    ]


def test_quarters_are_assigned_by_hand():
    """percent@2 is the percentage of the second quarter."""
    rows = [["項目", "前半の率", "後半の率"], [CHECK, 20, 45]]
    signature = read(book(("報告", rows))).headers[0].signature
    choices = Choices(assignments={signature: {1: "percent@2", 2: "percent@4"}})
    assert [row[:4] for row in said(read(book(("報告", rows)), choices=choices))] == [
        (2, "1-2-H03", None, 20),
        (4, "1-2-H03", None, 45),
    ]


def test_a_plan_without_columns_of_progress():
    """The plan alone is no report: it says what is missing."""
    report = read(book(("計画", [["番号", "機能", "行動計画"], [1, "親子の居場所", GUIDE]])))
    assert [each.code for each in report.problems] == ["no_progress_column"]


def test_columns_that_are_not_read_are_named():
    """One warning names them all; empty ones are not worth a word."""
    report = read(book(("1Q", [["項目", "状況", "予算額", "天気", "空き"], [GUIDE, "着手", 1000, "晴", ""]])))
    assert [(each.code, each.value) for each in report.problems] == [("column_not_read", "「予算額」、「天気」")]
    assert len(report.entries) == 1


@pytest.mark.parametrize("rows", [[["x"]], [["a", "b"]], [[1, 2], [3, 4]], [["", "", "x"]]])
def test_a_sheet_with_hardly_anything_in_it(rows):
    """No header, one sentence, no failure."""
    report = read(book(("メモ", rows)))
    assert [each.code for each in report.problems] == ["no_header"]
