"""Plan and stored entries as frames: columns, values, and types that do not depend on the rows."""

import math

import pandas as pd
import pytest
from store_samples import FULL, NOON, PLAN, Q2, entry, item, plan

from kyoten.frames import ENTRY_COLUMNS, ITEM_COLUMNS, entries_frame, items_frame
from kyoten.model import Plan
from kyoten.storage.store import StoredEntry


def test_one_row_an_item_in_plan_order_with_numbers_from_one():
    frame = items_frame(PLAN)
    assert list(frame.columns) == list(ITEM_COLUMNS)
    assert list(frame["item"]) == ["1-1-H01", "1-1-G01", "4-2-H01"]
    assert list(frame["order"]) == [1, 2, 3]
    assert list(frame["function_no"]) == [1, 1, 2]  # 親子の居場所 stands before 子育て相談 in the plan
    assert list(frame["state"]) == [1, 1, 2]
    assert list(frame["kind"]) == ["達成型", "回数型", "継続型"]


def test_targets_months_and_what_counts():
    frame = items_frame(PLAN).set_index("item")
    assert frame.loc["1-1-G01", "target_count"] == 3
    assert math.isnan(frame.loc["1-1-H01", "target_count"])
    assert frame.loc["1-1-G01", "due_months"] == (7, 11, 3)
    assert frame.loc["1-1-H01", "due_months"] == ()
    assert list(frame["counted"]) == [True, True, False]
    assert list(frame["restates"]) == [None, None, "1-1-H01"]
    assert list(frame["at_least"]) == [False, True, False]


def test_a_function_that_has_only_viewpoints_keeps_its_number():
    """子育て相談 stands in the plan by a viewpoint alone; the function after it is the third."""
    frame = items_frame(plan(item("1-1-H01"), item("5-1-H01", function="人材育成")))
    assert list(frame["function_no"]) == [1, 3]


def test_one_row_an_entry_with_where_it_came_from():
    stored = [StoredEntry(FULL, 7, "一.xlsx", NOON), StoredEntry(entry(quarter=Q2, percent=None), 8, "二.xlsx", NOON)]
    frame = entries_frame(stored)
    assert list(frame.columns) == list(ENTRY_COLUMNS)
    first = frame.iloc[0].to_dict()
    assert first == {
        "item": "1-1-H01",
        "year": 2011,
        "quarter": 1,
        "role": "法人",
        "status": "実施中",
        "percent": 42.5,
        "count": 2.0,
        "result": "講座を開いた。\n12名が参加",
        "issue": "場所が狭い",
        "next_action": "会場を変える",
        "person": "担当A",
        "source": "報告!G12",
        "file": "一.xlsx",
        "submission": 7,
        "received": pd.Timestamp(NOON),
    }
    assert frame.loc[1, "status"] is None
    assert frame.loc[1, ["percent", "count"]].isna().all()


@pytest.mark.parametrize(
    ("empty", "full"),
    [
        (items_frame(Plan(2011)), items_frame(PLAN)),
        (entries_frame([]), entries_frame([StoredEntry(FULL, 7, "一.xlsx", NOON)])),
    ],
)
def test_types_are_the_same_with_and_without_rows(empty, full):
    assert empty.empty
    assert list(empty.dtypes) == list(full.dtypes)
    assert list(empty.columns) == list(full.columns)
