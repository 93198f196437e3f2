"""Each rule at its boundary, on both sides. Conditions and sentences are worked out from docs/measures.md."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from rule_cases import CANCELLED, DOING, DONE, FLAGGED, NONE, QUIET, UNRATED, percents
from tracks_by_hand import SETTINGS, entry, item, reports, seen, times

from kyoten.fiscal import Quarter
from kyoten.rules.table import RULES, find

LATE = dt.date(2012, 7, 1)
"""A day on which every deadline of the year has passed."""


def told(rule, plan, said, quarter, *, today=LATE, settings=SETTINGS):
    """The rule's findings on one item: (severity, since, reason, entries)."""
    tracks = seen([plan], reports("A", said), quarter, settings)
    findings = find(tracks, Quarter(2011, quarter), settings, today)
    return [(f.severity, f.since.number, f.reason, f.entries) for f in findings if f.rule == rule]


def _cases(table):
    named = [(rule, name, case) for rule, cases in table.items() for name, case in cases.items()]
    return [pytest.param(rule, *case[:3], case[3:], id=f"{rule}: {name}") for rule, name, case in named]


@pytest.mark.parametrize(("rule", "plan", "said", "quarter", "finding"), _cases(FLAGGED))
def test_flagged(rule, plan, said, quarter, finding):
    """One finding with its severity, first quarter, sentence and cells."""
    assert told(rule, plan, said, quarter) == [finding]


@pytest.mark.parametrize(("rule", "plan", "said", "quarter", "nothing"), _cases(QUIET))
def test_not_flagged(rule, plan, said, quarter, nothing):
    """The other side of the boundary."""
    assert told(rule, plan, said, quarter) == [*nothing]


# The second quarter ends on 30 September: 15 days later is 15 October.
ON_TIME, TOO_LATE = dt.date(2011, 10, 15), dt.date(2011, 10, 16)
MISSED = "第2四半期の報告が期限(10月15日)を過ぎても未提出"
UNREPORTED = {
    "the day after the deadline": (item("A"), {1: DOING}, TOO_LATE, [("注意", 2, MISSED, ())]),
    "the deadline's own day": (item("A"), {1: DOING}, ON_TIME, []),
    "the second in a row": (item("A"), {}, TOO_LATE,
        [("停滞", 1, "2期連続で報告が未提出(第1四半期・第2四半期、直近の期限は10月15日)", ())]),
    "reported, if only in words": (item("A"), {1: DOING, 2: {"result": "準備中"}}, TOO_LATE, []),
    "complete before": (item("A"), {1: DONE}, TOO_LATE, []),
    "cancelled before": (item("A"), {1: CANCELLED}, TOO_LATE, []),
    "評価困難 before: the next report is still asked for": (item("A"), {1: UNRATED}, TOO_LATE,
        [("注意", 2, MISSED, ())]),
    "nothing due until November": (times("A", 2, 11, 3), {}, TOO_LATE, []),
    "nothing was due in the first quarter": (times("A", 2, 9, 3), {}, TOO_LATE, [("注意", 2, MISSED, ())]),
}  # fmt: skip


@pytest.mark.parametrize(("plan", "said", "today", "findings"), UNREPORTED.values(), ids=UNREPORTED.keys())
def test_unreported(plan, said, today, findings):
    """未報告 in the second quarter: 注意 at first, 停滞 from the second in a row, after the deadline only."""
    assert told("unreported", plan, said, 2, today=today) == findings


