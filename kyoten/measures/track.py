"""One item over the quarters of a year: what was reported, and what that makes of it (docs/measures.md).

Plain values in, plain values out; no clock, no database. Where the design leaves a choice, docs/measures.md
names it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kyoten.fiscal import QUARTERS, Quarter
from kyoten.measures.expected import FULL, expected, months_from, times_asked
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
    said: str = ""
    """The status as it was reported, where it has another name since (docs/time.md)."""

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
    """One item and its points from the first quarter that the plan has it in to the one under view, the last of them.

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
    def first(self) -> int:
        """The quarter (1–4) from which the plan has it."""
        return self.points[0].quarter.number

    @property
    def before(self) -> Point | None:
        """The quarter before the one under view; None in the first."""
        return self.points[-2] if len(self.points) > 1 else None

    @property
    def known(self) -> Point | None:
        """The newest point whose report told a value, 中止 or 評価困難."""
        number = self.now.known_as_of
        return None if number is None else self.at(number)

    def at(self, number: int) -> Point | None:
        """The point of a quarter (1–4); None before the item's first and after the last."""
        place = number - self.points[0].quarter.number
        return self.points[place] if 0 <= place < len(self.points) else None

    @property
    def waits(self) -> bool:
        """A 回数型 that has reached all that was scheduled so far: nothing is due until its next month."""
        value, item = self.now.value, self.item
        scheduled = item.kind == Kind.COUNT and bool(months_from(item.due_months, self.first))
        return scheduled and value is not None and value >= self.now.expected

    def until(self, quarter: Quarter) -> Track:
        """The item as it was seen in an earlier quarter. Raises ValueError where the track does not reach it."""
        if self.now.quarter.year != quarter.year or self.at(quarter.number) is None:
            raise ValueError(f"the track does not reach {quarter.code}")
        if self.now.quarter == quarter:
            return self
        return replace(self, points=tuple(point for point in self.points if point.quarter <= quarter))

    def over(self, numbers: Collection[int]) -> Track:
        """The item over several quarters taken together, as one point: a half-year, a year.

        Its report, value and pace are those of the newest report in them that told a value, 中止 or 評価困難 (else it
        has no value), so that a value is held against what was expected at its own time; complete, excluded and
        current are as of the last of them.
        """
        within = [point for point in self.points if point.quarter.number in numbers] or [self.now]
        telling = [point for point in within if point.known_as_of == point.quarter.number]
        reported = [point for point in within if point.reported]
        newest = (telling or reported or within)[-1]
        facts = ("complete", "excluded", "current", "known_as_of", "quarter")
        return replace(self, points=(replace(newest, **{name: getattr(within[-1], name) for name in facts}),))


def tracks(
    plan: Plan,
    reports: Iterable[StoredEntry],
    quarter: Quarter,
    settings: Settings,
    *,
    earlier: Sequence[tuple[Plan, Settings]] = (),
) -> tuple[Track, ...]:
    """Every item of the plan in its order, from the first quarter of the year to the given one.

    `earlier`: the plan and settings that held in the quarters before it, the first quarter's first; where they are not
    given, those of the quarter held all year. Each point is measured by what held in its own quarter, and an item has
    none in the quarters before the plan had it (docs/time.md).

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
    functions = {function: number for number, function in enumerate(plan.functions, start=1)}
    held = [*earlier[: quarter.number - 1], (plan, settings)] if earlier else [(plan, settings)] * quarter.number
    items = {id(each): {item.id: item for item in each.items} for each, _ in held}
    by_quarter = [
        (Quarter(quarter.year, number), items[id(each)], then) for number, (each, then) in enumerate(held, start=1)
    ]
    return tuple(
        Track(
            item,
            order,
            functions[item.function],
            tuple(_points(((q, of.get(item.id), then) for q, of, then in by_quarter), by_item.get(item.id, {}))),
        )
        for order, item in enumerate(plan.items, start=1)
    )


def _points(
    held: Iterable[tuple[Quarter, ActionItem | None, Settings]], reports: Mapping[int, StoredEntry]
) -> Iterator[Point]:
    """`held`: quarter by quarter the item as the plan had it (None: not yet) and the settings; `reports` by the number
    of their quarter. A quarter without one leaves everything as it was."""
    before, first = _SoFar(), 0
    for quarter, item, settings in held:
        if item is None:
            continue
        first = first or quarter.number
        report = reports.get(quarter.number)
        now = _after(before, item, report.entry, settings, times_asked(item, first)) if report else before
        value = now.current if now.known_as_of == quarter.number else None
        planned = expected(item, quarter.number, first=first)
        # Nothing expected yet: whatever was reached, there is no pace, and nobody is behind.
        pace = FULL * value / planned if value is not None and planned > 0 else None
        yield Point(
            quarter=quarter,
            report=report,
            value=value,
            expected=planned,
            pace=pace,
            band=band(pace, settings),
            carried=now.times > before.times,
            complete=now.complete,
            excluded=now.excluded,
            current=now.current,
            known_as_of=now.known_as_of,
        )
        before = now


class _SoFar(NamedTuple):
    """What the reports up to the end of a quarter say of an item; as it is before the first.

    `count` and `percent`: the newest that were reported. `times`: quarters in which it was carried out.
    """

    count: int | None = None  # type: ignore[assignment]  # the field of that name, not the method of a tuple
    percent: float | None = None
    times: int = 0
    complete: bool = False
    excluded: bool = False
    current: float | None = None
    known_as_of: int | None = None


def _after(before: _SoFar, item: ActionItem, entry: ProgressEntry, settings: Settings, asked: int | None) -> _SoFar:
    """With one more report; `asked`: the times that a 回数型 is asked for.

    One that tells neither a value nor 中止 or 評価困難 leaves the item where it stood.
    """
    rating = settings.rating(entry.status) if entry.status else None
    count = before.count if entry.count is None else entry.count
    percent = before.percent if entry.percent is None else entry.percent
    if rating and rating.percent is None:
        return _SoFar(count, percent, before.times, excluded=True, known_as_of=entry.quarter.number)
    # Carried out: a status above 未着手, or a cumulative number that grew. Text alone may say that nothing was done.
    grew = (count or 0) > (before.count or 0) or (percent or 0) > (before.percent or 0)
    times = before.times + bool((rating and rating.percent) or grew)
    value = _value(item, entry, rating, times, asked)
    if value is None:
        return before._replace(count=count, percent=percent, times=times)
    finished = _finished(item, rating, count, times)
    return _SoFar(count, percent, times, complete=finished, current=value, known_as_of=entry.quarter.number)


def _value(
    item: ActionItem, entry: ProgressEntry, rating: Rating | None, times: int, asked: int | None
) -> float | None:
    """The first that is there: 進捗率, count ÷ times asked for, quarters carried out × 25, the status's percent."""
    value = rating.percent if rating else None
    if item.kind == Kind.ONGOING and (rating or entry.count is not None):
        value = times * FULL / len(QUARTERS)
    if item.kind == Kind.COUNT and asked and entry.count is not None:
        value = FULL * entry.count / asked
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
