"""Columns that are left out, and values merged over cells of others: each is named. All expectations by hand."""

from __future__ import annotations

import io

import openpyxl
import pytest
from foreign_books import (
    CHECK,
    GUIDE,
    Q1,
    book,
    found,
    read,
    said,
    text,
)
from quarter_sheets import PLAN as OURS
from quarter_sheets import Filled

from kyoten.problems.problem import Severity
from kyoten.problems.report import Report
from kyoten.sheet.known import Choices

LEFT_OUT = "読みませんでした"


def left_out(report: Report) -> list[tuple[str, str, str]]:
    """(cell, columns, rule) of the columns that were understood and left out."""
    return [(e.cell, e.source, e.rule) for e in report.conversions if "列" in e.rule and LEFT_OUT in e.rule]


def test_columns_of_the_quarter_before_and_of_plans_are_named():
    """Filled ones alone, in one line of what was converted."""
    rows = [
        ["項目", "前回の状況", "前年同期", "前期の進捗率", "第1四半期 予定", "第1四半期 状況", "目標"],
        [GUIDE, "△", "3回", "", "印刷", "○", "年3回"],
    ]
    report = read(book(("平成23年度", rows)))
    assert said(report) == [(1, "1-1-H01", "概ね達成", None, None, "")]
    rule = "前回・予定の列のため読みませんでした"
    assert left_out(report) == [("B1", "「前回の状況」、「前年同期」、「第1四半期 予定」", rule)]
    assert report.problems == ()


def test_the_years_columns_are_named():
    """評価 of the year beside those of the quarters."""
    rows = [["項目", "1Q 評価", "2Q 評価", "評価"], [GUIDE, "△", "○", "◎"], [CHECK, "△", "", ""]]
    report = read(book(("平成23年度", rows)))
    rule = "四半期ごとの列を読み、年間の列は読みませんでした"
    assert (left_out(report), report.problems) == ([("D1", "「評価」", rule)], ())
    assert left_out(read(book(("平成23年度", [rows[0], [GUIDE, "△", "○", ""]])))) == []


def test_second_columns_of_numbers_and_quarters_are_named():
    """Running numbers beside the items' numbers, and a second column of quarters."""
    rows = [
        ["No.", "項目番号", "項目", "四半期", "期", "状況"],
        [1, "1-1-H01", GUIDE, "第1四半期", "上期", "○"],
        [2, "1-1-H01", GUIDE, "第2四半期", "上期", "○"],
    ]
    report = read(book(("平成23年度", rows)))
    assert [row[:3] for row in said(report)] == [(1, "1-1-H01", "概ね達成"), (2, "1-1-H01", "概ね達成")]
    assert left_out(report) == [("A1", "「No.」、「期」", "同じ内容の列がほかにあるため読みませんでした")]


def test_what_a_person_left_out_is_not_named():
    """Who says 読まない knows it."""
    rows = [["項目", "前回の状況", "状況", "評価"], [GUIDE, "△", "○", "×"]]
    choices = Choices(assignments={"項目|前回の状況|状況|評価": {1: "ignore", 3: "ignore"}})
    report = read(book(("1Q", rows)), choices=choices)
    assert ([e.status for e in report.entries], left_out(report)) == (["概ね達成"], [])


def test_our_own_sheet_without_its_machine_row_stays_quiet():
    """Its grey columns of last quarter are named once, among the conversions; there is no warning."""
    sheet = Filled().type("1-1-H05", 状況="完了", 進捗率=100)
    sheet.sheet.delete_rows(3)
    report = read(sheet.bytes(), plan=OURS)
    assert report.problems == ()
    assert len(left_out(report)) <= 1


def test_columns_of_tables_under_each_other_are_named_once():
    """The header is repeated on every page."""
    page = [["項目", "前回の状況", "状況"], *[[GUIDE, "△", "○"]] * 30]
    report = read(text([*page, page[0], [CHECK, "△", "◎"]]), "1Q.csv")
    assert [cell for cell, *_ in left_out(report)] == ["R1C2"]


@pytest.mark.parametrize(
    ("head", "area", "cell"),
    [
        (["項目", "第1四半期 状況", "第2四半期 状況"], "B2:C2", "B2"),
        (["項目", "法人評価", "区評価"], "B2:C2", "B2"),
    ],
)
def test_a_value_merged_over_several_quarters_or_roles(head, area, cell):
    """It is read as the first one's, and that is said."""
    report = read(book(("1Q", [head, [GUIDE, "着手", ""], [CHECK, "着手", ""]], [area])))
    assert [(e.quarter, e.item, e.status) for e in report.entries] == [(Q1, "1-1-H01", "着手"), (Q1, "1-2-H03", "着手")]
    assert [(e.cell, e.code, e.value, e.severity) for e in report.problems] == [
        (cell, "merged_across", "着手", Severity.WARNING)
    ]


def test_a_value_merged_over_several_rows_and_columns():
    """Rows under the first get nothing of it: that is said, too."""
    rows = [["項目", "取組実績", "課題"], [GUIDE, "刷った", ""], [CHECK, "", ""]]
    report = read(book(("1Q", rows, ["B2:C3"])))
    assert ("B2", "merged_across") in found(report)


@pytest.mark.parametrize("area", ["A3:C3", "B2:C2", "B1:C1"])
def test_cells_merged_sideways_that_hide_nothing(area):
    """A heading over the whole table, a text over two columns of one quarter, a header."""
    rows = [["項目", "1Q 取組実績", "1Q 課題"], [GUIDE, "刷った", ""], ["親子の居場所"], [CHECK, "点検した", ""]]
    report = read(book(("平成23年度", rows, [area])))
    assert "merged_across" not in {each.code for each in report.problems}


def test_all_columns_read_by_their_contents_are_named():
    """One warning for the columns of all quarters, with every header in it."""
    report = read(book(("平成23年度", [["項目", "1Q", "2Q", "備考"], [GUIDE, "△", "○", ""], [CHECK, "×", "", ""]])))
    named = [(each.cell, each.value) for each in report.problems if each.code == "column_by_content"]
    assert named == [("B1", "「1Q」、「2Q」")]


def hide(data: bytes, name: str) -> bytes:
    """The workbook with one of its sheets hidden."""
    made = openpyxl.load_workbook(io.BytesIO(data))
    made[name].sheet_state = "hidden"
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_a_hidden_sheet_with_a_report_is_named():
    """A hidden table is not read beside a visible one, and that is said; lists and empty forms are worth no word."""
    head = ["項目", "状況"]
    data = book(
        ("2Q", [head, [GUIDE, "着手"]]),
        ("控え", [head, [GUIDE, "完了"]]),
        ("一覧", [["段階"], ["着手"], ["完了"]]),
        ("様式", [head, [GUIDE, ""]]),
    )
    for name in ("控え", "一覧", "様式"):
        data = hide(data, name)
    report = read(data)
    assert said(report) == [(2, "1-1-H01", "着手", None, None, "")]
    assert [(e.code, e.sheet, e.severity) for e in report.problems] == [
        ("hidden_sheet_not_read", "控え", Severity.WARNING)
    ]
