"""Plain values in, plain values out: each item's progress by quarter, and what groups of items add up to
(docs/measures.md)."""

from kyoten.measures.bands import (
    ACHIEVED,
    BEHIND,
    NEARLY_ACHIEVED,
    NOT_ACHIEVED,
    ON_TRACK,
    SLIGHTLY_BEHIND,
    YEAR_END,
    band,
    bands,
)
from kyoten.measures.expected import FULL, expected
from kyoten.measures.groups import BY, CurvePoint, Group, Keys, curve, group, rollup
from kyoten.measures.outlook import Prospect, Reckoned, outlook
from kyoten.measures.track import Point, Track, tracks

__all__ = [
    "ACHIEVED",
    "BEHIND",
    "BY",
    "FULL",
    "NEARLY_ACHIEVED",
    "NOT_ACHIEVED",
    "ON_TRACK",
    "SLIGHTLY_BEHIND",
    "YEAR_END",
    "CurvePoint",
    "Group",
    "Keys",
    "Point",
    "Prospect",
    "Reckoned",
    "Track",
    "band",
    "bands",
    "curve",
    "expected",
    "group",
    "outlook",
    "rollup",
    "tracks",
]
