"""The row that looks most like a header where none is one, and columns that a person assigned, by hand."""

from __future__ import annotations

import pytest
from plan_grids import grid

from kyoten.plan.find_headers import assigned, nearest


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        (
            [["作成", "係"], ["甲欄", "乙欄", "丙欄", "丁欄"], ["あ", "い", "う", "え"]],
            1,
        ),  # the most short words, the first of such
        ([["あ", "あ", "あ", "あ"], ["甲欄", "乙欄"]], 1),  # different ones
        ([["甲欄", "乙欄", "丙欄"], ["機能", "乙欄"]], 1),  # a word that headers have counts twice more
        ([["甲欄", "乙欄", "安心して過ごせる場になっている。"], ["甲欄", "乙欄"]], 1),  # a sentence speaks against it
        ([["表題"], ["甲欄", "乙欄"]], 1),  # one word is a title
        ([["●甲", "●乙", "●丙"], ["甲欄", "乙欄"]], 1),  # marked texts are none
        ([*[["", ""]] * 39, ["甲欄", "乙欄"]], 39),
    ],
)
def test_the_nearest_to_a_header_has_the_most_short_words(rows, row):
    found = nearest(grid(*rows))
    assert found is not None
    assert (found.first_row, found.last_row) == (row, row)


def test_only_the_upper_part_of_a_sheet_is_looked_at():
    assert nearest(grid(*[["", ""]] * 40, ["甲欄", "乙欄"])) is None
    assert nearest(grid(["表題"], ["本文"])) is None


def test_assigned_columns_stand_in_their_order_also_where_no_header_does():
    sheet = grid(["甲欄", "", "丙欄"], ["安心して過ごせる。", "", "●講座を開く。"], name="計画", textual=False)
    layout = assigned(nearest(sheet), sheet, {2: "action:区", 1: "function"})
    assert [(each.number, each.kind, each.label, each.role, each.source) for each in layout.columns] == [
        (0, "other", "甲欄", "", "計画!A1"), (1, "function", "", "", "計画!B1"), (2, "action", "丙欄", "区", "計画!C1"),
    ]  # fmt: skip
    assert layout.by_hand == {1, 2}
