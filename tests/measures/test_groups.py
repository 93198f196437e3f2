"""Groups of items: counts, rates, curve and longer periods. Every number is worked out beside its case."""

from __future__ import annotations

import pytest
from tracks_by_hand import SETTINGS, entry, item, seen

from kyoten.fiscal import Quarter
from kyoten.measures import curve, rollup

Q1, Q2 = (Quarter(2011, n) for n in (1, 2))
SECOND = {"function": "子育て相談"}

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
FIRST_HALF, SECOND_HALF, WHOLE_YEAR = (1, 2), (3, 4), (1, 2, 3, 4)


def line_of(group, *names):
    return [group.by_status[name] if name in group.by_status else getattr(group, name) for name in names]


def groups_of(tracks, by=(), flagged=()):
    return rollup(tracks, by, flagged, SETTINGS)


def total_of(tracks, flagged=()):
    [total] = groups_of(tracks, flagged=flagged)
    return total


def until(quarter, tracks):
    return [track.until(quarter) for track in tracks]


def over(numbers, tracks):
    return [track.over(numbers) for track in tracks]


@pytest.fixture
def year():
    return seen(ITEMS, ENTRIES, quarter=2)


def test_total_of_a_quarter(year):
    """Seven items count (H at its original A). Second quarter: reported A, C, D, F; not B, E, G.

    completed: C (A took 完了 back). excluded: B, 中止 since the first quarter. 完了率 = 1 ÷ (7 − 1) = 16.67 %.
    mean of A 40, C 100, D 60 = 66.67 over 3; expected of the same: 50, 50, 100 = 66.67; pace: C's 100 counts as the
    50 that were asked, (40 + 50 + 60) ÷ 200 = 75 %, 16.67 points short: やや遅れ. On course: A (80 %) and C, not D
    (60 %). flagged: A; H is not counted and X is not here.
    """
    total = total_of(year, {"A", "H", "X"})
    assert line_of(total, "items", *STATUSES) == [7, 0, 0, 2, 0, 1, 0, 0, 1, 3]
    assert line_of(total, "completed", "excluded", "covered", "flagged") == [1, 1, 3, 1]
    rates = line_of(total, "completion_rate", "mean_progress", "expected", "pace")
    assert rates == [16.7, 66.7, 66.7, 75]
    assert line_of(total, "band", "on_course", "banded") == ["やや遅れ", 2, 3]


def test_statuses_and_missing_make_up_the_items(year):
    """Nothing falls between the parts of the status mix, in any group."""
    for quarter in (Q1, Q2):
        for by in ((), ("function",), ("role",), ("function", "role", "state")):
            for group in groups_of(until(quarter, year), by):
                assert sum(line_of(group, *STATUSES)) == group.items > 0


def test_an_earlier_quarter_reads_as_it_was_then(year):
    """First quarter: A is 完了, B 中止, C 50: completed 1 of 6, mean (100 + 50) ÷ 2 = 75, expected 25, pace 100 %."""
    total = total_of(until(Q1, year))
    rates = line_of(total, "completed", "excluded", "covered", "unreported", "mean_progress", "expected", "pace")
    assert rates == [1, 1, 2, 4, 75, 25, 100]


def test_groups_stand_in_plan_order_and_roles_in_the_usual_one(year):
    """Functions by number; 法人, 行政, 市社協 within; groups without an item do not appear."""
    first, second = "親子の居場所", "子育て相談"
    assert [(*group.keys, group.items) for group in groups_of(year, ("function", "role"))] == [
        (first, "法人", 3),
        (first, "行政", 2),
        (second, "法人", 1),
        (second, "市社協", 1),
    ]
    assert [group.keys for group in groups_of(year, ("role",))] == [("法人",), ("行政",), ("市社協",)]
    assert [(*group.keys, group.items) for group in groups_of(year, ("state",))] == [(1, 5), (2, 2)]


