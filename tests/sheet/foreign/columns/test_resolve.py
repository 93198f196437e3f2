"""Columns that compete, belong to one role, or are left out: none is mixed with another, none vanishes unsaid.

All expectations by hand. The scale is the usual one: × 未着手, △ 着手, ○ 概ね達成, ◎ 完了. H items are the
corporation's (法人), G items the ward's (行政).
"""

from __future__ import annotations

import dataclasses

import pytest
from foreign_books import (
    CHECK,
    COURSE,
    EXPERT,
    GUIDE,
    PLAN,
    Q1,
    Q2,
    VISIT,
    book,
    found,
    read,
    said,
)
from quarter_sheets import item

from kyoten.fiscal import Quarter
from kyoten.problems.problem import Severity
from kyoten.problems.report import Report
from kyoten.reader.workbook import Sheet
from kyoten.settings import Settings
from kyoten.sheet.entries.carried_cells import CarriedCells
from kyoten.sheet.entries.read_rows import EntryTable, ItemRow, read_rows
from kyoten.sheet.known import Choices


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (("進捗率", "区進捗率"), ("50%", "40%")),
        (("自己評価", "区評価"), ("○", "◎")),
        (("回数", "区回数"), (1, 2)),
    ],
)
def test_a_role_with_two_values_is_asked_about(headers, cells):
    """The ward's item has a value under the plain header and under its own: neither counts before a person says."""
    data = book(("1Q", [["項目", *headers], [VISIT, *cells]]))
    report = read(data)
    assert report.entries == ()
    assert found(report) == [("", "columns_open"), ("C2", "same_columns")]
    listed = next(each.value for each in report.problems if each.code == "same_columns")
    assert listed == f"「{headers[0]}」、「{headers[1]}」"


def test_an_answer_which_of_two_values_counts():
    """The screen sends what every column is once one of them was changed: a role's column stays that role's."""
    data = book(("1Q", [["項目", "自己評価", "区評価"], [GUIDE, "○", ""], [VISIT, "○", "◎"]]))
    signature = read(data).headers[0].signature
    own = read(data, choices=Choices(assignments={signature: {0: "text", 1: "status", 2: "ignore"}}))
    assert ([(e.item, e.status) for e in own.entries], own.problems) == (
        [("1-1-H01", "概ね達成"), ("1-1-G01", "概ね達成")],
        (),
    )
    wards = read(data, choices=Choices(assignments={signature: {0: "text", 1: "ignore", 2: "status"}}))
    assert [(e.item, e.status) for e in wards.entries] == [("1-1-G01", "完了")]


def test_of_two_columns_the_one_that_is_filled_for_the_role():
    """自己評価 was filled in for the corporation's items and 区評価 for the ward's: each item has one value."""
    rows = [["項目", "自己評価", "区評価"], [GUIDE, "○", ""], [VISIT, "", "◎"], [CHECK, "△", ""], [EXPERT, "", "×"]]
    report = read(book(("1Q", rows)))
    assert [(e.item, e.status) for e in report.entries] == [
        ("1-1-H01", "概ね達成"),
        ("1-1-G01", "完了"),
        ("1-2-H03", "着手"),
        ("4-1-G01", "未着手"),
    ]
    assert report.problems == ()
    plain = read(book(("1Q", [rows[0], [GUIDE, "○", ""], [VISIT, "◎", ""]])))
    assert ([e.status for e in plain.entries], plain.problems) == (["概ね達成", "完了"], ())


def test_a_merged_value_counts_as_filled():
    """One ○ merged over a row of each role is a second value beside the ward's own."""
    rows = [["項目", "自己評価", "区評価"], [GUIDE, "○", ""], [VISIT, "", "◎"]]
    report = read(book(("1Q", rows, ["B2:B3"])))
    assert (found(report), report.entries) == ([("", "columns_open"), ("C3", "same_columns")], ())


def test_two_columns_of_one_kind_without_a_role():
    """進捗率 beside 達成率: the question, and never both in one value."""
    report = read(book(("1Q", [["項目", "進捗率", "達成率"], [GUIDE, "50%", "40%"]])))
    assert (found(report), report.entries) == ([("", "columns_open"), ("C1", "same_columns")], ())


