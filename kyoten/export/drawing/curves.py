"""Curves over the four quarters as shapes: one large, or a small one a function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kyoten.chart import style
from kyoten.chart.forms import ACTUAL, PLAN, Curve, SmallCurves, below_plan, planned, reached
from kyoten.chart.number_words import one_decimal
from kyoten.export.drawing.shapes import (  # fmt: skip
    LINE,
    SIZE,
    SMALL,
    WIDTH,
    Dot,
    Drawing,
    LegendEntry,
    Room,
    Shape,
    Stroke,
    Text,
    label,
    label_lines,
    text_width,
)
from kyoten.fiscal import QUARTERS
from kyoten.measures import CurvePoint

KEYS = (LegendEntry(ACTUAL, style.ACCENT, shape="line"), LegendEntry(PLAN, style.QUIET, shape="dotted"))
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


def year(form: Curve, room: Room) -> Drawing:
    """Every known quarter with its number; both lines named at their ends."""
    # The last quarter's point stands an eighth of the plot from its right edge, its number beside it.
    number = text_width(f"{ACTUAL} 100.0", SIZE) + 8
    width = min(room.width - 50, (room.width - 40 - number) * 8 / 7)
    plot = Plot(40, 22, width, room.row(220, 100, 1, 52))
    shapes = [*_grid(plot, (0, 25, 50, 75, 100)), *_quarters(plot), *_lines(plot, form.points, numbered=True)]
    return Drawing(plot.y + plot.h + 30, (*shapes, *_plan_name(plot, form)))


def panels(form: SmallCurves, room: Room) -> Drawing:
    """Up to three side by side, each with its function's name and how it stands."""
    across = max(1, min(ACROSS, int(room.width // NARROWEST)))
    # A narrow panel's last number reaches over its right edge.
    spare = 0 if room.width >= WIDTH else 12
    width = (room.width - 30 - spare - GAP * (across - 1)) / across
    wide = max(1, min(NAME, int(width / SIZE)))
    extra = LINE * (label_lines([panel.name for panel in form.panels], wide) - 1)
    down = -(-len(form.panels) // across)
    high = room.row(PANEL + extra, LOWEST + extra, down, 0)
    shapes: list[Shape] = []
    for number, panel in enumerate(form.panels):
        x = 30 + (number % across) * (width + GAP)
        top = (number // across) * high
        plot = Plot(x, top + 52 + extra, width, high - extra - (PANEL - 108))
        shapes += label(panel.name, x, top + 10 + extra / 2, "left", wide, bold=True)
        shapes.append(Text(x, top + 26 + extra, panel.standing, SMALL, style.QUIET_TEXT))
        if panel.counts:
            shapes.append(Text(x, top + 38 + extra, panel.counts, SMALL, style.QUIET_TEXT))
        shapes += [*_grid(plot, (0, 50, 100), named=number % across == 0), *_quarters(plot)]
        shapes += _lines(plot, panel.points, numbered=False)
    return Drawing(down * high, tuple(shapes), KEYS)


def _grid(plot: Plot, values: tuple[int, ...], *, named: bool = True) -> list[Shape]:
    shapes: list[Shape] = []
    for value in values:
        y = plot.place(1, value)[1]
        shapes.append(Stroke(((plot.x, y), (plot.x + plot.w, y)), style.LINES, 0.8))
        if named:
            shapes.append(Text(plot.x - 6, y, str(value), SMALL, style.QUIET_TEXT, "right"))
    return shapes


def _quarters(plot: Plot) -> list[Shape]:
    return [
        Text(plot.place(n, 0)[0], plot.y + plot.h + 16, f"第{n}", SMALL, style.QUIET_TEXT, "center") for n in QUARTERS
    ]


def _lines(plot: Plot, points: Sequence[CurvePoint], *, numbered: bool) -> list[Shape]:
    """The plan's line, the actual one with gaps where nothing is known, and its numbers (all, or the newest)."""
    plan = tuple(plot.place(point.quarter, value) for point, value in planned(points))
    shapes: list[Shape] = [Stroke(plan, style.QUIET, 1.4, "dotted")] if len(plan) > 1 else []
    shapes += [Stroke(run, style.ACCENT, 2.4) for run in _runs(plot, points) if len(run) > 1]
    numbers = reached(points)
    for point, mean in numbers:
        newest = point is numbers[-1][0]
        x, y = plot.place(point.quarter, mean)
        shapes.append(Dot(x, y, 3.4, style.ACCENT))
        if numbered or newest:
            text = f"{ACTUAL} {one_decimal(mean)}" if numbered and newest else one_decimal(mean)
            shapes.append(_number(x, y, text, below=below_plan(point), axis=plot.x))
    return shapes


def _runs(plot: Plot, points: Sequence[CurvePoint]) -> list[tuple[tuple[float, float], ...]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point.mean_progress is not None:
            runs[-1].append(plot.place(point.quarter, point.mean_progress))
        else:
            runs.append([])
    return [tuple(run) for run in runs]


def _number(x: float, y: float, text: str, *, below: bool, axis: float) -> Text:
    """Below and right of the point, or above and left of it: where neither line runs."""
    if below:
        return Text(x + 6, y + 10, text, SIZE, style.ACCENT)
    if x - 6 - text_width(text, SIZE) < axis:
        # Too near the axis of a narrow plot: over the point instead.
        return Text(axis + 2, y - 12, text, SIZE, style.ACCENT)
    return Text(x - 6, y - 10, text, SIZE, style.ACCENT, "right")


def _plan_name(plot: Plot, form: Curve) -> list[Shape]:
    """計画 at the end of its line, on the side where the actual one is not."""
    plan = planned(form.points)
    if not plan:
        return []
    end, value = plan[-1]
    x, y = plot.place(end.quarter, value)
    if form.plan_name_above:
        return [Text(x - 10, y - 10, PLAN, SIZE, style.QUIET_TEXT, "right")]
    return [Text(x + 10, y + 12, PLAN, SIZE, style.QUIET_TEXT)]
