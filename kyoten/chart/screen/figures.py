"""A form → its plotly figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kyoten.chart.forms import Curve, Form, Grid, PaceRows, SmallCurves, StackedBars
from kyoten.chart.screen import curves, grid, pace_rows, small_curves, stacked_bars
from kyoten.chart.screen.template import FinishedFigure

# A form that is not here, such as the workbook's own ValueBars, is for no chart on screen.
_FIGURES: dict[type, Callable[[Any], FinishedFigure]] = {
    Grid: grid.figure,
    StackedBars: stacked_bars.figure,
    Curve: curves.figure,
    SmallCurves: small_curves.figure,
    PaceRows: pace_rows.figure,
}


def figure(form: Form) -> FinishedFigure:
    """The figure, as wide as its place; KeyError for a form that no chart on screen has."""
    return _FIGURES[type(form)](form)
