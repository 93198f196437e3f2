"""What records of an xls say of looks, byte by byte as [MS-XLS] has them: hidden rows and columns, struck cells and
letters."""

from __future__ import annotations

import struct

import pytest

from kyoten.reader.biff_looks import BiffLooks, Pieces, hidden_columns, hidden_row, looks_of, struck_cells

ROW, COLUMNS, FONT, FORMAT, CONTINUE = 0x0208, 0x007D, 0x0031, 0x00E0, 0x003C
TEXTS, SHARED_TEXT, NUMBERS, LABEL = 0x00FC, 0x00FD, 0x00BD, 0x0204


def _font(*, struck: bool) -> tuple[int, bytes]:
    """Height, flags (8 strikes), and the rest."""
    return FONT, struct.pack("<HH", 220, 0x08 if struck else 0x06) + bytes(10)


def _formats(*fonts: int) -> list[tuple[int, bytes]]:
    return [(FORMAT, struct.pack("<H", font) + bytes(18)) for font in fonts]


def _text(text: str, runs: tuple[tuple[int, int], ...] = (), more: bytes = b"", *, wide: bool = True) -> bytes:
    """Length, flags, number of runs, length of what follows; letters, runs (from which letter, font), what follows."""
    flags = wide * 0x01 + bool(runs) * 0x08 + bool(more) * 0x04
    head = struct.pack("<HB", len(text), flags)
    head += struct.pack("<H", len(runs)) if runs else b""
    head += struct.pack("<I", len(more)) if more else b""
    letters = text.encode("utf-16-le" if wide else "latin-1")
    return head + letters + b"".join(struct.pack("<HH", *run) for run in runs) + more


def _struck_texts(*bodies: bytes) -> dict[int, Pieces]:
    """Font 1 strikes; the first body after the two counts, the others as it goes on."""
    first, *others = bodies
    records = [_font(struck=False), _font(struck=True), (TEXTS, bytes(8) + first), *((CONTINUE, b) for b in others)]
    return looks_of(records).strings


def test_a_format_strikes_where_its_font_does_and_no_font_has_the_number_4():
    fonts = [_font(struck=each) for each in (False, False, False, False, True, False)]
    assert looks_of([*fonts, *_formats(3, 4, 5, 6, 5)]).formats == {2, 4}
    assert looks_of([_font(struck=False), _font(struck=True), *_formats(0, 1)]).formats == {1}


def test_where_no_font_strikes_nothing_is_looked_for():
    records = [_font(struck=False), *_formats(0, 1), (TEXTS, bytes(8) + _text("甲乙", ((1, 1),)))]
    assert looks_of(records) == BiffLooks()


def test_a_record_too_short_to_say_it_says_nothing():
    assert looks_of([(FONT, b"\0\0\x08"), (FORMAT, b"\0")]) == BiffLooks()


def test_pieces_of_a_text_are_struck_by_fonts_of_their_own():
    """甲乙丙: struck from the second letter to the third; the texts before and after it are as their cells are."""
    found = _struck_texts(_text("済") + _text("甲乙丙", ((1, 1), (2, 0))) + _text("末", ((0, 1),)))
    assert found == {1: Pieces("甲乙丙", ((1, True), (2, False))), 2: Pieces("末", ((0, True),))}


@pytest.mark.parametrize("wide", [True, False])
def test_what_follows_a_text_is_passed_over(wide):
    found = _struck_texts(_text("abc", ((1, 1),), b"\1" * 9, wide=wide) + _text("xy", ((0, 1),), wide=wide))
    assert found == {0: Pieces("abc", ((1, True),)), 1: Pieces("xy", ((0, True),))}


def test_a_text_goes_on_in_the_next_record_with_letters_of_another_width():
    """The record that goes on begins with a byte that says it: 甲 wide, then b and c in one byte each, and back."""
    whole = _text("甲bc", ((2, 1),))
    head, runs = whole[:5] + "甲".encode("utf-16-le"), whole[-4:]
    assert _struck_texts(head, b"\0bc" + runs) == {0: Pieces("甲bc", ((2, True),))}
    narrow = struct.pack("<HBH", 3, 0x08, 1) + b"bc"
    assert _struck_texts(narrow, b"\1" + "甲".encode("utf-16-le") + runs) == {0: Pieces("bc甲", ((2, True),))}


