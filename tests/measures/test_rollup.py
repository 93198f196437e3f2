"""Groups of items: counts, rates, curve and longer periods. Every number is worked out beside its case."""

from __future__ import annotations

import pandas as pd
import pytest
from frames_by_hand import SETTINGS, entry, item, items_of, seen

from kyoten.fiscal import Quarter
from kyoten.measures import curve, expected_line, period_rows, rollup, rollup_rows

Q1, Q2, Q3 = (Quarter(2011, n) for n in (1, 2, 3))
SECOND = {"function": "子育て相談", "function_no": 2}

# Three items of 法人 and two of 行政 in the first function, two in the second, and one restated there.
ITEMS = [
    item("A"),
    item("B", role="行政"),
    item("C", state=2),
    item("D", role="行政", due_months=(9,)),
    item("E", state=2),
    item("F", **SECOND),
    item("G", role="市社協", **SECOND),
    item("H", restates="A", restated=True, **SECOND),
]
ENTRIES = [
    entry("A", 1, status="完了"),
    entry("B", 1, status="中止"),
    entry("C", 1, status="実施中"),
    entry("A", 2, status="実施中", percent=40),
    entry("C", 2, status="完了"),
    entry("D", 2, status="実施中", percent=60),
    entry("F", 2, result="文章のみ"),
    entry("H", 2, status="完了"),
]
STATUSES = ["未着手", "着手", "実施中", "概ね達成", "完了", "中止", "評価困難", "no_status", "unreported"]


def line_of(frame, *names):
    return [None if pd.isna(value) else value for value in frame.iloc[0][list(names)]]


@pytest.fixture
def year():
    return seen(ITEMS, ENTRIES, quarter=2)


def test_total_of_a_quarter(year):
    """Seven items count (H at its original A). Second quarter: reported A, C, D, F; not B, E, G.

    completed: C (A took 完了 back). excluded: B, 中止 since the first quarter. 完了率 = 1 ÷ (7 − 1) = 16.67 %.
    mean of A 40, C 100, D 60 = 66.67 over 3; expected of the same: 50, 50, 100 = 66.67; pace 100 %.
    flagged: A; H is not counted and X is not here.
    """
    total = rollup(year, Q2, [], {"A", "H", "X"}, SETTINGS)
    assert len(total) == 1
    assert line_of(total, "items", *STATUSES) == [7, 0, 0, 2, 0, 1, 0, 0, 1, 3]
    assert line_of(total, "completed", "excluded", "covered", "flagged") == [1, 1, 3, 1]
    rates = line_of(total, "completion_rate", "mean_progress", "expected", "pace")
    assert rates == pytest.approx([100 / 6, 200 / 3, 200 / 3, 100])


def test_statuses_and_missing_make_up_the_items(year):
    """Nothing falls between the parts of the status mix, in any group."""
    for quarter in (Q1, Q2):
        for by in ([], ["function"], ["role"], ["function", "role", "state"]):
            frame = rollup(year, quarter, by, (), SETTINGS)
            assert (frame[STATUSES].sum(axis=1) == frame["items"]).all()


def test_an_earlier_quarter_reads_as_it_was_then(year):
    """First quarter: A is 完了, B 中止, C 50: completed 1 of 6, mean (100 + 50) ÷ 2 = 75, expected 25, pace 300 %."""
    total = rollup(year, Q1, [], (), SETTINGS)
    rates = line_of(total, "completed", "excluded", "covered", "unreported", "mean_progress", "expected", "pace")
    assert rates == [1, 1, 2, 4, 75, 25, 300]


def test_groups_stand_in_plan_order_and_roles_in_the_usual_one(year):
    """Functions by number; 法人, 行政, 市社協 within; groups without an item do not appear."""
    frame = rollup(year, Q2, ("function", "role"), (), SETTINGS)
    first, second = "親子の居場所", "子育て相談"
    pairs = list(zip(frame["function"], frame["role"], frame["items"], strict=True))
    assert pairs == [(first, "法人", 3), (first, "行政", 2), (second, "法人", 1), (second, "市社協", 1)]
    assert rollup(year, Q2, ["role"], (), SETTINGS)["role"].tolist() == ["法人", "行政", "市社協"]
    assert rollup(year, Q2, ["state"], (), SETTINGS)["items"].tolist() == [5, 2]


def test_a_further_role_comes_after_the_usual_ones():
    """Whatever the plan's order is."""
    items = [item("A", role="NPO"), item("B", role="市社協"), item("C", role="法人")]
    frame = rollup(seen(items, [], 1), Q1, ["role"], (), SETTINGS)
    assert frame["role"].tolist() == ["法人", "市社協", "NPO"]


def test_missing_is_not_zero(year):
    """子育て相談 has a report of text alone and none: no mean, no pace, no expectation; its 完了率 is 0 of 2."""
    frame = rollup(year, Q2, ["function"], (), SETTINGS).iloc[[1]]
    assert line_of(frame, "covered", "mean_progress", "expected", "pace") == [0, None, None, None]
    assert line_of(frame, "completion_rate", "no_status", "unreported") == [0, 1, 1]


