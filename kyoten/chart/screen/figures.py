"""A form → its plotly figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from kyoten.chart.forms import Curve, Form, Grid, PaceRows, SmallCurves, StackedBars
from kyoten.chart.screen import curves, grid, pace_rows, stacked_bars

# A form that is not here, such as the workbook's own ValueBars, is for no chart on screen.
_FIGURES: dict[type, Callable[[Any], go.Figure]] = {
    Grid: grid.figure,
    StackedBars: stacked_bars.figure,
    Curve: curves.year,
    SmallCurves: curves.panels,
    PaceRows: pace_rows.figure,
}


class FinishedFigure(go.Figure):  # type: ignore[misc]  # plotly ships no types
    """A figure that nobody changes any more: what is sent of it is worked out once, not in every run of a page."""

    _sent: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Always the same dictionary: never change it."""
        if self._sent is None:
            self._sent = super().to_dict()
        return self._sent


def figure(form: Form) -> FinishedFigure:
    """The figure, as wide as its place; KeyError for a form that no chart on screen has."""
    return FinishedFigure(_FIGURES[type(form)](form))
