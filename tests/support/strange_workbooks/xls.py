"""xls files: a small BIFF8 workbook written record by record ([MS-XLS]), and what is wrong with each."""

from __future__ import annotations

import datetime as dt
import struct
from functools import partial

from kyoten.reader.workbook import CellFault, Sheet
from strange_workbooks.compound import SECTOR, compound
from strange_workbooks.family import Family
from strange_workbooks.ooxml import TABLE

files = Family("xls")

READ = (Sheet("進捗", TABLE),)
GLOBALS, SHEET_KIND, CHART_KIND = 0x0005, 0x0010, 0x0020
"""What a BOF record says that its substream is."""


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def beginning(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 6))


END = record(0x000A)


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def label(row: int, column: int, index: int) -> bytes:
    return record(0x00FD, struct.pack("<HHHI", row, column, 0, index))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, code, 1))


def boolean(row: int, column: int, value: int) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, value, 0))


def formula(row: int, column: int, result: bytes) -> bytes:
    """=1, with the eight bytes of its stored result."""
    return record(0x0006, struct.pack("<HHH8sHIH", row, column, 0, result, 0, 0, 3) + b"\x1e\x01\x00")


TEXTS = ("事業名", "進捗率", "子育て支援")
CELLS = label(0, 0, 0) + label(0, 1, 1) + label(1, 0, 2) + number(1, 1, 50)


def shared(*texts: str) -> bytes:
    each = b"".join(struct.pack("<HB", len(text), 1) + text.encode("utf-16-le") for text in texts)
    return record(0x00FC, struct.pack("<II", len(texts), len(texts)) + each)


def cell_format(number_format: int) -> bytes:
    return record(0x00E0, struct.pack("<HH", 0, number_format) + bytes(16))


def sheet(cells: bytes, kind: int = SHEET_KIND) -> bytes:
    return beginning(kind) + cells + END


def stream(*sheets: tuple[str, int, int, bytes], front: bytes = b"") -> bytes:
    """The workbook stream of (name, hidden state, kind, substream); `front`: records at its very beginning."""
    head = beginning(GLOBALS) + front
    tail = cell_format(0) + cell_format(14) + shared(*TEXTS) + END
    names = [struct.pack("<BB", len(name), 1) + name.encode("utf-16-le") for name, *_ in sheets]
    at = len(head) + sum(len(name) + 10 for name in names) + len(tail)
    listed = b""
    for name, (_, state, kind, substream) in zip(names, sheets, strict=True):
        listed += record(0x0085, struct.pack("<IBB", at, state, kind) + name)
        at += len(substream)
    return head + listed + tail + b"".join(substream for *_, substream in sheets)


def book(cells: bytes = CELLS, front: bytes = b"") -> bytes:
    return compound({"Workbook": stream(("進捗", 0, 0, sheet(cells)), front=front)})


files.add("普通.xls", book, READ)
files.add("xlsと名の付くxlsx.xlsx", book, READ)
files.add("xlsと名の付くods.ods", book, READ)
files.add("後半欠け.xls", lambda: book()[: len(book()) // 2], "damaged")
files.add("頭だけ.xls", lambda: book()[:SECTOR], "damaged")
files.add("署名だけ.xls", lambda: book()[:8] + bytes(600), "damaged")
files.add("ブックの流れが空.xls", lambda: compound({"Workbook": b""}), "damaged")
files.add("流れのない複合ファイル.xls", lambda: compound({}), "unknown_type")
files.add("Word文書.xls", lambda: compound({"WordDocument": b"x"}), "unknown_type")
files.add("メール.xls", lambda: compound({"__properties_version1.0": b"x"}), "unknown_type")
# Excel asks for a password where the FILEPASS record stands (section 2.4.117): RC4, and the old XOR.
files.add(
    "パスワード付きRC4.xls", partial(book, front=record(0x002F, struct.pack("<HHH", 1, 1, 1) + bytes(48))), "encrypted"
)
files.add(
    "パスワード付きXOR.xls", partial(book, front=record(0x002F, struct.pack("<HHH", 0, 0x1234, 0x5678))), "encrypted"
)
LOCKED = {"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": bytes(64)}
files.add("パスワード付き.xlsx", partial(compound, LOCKED), "encrypted")


@files.file("輪になった割当表.xls", "damaged")
def endless_chain() -> bytes:
    """The second sector of the stream is followed by its first, for ever."""
    whole = bytearray(book())
    struct.pack_into("<I", whole, SECTOR + 4 * 3, 2)
    return bytes(whole)


@files.file("共有文字列の番号が外.xls", "damaged")
def text_that_is_not_there() -> bytes:
    return book(label(0, 0, 9) + number(0, 1, 1))


@files.file(
    "いろいろなセル.xls",
    (
        Sheet(
            "進捗",
            (
                (
                    CellFault("error", "#REF!"),
                    CellFault("error", "#DIV/0!"),
                    True,
                    7,
                    dt.date(2011, 7, 1),
                    None,
                    CellFault("error", "#N/A"),
                ),
            ),
        ),
    ),
)
def kinds_of_cells() -> bytes:
    """Errors by their codes (section 2.5.10: 23, 7, 42), as cells and as a formula's result; a formula's number."""
    return book(
        error(0, 0, 23)
        + error(0, 1, 7)
        + boolean(0, 2, 1)
        + formula(0, 3, struct.pack("<d", 7))
        + number(0, 4, 40725, style=1)
        + formula(0, 6, b"\x02\0\x2a\0\0\0\xff\xff")
    )


@files.file("1904年から数える日付.xls", (Sheet("進捗", ((dt.date(2011, 7, 1),),)),))
def counted_from_1904() -> bytes:
    """DATEMODE 1 (section 2.4.77): the same day is a number smaller by 1,462."""
    return book(number(0, 0, 39263, style=1), front=record(0x0022, struct.pack("<H", 1)))


@files.file("結合.xls", (Sheet("進捗", TABLE, merged=((2, 0, 3, 1),)),))
def merged() -> bytes:
    return book(CELLS + record(0x00E5, struct.pack("<HHHHH", 1, 2, 3, 0, 1)))


@files.file(
    "非表示のシートとグラフ.xls",
    (Sheet("表紙", TABLE), Sheet("設定", TABLE, hidden=True), Sheet("機械", TABLE, hidden=True)),
)
def hidden_and_charts() -> bytes:
    """States 0, 1 and 2 (very hidden); the sheet of kind 2 is a chart."""
    table = sheet(CELLS)
    sheets = (("表紙", 0, 0, table), ("図", 0, 2, sheet(b"", CHART_KIND)), ("設定", 1, 0, table), ("機械", 2, 0, table))
    return compound({"Workbook": stream(*sheets)})


@files.file("隅のセル.xls", "too_many_cells")
def last_cell() -> bytes:
    """IV65536, the last there is, beside A1: 16.8 million cells."""
    return book(number(0, 0, 1) + number(65_535, 255, 1))


@files.file("長さが嘘の記録.xls", "damaged")
def record_too_long() -> bytes:
    """A record that says that it is longer than the stream."""
    return book(number(0, 0, 1) + struct.pack("<HH", 0x0203, 0xFFFF))


@files.file("終わりのないシート.xls", "damaged")
def no_end() -> bytes:
    cells = beginning(SHEET_KIND) + number(0, 0, 1)
    return compound({"Workbook": stream(("進捗", 0, 0, cells))})
