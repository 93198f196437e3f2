"""Clicks on a grid (st.dataframe, st.data_editor) in a browser: a canvas, which hears a moment after it is there."""

from __future__ import annotations

import contextlib

from playwright.sync_api import Locator, Position, TimeoutError

_TRIES = 10
_PATIENCE = 5_000
"""Milliseconds until a click that nothing came of is made again."""


def pick_first_row(grid: Locator, shows: Locator) -> None:
    """The check box of the first row, below the head at the left; `shows`: what the page shows of a picked row."""
    _click(grid, {"x": 16, "y": 48}, shows)


def open_first_row(grid: Locator, shows: Locator) -> None:
    """A click in the middle of the first row; `shows`: what the item that opens shows."""
    _click(grid, {"x": 320, "y": 48}, shows)


def type_into(grid: Locator, position: Position, text: str) -> None:
    """Text typed into the cell at a place of the grid."""
    editor = grid.page.locator("[id^=gdg-overlay] input")
    _click(grid, position, editor, "Enter")
    editor.fill(text)
    editor.press("Enter")


def _click(grid: Locator, position: Position, shows: Locator, key: str = "") -> None:
    for _ in range(_TRIES):
        with contextlib.suppress(TimeoutError):  # what opened of an earlier click may lie over it
            grid.click(position=position, timeout=_PATIENCE)
        if key:
            grid.page.keyboard.press(key)
        with contextlib.suppress(TimeoutError):
            shows.wait_for(timeout=_PATIENCE)
            return
    raise AssertionError(f"a click on the grid shows nothing: {shows}")
