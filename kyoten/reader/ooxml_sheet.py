"""One worksheet part, looked through cell by cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kyoten.reader.beyond_calamine import ERROR, NO_VALUE, Extras
from kyoten.reader.cells import CellFault
from kyoten.reader.xml import parse

_REFERENCE = re.compile(r"([A-Za-z]+)([0-9]+)\Z")
_LONGEST = 20
"""Characters of a reference. A longer one overflows calamine's numbers, so that it may mean any cell."""
_BEYOND = 10**9
"""A row or column beyond every limit."""
_TEXTS = frozenset({"v", "f", "t"})


@dataclass
class Scan:
    """What was found; `rows` and `columns` are the extent, from A1, of the cells that hold something."""

    rows: int = 0
    columns: int = 0
    extras: Extras = field(default_factory=Extras)


def scan_sheet(xml: bytes, percent_styles: frozenset[str]) -> Scan:
    """Raises Unreadable (damaged, unsafe_content)."""
    walk = _SheetWalk(percent_styles)
    parse(xml, walk.start, walk.end, walk.text)
    return walk.scan


class _SheetWalk:
    """Follows the part's events; a cell is judged when it ends."""

    def __init__(self, percent_styles: frozenset[str]) -> None:
        self.scan = Scan()
        self._percent_styles = percent_styles
        self._row, self._col = -1, -1
        self._cell: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._open = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._cell, self._parts = attributes, {}
            self._place(attributes.get("r", ""))
        elif tag in _TEXTS:
            self._open = tag
            self._parts.setdefault(tag, "")
        elif tag == "row":
            number = attributes.get("r", "")
            self._row, self._col = (int(number) - 1 if number.isdecimal() else self._row + 1), -1

    def text(self, text: str) -> None:
        if self._open:
            self._parts[self._open] += text

    def end(self, tag: str) -> None:
        if tag == "c":
            self._judge()
        elif tag == self._open:
            self._open = ""

    def _place(self, reference: str) -> None:
        """Cells without a reference follow the one before."""
        match = _REFERENCE.match(reference)
        if not match:
            self._col += 1
            return
        if len(reference) > _LONGEST:
            self._row = self._col = _BEYOND
            return
        col = 0
        for letter in match[1].upper():
            col = col * 26 + ord(letter) - ord("A") + 1
        self._row, self._col = int(match[2]) - 1, col - 1

    def _judge(self) -> None:
        value, formula, kind = self._parts.get("v", ""), self._parts.get("f"), self._cell.get("t", "n")
        if not value and formula is None and not self._parts.get("t"):
            return
        at, extras = (self._row, self._col), self.scan.extras
        self.scan.rows = max(self.scan.rows, self._row + 1)
        self.scan.columns = max(self.scan.columns, self._col + 1)
        if kind == "e":
            extras.faults[at] = CellFault(ERROR, value)
        elif formula is not None and not value.strip() and not (kind == "str" and "v" in self._parts):
            # A formula whose result is the text "" is stored as t="str" with an empty v: that one has its value.
            extras.faults[at] = CellFault(NO_VALUE, f"={formula}")
        elif self._cell.get("s") in self._percent_styles and kind == "n":
            extras.percents.add(at)
