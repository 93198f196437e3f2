"""When a likeness may be taken: each threshold at both sides, with made-up numbers for one row."""

from __future__ import annotations

import numpy as np
import pytest

from kyoten.sheet.match.judge import NOT_CLEAR, clear_fits
from kyoten.sheet.match.plan_texts import PlanTexts
from kyoten.sheet.match.score import Fits, Scorer

BEST = {"score": 63.0, "explained": 0.8, "covered": 0.6, "whole": 0.6, "shared": 20.0}
FAR = {"score": 20.0, "explained": 0.1, "covered": 0.1, "whole": 0.1, "shared": 2.0}
"""A row that is just clear, and an item that is far from it."""


def place(*rows: dict[str, float], allowed: tuple[bool, ...] = (), original: tuple[int, ...] = (0, 1, 2)) -> int:
    """The place of the clear fit of one row; its items are 0, 1, …, best first. The items' texts share nothing."""
    columns = [np.array([[row[name] for row in rows]]) for name in Fits._fields[1:]]
    fits = Fits(np.array([range(len(rows))]), *columns)
    among = np.array([allowed or (True,) * len(rows)])
    texts = PlanTexts([], {}, original, [], Scorer([["安全点検"], ["助成金説明会"], ["絵本"]]))
    return int(clear_fits(fits, among, texts)[0])


@pytest.mark.parametrize(
    ("change", "clear"),
    [
        ({}, True),
        ({"score": 62.9}, False),
        # What the row says is in the item, and little else is said.
        ({"explained": 0.79, "shared": 20.0}, True),
        ({"explained": 0.63, "shared": 59.0}, True),  # 59 / 0.63 - 59 = 34.7 of other words
        ({"explained": 0.63, "shared": 60.0}, False),  # 35.2
        ({"explained": 0.61, "shared": 20.0}, False),
        # The row holds most of the item, or enough of it.
        ({"covered": 0.59, "shared": 24.9}, False),
        ({"covered": 0.59, "shared": 25.0}, True),
    ],
)
def test_the_best_fits_well_enough(change: dict[str, float], clear: bool) -> None:
    assert (place(BEST | change, FAR) == 0) is clear


@pytest.mark.parametrize(
    ("rival", "clear"),
    [
        ({"score": 48.0}, True),
        ({"score": 48.1}, False),
        # The row may hold two items' texts.
        ({"whole": 0.79}, True),
        ({"whole": 0.8}, False),
        # A quarter of the row's known words speak for the best alone.
        ({"shared": 15.0}, True),
        ({"shared": 15.1}, False),
    ],
)
def test_no_other_item_comes_near(rival: dict[str, float], clear: bool) -> None:
    assert (place(BEST, FAR | rival) == 0) is clear
    assert place(BEST, FAR | rival, original=(0, 0, 2)) == 0  # its own copy may


@pytest.mark.parametrize(("own", "clear"), [("相談", True), ("相談会", False)])
def test_two_items_in_one_row_unless_half_of_the_other_is_in_the_best_itself(own: str, clear: bool) -> None:
    """Of three items two have 安全点検: three pairs and four kanji, 5 × ln(4 / 2.5) = 2.35. The other's own word weighs
    2 × ln(4 / 1.5) = 1.96 with two kanji (2.35 of 4.31 is more than half) and 3.43 with three."""
    texts = PlanTexts([], {}, (0, 1, 2), [], Scorer([["安全点検"], [f"安全点検、{own}"], ["絵本"]]))
    columns = [np.array([[BEST[name], (FAR | {"whole": 0.8})[name]]]) for name in Fits._fields[1:]]
    fits = Fits(np.array([[0, 1]]), *columns)
    assert clear_fits(fits, np.array([[True, True]]), texts).tolist() == [0 if clear else NOT_CLEAR]


def test_what_the_columns_allow_is_taken_unless_another_fits_clearly_better() -> None:
    good = BEST | {"score": 70.0}
    assert place(good | {"score": 84.9}, good, FAR, allowed=(False, True, True)) == 1
    assert place(good | {"score": 85.0}, good, FAR, allowed=(False, True, True)) == NOT_CLEAR
    assert place(good, FAR, FAR, allowed=(False, False, False)) == NOT_CLEAR
