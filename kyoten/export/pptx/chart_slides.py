"""The charts of a deck as native PowerPoint charts, from the frames of kyoten.chart.kinds: each can be edited there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.util import Pt

from kyoten.chart import group_rows, small_multiples, style
from kyoten.chart.base import Chart
from kyoten.chart.number_words import known
from kyoten.chart.pace import BANDS
from kyoten.chart.sentences import Point
from kyoten.chart.status_mix import Part, shown_parts
from kyoten.chart.year_curve import ACTUAL, PLAN, below_plan
from kyoten.export.pptx import chart_parts, text_runs
from kyoten.export.pptx.chart_parts import Series, numbers
from kyoten.export.pptx.slides import BODY, Slides
from kyoten.export.pptx.theme import Box
from kyoten.settings import Settings

ONE = "0.0"
PANELS, ACROSS, GAP = 6, 3, 16.0
"""Small charts on a slide, side by side, and the points between them."""
LOW = 15.0
"""Percent below which a number under its point would stand on the axis."""
HEADING = 48.0
"""Points above a small chart for the function's name and how it stands."""


def status_mix(slide: Any, chart: Chart, settings: Settings) -> None:  # noqa: ANN401 - the library ships no types
    """Stacked bars: one series a part, one bar a function, with the number in parts of three and more."""
    parts = shown_parts(chart.frame, settings)
    listed = [Series(part.short, numbers(chart.frame[part.column])) for part in parts]
    names = list(chart.frame["function"])
    made = chart_parts.add(
        slide, XL_CHART_TYPE.BAR_STACKED, BODY, names, listed, name=chart.measure, alt=chart.alt, shown="0"
    )
    plot = made.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for series, part in zip(plot.series, parts, strict=True):
        _paint_part(series, part)
        ink = style.text_on(part.colour)
        chart_parts.label(series, "[>=3]0;;", XL_LABEL_POSITION.CENTER, ink, 11.0)
    chart_parts.category_axis(made, size=11.0)
    made.category_axis.reverse_order = True
    made.value_axis.visible = False
    made.value_axis.minimum_scale = 0
    made.value_axis.has_major_gridlines = False
    _legend(made)


def _paint_part(series: Any, part: Part) -> None:  # noqa: ANN401
    chart_parts.paint(series, part.colour)
    if part.pattern:
        fill = series.format.fill
        fill.patterned()
        wide = part.pattern == "/"
        fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL if wide else MSO_PATTERN_TYPE.PERCENT_20
        fill.fore_color.rgb = text_runs.rgb(part.over)
        fill.back_color.rgb = text_runs.rgb(part.colour)
    if part.colour in (style.WHITE, style.UNREPORTED_FILL):
        series.format.line.color.rgb = text_runs.rgb(style.QUIET)


def year_curve(slide: Any, chart: Chart) -> None:  # noqa: ANN401
    """The year's line against the plan's, each named at its end."""
    points = small_multiples.points(chart.frame)
    _curve(slide, BODY, points, name=chart.measure, alt=chart.alt, size=12.0, all_numbers=True)


def _curve(
    slide: Any,  # noqa: ANN401
    box: Box,
    points: Sequence[Point],
    *,
    name: str,
    alt: str,
    size: float,
    all_numbers: bool,
) -> None:
    quarters = [f"第{point.quarter}四半期" if all_numbers else f"第{point.quarter}" for point in points]
    listed = [
        Series(PLAN, numbers([point.expected for point in points])),
        Series(ACTUAL, numbers([point.mean for point in points])),
    ]
    made = chart_parts.add(
        slide, XL_CHART_TYPE.LINE_MARKERS, box, quarters, listed, name=name, alt=alt, shown=ONE, size=size
    )
    made.has_legend = False
    chart_parts.category_axis(made, size=size)
    chart_parts.value_axis(made, 0, 120 if all_numbers else 130, 25 if all_numbers else 50, '0"%"', size=size)
    plan, actual = made.plots[0].series
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


