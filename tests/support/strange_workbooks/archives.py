"""Zip files that are broken, or lie about what is in them: cut off, bent, bombs, thousands of entries, double names."""

from __future__ import annotations

import io
import random
import zipfile

from made_workbooks import zipped

from kyoten.reader.workbook import Sheet
from strange_workbooks.family import Family
from strange_workbooks.ooxml import READ, SHEET, Parts, book, worksheet

files = Family("xlsx")

LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
"""Signatures of an entry's own header and of its line in the directory (APPNOTE 4.3.7, 4.3.12)."""
MB = 2**20


def directory_entry(data: bytes, name: str) -> int:
    """Where the directory's line for a part begins."""
    at = data.rindex(name.encode()) - 46
    assert data[at : at + 4] == CENTRAL
    return at


def put(data: bytes, at: int, new: bytes) -> bytes:
    """The bytes at a place replaced."""
    return data[:at] + new + data[at + len(new) :]


def packed_at(data: bytes, name: str) -> int:
    """The middle of a part's packed content."""
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo(name)
    return info.header_offset + 30 + len(info.filename) + info.compress_size // 2


@files.file("末尾30バイト欠け.xlsx", "damaged")
def end_missing() -> bytes:
    """A download that broke off just before its end."""
    return zipped(book())[:-30]


@files.file("後半欠け.xlsx", "damaged")
def half_missing() -> bytes:
    whole = zipped(book())
    return whole[: len(whole) // 2]


@files.file("中身のビット化け.xlsx", "damaged")
def bits_flipped() -> bytes:
    """Two bits of the sheet's packed content turned over."""
    whole = zipped(book())
    at = packed_at(whole, SHEET)
    return put(whole, at, bytes([whole[at] ^ 0x41]))


@files.file("検査値違い.xlsx", "damaged")
def wrong_checksum() -> bytes:
    """The directory's CRC-32 of the sheet (offset 16) turned over; the content is whole."""
    whole = zipped(book())
    at = directory_entry(whole, SHEET) + 16
    return put(whole, at, bytes([whole[at] ^ 0xFF]))


@files.file("後ろに短いごみ.xlsx", READ)
def short_tail() -> bytes:
    """Some bytes behind the end, as mail gateways add them: the directory is still found."""
    return zipped(book()) + b"\r\n" * 50


@files.file("後ろに長いごみ.xlsx", "damaged")
def long_tail() -> bytes:
    """More behind the end than a zip's comment may be long (65,535 bytes): the directory is out of reach."""
    return zipped(book()) + random.Random(1).randbytes(70_000)


@files.file("前に空行.xlsx", "unknown_encoding")
def blank_lines_before() -> bytes:
    """No zip at its first byte, nor text in any encoding."""
    return b"\r\n\xff\xff" + zipped(book())


@files.file("大きさを偽る爆弾.xlsx", "damaged")
def lying_bomb() -> bytes:
    """A sheet of 8 MB that the directory (offset 24) and its own header (offset 22) call one of 1,000 bytes."""
    whole = zipped(book(before=" " * 8 * MB))
    size = (1_000).to_bytes(4, "little")
    return put(put(whole, directory_entry(whole, SHEET) + 24, size), whole.index(SHEET.encode()) - 8, size)


@files.file("爆弾.xlsx", "unpacked_too_large")
def bomb() -> bytes:
    """A sheet of 33 MB of blanks, packed a thousand to one, and honest about it."""
    return zipped(book(before=" " * 33 * MB))


@files.file("部品1万個.xlsx", "too_many_entries")
def ten_thousand_entries() -> bytes:
    return zipped({**book(), **{f"xl/media/{number}.png": b"" for number in range(10_000)}})


LATER = (Sheet("進捗", ((1,),)),)


def twice(name: str) -> bytes:
    """A second sheet's part behind the first, with A1 = 1 and nothing else."""
    return zipped([*book().items(), (name, worksheet('<row r="1"><c r="A1"><v>1</v></c></row>').encode())])


@files.file("部品が二重.xlsx", LATER)
def same_name_twice() -> bytes:
    """Of two parts of one name the later counts, as in a zip that was added to; for values and for faults alike."""
    return twice(SHEET)


@files.file("大文字小文字だけ違う部品.xlsx", LATER)
def same_name_but_for_case() -> bytes:
    return twice(SHEET.upper())


@files.file("部品名が大文字.xlsx", READ)
def names_in_capitals() -> bytes:
    """Names of parts are to be compared without regard to case (ECMA-376 part 2, 6.2.2.3)."""
    return zipped({name if name.startswith("[") else name.upper(): part for name, part in book().items()})


@files.file("部品名が円記号区切り.xlsx", READ)
def backslashes() -> bytes:
    """Folders parted by backslashes, as some tools on Windows write them."""
    return zipped({name.replace("/", "\\"): part for name, part in book().items()})


@files.file("暗号化の印.xlsx", "encrypted")
def flagged_as_encrypted() -> bytes:
    """A password on the zip itself: bit 0 of the directory's flags (offset 8)."""
    whole = zipped(book())
    at = directory_entry(whole, SHEET) + 8
    return put(whole, at, bytes([whole[at] | 1]))


@files.file("知らない圧縮方式.xlsx", "damaged")
def unknown_method() -> bytes:
    """Packed by method 99 (offset 10 of the directory's line)."""
    whole = zipped(book())
    return put(whole, directory_entry(whole, SHEET) + 10, (99).to_bytes(2, "little"))


@files.file("空のzip.xlsx", "unknown_type")
def no_entry() -> bytes:
    return zipped(Parts())


@files.file("ただのzip.xlsx", "unknown_type")
def plain_zip() -> bytes:
    return zipped({"議事録.txt": "はじめに".encode()})
