"""Value, standing and pace of one item. Expected numbers are worked out from docs/measures.md beside each case."""

from __future__ import annotations

from dataclasses import replace

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tracks_by_hand import SETTINGS, column, entry, item, plan_of, reports, seen, times

from kyoten.fiscal import Quarter
from kyoten.measures import band, tracks
from kyoten.settings import DEFAULT_SCALE, Rating

DOING, NONE, DONE = {"status": "実施中"}, {"status": "未着手"}, {"status": "完了"}
ONGOING = item("A", kind="継続型")

# name: (item, reports by quarter, value in each of the four quarters)
VALUES = {
    # 4. the scale's percents: 未着手 0, 着手 25, 概ね達成 75, 完了 100
    "status": (item("A"), {1: NONE, 2: {"status": "着手"}, 3: {"status": "概ね達成"}, 4: DONE}, [0, 25, 75, 100]),
    # 1. before 4.: 40 counts, not 実施中's 50
    "percent before status": (item("A"), {1: {"status": "実施中", "percent": 40}}, [40, None, None, None]),
    # 1. before 2.: 60 counts, not 1 of 2
    "percent before count": (times("A", 2), {1: {"percent": 60, "count": 1}}, [60, None, None, None]),
    "percent 0 is a value": (item("A"), {1: {"status": "実施中", "percent": 0}}, [0, None, None, None]),
    # 2. before 4.: 1, 2 and 3 of 4 = 25, 50, 75, then 5 of 4, at most 100
    "count": (
        times("A", 4),
        {1: {"status": "実施中", "count": 1}, 2: {"count": 2}, 3: {"count": 3}, 4: {"count": 5}},
        [25, 50, 75, 100],
    ),
    "count 0 is a value": (times("A", 4), {1: {"status": "着手", "count": 0}}, [0, None, None, None]),
    "回数型 without its count: by status": (times("A", 4), {1: DOING}, [50, None, None, None]),
    "回数型 without a target: by status": (times("A", None), {1: DOING | {"count": 3}}, [50, None, None, None]),
    "a count does not rate a 達成型": (item("A"), {1: {"count": 3}, 2: DOING | {"count": 3}}, [None, 50, None, None]),
    # 3. before 4.: 25 for each quarter so far in which it was carried out
    "継続型 every quarter": (ONGOING, {1: DOING, 2: DOING, 3: DOING, 4: DOING}, [25, 50, 75, 100]),
    # not in the 1st: 0; then 1, 2, 3 quarters
    "継続型 from the second": (ONGOING, {1: NONE, 2: DOING, 3: DOING, 4: DOING}, [0, 25, 50, 75]),
    # 2nd quarter unreported: no value there, and not counted: 2 quarters by the 3rd, then 3
    "継続型 with a gap": (ONGOING, {1: DOING, 3: DOING, 4: DOING}, [25, None, 50, 75]),
    # a cumulative count that stands still shows no action in that quarter: 1, 1, 2
    "継続型 by count": (ONGOING, {1: {"count": 2}, 2: {"count": 2}, 3: {"count": 5}}, [25, 25, 50, None]),
    # 30 % shows that it was carried out in the 1st, so the 2nd is the second of four
    "継続型 by percent, then by status": (ONGOING, {1: {"percent": 30}, 2: DOING}, [30, 50, None, None]),
    "継続型: 0 times is not carried out": (ONGOING, {1: {"count": 0}}, [0, None, None, None]),
    "継続型: text alone tells nothing": (ONGOING, {1: {"result": "検討した"}, 2: DOING}, [None, 25, None, None]),
    # 3rd: 1 (1st) + 0 (評価困難) + 1
    "継続型: 評価困難 has no value": (ONGOING, {1: DOING, 2: {"status": "評価困難"}, 3: DOING}, [25, None, 50, None]),
    "中止 has no value, even beside a percent": (item("A"), {1: {"status": "中止", "percent": 40}}, [None] * 4),
    "a status that the scale does not know": (item("A"), {1: {"status": "順調"}}, [None] * 4),
    "no report": (item("A"), {}, [None] * 4),
}


@pytest.mark.parametrize(("plan", "said", "values"), VALUES.values(), ids=VALUES.keys())
def test_value(plan, said, values):
    """The value of each quarter is the first that is there; a quarter without a report has none."""
    assert column(seen([plan], reports("A", said)), "value") == values


