"""Tables with a row for each quarter of an item, and tables of quarters under each other, worked out by hand.

The scale is the usual one: × 未着手, △ 着手, ○ 概ね達成, ◎ 完了. Rows count from 1 as Excel shows them.
"""

from __future__ import annotations

import pytest
from foreign_books import COURSE, EXPERT, GUIDE, PLACE, Q1, Q2, VISIT, book, found, read, said, text

from kyoten.problems.report import of_one_item
from kyoten.sheet.foreign.period.row import RowPeriod, row_period, row_year
from kyoten.sheet.known import Choices

LONG = [
    ["平成23年度 進捗状況"],
    ["機能", "行動計画", "四半期", "状況", "実績", "取組実績"],
    [PLACE, GUIDE, "第1四半期", "△", "", "下書き"],
    ["", GUIDE, "第2四半期", "○", "", "刷った"],
    ["", COURSE, "第1四半期", "△", 1, ""],
    ["", COURSE, "第2四半期", "△", 2, ""],
    ["", COURSE, "第3四半期", "", "", ""],
    ["", COURSE, "年間", "", 3, ""],
]
LONG_SAID = [
    (1, "1-1-H01", "着手", None, None, "下書き"),
    (1, "1-1-H02", "着手", None, 1, ""),
    (2, "1-1-H01", "概ね達成", None, None, "刷った"),
    (2, "1-1-H02", "着手", None, 2, ""),
]


def test_a_row_for_each_quarter():
    """Each row is of the quarter that its column names; a row of the year is a total; the newest with values leads."""
    report = read(book(("進捗", LONG)))
    assert said(report) == LONG_SAID
    assert (report.quarter, report.problems) == (Q2, ())
    assert ("B8", "B8", "1行") in {(each.cell, each.source, each.result) for each in report.conversions}


def test_one_quarter_of_the_rows():
    """Asked for one quarter, the others are left alone; asked for one that no row names, it says so."""
    assert said(read(book(("進捗", LONG)), quarter=Q1)) == LONG_SAID[:2]
    other = read(book(("進捗", LONG[:5])), quarter=Q2.next().next())
    assert (found(other), other.entries) == ([("", "other_quarter")], ())


@pytest.mark.parametrize("merged", [[], ["A2:A3", "A4:A5", "B2:B3", "B4:B5"]])
def test_an_item_named_beside_its_first_quarter_alone(merged):
    """Merged down, or left blank: the rows under it are its other quarters."""
    rows = [
        ["No.", "取組", "期", "評価", "達成率"],
        [1, GUIDE, "1Q", "△", 10],
        ["", "", "2Q", "○", 60],
        ["", COURSE, "1Q", "△", 20],
        ["", "", "2Q", "△", 40],
    ]
    report = read(book(("平成23年度", rows, merged)))
    assert [row[:4] for row in said(report)] == [
        (1, "1-1-H01", "着手", 10),
        (1, "1-1-H02", "着手", 20),
        (2, "1-1-H01", "概ね達成", 60),
        (2, "1-1-H02", "着手", 40),
    ]
    assert report.problems == ()


def test_quarters_that_are_named_once_for_all_their_rows():
    """Sorted by quarter, with the quarter in the first row alone; a half-year is its last quarter, and is recorded."""
    rows = [
        ["対象期間", "項目", "状況"],
        ["4〜6月", GUIDE, "△"],
        ["", VISIT, "×"],
        ["下半期", GUIDE, "◎"],
        ["", VISIT, "○"],
    ]
    report = read(book(("平成23年度", rows)))
    assert [row[:3] for row in said(report)] == [
        (1, "1-1-H01", "着手"),
        (1, "1-1-G01", "未着手"),
        (4, "1-1-H01", "完了"),
        (4, "1-1-G01", "概ね達成"),
    ]
    assert ("A4", "下半期", "第4四半期") in {(each.cell, each.source, each.result) for each in report.conversions}


def test_rows_of_other_years():
    """年度 beside 四半期: rows of another year are left out and counted; a workbook of nothing else is of that year."""
    head = ["年度", "四半期", "項目", "状況"]
    rows = [["平成22年度", 4, GUIDE, "◎"], ["H23", 1, GUIDE, "△"], ["23", 2, GUIDE, "○"], ["平成22年度", 4, VISIT, "◎"]]
    report = read(text([head, *rows]), "全期間.csv")
    assert [row[:3] for row in said(report)] == [(1, "1-1-H01", "着手"), (2, "1-1-H01", "概ね達成")]
    assert found(report) == [("R2C1", "rows_of_other_year")]
    other = read(text([head, rows[0], rows[3]]), "全期間.csv")
    assert (found(other), other.entries) == ([("R2C1", "other_year")], ())


def test_rows_that_name_no_quarter():
    """Each is an error of its own and holds up no other row."""
    rows = [["項目", "四半期", "状況"], [GUIDE, "", "△"], [GUIDE, "第1四半期", "△"], [GUIDE, "第2四半期", "○"]]
    rows += [[COURSE, "第1四半期", "△"], [VISIT, "秋ごろ", "△"], [VISIT, "第2四半期", "△"], [EXPERT, "秋", ""]]
    report = read(book(("平成23年度", rows)))
    assert [row[:3] for row in said(report)] == [
        (1, "1-1-H01", "着手"),
        (1, "1-1-H02", "着手"),
        (2, "1-1-H01", "概ね達成"),
        (2, "1-1-G01", "着手"),
    ]
    assert found(report) == [("B2", "row_without_quarter"), ("B6", "row_without_quarter")]
    assert [each.value for each in report.problems] == ["空欄", "秋ごろ"]