def _name_lines(plan: Any, actual: Any, points: Sequence[Point], *, size: float, all_numbers: bool) -> None:  # noqa: ANN401
    """計画 at the end of its line; the newest number, on the large chart named 実績, where neither line passes."""
    told = [at for at, point in enumerate(points) if known(point.mean)]
    planned = [at for at, point in enumerate(points) if known(point.expected)]
    actual.data_labels.show_value = False
    plan.data_labels.show_value = False
    for at in told:
        side = _side(points, at, newest=at == told[-1])
        if at == told[-1] and all_numbers:
            chart_parts.name_point(actual, at, side, style.ACCENT, shown=ONE, size=size + 1)
        elif at == told[-1] or all_numbers:
            chart_parts.number_point(actual, at, side, style.ACCENT, shown=ONE, size=size)
    if planned:
        end = planned[-1]
        over = end in told and not below_plan(points[end])
        side = XL_LABEL_POSITION.BELOW if over else XL_LABEL_POSITION.ABOVE
        chart_parts.name_point(plan, end, side, style.QUIET_TEXT, shown=None, size=size)


def _side(points: Sequence[Point], at: int, *, newest: bool) -> Any:  # noqa: ANN401
    """To the right of the newest point, where no line goes on; else away from the plan's line, but off the axis."""
    if newest and at < len(points) - 1:
        return XL_LABEL_POSITION.RIGHT
    low = points[at].mean < LOW
    return XL_LABEL_POSITION.BELOW if below_plan(points[at]) and not low else XL_LABEL_POSITION.ABOVE


def pace(slide: Any, chart: Chart, frame: pd.DataFrame) -> None:  # noqa: ANN401
    """A bar per function and role; each band is a series of its own, so that colour and word go together."""
    rows = group_rows.rows(frame)
    names = [_pace_name(row) for row in rows]
    listed = [Series(band, numbers([row["pace"] if row["band"] == band else None for row in rows])) for band in BANDS]
    size = 11.0 if len(rows) <= 16 else 9.0
    made = chart_parts.add(
        slide, XL_CHART_TYPE.BAR_CLUSTERED, BODY, names, listed, name=chart.measure, alt=chart.alt, shown=ONE, size=size
    )
    plot = made.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    for series, band in zip(plot.series, BANDS, strict=True):
        chart_parts.paint(series, style.BAND_COLOURS[band])
        chart_parts.label(series, f'0.0"% {band}"', XL_LABEL_POSITION.OUTSIDE_END, style.INK, size)
    chart_parts.category_axis(made, size=size)
    made.category_axis.reverse_order = True
    highest = max((row["pace"] for row in rows if known(row["pace"])), default=0.0)
    # A quarter more than the longest bar leaves room for its words.
    chart_parts.value_axis(made, 0, max(125.0, 50.0 * -(-highest * 1.25 // 50)), 50, '0"%"', size=size)
    _legend(made)


def _pace_name(row: group_rows.Row) -> str:
    """親子の居場所 法人, and why there is no bar where there is none."""
    name = f"{row['function']} {row['role']}"
    return name if known(row["pace"]) else f"{name}({row['shown']})"


def small_charts(slides: Slides, slide: Any, panels: Sequence[tuple[str, pd.DataFrame]], quarter: int) -> None:  # noqa: ANN401
    """Up to six functions, each with its name, how it stands, and its own curve on the same axes."""
    left, top, width, height = BODY
    down = -(-len(panels) // ACROSS)
    across = min(ACROSS, len(panels))
    wide = (width - GAP * (across - 1)) / across
    high = height / down
    for number, (name, panel) in enumerate(panels):
        x, y = left + (number % across) * (wide + GAP), top + (number // across) * high
        stands = small_multiples.standing(panel, quarter)
        size = text_runs.fitting(name, wide - 15, 20, (13.0, 12.0, 11.0, 10.0, 9.0))
        slides.text(slide, (x, y, wide, 24.0), name, size, bold=True, name=f"機能 {number + 1}")
        slides.text(slide, (x, y + 20, wide, 20.0), stands, 11.0, colour=style.QUIET_TEXT, name=f"判定 {number + 1}")
        points = small_multiples.points(panel)
        box = (x, y + HEADING - 6, wide, high - HEADING)
        told = f"{name}の平均進捗率と計画の折れ線グラフ。{small_multiples.alt_panel(panel, quarter)}。"
        _curve(slide, box, points, name=f"{name}の推移", alt=told, size=10.0, all_numbers=False)


def _legend(chart: Any) -> None:  # noqa: ANN401
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.TOP
    chart.legend.include_in_layout = False
    text_runs.dress(chart.legend.font, 11.0, style.INK)
