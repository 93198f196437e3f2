"""Bytes → cells with addresses: xlsx, xlsm, xlsb, xls, ods, csv and tsv, detected by content and not by name.

The public front of kyoten.reader (docs/reading.md, "Hostile input"; docs/architecture.md).
"""

from __future__ import annotations

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.cells import CellFault, Sheet, Value, Workbook
from kyoten.reader.control import cleaned
from kyoten.reader.limits import LIMITS, MB, Limits
from kyoten.reader.on_progress import OnProgress, ignore_progress
from kyoten.reader.process import read_apart

__all__ = ["LIMITS", "CellFault", "Limits", "Sheet", "Value", "Workbook", "read_workbook"]


def read_workbook(
    data: bytes, name: str, *, isolated: bool = True, limits: Limits = LIMITS, on_progress: OnProgress = ignore_progress
) -> Workbook:
    """Read a whole file. `name` is shown in messages and never used as a path; `on_progress` hears how far it has come.

    `isolated`: read in a separate process, which may die, hang or run out of memory without taking this one along; some
    80 ms more. Without it the limits on time and memory don't hold: for files that are our own, and for tests.
    Numbers come as stored: xlsx and ods know no whole numbers, so 3 is 3.0. Dates come as the workbook's own calendar
    (1900 or 1904) has them. Error cells of xlsb come as None: calamine leaves them blank and nothing else looks.
    Control characters are dropped from texts; Sheet.control_cells names their cells.
    Macros are not run, formulas not evaluated, external links not followed, XML entities not expanded.
    Raises `kyoten.problems.problem.Unreadable` with exactly one Problem when there is nothing to read.
    """
    if not data:
        raise Unreadable(problem("empty_file"))
    if len(data) > limits.file_bytes:
        found, limit = f"{len(data) / MB:,.1f}MB", f"{limits.file_bytes / MB:g}MB"
        raise Unreadable(problem("file_too_large", found=found, limit=limit))
    if isolated:
        return cleaned(read_apart(data, name, limits, on_progress=on_progress))
    from kyoten.reader.read import read_here  # noqa: PLC0415 - the server that reads apart need not load the reader

    return cleaned(read_here(data, name, limits, on_progress))
