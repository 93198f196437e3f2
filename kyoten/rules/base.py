"""What every rule is given and gives: an item's track (kyoten.measures), the circumstances, a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from kyoten.fiscal import QUARTERS, Quarter
from kyoten.measures import Point, Track
from kyoten.measures.rounding import short
from kyoten.rules.actions import RequiredAction
from kyoten.settings import Settings

STALLED, NOTICE = "停滞", "注意"
SEVERITIES = (STALLED, NOTICE)
"""The gravest first."""


@dataclass(frozen=True)
class Finding:
    """Why an item needs a decision. `since`: the first quarter of the condition; `entries`: the cells of
    the reports it rests on, oldest first (in roles_disagree the item's own first)."""

    item: str
    rule: str
    severity: str
    since: Quarter
    reason: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """The circumstances of a search. `tracks`: every counted item in plan order; `last_year`: last year's by id;
    `links`: this year's item → the one of last year that it continues."""

    quarter: Quarter
    settings: Settings
    today: dt.date
    tracks: tuple[Track, ...]
    last_year: Mapping[str, Track]
    links: Mapping[str, str]


@dataclass(frozen=True)
class Rule:
    """One line of the rule table: `name` as on screen, `severity` the gravest it gives, `settings` those it reads,
    `action` what its findings ask for, `quarters` (1–4) in which it can find anything."""

    code: str
    name: str
    severity: str
    description: str
    settings: tuple[str, ...]
    action: RequiredAction
    function: Callable[[Track, Case], Finding | None]
    quarters: tuple[int, ...] = QUARTERS


def running(track: Track, holds: Callable[[Point], bool]) -> tuple[Point, ...]:
    """The points up to the one under view, without a gap, for which a condition holds; () when it fails there."""
    return tuple(reversed(list(takewhile(holds, reversed(track.points)))))


def running_pairs(points: Sequence[Point], holds: Callable[[Point, Point], bool]) -> tuple[tuple[Point, Point], ...]:
    """The last pairs of neighbours, without a gap, for which a condition on the earlier and the later one holds."""
    pairs = takewhile(lambda pair: holds(*pair), reversed(list(pairwise(points))))
    return tuple(reversed(list(pairs)))


def not_begun(point: Point, settings: Settings) -> bool:
    """Whether its report says 未着手: the scale's status of 0 %, or no status, and no value above 0."""
    rating = settings.rating(point.status) if point.status else None
    return point.value == 0 and (point.status is None or (rating is not None and rating.percent == 0))


def percent(value: float) -> str:
    """40%, 33.3%"""
    return f"{short(value)}%"


def day(date: dt.date) -> str:
    """10月15日"""
    return f"{date.month}月{date.day}日"


def said(point: Point) -> str:
    """第2四半期 40%; the bare quarter where nothing is known."""
    return point.quarter.label if point.value is None else f"{point.quarter.label} {percent(point.value)}"


def sources(*points: Point) -> tuple[str, ...]:
    """The cells of the points' reports; an item often stands in the same cell of each quarter's file."""
    return tuple(source for point in points if (source := point.entry.source))
