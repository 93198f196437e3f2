"""The compound file (OLE) around xls and around encrypted workbooks: its stream names, and the workbook stream.

After [MS-CFB]. Every chain is bounded by the file's own size, so that a damaged file can neither loop nor grow.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from kyoten.reader.xml import damaged

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_REGULAR = 0xFFFFFFFA
_HEADER_DIFAT = 109
_ENTRY = 128
_STREAM, _ROOT = 2, 5


@dataclass(frozen=True)
class _DirectoryEntry:
    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """Raises Unreadable (damaged) wherever the file's tables don't hang together."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(SIGNATURE):
            raise damaged()
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise damaged()
        self._size = 1 << shift
        self._cutoff = struct.unpack_from("<I", data, 56)[0]
        directory, mini_table = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 60)[0]
        self._table = self._read_table()
        self._entries = list(self._read_entries(self._chain(directory)))
        self._mini_table = self._numbers(self._chain(mini_table)) if mini_table < _LAST_REGULAR else ()

    @property
    def names(self) -> frozenset[str]:
        """Names of all streams and storages."""
        return frozenset(entry.name for entry in self._entries)

    def stream(self, *names: str) -> bytes | None:
        """The first stream that has one of the names."""
        entries = [entry for name in names for entry in self._entries if entry.name == name and entry.kind == _STREAM]
        if not entries:
            return None
        entry = entries[0]
        whole = self._mini_chain(entry.start) if entry.size < self._cutoff else self._chain(entry.start)
        return whole[: entry.size]

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        if number >= _LAST_REGULAR or at >= len(self._data):
            raise damaged()
        return self._data[at : at + self._size]

    def _read_table(self) -> tuple[int, ...]:
        sectors = list(struct.unpack_from(f"<{_HEADER_DIFAT}I", self._data, 76))
        following = struct.unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while following < _LAST_REGULAR:
            if following in seen:
                raise damaged()
            seen.add(following)
            *more, following = self._numbers(self._sector(following))
            sectors += more
        tables = [self._sector(number) for number in sectors if number < _LAST_REGULAR]
        if len(tables) * self._size > len(self._data):
            raise damaged()
        return self._numbers(b"".join(tables))

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in self._follow(start, self._table))

    def _mini_chain(self, start: int) -> bytes:
        root = next((entry for entry in self._entries if entry.kind == _ROOT), None)
        if root is None:
            raise damaged()
        store = self._chain(root.start)
        return b"".join(store[number * 64 : number * 64 + 64] for number in self._follow(start, self._mini_table))

    def _follow(self, start: int, table: tuple[int, ...]) -> list[int]:
        chain: list[int] = []
        while start < _LAST_REGULAR:
            if start >= len(table) or len(chain) > len(table):
                raise damaged()
            chain.append(start)
            start = table[start]
        return chain

    @staticmethod
    def _numbers(raw: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])

    @staticmethod
    def _read_entries(raw: bytes) -> list[_DirectoryEntry]:
        entries = []
        for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", raw, at + 64)
            start, size = struct.unpack_from("<II", raw, at + 116)
            name = raw[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            entries.append(_DirectoryEntry(name, kind, start, size))
        return entries
