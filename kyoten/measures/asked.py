"""Of which quarters a report on an item is asked for (docs/measures.md, 提出状況), and whether any has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kyoten.fiscal import Quarter
from kyoten.measures.track import Track
from kyoten.settings import Settings


def asked_for(track: Track, settings: Settings) -> Iterator[Quarter]:
    """The quarters in which something is due of an item that was not complete or cancelled before, or in which a
    report was given all the same."""
    settled = cancelled = False
    for point in track.points:
        if point.reported or (not settled and point.expected > 0):
            yield point.quarter
        cancelled = cancelled or (point.status is not None and settings.status_now(point.status) == settings.cancelled)
        settled = point.complete or (point.excluded and cancelled)


def is_asked_for(track: Track, settings: Settings) -> bool:
    """Whether a report on it is asked for in the quarter under view, or was given."""
    return track.now.quarter in asked_for(track, settings)


def anything_reported(tracks: Iterable[Track]) -> bool:
    """Whether anybody has reported anything of the year up to the quarter under view: it has begun."""
    return any(point.reported for track in tracks for point in track.points)
