"""What stands in the records of an xls beside its values, built by hand as [MS-XLS] has them."""

from __future__ import annotations

import struct

import pytest

from kyoten.problems.problem import Unreadable
from kyoten.reader.biff import look_into
from kyoten.reader.limits import Limits

FORMULA, EOF, FILEPASS, ROW, SHEET, ERROR, BOF = 0x0006, 0x000A, 0x002F, 0x0208, 0x0085, 0x0205, 0x0809
TEXTS, SHARED_TEXT, NUMBER, COLUMNS = 0x00FC, 0x00FD, 0x0203, 0x007D
SMALL = Limits(rows=100, columns=20, cells=1000)


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def cell(kind: int, row: int, column: int, more: bytes = bytes(8)) -> bytes:
    """Place, cell format, what it holds."""
    return record(kind, struct.pack("<HHH", row, column, 0) + more)


def formula(row: int, column: int, result: bytes) -> bytes:
    return cell(FORMULA, row, column, result + bytes(6))


def look(*sheets: bytes, texts: int = 0, book: bytes = b""):
    """The workbook's own records, then each sheet's, begun and ended."""
    before = record(BOF, bytes(16)) + book + record(TEXTS, struct.pack("<II", 9, texts))
    size = len(before) + len(sheets) * (4 + 8) + 4
    stream, places = b"", b""
    for sheet in sheets:
        places += record(SHEET, struct.pack("<IHH", size + len(stream), 0, 0))
        stream += record(BOF, bytes(16)) + sheet + record(EOF)
    return look_into(before + places + record(EOF) + stream, SMALL)


def _code(*sheets: bytes, **facts) -> str:
    with pytest.raises(Unreadable) as caught:
        look(*sheets, **facts)
    return caught.value.problem.code


def test_each_sheets_errors_stand_at_their_cells():
    first = cell(ERROR, 2, 3, bytes([7, 1])) + cell(ERROR, 2, 4, bytes([1, 0])) + cell(NUMBER, 1, 1)
    second = cell(ERROR, 0, 0, bytes([42, 1])) + cell(ERROR, 1, 0, bytes([99, 1]))
    found = look(first, second)
    assert {at: fault.text for at, fault in found[0].faults.items()} == {(2, 3): "#DIV/0!"}
    assert {at: fault.text for at, fault in found[1].faults.items()} == {(0, 0): "#N/A", (1, 0): "#ERROR!"}


@pytest.mark.parametrize(
    ("result", "text"),
    [
        (b"\x02\0\x0f\0\0\0\xff\xff", "#VALUE!"),
        (b"\x02\0\x17\0\0\0\xff\xff", "#REF!"),
        (b"\x00\0\x0f\0\0\0\xff\xff", None),  # a text
        (b"\x01\0\x01\0\0\0\xff\xff", None),  # TRUE
        (b"\x02\0\x0f\0\0\0\0\0", None),  # a number
        (b"\x02\0\x0f\0\0\0\xff\0", None),
    ],
)
def test_a_formula_whose_result_is_an_error(result, text):
    faults = look(formula(1, 2, result))[0].faults
    assert {at: fault.text for at, fault in faults.items()} == ({(1, 2): text} if text else {})


def test_hidden_rows_and_columns_belong_to_their_sheet():
    hidden = record(ROW, struct.pack("<H", 4) + bytes(10) + b"\x20" + bytes(3))
    columns = record(COLUMNS, struct.pack("<HHHHH", 1, 2, 0, 0, 1) + bytes(2))
    found = look(hidden + columns, cell(NUMBER, 0, 0))
    assert [(each.hidden_rows, each.hidden_columns) for each in found.values()] == [({4}, {1, 2}), (set(), set())]


def test_what_a_chart_within_a_sheet_holds_is_none_of_the_sheet():
    chart = record(BOF, bytes(16)) + cell(ERROR, 5, 5, bytes([7, 1])) + record(EOF)
    found = look(chart + cell(ERROR, 1, 1, bytes([7, 1])))
    assert set(found[0].faults) == {(1, 1)}


def test_a_shared_text_that_is_not_there_is_damage():
    """Two texts: 0 and 1."""
    assert look(cell(SHARED_TEXT, 0, 0, struct.pack("<I", 1)), texts=2)[0].faults == {}
    assert _code(cell(SHARED_TEXT, 0, 0, struct.pack("<I", 2)), texts=2) == "damaged"


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [(99, 0, ""), (100, 0, "too_many_cells"), (0, 19, ""), (0, 20, "too_many_cells"), (99, 10, "too_many_cells")],
)
def test_one_cell_far_out_makes_a_sheet_too_large(row, column, code):
    """100 rows, 20 columns, 1,000 cells; another cell near the corner changes nothing."""
    sheet = cell(NUMBER, row, column) + cell(NUMBER, 0, 0)
    assert (_code(sheet) if code else look(sheet) and "") == code


def test_an_encrypted_workbook_is_told_before_anything_else():
    assert _code(cell(NUMBER, 100, 100), book=record(FILEPASS, bytes(4))) == "encrypted"


def test_a_stream_that_ends_too_early_is_read_as_far_as_it_goes():
    assert look_into(b"\x09", SMALL) == {}
    assert look_into(record(BOF, bytes(16)) + b"\x85\0\x10", SMALL) == {}
