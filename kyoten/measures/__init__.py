"""Frames in, frames out: each item's progress by quarter, and what groups of items add up to (docs/measures.md)."""

from kyoten.measures.expected import expected, expected_line
from kyoten.measures.quarters import BEHIND, ON_TRACK, SLIGHTLY_BEHIND, bands, history
from kyoten.measures.rollup import curve, period_rows, rollup, rollup_rows

__all__ = [
    "BEHIND",
    "ON_TRACK",
    "SLIGHTLY_BEHIND",
    "bands",
    "curve",
    "expected",
    "expected_line",
    "history",
    "period_rows",
    "rollup",
    "rollup_rows",
]
