"""The native Excel charts of 概要: their series are cells of the data sheets, so that they can be edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xlsxwriter.chart import Chart as ExcelChart

from kyoten.chart import style
from kyoten.chart.chart import Chart
from kyoten.chart.forms import ACTUAL, LABELLED_FROM, PLAN, Curve, Segment, StackedBars, ValueBars
from kyoten.chart.kinds import AS_CELLS, KINDS, ChartKind
from kyoten.export.xlsx import data_sheets as sheets
from kyoten.export.xlsx.chart_language import in_japanese
from kyoten.export.xlsx.sheet_writer import FONT, BookWriter, SheetColumn
from kyoten.fiscal import QUARTERS
from kyoten.settings import Settings

if TYPE_CHECKING:
    from kyoten.views.view import View

_NATIVE = [kind for kind in KINDS if kind.workbook]
[_GRID] = [kind for kind in KINDS if kind.workbook == AS_CELLS]
"""The sheet has one place for it."""
COUNT = len(_NATIVE)


@dataclass(frozen=True, eq=False)
class NativeChart:
    """An Excel chart with the words that stand above it and its text alternative."""

    finding: str
    measure: str
    alt: str
    chart: ExcelChart


def all_of(book: BookWriter, view: View) -> list[NativeChart]:
    """Each chart that the workbook has, of a view that has items."""
    return [_native(book, kind, kind.build(view), view.meta.settings) for kind in _NATIVE]


def grid(view: View) -> Chart:
    """The chart that the workbook has as coloured cells."""
    return _GRID.build(view)


def _native(book: BookWriter, kind: ChartKind, chart: Chart, settings: Settings) -> NativeChart:
    excel = _DRAWN[type(chart.form)](book, kind.workbook or "", chart.form, settings)
    return NativeChart(chart.finding, chart.measure, chart.alt, excel)


def _stacked_bars(book: BookWriter, title: str, form: StackedBars, settings: Settings) -> ExcelChart:
    excel = _new(book, {"type": "bar", "subtype": "stacked"}, title)
    sheet, columns, count = *_table(form.by, settings), len(form.names)
    for segment in form.present:
        at = _at(columns, segment.column)
        excel.add_series(
            {
                # The heading says 完了(件); a legend needs no unit, as the title has it.
                "name": _literal(segment.label),
                "categories": [sheet, 1, 0, count, 0],
                "values": [sheet, 1, at, count, at],
                "gap": 45,
                "overlap": 100,
                **_fill(segment),
                "data_labels": {
                    "value": True,
                    "num_format": f"[>={LABELLED_FROM}]0;;",
                    "font": _font(style.text_on(segment.colour)),
                },
            }
        )
    _plan_order(excel)
    excel.set_legend({"position": "bottom", "font": _font(style.INK)})
    return excel


def _fill(segment: Segment) -> dict[str, Any]:
    border = {"border": {"color": style.LINES, "width": 0.5}}
    if segment.pattern:
        name = "wide_upward_diagonal" if segment.pattern == "/" else "percent_20"
        return {"pattern": {"pattern": name, "fg_color": segment.over, "bg_color": segment.colour}, **border}
    return {"fill": {"color": segment.colour}, **border}


def _curve(book: BookWriter, title: str, form: Curve, settings: Settings) -> ExcelChart:
    """The four rows of the whole in 四半期推移."""
    del form, settings  # the cells hold its points, whatever the scale
    excel = _new(book, {"type": "line"}, title)
    for key, name, colour in (("expected", PLAN, style.QUIET), ("mean_progress", ACTUAL, style.ACCENT)):
        at = _at(sheets.CURVE_COLUMNS, key)
        plan = name == PLAN
        label = {"value": True, "position": "below", "num_format": "0.0", "font": _font(colour)}
        excel.add_series(
            {
                "name": name,
                "categories": [sheets.CURVE, 1, 1, len(QUARTERS), 1],
                "values": [sheets.CURVE, 1, at, len(QUARTERS), at],
                "line": {
                    "color": colour,
                    "width": 1.5 if plan else 2.5,
                    "dash_type": "square_dot" if plan else "solid",
                },
                "marker": {"type": "none"} if plan else _round(colour),
                "data_labels": {} if plan else label,
            }
        )
    excel.set_y_axis(
        {"min": 0, "max": 100, "major_unit": 25, "num_format": "0", **_axis(), "major_gridlines": _grid_lines()}
    )
    excel.set_x_axis(_axis())
    excel.show_blanks_as("gap")
    excel.set_legend({"position": "bottom", "font": _font(style.INK)})
    return excel


def _value_bars(book: BookWriter, title: str, form: ValueBars, settings: Settings) -> ExcelChart:
    excel = _new(book, {"type": "bar"}, title)
    sheet, columns, count = *_table(form.by, settings), len(form.names)
    at = _at(columns, form.column)
    excel.add_series(
        {
            "name": [sheet, 0, at],
            "categories": [sheet, 1, 0, count, 0],
            "values": [sheet, 1, at, count, at],
            "gap": 45,
            "fill": {"color": style.ACCENT},
            "data_labels": {"value": True, "num_format": "0.0", "font": _font(style.INK)},
        }
    )
    _plan_order(excel)
    excel.set_legend({"none": True})
    if form.highest is not None:
        excel.set_x_axis({"min": 0, "max": form.highest, "visible": False, "major_gridlines": {"visible": False}})
    return excel


# A form that is not here has no native chart: such a kind is NOT_HERE in the workbook.
_DRAWN: dict[type, Callable[[BookWriter, str, Any, Settings], ExcelChart]] = {
    StackedBars: _stacked_bars,
    Curve: _curve,
    ValueBars: _value_bars,
}


def _table(by: str, settings: Settings) -> tuple[str, list[SheetColumn]]:
    """The data sheet that has a row for each bar, in the bars' order; KeyError where none has."""
    return {"function": (sheets.BY_FUNCTION, sheets.rollup_columns(settings, roles=False))}[by]


def _new(book: BookWriter, options: dict[str, Any], title: str) -> ExcelChart:
    excel = book.workbook.add_chart({**options, "name": title})
    in_japanese(excel)
    excel.set_title(
        {"name": title, "overlay": False, "name_font": {"name": FONT, "size": 10, "bold": True, "color": style.INK}}
    )
    excel.set_chartarea({"border": {"color": style.LINES}})
    return excel


def _plan_order(excel: ExcelChart) -> None:
    """The first function on top; the values' axis at the bottom, without lines, as the bars carry their numbers."""
    excel.set_y_axis({"reverse": True, **_axis()})
    excel.set_x_axis({"min": 0, "visible": False, "major_gridlines": {"visible": False}})


def _axis() -> dict[str, Any]:
    return {"num_font": _font(style.INK), "line": {"color": style.LINES}, "major_tick_mark": "none"}


def _grid_lines() -> dict[str, Any]:
    return {"visible": True, "line": {"color": style.LINES, "width": 0.75}}


def _round(colour: str) -> dict[str, Any]:
    return {"type": "circle", "size": 7, "fill": {"color": colour}, "border": {"color": colour}}


def _font(colour: str) -> dict[str, Any]:
    return {"name": FONT, "size": 9, "color": colour}


def _literal(name: str) -> str:
    """A series' name as text: the library takes one that begins with = for a formula."""
    return f" {name}" if name.startswith("=") else name


def _at(columns: list[SheetColumn], key: str) -> int:
    return next(number for number, column in enumerate(columns) if column.key == key)