def test_a_further_role_comes_after_the_usual_ones():
    """Whatever the plan's order is."""
    items = [item("A", role="NPO"), item("B", role="市社協"), item("C", role="法人")]
    assert [group.keys for group in groups_of(seen(items, [], 1), ("role",))] == [("法人",), ("市社協",), ("NPO",)]


def test_missing_is_not_zero(year):
    """子育て相談 has a report of text alone and none: no mean, no pace, no expectation; its 完了率 is 0 of 2."""
    second = groups_of(year, ("function",))[1]
    assert line_of(second, "covered", "mean_progress", "expected", "pace", "band") == [0, None, None, None, None]
    assert line_of(second, "completion_rate", "no_status", "unreported") == [0, 1, 1]


def test_a_group_that_nobody_ever_reported_on_is_unknown():
    """Neither 0 % complete nor behind."""
    assert line_of(total_of(seen([item("A")], [])), "completion_rate", "mean_progress", "pace") == [None, None, None]


def test_a_group_of_cancelled_items_has_no_rate():
    """1 item − 1 excluded: nothing to divide by."""
    total = total_of(seen([item("A")], [entry("A", 1, status="中止")], 1))
    assert line_of(total, "items", "excluded", "中止", "completion_rate", "mean_progress") == [1, 1, 1, None, None]


def test_no_items_give_a_row_of_zeros_in_total_and_no_groups():
    """A filter may leave nothing: the total says so."""
    assert line_of(total_of(()), "items", "unreported", "completion_rate") == [0, 0, None]
    assert groups_of((), ("function",)) == ()
    points = curve(())
    assert [(point.quarter, point.items, point.expected) for point in points] == [(n, 0, None) for n in WHOLE_YEAR]


def test_curve_of_the_year(year):
    """Means and expectations as in the roll-ups: of A and C 25, of A, C and D 66.67. For later quarters no mean, and
    the expectation over all six that are not 中止: A, C, E, F, G 75, D (by September) 100: 79.17; then 100.
    """
    points = curve(year)
    assert [point.quarter for point in points] == [1, 2, 3, 4]
    assert [point.mean_progress for point in points] == [75, 66.7, None, None]
    assert [point.covered for point in points] == [2, 3, 0, 0]
    assert [point.items for point in points] == [6, 6, 6, 6]
    assert [point.expected for point in points] == [25, 66.7, 79.2, 100]
    assert [total_of(until(quarter, year)).expected for quarter in (Q1, Q2)] == [25, 66.7]


def test_curve_by_function(year):
    """Four points a group, in plan order."""
    points = curve(year, ("function",))
    expected = [(name, n) for name in ("親子の居場所", "子育て相談") for n in WHOLE_YEAR]
    assert [(*point.keys, point.quarter) for point in points] == expected


def test_a_later_cancellation_leaves_the_earlier_points_of_the_curve():
    """A 40 and B 60, then B 中止: the first point stays at 50 over 2, the second is A's 50 over 1."""
    entries = [entry("A", 1, percent=40), entry("B", 1, percent=60), entry("A", 2, percent=50)]
    points = curve(seen([item("A"), item("B")], [*entries, entry("B", 2, status="中止")], 2))
    assert [point.mean_progress for point in points] == [50, 50, None, None]
    assert [point.items for point in points] == [2, 1, 1, 1]


def test_a_half_year_takes_the_newest_that_was_told_in_it(year):
    """First half: newest values A 40, C 100, D 60, as in the second quarter; B's 中止 of the first quarter counts as
    its status; F reported text alone; not a single report from E and G."""
    total = total_of(over(FIRST_HALF, year))
    assert line_of(total, "items", *STATUSES) == [7, 0, 0, 2, 0, 1, 1, 0, 1, 2]
    assert line_of(total, "completed", "excluded", "covered") == [1, 1, 3]
    assert line_of(total, "mean_progress", "expected", "pace") == [66.7, 66.7, 75]


def test_a_half_year_measures_an_older_value_by_its_own_quarter():
    """A's 20 is of the first quarter (25 expected): pace 80 %, though by September 50 would be expected."""
    total = total_of(over(FIRST_HALF, seen([item("A")], [entry("A", 1, percent=20)], 2)))
    assert line_of(total, "mean_progress", "expected", "pace", "unreported") == [20, 25, 80, 0]


