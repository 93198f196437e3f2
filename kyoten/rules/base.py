"""What every rule is given and gives: an item's track, the circumstances, a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kyoten.fiscal import Quarter
from kyoten.model import Kind
from kyoten.rules.actions import Action
from kyoten.settings import Settings

STALLED, NOTICE = "停滞", "注意"
FULL = 100.0


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


@dataclass(frozen=True, slots=True)
class Point:
    """One item in one quarter, as kyoten.measures.history tells it; percents 0–100, None = not known."""

    quarter: Quarter
    reported: bool
    status: str | None
    value: float | None
    count: float | None
    expected: float
    pace: float | None
    band: str | None
    carried: bool
    complete: bool
    excluded: bool
    current: float | None
    known_as_of: int | None
    result: str
    source: str


@dataclass(frozen=True, slots=True)
class Track:
    """One item and its points from the first quarter to the one under view, which is the last of them."""

    item: str
    function: str
    role: str
    text: str
    kind: str
    target: float | None
    due_months: tuple[int, ...]
    at_least: bool
    points: tuple[Point, ...]

    @property
    def now(self) -> Point:
        return self.points[-1]

    @property
    def before(self) -> Point | None:
        """The quarter before the one under view; None in the first."""
        return self.points[-2] if len(self.points) > 1 else None

    @property
    def known(self) -> Point | None:
        """The newest point whose report told a value, 中止 or 評価困難."""
        number = self.now.known_as_of
        return None if number is None else self.points[number - 1]

    @property
    def waits(self) -> bool:
        """A 回数型 that has reached all that was scheduled so far: nothing is due until its next month."""
        value = self.now.value
        return self.kind == Kind.COUNT and bool(self.due_months) and value is not None and value >= self.now.expected


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
    `action` what its findings ask for."""

    code: str
    name: str
    severity: str
    description: str
    settings: tuple[str, ...]
    action: Action
    function: Callable[[Track, Case], Finding | None]


def running(track: Track, holds: Callable[[Point], bool]) -> tuple[Point, ...]:
    """The points up to the one under view, without a gap, for which a condition holds; () when it fails there."""
    run: list[Point] = []
    for point in reversed(track.points):
        if not holds(point):
            break
        run.insert(0, point)
    return tuple(run)


def not_begun(point: Point, settings: Settings) -> bool:
    """Whether its report says 未着手: the scale's status of 0 %, or no status, and no value above 0."""
    rating = settings.rating(point.status) if point.status else None
    return point.value == 0 and (point.status is None or (rating is not None and rating.percent == 0))


def percent(value: float) -> str:
    """40%, 33.3%"""
    return f"{round(value, 1):g}%"


def day(date: dt.date) -> str:
    """10月15日"""
    return f"{date.month}月{date.day}日"


def said(point: Point) -> str:
    """第2四半期 40%; the bare quarter where nothing is known."""
    return point.quarter.label if point.value is None else f"{point.quarter.label} {percent(point.value)}"


def sources(*points: Point) -> tuple[str, ...]:
    """The cells of the points' reports; an item often stands in the same cell of each quarter's file."""
    return tuple(point.source for point in points if point.source)
