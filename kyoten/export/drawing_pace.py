"""計画に対する進み on paper: one row per function and role, on the bands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kyoten.chart import pace, style
from kyoten.chart.base import Chart
from kyoten.chart.data import Row, rows
from kyoten.chart.words import known
from kyoten.export.drawing import (
    SIZE,
    SMALL,
    WIDTH,
    Dot,
    Drawing,
    Key,
    Line,
    Rect,
    Shape,
    Text,
    label_column,
    text_width,
)  # fmt: skip
from kyoten.measures import SLIGHTLY_BEHIND
from kyoten.settings import Settings

if TYPE_CHECKING:
    from kyoten.view import Meta

ROW = 20.0
TOP = 18.0


def pace_rows(chart: Chart, meta: Meta) -> Drawing:
    """pace: the dot, its distance from the plan, and the number in a column at the right."""
    listed = rows(chart.frame)
    headings, at = pace.places(chart.frame)
    left = label_column([row["role"] for row in listed]) + 12
    numbers = max((text_width(row["shown"], SIZE) for row in listed), default=0.0) + 14
    scale = (WIDTH - left - numbers) / pace.REACH
    height = TOP + ROW * max(len(headings) + len(at), 1)
    shapes = _grounds(left, scale, height, meta.settings)
    shapes += [Text(0, TOP + (place + 0.5) * ROW, name, bold=True) for name, place in headings]
    for row, place in zip(listed, at, strict=True):
        shapes += _row(row, left, scale, TOP + (place + 0.5) * ROW)
    ticks = ((0, "0%"), (50, "50%"), (100, "計画 100%"), (150, "150%"))
    shapes += [
        Text(left + value * scale, height + 12, text, SMALL, style.QUIET_TEXT, "center") for value, text in ticks
    ]
    keys = tuple(Key(name, style.BAND_COLOURS[name], shape=style.BAND_SYMBOLS[name]) for name in pace.BANDS)
    return Drawing(height + 22, tuple(shapes), keys)


def _grounds(left: float, scale: float, height: float, settings: Settings) -> list[Shape]:
    drawn: list[Shape] = []
    for name, start, end in pace.band_edges(settings):
        edge = min(end, pace.REACH)
        drawn.append(Rect(left + start * scale, 0, (edge - start) * scale, height, style.BAND_GROUNDS[name]))
        drawn.append(Text(left + start * scale + 4, 9, name, SMALL, style.QUIET_TEXT))
    middle = left + 100 * scale
    return [*drawn, Line(((middle, 0), (middle, height)), style.QUIET, 1.0, "dotted")]


def _row(row: Row, left: float, scale: float, y: float) -> list[Shape]:
    told = known(row["pace"])
    drawn: list[Shape] = [
        Text(left - 10, y, row["role"], align="right"),
        Line(((left, y), (WIDTH, y)), style.LINES, 0.6),
        Text(WIDTH, y, row["shown"], fill=style.INK if told else style.QUIET_TEXT, align="right"),
    ]
    if told:
        colour, x = style.BAND_COLOURS[row["band"]], left + min(row["pace"], pace.REACH) * scale
        drawn.append(Line(((left + 100 * scale, y), (x, y)), colour, 2.6))
        drawn.append(Dot(x, y, 5.6 if row["band"] == SLIGHTLY_BEHIND else 4.6, colour, pace.symbol(row)))
    return drawn
