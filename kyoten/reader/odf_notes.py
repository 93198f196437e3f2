"""What lies over the cells of an ods: notes (annotations), and the texts of boxes and shapes (docs/reading.md).

A shape stands in the cell that it begins over. One that is fixed to the page stands before all cells and says only how
far from the sheet's corner it is: the row that it begins over is told by the rows' heights.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from kyoten.reader.notes import Notes, put_note
from kyoten.reader.odf_looks import SPACES, count

_CELLS = frozenset({"table-cell", "covered-table-cell"})
# fmt: off
SHAPES = frozenset({
    "annotation", "frame", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon",
    "regular-polygon", "path", "connector", "caption", "measure",
})
# fmt: on
"""What lies over a cell; what it says is none of the cell's text."""
_LENGTH = re.compile(r"([0-9]{1,7}(?:\.[0-9]{1,9})?)(mm|cm|in|pt|pc)\Z")
_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0}
_USUAL_HEIGHT = 12.8
"""Points of a row that does not say how high it is."""


class OdfNotes:
    """Follows content.xml: sheet → its notes; and the own texts of cells that a shape stands in, whose letters
    calamine takes for the cell's."""

    def __init__(self) -> None:
        self.found: dict[str, Notes] = defaultdict(dict)
        self.own: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
        self._heights: dict[str, float] = {}
        self._style = self._name = ""
        self._tables = self._depth = 0
        self._row = self._repeat = self._column = self._across = 0
        self._in_cell = self._in_line = self._is_text = self._has_shape = False
        self._letters: list[str] = []
        self._lines: list[str] = []
        self._down = 0.0
        self._bottoms: list[tuple[float, int]] = []
        self._on_page: list[tuple[float, str]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._tables += 1
            if self._tables == 1:
                self._name, self._row, self._bottoms, self._on_page = attributes.get("table:name", ""), 0, [], []
        elif tag in SHAPES:
            if not self._depth:
                self._letters, self._down = [], _points(attributes.get("svg:y", ""))
            self._depth += 1
            self._has_shape |= tag != "annotation"
        elif self._depth:
            self._in_line |= tag == "p"
        elif self._in_cell and tag == "p":
            self._lines.append("")
        elif self._in_cell and tag in SPACES:
            self._add(SPACES[tag] * count(attributes, "text:c"))
        elif tag == "style":
            self._style = attributes.get("style:name", "")
        elif tag == "table-row-properties":
            self._heights[self._style] = _points(attributes.get("style:row-height", "")) or _USUAL_HEIGHT
        elif tag == "table-row" and self._tables == 1:
            self._repeat, self._column = count(attributes, "table:number-rows-repeated"), 0
            height = self._heights.get(attributes.get("table:style-name", ""), _USUAL_HEIGHT)
            above = self._bottoms[-1][0] if self._bottoms else 0.0
            self._bottoms.append((above + height * self._repeat, self._row))
        elif tag in _CELLS and self._tables == 1:
            self._in_cell, self._across = True, count(attributes, "table:number-columns-repeated")
            self._is_text = attributes.get("office:value-type", "string") == "string"
            self._has_shape, self._lines = False, []

    def text(self, text: str) -> None:
        if self._in_line:
            self._letters.append(text)
        elif self._in_cell and not self._depth:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._lines:
            self._lines[-1] += text

    def end(self, tag: str) -> None:
        if tag == "table":
            self._tables -= 1
            if not self._tables:
                self._place_on_page()
        elif tag in SHAPES:
            self._depth -= 1
            if not self._depth and self._tables:
                self._put("".join(self._letters))
        elif self._depth:
            if tag == "p":
                self._in_line = False
                self._letters.append("\n")
        elif tag == "table-row" and self._tables == 1:
            self._row += self._repeat
        elif tag in _CELLS and self._tables == 1:
            self._in_cell = False
            if self._has_shape and self._is_text:
                self.own[self._name][self._row, self._column] = "\n".join(self._lines)
            self._column += self._across

    def _put(self, text: str) -> None:
        if self._in_cell:
            put_note(self.found[self._name], (self._row, self._column), text)
        else:
            self._on_page.append((self._down, text))

    def _place_on_page(self) -> None:
        """The shapes that are fixed to the page, each at the row that it begins over, in the first column."""
        bottoms = [bottom for bottom, _ in self._bottoms]
        for down, text in self._on_page:
            at = bisect_right(bottoms, down)
            if at < len(bottoms):
                above = bottoms[at - 1] if at else 0.0
                rows = (self._bottoms[at + 1][1] if at + 1 < len(bottoms) else self._row) - self._bottoms[at][1]
                height = (bottoms[at] - above) / max(rows, 1)
                row = self._bottoms[at][1] + min(int((down - above) / height), rows - 1)
            else:
                row = self._row
            put_note(self.found[self._name], (row, 0), text)


def _points(length: str) -> float:
    found = _LENGTH.match(length)
    return float(found[1]) * _POINTS[found[2]] if found else 0.0
