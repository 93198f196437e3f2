"""Headings end what stood above them; header rows without merged cells; whose the rows are (docs/reading.md, "Theirs").

The small plan has one text in two functions, so that a heading decides whose it is; expected values by hand.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from foreign_books import ADVICE, COURSE, GUIDE, MANUAL, PLACE, PLAN, VISIT, book, found, read, said, text

from kyoten.sheet.foreign.rows.headings import function_of, is_marked, may_be_heading
from kyoten.text import key

TWICE = replace(PLAN.items[4], id="1-1-H09", function=PLACE, restated=True, restates="4-1-H01")
BOTH = replace(PLAN, items=(*PLAN.items, TWICE))
HEAD = ["項目", "状況"]
FUNCTIONS = {key(name): name for name in ("親子の居場所", "人材育成", "子育てサポートシステム")}


@pytest.mark.parametrize(
    ("heading", "function"),
    [
        ("■人材育成", "人材育成"),
        ("人材育成・活動支援", "人材育成"),
        ("【５　人材育成に関すること】", "人材育成"),
        ("横浜子育てサポートシステム区支部事務局運営事業", "子育てサポートシステム"),
        ("■地域との連携", ""),
        ("人材育成と親子の居場所", ""),
        ("人材育成の研修を年2回開く。", ""),
    ],
)
def test_a_functions_name_by_containment(heading, function):
    assert function_of(heading, FUNCTIONS) == function


def test_what_may_be_a_heading():
    items = frozenset({key(GUIDE), key(COURSE)})
    assert is_marked("■その他")
    assert may_be_heading("その他の取組", items)
    assert not may_be_heading("育児講座を年3回", items)
    assert not may_be_heading("職員の打合せで振り返りをした。", items)


def rows_under(*headings: str):
    """The shared text under each heading, rated △, ○, ◎ in turn."""
    return [HEAD, *(row for heading, sign in zip(headings, "△○◎", strict=False) for row in ([heading], [MANUAL, sign]))]


def items_of(report) -> list[tuple[str, str]]:
    return [(entry.item, entry.status) for entry in report.entries]


def test_a_longer_name_of_a_function_is_its_heading_and_said():
    report = read(book(("2Q", rows_under(PLACE, f"■{ADVICE}、活動支援"))), plan=BOTH)
    assert sorted(items_of(report)) == [("1-1-H09", "着手"), ("4-1-H01", "概ね達成")]
    assert [(each.cell, each.result) for each in report.conversions if "機能の見出し" in each.rule] == [("A4", ADVICE)]


@pytest.mark.parametrize("heading", ["■地域との連携", "その他の取組"])
def test_a_heading_that_is_none_of_the_plans_ends_the_one_above(heading):
    """A text that two functions have is asked about, with both; one that a single function has is read."""
    rows = [*rows_under(PLACE, heading), [COURSE, "◎"]]
    report = read(book(("2Q", rows)), plan=BOTH)
    assert items_of(report) == [("1-1-H09", "着手"), ("1-1-H02", "完了")]
    assert [(each.cell, {item for item, *_ in each.candidates}) for each in report.doubts] == [
        ("A5", {"1-1-H09", "4-1-H01"})
    ]


def test_a_row_without_a_report_is_no_heading():
    """Its text is nearly an item's: what stands below is still of the function."""
    report = read(book(("2Q", [*rows_under(PLACE)[:2], ["来館しやすい案内"], [MANUAL, "○"]])), plan=BOTH)
    assert items_of(report) == [("1-1-H09", "概ね達成")]


def test_a_header_said_again_ends_no_heading():
    """A page break: the header comes again, and the rows are still under the heading of the page before."""
    rows = [*rows_under(ADVICE), *[[""]] * 8, HEAD, [MANUAL, "△"]]
    report = read(book(("2Q", rows)), plan=BOTH)
    assert items_of(report) == [("4-1-H01", "着手")]
    assert [code for _, code in found(report)] == ["same_row_twice"]


def test_tables_of_two_roles_under_each_other():
    rows = [["平成23年度 第2四半期"], ["【法人】"], HEAD, [COURSE, "○"], ["【行政】"], HEAD, [VISIT, "△"]]
    assert items_of(read(book(("表", rows)))) == [("1-1-H02", "概ね達成"), ("1-1-G01", "着手")]


@pytest.mark.parametrize("merged", [["A2:B2", "C2:D2"], []])
@pytest.mark.parametrize("of", ["", "の役割", "の取組"])
def test_tables_of_two_roles_side_by_side(merged, of):
    rows = [
        ["平成23年度 第2四半期"],
        [f"法人{of}", "", f"行政{of}", ""],
        ["行動計画", "進捗率"] * 2,
        [COURSE, "30%", VISIT, "80%"],
    ]
    report = read(book(("表", rows, merged)))
    assert [(each.item, each.percent) for each in report.entries] == [("1-1-H02", 30), ("1-1-G01", 80)]


def test_who_acts_in_a_column_that_holds_nothing_but_roles():
    same = replace(PLAN.items[2], id="1-1-H07", role="法人")
    plan = replace(PLAN, items=(*PLAN.items, same))
    rows = [["担当", *HEAD], ["行政", VISIT, "着手"], ["法人", VISIT, "完了"]]
    report = read(book(("2Q", rows)), plan=plan)
    assert sorted(items_of(report)) == [("1-1-G01", "着手"), ("1-1-H07", "完了")]
    assert {entry.person for entry in report.entries} == {""}
    names = read(book(("2Q", [["担当", *HEAD], ["行政", VISIT, "着手"], ["広場", GUIDE, "完了"]])))
    assert {entry.person for entry in names.entries} == {"行政", "広場"}


TWO_ROWS = [
    ["項目", "状況", "", "進捗率", ""],
    ["", "前回", "今回", "前回", "今回"],
    [COURSE, "着手", "実施中", "20%", "50%"],
]


def test_last_time_and_this_time_without_merged_cells():
    """As 選択範囲内で中央 and every CSV of such a sheet have it."""
    wanted = [(2, "1-1-H02", "実施中", 50, None, "")]
    assert said(read(book(("2Q", TWO_ROWS)))) == wanted
    assert said(read(text([["第2四半期"], *TWO_ROWS]), "報告.csv")) == wanted


def test_counts_of_the_quarter_beside_those_since_april_without_merged_cells():
    rows = [["項目", "実績(回)", ""], ["", "当期", "累計"], [COURSE, 3, 6]]
    assert said(read(book(("2Q", rows)))) == [(2, "1-1-H02", None, None, 6, "")]


def test_text_columns_by_their_usual_words():
    rows = [
        ["計画", "状況", "今期の取組", "課題・対応", "翌期の取組"],
        [COURSE, "○", "7月に開いた。", "人が少ない。", "11月に開く。"],
    ]
    (entry,) = read(book(("2Q", rows))).entries
    assert (entry.result, entry.issue, entry.next_action) == ("7月に開いた。", "人が少ない。", "11月に開く。")
