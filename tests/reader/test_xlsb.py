"""The extent of an xlsb's sheets by its records, built by hand as [MS-XLSB] has them."""

from __future__ import annotations

import pytest
from made_workbooks import zipped

from kyoten.problems.problem import Unreadable
from kyoten.reader.limits import Limits
from kyoten.reader.xlsb import look_into
from kyoten.reader.zip_package import Package

ROW, BLANK, NUMBER, LONG = 0, 1, 5, 0x0180 | 0x0005
SMALL = Limits(rows=200, columns=20, cells=3000)


def number(value: int) -> bytes:
    """Seven bits a byte, the lowest first; the eighth says that more follow."""
    found = b""
    while value > 0x7F:
        found, value = found + bytes([value & 0x7F | 0x80]), value >> 7
    return found + bytes([value])


def record(kind: int, first: int, size: int = 8) -> bytes:
    return number(kind) + number(size) + first.to_bytes(4, "little")[:size] + bytes(max(size - 4, 0))


def refused(*sheets: bytes, name: str = "xl/worksheets/sheet{}.bin") -> str:
    """The code with which the sheets are refused, "" where they are not."""
    data = zipped({name.format(at): sheet for at, sheet in enumerate(sheets, start=1)})
    try:
        look_into(Package(data, SMALL), SMALL)
    except Unreadable as error:
        return error.problem.code
    return ""


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [(199, 0, ""), (200, 0, "too_many_cells"), (0, 19, ""), (0, 20, "too_many_cells"), (199, 15, "too_many_cells")],
)
def test_a_cell_stands_in_the_row_before_it_at_its_own_column(row, column, code):
    """200 rows, 20 columns, 3,000 cells."""
    assert refused(record(ROW, 0) + record(NUMBER, 0) + record(ROW, row) + record(NUMBER, column)) == code


def test_every_sheet_is_looked_at_and_nothing_else():
    far = record(ROW, 500) + record(NUMBER, 0)
    assert refused(record(ROW, 0) + record(NUMBER, 0), far) == "too_many_cells"
    assert refused(far, name="xl/worksheets/sheet{}.xml") == ""
    assert refused(far, name="xl/charts/chart{}.bin") == ""


def test_rows_and_blank_cells_alone_are_no_extent():
    assert refused(record(ROW, 500)) == ""
    assert refused(record(ROW, 500) + record(BLANK, 30)) == ""


@pytest.mark.parametrize("kind", range(2, 12))
def test_every_kind_of_cell_counts(kind):
    assert refused(record(ROW, 0) + record(kind, 20)) == "too_many_cells"
    assert refused(record(ROW, 0) + record(12, 20)) == ""


def test_long_kinds_and_sizes_are_passed_over_whole():
    """A record of two bytes of kind and 300 of size, in which the bytes of a cell would be found otherwise."""
    long = number(0x196) + number(300) + (record(ROW, 500) + record(NUMBER, 0)).ljust(300, b"\0")
    assert refused(long + record(ROW, 0) + record(NUMBER, 0)) == ""
    assert refused(long + record(ROW, 0) + record(NUMBER, 20)) == "too_many_cells"


def test_a_record_too_short_or_cut_off_says_nothing():
    assert refused(record(ROW, 0) + record(NUMBER, 20, size=3)) == ""
    assert refused(record(ROW, 0) + record(NUMBER, 20, size=4)) == "too_many_cells"
    assert refused((record(ROW, 0) + record(NUMBER, 20))[:-1]) == ""
