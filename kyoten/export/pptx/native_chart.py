"""A native chart of a slide: the workbook behind it, fonts, axes, labels, text alternative."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Pt
from xlsxwriter import Workbook

from kyoten.chart import style
from kyoten.chart.number_words import known
from kyoten.export.pptx import text_runs
from kyoten.export.pptx.slides import describe, place
from kyoten.export.pptx.theme import EAST_ASIAN, LANGUAGE, Box

ONE_DECIMAL = "0.0"
_NO_DATE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zones
"""The same in every file, so that its bytes do not depend on the clock."""


@dataclass(frozen=True)
class Series:
    """A named row of numbers; None where there is none."""

    name: str
    values: tuple[float | None, ...]


def numbers(values: Iterable[float | None]) -> tuple[float | None, ...]:
    """Values as a chart takes them: what is not known stays a gap."""
    return tuple(float(value) if value is not None and known(value) else None for value in values)


def add(
    slide: Any,  # noqa: ANN401 - the library ships no types
    kind: Any,  # noqa: ANN401
    box: Box,
    categories: Sequence[str],
    series: Sequence[Series],
    *,
    name: str,
    alt: str,
    shown: str = ONE_DECIMAL,
    size: float = 11.0,
) -> Any:  # noqa: ANN401
    """A native chart over a workbook of its own; `shown` is the number format."""
    data: Any = CategoryChartData(number_format=shown)  # type: ignore[no-untyped-call]
    data.categories = categories
    for one in series:
        data.add_series(one.name, one.values)
    frame = slide.shapes.add_chart(kind, *place(box), data)
    describe(frame, name, alt)
    chart = frame.chart
    # The library would write a text that begins with = into the workbook as a formula, and the clock with it.
    chart.part.chart_workbook.update_from_xlsx_blob(workbook(categories, series, shown))
    chart.has_title = False
    chart.font.size = Pt(size)
    chart.font.color.rgb = text_runs.rgb(style.INK)
    text_runs.in_japanese(chart.font._element)
    _set_language(chart._chartSpace)
    _number_axes(chart._chartSpace)
    return chart


def workbook(categories: Sequence[str], series: Sequence[Series], shown: str) -> bytes:
    """The cells that "edit data" opens: categories in column A, a series in each further one, names in row 1."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as target:
        target.set_properties({"created": _NO_DATE})
        sheet = target.add_worksheet("Sheet1")
        texts = target.add_format({"font_name": EAST_ASIAN})
        digits = target.add_format({"font_name": EAST_ASIAN, "num_format": shown})
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, max(len(series), 1), 12)
        for row, category in enumerate(categories, start=1):
            sheet.write_string(row, 0, category, texts)
        for column, one in enumerate(series, start=1):
            sheet.write_string(0, column, one.name, texts)
            for row, value in enumerate(one.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value, digits)
    return out.getvalue()


def paint(series: Any, colour: str) -> None:  # noqa: ANN401
    """A bar's fill, with a thin edge so that pale parts stay apart."""
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = text_runs.rgb(colour)
    series.format.line.color.rgb = text_runs.rgb(style.WHITE)
    series.format.line.width = Pt(0.75)
    series.invert_if_negative = False


def label(series: Any, shown: str, position: Any, colour: str, size: float, *, bold: bool = False) -> None:  # noqa: ANN401
    """The number on every point of a series."""
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = shown, False
    labels.position = position
    text_runs.set_font(labels.font, size, colour, bold=bold)


def number_point(series: Any, at: int, position: Any, colour: str, *, shown: str, size: float) -> etree._Element:  # noqa: ANN401
    """The number of one point beside it; gives the label's element."""
    beside = series.points[at].data_label
    text_runs.set_font(beside.font, size, colour, bold=True)
    beside.position = position
    mark: etree._Element = beside._dLbl
    mark.find(qn("c:idx")).addnext(etree.Element(qn("c:numFmt"), formatCode=shown, sourceLinked="0"))
    mark.find(qn("c:showVal")).set("val", "1")
    return mark


def name_point(series: Any, at: int, position: Any, colour: str, *, shown: str | None, size: float) -> None:  # noqa: ANN401
    """The series' own name beside one point, with its number where `shown` gives a format: no legend is needed."""
    mark = number_point(series, at, position, colour, shown=shown or "0", size=size)
    mark.find(qn("c:showVal")).set("val", "1" if shown else "0")
    mark.find(qn("c:showSerName")).set("val", "1")
    etree.SubElement(mark, qn("c:separator")).text = " "


def category_axis(chart: Any, *, size: float) -> None:  # noqa: ANN401
    """Quiet line, no ticks; for bars, the first category on top."""
    axis = chart.category_axis
    axis.format.line.color.rgb = text_runs.rgb(style.LINES)
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.has_major_gridlines = False
    text_runs.set_font(axis.tick_labels.font, size, style.INK)
    # Every name, however close they stand.
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(etree.Element(qn("c:tickLblSkip"), val="1"))


def value_axis(chart: Any, low: float, high: float | None, step: float | None, shown: str, *, size: float) -> None:  # noqa: ANN401
    """Numbers with quiet lines across; no line of its own."""
    axis = chart.value_axis
    axis.minimum_scale = low
    if high is not None:
        axis.maximum_scale = high
    if step is not None:
        axis.major_unit = step
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = text_runs.rgb(style.LINES)
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = shown, False
    text_runs.set_font(axis.tick_labels.font, size, style.QUIET_TEXT)


def _set_language(space: etree._Element) -> None:
    """The chart's own language, in its place behind c:date1904, and that of the ends of its paragraphs."""
    for end in space.iter(qn("a:endParaRPr")):
        end.set("lang", LANGUAGE)
    space.find(qn("c:date1904")).addnext(etree.Element(qn("c:lang"), val=LANGUAGE))


def _number_axes(space: etree._Element) -> None:
    """Axes numbered from 1: the library's own numbers are negative, which the format does not allow."""
    numbers: dict[str, str] = {}
    for element in space.iter(qn("c:axId"), qn("c:crossAx")):
        element.set("val", numbers.setdefault(element.get("val"), str(len(numbers) + 1)))
