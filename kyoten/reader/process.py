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
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, cast

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.cells import Workbook
from kyoten.reader.gc_pause import collector_paused
from kyoten.reader.limits import READERS_AT_ONCE, Limits
from kyoten.reader.on_progress import OnProgress, ignore_progress
from kyoten.reader.wire import LONGEST_SHARE, NoAnswer, pack_request, unpack_answer, unpack_share

WORKER = (sys.executable, "-m", "kyoten.reader.worker")
_ROOT = Path(__file__).resolve().parents[2]
_PASSED_ON = ("PATH", "PYTHONPATH", "PYTHONHOME", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMP", "TEMP")
"""Environment that an interpreter may need to start; addresses and secrets of the server are not among it."""

Take = Callable[[io.BufferedReader, int], bytes | None]
_CHUNK = 1024 * 1024
_turns = threading.BoundedSemaphore(READERS_AT_ONCE)


def read_apart(
    data: bytes,
    name: str,
    limits: Limits,
    command: Sequence[str] = WORKER,
    *,
    on_progress: OnProgress = ignore_progress,
) -> Workbook:
    """Read in a process of its own. Raises Unreadable (reader_timeout, reader_died, or what the reader found).

    `on_progress` hears how far the process says that it has come.
    """
    answer, late = ask(command, pack_request(data, name, limits), limits, take=partial(_take_progress, on_progress))
    if late:
        raise Unreadable(problem("reader_timeout", limit=f"{limits.seconds:g}"))
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
) -> tuple[bytes | None, bool]:
    """(the answer or None, whether time ran out). The process is gone when this returns.

    `environment`: variables that the process is given besides those that an interpreter needs. `take`: how the answer
    is taken from the pipe, up to so many bytes.
    """
    with _turns:
        return _ask(_start(command, environment or {}), request, limits, take or _take)


def _ask(process: subprocess.Popen[bytes], request: bytes, limits: Limits, take: Take) -> tuple[bytes | None, bool]:
    to_reader, from_reader = cast(IO[bytes], process.stdin), cast(io.BufferedReader, process.stdout)
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    clock = threading.Timer(limits.seconds, stop)
    feeder = threading.Thread(target=_feed, args=(to_reader, request), daemon=True)
    clock.start()
    feeder.start()
    try:
        answer = take(from_reader, limits.answer_bytes)
    finally:
        clock.cancel()
        process.kill()  # it has answered, or will not; killing what has ended does nothing
        feeder.join()
        from_reader.close()
        process.wait()
    return answer or None, late.is_set()


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
