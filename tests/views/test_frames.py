"""Tracks and groups as frames: columns, values, and types that do not depend on the rows."""

import datetime as dt
import math

import pytest
from store_samples import FULL, NOON, PLAN, Q1, Q2, SITE, entry, item, plan

from kyoten.model import Plan
from kyoten.settings import Settings
from kyoten.storage.store import StoredEntry
from kyoten.views import frames, view
from kyoten.views.frames import HISTORY_COLUMNS, ITEM_COLUMNS

BY = [(), ("function",), ("role",), ("function", "role", "state")]


def seen(of=PLAN, entries=(), quarter=Q1):
    data = view.YearData(SITE, of, tuple(entries), Settings(), False)
    return view.make(data, quarter, today=dt.date(2011, 7, 10))


def test_one_row_an_item_in_plan_order_with_numbers_from_one():
    frame = seen().items
    assert list(frame.columns) == list(ITEM_COLUMNS)
    assert list(frame["item"]) == ["1-1-H01", "1-1-G01", "4-2-H01"]
    assert list(frame["order"]) == [1, 2, 3]
    assert list(frame["function_no"]) == [1, 1, 2]  # 親子の居場所 stands before 子育て相談 in the plan
    assert list(frame["state"]) == [1, 1, 2]
    assert list(frame["kind"]) == ["達成型", "回数型", "継続型"]


def test_targets_months_and_what_counts():
    frame = seen().items.set_index("item")
    assert frame.loc["1-1-G01", "target_count"] == 3
    assert math.isnan(frame.loc["1-1-H01", "target_count"])
    assert frame.loc["1-1-G01", "due_months"] == (7, 11, 3)
    assert frame.loc["1-1-H01", "due_months"] == ()
    assert list(frame["counted"]) == [True, True, False]
    assert list(frame["restates"]) == [None, None, "1-1-H01"]
    assert list(frame["at_least"]) == [False, True, False]


def test_a_function_that_has_only_viewpoints_keeps_its_number():
    """子育て相談 stands in the plan by a viewpoint alone; the function after it is the third."""
    frame = seen(plan(item("1-1-H01"), item("5-1-H01", function="人材育成"))).items
    assert list(frame["function_no"]) == [1, 3]


def test_one_row_an_item_and_quarter_with_where_it_came_from():
    """42.5 of the 25 that is expected of a 達成型 without a due month by June: 170 %; nothing in the second quarter."""
    history = seen(plan(item("1-1-H01")), [StoredEntry(FULL, 7, "一.xlsx", NOON)], Q2).history
    assert list(history.columns) == list(HISTORY_COLUMNS)
    first, second = history.to_dict("records")
    assert {name: first[name] for name in HISTORY_COLUMNS if name not in ITEM_COLUMNS} == {
        "year": 2011,
        "quarter": 1,
        "status": "実施中",
        "percent": 42.5,
        "count": 2.0,
        "result": "講座を開いた。\n12名が参加",
        "issue": "場所が狭い",
        "next_action": "会場を変える",
        "person": "担当A",
        "source": "報告!G12",
        "file": "一.xlsx",
        "submission": 7.0,
        "reported": True,
        "carried": True,
        "value": 42.5,
        "expected": 25.0,
        "pace": 170.0,
        "band": "順調",
        "known_as_of": 1.0,
        "excluded": False,
        "complete": False,
        "current": 42.5,
        "current_as_of": 1.0,
    }
    missing = [name for name, value in second.items() if isinstance(value, float) and math.isnan(value)]
    assert missing == ["target_count", "status", "percent", "count", "submission", "value", "pace", "band"]
    assert (second["reported"], second["result"], second["file"], second["current"]) == (False, "", "", 42.5)


def test_now_is_the_quarter_under_view_alone():
    shown = seen(plan(item("1-1-H01")), [StoredEntry(entry(quarter=Q2), 8, "二.xlsx", NOON)], Q2)
    assert list(shown.history["quarter"]) == [1, 2]
    assert list(shown.now["quarter"]) == [2]


def test_types_are_the_same_with_and_without_rows():
    empty, full = seen(Plan(2011)), seen(PLAN, [StoredEntry(FULL, 7, "一.xlsx", NOON)])
    pairs = [(empty.items, full.items), (empty.history, full.history)]
    pairs += [(empty.rollup(*by), full.rollup(*by)) for by in BY]
    pairs += [(empty.curve(*by), full.curve(*by)) for by in BY]
    for without, having in pairs:
        assert list(without.dtypes) == list(having.dtypes)
        assert list(without.columns) == list(having.columns)
    assert (len(empty.rollup()), len(empty.curve()), len(empty.rollup("role"))) == (1, 4, 0)


@pytest.mark.parametrize("by", BY)
def test_the_frames_of_groups_say_what_the_groups_say(by):
    """Keys, counts, one column a status, rates; NaN for what is not known."""
    shown = seen(PLAN, [StoredEntry(FULL, 7, "一.xlsx", NOON)])
    rows = shown.rollup(*by).to_dict("records")
    for row, group in zip(rows, shown.groups(*by), strict=True):
        assert tuple(row[name] for name in by) == group.keys
        assert {name: row[name] for name in group.by_status} == group.by_status
        assert (row["items"], row["unreported"]) == (group.items, group.unreported)
        for name in frames.RATES:
            assert math.isnan(row[name]) if getattr(group, name) is None else row[name] == getattr(group, name)
    points = shown.curve(*by).to_dict("records")
    assert [(row["quarter"], row["items"]) for row in points] == [(p.quarter, p.items) for p in shown.curve_points(*by)]


def test_a_frame_is_made_once():
    shown = seen()
    assert shown.history is shown.history
    assert shown.rollup("role") is shown.rollup("role")
