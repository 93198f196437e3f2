"""One item over the quarters of a year: what was reported, and what that makes of it (docs/measures.md).

Plain values in, plain values out; no clock, no database. Where the design leaves a choice, docs/measures.md
names it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kyoten.fiscal import Quarter
from kyoten.measures.expected import FULL, QUARTERS, expected
from kyoten.model import ActionItem, Kind, Plan, ProgressEntry
from kyoten.settings import Rating, Settings
from kyoten.storage.records import StoredEntry

ON_TRACK, SLIGHTLY_BEHIND, BEHIND = "順調", "やや遅れ", "遅れ"
_EXACT = 9
"""Decimals at which a pace meets a threshold: 4 of 6 times is 80 % of 5 of 6, whatever binary fractions make of it."""


@dataclass(frozen=True, slots=True)
class Point:
    """One item in one quarter, as of that quarter's reports. Percents 0–100, `pace` in %; None = not known.

    `report`: what was reported in it, None for nothing. `carried`: something was done in it. `complete`, `excluded`
    (中止, 評価困難) and `current` follow the newest report that told a value, 中止 or 評価困難, which is that of the
    quarter `known_as_of` (1–4).
    """

    quarter: Quarter
    report: StoredEntry | None
    value: float | None
    expected: float
    pace: float | None
    band: str | None
    carried: bool
    complete: bool
    excluded: bool
    current: float | None
    known_as_of: int | None

    @property
    def reported(self) -> bool:
        return self.report is not None

    @property
    def current_as_of(self) -> int | None:
        """The quarter (1–4) that `current` is of."""
        return None if self.excluded else self.known_as_of

    @property
    def entry(self) -> ProgressEntry:
        """What was reported; an empty entry where nothing was."""
        return self.report.entry if self.report else ProgressEntry("", self.quarter, "")

    @property
    def status(self) -> str | None:
        return self.report.entry.status if self.report else None


@dataclass(frozen=True, slots=True)
class Track:
    """One item and its points from the first quarter to the one under view, which is the last of them.

    `order` and `function_no` are its place and its function's in the plan, from 1.
    """

    item: ActionItem
    order: int
    function_no: int
    points: tuple[Point, ...]

    @property
    def counted(self) -> bool:
        """False for a restated item, which counts at its original."""
        return self.item.restates is None

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
        value, item = self.now.value, self.item
        return item.kind == Kind.COUNT and bool(item.due_months) and value is not None and value >= self.now.expected

    def until(self, quarter: Quarter) -> Track:
        """The item as it was seen in an earlier quarter. Raises ValueError where the track does not reach it."""
        if self.now.quarter.year != quarter.year or self.now.quarter.number < quarter.number:
            raise ValueError(f"the track does not reach {quarter.code}")
        return self if self.now.quarter == quarter else replace(self, points=self.points[: quarter.number])

    def over(self, numbers: Collection[int]) -> Track:
        """The item over several quarters taken together, as one point: a half-year, a year.

        Its report, value and pace are those of the newest report in them that told a value, 中止 or 評価困難 (else it
        has no value), so that a value is held against what was expected at its own time; complete, excluded and
        current are as of the last of them.
        """
        within = [point for point in self.points if point.quarter.number in numbers]
        telling = [point for point in within if point.known_as_of == point.quarter.number]
        reported = [point for point in within if point.reported]
        told = (telling or reported or within)[-1]
        facts = ("complete", "excluded", "current", "known_as_of", "quarter")
        return replace(self, points=(replace(told, **{name: getattr(within[-1], name) for name in facts}),))


def tracks(plan: Plan, reports: Iterable[StoredEntry], quarter: Quarter, settings: Settings) -> tuple[Track, ...]:
    """Every item of the plan in its order, from the first quarter of the year to the given one.

    Reports of other years, later quarters and unknown items are left aside. Raises ValueError when an item has two
    reports in one quarter: the store hands over the newest alone, and anything else would count an item twice.
    """
    by_item: dict[str, dict[int, StoredEntry]] = defaultdict(dict)
    for report in reports:
        item, when = report.entry.item, report.entry.quarter
        if when.year == quarter.year and when.number <= quarter.number:
            if when.number in by_item[item]:
                raise ValueError(f"two reports on {item} in {when.code}")
            by_item[item][when.number] = report
    numbers = {function: number for number, function in enumerate(plan.functions, start=1)}
    return tuple(
        Track(item, order, numbers[item.function], _points(item, by_item.get(item.id, {}), quarter, settings))
        for order, item in enumerate(plan.items, start=1)
    )


def _points(
    item: ActionItem, reports: Mapping[int, StoredEntry], last: Quarter, settings: Settings
) -> tuple[Point, ...]:
    points: list[Point] = []
    for number in range(1, last.number + 1):
        points.append(_point(item, Quarter(last.year, number), reports, points, settings))
    return tuple(points)


def _point(
    item: ActionItem,
    quarter: Quarter,
    reports: Mapping[int, StoredEntry],
    earlier: Sequence[Point],
    settings: Settings,
) -> Point:
    """`reports` by the number of their quarter, `earlier`: the item's points before this one."""
    number, report = quarter.number, reports.get(quarter.number)
    rating = settings.rating(report.entry.status) if report and report.entry.status else None
    stopped = rating is not None and rating.percent is None
    carried = report is not None and not stopped and _carried(rating, reports, number)
    times = carried + sum(point.carried for point in earlier)
    value = None if report is None or stopped else _value(item, report.entry, rating, times)
    planned = expected(item, number)
    # Nothing expected yet: whatever was reached, there is no pace, and nobody is behind.
    pace = FULL * value / planned if value is not None and planned > 0 else None
    if stopped or value is not None:
        finished = not stopped and _finished(item, rating, _newest("count", reports, number), times)
        standing: _Standing | Point = _Standing(finished, stopped, value, number)
    else:  # silence and texts alone leave everything as it was
        standing = earlier[-1] if earlier else _Standing()
    return Point(
        quarter=quarter,
        report=report,
        value=value,
        expected=planned,
        pace=pace,
        band=band(pace, settings),
        carried=carried,
        complete=standing.complete,
        excluded=standing.excluded,
        current=standing.current,
        known_as_of=standing.known_as_of,
    )


