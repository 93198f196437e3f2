"""xls beside calamine: whether it is encrypted, its error cells and looks, each sheet's extent before it is laid out in
memory, and texts that are not there. After [MS-XLS]; formulas always store a value."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.beyond_calamine import ERROR, BookExtras, Extras
from kyoten.reader.biff_looks import BiffLooks, hidden_columns, hidden_row, looks_of, struck_cells
from kyoten.reader.biff_notes import BiffNotes
from kyoten.reader.cells import CellFault
from kyoten.reader.grid import check_extent
from kyoten.reader.limits import Limits
from kyoten.reader.xml import damaged

_FORMULA, _EOF, _FILEPASS, _BOUNDSHEET, _BOOLERR, _BOF = 0x0006, 0x000A, 0x002F, 0x0085, 0x0205, 0x0809
_SST, _SHARED_TEXT, _NUMBER, _TEXT, _SMALL_NUMBER, _SMALL_NUMBERS = 0x00FC, 0x00FD, 0x0203, 0x0204, 0x027E, 0x00BD
_CELLS = frozenset({_FORMULA, _BOOLERR, _SHARED_TEXT, _NUMBER, _TEXT, _SMALL_NUMBER, _SMALL_NUMBERS})
"""Records that begin with the row and the column of a cell that holds something."""
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def look_into(stream: bytes, limits: Limits) -> BookExtras:
    """Per position of the sheet in the workbook. Raises Unreadable (encrypted, damaged, too_many_cells)."""
    starts: list[int] = []
    texts = 0
    looks = looks_of(_records(stream, 0))
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            raise Unreadable(problem("encrypted"))
        if kind == _BOUNDSHEET and len(body) >= 4:
            starts.append(struct.unpack_from("<I", body)[0])
        if kind == _SST and len(body) >= 8:
            texts = struct.unpack_from("<I", body, 4)[0]
    return {number: _sheet(stream, start, texts, looks, limits) for number, start in enumerate(starts)}


def _sheet(stream: bytes, start: int, texts: int, looks: BiffLooks, limits: Limits) -> Extras:
    extras, over = Extras(), BiffNotes()
    rows_hidden, columns_hidden = set[int](), set[int]()
    rows = columns = 0
    for kind, body in _records(stream, start):
        if kind not in _CELLS or len(body) < 6:
            over.record(kind, body)
            columns_hidden.update(hidden_columns(kind, body))
            if (hidden := hidden_row(kind, body)) is not None:
                rows_hidden.add(hidden)
            continue
        if looks.formats or looks.strings:
            extras.struck.update(struck_cells(kind, body, looks))
        row, col = struct.unpack_from("<HH", body)
        rows, columns = max(rows, row + 1), max(columns, col + 1)
        if kind == _SHARED_TEXT and int.from_bytes(body[6:10], "little") >= texts:
            raise damaged()  # calamine would show the cell as an empty one
        if (code := _error_code(kind, body)) is not None:
            extras.faults[row, col] = CellFault(ERROR, _ERRORS.get(code, "#ERROR!"))
    check_extent("", rows, columns, limits)
    extras.hidden_rows, extras.hidden_columns = frozenset(rows_hidden), frozenset(columns_hidden)
    extras.notes.update(over.found())
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
