"""Which rows of a table are which item's report: rows of plans, merged items, several items in a cell, examples.

Worked out by hand. The scale is the usual one: △ 着手, ○ 概ね達成, ◎ 完了. Rows count from 1 as Excel shows them.
"""

from __future__ import annotations

import dataclasses

import pytest
from foreign_books import ADVICE, COURSE, GUIDE, MANUAL, PLAN, book, found, read, said
from foreign_books import titled_report as report
from quarter_sheets import item

from kyoten.model import Plan
from kyoten.problems.report import Report
from kyoten.sheet.foreign.header.row_kinds import RowKind, row_kind


def rules(of: Report) -> set[tuple[str, str, str]]:
    return {(each.cell, each.result, each.rule) for each in of.conversions}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("計画", RowKind.PLANNED),
        ("目標値", RowKind.PLANNED),
        ("【予定】", RowKind.PLANNED),
        ("年間計画(回)", RowKind.PLANNED),
        ("実績", RowKind.REPORTED),
        ("実 施", RowKind.REPORTED),
        ("②結果", RowKind.REPORTED),
        ("達成率", RowKind.WORKED_OUT),
        ("新規", None),
        ("計画どおり", None),
        ("", None),
    ],
)
def test_kinds_of_row(text, kind):
    assert row_kind(text) is kind


@pytest.mark.parametrize("header", ["区分", "種別", "計画・実績", "予実", "目標／実績", ""])
@pytest.mark.parametrize(("plan", "result"), [("計画", "実績"), ("目標", "実績"), ("予定", "結果"), ("計画", "実施")])
@pytest.mark.parametrize("merged", [(), ("A3:A4", "B3:B4", "A5:A6", "B5:B6")])
def test_a_row_of_plans_and_one_of_results(header, plan, result, merged):
    """The item is named beside its plan alone: the row under it is its report, the plan is none."""
    read_rows = report(
        ["No.", "行動計画", header, "状況", "取組実績"],
        [1, GUIDE, plan, "", "9月に刷る予定"],
        ["", "", result, "○", "300部刷った"],
        [2, COURSE, plan, "", "年3回"],
        ["", "", result, "△", "1回目を開いた"],
        merged=merged,
    )
    assert said(read_rows) == [
        (2, "1-1-H01", "概ね達成", None, None, "300部刷った"),
        (2, "1-1-H02", "着手", None, None, "1回目を開いた"),
    ]
    assert read_rows.problems == ()
    assert ("B3", "2行", "計画・見込・前回の行として読みませんでした") in rules(read_rows)


def test_plans_and_results_of_each_quarter():
    """Columns for each quarter, the result named again; what is worked out from the two rows is no report."""
    rows = [
        ["行動計画", "区分", "第1四半期 回数", "第2四半期 回数"],
        [COURSE, "目標", 1, 2],
        [COURSE, "実績", 0, 1],
        ["", "達成率", "0%", "50%"],
    ]
    of_year = read(book(("表", [["平成23年度"], *rows])))
    assert said(of_year) == [(1, "1-1-H02", None, None, 0, ""), (2, "1-1-H02", None, None, 1, "")]
    assert of_year.problems == ()
    assert ("A5", "1行", "集計の行として読みませんでした") in rules(of_year)


def test_plans_and_results_in_rows_of_quarters():
    """Quarter and item stand beside the plan of each quarter alone."""
    rows = [
        ["行動計画", "四半期", "区分", "状況"],
        [GUIDE, "第1四半期", "計画", "△"],
        ["", "", "実績", "△"],
        ["", "第2四半期", "計画", "◎"],
        ["", "", "実績", "○"],
    ]
    of_year = read(book(("表", [["平成23年度"], *rows])))
    assert [row[:3] for row in said(of_year)] == [(1, "1-1-H01", "着手"), (2, "1-1-H01", "概ね達成")]
    assert of_year.problems == ()


def test_a_third_row_of_each_item():
    """計画 and 実績 and a word of another kind: the plan is none of the report, and the third row is said."""
    rows = [["行動計画", "区分", "状況", "取組実績"]]
    for text in (GUIDE, COURSE):
        rows += [[text, "計画", "", "9月に"], ["", "実績", "○", "10月に"], ["", "懸案", "", "費用"]]
    assert [row[1:3] + row[5:] for row in said(report(*rows))] == [
        ("1-1-H01", "概ね達成", "10月に"),
        ("1-1-H02", "概ね達成", "10月に"),
    ]
    assert found(report(*rows)) == [("A5", "nameless_row"), ("A8", "nameless_row")]


def test_a_second_row_of_results_is_not_guessed():
    """Below a result without a name stands another: whose it is, is said by nobody."""
    rows = [["行動計画", "区分", "状況"], [GUIDE, "計画", "△"], ["", "実績", "○"], ["", "実績", "△"]]
    assert [row[1:3] for row in said(report(*rows))] == [("1-1-H01", "概ね達成")]
    assert found(report(*rows)) == [("A5", "nameless_row")]


@pytest.mark.parametrize("sorts", [["新規", "継続"], ["計画", "目標"], ["予定", "実施"]])
def test_a_column_that_sorts_the_items(sorts):
    """区分 holds what sort of item it is, or how far: each row is its own item's report, and the column is not read."""
    rows = [["行動計画", "区分", "状況"], [GUIDE, sorts[0], "△"], [COURSE, sorts[1], "○"]]
    assert [row[1:3] for row in said(report(*rows))] == [("1-1-H01", "着手"), ("1-1-H02", "概ね達成")]
    assert found(report(*rows)) == [("", "column_not_read")]
    assert "「区分」" in report(*rows).problems[0].message


