"""年間の推移 and 機能別の推移 on paper: lines over the four quarters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kyoten.chart import small_multiples, style
from kyoten.chart.base import Chart
from kyoten.chart.number_words import known, one_decimal
from kyoten.chart.sentences import Point
from kyoten.chart.year_curve import ACTUAL, PLAN, QUARTERS, below_plan, plan_name_above
from kyoten.export.paper.shapes import (  # fmt: skip
    LINE,
    PICTURE,
    SIZE,
    SMALL,
    WIDTH,
    Dot,
    Drawing,
    Key,
    Line,
    Room,
    Shape,
    Text,
    label,
    label_lines,
    text_width,
)

if TYPE_CHECKING:
    from kyoten.views.view import Meta

KEYS = (Key(ACTUAL, style.ACCENT, shape="line"), Key(PLAN, style.QUIET, shape="dotted"))
ACROSS = 3
GAP = 26.0
PANEL, LOWEST = 196.0, 150.0
NARROWEST = 150.0
NAME = 18
"""Characters of a function's name on one line above its panel."""


@dataclass(frozen=True)
class Plot:
    """A field with quarters 1–4 from left to right and 0–100 % from its bottom."""

    x: float
    y: float
    w: float
    h: float

    def place(self, quarter: float, value: float) -> tuple[float, float]:
        """Points for a quarter and a percent."""
        return round(self.x + (quarter - 0.5) / 4 * self.w, 3), round(self.y + self.h * (1 - value / 100), 3)


def year(chart: Chart, meta: Meta, room: Room = PICTURE) -> Drawing:
    """year_curve: every known quarter with its number."""
    del meta  # the frame says it all
    # The last quarter's point stands an eighth of the plot from its right edge, its number beside it.
    number = text_width(f"{ACTUAL} 100.0", SIZE) + 8
    width = min(room.width - 50, (room.width - 40 - number) * 8 / 7)
    plot = Plot(40, 22, width, room.row(220, 100, 1, 52))
    points = small_multiples.points(chart.frame)
    shapes = [*_grid(plot, (0, 25, 50, 75, 100)), *_quarters(plot), *_lines(plot, points, numbered=True)]
    return Drawing(plot.y + plot.h + 30, (*shapes, *_plan_name(plot, points)))


def multiples(chart: Chart, meta: Meta, room: Room = PICTURE) -> Drawing:
    """small_multiples: up to three panels side by side, all on the same axes."""
    panels = small_multiples.panels(chart.frame)
    across = max(1, min(ACROSS, int(room.width // NARROWEST)))
    # A narrow panel's last number reaches over its right edge.
    spare = 0 if room.width >= WIDTH else 12
    width = (room.width - 30 - spare - GAP * (across - 1)) / across
    wide = max(1, min(NAME, int(width / SIZE)))
    extra = LINE * (label_lines([name for name, _ in panels], wide) - 1)
    down = -(-len(panels) // across)
    high = room.row(PANEL + extra, LOWEST + extra, down, 0)
    shapes: list[Shape] = []
    for number, (name, panel) in enumerate(panels):
        x = 30 + (number % across) * (width + GAP)
        top = (number // across) * high
        plot = Plot(x, top + 52 + extra, width, high - extra - (PANEL - 108))
        shapes += label(name, x, top + 10 + extra / 2, "left", wide, bold=True)
        standing = small_multiples.standing(panel, meta.quarter.number)
        shapes.append(Text(x, top + 26 + extra, standing, SMALL, style.QUIET_TEXT))
        shapes += [*_grid(plot, (0, 50, 100), named=number % across == 0), *_quarters(plot)]
        shapes += _lines(plot, small_multiples.points(panel), numbered=False)
    return Drawing(down * high, tuple(shapes), KEYS)


def _grid(plot: Plot, values: tuple[int, ...], *, named: bool = True) -> list[Shape]:
    drawn: list[Shape] = []
    for value in values:
        y = plot.place(1, value)[1]
        drawn.append(Line(((plot.x, y), (plot.x + plot.w, y)), style.LINES, 0.8))
        if named:
            drawn.append(Text(plot.x - 6, y, str(value), SMALL, style.QUIET_TEXT, "right"))
    return drawn


def _quarters(plot: Plot) -> list[Shape]:
    return [
        Text(plot.place(n, 0)[0], plot.y + plot.h + 16, f"第{n}", SMALL, style.QUIET_TEXT, "center") for n in QUARTERS
    ]


def _lines(plot: Plot, points: list[Point], *, numbered: bool) -> list[Shape]:
    """The plan's line, the actual one with gaps where nothing is known, and its numbers (all, or the newest)."""
    told = [point for point in points if known(point.mean)]
    plan = tuple(plot.place(point.quarter, point.expected) for point in points if known(point.expected))
    drawn: list[Shape] = [Line(plan, style.QUIET, 1.4, "dotted")] if len(plan) > 1 else []
    drawn += [Line(run, style.ACCENT, 2.4) for run in _runs(plot, points) if len(run) > 1]
    for point in told:
        x, y = plot.place(point.quarter, point.mean)
        drawn.append(Dot(x, y, 3.4, style.ACCENT))
        if numbered or point is told[-1]:
            name = f"{ACTUAL} " if numbered and point is told[-1] else ""
            drawn.append(_number(x, y, point, name, plot.x))
    return drawn


def _runs(plot: Plot, points: list[Point]) -> list[tuple[tuple[float, float], ...]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if known(point.mean):
            runs[-1].append(plot.place(point.quarter, point.mean))
        else:
            runs.append([])
    return [tuple(run) for run in runs]


def _number(x: float, y: float, point: Point, name: str, left: float) -> Text:
    """Below and right of the point, or above and left of it: where neither line runs."""
    text = name + one_decimal(point.mean)
    if below_plan(point):
        return Text(x + 6, y + 10, text, SIZE, style.ACCENT)
    if x - 6 - text_width(text, SIZE) < left:
        # Too near the axis of a narrow plot: over the point instead.
        return Text(left + 2, y - 12, text, SIZE, style.ACCENT)
    return Text(x - 6, y - 10, text, SIZE, style.ACCENT, "right")


def _plan_name(plot: Plot, points: list[Point]) -> list[Shape]:
    """計画 at the end of its line, on the side where the actual one is not."""
    planned = [point for point in points if known(point.expected)]
    if not planned:
        return []
    x, y = plot.place(planned[-1].quarter, planned[-1].expected)
    if plan_name_above(points):
        return [Text(x - 10, y - 10, PLAN, SIZE, style.QUIET_TEXT, "right")]
    return [Text(x + 10, y + 12, PLAN, SIZE, style.QUIET_TEXT)]
