"""One item over the quarters of a year: what was reported, and what that makes of it (docs/measures.md).

Plain values in, plain values out; no clock, no database. Where the design leaves a choice, docs/measures.md
names it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kyoten.fiscal import Quarter
from kyoten.measures.bands import YEAR_END, band
from kyoten.measures.expected import FULL, expected, months_from, times_asked
from kyoten.measures.standing import Standing, after, at_year_end
from kyoten.model import ActionItem, Kind, Plan, ProgressEntry
from kyoten.settings import Settings
from kyoten.storage.records import StoredEntry


@dataclass(frozen=True, slots=True)
class Point:
    """One item in one quarter, as of that quarter's reports. Percents 0–100, `pace` in %; None = not known.

    `report`: what was reported in it, None for nothing. `derived`: the value is the status's, no number was reported.
    `carried`: something was done in it; `times` of `told`: in how many of the quarters so far of which somebody told.
    `complete`, `excluded` (中止, 評価困難) and `current` follow the newest report that told a value, 中止 or 評価困難,
    which is that of the quarter `known_as_of` (1–4).
    """

    quarter: Quarter
    report: StoredEntry | None
    value: float | None
    expected: float
    pace: float | None
    band: str | None
    derived: bool
    carried: bool
    told: int
    times: int
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
        current are as of the last of them, `times` and `told` count within them.
        """
        within = [point for point in self.points if point.quarter.number in numbers] or [self.now]
        telling = [point for point in within if point.known_as_of == point.quarter.number]
        reported = [point for point in within if point.reported]
        newest, earlier = (telling or reported or within)[-1], self.at(within[0].quarter.number - 1)
        facts = ("complete", "excluded", "current", "known_as_of", "quarter")
        counted = {
            name: getattr(within[-1], name) - (getattr(earlier, name) if earlier else 0) for name in ("told", "times")
        }
        whole = {name: getattr(within[-1], name) for name in facts} | counted
        return replace(self, points=(replace(newest, **whole),))


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
    before, first = Standing(), 0
    for quarter, item, settings in held:
        if item is None:
            continue
        first = first or quarter.number
        report = reports.get(quarter.number)
        now = after(before, item, report.entry, settings, times_asked(item, first)) if report else before
        if quarter.number == YEAR_END:
            now = at_year_end(now, item, report.entry if report else None, YEAR_END - first + 1)
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
            band=band(quarter.number, value, planned, settings, complete=now.complete),
            derived=value is not None and now.derived,
            carried=now.times > before.times,
            told=now.told,
            times=now.times,
            complete=now.complete,
            excluded=now.excluded,
            current=now.current,
            known_as_of=now.known_as_of,
        )
        before = now
