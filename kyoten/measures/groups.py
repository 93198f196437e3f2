"""Items → groups: counts, rates and the year's curve (docs/measures.md, "集計の指標")."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from kyoten.fiscal import QUARTERS
from kyoten.measures.bands import ACHIEVED, YEAR_END, at_the_end, band
from kyoten.measures.counted import counted, with_value
from kyoten.measures.expected import FULL, expected
from kyoten.measures.rounding import rounded
from kyoten.measures.track import Point, Track
from kyoten.model import ROLE_LETTERS, Kind
from kyoten.settings import Settings

Keys = tuple[str | int, ...]
BY = ("function", "role", "state", "year")
"""What items can be grouped by: names of functions and roles, numbers of target states, fiscal years."""


@dataclass(frozen=True, slots=True)
class Group:
    """What the counted items of a group add up to. Rates are 0–100 with one decimal (kyoten.measures.rounding); None =
    not known.

    `keys`: the group's values of what it was grouped by. `by_status` (every step of the scale), `no_status` and
    `unreported` make up `items`; `covered`: items with a value, over which `mean_progress` and `expected` are taken.
    `completed` of `completable` 達成型 and 回数型 items make `completion_rate`; `carried` of `told` quarters of
    継続型 items `carried_rate`. `pace`: what was reached, of no item more than the plan asks, ÷ what the plan asks;
    `on_course` of the `banded` items have the best band, `nearly` the one below it.
    """

    keys: Keys
    items: int
    by_status: Mapping[str, int]
    no_status: int
    unreported: int
    completed: int
    completable: int
    carried: int
    told: int
    excluded: int
    covered: int
    on_course: int
    nearly: int
    banded: int
    flagged: int
    completion_rate: float | None
    carried_rate: float | None
    mean_progress: float | None
    expected: float | None
    pace: float | None
    band: str | None


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A group's mean and what the plan expects of it at the end of a quarter (1–4), 0–100; None = not known.

    `covered` items have a value in it, and `expected` is over them, over all `items` (those that are not excluded)
    where none has one.
    """

    keys: Keys
    quarter: int
    mean_progress: float | None
    covered: int
    items: int
    expected: float | None


def rollup(
    tracks: Iterable[Track], by: Sequence[str], flagged: Collection[str], settings: Settings
) -> tuple[Group, ...]:
    """One group for each value of `by` (of BY) that items have, of their newest quarter; no `by` = one for all.

    `flagged`: ids of the items with a finding. Groups in plan order, roles in the usual one. Longer periods: give
    Track.over of each; several years: the tracks of all of them. Restated items count at their original.
    """
    return tuple(group(keys, members, flagged, settings) for keys, members in _grouped(tracks, by))


def group(keys: Keys, tracks: Iterable[Track], flagged: Collection[str], settings: Settings) -> Group:
    """The figures of one group: every rate of the product is worked out here."""
    of = counted(tracks, settings)
    carried, told = sum(track.now.times for track in of.told), sum(track.now.told for track in of.told)
    known = [track.now for track in of.covered]
    words = [track.now.band for track in (*of.on_course, *of.nearly, *of.behind) if track.now.band is not None]
    # A group that nobody ever reported on is unknown, not 0 % complete.
    to_complete = (track.now for track in of.items if track.item.kind != Kind.ONGOING)
    heard = any(point.reported or point.known_as_of is not None for point in to_complete)
    completed, completable = len(of.completed), len(of.completable)
    pace = _pace(known)
    return Group(
        keys=keys,
        items=len(of.items),
        by_status={name: len(found) for name, found in of.by_status.items()},
        no_status=len(of.no_status),
        unreported=len(of.unreported),
        completed=completed,
        completable=completable,
        carried=carried,
        told=told,
        excluded=len(of.excluded),
        covered=len(known),
        on_course=len(of.on_course),
        nearly=len(of.nearly),
        banded=len(words),
        flagged=sum(track.item.id in flagged for track in of.items),
        completion_rate=rounded(FULL * completed / completable) if heard and completable else None,
        carried_rate=rounded(FULL * carried / told) if told else None,
        mean_progress=_mean([point.value for point in known if point.value is not None]),
        # Over the same items as the value, so that like is compared with like.
        expected=_mean([point.expected for point in known]),
        pace=pace,
        band=_band(known, words, pace, settings),
    )


