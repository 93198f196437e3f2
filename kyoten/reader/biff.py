"""xls beside calamine: whether it is encrypted, and its error cells. After [MS-XLS]; formulas always store a value."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.cells import CellFault
from kyoten.reader.extras import ERROR, BookExtras, Extras

_FORMULA, _EOF, _FILEPASS, _BOUNDSHEET, _BOOLERR, _BOF = 0x0006, 0x000A, 0x002F, 0x0085, 0x0205, 0x0809
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def look_into(stream: bytes) -> BookExtras:
    """Per position of the sheet in the workbook. Raises Unreadable (encrypted)."""
    starts: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            raise Unreadable(problem("encrypted"))
        if kind == _BOUNDSHEET and len(body) >= 4:
            starts.append(struct.unpack_from("<I", body)[0])
    return {number: _sheet(stream, start) for number, start in enumerate(starts)}


def _sheet(stream: bytes, start: int) -> Extras:
    extras = Extras()
    for kind, body in _records(stream, start):
        code = _error_code(kind, body)
        if code is not None:
            row, col = struct.unpack_from("<HH", body)
            extras.faults[row, col] = CellFault(ERROR, _ERRORS.get(code, "#ERROR!"))
    return extras


def _error_code(kind: int, body: bytes) -> int | None:
    if kind == _BOOLERR and len(body) >= 8 and body[7] == 1:
        return body[6]
    # A FORMULA record's eight result bytes: FF FF at the end marks a result that is no number, 2 in front an error.
    if kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Records of one substream, up to its end; substreams inside (charts) are passed over."""
    at, depth = start, 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 1:
            yield kind, stream[at + 4 : at + 4 + length]
        if depth <= 0:
            return
        at += 4 + length
