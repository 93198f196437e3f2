"""Reading away from the server: one short-lived process per file, which may die or hang alone.

Works alike on Linux, macOS and Windows: a new interpreter, pipes, a clock; nothing is forked (docs/reading.md,
"Hostile input").
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, cast

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.cells import Workbook
from kyoten.reader.gc_pause import collector_paused
from kyoten.reader.limits import READERS_AT_ONCE, SLOW_AFTER, SLOW_READERS, Limits
from kyoten.reader.on_progress import OnProgress, ignore_progress
from kyoten.reader.turns import NoTurn, Turn, Turns
from kyoten.reader.wire import LONGEST_SHARE, NoAnswer, pack_request, unpack_answer, unpack_share

WORKER = (sys.executable, "-m", "kyoten.reader.worker")
_ROOT = Path(__file__).resolve().parents[2]
_PASSED_ON = ("PATH", "PYTHONPATH", "PYTHONHOME", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMP", "TEMP")
"""Environment that an interpreter may need to start; addresses and secrets of the server are not among it."""

LATE, BUSY = "reader_timeout", "reader_busy"
"""Codes of kyoten.problems."""

Take = Callable[[io.BufferedReader, int], bytes | None]
_CHUNK = 1024 * 1024
_LOOK_AGAIN = 0.2
"""Seconds between two looks whether a slow reader may go on."""
_LEAST = 0.25
"""Share of the time that must be left to begin at all."""
_turns = Turns(READERS_AT_ONCE, SLOW_READERS)


def read_apart(
    data: bytes,
    name: str,
    limits: Limits,
    command: Sequence[str] = WORKER,
    *,
    on_progress: OnProgress = ignore_progress,
) -> Workbook:
    """Read in a process of its own. Raises Unreadable (reader_timeout, reader_busy, reader_died, or what
    the reader found).

    `on_progress` hears how far the process says that it has come.
    """
    take = partial(_take_progress, on_progress)
    answer, over = ask(command, pack_request(data, name, limits), limits, take=take)
    if over is not None:
        raise Unreadable(problem(over, limit=f"{limits.seconds:g}"))
    if answer is None:
        raise Unreadable(problem("reader_died"))
    try:
        with collector_paused():
            return unpack_answer(answer, name)
    except NoAnswer as error:
        raise Unreadable(problem("reader_died")) from error


def ask(
    command: Sequence[str],
    request: bytes,
    limits: Limits,
    environment: Mapping[str, str] | None = None,
    *,
    take: Take | None = None,
) -> tuple[bytes | None, str | None]:
    """(the answer or None, and where time ran out why: reader_timeout, or reader_busy where others took of it).

    The time is `limits.seconds` from the call on, waiting for a turn included. The process is gone when this returns.
    `environment`: variables that the process is given besides those that an interpreter needs. `take`: how the answer
    is taken from the pipe, up to so many bytes.
    """
    begun = time.monotonic()
    try:
        with _turns.turn(limits.seconds * (1 - _LEAST)) as turn:
            waited = time.monotonic() - begun > SLOW_AFTER
            clock = _Clock(begun + limits.seconds, turn, BUSY if waited else LATE)
            return _ask(_start(command, environment or {}), request, limits, take or _take, clock), clock.over
    except NoTurn:
        return None, BUSY


class _Clock:
    """Ends a process whose time is over (which is `late`), and one that is slow while others wait.

    `over`: which of the two it was.
    """

    def __init__(self, end: float, turn: Turn, late: str) -> None:
        self._end, self._turn, self._late = end, turn, late
        self._aside = time.monotonic() + SLOW_AFTER
        self._stopped = threading.Event()
        self.over: str | None = None

    def watch(self, process: subprocess.Popen[bytes]) -> None:
        """In a thread of its own, until `stop`."""
        while not self._stopped.wait(max(0.0, min(self._aside, self._end) - time.monotonic())):
            now = time.monotonic()
            if now >= self._end:
                self.over = self._late
            elif now >= self._aside:
                self._aside = now + _LOOK_AGAIN
                self.over = None if self._turn.step_aside() else BUSY
            if self.over:
                process.kill()
                return

    def stop(self) -> None:
        self._stopped.set()


def _ask(process: subprocess.Popen[bytes], request: bytes, limits: Limits, take: Take, clock: _Clock) -> bytes | None:
    to_reader, from_reader = cast(IO[bytes], process.stdin), cast(io.BufferedReader, process.stdout)
    watcher = threading.Thread(target=clock.watch, args=(process,), daemon=True)
    feeder = threading.Thread(target=_feed, args=(to_reader, request), daemon=True)
    watcher.start()
    feeder.start()
    try:
        answer = take(from_reader, limits.answer_bytes)
    finally:
        clock.stop()
        process.kill()  # it has answered, or will not; killing what has ended does nothing
        watcher.join()
        feeder.join()
        from_reader.close()
        process.wait()
    return answer or None


def _start(command: Sequence[str], more: Mapping[str, str]) -> subprocess.Popen[bytes]:
    environment = {key: os.environ[key] for key in _PASSED_ON if key in os.environ} | dict(more)
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a dying reader prints traces of no use to anyone here
        cwd=_ROOT,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _feed(pipe: IO[bytes], request: bytes) -> None:
    # The reader may end before it has read everything; its answer, or the lack of one, says why.
    with contextlib.suppress(OSError):
        pipe.write(request)
    with contextlib.suppress(OSError):
        pipe.close()


def _take_progress(on_progress: OnProgress, pipe: io.BufferedReader, most: int) -> bytes | None:
    """The answer after the lines that say how far the process has come (kyoten.reader.wire)."""
    line = pipe.readline(LONGEST_SHARE)
    while (share := unpack_share(line)) is not None:
        on_progress(share)
        line = pipe.readline(LONGEST_SHARE)
    return _take(pipe, most, line)


def _take(pipe: io.BufferedReader, most: int, begun: bytes = b"") -> bytes | None:
    """Everything up to the end, or None for more than `most` bytes."""
    chunks, size = [begun], len(begun)
    while chunk := pipe.read1(_CHUNK):
        size += len(chunk)
        if size > most:
            return None
        chunks.append(chunk)
    return b"".join(chunks)
