"""A compound file (OLE, [MS-CFB]) with the streams that it is given: what holds xls, and encrypted workbooks."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SMALLEST = 4_096
"""A shorter stream would lie in the mini stream, which nothing here needs: streams are filled up with zeros."""
_STREAM, _ROOT = 2, 5


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Sector 0 is the allocation table, 1 the directory (three streams at most), the streams follow: 64 KB in all."""
    contents = [_filled(stream) for stream in streams.values()]
    table, body, entries = [TABLE, END], b"", [_entry("Root Entry", _ROOT, END, 0, child=1 if streams else FREE)]
    for number, (name, content) in enumerate(zip(streams, contents, strict=True), 1):
        first, count = len(table), len(content) // SECTOR
        table += [*range(first + 1, first + count), END]
        # Each stream is the right neighbour of the one before: a list is a tree, too.
        entries.append(_entry(name, _STREAM, first, len(content), right=number + 1 if number < len(streams) else FREE))
        body += content
    assert len(table) <= SECTOR // 4
    assert len(entries) <= SECTOR // 128
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    return _header() + struct.pack("<128I", *table, *[FREE] * (128 - len(table))) + directory + body


def _filled(stream: bytes) -> bytes:
    size = max(SMALLEST, -(-len(stream) // SECTOR) * SECTOR)
    return stream.ljust(size, b"\0")


def _header() -> bytes:
    signature, sectors = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0"), [0, *[FREE] * 108]
    version = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6).ljust(16, b"\0")
    # Number of directory sectors (0 in version 3), of table sectors, the directory's first, …; no mini stream.
    places = struct.pack("<IIIIIIIII", 0, 1, 1, 0, SMALLEST, END, 0, END, 0)
    return signature + version + places + struct.pack("<109I", *sectors)


def _entry(name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = FREE) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    tree = struct.pack("<HBBIII", len(letters), kind, 1, FREE, right, child)
    return letters.ljust(64, b"\0") + tree + bytes(36) + struct.pack("<IQ", start, size)
