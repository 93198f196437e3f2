"""Python's search for reference cycles, paused while a long sheet is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """A long sheet makes a million small values, none in a cycle: looking for cycles again and again takes a third of
    the time. What nobody holds is freed at once all the same, and the pause ends with the sheet, whatever happens.

    Pauses may overlap, within a thread and among threads: only who found the search on turns it on again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
