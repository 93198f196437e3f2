"""Turns of the readers: nobody waits for a slow file for long, and nobody waits for ever."""

from __future__ import annotations

import dataclasses
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kyoten.problems.problem import Unreadable
from kyoten.reader import process
from kyoten.reader.cells import Sheet, Workbook
from kyoten.reader.limits import LIMITS
from kyoten.reader.process import read_apart
from kyoten.reader.turns import NoTurn, Turns
from kyoten.reader.wire import pack_answer

ANSWER = pack_answer(Workbook("x.csv", "csv", (Sheet("x", (("一",),)),)))
READ_ALL = "import sys; sys.stdin.buffer.read()\n"
QUICK = [sys.executable, "-c", READ_ALL + f"sys.stdout.buffer.write({ANSWER!r})"]


def test_a_turn_is_free_again_when_it_is_given_back() -> None:
    turns = Turns(quick=1, slow=0)
    with turns.turn(0):
        pass
    with turns.turn(0):
        pass


def test_who_gets_no_turn_in_time_is_told() -> None:
    turns = Turns(quick=1, slow=0)
    with turns.turn(0), pytest.raises(NoTurn), turns.turn(0.01):
        pass


def test_who_steps_aside_lets_the_next_one_begin_and_keeps_a_place() -> None:
    turns = Turns(quick=1, slow=1)
    with ExitStack() as stack:
        first = stack.enter_context(turns.turn(0))
        assert first.step_aside()
        second = stack.enter_context(turns.turn(0))
        assert second.step_aside()  # no place, but nobody waits either
        with pytest.raises(NoTurn), turns.turn(0.01):
            pass
    with turns.turn(0) as again:
        assert again.step_aside()


def test_a_turn_that_is_over_is_one_turn_again() -> None:
    """Whether it ended at its place or aside: neither more nor fewer can begin afterwards."""
    turns = Turns(quick=1, slow=1)
    with turns.turn(0):
        pass
    for aside in (False, True, False):
        with turns.turn(0) as turn:
            assert not aside or turn.step_aside()
            if aside:
                with turns.turn(0) as other, pytest.raises(NoTurn), turns.turn(0.01):
                    pass
                assert not other.slow
            else:
                with pytest.raises(NoTurn), turns.turn(0.01):
                    pass


def test_who_is_slow_must_end_where_there_is_no_place_and_somebody_waits() -> None:
    turns, began = Turns(quick=1, slow=0), threading.Event()

    def wait() -> None:
        with turns.turn(10):
            began.set()

    waiter = threading.Thread(target=wait)
    with turns.turn(0) as turn:
        waiter.start()
        while turn.step_aside():
            time.sleep(0.01)
        assert not began.is_set()
    assert began.wait(10)
    waiter.join()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[str]]:
    """A reader that is slow until the test is over. Two turns and two places, as in the server, and slow sooner."""
    monkeypatch.setattr(process, "_turns", Turns(2, 2))
    monkeypatch.setattr(process, "SLOW_AFTER", 0.2)
    monkeypatch.setattr(process, "_LOOK_AGAIN", 0.05)
    over = tmp_path / "over"
    wait = f"import pathlib, time\nwhile not pathlib.Path({str(over)!r}).exists(): time.sleep(0.02)\n"
    yield [sys.executable, "-c", f"{READ_ALL}{wait}sys.stdout.buffer.write({ANSWER!r})"]
    over.touch()


class Readers:
    """Files read at once, each in a thread; `told`: what came of them so far."""

    def __init__(self, command: list[str], count: int, seconds: float = 60) -> None:
        self.told: list[str] = []
        self._threads = [threading.Thread(target=self._read, args=(command, seconds)) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def _read(self, command: list[str], seconds: float) -> None:
        try:
            read_apart(b"x", "x.csv", dataclasses.replace(LIMITS, seconds=seconds), command)
            self.told.append("read")
        except Unreadable as fault:
            self.told.append(fault.problem.code)

    def ended(self) -> list[str]:
        for thread in self._threads:
            thread.join()
        return self.told


def test_two_slow_files_stop_nobody(slow: list[str]) -> None:
    waiting = Readers(slow, 2)
    assert Readers(QUICK, 6).ended() == ["read"] * 6
    assert waiting.told == []


def test_of_more_slow_files_some_are_ended_for_those_that_wait(slow: list[str]) -> None:
    waiting = Readers(slow, 5)
    assert Readers(QUICK, 3).ended() == ["read"] * 3
    assert set(waiting.told) <= {"reader_busy"}


def test_however_many_wait_each_is_answered(slow: list[str]) -> None:
    told = Readers(slow, 12, seconds=1).ended()
    assert len(told) == 12
    assert set(told) == {"reader_busy", "reader_timeout"}


def test_a_file_that_got_no_turn_is_told_so_and_not_that_it_was_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_turns", Turns(0, 0))
    with pytest.raises(Unreadable) as caught:
        read_apart(b"x", "x.csv", dataclasses.replace(LIMITS, seconds=0.1), QUICK)
    assert caught.value.problem.code == "reader_busy"
