"""What a workbook holds once it is read: cell values at their addresses, as frozen values (docs/architecture.md).

Published by `kyoten.reader.workbook`; they stand here so that the reader can make them without importing its own front.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath


@dataclass(frozen=True)
class CellFault:
    """A cell that has no value to read.

    `kind` "error": an error cell, `text` is what it shows ("#REF!"). `kind` "no_value": a formula whose result was
    never stored, `text` is the formula as written ("=SUM(A1:A3)", or "=" where it is shared and stands elsewhere).
    """

    kind: str
    text: str


Value = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | CellFault | None
"""One cell. An empty cell is None: "" never occurs. Formulas count by their stored value and are never evaluated."""


@dataclass(frozen=True)
class Sheet:
    """One sheet as a rectangular grid whose first value is always cell A1.

    `rows`: all of one length; wholly empty rows and columns at the end are left out, those at the start are kept.
    `merged`: (first_row, first_col, last_row, last_col), counted from 0, both ends inclusive.
    `percent_cells`: (row, col), counted from 0, of numbers that the workbook shows as a percentage: 0.5 was seen as
    50%. The value itself stays 0.5. Known for xlsx, xlsm (the number format holds a %) and ods; always empty for xls,
    xlsb, csv and tsv, which don't say so cheaply.
    `textual`: every value is str or None, and the sheet is the file: from a delimited text file, whose addresses are
    R1C1, or from a document, whose rows are named by `row_names`: 表2 行5, p.3 表1 行5; 本文3行目 for a line outside
    its tables, which stands alone in the last column.
    `hidden_rows`, `hidden_columns`: counted from 0, not shown in the workbook; `struck`: (row, col) → what remains of a
    text of which something is struck out ("" where all is; the value itself keeps it). `looks_known` False: nobody
    looked for these, as in an xlsb. `not_text`: (row, col) → what lies in a cell of a document and is none of its text:
    a table inside it, hidden letters, a text box. `page_tops`: first row of a table on a page → the row before the
    break, which it may go on with. `notes`: (row, col) → the note on a cell, or the text of a box that begins over it,
    in an xlsx, ods or xls; it may lie outside the grid. `control_cells`: (row, col) of the texts that control
    characters were dropped from.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    textual: bool = False
    percent_cells: frozenset[tuple[int, int]] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: Mapping[tuple[int, int], str] = field(default_factory=dict)
    looks_known: bool = True
    row_names: tuple[str, ...] = ()
    not_text: Mapping[tuple[int, int], str] = field(default_factory=dict)
    page_tops: Mapping[int, int] = field(default_factory=dict)
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    control_cells: tuple[tuple[int, int], ...] = ()

    def cell(self, row: int, col: int) -> Value:
        """The value at `row`, `col` (from 0); None outside the grid."""
        if 0 <= row < len(self.rows) and 0 <= col < len(self.rows[row]):
            return self.rows[row][col]
        return None

    def address(self, row: int, col: int) -> str:
        """How the cell is named to a person: B3, R3C2 in a text file (line 3, field 2), 表2 行5 列3 in a document."""
        if not self.row_names:
            return f"R{row + 1}C{col + 1}" if self.textual else f"{column_letters(col)}{row + 1}"
        name = self.row_names[row] if row < len(self.row_names) else ""
        return name if name.endswith("行目") else f"{name} 列{col + 1}"

    def row_name(self, row: int) -> str:
        """How the row is named to a person: 5行目, or 表2 行5 in a document."""
        return self.row_names[row] if row < len(self.row_names) else f"{row + 1}行目"

    @property
    def shown_name(self) -> str:
        """The sheet's name beside an address; "" where the sheet is the file."""
        return "" if self.textual else self.name

    def column_name(self, col: int) -> str:
        """How the column is named on the command line: B, or 2 where columns have no letters."""
        return str(col + 1) if self.textual else column_letters(col)

    def source(self, row: int, col: int) -> str:
        """The address with its sheet: 報告!B3; R3C2 alone in a text file, which has no sheets."""
        return self.address(row, col) if self.textual else f"{self.name}!{self.address(row, col)}"


@dataclass(frozen=True)
class Workbook:
    """A file that was read. `name` is for showing only, never a path; `format` is what the content is, not its name:
    xlsx (xlsm too), xlsb, xls, ods, csv, tsv, docx or pdf.
    """

    name: str
    format: str
    sheets: tuple[Sheet, ...]


def file_stem(name: str) -> str:
    """A file's name without folders and ending, for showing."""
    return PurePosixPath(PureWindowsPath(name).name).stem or name


@lru_cache(maxsize=1024)
def column_letters(col: int) -> str:
    """0 → A, 26 → AA."""
    letters = ""
    number = col + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A → 0, AA → 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
