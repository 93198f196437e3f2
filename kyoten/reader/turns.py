"""Who may read now: so many processes beside each other, and the slow ones in a lane of their own.

Whoever waits gets a turn as soon as one is free or steps aside, so that a few slow files stop nobody: a reader that has
run for a while gives its turn away and goes on in the slow lane. Where that is full and others wait, it must end.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class NoTurn(Exception):
    """Nobody could begin within the time given."""


class Turns:
    """`quick` turns and `slow` places. Safe to share between threads."""

    def __init__(self, quick: int, slow: int) -> None:
        self._free, self._room, self._waiting = quick, slow, 0
        self._changed = threading.Condition()

    @contextmanager
    def turn(self, wait: float) -> Iterator[Turn]:
        """A turn that is given back at the end. `wait`: seconds. Raises NoTurn."""
        self._take(wait)
        turn = Turn(self)
        try:
            yield turn
        finally:
            self._give_back(turn)

    def _take(self, wait: float) -> None:
        with self._changed:
            self._waiting += 1
            try:
                if not self._changed.wait_for(lambda: self._free > 0, wait):
                    raise NoTurn
                self._free -= 1
            finally:
                self._waiting -= 1

    def _give_back(self, turn: Turn) -> None:
        with self._changed:
            if turn.slow:
                self._room += 1
            else:
                self._free += 1
            self._changed.notify_all()

    def _step_aside(self, turn: Turn) -> bool:
        with self._changed:
            if not turn.slow and self._room > 0:
                turn.slow = True
                self._room -= 1
                self._free += 1
                self._changed.notify_all()
            return turn.slow or self._waiting == 0


class Turn:
    """One reader's turn. `slow`: it has stepped aside."""

    def __init__(self, turns: Turns) -> None:
        self._turns, self.slow = turns, False

    def step_aside(self) -> bool:
        """Let the next one begin; False where there is no room aside and somebody waits, so that this one must end."""
        return self._turns._step_aside(self)
