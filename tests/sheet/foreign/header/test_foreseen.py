"""What is planned or expected is nobody's report: columns and rows of it are left out, and said. By hand."""

from __future__ import annotations

import pytest
from foreign_books import COURSE, GUIDE, VISIT, book, found, read, said

from kyoten.sheet.foreign.header.words import LAST, UNNAMED, column_code

TITLE = ["平成23年度 第2四半期 報告"]
LEFT_OUT = "前回・予定の列のため読みませんでした"


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("進捗率(計画)", LAST),
        ("達成率（見込）", LAST),
        ("開催数(予定)", LAST),
        ("取組実績(計画)", LAST),
        ("実績(回)(目標)", LAST),
        ("状況(年度末見込み)", LAST),
        ("進捗率(前回)", LAST),
        ("状況（前回報告時）", LAST),
        ("実績(前年同期)", LAST),
        ("状況(昨年度)", LAST),
        ("進捗率(前年度末)", LAST),
        ("実績(累計・前年度)", LAST),
        ("課題(前回)", LAST),
        ("取組実績(前回以降)", "result"),  # this period's
        ("状況(前回会議以降)", "status"),
        ("進捗率(前回からの増)", LAST),
        ("実績(回)(前年比)", LAST),
        ("進捗率(%)", "percent"),
        ("実施状況(予定・実績)", "result"),  # more than the plan
        ("次期の対応(予定)", "next_action"),  # a plan by its name
        ("実施回数(9月のみ)", UNNAMED),
        ("実施回数(9月まで)", "count"),
    ],
)
def test_what_a_bracket_says_of_a_column(header, code):
    """Planned values are not read; those of a month alone are asked about."""
    assert column_code(header) == code


@pytest.mark.parametrize("header", ["進捗率(計画)", "進捗率(見込)", "進捗率(前回)"])
def test_a_percent_of_another_time_beside_the_status(header):
    """It is not this quarter's progress, and where it stands is said."""
    report = read(
        book(("報告", [TITLE, ["行動計画", "状況", header], [GUIDE, "着手", "60%"], [COURSE, "着手", "80%"]]))
    )
    assert [row[2:4] for row in said(report)] == [("着手", None), ("着手", None)]
    assert [(each.cell, each.rule) for each in report.conversions] == [("C2", LEFT_OUT)]


def grouped(heading: str) -> bytes:
    """Two merged groups of columns, each 状況 and 取組実績: this quarter's and one under `heading`."""
    rows = [
        TITLE,
        ["行動計画", "今期", "", heading, ""],
        ["", "状況", "取組実績", "状況", "取組実績"],
        [GUIDE, "着手", "下書きを作った。", "完了", "配り終える。"],
        [COURSE, "実施中", "講師を決めた。", "完了", "2回開く。"],
    ]
    return book(("報告", rows, ["A2:A3", "B2:C2", "D2:E2"]))


@pytest.mark.parametrize(
    "heading", ["年度末見込", "年度末の見込み", "来年度", "次期予定", "第3四半期(予定)", "年間計画", "前年度"]
)
def test_columns_under_a_heading_of_what_is_to_come(heading):
    """Neither their ratings nor their texts come into the report, and a quarter among them is not the sheet's."""
    report = read(grouped(heading))
    assert said(report) == [
        (2, "1-1-H01", "着手", None, None, "下書きを作った。"),
        (2, "1-1-H02", "実施中", None, None, "講師を決めた。"),
    ]
    assert ("D3", LEFT_OUT) in [(each.cell, each.rule) for each in report.conversions]
    assert found(report) == []


def test_a_heading_over_all_values_is_a_title():
    """年間計画 over the whole table parts nothing."""
    rows = [
        TITLE,
        ["行動計画", "年間計画", None],
        [None, "状況", "進捗率"],
        [GUIDE, "着手", "30%"],
        [VISIT, "着手", "40%"],
    ]
    assert [row[2:4] for row in said(read(book(("報告", rows))))] == [("着手", 30), ("着手", 40)]


@pytest.mark.parametrize(
    "kinds",
    [
        ("目標", "前年度", "今年度", "見込"),
        ("前回", "今回"),
        ("前年度実績", "今年度実績"),
        ("目標", "実績", "年度末見込"),
    ],
)
def test_rows_of_other_times_under_an_item(kinds):
    """Of the rows of an item only that of this time is read: 50% of 10, 50, 90."""
    now = next(at for at, kind in enumerate(kinds) if kind in ("今年度", "今回", "今年度実績", "実績"))
    values = ["50%" if at == now else "10%" if at < now else "90%" for at in range(len(kinds))]
    rows: list[list[object]] = [TITLE, ["行動計画", "", "進捗率"]]
    for item in (GUIDE, COURSE):
        rows += [[item if at == 0 else None, kind, values[at]] for at, kind in enumerate(kinds)]
    report = read(book(("報告", rows)))
    assert [row[1:4] for row in said(report)] == [("1-1-H01", None, 50), ("1-1-H02", None, 50)]
    assert found(report) == []
    others = f"{2 * (len(kinds) - 1)}行"
    assert (others, "計画・見込・前回の行として読みませんでした") in [
        (each.result, each.rule) for each in report.conversions
    ]
