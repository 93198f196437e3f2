"""Delimited text (csv, tsv) → one textual Sheet. Encoding and delimiter are detected from the content."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.cells import Sheet, Workbook, file_stem
from kyoten.reader.grid import check_extent, check_texts, rectangle
from kyoten.reader.limits import Limits

BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),  # before UTF-16, whose mark it begins with
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ISO_2022_JP = re.compile(rb"\x1b\$[@B]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1b\x7f]")
_AS_TEXT = re.compile(r'\A="([^"]*)"\Z')
_LINE_END = re.compile(r"\r\n|\r|\n")
_SEP_LINE = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
_SPREADSHEET_ENDINGS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_HEAD_ROWS = 200
"""Rows that the delimiter is told from."""


def read_delimited(data: bytes, name: str, limits: Limits) -> Workbook:
    """The text as one Sheet named after the file; line breaks inside a cell are \\n, as in spreadsheets.

    Row n is the file's n-th record, which is its n-th line as long as no quoted cell holds a line break (that is how
    Excel counts too). Raises Unreadable (unknown_encoding, unknown_type, too_many_cells, cell_text_too_long,
    too_much_text, no_sheet).
    """
    text = decode(data)
    delimiter = find_delimiter(text)
    title = file_stem(name)
    if delimiter not in text and PurePosixPath(name).suffix.lower() in _SPREADSHEET_ENDINGS:
        raise Unreadable(problem("unknown_type", found="表になっていない文字だけのファイル"))
    grid = rectangle(_limited(_unwrapped(_records(text, delimiter), text), title, limits))
    if not grid:
        raise Unreadable(problem("no_sheet"))
    check_extent(title, len(grid), len(grid[0]), limits)
    check_texts(title, grid, limits, textual=True)
    return Workbook(name, "tsv" if delimiter == "\t" else "csv", (Sheet(title, grid, textual=True),))


def decode(data: bytes) -> str:
    """The bytes as text: by byte order mark, else ISO-2022-JP, UTF-16 without a mark, UTF-8, CP932, EUC-JP.

    Every attempt is strict, so that no character is silently replaced. Raises Unreadable.
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            raise Unreadable(problem("unknown_type", found="文字以外のデータを含むファイル"))
        return text
    raise Unreadable(problem("unknown_encoding"))


def find_delimiter(text: str) -> str:
    """Tab, comma or semicolon: the one by which most of the first rows have one and the same number of fields."""
    declared = _SEP_LINE.match(text)
    if declared:
        return declared[1]
    head = "\n".join(_LINE_END.split(text[:65_536])[:_HEAD_ROWS])
    best = max("\t,;", key=lambda delimiter: _regularity(head, delimiter))
    return best if best in head else ","


def _regularity(head: str, delimiter: str) -> tuple[int, int]:
    widths = Counter(len(row) for row in _records(head, delimiter) if len(row) > 1)
    if not widths:
        return 0, 0
    width, rows = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return rows, width


def _encodings(data: bytes) -> list[str]:
    marked = [encoding for mark, encoding in BOMS if data.startswith(mark)]
    if marked:
        return marked[:1]
    if _ISO_2022_JP.search(data):
        return ["iso2022_jp_ext"]
    if b"\0" in data:
        return _utf_16_unmarked(data)
    return ["utf-8", "cp932", "euc_jp"]


def _utf_16_unmarked(data: bytes) -> list[str]:
    """Byte order by where line ends, tabs, commas and semicolons stand; none of them: not UTF-16."""
    plain = b"\r\n\t,;"
    pairs = [data[at : at + 2] for at in range(0, min(len(data), 65_536) - 1, 2)]
    little = sum(pair[1] == 0 and pair[0] in plain for pair in pairs)
    big = sum(pair[0] == 0 and pair[1] in plain for pair in pairs)
    if len(data) % 2 or little == big:
        return ["utf-8", "cp932"]
    return ["utf-16-le"] if little > big else ["utf-16-be"]


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Rows of fields. Where the text as a whole is not quoted as csv wants it, a row is a line, and quotation marks
    quote only in the lines in which they are well placed.

    The tab files that people copy together hold marks that quote nothing (`<ul style="…">`); and a mark that is never
    closed must not swallow the rest of the file.
    """
    if not re.search(rf'(?:\A|[\r\n{re.escape(delimiter)}])"', text):
        return (line.split(delimiter) if line else [] for line in _lines(text))
    if _well_quoted(text, delimiter) is not None:
        return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return (_line_fields(line, delimiter) for line in _lines(text))


def _unwrapped(records: Iterator[list[str]], text: str) -> Iterator[list[str]]:
    """Fields written as ="50%", by which programs keep a spreadsheet from changing a text, without that."""
    if '="' not in text:
        return records
    return ([_AS_TEXT.sub(r"\1", field) for field in row] for row in records)


def _well_quoted(text: str, delimiter: str) -> list[str] | None:
    """The last row, where every field that begins with a quotation mark also ends with one; else None."""
    last: list[str] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            last = row
    except csv.Error:
        return None
    return last


def _line_fields(line: str, delimiter: str) -> list[str]:
    if not line:
        return []
    fields = _well_quoted(line, delimiter)
    return line.split(delimiter) if fields is None else fields


def _lines(text: str) -> list[str]:
    """Lines by CR, LF or CRLF alone: a form feed or U+2028 inside a cell ends nothing."""
    return _LINE_END.split(text)


def _limited(rows: Iterator[list[str]], title: str, limits: Limits) -> Iterator[list[str]]:
    """The rows, up to one more than is allowed: enough for the check to say so, no more in memory."""
    cells = 0
    for row in itertools.islice(rows, limits.rows + 1):
        cells += len(row)
        if cells > limits.cells:
            check_extent(title, limits.cells + 1, 1, limits)
        yield row
