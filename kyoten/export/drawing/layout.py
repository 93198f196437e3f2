"""A form → its drawing, in the room that it has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kyoten.chart.forms import Curve, Form, Grid, PaceRows, SmallCurves, StackedBars
from kyoten.export.drawing import curves, grid, pace_rows, stacked_bars
from kyoten.export.drawing.shapes import PICTURE, Drawing, Room

# A form that is not here, such as the workbook's own ValueBars, is for no chart on paper.
_DRAWINGS: dict[type, Callable[[Any, Room], Drawing]] = {
    Grid: grid.drawing,
    StackedBars: stacked_bars.drawing,
    Curve: curves.year,
    SmallCurves: curves.panels,
    PaceRows: pace_rows.drawing,
}


def drawing(form: Form, room: Room = PICTURE) -> Drawing:
    """The chart's body as shapes; KeyError for a form that no chart on paper has."""
    return _DRAWINGS[type(form)](form, room)
