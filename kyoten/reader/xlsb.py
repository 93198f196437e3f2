"""xlsb beside calamine: each sheet's extent before it is laid out in memory. After [MS-XLSB], 2.1.4 (records)."""

from __future__ import annotations

from collections.abc import Iterator

from kyoten.reader.beyond_calamine import BookExtras
from kyoten.reader.grid import check_extent
from kyoten.reader.limits import Limits
from kyoten.reader.zip_package import Package

_ROW = 0
_CELLS = frozenset(range(2, 12))
"""BrtCellRk … BrtFmlaError: records that begin with the column of a cell that holds something."""
_FIRST_SEVEN, _MORE = 0x7F, 0x80


def look_into(package: Package, limits: Limits) -> BookExtras:
    """Nothing more; but raises Unreadable (too_many_cells), since one cell in the corner makes a grid of milliards."""
    for name in package.names:
        if name.startswith("xl/worksheets/") and name.endswith(".bin"):
            rows = columns = row = 0
            for kind, at, size in _records(part := package.part(name) or b""):
                if size < 4:
                    continue
                if kind == _ROW:
                    row = int.from_bytes(part[at : at + 4], "little")
                elif kind in _CELLS:
                    rows = max(rows, row + 1)
                    columns = max(columns, int.from_bytes(part[at : at + 4], "little") + 1)
            check_extent("", rows, columns, limits)
    return {}


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """(kind, where its body begins, its length); what is cut off is left to the reader to report."""
    at, end = 0, len(part)
    while at < end:
        kind, at = _number(part, at, 2)
        size, at = _number(part, at, 4)
        if at + size > end:
            return
        yield kind, at, size
        at += size


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Seven bits a byte, the eighth says that more follow; the number and where the next thing begins."""
    value = 0
    for place, byte in enumerate(part[at : at + most]):
        value |= (byte & _FIRST_SEVEN) << 7 * place
        if not byte & _MORE:
            return value, at + place + 1
    return value, at + most
