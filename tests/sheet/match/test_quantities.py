"""Numbers of a row against its item's: how often, how many, when (docs/reading.md, "Theirs")."""

from __future__ import annotations

import pytest
from foreign_books import book, read

from kyoten.sheet.match.quantities import disagree


@pytest.mark.parametrize(
    ("row", "behind", "item", "differs"),
    [
        ("研修を年1回開く", "", "研修を年2回開く。", True),
        ("研修を開く", "(年1回)", "研修を年2回開く。", True),
        ("研修を開く", "(年2回)", "研修を年2回開く。", False),
        ("研修を開く", "(7/12実施、30名)", "研修を年2回開く。", False),
        ("研修を年二回開く", "", "研修を年2回開く。", False),
        ("毎月遊ぶ", "", "月1回遊ぶ。", False),
        ("毎月遊ぶ", "", "月2回遊ぶ。", True),
        ("年3回発行", "", "年3回7月・11月・3月発行", False),
        ("7月と12月に発行", "", "年3回7月・11月・3月発行", True),
        ("第1回の研修", "", "研修を2回開く。", False),
        ("30人を登録", "", "50名を登録", True),
        ("30人を登録", "", "会員を登録", False),
        ("3〜4歳児と作る", "", "２～３歳児と作る", True),
        ("2、3歳児と作る", "", "２～３歳児と作る", False),
        ("2〜3歳児と作る", "", "２～３歳児と作る", False),
        ("200部を配る", "", "300部を配る", True),
        ("24年度の計画", "", "23年度の計画", True),
    ],
)
def test_sets_of_numbers(row, behind, item, differs):
    assert disagree(row, behind, item) == differs


@pytest.mark.parametrize("text", ["育児講座を開く(年1回)", "育児講座（年５回）", "年2回の育児講座を開く"])
def test_a_row_with_another_number_is_asked_about_with_its_item_first(text):
    """The plan's course is held three times a year."""
    (doubt,) = read(book(("2Q", [["項目", "状況"], [text, "○"]]))).doubts
    assert doubt.candidates[0][0] == "1-1-H02"


def test_a_row_with_the_same_number_is_read():
    """What was done stands in brackets behind it."""
    report = read(book(("2Q", [["項目", "状況"], ["育児講座を年3回開く(7/12実施、30名)", "○"]])))
    assert [entry.item for entry in report.entries] == ["1-1-H02"]
