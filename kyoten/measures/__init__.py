"""Plain values in, plain values out: each item's progress by quarter, and what groups of items add up to
(docs/measures.md)."""

from kyoten.measures.expected import FULL, expected
from kyoten.measures.groups import BY, CurvePoint, Group, Keys, curve, group, rollup
from kyoten.measures.track import BEHIND, ON_TRACK, SLIGHTLY_BEHIND, Point, Track, band, tracks

__all__ = [
    "BEHIND",
    "BY",
    "FULL",
    "ON_TRACK",
    "SLIGHTLY_BEHIND",
    "CurvePoint",
    "Group",
    "Keys",
    "Point",
    "Track",
    "band",
    "curve",
    "expected",
    "group",
    "rollup",
    "tracks",
]
