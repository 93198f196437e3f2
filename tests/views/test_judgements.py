"""What is proposed at the year's end, at both sides of each boundary, worked out from docs/measures.md."""

from __future__ import annotations

import datetime as dt

import chart_views
import pytest
from chart_views import IBASHO
from store_samples import item

from kyoten.fiscal import Quarter
from kyoten.model import Kind, TargetState
from kyoten.views import view
from kyoten.views.judgements import is_time, propose, year_judgements


def proposed(told, quarter=4, **facts):
    made = chart_views.make([item("1-1-H01", **facts)], [("1-1-H01", *each) for each in told], quarter)
    found = propose(made, made.tracks[0])
    return (found.grade.letter if found.grade else None, found.direction)


CASES = {
    "complete": ([(4, "完了", None)], {}, ("A", "終了")),
    "a goal that was reached has an end": ([(4, None, 100)], {}, ("A", "終了")),
    "what is held every year goes on": ([(4, None, 100)], {"kind": Kind.COUNT}, ("A", "継続")),
    "80": ([(4, None, 80)], {}, ("B", "継続")),
    "79.9": ([(4, None, 79.9)], {}, ("C", "見直し")),
    "50": ([(4, None, 50)], {}, ("C", "見直し")),
    "49.9": ([(4, None, 49.9)], {}, ("D", "見直し")),
    "nearly, and standing still": ([(3, None, 80), (4, None, 80)], {}, ("B", "見直し")),
    "中止": ([(4, "中止", None)], {}, (None, "終了")),
    "評価困難": ([(4, "評価困難", None)], {}, (None, "見直し")),
    "never a word": ([], {}, (None, "見直し")),
}


@pytest.mark.parametrize(("told", "facts", "found"), CASES.values(), ids=CASES.keys())
def test_what_is_proposed_for_an_item(told, facts, found):
    assert proposed(told, **facts) == found


def _state(values):
    """A target state with an item a value (None: never reported)."""
    items = [item(f"1-1-H{number:02d}") for number in range(1, len(values) + 1)]
    told = [(each.id, 4, None, value) for each, value in zip(items, values, strict=True) if value is not None]
    made = chart_views.make(items, told, 4)
    text = items[0].target_states[0]
    plan = made.plan.__class__(2011, tuple(items), (TargetState(IBASHO, 1, "①", text, False, ""),))
    object.__setattr__(made, "plan", plan)
    (state,) = year_judgements(made).states
    return (state.proposal.grade.letter if state.proposal.grade else None, state.proposal.direction, state.subject)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([100, 100], ("A", "終了")),
        ([100, 60], ("B", "見直し")),
        ([100, 59], ("C", "見直し")),
        ([100] * 9 + [None], ("B", "見直し")),
        ([100] * 8 + [None, None], (None, "見直し")),
    ],
    ids=["all reached", "80 in the mean", "79.5", "nine of ten known, the tenth counts as 0", "eight of ten known"],
)
def test_what_is_proposed_for_a_target_state(values, found):
    assert _state(values) == (*found, f"{IBASHO}/1")


def test_judgements_are_asked_for_at_the_years_end():
    assert [is_time(chart_views.make(number=number)) for number in (3, 4)] == [False, True]


def test_nothing_decided_is_said():
    assert year_judgements(chart_views.make(number=4)).summary == ("項目6件のうち0件の評価が決まっています。")


def test_within_a_choice_of_roles_nothing_is_said_of_target_states(sample_store):
    """A state's grade rests on the items of all roles."""
    site = sample_store.sites()[0]
    whole, part = (
        year_judgements(view.load(sample_store, site, Quarter(2011, 4), today=dt.date(2012, 5, 1), roles=roles))
        for roles in ((), ("行政",))
    )
    assert (len(whole.states), len(whole.items)) == (26, 134)
    assert part.states == ()
    assert {each.role for each in part.items} == {"行政"}
    assert [each.short for each in whole.all[:1]] == ["姿1"]
