"""A role that has reported nothing of a quarter though its deadline has passed: one line, not one for each item."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kyoten.fiscal import Quarter
from kyoten.measures import Track
from kyoten.measures.asked import anything_reported, asked_for
from kyoten.rules.base import NOTICE, STALLED, Finding
from kyoten.settings import Settings

RULE = "unreported"
"""The rule whose findings it stands for; where that is switched off there is no line."""


@dataclass(frozen=True)
class SilentRole:
    """`items`: ids of what a report is missing for, in plan order; `since`: the first of the quarters in a row of which
    the role has reported nothing; `reason`: 行政の報告がまだです(34件)."""

    role: str
    items: tuple[str, ...]
    since: Quarter
    severity: str
    reason: str


def fold(
    findings: Iterable[Finding], tracks: Sequence[Track], settings: Settings
) -> tuple[tuple[Finding, ...], tuple[SilentRole, ...]]:
    """The findings without those of 未報告 whose role has reported nothing of the quarter, and a line for each such
    role in the order of its first item. `tracks`: the whole plan's, up to the quarter under view."""
    roles = {track.item.id: track.item.role for track in tracks}
    spoke = {track.item.role for track in tracks if track.now.reported}
    kept, missing = list[Finding](), dict[str, list[str]]()
    for finding in findings:
        role = roles[finding.item]
        if finding.rule == RULE and role not in spoke:
            missing.setdefault(role, []).append(finding.item)
        else:
            kept.append(finding)
    return tuple(kept), tuple(_line(role, items, tracks, settings) for role, items in missing.items())


def _line(role: str, items: Collection[str], tracks: Sequence[Track], settings: Settings) -> SilentRole:
    quarters = _in_a_row([track for track in tracks if track.counted and track.item.role == role], settings)
    # Where nobody has reported anything yet, the year has not begun for anybody: nothing stands still.
    begun = anything_reported(tracks)
    severity = STALLED if begun and len(quarters) >= settings.unreported_stalled else NOTICE
    spell = f"、{quarters[0].label}から{len(quarters)}期連続" if begun and len(quarters) > 1 else ""
    return SilentRole(role, tuple(items), quarters[0], severity, f"{role}の報告がまだです({len(items)}件{spell})")


def _in_a_row(tracks: Sequence[Track], settings: Settings) -> tuple[Quarter, ...]:
    """The quarters up to the one under view in which something was due of the role and it reported nothing."""
    quarter = tracks[0].now.quarter
    spoke = [point.quarter.number for track in tracks for point in track.points if point.reported]
    first = max(spoke, default=0) + 1
    asked = {each for track in tracks for each in asked_for(track, settings)}
    numbers = range(first, quarter.number + 1)
    return tuple(each for number in numbers if (each := Quarter(quarter.year, number)) in asked)
