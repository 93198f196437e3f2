"""Native curves: the year's, and a small one for each function."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.util import Pt

from kyoten.chart import style
from kyoten.chart.chart import Chart
from kyoten.chart.forms import ACTUAL, PLAN, Curve, SmallCurves, below_plan
from kyoten.export.pptx import native_chart, text_runs
from kyoten.export.pptx.native_chart import ONE_DECIMAL, Series, numbers
from kyoten.export.pptx.slides import BODY, add_text
from kyoten.export.pptx.theme import Box
from kyoten.measures import CurvePoint

PANELS, ACROSS, GAP = 6, 3, 16.0
"""Small charts on a slide, side by side, and the points between them."""
LOW = 15.0
"""Percent below which a number under its point would stand on the axis."""
HEADING = 48.0
"""Points above a small chart for the function's name and how it stands."""


def year(slide: Any, form: Curve, chart: Chart) -> None:  # noqa: ANN401 - the library ships no types
    """The year's line against the plan's, each named at its end."""
    _curve(slide, BODY, form.points, name=chart.measure, alt=chart.alt, size=12.0, all_numbers=True)


def panels(slide: Any, form: SmallCurves, chart: Chart) -> None:  # noqa: ANN401
    """Up to six functions, each with its name, how it stands, and its own curve on the same axes."""
    del chart
    left, top, width, height = BODY
    down = -(-len(form.panels) // ACROSS)
    across = min(ACROSS, len(form.panels))
    wide = (width - GAP * (across - 1)) / across
    high = height / down
    for at, panel in enumerate(form.panels):
        x, y = left + (at % across) * (wide + GAP), top + (at // across) * high
        size = text_runs.fitting(panel.name, wide - 15, 20, (13.0, 12.0, 11.0, 10.0, 9.0))
        add_text(slide, (x, y, wide, 24.0), panel.name, size, bold=True, name=f"機能 {at + 1}")
        look = {"colour": style.QUIET_TEXT, "name": f"判定 {at + 1}"}
        words = f"{panel.standing}({panel.counts})" if panel.counts else panel.standing
        add_text(slide, (x, y + 20, wide, 20.0), words, 11.0, **look)
        box = (x, y + HEADING - 6, wide, high - HEADING)
        alt = f"{panel.name}の平均進捗率と計画の折れ線グラフ。{panel.words}。"
        _curve(slide, box, panel.points, name=f"{panel.name}の推移", alt=alt, size=10.0, all_numbers=False)


def _curve(
    slide: Any,  # noqa: ANN401
    box: Box,
    points: Sequence[CurvePoint],
    *,
    name: str,
    alt: str,
    size: float,
    all_numbers: bool,
) -> None:
    quarters = [f"第{point.quarter}四半期" if all_numbers else f"第{point.quarter}" for point in points]
    series = [
        Series(PLAN, numbers([point.expected for point in points])),
        Series(ACTUAL, numbers([point.mean_progress for point in points])),
    ]
    native = native_chart.add(slide, XL_CHART_TYPE.LINE_MARKERS, box, quarters, series, name=name, alt=alt, size=size)
    native.has_legend = False
    native_chart.category_axis(native, size=size)
    native_chart.value_axis(native, 0, 120 if all_numbers else 130, 25 if all_numbers else 50, '0"%"', size=size)
    plan, actual = native.plots[0].series
    _draw_line(plan, style.QUIET, 1.75, dashed=True)
    _draw_line(actual, style.ACCENT, 3.0, dashed=False)
    _name_lines(plan, actual, points, size=size, all_numbers=all_numbers)


def _draw_line(series: Any, colour: str, width: float, *, dashed: bool) -> None:  # noqa: ANN401
    series.smooth = False
    series.format.line.color.rgb = text_runs.rgb(colour)
    series.format.line.width = Pt(width)
    if dashed:
        series.format.line.dash_style = MSO_LINE_DASH_STYLE.ROUND_DOT
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 8
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = text_runs.rgb(colour)
    series.marker.format.line.color.rgb = text_runs.rgb(colour)


def _name_lines(
    plan: Any,  # noqa: ANN401
    actual: Any,  # noqa: ANN401
    points: Sequence[CurvePoint],
    *,
    size: float,
    all_numbers: bool,
) -> None:
    """計画 at the end of its line; the newest number, on the large chart named 実績, where neither line passes."""
    reached = [at for at, point in enumerate(points) if point.mean_progress is not None]
    planned = [at for at, point in enumerate(points) if point.expected is not None]
    actual.data_labels.show_value = False
    plan.data_labels.show_value = False
    for at in reached:
        side = _side(points, at, newest=at == reached[-1])
        if at == reached[-1] and all_numbers:
            native_chart.name_point(actual, at, side, style.ACCENT, shown=ONE_DECIMAL, size=size + 1)
        elif at == reached[-1] or all_numbers:
            native_chart.number_point(actual, at, side, style.ACCENT, shown=ONE_DECIMAL, size=size)
    if planned:
        end = planned[-1]
        over = end in reached and not below_plan(points[end])
        side = XL_LABEL_POSITION.BELOW if over else XL_LABEL_POSITION.ABOVE
        native_chart.name_point(plan, end, side, style.QUIET_TEXT, shown=None, size=size)


def _side(points: Sequence[CurvePoint], at: int, *, newest: bool) -> Any:  # noqa: ANN401
    """To the right of the newest point, where no line goes on; else away from the plan's line, but off the axis."""
    if newest and at < len(points) - 1:
        return XL_LABEL_POSITION.RIGHT
    mean = points[at].mean_progress
    low = mean is not None and mean < LOW
    return XL_LABEL_POSITION.BELOW if below_plan(points[at]) and not low else XL_LABEL_POSITION.ABOVE
