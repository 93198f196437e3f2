"""How far a long piece of work has come, told to whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
Told = Callable[[float], None]
"""Hears the share (0–1) that is done."""

_EVERY = 1_000
"""Rows between two tellings: some milliseconds of work."""


def unheard(_share: float) -> None:
    """Nobody waits."""


def part(told: Told, start: float, end: float) -> Told:
    """For a piece of the work that takes it from one share to another: hears the share of that piece."""
    if told is unheard:
        return unheard
    return lambda share: told(start + (end - start) * share)


def counted(rows: Sequence[T], told: Told) -> Iterator[T]:
    """The rows one by one, telling now and then how many of them are done."""
    for start in range(0, len(rows), _EVERY):
        told(start / len(rows))
        yield from rows[start : start + _EVERY]
    told(1.0)
