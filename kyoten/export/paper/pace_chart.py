"""計画に対する進み on paper: one row per function and role, on the bands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kyoten.chart import pace, style
from kyoten.chart.base import Chart
from kyoten.chart.group_rows import Row, rows
from kyoten.chart.number_words import known
from kyoten.export.paper.shapes import (  # fmt: skip
    PICTURE,
    SIZE,
    SMALL,
    Dot,
    Drawing,
    Key,
    Line,
    Rect,
    Room,
    Shape,
    Text,
    label_column,
    text_width,
)
from kyoten.measures import SLIGHTLY_BEHIND
from kyoten.settings import Settings

if TYPE_CHECKING:
    from kyoten.views.view import Meta

ROW, LEAST = 20.0, 12.5
TOP, FOOT = 18.0, 22.0


def pace_rows(chart: Chart, meta: Meta, room: Room = PICTURE) -> Drawing:
    """pace: the dot, its distance from the plan, and the number in a column at the right."""
    listed = rows(chart.frame)
    headings, at = pace.places(chart.frame)
    left = label_column([row["role"] for row in listed]) + 12
    numbers = max((text_width(row["shown"], SIZE) for row in listed), default=0.0) + 14
    scale = (room.width - left - numbers) / pace.REACH
    names = _band_names(left, scale, meta.settings)
    top = names[-1].y + TOP / 2
    count = max(len(headings) + len(at), 1)
    row_height = room.row(ROW, LEAST, count, top + FOOT)
    height = top + row_height * count
    shapes: list[Shape] = [*_grounds(left, scale, height, meta.settings), *names]
    shapes += [Text(0, top + (place + 0.5) * row_height, name, bold=True) for name, place in headings]
    for row, place in zip(listed, at, strict=True):
        shapes += _row(row, (left, top + (place + 0.5) * row_height, scale, room.width))
    ticks = ((0, "0%"), (50, "50%"), (100, "計画 100%"), (150, "150%"))
    shapes += [
        Text(left + value * scale, height + 12, text, SMALL, style.QUIET_TEXT, "center") for value, text in ticks
    ]
    keys = tuple(Key(name, style.BAND_COLOURS[name], shape=style.BAND_SYMBOLS[name]) for name in pace.BANDS)
    return Drawing(height + FOOT, tuple(shapes), keys)


def _grounds(left: float, scale: float, height: float, settings: Settings) -> list[Shape]:
    drawn: list[Shape] = []
    for name, start, end in pace.band_edges(settings):
        edge = min(end, pace.REACH)
        drawn.append(Rect(left + start * scale, 0, (edge - start) * scale, height, style.BAND_GROUNDS[name]))
    middle = left + 100 * scale
    return [*drawn, Line(((middle, 0), (middle, height)), style.QUIET, 1.0, "dotted")]


def _band_names(left: float, scale: float, settings: Settings) -> list[Text]:
    """The bands' names over their grounds, one line lower each where a band is too narrow for its name."""
    made: list[Text] = []
    for name, start, _ in pace.band_edges(settings):
        x = left + start * scale + 4
        crowded = made and made[-1].box[2] > x - 2
        made.append(
            Text(x, made[-1].y + (SMALL + 2 if crowded else 0) if made else TOP / 2, name, SMALL, style.QUIET_TEXT)
        )
    return made


def _row(row: Row, place: tuple[float, float, float, float]) -> list[Shape]:
    """One role; `place`: the axis's left end, the row's middle, points for one percent, the right edge."""
    left, y, scale, right = place
    told = known(row["pace"])
    drawn: list[Shape] = [
        Text(left - 10, y, row["role"], align="right"),
        Line(((left, y), (right, y)), style.LINES, 0.6),
        Text(right, y, row["shown"], fill=style.INK if told else style.QUIET_TEXT, align="right"),
    ]
    if told:
        colour, x = style.BAND_COLOURS[row["band"]], left + min(row["pace"], pace.REACH) * scale
        drawn.append(Line(((left + 100 * scale, y), (x, y)), colour, 2.6))
        drawn.append(Dot(x, y, 5.6 if row["band"] == SLIGHTLY_BEHIND else 4.6, colour, pace.symbol(row)))
    return drawn
