"""Numbers as they are written in sentences, labels and text alternatives."""

from __future__ import annotations

from kyoten.measures.rounding import one_decimal

__all__ = ["UNKNOWN", "known", "lines", "one_decimal", "or_none", "percent"]

UNKNOWN = "不明"


def known(value: float | None) -> bool:
    """Whether there is a value: neither None nor NaN."""
    return value is not None and value == value  # noqa: PLR0124 - NaN differs from itself


def or_none(value: float) -> float | None:
    """The value, None where a frame has NaN."""
    return value if known(value) else None


def percent(value: float | None) -> str:
    """33.3%, or 不明 where there is no value."""
    return f"{one_decimal(value)}%" if value is not None and known(value) else UNKNOWN


def lines(name: str, width: int = 12) -> list[str]:
    """A name in lines of even length, none longer than `width` characters."""
    count = max(1, -(-len(name) // width))
    each = -(-len(name) // count)
    return [name[start : start + each] for start in range(0, max(len(name), 1), max(each, 1))]