def test_runs_go_on_in_the_next_record_without_such_a_byte():
    whole = _text("甲乙", ((1, 1),))
    assert _struck_texts(whole[:-2], whole[-2:]) == {0: Pieces("甲乙", ((1, True),))}


def test_texts_that_end_too_early_are_read_as_far_as_they_go():
    whole = _text("甲乙", ((0, 1),)) + _text("丙丁", ((0, 1),))
    assert _struck_texts(whole[: -(4 + 2)])[0] == Pieces("甲乙", ((0, True),))


@pytest.mark.parametrize(
    ("pieces", "struck", "left"),
    [
        (((1, True), (2, False)), False, "甲丙"),
        (((1, True), (2, False)), True, "丙"),
        (((1, False),), True, "乙丙"),
        (((0, True),), False, ""),
        ((), False, "甲乙丙"),
    ],
)
def test_before_the_first_piece_the_font_of_the_cell_says_it(pieces, struck, left):
    assert Pieces("甲乙丙", pieces).remains(struck=struck) == left


@pytest.mark.parametrize(
    ("kind", "size", "flags", "row"),
    [(ROW, 16, 0x20, 7), (ROW, 14, 0x20, 7), (ROW, 13, 0x20, None), (ROW, 16, 0x10, None), (COLUMNS, 16, 0x20, None)],
)
def test_a_row_of_no_height_is_hidden(kind, size, flags, row):
    body = struct.pack("<H", 7) + bytes(10) + bytes([flags]) + bytes(3)
    assert hidden_row(kind, body[:size]) == row


@pytest.mark.parametrize(
    ("kind", "last", "flags", "size", "columns"),
    [
        (COLUMNS, 4, 0x01, 12, [2, 3, 4]),
        (COLUMNS, 4, 0x01, 10, [2, 3, 4]),
        (COLUMNS, 4, 0x01, 9, []),
        (COLUMNS, 4, 0x02, 12, []),
        (ROW, 4, 0x01, 12, []),
        (COLUMNS, 255, 0x01, 12, list(range(2, 256))),
        (COLUMNS, 0xFFFF, 0x01, 12, list(range(2, 256))),
    ],
)
def test_columns_are_hidden_from_the_first_to_the_last_of_a_sheets_256(kind, last, flags, size, columns):
    body = struct.pack("<HHHHBBH", 2, last, 2340, 15, flags, 0, 0)
    assert list(hidden_columns(kind, body[:size])) == columns


def test_each_number_of_a_row_has_its_own_format():
    """From column 3 on: struck, not, struck."""
    numbers = b"".join(struct.pack("<HI", look, 0) for look in (7, 1, 7))
    body = struct.pack("<HH", 5, 3) + numbers + struct.pack("<H", 5)
    assert list(struck_cells(NUMBERS, body, BiffLooks(frozenset({7})))) == [((5, 3), ""), ((5, 5), "")]


@pytest.mark.parametrize(
    ("kind", "look", "text", "found"),
    [
        (LABEL, 7, 0, [""]),
        (LABEL, 1, 0, []),
        (SHARED_TEXT, 7, 0, [""]),  # a text without pieces goes with its cell
        (SHARED_TEXT, 1, 0, []),
        (SHARED_TEXT, 1, 2, ["甲"]),
        (SHARED_TEXT, 7, 2, [""]),
        (SHARED_TEXT, 1, 3, []),  # its piece is struck no more than the cell
        (LABEL, 7, 2, [""]),  # no shared text: the number is something else
    ],
)
def test_a_cell_is_struck_by_its_format_or_by_pieces_of_its_text(kind, look, text, found):
    looks = BiffLooks(frozenset({7}), {2: Pieces("甲乙", ((1, True),)), 3: Pieces("甲乙", ((1, False),))})
    body = struct.pack("<HHHI", 5, 3, look, text)
    assert list(struck_cells(kind, body, looks)) == [((5, 3), remains) for remains in found]
