"""Rules on how an item moves from report to report; a quarter without one, between two or after, changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kyoten.measures import BEHIND, FULL, YEAR_END, Point, Track
from kyoten.measures.expected import months_passed
from kyoten.model import ActionItem, Kind
from kyoten.rules.base import NOTICE, STALLED, Case, Finding, percent, running, running_pairs, said, sources


def no_change(track: Track, case: Case) -> Finding | None:
    """Same value and status in the newest reports, whatever lies between them.

    Not where the plan is kept all the same, where a number stands against one that follows from the status, for a
    継続型 that is being carried out and for a 回数型 without a scheduled month between the reports.
    """
    told = [point for point in track.points if point.value is not None]
    if not told or told[-1].value is None or told[-1].value >= FULL or _keeps_the_plan(told[-1], case):
        return None
    newest = told[-1]
    run = tuple(takewhile(lambda point: _alike(point, newest), reversed(told)))[::-1]
    if len(run) < case.settings.no_change_quarters or _rests(track.item, run):
        return None
    reason = f"{_times(track, run)}進捗に変化なし({' → '.join(said(point) for point in run)})"
    return Finding(track.item.id, "no_change", STALLED, run[0].quarter, reason, sources(*run))


def _alike(point: Point, newest: Point) -> bool:
    return (point.value, point.status, point.derived) == (newest.value, newest.status, newest.derived)


def _keeps_the_plan(newest: Point, case: Case) -> bool:
    """Before the year's end, by what was planned for the report's own quarter."""
    if case.quarter.number == YEAR_END or newest.pace is None:
        return False
    return newest.pace >= case.settings.on_track


def _rests(item: ActionItem, run: Sequence[Point]) -> bool:
    """Whether nothing was to be done between the reports."""
    if item.kind == Kind.ONGOING:
        return run[-1].carried
    first, last = run[0].quarter.number, run[-1].quarter.number
    months = item.due_months if item.kind == Kind.COUNT else ()
    return bool(months) and months_passed(months, first) == months_passed(months, last)


def _times(track: Track, run: Sequence[Point]) -> str:
    """2期連続で, or 報告のあった2期で where a quarter without a report lies between or after."""
    unbroken = run[-1] is track.now and run[-1].quarter.number - run[0].quarter.number == len(run) - 1
    return f"{len(run)}期連続で" if unbroken else f"報告のあった{len(run)}期で"


def behind(track: Track, case: Case) -> Finding | None:
    """In the band 遅れ; at the year's end year_end_short says it."""
    del case
    run = running(track, lambda point: point.band == BEHIND)
    now = track.now
    if not run or now.value is None or now.pace is None:
        return None
    reason = f"計画の{percent(now.expected)}に対して{percent(now.value)}(進み{percent(now.pace)})"
    return Finding(track.item.id, "behind", NOTICE, run[0].quarter, reason, sources(now))


def regressed(track: Track, case: Case) -> Finding | None:
    """Value lower than in the newest report before; needs a value in the quarter under view."""
    del case
    run = running_pairs([point for point in track.points if point.value is not None], _fell)
    if not run or run[-1][1] is not track.now:
        return None
    before, now = run[-1]
    reason = f"進捗が{earlier_words(before, now)}から後退({said(before)} → {said(now)})"
    return Finding(track.item.id, "regressed", NOTICE, run[0][1].quarter, reason, sources(before, now))


def earlier_words(before: Point, now: Point) -> str:
    """前の四半期, or 前の報告 where quarters without one lie between."""
    return "前の四半期" if now.quarter.number - before.quarter.number == 1 else "前の報告"


def _fell(last: Point, here: Point) -> bool:
    return last.value is not None and here.value is not None and here.value < last.value
