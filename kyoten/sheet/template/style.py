"""How the quarter's workbook looks: XlsxWriter formats, column widths and row heights for Japanese text."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from kyoten.sheet.columns import Column, Part, Type

FONT = "Yu Gothic"
INK, QUIET, LINE, ACCENT = "#1C2733", "#6B7785", "#C9D1D9", "#1F5F8B"
INPUT_FILL, LOCKED_FILL, LAST_FILL, HEAD_FILL = "#FFF8E1", "#FFFFFF", "#F3F5F7", "#E3E9EF"
SAMPLE_INK = "#A33A22"

_UNITS_PER_WIDTH = {8: 1.3, 9: 1.18, 10: 1.06}
"""Half-width letters of a font size (points) that fit into one unit of column width, with room for line breaking."""
_LINE_HEIGHT = 1.55
_MOST_POINTS = 409
"""The highest row that Excel knows."""


@dataclass(frozen=True)
class Styles:
    """Makes formats of one workbook; XlsxWriter wants one object per look, so they are kept."""

    book: xlsxwriter.Workbook
    made: dict[tuple[tuple[str, Any], ...], Format]

    def get(self, **looks: Any) -> Format:  # noqa: ANN401 - XlsxWriter's properties are of many types
        """The format with these XlsxWriter properties on top of the common font."""
        asked = tuple(sorted(looks.items()))
        if asked not in self.made:
            base = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "top"}
            self.made[asked] = self.book.add_format(base | looks)
        return self.made[asked]

    def cell(self, column: Column, *, restated: bool = False, literal: bool = False) -> Format:
        """A data cell. `restated`: of an item that counts elsewhere. `literal`: its text begins like a formula and must
        stay text when someone edits it."""
        looks = dict(_PART_LOOKS[column.part]) | {"border": 1, "border_color": LINE, "text_wrap": True}
        looks |= {"font_size": font_size(column), "align": _ALIGN.get(column.type, "left")}
        if column.code in _CONTEXT or (restated and column.part is Part.PLAN):
            looks["font_color"] = QUIET
        if literal:
            looks["quote_prefix"] = True
        return self.get(**looks)

    def header(self, column: Column) -> Format:
        fill, ink = _HEAD_LOOKS[column.part]
        return self.get(
            bold=column.part is not Part.LAST,
            bg_color=fill,
            font_color=ink,
            font_size=9,
            align="center",
            valign="vcenter",
            text_wrap=True,
            border=1,
            border_color=LINE,
        )


_PART_LOOKS: dict[Part, dict[str, Any]] = {
    Part.PLAN: {"bg_color": LOCKED_FILL},
    Part.LAST: {"bg_color": LAST_FILL, "font_color": QUIET},
    Part.INPUT: {"bg_color": INPUT_FILL, "locked": False},
}
_HEAD_LOOKS = {Part.PLAN: (HEAD_FILL, INK), Part.LAST: (LAST_FILL, QUIET), Part.INPUT: (ACCENT, "#FFFFFF")}
_CONTEXT = frozenset({"function", "target_state", "viewpoint"})
"""The same in many rows: quiet and small, so that the item itself stands out."""
_ALIGN = {Type.STATUS: "center", Type.PERCENT: "center", Type.COUNT: "center"}


def font_size(column: Column) -> int:
    """Points of a data cell's text."""
    if column.is_input:
        return 10
    return 8 if column.code in _CONTEXT else 9


def row_height(cells: list[tuple[Column, str]], least: float) -> float:
    """Points that show the whole of every text of a row, at least `least`, at most what Excel allows."""
    return min(_MOST_POINTS, max([least, *(_text_height(text, column) for column, text in cells)]))


def _text_height(text: str, column: Column) -> float:
    size = font_size(column)
    return text_lines(text, column.width * _UNITS_PER_WIDTH[size]) * size * _LINE_HEIGHT + 4


def text_lines(text: str, units: float) -> int:
    """Lines that a text takes in a cell `units` half-width letters wide; its own line breaks count."""
    return sum(max(1, math.ceil(_units(line) / units)) for line in text.split("\n"))


def _units(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)
