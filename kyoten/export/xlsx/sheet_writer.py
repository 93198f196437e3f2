"""What every sheet of a workbook shares: formats, the table writer, print set-up.

Data sheets hold one table each: header in row 1, one fact a cell, no merged cells, numbers as numbers (総務省's rules
for machine-readable tables). Whose and of when they are stands in the printed page's header.
"""

from __future__ import annotations

import datetime as dt
import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kyoten.chart import style
from kyoten.sheet.values.display import in_header
from kyoten.text import runs_in_spreadsheet

if TYPE_CHECKING:
    from kyoten.views.view import Meta

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""A text stays a text, whatever it looks like."""
FONT = "BIZ UDPゴシック"
"""Of Windows since 2018 (elsewhere another one stands in), with lines close together: those of 游ゴシック are a third
farther apart, which made the draft of 100 items 36 pages."""
SIZE = 10
LINE = 14.0
"""Points that one line of text takes in a row."""
MAX_HEIGHT = 400.0
"""Excel's own limit is 409 points."""
_MOST = int(MAX_HEIGHT / LINE)
READABLE = 0.8
"""How much a table's letters of 10 points may be made smaller in print."""
_PAGE = 0.97 * 770.0
"""Points across A4 landscape between the margins, less a little, as a column that does not fit goes on to the next."""
_TOP = {"font_name": FONT, "font_size": SIZE, "font_color": style.INK, "valign": "top"}
_CELL = _TOP | {"bottom": 1, "bottom_color": style.LINES}
_HEAD = _TOP | {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#EEF2F5", "bottom": 1}
_DATE = 'yyyy"年"m"月"d"日"'
_FORMATS: dict[str, dict[str, Any]] = {
    # The indent keeps a text off the number to its left.
    "text": _CELL | {"text_wrap": True, "align": "left", "indent": 1},
    "int": _CELL | {"num_format": "#,##0", "align": "right"},
    "one": _CELL | {"num_format": "0.0", "align": "right"},
    "number": _CELL | {"num_format": "General", "align": "right"},
    "date": _CELL | {"num_format": _DATE, "align": "right"},
    "left_date": _CELL | {"num_format": _DATE, "align": "left", "indent": 1},
    "left_number": _CELL | {"num_format": "#,##0", "align": "left", "indent": 1},
    "head": _HEAD | {"align": "left", "indent": 1},
    "head_number": _HEAD | {"align": "right"},
    "title": _TOP | {"bold": True, "font_size": 16, "valign": "vcenter", "text_wrap": True},
    "cover": _TOP | {"bold": True, "font_size": 24, "valign": "vcenter", "text_wrap": True},
    "finding": _TOP | {"bold": True, "text_wrap": True},
    "link": _CELL | {"font_color": style.ACCENT, "underline": 1, "align": "left", "indent": 1},
    "section": _TOP | {"bold": True, "font_size": 11, "valign": "vcenter"},
    "quiet": _TOP | {"font_color": style.QUIET_TEXT, "valign": "vcenter", "text_wrap": True},
    "name": _TOP | {"valign": "vcenter", "text_wrap": True},
}


@dataclass(frozen=True)
class SheetColumn:
    """A column of a table: its key in the rows, its heading, its width in characters, its kind (a key of _FORMATS)."""

    key: str
    head: str
    width: float
    kind: str = "text"


class BookWriter:
    """A workbook being written, with its formats made once."""

    def __init__(self, workbook: Workbook, meta: Meta) -> None:
        self.workbook = workbook
        self.meta = meta
        self.formats: dict[str, Format] = {name: workbook.add_format(look) for name, look in _FORMATS.items()}
        self._fills: dict[tuple[str, str], Format] = {}

    def filled(self, fill: str, ink: str) -> Format:
        """A centred one-decimal format on a coloured ground."""
        look = _TOP | {
            "num_format": "0.0", "align": "center", "valign": "vcenter", "bg_color": fill, "font_color": ink,
            "border": 1, "border_color": style.WHITE, "text_wrap": True,
        }  # fmt: skip
        return self._fills.setdefault((fill, ink), self.workbook.add_format(look))

    def _literal(self, kind: str) -> Format:
        """The same look with a quote prefix: a text that begins like a formula stays one when somebody edits it."""
        name = f"{kind}, literal"
        if name not in self.formats:
            self.formats[name] = self.workbook.add_format(_FORMATS[kind] | {"quote_prefix": True})
        return self.formats[name]

    def sheet(self, name: str, *, pages_tall: int = 0, note: str = "") -> Worksheet:
        """A sheet set up for A4 landscape, one page wide, with page numbers; `note` is printed beside its name."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.6)
        sheet.fit_to_pages(1, pages_tall)
        sheet.set_header(f"&L{in_header(name + note)}&R{_running(self.meta)}")
        sheet.set_footer("&C&P / &N ページ")
        sheet.hide_gridlines(2)
        return sheet

    def write(self, sheet: Worksheet, row: int, column: int, value: object, kind: str) -> None:
        """One cell. A text is always a text, whatever it begins with; None and NaN leave the cell empty."""
        look = self.formats[kind]
        if isinstance(value, str):
            sheet.write_string(row, column, value, self._literal(kind) if runs_in_spreadsheet(value) else look)
        elif missing(value):
            sheet.write_blank(row, column, None, look)
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, column, value, look)
        else:
            sheet.write_number(row, column, float(value), look)  # type: ignore[arg-type]

    def across(self, sheet: Worksheet, row: int, columns: tuple[int, int], text: str, kind: str) -> None:
        """A text over several columns of a page that people read (no data sheet merges cells)."""
        sheet.merge_range(row, columns[0], row, columns[1], "", self.formats[kind])
        self.write(sheet, row, columns[0], text, kind)

    def table(
        self, name: str, columns: Sequence[SheetColumn], rows: Sequence[Mapping[str, Any]], *, split: bool = False
    ) -> Worksheet:
        """A data sheet: header frozen and repeated in print, filter, widths and heights that show the text.

        The columns up to 項目番号 stay in view too, where it stands at the left. `split`: printed over several pages
        side by side rather than too small to read.
        """
        lines = [_text_lines(columns, row) for row in rows]
        columns, rows = _with_cut_texts(columns, rows, lines)
        # A table without rows prints as a header alone: the page says that this is all.
        sheet = self.sheet(name, note="" if rows else "(該当なし)")
        sheet.freeze_panes(1, _kept(columns))
        sheet.repeat_rows(0)
        if split:
            _print_split(sheet, columns)
        sheet.set_row(0, height([(column.head, column.width) for column in columns]) + 4)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            look = "head" if column.kind == "text" else "head_number"
            sheet.write_string(0, number, column.head, self.formats[look])
        for line, row in enumerate(rows, start=1):
            # A row with a note of cut texts is as high as one can be.
            sheet.set_row(line, _high(lines[line - 1].values()))
            for number, column in enumerate(columns):
                self.write(sheet, line, number, row[column.key], column.kind)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        return sheet


CUT = SheetColumn("cut", "表示の注記", 14)


def _with_cut_texts(
    columns: Sequence[SheetColumn], rows: Sequence[Mapping[str, Any]], lines: Sequence[Mapping[str, int]]
) -> tuple[Sequence[SheetColumn], Sequence[Mapping[str, Any]]]:
    """The table as it is, or with a last column that says which rows hold a text that is longer than a row can be high.

    The cell has all of it; sheet and page show its beginning. `lines`: those of each row's texts."""
    cut = ["、".join(c.head for c in columns if taken.get(c.key, 0) > _MOST) for taken in lines]
    if not any(cut):
        return columns, rows
    told = [f"{heads}は行の高さに収まらない。全文はセルにある" if heads else None for heads in cut]
    return [*columns, CUT], [{**row, CUT.key: words} for row, words in zip(rows, told, strict=True)]


def _text_lines(columns: Sequence[SheetColumn], row: Mapping[str, Any]) -> dict[str, int]:
    """How many lines each text of a row takes, by its column's key."""
    return {c.key: _lines(row[c.key], c.width) for c in columns if isinstance(row[c.key], str)}


def _print_split(sheet: Worksheet, columns: Sequence[SheetColumn]) -> None:
    """Over as many pages side by side as letters of 10 points take that keep 8 of them; what says whose a row is stands
    on each."""
    kept = _kept(columns) or next(number for number, column in enumerate(columns) if column.kind != "text")
    sheet.repeat_columns(0, kept - 1)
    again = sum(map(_points, columns[:kept]))
    pages, used = 1, 0.0
    for column in columns:
        if used + _points(column) > _PAGE / READABLE:
            pages, used = pages + 1, again
        used += _points(column)
    sheet.fit_to_pages(pages, 0)


def _points(column: SheetColumn) -> float:
    """How wide a column is: seven pixels a character, and five."""
    return 0.75 * (7 * column.width + 5)


def _kept(columns: Sequence[SheetColumn]) -> int:
    """How many columns stay in view while the others are scrolled."""
    return next((number for number, column in enumerate(columns[:2], start=1) if column.key == "item"), 0)


def missing(value: object) -> bool:
    """Whether a value is not known: None or NaN."""
    return value is None or bool(pd.isna(value))  # type: ignore[call-overload]


def height(texts: Sequence[tuple[str, float]]) -> float:
    """Points that a row needs for its texts in columns of these widths."""
    return _high(_lines(text, width) for text, width in texts)


def _high(lines: Iterable[int]) -> float:
    return min(max(lines, default=1) * LINE, MAX_HEIGHT)


def _lines(text: str, width: float) -> int:
    # The indent takes one character, and a kanji that no longer fits leaves up to two at each line's end.
    return sum(max(1, math.ceil(_units(part) / max(width - 2, 1))) for part in text.split("\n"))


def _units(text: str) -> float:
    # Widths count digits of an 11-point font; at 10 points a kanji is a little less than two of them.
    return sum(1.9 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _running(meta: Meta) -> str:
    mark = " サンプル" if meta.sample else ""
    return f"{in_header(meta.site)} {meta.period_label} {meta.standing_label} 未報告{meta.unreported}件{mark}"
