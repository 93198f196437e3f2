"""Notes and boxes of an xls, byte by byte as [MS-XLS] and [MS-ODRAW] have them."""

from __future__ import annotations

import struct

import pytest

from kyoten.reader.biff_notes import BiffNotes

NOTE, CONTINUE, OBJ, DRAWING, TXO = 0x001C, 0x003C, 0x005D, 0x00EC, 0x01B6


def _drawn(row: int, column: int) -> tuple[int, bytes]:
    """A container of a shape: a record of no matter, then its place (flags, column, within it, row, …)."""
    place = struct.pack("<HHHHHHHHH", 2, column, 100, row, 50, column + 2, 0, row + 3, 0)
    inside = struct.pack("<HHI", 0x12, 0xF00A, 8) + bytes(8) + struct.pack("<HHI", 0, 0xF010, len(place)) + place
    return DRAWING, struct.pack("<HHI", 0xF, 0xF004, len(inside)) + inside


def _object(number: int) -> tuple[int, bytes]:
    """Its kind (6: a box) and its number, and flags."""
    return OBJ, struct.pack("<HHHHH", 0x15, 0x12, 6, number, 0x6011) + bytes(12)


def _text(*pieces: str, wide: bool = True) -> list[tuple[int, bytes]]:
    """How many letters there are, then the letters, record by record, and the runs of fonts."""
    head = struct.pack("<HHIHHHI", 0x212, 0, 0, 0, sum(map(len, pieces)), 16, 0)
    coding = "utf-16-le" if wide else "latin-1"
    letters = [(CONTINUE, bytes([wide]) + piece.encode(coding)) for piece in pieces]
    return [(TXO, head), *letters, (CONTINUE, bytes(16))]


def _note(row: int, column: int, number: int) -> tuple[int, bytes]:
    return NOTE, struct.pack("<HHHH", row, column, 0, number) + b"\2\0\0ab\0"


def found(*records: tuple[int, bytes]) -> dict[tuple[int, int], str]:
    notes = BiffNotes()
    for kind, body in records:
        notes.record(kind, body)
    return dict(notes.found())


@pytest.mark.parametrize("wide", [True, False])
def test_a_note_is_at_its_cell_and_not_where_it_is_drawn(wide):
    records = [_drawn(7, 5), _object(3), *_text("60%?", wide=wide), _note(2, 1, 3)]
    assert found(*records) == {(2, 1): "60%?"}


def test_a_box_is_where_it_is_drawn():
    records = [_drawn(3, 2), _object(1), *_text("延期\rします"), _drawn(9, 0), _object(2), *_text("中止")]
    assert found(*records) == {(3, 2): "延期\nします", (9, 0): "中止"}


def test_a_text_goes_on_in_the_next_record_and_ends_before_its_fonts():
    assert found(_drawn(3, 2), _object(1), *_text("延期", "します")) == {(3, 2): "延期します"}


def test_a_text_that_ends_too_early_is_read_as_far_as_it_goes():
    assert found(_drawn(3, 2), _object(1), *_text("延期")[:2]) == {(3, 2): "延期"}
    assert found(_drawn(3, 2), _object(1), _text("延期")[0]) == {}
    assert found((OBJ, b"\0"), (TXO, b""), (NOTE, b"\0"), (DRAWING, b"\x0f\0")) == {}


def test_two_notes_of_one_cell_are_both_kept():
    records = [_drawn(1, 1), _object(1), *_text("甲"), _drawn(1, 1), _object(2), *_text("乙")]
    assert found(*records, _note(4, 4, 1), _note(4, 4, 2)) == {(4, 4): "甲\n乙"}
