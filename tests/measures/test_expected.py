"""What the plan asks for by the end of each quarter. Worked out by hand from docs/measures.md, "計画の決め方"."""

from __future__ import annotations

import pytest
from tracks_by_hand import item, times

from kyoten.measures import expected
from kyoten.measures.expected import due_quarter, in_fiscal_order

THIRD = 100 / 3
STRAIGHT = [25, 50, 75, 100]
CASES = {
    "達成型 without a date: a quarter of the way each quarter": (item("A"), STRAIGHT),
    "達成型 due in June: all of it by the first quarter": (item("A", due_months=(6,)), [100, 100, 100, 100]),
    # September lies in the 2nd quarter: half of 100 by the first, all by the second.
    "達成型 due in September": (item("A", due_months=(9,)), [50, 100, 100, 100]),
    # December: 3rd quarter, so a third each.
    "達成型 due in December": (item("A", due_months=(12,)), [THIRD, 2 * THIRD, 100, 100]),
    # March is the last month of the fiscal year, not one before April.
    "達成型 due in March": (item("A", due_months=(3,)), STRAIGHT),
    "達成型 with two due months is due at the later one": (item("A", due_months=(3, 6)), STRAIGHT),
    # 年3回7月・11月・3月: by the quarters' ends 0, 1 (Jul), 2 (Nov), 3 (Mar) of 3.
    "年3回7月・11月・3月": (times("A", 3, 7, 11, 3), [0, THIRD, 2 * THIRD, 100]),
    # 年2回(9月と3月): 0, 1, 1, 2 of 2.
    "年2回9月・3月": (times("A", 2, 9, 3), [0, 50, 50, 100]),
    "scheduled months without a count: the months are the target": (times("A", None, 9, 3), [0, 50, 50, 100]),
    "more scheduled months than the target asks for stop at 100": (times("A", 2, 4, 7, 10), [50, 100, 100, 100]),
    # 月1回 = 12 times without months: 3 a quarter, 3/12, 6/12, 9/12, 12/12.
    "monthly": (times("A", 12), STRAIGHT),
    # April to March, each scheduled: 3 months lie in each quarter.
    "monthly with its months": (times("A", 12, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3), STRAIGHT),
    "年2回 without months: straight": (times("A", 2), STRAIGHT),
    "継続型": (item("A", kind="継続型"), STRAIGHT),
    "継続型 is for the whole year, whatever month its words name": (
        item("A", kind="継続型", due_months=(6,)),
        STRAIGHT,
    ),
}


@pytest.mark.parametrize(("plan", "by_quarter"), CASES.values(), ids=CASES.keys())
def test_expected_by_the_end_of_each_quarter(plan, by_quarter):
    """The line of one item over the four quarters."""
    assert [expected(plan, number) for number in (1, 2, 3, 4)] == pytest.approx(by_quarter)


def test_a_target_of_zero_is_no_target():
    """Nothing is divided by zero: one month of two has passed."""
    assert expected(times("A", 0, 9, 3), 2) == 50


def test_months_run_from_april_to_march():
    """January to March end the fiscal year."""
    assert in_fiscal_order((3, 11, 4, 7, 1)) == (4, 7, 11, 1, 3)
    assert due_quarter((1, 12)) == 4
    assert due_quarter((12, 10)) == 3


@pytest.mark.parametrize(
    ("plan", "first", "by_quarter"),
    [
        # From the third quarter on: two quarters are left.
        (item("A"), 3, {3: 50, 4: 100}),
        (item("A"), 4, {4: 100}),
        (item("A"), 2, {2: THIRD, 3: 2 * THIRD, 4: 100}),
        # December is in the third quarter, the first that it is in the plan; September was before it.
        (item("A", due_months=(12,)), 3, {3: 100, 4: 100}),
        (item("A", due_months=(12,)), 2, {2: 50, 3: 100}),
        (item("A", due_months=(9,)), 3, {3: 100, 4: 100}),
        # July had passed: November and March are left, and are all that is asked for.
        (times("A", 3, 7, 11, 3), 3, {3: 50, 4: 100}),
        (times("A", None, 7, 11, 3), 3, {3: 50, 4: 100}),
        (times("A", 3, 7, 11, 3), 4, {4: 100}),
        # July lies in the second quarter itself.
        (times("A", 3, 7, 11, 3), 2, {2: THIRD, 3: 2 * THIRD, 4: 100}),
        # March alone is left, in the last quarter.
        (times("A", 2, 9, 3), 3, {3: 0, 4: 100}),
        # Twice in any of three months: two of them are left, then one.
        (times("A", 2, 4, 7, 10), 2, {2: 50, 3: 100}),
        (times("A", 2, 4, 7, 10), 3, {3: 100}),
        # Twelve times, two of them in named months: eleven are left, one of them in a named month.
        (times("A", 12, 9, 3), 3, {3: 0, 4: 100 / 11}),
        # No month is left: straight from its quarter on, as without months.
        (times("A", 1, 7), 3, {3: 50, 4: 100}),
    ],
)
def test_an_item_that_comes_during_the_year_begins_its_line_then(plan, first, by_quarter):
    assert {number: expected(plan, number, first=first) for number in by_quarter} == pytest.approx(by_quarter)