# The fourth quarter's deadline is 15 April.
YEAR_END = {
    "the deadline's own day": ([entry("A", 4, percent=50)], dt.date(2012, 4, 15), []),
    "the day after it": ([entry("A", 4, percent=50)], dt.date(2012, 4, 16), ["A", "B"]),
    "every role has reported": (
        [entry("A", 4, percent=50), entry("B", 4, percent=100)], dt.date(2012, 4, 1), ["A"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("said", "today", "short"), YEAR_END.values(), ids=YEAR_END.keys())
def test_the_year_is_judged_when_all_have_reported_or_may_no_longer(said, today, short):
    """A is 法人's at 50 %, B is 行政's."""
    tracks = seen([item("A"), item("B", role="行政")], said, 4)
    findings = find(tracks, Quarter(2011, 4), SETTINGS, today)
    assert [f.item for f in findings if f.rule == "year_end_short"] == short


def test_a_quarters_own_deadline_counts_instead_of_the_days():
    """Due on 31 October: the day itself is in time, the day after is not; the first quarter keeps its 15 days."""
    own = replace(SETTINGS, deadlines=(("2011-2", dt.date(2011, 10, 31)),))
    last, after = dt.date(2011, 10, 31), dt.date(2011, 11, 1)
    assert told("unreported", item("A"), {1: DOING}, 2, today=last, settings=own) == []
    missed = "第2四半期の報告が期限(10月31日)を過ぎても未提出"
    assert told("unreported", item("A"), {1: DOING}, 2, today=after, settings=own) == [("注意", 2, missed, ())]
    assert own.deadline(Quarter(2011, 1)) == dt.date(2011, 7, 15)


@pytest.mark.parametrize("rule", [rule.code for rule in RULES])
def test_a_rule_that_is_switched_off_finds_nothing_and_the_others_go_on(rule):
    """As the case's own settings say: its findings go, every other rule's stay."""
    tracks = seen([item("A")], reports("A", {1: NONE, 2: NONE | {"result": "検討"}, 3: NONE | {"result": "検討"}}), 3)
    every = find(tracks, Quarter(2011, 3), SETTINGS, LATE)
    without = find(tracks, Quarter(2011, 3), replace(SETTINGS, rules_off=frozenset({rule})), LATE)
    assert {f.rule for f in every} == {"no_change", "not_started", "behind", "copied"}
    assert without == [f for f in every if f.rule != rule]


def test_thresholds_come_from_the_settings():
    """Each changed threshold moves its boundary."""
    three = replace(SETTINGS, no_change_quarters=3)
    assert told("no_change", item("A"), percents(40, 40), 2, settings=three) == []
    assert len(told("no_change", item("A"), percents(40, 40, 40), 3, settings=three)) == 1
    first = replace(SETTINGS, not_started_quarter=1)
    assert told("not_started", item("A"), {1: NONE}, 1, settings=first)[0][1] == 1
    # 19.9 of 25 = 79.6 %
    strict = replace(SETTINGS, on_track=90, slightly_behind=80, behind_points=0)
    assert len(told("behind", item("A"), percents(19.9), 1, settings=strict)) == 1
    # 10 of 25: 15 points, more than 14
    assert len(told("behind", item("A"), percents(10), 1, settings=replace(SETTINGS, behind_points=14))) == 1
    # 40 of 50 keeps the plan with 80, not with 81
    kept = replace(SETTINGS, on_track=81)
    assert len(told("no_change", item("A"), percents(40, 40), 2, settings=kept)) == 1
    near = replace(SETTINGS, nearly_achieved=70)
    assert told("year_end_short", item("A"), percents(None, None, None, 70), 4, settings=near)[0][0] == "注意"
    # 30 days after 30 September: 30 October
    patient = replace(SETTINGS, deadline_days=30, unreported_stalled=1)
    assert told("unreported", item("A"), {1: DOING}, 2, today=dt.date(2011, 10, 30), settings=patient) == []
    found = told("unreported", item("A"), {1: DOING}, 2, today=dt.date(2011, 10, 31), settings=patient)
    assert found == [("停滞", 2, "第2四半期の報告が期限(10月30日)を過ぎても未提出", ())]
    stopped = {1: {"status": "見送り"}}
    ended = replace(SETTINGS, cancelled="見送り")
    assert told("unreported", item("A"), {1: CANCELLED}, 2, settings=ended) != []
    assert told("unreported", item("A"), stopped, 2, settings=SETTINGS) != []


def test_a_rule_that_is_off_finds_nothing():
    """The others still do."""
    off = replace(SETTINGS, rules_off=frozenset({"behind"}))
    tracks = seen([item("A")], [entry("A", 2, **NONE)], 2)
    assert {f.rule for f in find(tracks, Quarter(2011, 2), SETTINGS, LATE)} == {"not_started", "behind"}
    assert {f.rule for f in find(tracks, Quarter(2011, 2), off, LATE)} == {"not_started"}