def test_texts_of_a_role_are_added_to_the_common_ones():
    """Two columns of text are both what was reported."""
    report = read(
        book(("1Q", [["項目", "取組実績", "区取組実績"], [GUIDE, "刷った", ""], [VISIT, "配った", "訪ねた"]]))
    )
    assert [(e.item, e.result) for e in report.entries] == [("1-1-H01", "刷った"), ("1-1-G01", "配った\n訪ねた")]


def test_rows_never_join_what_is_no_text():
    """Whatever columns a caller names: a second rating is a problem of its row, and the first one stays what it is."""
    sheet = Sheet("報告", (("項目", "a", "b"), (GUIDE, "○", "◎"), (COURSE, "○", "")))
    lines = [ItemRow(1, PLAN.items[0]), ItemRow(2, PLAN.items[1])]
    first, second = read_rows(EntryTable(sheet, {1: "status", 2: "status"}, 1), lines, Quarter(2011, 1), Settings())
    assert (first.draft.status, first.entry) == ("概ね達成", None)
    assert [(each.code, each.cell) for each in first.problems] == [("same_columns", "C2")]
    assert (second.entry and second.entry.status, second.problems) == ("概ね達成", ())
    assert CarriedCells(sheet, 1).find(1, 1).value == "○"


def test_items_of_other_roles_are_read_from_the_common_columns():
    """The ward has a column for its remarks; the corporation's items are read all the same."""
    rows = [
        ["項目", "状況", "取組実績", "区コメント"],
        [GUIDE, "着手", "刷った", ""],
        [VISIT, "完了", "訪ねた", "好評"],
    ]
    report = read(book(("1Q", rows)))
    assert said(report) == [
        (1, "1-1-H01", "着手", None, None, "刷った"),
        (1, "1-1-G01", "完了", None, None, "訪ねた\n好評"),
    ]
    assert report.problems == ()


def test_a_roles_remark_on_anothers_item_is_said():
    """It is not the item's own report, and it does not vanish: one warning for all such columns of a role."""
    rows = [
        ["項目", "法人評価", "区評価", "区コメント"],
        [COURSE, "△", "", ""],
        [GUIDE, "○", "△", "会場を早く決めて"],
        [CHECK, "○", "△", ""],
        [VISIT, "", "◎", "好評"],
    ]
    report = read(book(("1Q", rows)))
    assert said(report) == [
        (1, "1-1-H02", "着手", None, None, ""),
        (1, "1-1-H01", "概ね達成", None, None, ""),
        (1, "1-2-H03", "概ね達成", None, None, ""),
        (1, "1-1-G01", "完了", None, None, "好評"),
    ]
    assert [(e.cell, e.code, e.value, e.severity) for e in report.problems] == [
        ("C3", "role_column_not_read", "「区評価」、「区コメント」", Severity.WARNING)
    ]


def test_a_roles_column_where_it_has_no_item_at_all():
    """Rows of the corporation alone, with a ward's column beside them: all rows are read, its remark is said."""
    rows = [
        ["項目", "状況", "区コメント", "事務局使用欄"],
        [GUIDE, "着手", "早めに", "確認済"],
        [CHECK, "完了", "", ""],
    ]
    report = read(book(("1Q", rows)))
    assert [(e.item, e.status) for e in report.entries] == [("1-1-H01", "着手"), ("1-2-H03", "完了")]
    assert found(report) == [("", "column_not_read"), ("C2", "role_column_not_read")]
    # Assigned by hand, with all columns as the screen sends them, the ward's remark is still the ward's.
    codes = {0: "text", 1: "status", 2: "result", 3: "issue"}
    chosen = read(book(("1Q", rows)), choices=Choices(assignments={report.headers[0].signature: codes}))
    assert [(e.item, e.result, e.issue) for e in chosen.entries] == [("1-1-H01", "", "確認済"), ("1-2-H03", "", "")]


