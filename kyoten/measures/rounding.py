"""The one rounding: half up, one decimal, and how it is written. What a roll-up gives is rounded by it, and no page or
output formats a rate or a value by itself (tests/test_one_rounding.py)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_EXACT = 9
"""Decimals below which a difference is the binary fraction's own: 61.25 is not 61.2499999999."""
_STEP = Decimal("0.1")


def exact(value: float) -> float:
    """Without what binary fractions add: a figure that is held against a threshold. 4 of 6 times is 80 % of 5 of 6."""
    return round(value, _EXACT)


def rounded(value: float) -> float:
    """61.25 → 61.3, -0.04 → 0.0; for infinite values and NaN raises decimal.InvalidOperation."""
    return float(Decimal(repr(exact(value))).quantize(_STEP, ROUND_HALF_UP)) + 0.0


def rounded_or_none(value: float | None) -> float | None:
    """The same of a figure that may be unknown."""
    return None if value is None else rounded(value)


def one_decimal(value: float) -> str:
    """A rate, always with its decimal: 61.3, 40.0; zero never carries a sign."""
    return f"{rounded(value):.1f}"


def short(value: float) -> str:
    """An item's value, with a decimal where it has one: 40, 33.3."""
    return f"{rounded(value):g}"


def signed(change: float) -> str:
    """A change in points: +0.9, -3.0, 0.0."""
    return f"{rounded(change):+.1f}" if rounded(change) else "0.0"
