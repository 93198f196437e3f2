"""Stacked parts that can be told apart without colour: a pattern where two greys look alike, on screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kyoten.chart import style
from kyoten.chart.forms import Segment

ALIKE, LIGHT = 1.3, 0.6
"""Contrast below which two greys look alike; luminance from which a pattern is drawn dark on light."""
PATTERNS = ("-", "|")


def grey_safe(segments: Sequence[Segment]) -> list[Segment]:
    """The segments, with a pattern on each whose grey could be taken for that of one before it."""
    looks: list[Segment] = []
    spare = iter(PATTERNS)
    for segment in segments:
        plain = [each for each in looks if not each.pattern]
        alike = any(style.contrast(segment.colour, each.colour) < ALIKE for each in plain)
        over = style.QUIET if style.luminance(segment.colour) > LIGHT else style.WHITE
        pattern = next(spare, "") if alike and not segment.pattern else ""
        looks.append(replace(segment, pattern=pattern, over=over) if pattern else segment)
    return looks
