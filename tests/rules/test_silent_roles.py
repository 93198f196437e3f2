"""A role that has reported nothing is one line: what goes into it, and what stays a finding of an item."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tracks_by_hand import SETTINGS, entry, item, seen, times

from kyoten.fiscal import Quarter
from kyoten.rules import silent_roles
from kyoten.rules.table import find

PLAN = [item("A"), item("B", role="行政"), item("C", role="行政")]
DUE, AFTER = dt.date(2011, 10, 15), dt.date(2011, 10, 16)


def folded(plan, said, quarter=2, *, today=AFTER, settings=SETTINGS):
    """(the findings' items and rules, the lines)"""
    tracks = seen(plan, said, quarter)
    findings = find(tracks, Quarter(2011, quarter), settings, today)
    kept, lines = silent_roles.fold(findings, tracks, settings)
    return [(f.item, f.rule) for f in kept], [(s.role, s.items, s.since.number, s.severity, s.reason) for s in lines]


def told(*ids, quarter=2, percent=50.0):
    return [entry(each, quarter, percent=percent) for each in ids]


def test_a_silent_role_is_one_line_beside_no_finding_of_its_items():
    said = [*told("A", "B", "C", quarter=1), *told("A")]
    assert folded(PLAN, said) == ([], [("行政", ("B", "C"), 2, "注意", "行政の報告がまだです(2件)")])


def test_on_the_deadlines_own_day_there_is_no_line():
    assert folded(PLAN, [*told("A", "B", "C", quarter=1), *told("A")], today=DUE) == ([], [])


def test_the_second_quarter_in_a_row_is_grave():
    said = [*told("A", quarter=1), *told("A")]
    line = ("行政", ("B", "C"), 1, "停滞", "行政の報告がまだです(2件、第1四半期から2期連続)")
    assert folded(PLAN, said) == ([], [line])


def test_a_role_that_has_reported_one_item_is_not_silent():
    """C is missing for the first time."""
    said = [*told("A", "B", "C", quarter=1), *told("A", "B")]
    assert folded(PLAN, said) == ([("C", "unreported")], [])


def test_one_item_reported_in_between_begins_the_row_anew():
    """行政 reported B in the first quarter: silent since the second, though C never was reported."""
    said = [*told("A", "B", quarter=1), *told("A")]
    assert folded(PLAN, said)[1] == [("行政", ("B", "C"), 2, "注意", "行政の報告がまだです(2件)")]


def test_a_quarter_in_which_nothing_was_due_of_the_role_is_not_counted():
    """B is due in September and March: nothing in the first quarter."""
    plan = [item("A"), replace(times("B", 2, 9, 3), role="行政")]
    said = [*told("A", quarter=1), *told("A")]
    assert folded(plan, said)[1] == [("行政", ("B",), 2, "注意", "行政の報告がまだです(1件)")]


def test_where_nobody_has_reported_anything_nothing_stands_still():
    lines = [
        ("法人", ("A",), 1, "注意", "法人の報告がまだです(1件)"),
        ("行政", ("B", "C"), 1, "注意", "行政の報告がまだです(2件)"),
    ]
    assert folded(PLAN, []) == ([], lines)


def test_at_the_years_end_of_such_a_year_nothing_is_short():
    assert folded(PLAN, [], 4, today=dt.date(2012, 7, 1))[0] == []


def test_the_other_rules_go_on():
    """B stood at 10 % in the second quarter and was silent in the third; 期限超過 judges by the newest report."""
    plan = [item("A"), replace(item("B"), role="行政", due_months=(9,))]
    said = [*told("A", "B", quarter=2, percent=10.0), *told("A", quarter=3)]
    kept, lines = folded(plan, said, 3, today=dt.date(2012, 1, 16))
    assert ("B", "overdue") in kept
    assert ("B", "unreported") not in kept
    assert [line[0] for line in lines] == ["行政"]


@pytest.mark.parametrize("off", ["unreported"])
def test_with_the_rule_off_there_is_no_line(off):
    settings = replace(SETTINGS, rules_off=frozenset([off]))
    assert folded(PLAN, told("A"), settings=settings)[1] == []
