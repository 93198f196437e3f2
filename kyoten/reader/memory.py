"""Workbooks that were read already: a file is opened once, however often it is looked at."""

from __future__ import annotations

import hashlib
import sys
import threading
from collections import OrderedDict
from typing import Protocol

from kyoten.reader.cells import Sheet, Workbook
from kyoten.reader.limits import MB
from kyoten.reader.on_progress import OnProgress, ignore_progress
from kyoten.reader.workbook import read_workbook

_FILES = 32
_BYTES = 256 * MB
"""Together; a report of 150 rows takes some 100 KB, one of 100,000 rows some 40 MB."""

Key = tuple[bytes, str]


class Read(Protocol):
    """Bytes → Workbook, as `read_workbook` does it: from the bytes and the name alone, or Unreadable is raised."""

    def __call__(self, data: bytes, name: str, *, on_progress: OnProgress = ignore_progress) -> Workbook: ...


class WorkbookMemory:
    """The workbooks read last, by the digest of their bytes and by their name, which a text file's sheet is called by.

    So many files and bytes at most, whatever was asked for longest ago goes first; the newest stays whatever its size.
    What can't be read is not kept: a file that is sent once more is tried once more. Safe to share between threads.
    """

    def __init__(self, read: Read = read_workbook, *, files: int = _FILES, size: int = _BYTES) -> None:
        self._read_file, self._files, self._size = read, files, size
        self._kept: OrderedDict[Key, tuple[Workbook, int]] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, data: bytes, name: str, *, on_progress: OnProgress = ignore_progress) -> Workbook:
        """The workbook; `on_progress` hears how far it has come where it must be read. Raises Unreadable."""
        key = hashlib.sha256(data).digest(), name
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][0]
        workbook = self._read_file(data, name, on_progress=on_progress)
        size = size_of(workbook)
        with self._lock:
            self._kept[key] = workbook, size
            self._kept.move_to_end(key)
            while len(self._kept) > 1 and (len(self._kept) > self._files or self.size > self._size):
                self._kept.popitem(last=False)
        return workbook

    @property
    def size(self) -> int:
        """Bytes that all the kept workbooks hold."""
        return sum(size for _, size in self._kept.values())


def size_of(workbook: Workbook) -> int:
    """About the bytes that a workbook holds: a pointer for each cell, and each different value once."""
    return sum(map(_size_of_sheet, workbook.sheets))


def _size_of_sheet(sheet: Sheet) -> int:
    values = {id(value): value for row in sheet.rows for value in row if value is not None}
    grid = sum(map(sys.getsizeof, sheet.rows))
    percents = sys.getsizeof(sheet.percent_cells) + 120 * len(sheet.percent_cells)
    return grid + percents + 150 * len(sheet.merged) + sum(map(sys.getsizeof, values.values()))
