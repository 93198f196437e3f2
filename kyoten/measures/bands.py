"""How a value stands against the plan: one word of three, until the year's end and at it (docs/measures.md)."""

from __future__ import annotations

from kyoten.fiscal import QUARTERS
from kyoten.measures.expected import FULL
from kyoten.measures.rounding import exact
from kyoten.settings import Settings

ON_TRACK, SLIGHTLY_BEHIND, BEHIND = "順調", "やや遅れ", "遅れ"
ACHIEVED, NEARLY_ACHIEVED, NOT_ACHIEVED = "達成", "概ね達成", "未達"
ON_THE_WAY, AT_THE_END = (ON_TRACK, SLIGHTLY_BEHIND, BEHIND), (ACHIEVED, NEARLY_ACHIEVED, NOT_ACHIEVED)
YEAR_END = QUARTERS[-1]
"""The quarter at whose end all that was planned for the year is due."""


def bands(number: int) -> tuple[str, str, str]:
    """The three words of a quarter (1–4), best first."""
    return AT_THE_END if number == YEAR_END else ON_THE_WAY


def band(
    number: int, value: float | None, expected: float | None, settings: Settings, *, complete: bool = False
) -> str | None:
    """The word for a value (0–100) against what the plan expects by the end of a quarter (1–4); None without a value.

    Until the year's end nothing can be said where nothing is expected; at it the value counts alone.
    """
    if value is None or not expected:
        return None
    if number == YEAR_END:
        return at_the_end(value, settings, achieved=complete or value >= FULL)
    pace, missing = exact(FULL * value / expected), exact(expected - value)
    if pace >= settings.on_track or missing <= settings.behind_points:
        return ON_TRACK
    return SLIGHTLY_BEHIND if pace >= settings.slightly_behind else BEHIND


def at_the_end(value: float, settings: Settings, *, achieved: bool) -> str:
    """The year's word for what was reached, in percent of what was planned."""
    if achieved:
        return ACHIEVED
    return NEARLY_ACHIEVED if exact(value) >= settings.nearly_achieved else NOT_ACHIEVED
