"""Paces as shapes: one row a function and role, on the bands."""

from __future__ import annotations

from collections.abc import Iterable

from kyoten.chart import signs, style
from kyoten.chart.forms import PaceRow, PaceRows, range_words
from kyoten.export.drawing.shapes import (  # fmt: skip
    LINE,
    SIZE,
    SMALL,
    Dot,
    Drawing,
    LegendEntry,
    Rect,
    Room,
    Shape,
    Stroke,
    Text,
    label,
    label_column,
    label_lines,
    text_width,
)
from kyoten.measures import FULL

ROW, LEAST = 20.0, 12.5
TOP, FOOT = 18.0, 22.0
TICKS = ((0, "0%"), (50, "50%"), (100, "計画 100%"))
LARGER = ("diamond", "triangle-down")
"""Shapes that look smaller than others of their width."""


def drawing(form: PaceRows, room: Room) -> Drawing:
    """The dot, its distance from the plan, and the number in a column at the right."""
    headings, at = form.places()
    roles = [row.role for row in form.rows]
    left = label_column(roles, width=room.label) + 12
    # Half of the last tick lies beyond the axis; the numbers have more room than that, where there are any.
    numbers = max([text_width(row.shown, SIZE) + 14 for row in form.rows] or [text_width("計画 100%", SMALL) / 2])
    scale = (room.width - left - numbers) / FULL
    names = _band_names(form, left, scale)
    top = names[-1].y + TOP / 2
    count = max(len(headings) + len(at), 1)
    tall = label_lines(roles, room.label) - 1
    row_height = room.row(ROW + tall * LINE, LEAST + tall * LINE, count, top + FOOT)
    height = top + row_height * count
    shapes: list[Shape] = [*_grounds(form, left, scale, height), *names]
    shapes += [Text(0, top + (place + 0.5) * row_height, name, bold=True) for name, place in headings]
    for row, place in zip(form.rows, at, strict=True):
        shapes += label(row.role, left - 10, top + (place + 0.5) * row_height, width=room.label)
        shapes += _row(row, (left, top + (place + 0.5) * row_height, scale, room.width))
    shapes += [
        Text(left + value * scale, height + 12, text, SMALL, style.QUIET_TEXT, "center") for value, text in TICKS
    ]
    return Drawing(height + FOOT, tuple(shapes), band_keys([name for name, _, _ in reversed(form.bands)]))


def band_keys(names: Iterable[str]) -> tuple[LegendEntry, ...]:
    """The legend's entry of each band."""
    return tuple(LegendEntry(name, style.BAND_COLOURS[name], shape=signs.BANDS[name].shape) for name in names)


def _grounds(form: PaceRows, left: float, scale: float, height: float) -> list[Shape]:
    shapes: list[Shape] = []
    for name, start, end in form.bands:
        edge = min(end, FULL)
        shapes.append(Rect(left + start * scale, 0, (edge - start) * scale, height, style.BAND_GROUNDS[name]))
    middle = left + FULL * scale
    return [*shapes, Stroke(((middle, 0), (middle, height)), style.QUIET, 1.0, "dotted")]


def _band_names(form: PaceRows, left: float, scale: float) -> list[Text]:
    """Each ground's percents over it, one line lower each where it is too narrow for them."""
    names: list[Text] = []
    for _, start, end in form.bands:
        x = left + start * scale + 4
        crowded = names and names[-1].box[2] > x - 2
        y = names[-1].y + (SMALL + 2 if crowded else 0) if names else TOP / 2
        names.append(Text(x, y, range_words(start, end), SMALL, style.QUIET_TEXT))
    return names


def _row(row: PaceRow, place: tuple[float, float, float, float]) -> list[Shape]:
    """One role; `place`: the axis's left end, the row's middle, points for one percent, the right edge."""
    left, y, scale, right = place
    shapes: list[Shape] = [
        Stroke(((left, y), (left + FULL * scale, y)), style.LINES, 0.6),
        Text(right, y, row.shown, fill=style.INK if row.pace is not None else style.QUIET_TEXT, align="right"),
    ]
    if row.pace is not None:
        colour, shape, x = style.BAND_COLOURS[row.band], signs.BANDS[row.band].shape, left + row.pace * scale
        shapes.append(Stroke(((left + FULL * scale, y), (x, y)), colour, 2.6))
        shapes.append(Dot(x, y, 5.6 if shape in LARGER else 4.6, colour, shape))
    return shapes
