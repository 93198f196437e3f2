"""The reading process: `python -m kyoten.reader.worker`, a request on standard input, an answer on standard output.

It imports no more than reading takes, limits itself where the system can (memory, processor time, no files written),
and ends after one file, so that nothing of a file is left for the next.
"""

from __future__ import annotations

import gc
import math
import os
import sys

from kyoten.problems.problem import Problem, Unreadable
from kyoten.reader.cells import Workbook
from kyoten.reader.limits import Limits
from kyoten.reader.on_progress import share_of
from kyoten.reader.read import read_here
from kyoten.reader.wire import pack_answer, pack_share, unpack_request

_READ = 0.8
"""Share of the time to the answer's arrival that reading takes; packing and sending take the rest."""

try:
    import resource
except ImportError:  # Windows has none: there the limits on size and time have to do
    resource = None  # type: ignore[assignment]


def main() -> None:
    """Read one request, write one answer."""
    gc.disable()  # one file and then nothing: what is freed is freed without it, and the rest ends with the process
    data, name, limits = unpack_request(sys.stdin.buffer.read())
    confine(limits)
    found = _answer(data, name, limits)
    _tell(_READ)
    sys.stdout.buffer.write(pack_answer(found))
    sys.stdout.buffer.flush()
    os._exit(0)  # taking a large grid apart at exit would only cost time


def confine(limits: Limits, *, file_bytes: int = 0) -> None:
    """Memory, processor seconds, written files and core dumps of this process, as far as the system knows them.

    `file_bytes`: the largest file that it may write.
    """
    if resource is None:
        return
    # Processor time is kept by the system itself: a reader whose server died does not run on for ever.
    seconds = math.ceil(limits.seconds) + 1
    for limit, most in (("AS", limits.memory_bytes), ("CPU", seconds), ("FSIZE", file_bytes), ("CORE", 0)):
        try:
            resource.setrlimit(getattr(resource, f"RLIMIT_{limit}"), (most, most))
        except (AttributeError, ValueError, OSError):
            continue  # macOS refuses some; the parent's clock and the size limits hold all the same


def _tell(share: float) -> None:
    sys.stdout.buffer.write(pack_share(share))
    sys.stdout.buffer.flush()


def _answer(data: bytes, name: str, limits: Limits) -> Workbook | Problem:
    try:
        return read_here(data, name, limits, share_of(_tell, 0, _READ))
    except Unreadable as error:
        return error.problem


if __name__ == "__main__":
    main()
