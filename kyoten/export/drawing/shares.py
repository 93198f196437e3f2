"""How a table's width is shared among columns of texts: more for longer ones, so that its rows become less high."""

from __future__ import annotations

from collections.abc import Sequence

from kyoten.export.drawing.shapes import text_width

LEAST = 0.12
"""What a column takes at the least."""
_POWER = 0.7
"""Less than in proportion, since short texts have words that should not be broken."""


def shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """The share of each column; of one row at least, each with a text for every column."""
    lengths = [(1 + sum(text_width(text, 1) for text in column)) ** _POWER for column in zip(*rows, strict=True)]
    wanted = [max(length / sum(lengths), LEAST) for length in lengths]
    return [each / sum(wanted) for each in wanted]