@pytest.mark.parametrize(
    ("second", "result"),
    [
        (["", "", "計画", "9月 案内を配った。"], "7月 会場を探した。\n9月 案内を配った。"),
        (["", "", "計画", "7月 会場を探した。"], "7月 会場を探した。"),
    ],
)
def test_rows_beside_one_merged_item(second, result):
    """An item's cell merged over two rows, the status too: one report, its texts line by line."""
    rows = [
        ["行動計画", "状況", "備考", "取組実績"],
        [GUIDE, "△", "", "7月 会場を探した。"],
        [*second[:2], "", second[3]],
    ]
    once = report(*rows, [COURSE, "○", "", ""], merged=("A3:A4", "B3:B4"))
    assert said(once) == [
        (2, "1-1-H01", "着手", None, None, result),
        (2, "1-1-H02", "概ね達成", None, None, ""),
    ]
    assert once.problems == ()
    assert ("A3", "1件", "結合されたセルの項目の行を、1件の報告にまとめました") in rules(once)


def test_texts_alone_under_a_merged_item():
    """The status stands in the first row only: that the second has none is no problem."""
    rows = [["行動計画", "状況", "取組実績", "課題"], [GUIDE, "△", "探した。", ""], ["", "", "配った。", "費用"]]
    once = report(*rows, merged=("A3:A4",))
    assert said(once) == [(2, "1-1-H01", "着手", None, None, "探した。\n配った。/費用")]
    assert once.problems == ()
    assert once.entries[0].cells == (
        ("status", "表!B3"),
        ("result", "表!C3"),
        ("result", "表!C4"),
        ("issue", "表!D4"),
    )


@pytest.mark.parametrize(("one", "other"), [(["△", ""], ["○", ""]), (["△", 30], ["△", 50]), (["△", ""], ["", 50])])
def test_figures_that_differ_beside_a_merged_item(one, other):
    """Which of them is the item's, the rows do not say: the merged cell is named, and nothing is taken."""
    rows = [["行動計画", "状況", "進捗率"], [GUIDE, *one], ["", *other]]
    differ = report(*rows, merged=("A3:A4",))
    assert (found(differ), differ.entries) == ([("A3", "merged_item_rows_differ")], ())
    assert "3・4行" in differ.problems[0].message


@pytest.mark.parametrize("kind", ["計画", "予定"])
@pytest.mark.parametrize("done", ["会場の候補を検討し、予約する。", "会場の候補を検討"])
def test_a_row_of_data_is_no_part_of_the_header(kind, done):
    """項目 and 取組内容 over a plan's row that has a column's name in it: that row is the item's."""
    rows = [
        ["項目", "区分", "取組内容", "状況"],
        [GUIDE, kind, done, ""],
        ["", "実績", "会場の候補を3か所検討した。", "△"],
    ]
    assert said(report(*rows)) == [(2, "1-1-H01", "着手", None, None, "会場の候補を3か所検討した。")]


def test_a_text_of_the_plan_is_no_header():
    """Under 事項, which nobody knows, 課題 stands in the row of an item that the plan has."""
    rows = [["項目", "事項", "状況"], ["他機関との調整", "課題", "△"]]
    plan = dataclasses.replace(PLAN, items=(item("1-1-H01", "他機関との調整"),))
    assert [row[1:3] for row in said(report(*rows, plan=plan))] == [("1-1-H01", "着手")]


def test_instructions_in_a_header():
    """A long instruction under a column's name is of the header still, and so is the row of quarters over it."""
    long = "取組実績\n日付と場所と人数が分かるように、具体的に書いてください。"
    rows = [
        ["行動計画", "第1四半期", "", "第2四半期", ""],
        ["", "状況", long, "状況", long],
        [GUIDE, "△", "a", "○", "b"],
    ]
    assert [row[:3] + row[5:] for row in said(report(*rows))] == [
        (1, "1-1-H01", "着手", "a"),
        (2, "1-1-H01", "概ね達成", "b"),
    ]


@pytest.mark.parametrize("mark", ["例", "記入例", "(例)", "（記入例）", "【例】", "例１", "見本"])
def test_a_row_of_an_example(mark):
    """Left out and counted; the item's own row is its report."""
    rows = [["No.", "行動計画", "状況", "取組実績"], [mark, GUIDE, "○", "300部刷った"], [1, GUIDE, "△", "下書き"]]
    own = report(*rows)
    assert said(own) == [(2, "1-1-H01", "着手", None, None, "下書き")]
    assert own.problems == ()
    assert ("B3", "1行", "記入例の行として読みませんでした") in rules(own)


TWICE = Plan(
    2011,
    items=(
        item("1-1-H01", MANUAL),
        item("4-1-H01", MANUAL, function=ADVICE, target_states=("気軽に相談できる。",), viewpoints=("手順があるか。",)),
    ),
)


@pytest.mark.parametrize("heading", [f"【{ADVICE}】", f"機能：{ADVICE}", f"【機能：{ADVICE}】", f"分野:4 {ADVICE}"])
@pytest.mark.parametrize("again", [[], [["行動計画", "状況"]], [[], ["行動計画", "状況"]]])
def test_a_heading_of_a_function(heading, again):
    """In the table or over a repeated header: of two items with one text it is the one of that function."""
    rows = [["行動計画", "状況"], [GUIDE, ""], [heading], *again, [MANUAL, "◎"]]
    assert [row[1:3] for row in said(report(*rows, plan=TWICE))] == [("4-1-H01", "完了")]
