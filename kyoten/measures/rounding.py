"""The one rounding: half up, one decimal. What a roll-up gives is rounded by it, so every output prints the same."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_EXACT = 9
"""Decimals below which a difference is the binary fraction's own: 61.25 is not 61.2499999999."""
_STEP = Decimal("0.1")


def rounded(value: float) -> float:
    """61.25 → 61.3, -0.04 → 0.0; for infinite values and NaN raises decimal.InvalidOperation."""
    return float(Decimal(repr(round(value, _EXACT))).quantize(_STEP, ROUND_HALF_UP)) + 0.0


def rounded_or_none(value: float | None) -> float | None:
    """The same of a figure that may be unknown."""
    return None if value is None else rounded(value)
