"""What lies over the cells of an xls: notes, and the texts of boxes and shapes (docs/reading.md). After [MS-XLS] and
[MS-ODRAW].

A drawn thing comes as its place (in a drawing record), its number (OBJ) and its text (TXO, which goes on in CONTINUE).
That of a note is told to be one by a NOTE record with its number and cell; everything else lies where it is drawn.
"""

from __future__ import annotations

import struct

from kyoten.reader.notes import Notes, put_note

_NOTE, _CONTINUE, _OBJ, _DRAWING, _TXO = 0x001C, 0x003C, 0x005D, 0x00EC, 0x01B6
_ANCHOR, _CONTAINER = 0xF010, 0xF
_WIDE = 0x01
_LAST_COLUMN = 0xFF


class BiffNotes:
    """Follows the records of one sheet."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._places: dict[int, tuple[int, int]] = {}
        self._notes: dict[int, tuple[int, int]] = {}
        self._place: tuple[int, int] | None = None
        self._number, self._missing = -1, 0

    def record(self, kind: int, body: bytes) -> None:
        if kind == _DRAWING:
            self._place = _place_in(body) or self._place
        elif kind == _OBJ and len(body) >= 8:
            self._number = int.from_bytes(body[6:8], "little")
            if self._place:
                self._places[self._number] = self._place
        elif kind == _TXO and len(body) >= 12:
            self._missing = int.from_bytes(body[10:12], "little")
            self._texts[self._number] = ""
        elif kind == _CONTINUE and self._missing and body:
            letters = body[1:].decode("utf-16-le" if body[0] & _WIDE else "latin-1", "replace")[: self._missing]
            self._texts[self._number] += letters
            self._missing -= len(letters)
        elif kind == _NOTE and len(body) >= 8:
            row, column, _, number = struct.unpack_from("<HHHH", body)
            self._notes[number] = row, column

    def found(self) -> Notes:
        """The notes of the sheet once all its records were seen."""
        found: Notes = {}
        for number, text in self._texts.items():
            place = self._notes.get(number) or self._places.get(number)
            if place:
                put_note(found, place, text.replace("\r\n", "\n").replace("\r", "\n"))
        return found


def _place_in(body: bytes) -> tuple[int, int] | None:
    """The cell over which the last thing that a drawing record places begins; None where it places none."""
    at, place = 0, None
    while at + 8 <= len(body):
        version, kind, length = struct.unpack_from("<HHI", body, at)
        at += 8
        if version & 0xF == _CONTAINER:
            continue  # what it holds follows
        if kind == _ANCHOR and at + 8 <= len(body):
            _, column, _, row = struct.unpack_from("<HHHH", body, at)
            place = row, min(column, _LAST_COLUMN)
        at += length
    return place