def test_a_half_year_does_not_reach_into_the_one_before():
    """Second half: the value of June is not its own; what was complete stays complete."""
    year = seen([item("A"), item("B")], [entry("A", 1, percent=20), entry("B", 1, status="完了")], 4)
    total = total_of(over(SECOND_HALF, year))
    assert line_of(total, "covered", "unreported", "completed", "completion_rate") == [0, 2, 1, 50]


def test_several_years_roll_up_year_by_year_and_as_a_whole():
    """2011: A 完了 (100), B 50; 2012: A 75. Completed 1 of 2, then 0 of 1, together 1 of 3; mean 75 over all."""
    first = seen([item("A"), item("B")], [entry("A", 4, status="完了"), entry("B", 4, status="実施中")])
    second = seen([item("A")], [entry("A", 2, status="概ね達成", year=2012)], year=2012)
    tracks = over(WHOLE_YEAR, (*first, *second))
    years = groups_of(tracks, ("year",))
    assert [(*group.keys, group.items, group.completed, group.mean_progress) for group in years] == [
        (2011, 2, 1, 75),
        (2012, 1, 0, 75),
    ]
    assert line_of(total_of(tracks), "items", "completed", "mean_progress") == [3, 1, 75]


def test_what_goes_on_all_year_has_a_rate_of_its_own():
    """A is to be done once; B goes on and was carried out in two of three quarters that somebody told of, C in one of
    one; D's 評価困難 tells of none. 完了率 is A's alone, 0 of 1; 実施率 (2 + 1) ÷ (3 + 1) = 75 %."""
    ongoing = {"kind": "継続型"}
    items = [item("A"), *(item(name, **ongoing) for name in "BCD")]
    told = [(1, "実施中"), (2, "未着手"), (3, "実施中")]
    entries = [entry("B", n, status=status) for n, status in told]
    entries += [entry("A", 3, status="実施中"), entry("C", 2, status="着手"), entry("D", 1, status="評価困難")]
    year = seen(items, entries, 3)
    total = total_of(year)
    assert line_of(total, "completed", "completable", "completion_rate") == [0, 1, 0]
    assert line_of(total, "carried", "told", "carried_rate") == [3, 4, 75]
    assert line_of(total_of(over((3,), year)), "carried", "told", "carried_rate") == [1, 1, 100]


def test_a_group_of_what_goes_on_has_no_completion_rate():
    """Nothing in it can be completed before the year ends."""
    total = total_of(seen([item("A", kind="継続型")], [entry("A", 1, status="実施中")], 1))
    assert line_of(total, "completable", "completion_rate", "carried_rate") == [0, None, 100]


@pytest.mark.parametrize(
    ("values", "pace", "word", "on_course"),
    [
        ((100, 100), 100, "達成", 2),
        ((100, 60), 80, "概ね達成", 1),
        ((100, 59.8), 79.9, "未達", 1),
        # 99.96 is printed as 100.0, but not all was reached
        ((100, 99.92), 100, "概ね達成", 1),
    ],
)
def test_a_group_at_the_years_end(values, pace, word, on_course):
    """達成 where every item is, 概ね達成 from 80 % of what was planned."""
    items = [item("A"), item("B")]
    total = total_of(seen(items, [entry(name, 4, percent=p) for name, p in zip("AB", values, strict=True)]))
    assert line_of(total, "pace", "band", "on_course", "banded") == [pace, word, on_course, 2]


def test_who_is_ahead_does_not_make_up_for_who_is_behind():
    """By June 25 of each: A's 100 counts as 25, B has 5: 30 ÷ 50 = 60 %, 10 points short of 25: 順調."""
    total = total_of(seen([item("A"), item("B")], [entry("A", 1, percent=100), entry("B", 1, percent=5)], 1))
    assert line_of(total, "mean_progress", "expected", "pace", "band", "on_course") == [52.5, 25, 60, "順調", 1]