def test_a_row_without_columns_for_its_role_is_blank_not_gone():
    """法人評価 alone: the ward's item was there and says nothing."""
    report = read(book(("1Q", [["項目", "法人評価"], [GUIDE, "○"], [VISIT, ""]])))
    assert ([e.item for e in report.entries], report.blank) == (["1-1-H01"], ("1-1-G01",))


def test_a_row_of_two_roles_beside_a_column_of_one():
    """Common columns speak of all items of the row, line by line; the ward's column of the ward's item alone."""
    rows = [["項目", "状況", "区コメント"], [f"●{GUIDE}\n●{VISIT}", "着手\n完了", "好評"]]
    report = read(book(("1Q", rows)))
    assert [(e.item, e.status, e.result) for e in report.entries] == [
        ("1-1-H01", "着手", ""),
        ("1-1-G01", "完了", "好評"),
    ]
    assert report.problems == ()


def counts(rows: list[list[object]], last: str = "累計", **known: object) -> Report:
    """Read rows of an item with counts of three quarters and of the year."""
    head = ["項目", "第1四半期 回数", "第2四半期 回数", "第3四半期 回数", last]
    return read(book(("平成23年度", [head, *rows])), **known)


@pytest.mark.parametrize("row", [[3, 4, "", 7], [3, 3, "", 6], ["3回", "４回", 5, "12回"], [2, "", 4, 6]])
def test_counts_that_add_up_to_the_years(row):
    """3 and 4 times beside 7 in the year: the quarters' counts are not cumulative, so none is taken."""
    report = counts([[GUIDE, "", "", "", ""], [COURSE, *row]])
    assert (found(report), report.entries) == ([("", "columns_open"), ("E3", "counts_not_cumulative")], ())


@pytest.mark.parametrize(
    ("row", "taken"),
    [([3, 4, "", 4], [3, 4]), ([3, "", "", 3], [3]), ([0, 4, "", 4], [0, 4]), ([3, 4, "", ""], [3, 4])],
)
def test_counts_that_are_cumulative(row, taken):
    """The year's is that of the newest quarter; one quarter alone says nothing; nor does a year left blank."""
    report = counts([[COURSE, *row]])
    assert ([each.count for each in report.entries], report.problems) == (taken, ())


def test_an_answer_about_counts_that_add_up():
    """The quarters' columns left out by hand, the year's counts for the newest quarter: 7 times."""
    rows = [["項目", "1Q 状況", "2Q 状況", "1Q 回数", "2Q 回数", "累計"], [COURSE, "△", "△", 3, 4, 7]]
    data = book(("平成23年度", rows))
    report = read(data)
    assert [each.code for each in report.errors] == ["counts_not_cumulative", "columns_open"]
    told = {report.headers[0].signature: {3: "ignore", 4: "ignore"}}
    assert [each.count for each in read(data, choices=Choices(assignments=told)).entries] == [None, 7]


def test_a_question_about_one_quarters_columns_holds_no_other_quarter():
    """Asked for the first quarter, two values in the second are no matter."""
    rows = [["項目", "1Q 自己評価", "2Q 自己評価", "2Q 区評価"], [VISIT, "△", "○", "◎"]]
    data = book(("平成23年度", rows))
    first = read(data, quarter=Q1)
    assert ([(e.quarter, e.status) for e in first.entries], first.problems) == ([(Q1, "着手")], ())
    second = read(data, quarter=Q2)
    assert (second.entries, [each.code for each in second.errors]) == ((), ["same_columns", "columns_open"])


def test_a_role_that_is_not_the_corporation_or_the_ward():
    """Any role of the plan: 市社協."""
    social = item("1-1-S01", "見守りを頼む。", role="市社協")
    plan = dataclasses.replace(PLAN, items=(*PLAN.items, social))
    rows = [["項目", "状況", "社協コメント"], [GUIDE, "着手", "よい"], [social.text, "完了", "続ける"]]
    report = read(book(("1Q", rows)), plan=plan)
    assert [(e.item, e.status, e.result) for e in report.entries] == [
        ("1-1-H01", "着手", ""),
        ("1-1-S01", "完了", "続ける"),
    ]
    assert found(report) == [("C2", "role_column_not_read")]
