"""The shapes that a drawing is made of: plain values that typst (paper/shapes.typ) and svg.py place one by one.

Lengths are points from the drawing's upper left corner; a text's `y` is its middle. Colours are #RRGGBB.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from kyoten.chart import style
from kyoten.chart.number_words import lines

WIDTH = 712.0
"""How wide a picture's drawing is: its page of 760 points without the margins."""
SIZE = 11.0
SMALL = 10.0
LINE = SIZE + 2
"""From one line of a label to the next."""

# Advance widths in em, where a narrow character is not the usual 0.63: a little more than Noto Sans CJK JP takes for
# our labels in either weight, as its digits (0.56 and 0.59) leave more than its % (0.92 and 0.96) and points need.
_NARROW = {".": 0.27, ",": 0.27, "(": 0.34, ")": 0.34, "-": 0.36, "%": 0.85, " ": 0.3, "m": 0.9, "M": 0.9, "W": 0.95}


@dataclass(frozen=True)
class Room:
    """What a drawing may take, in its own points. Rows become lower to keep within `height` as far as words allow.

    `label`: how many characters of a name stand on one line.
    """

    width: float = WIDTH
    height: float = math.inf
    label: int = 14

    def row(self, usual: float, least: float, count: int, rest: float) -> float:
        """The height of each of `count` rows beside `rest` points of other things."""
        return max(least, min(usual, (self.height - rest) / max(count, 1)))


PICTURE = Room()
"""A picture of its own."""


@dataclass(frozen=True)
class Rect:
    """A filled rectangle; `pattern` "/", ".", "-" or "|" is drawn over it in the colour `over`."""

    x: float
    y: float
    w: float
    h: float
    fill: str
    pattern: str = ""
    over: str = style.WHITE
    kind: str = field(default="rect", init=False)


@dataclass(frozen=True)
class Stroke:
    """A line through points; `dash` is "solid" or "dotted"."""

    points: tuple[tuple[float, float], ...]
    stroke: str
    width: float = 1.0
    dash: str = "solid"
    kind: str = field(default="line", init=False)


@dataclass(frozen=True)
class Dot:
    """A marker around its middle; `shape`: circle, square, diamond or triangle-down."""

    x: float
    y: float
    r: float
    fill: str
    shape: str = "circle"
    kind: str = field(default="dot", init=False)


@dataclass(frozen=True)
class Text:
    """One line of text; `align` says which of its ends (or its centre) stands at x."""

    x: float
    y: float
    text: str
    size: float = SIZE
    fill: str = style.INK
    align: str = "left"
    bold: bool = False
    kind: str = field(default="text", init=False)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom, as far as its characters' widths are known."""
        width = text_width(self.text, self.size)
        left = self.x - {"left": 0.0, "center": width / 2, "right": width}[self.align]
        return left, self.y - self.size / 2, left + width, self.y + self.size / 2


Shape = Rect | Stroke | Dot | Text


@dataclass(frozen=True)
class LegendEntry:
    """One entry of the legend: a swatch and its words; `shape` "" is a square with a pattern, "line" a stroke."""

    text: str
    fill: str
    pattern: str = ""
    over: str = style.WHITE
    shape: str = ""


@dataclass(frozen=True)
class Drawing:
    """A chart's body, as wide as its room, and the legend that goes above it."""

    height: float
    shapes: tuple[Shape, ...]
    legend: tuple[LegendEntry, ...] = ()

    @property
    def texts(self) -> list[Text]:
        return [shape for shape in self.shapes if isinstance(shape, Text)]

    def data(self) -> dict[str, Any]:
        """As paper/shapes.typ takes it."""
        shapes = [asdict(shape) for shape in self.shapes]
        return {"height": self.height, "shapes": shapes, "legend": [asdict(key) for key in self.legend]}


def text_width(text: str, size: float) -> float:
    """How wide a text is in Noto Sans CJK JP, in points; a little generous."""
    return sum(_advance(char) for char in text) * size


def _advance(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    return _NARROW.get(char, 0.63)


def label_column(names: Sequence[str], size: float = SIZE, width: int = 14) -> float:
    """The room that names need at the left, broken into lines of `width` characters, with the gap after them."""
    broken = [line for name in names for line in lines(name, width)]
    return max((text_width(line, size) for line in broken), default=0.0) + 10


def label_lines(names: Sequence[str], width: int) -> int:
    """How many lines the longest of the names takes."""
    return max((len(lines(name, width)) for name in names), default=1)


def label(name: str, x: float, y: float, align: str = "right", width: int = 14, *, bold: bool = False) -> list[Text]:
    """A name around the middle y, over several lines where it is long."""
    broken = lines(name, width)
    top = y - (len(broken) - 1) * LINE / 2
    return [Text(x, top + at * LINE, line, align=align, bold=bold) for at, line in enumerate(broken)]
