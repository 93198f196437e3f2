"""A legend below a table's items is no item, and no report is taken for a legend."""

from __future__ import annotations

import pytest
from foreign_books import COURSE, GUIDE, book, found, read

TABLE = [["項目", "状況", "取組実績"], [GUIDE, "○", "案内を配った。"], [COURSE, "△", "講座を開いた。"]]


def below(*rows: list[str]) -> bytes:
    return book(("2Q", [*TABLE, *rows]))


@pytest.mark.parametrize("gap", [[], [[]]])
@pytest.mark.parametrize(
    "rows",
    [
        [["凡例", "○：概ね達成　△：着手　×：未着手"]],
        [["凡例", "○", "概ね達成"], ["", "△", "着手"]],
        [["○", "概ね達成"], ["△", "着手"]],
        [["○ 概ね達成", "△ 着手", "× 未着手"]],
        [["○…概ね達成", "△…着手"]],
        [["", "凡例：○概ね達成 △着手"]],
        [["【凡例】", "◎達成", "○概ね達成"]],
        [["評価基準", "A:完了", "B:実施中"]],
        [["状況の区分", "済", "実施したもの"], ["", "未", "これから実施するもの"]],
        [["A", "完了した"], ["B", "実施中である"]],
    ],
)
def test_a_legend_below_the_table_is_no_item(rows, gap):
    report = read(below(*gap, *rows))
    assert [(entry.item, entry.status) for entry in report.entries] == [("1-1-H01", "概ね達成"), ("1-1-H02", "着手")]
    assert [code for _, code in found(report) if code != "legend_differs"] == []
    assert report.unmatched == ()


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["", "○", "概ね達成"], "nameless_row"),  # whose report it is, is not said
        (["広報", "○", "順調に進んでいる"], "unmatched_row"),
        (["○ 準備", "完了", "実施した"], "unmatched_row"),
        (["1", "完了", ""], "unmatched_row"),
        (["○", "9月に会議を開いた。", ""], "unmatched_row"),
        (["○", "50", "概ね達成"], "unmatched_row"),
    ],
)
def test_a_report_of_an_unknown_item_is_no_legend(row, code):
    assert code in {each for _, each in found(read(below(row)))}


def test_an_item_between_the_rows_of_a_legend_is_read():
    rows = [TABLE[0], TABLE[1], ["○", "概ね達成"], ["△", "着手"], TABLE[2]]
    assert [entry.item for entry in read(book(("2Q", rows))).entries] == ["1-1-H01", "1-1-H02"]
