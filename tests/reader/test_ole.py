"""The compound file around an xls, built by hand sector by sector as [MS-CFB] has it."""

from __future__ import annotations

import struct

import pytest

from kyoten.problems.problem import Unreadable
from kyoten.reader.ole import SIGNATURE, CompoundFile

END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
LONG = bytes(range(256)) * 17
"""4,352 bytes: from 4,096 on a stream has sectors of its own, nine here."""
SHORT = b"ab" * 50
"""100 bytes: two of the small sectors of 64."""


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    return (
        raw.ljust(64, b"\0") + struct.pack("<HB", len(raw) + 2, kind) + bytes(49) + struct.pack("<IIxxxx", start, size)
    )


def compound(*, table: dict[int, int] | None = None, shift: int = 9, mini: int = 6, cut: int = 0) -> bytes:
    """Sectors: 0 the table; 1 the directory; 2 the table of small sectors; 3 their store; 4 to 12 the long stream."""
    numbers = {0: TABLE, 1: END, 2: END, 3: END, **{n: n + 1 for n in range(4, 12)}, 12: END} | (table or {})
    fat = struct.pack("<128I", *(numbers.get(number, FREE) for number in range(128)))
    directory = b"".join(
        (
            _entry("Root Entry", 5, 3, 192), _entry("Workbook", 2, 4, len(LONG)), _entry("Short", 2, 0, len(SHORT)),
            _entry("Store", 1, 0, 0),
        )
    )  # fmt: skip
    small = struct.pack("<128I", 2, FREE, END, *[FREE] * 125)
    store = (SHORT[:64] + b"x" * 64 + SHORT[64:]).ljust(512, b"\0")
    head = bytearray(512)
    head[:8] = SIGNATURE
    struct.pack_into("<HH", head, 30, shift, mini)
    struct.pack_into("<III", head, 48, 1, 0, 4096)  # where the directory begins; from which size on no small sectors
    struct.pack_into("<II", head, 60, 2, 1)
    struct.pack_into("<II", head, 68, END, 0)
    struct.pack_into("<109I", head, 76, 0, *[FREE] * 108)
    whole = bytes(head) + fat + directory + small + store + LONG.ljust(9 * 512, b"\0")
    return whole[: len(whole) - cut]


def test_streams_are_put_together_from_their_sectors():
    """The long one from its own, the short one from the first and the third small sector; a storage is no stream."""
    file = CompoundFile(compound())
    assert file.names == {"Root Entry", "Workbook", "Short", "Store"}
    assert file.stream("Book", "Workbook") == LONG
    assert file.stream("Short") == SHORT
    assert file.stream("Short", "Workbook") == SHORT
    assert file.stream("Store") is None
    assert file.stream("Book") is None


@pytest.mark.parametrize(
    ("facts", "of_stream"),
    [
        ({"shift": 10}, False),
        ({"mini": 7}, False),
        ({"table": {12: 4}}, True),  # a chain that never ends
        ({"table": {12: 200}}, True),  # one that leaves the table
        ({"table": {12: 60}}, True),  # one that leaves the file
        ({"table": {1: 1}}, False),
        ({"cut": 512}, True),  # a sector is missing
    ],
)
def test_tables_that_do_not_hang_together_are_damage(facts, of_stream):
    def read() -> None:
        file = CompoundFile(compound(**facts))
        if of_stream:
            file.stream("Workbook")

    with pytest.raises(Unreadable) as caught:
        read()
    assert caught.value.problem.code == "damaged"


@pytest.mark.parametrize("data", [b"", compound()[:511], b"x" * 2048])
def test_what_is_too_short_or_begins_otherwise_is_damage(data):
    with pytest.raises(Unreadable):
        CompoundFile(data)