def _pace(known: Sequence[Point]) -> float | None:
    """Who is ahead of the plan does not make up for who is behind it."""
    due = fsum(point.expected for point in known)
    reached = fsum(min(point.value or 0.0, point.expected) for point in known)
    return rounded(FULL * reached / due) if due else None


def _band(known: Sequence[Point], words: Sequence[str], pace: float | None, settings: Settings) -> str | None:
    """The group's word: until the year's end of the means, at it of the pace, 達成 where every item has it."""
    if pace is None:
        return None
    number = known[0].quarter.number
    if number == YEAR_END:
        return at_the_end(pace, settings, achieved=all(word == ACHIEVED for word in words))
    due = fsum(point.expected for point in known) / len(known)
    return band(number, pace * due / FULL, due, settings)


def curve(
    tracks: Iterable[Track], by: Sequence[str] = (), *, earlier: Sequence[Iterable[Track]] = ()
) -> tuple[CurvePoint, ...]:
    """Four points for each group, first quarter first; quarters after the tracks' newest have no mean.

    `items` of later quarters, and their `expected`, are as of the newest, so a point never moves when a later report
    comes in.
    `earlier`: the tracks as they were seen in the quarters before, the first quarter's first, where the plan was
    another one then: its points are of the items that it had.
    """
    then = {number: dict(_grouped(seen, by)) for number, seen in enumerate(earlier, start=1)}
    return tuple(
        _curve_point(keys, then[number].get(keys, ()) if number in then else members, number)
        for keys, members in _grouped(tracks, by)
        for number in QUARTERS
    )


def _curve_point(keys: Keys, members: Sequence[Track], number: int) -> CurvePoint:
    seen = [_seen(track, number) for track in members]
    known = with_value(members, number)
    values = [point.value for track in known if (point := track.at(number)) and point.value is not None]
    inside = [track for track, point in zip(members, seen, strict=True) if not point.excluded]
    # The same figure as in the roll-up: over the items with a value, over all where none has one yet.
    over = with_value(inside, number) or inside
    planned = _mean([expected(track.item, number, first=track.first) for track in over])
    return CurvePoint(keys, number, _mean(values), len(values), len(inside), planned)


def _seen(track: Track, number: int) -> Point:
    return track.at(number) or track.now


def _mean(values: Sequence[float]) -> float | None:
    return rounded(fsum(values) / len(values)) if values else None


def _grouped(tracks: Iterable[Track], by: Sequence[str]) -> list[tuple[Keys, list[Track]]]:
    """The counted items of each group; functions in plan order, roles in the usual one, states and years by number."""
    counted = [track for track in tracks if track.counted]
    if not by:
        return [((), counted)]
    found: dict[Keys, list[Track]] = {}
    for track in counted:
        found.setdefault(tuple(_key(track, name) for name in by), []).append(track)
    roles = {role: at for at, role in enumerate(dict.fromkeys([*ROLE_LETTERS, *(t.item.role for t in counted)]))}

    def place(members: tuple[Keys, list[Track]]) -> list[int]:
        track = members[1][0]
        places = {"function": track.function_no, "role": roles[track.item.role]}
        return [places[name] if name in places else int(key) for name, key in zip(by, members[0], strict=True)]

    return sorted(found.items(), key=place)


def _key(track: Track, name: str) -> str | int:
    if name == "year":
        return track.now.quarter.year
    key: str | int = getattr(track.item, name)
    return key
