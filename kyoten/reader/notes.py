"""What lies over the cells of a sheet: notes, and the texts of boxes and shapes, of every format."""

from __future__ import annotations

Notes = dict[tuple[int, int], str]
"""(row, column) from 0 → the texts over a cell; a box is at its upper left corner."""
_MOST, _LONGEST = 2_000, 500
"""Notes of a sheet, and characters of each, that are kept."""


def put_note(found: Notes, at: tuple[int, int], text: str) -> None:
    """One more text over a cell; white space alone is none."""
    words = text.strip()[:_LONGEST]
    if words and (at in found or len(found) < _MOST):
        found[at] = f"{found[at]}\n{words}"[: 2 * _LONGEST] if at in found else words