def test_one_answer_settles_the_rows_of_an_item_in_all_quarters():
    """Rows of one text in different quarters are one question; a second row of a quarter is a question of its own."""
    rows = [["項目", "四半期", "状況"], *[["夏祭り", f"{number}Q", "△"] for number in (1, 2, 3)], ["夏祭り", "3Q", "○"]]
    report = read(book(("平成23年度", [*rows, [GUIDE, "1Q", "△"]])))
    groups = of_one_item(report.doubts)
    assert [[each.cell for each in group] for group in groups] == [["A2", "A3", "A4"], ["A5"]]


PLANNED = [["項目", "期", "状況"], [GUIDE, "第3四半期", "△"], [COURSE, "第4四半期", "○"]]


def test_the_quarter_that_an_item_is_planned_for():
    """In a sheet of one quarter that has no item twice, the column is the plan's; a person may say otherwise."""
    report = read(book(("第2四半期", PLANNED)))
    assert [row[:3] for row in said(report)] == [(2, "1-1-H01", "着手"), (2, "1-1-H02", "概ね達成")]
    assert found(report) == [("B1", "quarter_column_of_plan")]
    chosen = {report.headers[0].signature: {0: "text", 1: "quarter", 2: "status"}}
    by_row = read(book(("第2四半期", PLANNED)), choices=Choices(assignments=chosen))
    assert [row[:3] for row in said(by_row)] == [(3, "1-1-H01", "着手"), (4, "1-1-H02", "概ね達成")]


def test_a_column_called_so_that_holds_something_else():
    """期 over 春 and 秋 names no quarter: the column is left, and that is said."""
    report = read(book(("第2四半期", [["項目", "期", "状況"], [GUIDE, "春", "△"], [COURSE, "秋", "○"]])))
    assert [row[:3] for row in said(report)] == [(2, "1-1-H01", "着手"), (2, "1-1-H02", "概ね達成")]
    assert found(report) == [("", "column_not_read")]


@pytest.mark.parametrize("again", [True, False])
def test_tables_of_quarters_under_each_other(again):
    """A line with the quarter over each; the header is repeated under it, or stands once at the top."""
    head = ["項目", "状況"]
    later = [[], ["【第2四半期】"], *([head] if again else []), [GUIDE, "○"], [COURSE, "△"]]
    # Header lines that are repeated are looked for below the rows in which the first is searched.
    filler = [[""]] * 30 if again else []
    rows = [["平成23年度"], ["【第1四半期】"], head, [GUIDE, "△"], *filler, *later]
    report = read(book(("報告", rows)))
    assert [row[:3] for row in said(report)] == [
        (1, "1-1-H01", "着手"),
        (2, "1-1-H01", "概ね達成"),
        (2, "1-1-H02", "着手"),
    ]
    assert report.problems == ()


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("第1四半期", RowPeriod(1)),
        ("２Ｑ", RowPeriod(2)),
        ("Ⅲ", RowPeriod(3)),
        ("Ⅳ期", RowPeriod(4)),
        ("④", RowPeriod(4)),
        ("第三四半期", RowPeriod(3)),
        ("1", RowPeriod(1)),
        ("10〜12月", RowPeriod(3)),
        ("上半期", RowPeriod(2, half="上半期")),
        ("令和5年度第2四半期", RowPeriod(2, 2023)),
        ("R6.3", RowPeriod(4, 2023)),  # March ends the fourth quarter of fiscal 2023
        ("通年", RowPeriod(whole_year=True)),
        ("合計", RowPeriod(whole_year=True)),
        ("5", RowPeriod()),
        ("秋ごろ", RowPeriod()),
        ("", RowPeriod()),
    ],
)
def test_the_quarter_of_a_cell(cell, period):
    assert row_period(cell) == period


@pytest.mark.parametrize(
    ("cell", "year"),
    [("令和5年度", 2023), ("R5", 2023), ("2023", 2023), ("23", 2011), ("5", 2023), ("平成31", 2019), ("", None)],
)
def test_the_year_of_a_cell(cell, year):
    """23 is Heisei, 5 is Reiwa (kyoten.fiscal.short_year)."""
    assert row_year(cell) == year


def test_a_column_that_names_no_quarter_is_the_newest_ones_and_a_rating_of_the_year_is_none():
    """課題 was written for the second quarter, the newest with values; 評価 beside each quarter's is the year's."""
    head = ["行動計画", "第1四半期 評価", "第2四半期 評価", "第3四半期 評価", "評価", "課題"]
    report = read(
        book(("平成23年度", [head, [COURSE, "着手", "実施中", "", "完了", "人手"], [GUIDE, "着手", "", "", "", ""]]))
    )
    assert [(each.quarter.number, each.item, each.status, each.issue) for each in report.entries] == [
        (1, "1-1-H02", "着手", ""), (1, "1-1-H01", "着手", ""), (2, "1-1-H02", "実施中", "人手"),
    ]  # fmt: skip
