"""What the reports up to the end of a quarter make of an item: its value, whether it is complete (docs/measures.md)."""

from __future__ import annotations

from typing import NamedTuple

from kyoten.fiscal import QUARTERS
from kyoten.measures.expected import FULL
from kyoten.model import ActionItem, Kind, ProgressEntry
from kyoten.settings import Rating, Settings


class Standing(NamedTuple):
    """An item at the end of a quarter; as it is made without arguments, before its first.

    `count` and `percent`: the newest that were reported. `told`: quarters of which a report said how far the item was,
    `times`: those in which it was carried out. `derived`: the value follows from the status, no number was reported.
    """

    count: int | None = None  # type: ignore[assignment]  # the field of that name, not the method of a tuple
    percent: float | None = None
    told: int = 0
    times: int = 0
    complete: bool = False
    excluded: bool = False
    current: float | None = None
    known_as_of: int | None = None
    derived: bool = False


def after(
    before: Standing, item: ActionItem, entry: ProgressEntry, settings: Settings, asked: int | None = None
) -> Standing:
    """With one more report; `asked`: the times that a 回数型 is asked for.

    One that tells neither a value nor 中止 or 評価困難 leaves the item where it stood.
    """
    rating = settings.rating(entry.status) if entry.status else None
    count = before.count if entry.count is None else entry.count
    percent = before.percent if entry.percent is None else entry.percent
    if rating and rating.percent is None:
        return Standing(count, percent, before.told, before.times, excluded=True, known_as_of=entry.quarter.number)
    carried = _carried_out(before, entry, rating, count, percent)
    times = before.times + carried
    value = _value(item, entry, rating, times, asked)
    if value is None:
        return before._replace(count=count, percent=percent, told=before.told + carried, times=times)
    return Standing(
        count,
        percent,
        before.told + 1,
        times,
        complete=_reached(item, rating, count),
        current=value,
        known_as_of=entry.quarter.number,
        derived=entry.percent is None and entry.count is None,
    )


def at_year_end(now: Standing, item: ActionItem, entry: ProgressEntry | None, quarters: int) -> Standing:
    """At the end of the fourth quarter, `entry` being its report (None: none): a 継続型 that was carried out in every
    quarter of which somebody told is complete, where at most one of its `quarters` is missing and the last report does
    not say that less than all was done."""
    short = entry is not None and entry.percent is not None and entry.percent < FULL
    enough = now.told >= max(1, quarters - 1) and now.times == now.told
    if item.kind != Kind.ONGOING or now.excluded or short or not enough:
        return now
    return now._replace(complete=True)


def _carried_out(
    before: Standing, entry: ProgressEntry, rating: Rating | None, count: int | None, percent: float | None
) -> bool:
    """A status above 未着手, a cumulative number that grew, or a text beside a percent above 0 that stands. Text alone
    may say that nothing was done."""
    grew = (count or 0) > (before.count or 0) or (percent or 0) > (before.percent or 0)
    worded = entry.status is None and bool(entry.result) and (percent or 0) > 0
    return bool((rating and rating.percent) or grew or worded)


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


def _reached(item: ActionItem, rating: Rating | None, count: int | None) -> bool:
    """By its status, or by the count so far."""
    done = rating is not None and rating.percent is not None and rating.percent >= FULL
    return done or (item.kind == Kind.COUNT and bool(item.target_count) and (count or 0) >= (item.target_count or 0))
