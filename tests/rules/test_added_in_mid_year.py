"""The rules on dates, for an item that a version of the plan adds in the third quarter (docs/measures.md)."""

from __future__ import annotations

import datetime as dt

import pytest
from tracks_by_hand import SETTINGS, item, plan_of, reports, times

from kyoten.fiscal import Quarter
from kyoten.measures import tracks
from kyoten.rules.table import find

LATE = dt.date(2012, 7, 1)
NONE = {"status": "未着手"}
THREE = times("A", 3, 7, 11, 3)


def told(rule, planned, said, quarter):
    """The rule's findings on the item, planned from the third quarter on: (since, reason)."""
    without, now = (plan_of(item("Z")), SETTINGS), (plan_of(planned), SETTINGS)
    earlier = [without, without, now][: quarter - 1]
    seen = tracks(now[0], reports("A", said), Quarter(2011, quarter), SETTINGS, earlier=earlier)
    findings = find(seen, Quarter(2011, quarter), SETTINGS, LATE)
    return [(f.since.number, f.reason) for f in findings if f.rule == rule]


@pytest.mark.parametrize(
    ("planned", "said", "quarter", "found"),
    [
        # July had passed when it came, November had not.
        (THREE, {3: {"count": 0}}, 3, [(3, "11月の予定を過ぎて実績0回(目標3回)")]),
        (THREE, {3: {"count": 1}}, 3, []),
        (THREE, {3: {"count": 1}, 4: {"count": 1}}, 4, [(4, "3月の予定を過ぎて実績1回(目標3回)")]),
        (THREE, {3: {"count": 1}, 4: {"count": 2}}, 4, []),
        (times("A", 1, 7), {3: {"count": 0}}, 3, []),
        (times("A", 2, 9, 3), {3: {"count": 0}}, 3, []),
    ],
)
def test_overdue_is_said_of_months_in_which_the_item_was_planned(planned, said, quarter, found):
    assert told("overdue", planned, said, quarter) == found


@pytest.mark.parametrize(
    ("planned", "said", "quarter", "found"),
    [
        (THREE, {3: NONE}, 3, [(3, "11月の予定を過ぎても未着手(第3四半期の報告)")]),
        # March is the first month that is left.
        (times("A", 2, 9, 3), {3: NONE}, 3, []),
        (times("A", 2, 9, 3), {3: NONE, 4: NONE}, 4, [(4, "3月の予定を過ぎても未着手(第4四半期の報告)")]),
        # Without a month left it has until the end of its first quarter; the set one (第2) had passed.
        (times("A", 1, 7), {3: NONE}, 3, [(3, "第3四半期末を過ぎても未着手(第3四半期の報告)")]),
        (item("A"), {3: NONE}, 3, [(3, "第3四半期末を過ぎても未着手(第3四半期の報告)")]),
    ],
)
def test_not_started_counts_from_the_items_first_quarter(planned, said, quarter, found):
    assert told("not_started", planned, said, quarter) == found
