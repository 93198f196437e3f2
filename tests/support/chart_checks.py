"""What the tests of charts ask of drawings and figures."""

from __future__ import annotations

import itertools

from kyoten.chart import kinds
from kyoten.chart.chart import Chart
from kyoten.export.drawing import layout
from kyoten.export.drawing.shapes import Drawing, Room, Text
from kyoten.measures import CurvePoint

DRAWN = [kind.key for kind in kinds.KINDS if kind.pictures]
"""The kinds that have a picture: on screen, on paper, in the ZIP."""


def overlap(one: Text, other: Text) -> bool:
    left, top, right, bottom = one.box
    left2, top2, right2, bottom2 = other.box
    return left < right2 and left2 < right and top < bottom2 and top2 < bottom


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of texts of which one lies over the other."""
    pairs = itertools.combinations(drawing.texts, 2)
    return [(one.text, other.text) for one, other in pairs if overlap(one, other)]


def outside(drawing: Drawing, width: float) -> list[str]:
    """Texts that reach over an edge of the drawing by more than a point."""
    found = []
    for text in drawing.texts:
        left, top, right, bottom = text.box
        if left < -1 or top < -1 or right > width or bottom > drawing.height + 1:
            found.append(text.text)
    return found


def traces(chart: Chart, name: str) -> list[dict]:
    """The figure's traces of that name, as plotly's JSON has them."""
    return [trace for trace in chart.figure.to_plotly_json()["data"] if trace.get("name") == name]


def words(chart: Chart, room: Room | None = None) -> list[str]:
    """Every text of the chart on paper."""
    drawing = layout.drawing(chart.form) if room is None else layout.drawing(chart.form, room)
    return [text.text for text in drawing.texts]


def curve_points(*means: float | None) -> tuple[CurvePoint, ...]:
    """A year's points by hand: 25, 50, 75 and 100 % are expected; two of three items have a value."""
    return tuple(CurvePoint((), n, mean, 2, 3, 25.0 * n) for n, mean in enumerate(means, start=1))