class _Standing(NamedTuple):
    """What the newest telling report makes of an item; as it is before the first."""

    complete: bool = False
    excluded: bool = False
    current: float | None = None
    known_as_of: int | None = None


def _carried(rating: Rating | None, reports: Mapping[int, StoredEntry], number: int) -> bool:
    """Whether something was done in the quarter: a status above 未着手, or a cumulative number that grew.

    Text alone is no evidence: it may say that nothing could be done.
    """
    return bool(rating and rating.percent) or any(_grew(name, reports, number) for name in ("count", "percent"))


def _grew(name: str, reports: Mapping[int, StoredEntry], number: int) -> bool:
    here = getattr(reports[number].entry, name)
    return here is not None and here > (_newest(name, reports, number - 1) or 0)


def _newest(name: str, reports: Mapping[int, StoredEntry], until: int) -> float | None:
    """The newest count or percent that was reported up to the end of a quarter."""
    found = (getattr(reports[number].entry, name) for number in range(until, 0, -1) if number in reports)
    return next((value for value in found if value is not None), None)


def _value(item: ActionItem, entry: ProgressEntry, rating: Rating | None, times: int) -> float | None:
    """The first that is there: 進捗率, count ÷ target, quarters carried out × 25, the status's percent."""
    value = rating.percent if rating else None
    if item.kind == Kind.ONGOING and (rating or entry.count is not None):
        value = times * FULL / len(QUARTERS)
    if item.kind == Kind.COUNT and item.target_count and entry.count is not None:
        value = FULL * entry.count / item.target_count
    if entry.percent is not None:
        value = entry.percent
    return None if value is None else min(max(float(value), 0.0), FULL)


def _finished(item: ActionItem, rating: Rating | None, count: float | None, times: int) -> bool:
    """By its status, by the count so far, or by the quarters in which it was carried out."""
    done = rating is not None and rating.percent is not None and rating.percent >= FULL
    reached = item.kind == Kind.COUNT and bool(item.target_count) and (count or 0) >= (item.target_count or 0)
    return done or reached or (item.kind == Kind.ONGOING and times == len(QUARTERS))


def band(pace: float | None, settings: Settings) -> str | None:
    """順調, やや遅れ or 遅れ for a pace in %; None where there is none."""
    if pace is None:
        return None
    exact = round(pace, _EXACT)
    if exact >= settings.on_track:
        return ON_TRACK
    return SLIGHTLY_BEHIND if exact >= settings.slightly_behind else BEHIND
