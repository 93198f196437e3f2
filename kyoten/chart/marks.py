"""Marks of a chart on screen (cells, parts of bars, points, dots) → the figures that they show, whose lists open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import singledispatch
from typing import Any

from kyoten.chart.chart import Chart
from kyoten.chart.forms import Curve, Form, Grid, PaceRows, SmallCurves, StackedBars, reached
from kyoten.chart.number_words import percent
from kyoten.views.figure_items import POINT, STATUS, FigureKey

_OF_MEASURE = {"completion_rate": "completable", "mean_progress": "covered", "pace": "banded"}
"""A grid's measure → what its cells are rates of."""
_WITHOUT_STATUS = ("unreported", "no_status")


def figure_of(chart: Chart, point: Mapping[str, Any]) -> FigureKey | None:
    """Of a clicked point as plotly describes it: its `customdata`, `curve_number` and `x`. None where it shows none."""
    try:
        key = _clicked(chart.form, point)
    except (KeyError, IndexError, TypeError, ValueError):  # what a browser sends is not to be trusted
        return None
    return key if key in figures(chart) else None


def figures(chart: Chart) -> dict[FigureKey, str]:
    """All that the chart's marks show, each in words: the way to the lists without a pointer."""
    return dict(_shown(chart.form))


@singledispatch
def _shown(form: Form) -> Iterator[tuple[FigureKey, str]]:
    raise TypeError(type(form))


@singledispatch
def _clicked(form: Form, point: Mapping[str, Any]) -> FigureKey:
    raise TypeError(type(form))


@_shown.register
def _(form: Grid) -> Iterator[tuple[FigureKey, str]]:
    for function, cells in form.lines():
        for cell in cells:
            if cell.counts:
                yield _cell(form, function, cell.column), f"{function} · {cell.column}　{cell.full}({cell.counts})"


@_clicked.register
def _(form: Grid, point: Mapping[str, Any]) -> FigureKey:
    return _cell(form, *point["customdata"][:2])


def _cell(form: Grid, function: str, role: str) -> FigureKey:
    # A cell without a value shows why it has none: all its items say so.
    known = form.cells[function, role].value is not None
    return FigureKey(_OF_MEASURE.get(form.measure, "items") if known else "items", function, role)


@_shown.register
def _(form: StackedBars) -> Iterator[tuple[FigureKey, str]]:
    for at, name in enumerate(form.names):
        for segment in form.present:
            if count := form.counts[segment.column][at]:
                yield _part(name, segment.column), f"{name}　{segment.name} {count}件"


@_clicked.register
def _(form: StackedBars, point: Mapping[str, Any]) -> FigureKey:
    function, said = point["customdata"][:2]
    return _part(function, {each.name: each.column for each in form.segments}[said])


def _part(function: str, column: str) -> FigureKey:
    if column in _WITHOUT_STATUS:
        return FigureKey(column, function)
    return FigureKey(STATUS, function, status=column)


@_shown.register
def _(form: Curve) -> Iterator[tuple[FigureKey, str]]:
    for point, mean in reached(form.points):
        yield FigureKey(POINT, point=point.quarter), f"第{point.quarter}四半期　{percent(mean)}({point.covered}件)"


@_clicked.register
def _(form: Curve, point: Mapping[str, Any]) -> FigureKey:
    return FigureKey(POINT, point=int(point["x"]))


@_shown.register
def _(form: SmallCurves) -> Iterator[tuple[FigureKey, str]]:
    for panel in form.panels:
        for point, mean in reached(panel.points):
            words = f"{panel.name}　第{point.quarter}四半期 {percent(mean)}({point.covered}件)"
            yield FigureKey(POINT, panel.name, point=point.quarter), words


@_clicked.register
def _(form: SmallCurves, point: Mapping[str, Any]) -> FigureKey:
    # Two lines a panel: the plan's and the one of what was reached.
    return FigureKey(POINT, form.panels[int(point["curve_number"]) // 2].name, point=int(point["x"]))


@_shown.register
def _(form: PaceRows) -> Iterator[tuple[FigureKey, str]]:
    for row in form.rows:
        yield _row(form, row.function, row.role), f"{row.function} · {row.role}　{row.shown}"


@_clicked.register
def _(form: PaceRows, point: Mapping[str, Any]) -> FigureKey:
    return _row(form, *point["customdata"][:2])


def _row(form: PaceRows, function: str, role: str) -> FigureKey:
    known = any(row.pace is not None for row in form.rows if (row.function, row.role) == (function, role))
    return FigureKey("banded" if known else "items", function, role)
