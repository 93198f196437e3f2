"""Which items each number of a group counts: the numbers are their lengths, and a figure on screen opens them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kyoten.measures.bands import ACHIEVED, NEARLY_ACHIEVED, ON_TRACK, SLIGHTLY_BEHIND
from kyoten.measures.track import Track
from kyoten.model import Kind
from kyoten.settings import Settings

Tracks = tuple[Track, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Of a group's items, by their newest quarter, in the order given; the names are those of `Group`.

    `told`: the 継続型 items of which some quarter was told (the group counts those quarters). `behind`: those with a
    band below the two better ones.
    """

    items: Tracks
    by_status: Mapping[str, Tracks]
    no_status: Tracks
    unreported: Tracks
    completed: Tracks
    completable: Tracks
    told: Tracks
    excluded: Tracks
    covered: Tracks
    on_course: Tracks
    nearly: Tracks
    behind: Tracks


def counted(tracks: Iterable[Track], settings: Settings) -> Counted:
    """Restated items count at their original, so they are left out."""
    items = tuple(track for track in tracks if track.counted)
    by_status: dict[str, list[Track]] = {step.name: [] for step in settings.scale}
    unreported: list[Track] = []
    no_status: list[Track] = []
    for track in items:
        point = track.now
        if not point.reported:
            unreported.append(track)
        else:
            by_status.get(point.status or "", no_status).append(track)
    to_complete = [track for track in items if track.item.kind != Kind.ONGOING]
    banded = [track for track in items if track.now.band is not None]
    best, middle = (ON_TRACK, ACHIEVED), (SLIGHTLY_BEHIND, NEARLY_ACHIEVED)
    return Counted(
        items=items,
        by_status={name: tuple(found) for name, found in by_status.items()},
        no_status=tuple(no_status),
        unreported=tuple(unreported),
        completed=tuple(track for track in to_complete if track.now.complete),
        completable=tuple(track for track in to_complete if not track.now.excluded),
        told=tuple(track for track in items if track.item.kind == Kind.ONGOING and track.now.told),
        excluded=tuple(track for track in items if track.now.excluded),
        covered=tuple(track for track in items if track.now.value is not None),
        on_course=tuple(track for track in banded if track.now.band in best),
        nearly=tuple(track for track in banded if track.now.band in middle),
        behind=tuple(track for track in banded if track.now.band not in (*best, *middle)),
    )


def with_value(tracks: Iterable[Track], number: int) -> Tracks:
    """Those that have a value in a quarter (1–4): the items that a point of a curve is the mean of."""
    found = ((track, track.at(number)) for track in tracks if track.counted)
    return tuple(track for track, point in found if point is not None and point.value is not None)
