"""Statuses that have another name since: history is shown under the new one, with the old one noted (docs/time.md)."""

from __future__ import annotations

from dataclasses import replace

from kyoten.measures import Point, Track
from kyoten.settings import Settings


def in_todays_names(track: Track, settings: Settings) -> Track:
    """The track with every status by the name that it has in these settings."""
    if not any(rating.former for rating in settings.scale):
        return track
    points = tuple(_named(point, settings) for point in track.points)
    return track if points == track.points else replace(track, points=points)


def _named(point: Point, settings: Settings) -> Point:
    status = point.status
    if point.report is None or status is None or (now := settings.status_now(status)) == status:
        return point
    report = replace(point.report, entry=point.report.entry._replace(status=now))
    return replace(point, report=report, said=status)
