"""What an xls says without words: hidden rows and columns, text that is struck out by its cell's font or by that of a
piece of it. After [MS-XLS]."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

_ROW, _COLUMNS, _FONT, _FORMAT, _CONTINUE = 0x0208, 0x007D, 0x0031, 0x00E0, 0x003C
_SST, _SHARED_TEXT, _NUMBERS = 0x00FC, 0x00FD, 0x00BD
_NO_FONT = 4
"""The number that no font has: they are counted 0, 1, 2, 3, 5 …"""
_ZERO_HEIGHT, _HIDDEN, _STRUCK = 0x20, 0x01, 0x08
_LAST_COLUMN = 256

BiffRecord = tuple[int, bytes]


class Pieces(NamedTuple):
    """A text, and from which letter on it is struck, or no longer; before the first, its cell's font says it."""

    text: str
    turns: tuple[tuple[int, bool], ...]

    def remains(self, *, struck: bool) -> str:
        """The text without what is struck; `struck`: by the font of its cell."""
        turns = ((0, struck), *self.turns, (len(self.text), False))
        return "".join(self.text[start:end] for (start, gone), (end, _) in pairwise(turns) if not gone)


@dataclass
class BiffLooks:
    """What of the whole workbook decides how a cell looks. `formats`: cell formats that strike; `strings`: the shared
    texts that have fonts of their own for pieces of them."""

    formats: frozenset[int] = frozenset()
    strings: dict[int, Pieces] = field(default_factory=dict)


def looks_of(records: Iterable[BiffRecord]) -> BiffLooks:
    """From the workbook's own records."""
    fonts: list[bool] = []
    formats: list[int] = []
    texts: list[bytes] = []
    last = 0
    for kind, body in records:
        if kind == _FONT and len(body) >= 4:
            fonts += [False] * (len(fonts) == _NO_FONT)
            fonts.append(bool(body[2] & _STRUCK))
        elif kind == _FORMAT and len(body) >= 2:
            formats.append(int.from_bytes(body[:2], "little"))
        elif kind == _SST or (kind == _CONTINUE and last == _SST):
            texts.append(body)
        last = kind if kind != _CONTINUE else last
    struck = {number for number, is_struck in enumerate(fonts) if is_struck}
    if not struck:
        return BiffLooks()
    strings = {number: found for number, found in enumerate(_pieces(texts, struck)) if found.turns}
    return BiffLooks(frozenset(number for number, font in enumerate(formats) if font in struck), strings)


def hidden_row(kind: int, body: bytes) -> int | None:
    """The row that a record says is hidden."""
    if kind == _ROW and len(body) >= 14 and body[12] & _ZERO_HEIGHT:
        return int.from_bytes(body[:2], "little")
    return None


def hidden_columns(kind: int, body: bytes) -> range:
    """The columns that a record says are hidden."""
    if kind == _COLUMNS and len(body) >= 10 and body[8] & _HIDDEN:
        first, last = struct.unpack_from("<HH", body)
        return range(first, min(last + 1, _LAST_COLUMN))
    return range(0)


def struck_cells(kind: int, body: bytes, looks: BiffLooks) -> Iterator[tuple[tuple[int, int], str]]:
    """((row, column), what remains) of the cells of a record of which something is struck."""
    row, column, style = struct.unpack_from("<HHH", body)
    if kind == _NUMBERS:
        for at in range(4, len(body) - 5, 6):
            if int.from_bytes(body[at : at + 2], "little") in looks.formats:
                yield (row, column + (at - 4) // 6), ""
        return
    whole = style in looks.formats
    pieces = looks.strings.get(int.from_bytes(body[6:10], "little")) if kind == _SHARED_TEXT else None
    if pieces and (remains := pieces.remains(struck=whole)) != pieces.text:
        yield (row, column), remains
    elif whole and pieces is None:
        yield (row, column), ""


def _pieces(bodies: Sequence[bytes], struck: set[int]) -> Iterator[Pieces]:
    """Shared text by shared text."""
    reader = _Texts(bodies)
    if not bodies:
        return
    reader.take(8)
    while not reader.ended:
        length, flags = struct.unpack("<HB", reader.take(3).ljust(3, b"\0"))
        runs = int.from_bytes(reader.take(2), "little") if flags & 0x08 else 0
        more = int.from_bytes(reader.take(4), "little") if flags & 0x04 else 0
        text = reader.letters(length, wide=bool(flags & 0x01))
        places = [struct.unpack("<HH", reader.take(4).ljust(4, b"\0")) for _ in range(runs)]
        reader.take(more)
        yield Pieces(text, tuple((start, font in struck) for start, font in places))


class _Texts:
    """The bytes of the shared texts over the records that they go on in."""

    def __init__(self, bodies: Sequence[bytes]) -> None:
        self._bodies, self._record, self._at = bodies, 0, 0

    @property
    def ended(self) -> bool:
        self._step()
        return self._record >= len(self._bodies)

    def take(self, size: int) -> bytes:
        taken = b""
        while len(taken) < size and not self.ended:
            body = self._bodies[self._record]
            piece = body[self._at : self._at + size - len(taken)]
            self._at += len(piece)
            taken += piece
        return taken

    def letters(self, length: int, *, wide: bool) -> str:
        """A text that goes on in another record begins there with a byte that says anew how wide its letters are."""
        text = ""
        while len(text) < length:
            if self._record < len(self._bodies) and self._at >= len(self._bodies[self._record]):
                if self.ended:
                    break
                wide = bool(self.take(1)[0] & 0x01)
            body = self._bodies[self._record] if self._record < len(self._bodies) else b""
            size = min((length - len(text)) * (1 + wide), len(body) - self._at)
            piece = body[self._at : self._at + size]
            if not piece:
                break
            self._at += size
            text += piece.decode("utf-16-le" if wide else "latin-1", "replace")
        return text

    def _step(self) -> None:
        while self._record < len(self._bodies) and self._at >= len(self._bodies[self._record]):
            self._record, self._at = self._record + 1, 0
