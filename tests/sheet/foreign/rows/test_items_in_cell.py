"""Several items in one cell, and texts beside them: each to its own item."""

from __future__ import annotations

import pytest
from foreign_books import COURSE, GUIDE, MANUAL, VISIT, found, said
from foreign_books import titled_report as report

from kyoten.sheet.foreign.rows.items_in_cell import items_in, keys_of

TWO = f"●{GUIDE}\n●{COURSE}"


WRAPPED = "7月に区役所の会議室を予約し、\n案内を配布した。"


@pytest.mark.parametrize(
    ("cell", "first", "second"),
    [
        (WRAPPED, WRAPPED, WRAPPED),
        (
            "会議室を予約して案内\nを全戸に配布した",
            "会議室を予約して案内\nを全戸に配布した",
            "会議室を予約して案内\nを全戸に配布した",
        ),
        ("刷った。\n1回開いた。", "刷った。", "1回開いた。"),
        ("①会議室を予約し、\n刷った\n②開いた", "会議室を予約し、\n刷った", "開いた"),
        ("・会議室を予約した\n・講座の案内を配布した", "会議室を予約した", "講座の案内を配布した"),
        ("準備中\n特になし", "準備中", "特になし"),
        ("②開いた\n①刷った", "②開いた\n①刷った", "②開いた\n①刷った"),
    ],
)
def test_the_lines_of_a_text_beside_two_items(cell, first, second):
    """Entries are shared out in their order; a sentence that runs on in the next line speaks of both items."""
    both = report(["行動計画", "状況", "取組実績"], [TWO, "着手\n実施中", cell])
    assert [row[1:3] + row[5:] for row in said(both)] == [("1-1-H01", "着手", first), ("1-1-H02", "実施中", second)]
    assert both.problems == ()


def test_the_lines_of_a_value_beside_two_items():
    """A number before a full stop that goes on is no numbering; values in another order are asked about."""
    rows = ["行動計画", "進捗率"], [VISIT, "5%"], [TWO, "10.5%\n20%"]
    assert [row[3] for row in said(report(*rows))] == [5, 10.5, 20]
    assert found(report(["行動計画", "状況"], [TWO, "②着手\n①完了"])) == [("B3", "several_items_one_value")]


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("①案内を作る\n②講座を開く", ("案内を作る", "講座を開く")),
        ("(1) 案内を作る\n（２）講座を開く", ("案内を作る", "講座を開く")),
        ("1.案内を作る\n2.講座を\n開く", ("案内を作る", "講座を\n開く")),
        ("・案内を作る\n・講座を開く", ("案内を作る", "講座を開く")),
        ("①案内\n・紙\n・ウェブ\n②講座", ("案内\n・紙\n・ウェブ", "講座")),
        ("①案内を作る", ("①案内を作る",)),
        ("①案内を作る\n②", ("①案内を作る\n②",)),  # a mark without a text
        ("次を行う。\n①案内\n②講座", ("次を行う。\n①案内\n②講座",)),
        ("1.5回\n2.5回", ("1.5回\n2.5回",)),
        (f"{GUIDE}\n{COURSE}", (GUIDE, COURSE)),
        (f"{GUIDE}\n終わり。", (f"{GUIDE}\n終わり。",)),
        ("●案内\n●講座", ("案内", "講座")),
    ],
)
def test_the_items_of_a_cell(cell, items):
    """A mark at the start of at least two lines, the first among them; or lines that the plan has one by one."""
    assert items_in(cell, keys_of((GUIDE, COURSE))) == items


def test_an_item_that_is_a_list_itself():
    """What the plan has as one item is one."""
    cell = "・案内を作る\n・配る"
    assert items_in(cell, keys_of((cell,))) == (cell,)


def test_numbered_items_of_one_cell():
    """Each with its own line of the values; a cell's second item is named as such when it is asked about."""
    rows = [["行動計画", "状況"], [f"①{GUIDE}\n②{VISIT}", "①着手\n②完了"], [f"{COURSE}\n{MANUAL}", "着手\n完了"]]
    assert [row[1:3] for row in said(report(*rows))] == [
        ("1-1-H01", "着手"),
        ("1-1-G01", "完了"),
        ("1-1-H02", "着手"),
        ("4-1-H01", "完了"),
    ]
    asked = report(["行動計画", "状況"], [f"①{GUIDE}\n②全く違うこと", "着手\n完了"], ["①これも違うこと", "完了"])
    assert asked.unmatched == ("表!A3#2", "表!A4")
    assert "①これも違うこと" in asked.problems[1].message