# name: (item, reports, complete, excluded, current, current_as_of), each as of the 1st … 4th quarter
STANDINGS = {
    "完了 stays while nothing newer is known": (item("A"), {1: DOING, 2: DONE},
        [False, True, True, True], [False] * 4, [50, 100, 100, 100], [1, 2, 2, 2]),
    "完了 taken back": (item("A"), {1: DONE, 2: DOING},
        [True, False, False, False], [False] * 4, [100, 50, 50, 50], [1, 2, 2, 2]),
    "完了 stays under a report of texts alone": (item("A"), {1: DONE, 2: {"result": "周知した"}},
        [True] * 4, [False] * 4, [100] * 4, [1] * 4),
    "100 % without 完了 is a value, not a completion": (item("A"), {1: {"percent": 100}},
        [False] * 4, [False] * 4, [100] * 4, [1] * 4),
    "回数型: one short, then there": (times("A", 2), {2: {"count": 1}, 3: {"count": 2}},
        [False, False, True, True], [False] * 4, [None, 50, 100, 100], [None, 2, 3, 3]),
    # carried out four times out of four
    "継続型: all four quarters": (ONGOING, {1: DOING, 2: DOING, 3: DOING, 4: DOING},
        [False, False, False, True], [False] * 4, [25, 50, 75, 100], [1, 2, 3, 4]),
    # all three that somebody told of, one missing
    "継続型: three of four": (ONGOING, {1: DOING, 2: DOING, 4: DOING},
        [False, False, False, True], [False] * 4, [25, 50, 50, 75], [1, 2, 2, 4]),
    "継続型: the last one is missing": (ONGOING, {1: DOING, 2: DOING, 3: DOING},
        [False, False, False, True], [False] * 4, [25, 50, 75, 75], [1, 2, 3, 3]),
    "継続型: two missing": (ONGOING, {1: DOING, 4: DOING},
        [False] * 4, [False] * 4, [25, 25, 25, 50], [1, 1, 1, 4]),
    "継続型: not carried out once": (ONGOING, {1: NONE, 2: DOING, 3: DOING, 4: DOING},
        [False] * 4, [False] * 4, [0, 25, 50, 75], [1, 2, 3, 4]),
    "継続型: the last report says less than all": (ONGOING, {1: DOING, 2: DOING, 3: DOING, 4: DOING | {"percent": 99}},
        [False] * 4, [False] * 4, [25, 50, 75, 99], [1, 2, 3, 4]),
    # 60 % stands, and there is a text: carried out in the second; without a value of its own
    "継続型: a text beside a percent that stands": (ONGOING,
        {1: {"percent": 60}, 2: {"result": "実施"}, 3: DOING, 4: DOING},
        [False, False, False, True], [False] * 4, [60, 60, 75, 100], [1, 1, 3, 4]),
    "中止 has no current value": (item("A"), {1: DOING, 2: {"status": "中止"}},
        [False] * 4, [False, True, True, True], [50, None, None, None], [1, None, None, None]),
    "評価困難, then rated again": (item("A"), {1: {"status": "評価困難"}, 3: DOING},
        [False] * 4, [True, True, False, False], [None, None, 50, 50], [None, None, 3, 3]),
    "中止 is no completion, though the target was reached": (times("A", 1), {1: {"count": 1}, 2: {"status": "中止"}},
        [True, False, False, False], [False, True, True, True], [100, None, None, None], [1, None, None, None]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("plan", "said", "standing"), [(plan, said, rest) for plan, said, *rest in STANDINGS.values()], ids=STANDINGS.keys()
)
def test_standing(plan, said, standing):
    """Complete, excluded and current follow the newest known entry of that quarter and before."""
    made = seen([plan], reports("A", said))
    assert [column(made, name) for name in ("complete", "excluded", "current", "current_as_of")] == standing


def test_pace_is_value_over_expected():
    """達成型 by September: 20 of 50 = 40 %, 80 of 100 = 80 %, 60 of 100 = 60 %, no report."""
    plan = item("A", due_months=(9,))
    made = seen([plan], reports("A", {1: {"percent": 20}, 2: {"percent": 80}, 3: {"percent": 60}}))
    assert column(made, "pace") == [40, 80, 60, None]
    assert column(made, "band") == ["遅れ", "順調", "やや遅れ", None]


def test_nothing_expected_means_no_pace():
    """年2回9月・3月 asks for nothing by June: 1 of 2 done, no pace, no band; by September 50 of 50 = 100 %."""
    made = seen([times("A", 2, 9, 3)], reports("A", {1: {"count": 1}, 2: {"count": 1}}), quarter=2)
    assert column(made, "value") == [50, 50]
    assert column(made, "pace") == [None, 100]
    assert column(made, "band") == [None, "順調"]


@pytest.mark.parametrize(
    ("number", "value", "expected", "name"),
    [
        (3, 80.0, 100.0, "順調"),
        (3, 79.9, 100.0, "やや遅れ"),
        (3, 60.0, 100.0, "やや遅れ"),
        (3, 59.9, 100.0, "遅れ"),
        (3, 0.0, 100.0, "遅れ"),
        # (4 of 6) ÷ (5 of 6) is 80 % exactly, which binary fractions miss by a hair
        (3, 100 * 4 / 6, 100 * 5 / 6, "順調"),
        # 40 %, but no more than 15 points short; 39.6 %, 15.1 points
        (1, 10.0, 25.0, "順調"),
        (1, 9.9, 25.0, "遅れ"),
        # 84.9 of 100 is 15.1 short, 84.9 % of the plan: 順調 by its pace
        (3, 84.9, 100.0, "順調"),
        # the year's end knows the value alone
        (4, 100.0, 100.0, "達成"),
        (4, 99.9, 100.0, "概ね達成"),
        (4, 80.0, 100.0, "概ね達成"),
        (4, 79.9, 100.0, "未達"),
        (2, None, 50.0, None),
        (2, 50.0, 0.0, None),
    ],
)
def test_bands_at_their_edges(number, value, expected, name):
    """順調 from 80 % of the plan or within 15 points of it, やや遅れ from 60 %; 概ね達成 from a value of 80."""
    assert band(number, value, expected, SETTINGS) == name


def test_what_is_complete_is_achieved_whatever_its_value():
    """完了 with 90 %: 達成 at the year's end; before it 90 of 75 is 順調 anyway."""
    made = seen([item("A")], reports("A", {3: DONE | {"percent": 90}, 4: DONE | {"percent": 90}}))
    assert column(made, "band") == [None, None, "順調", "達成"]


def test_bands_follow_the_settings():
    """With 95/85 as thresholds and no allowance, 90 % is やや遅れ; with 70, 70 is 概ね達成."""
    strict = replace(SETTINGS, on_track=95, slightly_behind=85, behind_points=0, nearly_achieved=70)
    assert [band(3, value, 100, strict) for value in (95.0, 90.0, 84.9)] == ["順調", "やや遅れ", "遅れ"]
    assert [band(4, value, 100, strict) for value in (70.0, 69.9)] == ["概ね達成", "未達"]


def test_the_scale_comes_from_the_settings():
    """A site's own words: 検討中 is 10 %, 達成 is 100 % and completes, 見送り leaves the denominators."""
    scale = (Rating("検討中", 10, "#000000"), Rating("達成", 100, "#000000"), Rating("見送り", None, "#000000"))
    said = {1: {"status": "検討中"}, 2: {"status": "達成"}, 3: {"status": "見送り"}}
    made = seen([item("A")], reports("A", said), 3, replace(SETTINGS, scale=scale))
    assert column(made, "value") == [10, 100, None]
    assert column(made, "complete") == [False, True, False]
    assert column(made, "excluded") == [False, False, True]


def test_only_this_year_and_earlier_quarters_are_seen():
    """Another year's entry, a later quarter's and an unknown item's stay outside."""
    entries = [
        entry("A", 1, percent=10),
        entry("A", 2, percent=99, year=2010),
        entry("A", 3, percent=30),
        entry("X", 1, percent=5),
    ]
    made = seen([item("A")], entries, quarter=2)
    assert [track.item.id for track in made] == ["A"]
    assert column(made, "quarter") == [Quarter(2011, 1), Quarter(2011, 2)]
    assert column(made, "value") == [10, None]


def test_an_unreported_quarter_has_empty_texts_and_no_status():
    """Texts are "" (as where a cell is empty), everything else is missing."""
    [track] = seen([item("A")], [], quarter=1)
    now = track.now
    assert not now.reported
    assert (now.entry.result, now.entry.source, now.entry.percent, now.entry.count) == ("", "", None, None)
    assert (now.status, now.value, now.pace, now.band, now.current, now.known_as_of) == (None,) * 6


def test_tracks_stand_in_plan_order_whatever_order_entries_come_in():
    """Item by item, quarter by quarter."""
    made = seen([item("B"), item("A")], [entry("A", 2, **DONE), entry("B", 1, **DOING)], quarter=2)
    assert [(track.item.id, track.order) for track in made] == [("B", 1), ("A", 2)]
    assert column(made, "value", "B") == [50, None]


def test_two_entries_for_one_quarter_are_refused():
    """The store hands over the newest one only; anything else would double an item."""
    with pytest.raises(ValueError, match="A in H23_Q1"):
        seen([item("A")], [entry("A", 1, percent=1), entry("A", 1, percent=2)])


PLANS = st.sampled_from(
    [item("A"), item("A", due_months=(9,)), times("A", 3, 7, 11, 3), times("A", 12), times("A", None), ONGOING]
)
SAID = st.fixed_dictionaries(
    {
        "status": st.sampled_from([None, "知らない", *(step.name for step in DEFAULT_SCALE)]),
        "percent": st.none() | st.integers(0, 100),
        "count": st.none() | st.integers(0, 40),
        "result": st.sampled_from(["", "実施した"]),
    }
)
PLANNED = st.lists(st.tuples(PLANS, st.dictionaries(st.integers(1, 4), SAID)), min_size=1, max_size=12)
UNHURRIED = hypothesis.settings(deadline=None, max_examples=100)


def _year(planned, until=4, last=4):
    """The tracks up to a last quarter of what was reported until a quarter; the items are named A0, A1, …"""
    items = [replace(plan, id=f"A{n}") for n, (plan, _) in enumerate(planned)]
    entries = [
        entry(f"A{n}", quarter, **facts)
        for n, (_, said) in enumerate(planned)
        for quarter, facts in said.items()
        if quarter <= until
    ]
    return tracks(plan_of(*items), entries, Quarter(2011, last), SETTINGS)


@UNHURRIED
@given(PLANNED)
def test_any_year_has_values_between_0_and_100_and_reads_the_same_twice(planned):
    """Determinism, the range of each measure, and no value without a report."""
    assert _year(planned) == _year(planned)
    for point in (point for track in _year(planned) for point in track.points):
        assert all(0 <= value <= 100 for value in (point.value, point.expected, point.current) if value is not None)
        assert point.reported or point.value is None
        assert not (point.complete and point.excluded)


@UNHURRIED
@given(PLANNED, st.integers(1, 4))
def test_a_later_entry_never_changes_an_earlier_view(planned, number):
    """The view of a quarter is the same with and without what came later, seen then or from the year's end."""
    then = _year(planned, until=number, last=number)
    assert then == _year(planned, last=number)
    assert then == tuple(track.until(Quarter(2011, number)) for track in _year(planned))


def test_the_quarter_before_is_the_one_before_the_last_and_the_first_has_none():
    said = reports("A", {1: {"percent": 20}, 2: {"percent": 40}, 3: {"percent": 60}})
    [third], [first] = seen([item("A")], said, 3), seen([item("A")], said, 1)
    assert (third.now.value, third.before.value, first.now.value, first.before) == (60, 40, 20, None)


def test_a_count_from_mid_year_on_is_held_against_the_months_that_were_left():
    """7月・11月・3月 from the third quarter: once in November is one of two, and nothing is due until March. Both held
    are 100 %; 完了 is for a status to say, since the plan's words ask for three."""
    now = plan_of(times("A", 3, 7, 11, 3))
    without = [(plan_of(item("Z")), SETTINGS)] * 2
    said = reports("A", {3: {"count": 1}, 4: {"count": 2}})
    [third] = tracks(now, said, Quarter(2011, 3), SETTINGS, earlier=without)
    [fourth] = tracks(now, said, Quarter(2011, 4), SETTINGS, earlier=[*without, (now, SETTINGS)])
    assert (third.now.value, third.now.expected, third.now.band, third.waits) == (50, 50, "順調", True)
    assert (fourth.now.value, fourth.now.expected, fourth.now.complete) == (100, 100, False)


def test_a_count_with_no_month_left_waits_for_none():
    """July had passed when it came: there is no month to wait for, whatever was done."""
    without = [(plan_of(item("Z")), SETTINGS)] * 2
    said = reports("A", {3: {"count": 1}})
    [track] = tracks(plan_of(times("A", 2, 7)), said, Quarter(2011, 3), SETTINGS, earlier=without)
    assert (track.now.value, track.now.expected, track.waits) == (50, 50, False)
