"""xlsb: a small binary workbook written record by record ([MS-XLSB]), and what is wrong with each."""

from __future__ import annotations

import struct
from functools import partial

from made_workbooks import zipped

from kyoten.reader.workbook import Sheet
from strange_workbooks.family import Family
from strange_workbooks.ooxml import TABLE, TOP, TYPES, encoded, relations

files = Family("xlsb")

BOOK, SHEET = "xl/workbook.bin", "xl/worksheets/sheet1.bin"
RELATIONS = "xl/_rels/workbook.bin.rels"
OFFICE = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"


def record(kind: int, body: bytes = b"") -> bytes:
    """Kind and length take seven bits a byte, the eighth says that more follow (section 2.1.4)."""
    return _sevens(kind) + _sevens(len(body)) + body


def _sevens(value: int) -> bytes:
    written = b""
    while value > 0x7F:
        written += bytes([value & 0x7F | 0x80])
        value >>= 7
    return written + bytes([value])


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row(number: int) -> bytes:
    return record(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0))


def text(column: int, words: str) -> bytes:
    return record(6, struct.pack("<II", column, 0) + wide(words))


def real(column: int, value: float) -> bytes:
    return record(5, struct.pack("<IId", column, 0, value))


def sheet(cells: bytes, last_row: int = 1, last_column: int = 1) -> bytes:
    extent = record(148, struct.pack("<IIII", 0, last_row, 0, last_column))
    return record(129) + extent + record(145) + cells + record(146) + record(130)


def workbook(name: str = "進捗", state: int = 0) -> bytes:
    listed = record(156, struct.pack("<II", state, 1) + wide("rId1") + wide(name))
    return record(131) + record(143) + listed + record(144) + record(132)


CELLS = row(0) + text(0, "事業名") + text(1, "進捗率") + row(1) + text(0, "子育て支援") + real(1, 50)


def book(cells: bytes = CELLS, last_row: int = 1, last_column: int = 1) -> dict[str, bytes]:
    types = f'<Types xmlns="x"><Default Extension="bin" ContentType="{OFFICE}"/></Types>'
    return encoded(
        {
            TYPES: types,
            TOP: relations(("officeDocument", BOOK)),
            BOOK: workbook(),
            RELATIONS: relations(("worksheet", "worksheets/sheet1.bin")),
            SHEET: sheet(cells, last_row, last_column),
        }
    )


def packed(**parts: bytes) -> bytes:
    """The sound workbook with `book` or `sheet` in the place of its own part."""
    named = {"book": BOOK, "sheet": SHEET}
    return zipped({**book(), **{named[name]: part for name, part in parts.items()}})


files.add("普通.xlsb", packed, (Sheet("進捗", TABLE, looks_known=False),))
files.add(
    "非表示.xlsb", partial(packed, book=workbook(state=1)), (Sheet("進捗", TABLE, hidden=True, looks_known=False),)
)
files.add("シートの途中で終わる.xlsb", partial(packed, sheet=sheet(CELLS)[:-20]), "damaged")
files.add("シートの部品なし.xlsb", lambda: zipped({n: p for n, p in book().items() if n != SHEET}), "damaged")
CORNER = sheet(CELLS + row(1_048_575) + real(16_383, 1), 1_048_575, 16_383)
files.add("隅のセル.xlsb", partial(packed, sheet=CORNER), "too_many_cells")