def test_a_group_of_cancelled_items_has_no_rate():
    """1 item − 1 excluded: nothing to divide by."""
    frame = rollup(seen([item("A")], [entry("A", 1, status="中止")], 1), Q1, [], (), SETTINGS)
    assert line_of(frame, "items", "excluded", "中止", "completion_rate", "mean_progress") == [1, 1, 1, None, None]


def test_no_items_give_a_row_of_zeros_in_total_and_no_groups():
    """A filter may leave nothing: the total says so."""
    empty = seen([], [], 1)
    assert line_of(rollup(empty, Q1, [], (), SETTINGS), "items", "unreported", "completion_rate") == [0, 0, None]
    assert rollup(empty, Q1, ["function"], (), SETTINGS).empty
    points = curve(empty, expected_line(items_of(), SETTINGS), Q1)
    assert points["quarter"].tolist() == [1, 2, 3, 4]
    assert points["items"].tolist() == [0, 0, 0, 0]


def test_curve_of_the_year(year):
    """Means as in the roll-ups, nothing for later quarters, the expectation over all six that are not 中止.

    Expected: A, C, E, F, G 25/50/75/100, D (by September) 50/100/100/100: (5 × 25 + 50) ÷ 6 = 29.17;
    (5 × 50 + 100) ÷ 6 = 58.33; (5 × 75 + 100) ÷ 6 = 79.17; 100.
    """
    points = curve(year, expected_line(items_of(*ITEMS), SETTINGS), Q2)
    assert points["quarter"].tolist() == [1, 2, 3, 4]
    assert points["mean_progress"].tolist() == pytest.approx([75, 200 / 3, float("nan"), float("nan")], nan_ok=True)
    assert points["covered"].tolist() == [2, 3, 0, 0]
    assert points["items"].tolist() == [6, 6, 6, 6]
    assert points["expected"].tolist() == pytest.approx([175 / 6, 350 / 6, 475 / 6, 100])


def test_curve_by_function(year):
    """Four points a group, in plan order."""
    points = curve(year, expected_line(items_of(*ITEMS), SETTINGS), Q2, ["function"])
    keys = list(zip(points["function"], points["quarter"], strict=True))
    assert keys == [(name, n) for name in ("親子の居場所", "子育て相談") for n in (1, 2, 3, 4)]


def test_a_later_cancellation_leaves_the_earlier_points_of_the_curve():
    """A 40 and B 60, then B 中止: the first point stays at 50 over 2, the second is A's 50 over 1."""
    entries = [entry("A", 1, percent=40), entry("B", 1, percent=60), entry("A", 2, percent=50)]
    items = [item("A"), item("B")]
    line = expected_line(items_of(*items), SETTINGS)
    points = curve(seen(items, [*entries, entry("B", 2, status="中止")], 2), line, Q2)
    assert points["mean_progress"].tolist()[:2] == [50, 50]
    assert points["items"].tolist() == [2, 1, 1, 1]


def test_a_half_year_takes_the_newest_that_was_told_in_it(year):
    """First half: newest values A 40, C 100, D 60, as in the second quarter; B's 中止 of the first quarter counts as
    its status; F reported text alone; not a single report from E and G."""
    total = rollup_rows(period_rows(year, (1, 2)), [], (), SETTINGS)
    assert line_of(total, "items", *STATUSES) == [7, 0, 0, 2, 0, 1, 1, 0, 1, 2]
    assert line_of(total, "completed", "excluded", "covered") == [1, 1, 3]
    assert line_of(total, "mean_progress", "expected", "pace") == pytest.approx([200 / 3, 200 / 3, 100])


def test_a_half_year_measures_an_older_value_by_its_own_quarter():
    """A's 20 is of the first quarter (25 expected): pace 80 %, though by September 50 would be expected."""
    frame = seen([item("A")], [entry("A", 1, percent=20)], 2)
    total = rollup_rows(period_rows(frame, (1, 2)), [], (), SETTINGS)
    assert line_of(total, "mean_progress", "expected", "pace", "unreported") == [20, 25, 80, 0]


def test_a_half_year_does_not_reach_into_the_one_before():
    """Second half: the value of June is not its own; what was complete stays complete."""
    frame = seen([item("A"), item("B")], [entry("A", 1, percent=20), entry("B", 1, status="完了")], 4)
    total = rollup_rows(period_rows(frame, (3, 4)), [], (), SETTINGS)
    assert line_of(total, "covered", "unreported", "completed", "completion_rate") == [0, 2, 1, 50]


def test_several_years_roll_up_year_by_year_and_as_a_whole():
    """2011: A 完了 (100), B 50; 2012: A 75. Completed 1 of 2, then 0 of 1, together 1 of 3; mean 75 over all."""
    first = seen([item("A"), item("B")], [entry("A", 4, status="完了"), entry("B", 4, status="実施中")])
    second = seen([item("A")], [entry("A", 2, status="概ね達成", year=2012)], year=2012)
    rows = pd.concat([period_rows(frame, (1, 2, 3, 4)) for frame in (first, second)], ignore_index=True)
    years = rollup_rows(rows, ["year"], (), SETTINGS)
    assert years[["year", "items", "completed", "mean_progress"]].values.tolist() == [
        [2011, 2, 1, 75],
        [2012, 1, 0, 75],
    ]
    assert line_of(rollup_rows(rows, [], (), SETTINGS), "items", "completed", "mean_progress") == [3, 1, 75]
