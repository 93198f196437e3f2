"""Progress callbacks: how far a long operation has come, as a share from 0 to 1."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
OnProgress = Callable[[float], None]
"""Called with the share (0–1) that is done."""

_EVERY = 1_000
"""Rows between two tellings: some milliseconds of work."""


def ignore_progress(_share: float) -> None:
    """Nobody waits."""


def share_of(on_progress: OnProgress, start: float, end: float) -> OnProgress:
    """For a piece of the work that takes it from one share to another: hears the share of that piece."""
    if on_progress is ignore_progress:
        return ignore_progress
    return lambda share: on_progress(start + (end - start) * share)


def with_progress(rows: Sequence[T], on_progress: OnProgress) -> Iterator[T]:
    """The rows one by one, telling now and then how many of them are done."""
    for start in range(0, len(rows), _EVERY):
        on_progress(start / len(rows))
        yield from rows[start : start + _EVERY]
    on_progress(1.0)
