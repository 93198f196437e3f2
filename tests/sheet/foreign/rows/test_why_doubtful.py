"""A doubtful row says what disagrees, with the likeliest item's text beside its own (docs/reading.md, "Problems")."""

from __future__ import annotations

from dataclasses import replace

import pytest
from foreign_books import ADVICE, MANUAL, PLACE, PLAN, VISIT, book, read

TWICE = replace(PLAN, items=(*PLAN.items, replace(PLAN.items[4], id="1-1-H09", function=PLACE)))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["", "", "育児講座を年2回開く。", "○"], "(回数などの数が違います。候補: 1-1-H02「育児講座を年3回開く。」"),
        (["", "法人", VISIT, "○"], "(役割が違います。候補: 1-1-G01「"),
        ([ADVICE, "", VISIT, "○"], "(機能が違います。候補: 1-1-G01「"),
        (["", "", MANUAL, "○"], "(同じ文の項目が複数あります。候補: "),
    ],
)
def test_what_disagrees(row, why):
    (found,) = read(book(("2Q", [["機能", "役割", "項目", "状況"], row])), plan=TWICE).problems
    assert found.code == "doubtful_match"
    assert why in found.message
