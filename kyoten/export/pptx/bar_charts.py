"""Native bars: stacked ones, and the paces of functions and roles."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_PATTERN_TYPE

from kyoten.chart import style
from kyoten.chart.chart import Chart
from kyoten.chart.forms import LABELLED_FROM, PaceRow, PaceRows, Segment, StackedBars
from kyoten.export.pptx import native_chart, text_runs
from kyoten.export.pptx.native_chart import Series, numbers
from kyoten.export.pptx.slides import BODY
from kyoten.measures import FULL


def stacked_bars(slide: Any, form: StackedBars, chart: Chart) -> None:  # noqa: ANN401 - the library ships no types
    """One series a segment, one bar a name, with the number in segments of three and more."""
    segments = form.present
    series = [Series(each.label, numbers(form.counts[each.column])) for each in segments]
    native = native_chart.add(
        slide, XL_CHART_TYPE.BAR_STACKED, BODY, form.names, series, name=chart.measure, alt=chart.alt, shown="0"
    )
    plot = native.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for drawn, segment in zip(plot.series, segments, strict=True):
        _paint_segment(drawn, segment)
        ink = style.text_on(segment.colour)
        native_chart.label(drawn, f"[>={LABELLED_FROM}]0;;", XL_LABEL_POSITION.CENTER, ink, 11.0)
    native_chart.category_axis(native, size=11.0)
    native.category_axis.reverse_order = True
    native.value_axis.visible = False
    native.value_axis.minimum_scale = 0
    native.value_axis.has_major_gridlines = False
    _legend(native)


def _paint_segment(series: Any, segment: Segment) -> None:  # noqa: ANN401
    native_chart.paint(series, segment.colour)
    if segment.pattern:
        fill = series.format.fill
        fill.patterned()
        wide = segment.pattern == "/"
        fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL if wide else MSO_PATTERN_TYPE.PERCENT_20
        fill.fore_color.rgb = text_runs.rgb(segment.over)
        fill.back_color.rgb = text_runs.rgb(segment.colour)
    if segment.colour in (style.WHITE, style.UNREPORTED_FILL):
        series.format.line.color.rgb = text_runs.rgb(style.QUIET)


def paces(slide: Any, form: PaceRows, chart: Chart) -> None:  # noqa: ANN401
    """A bar per function and role; each band is a series of its own, so that colour and word go together."""
    bands = [name for name, _, _ in reversed(form.bands)]
    names = [_pace_name(row) for row in form.rows]
    series = [Series(band, numbers([row.pace if row.band == band else None for row in form.rows])) for band in bands]
    size = 11.0 if len(form.rows) <= 16 else 9.0
    native = native_chart.add(
        slide, XL_CHART_TYPE.BAR_CLUSTERED, BODY, names, series, name=chart.measure, alt=chart.alt, size=size
    )
    plot = native.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    for drawn, band in zip(plot.series, bands, strict=True):
        native_chart.paint(drawn, style.BAND_COLOURS[band])
        native_chart.label(drawn, f'0.0"% {band}"', XL_LABEL_POSITION.OUTSIDE_END, style.INK, size)
    native_chart.category_axis(native, size=size)
    native.category_axis.reverse_order = True
    # A quarter more than the longest bar leaves room for its words.
    native_chart.value_axis(native, 0, 1.25 * FULL, 50, '0"%"', size=size)
    _legend(native)


def _pace_name(row: PaceRow) -> str:
    """親子の居場所 法人, and why there is no bar where there is none."""
    name = f"{row.function} {row.role}"
    return name if row.pace is not None else f"{name}({row.shown})"


def _legend(native: Any) -> None:  # noqa: ANN401
    native.has_legend = True
    native.legend.position = XL_LEGEND_POSITION.TOP
    native.legend.include_in_layout = False
    text_runs.set_font(native.legend.font, 11.0, style.INK)
