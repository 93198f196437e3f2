"""How many of the year's goals will be reached: what is certain, what the pace so far would give, what is not known.

A reckoning, never a promise (docs/measures.md, "年度末の見込み").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kyoten.measures.bands import ACHIEVED, NEARLY_ACHIEVED, NOT_ACHIEVED, YEAR_END, at_the_end
from kyoten.measures.expected import FULL
from kyoten.measures.rounding import exact
from kyoten.measures.track import Point, Track
from kyoten.model import Kind
from kyoten.settings import Settings

_MAY_BE_MISSING = 1
"""Quarters of a 継続型 that nobody told of, with which it can still be complete at the year's end."""


class Prospect(StrEnum):
    """Where an item will be at the year's end, the surest first."""

    REACHED = "達成"
    LIKELY = "達成の見込み"
    NEARLY = "概ね達成の見込み"
    SHORT = "届かない見込み"
    UNKNOWN = "分からない"
    EXCLUDED = "対象外"

    def label(self, number: int) -> str:
        """As it is called in a quarter (1–4): when the year is over, nothing is a prospect any more."""
        return _AT_THE_END.get(self, self.value) if number == YEAR_END else self.value


_AT_THE_END = {Prospect.NEARLY: "概ね達成", Prospect.SHORT: "未達"}


@dataclass(frozen=True)
class Reckoned:
    """An item's prospect. `projected`: what the pace so far would give by the year's end (0–100), None where it is not
    reckoned; `why` in a few words where the prospect is not a matter of the pace alone."""

    track: Track
    prospect: Prospect
    projected: float | None = None
    why: str = ""


def outlook(tracks: Iterable[Track], settings: Settings) -> tuple[Reckoned, ...]:
    """Every counted item's prospect as of the quarter that its track ends with, in the order given."""
    return tuple(_reckoned(track, settings) for track in tracks if track.counted)


def _reckoned(track: Track, settings: Settings) -> Reckoned:
    now = track.now
    if now.excluded:
        return Reckoned(track, Prospect.EXCLUDED)
    if now.complete or _full(track, now):
        return Reckoned(track, Prospect.REACHED, FULL)
    told = track.known
    if told is None:
        return Reckoned(track, Prospect.UNKNOWN, None, "値の報告がない")
    projected = _projected(track, told)
    if projected is None:
        return Reckoned(track, Prospect.UNKNOWN, None, "予定の時期がまだ来ていない")
    if told is now:
        return Reckoned(track, _by(projected, settings), projected)
    # Silence makes nothing better: what would fall short falls short, of what would not nothing is known.
    found = _by(projected, settings)
    why = f"{now.quarter.label}の値がない(最新は{told.quarter.label})"
    return Reckoned(track, found if found == Prospect.SHORT else Prospect.UNKNOWN, projected, why)


def _full(track: Track, now: Point) -> bool:
    """At 100 %, which a 継続型 is for certain only when the year is over."""
    certain = track.item.kind != Kind.ONGOING or now.quarter.number == YEAR_END
    return certain and now.current is not None and now.current >= FULL


def _projected(track: Track, told: Point) -> float | None:
    """The value of the year's end if all goes on as up to this point: its pace, at most 100 %; at the end, the value.

    A 継続型 whose value is counted in quarters is held against what makes it complete: carried out whenever somebody
    told of it, and not more than one quarter missing."""
    if told.quarter.number == YEAR_END:
        return told.value
    if track.item.kind == Kind.ONGOING and told.entry.percent is None:
        missing = told.quarter.number - track.first + 1 - told.told
        if told.times == told.told and missing <= _MAY_BE_MISSING:
            return FULL
    return None if told.pace is None else min(FULL, told.pace)


def _by(projected: float, settings: Settings) -> Prospect:
    """By the same table as at the year's end."""
    return _BY_WORD[at_the_end(projected, settings, achieved=exact(projected) >= FULL)]


_BY_WORD = {ACHIEVED: Prospect.LIKELY, NEARLY_ACHIEVED: Prospect.NEARLY, NOT_ACHIEVED: Prospect.SHORT}
