"""Clicks in a browser on a row of a readable table, and on a grid (st.data_editor): a canvas, which hears a moment
after it is there."""

from __future__ import annotations

import contextlib

from playwright.sync_api import Locator, Page, Position, TimeoutError

_TRIES = 10
_PATIENCE = 5_000
"""Milliseconds until a click that nothing came of is made again."""


def rows(page: Page, label: str) -> Locator:
    """The rows of the readable table whose name begins so."""
    return page.get_by_role("table", name=label).locator("tbody tr")


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
