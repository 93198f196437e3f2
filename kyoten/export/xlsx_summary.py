"""概要: the page that stands alone: title, key figures, 機能 × 役割, native charts over the data sheets' cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.chart import Chart as ExcelChart
from xlsxwriter.worksheet import Worksheet

from kyoten import charts
from kyoten.chart import function_role, status_mix, style
from kyoten.chart.data import by_group, rolled
from kyoten.export import xlsx_tables as tables
from kyoten.export.book import FONT, Book, Column, missing
from kyoten.stalled import STALLED

if TYPE_CHECKING:
    from kyoten.view import View

NAME = "概要"
COLUMNS, WIDTH = 12, 11.5
FIGURES_ROW, CHARTS_GAP = 4, 2
CHART_SIZE = {"width": 530, "height": 300}


def add(book: Book, view: View) -> Worksheet:
    """The first sheet; its charts are added by `add_charts` once the data sheets are there."""
    sheet = book.sheet(NAME, pages_tall=1)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, COLUMNS - 1, WIDTH)
    meta = view.meta
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, charts.headline(view), book.formats["title"])
    mark = " ・ サンプルデータ" if meta.sample else ""
    sheet.write_string(1, 0, f"{meta.site} ・ {meta.period_label} ・ {meta.scope_label}{mark}", book.formats["quiet"])
    _figures(book, sheet, view)
    _grid(book, sheet, view)
    return sheet


def figures(view: View) -> list[tuple[str, object, str, str]]:
    """Label, value, kind, unit of each key figure."""
    total = rolled(view).iloc[0] if len(view.items) else None
    stalled = {finding.item for finding in view.findings if finding.severity == STALLED}

    def of(name: str) -> object:
        return None if total is None else total[name]

    return [
        ("現在日", view.meta.as_of, "date", ""),
        ("項目数", view.meta.items, "int", "件"),
        ("報告済み", view.meta.reported, "int", "件"),
        ("未報告", view.meta.unreported, "int", "件"),
        ("完了率", of("completion_rate"), "one", "%"),
        ("平均進捗率", of("mean_progress"), "one", "%"),
        ("計画", of("expected"), "one", "%"),
        ("計画比", of("pace"), "one", "%"),
        ("要対応", len(view.flagged), "int", "件"),
        ("うち停滞", len(stalled), "int", "件"),
    ]


def _figures(book: Book, sheet: Worksheet, view: View) -> None:
    sheet.write_string(FIGURES_ROW - 1, 0, "主な数値", book.formats["section"])
    for row, (label, value, kind, unit) in enumerate(figures(view), start=FIGURES_ROW):
        sheet.write_string(row, 0, label, book.formats["text"])
        book.write(sheet, row, 1, value, kind)
        sheet.write_string(row, 2, unit, book.formats["quiet"])


def _grid(book: Book, sheet: Worksheet, view: View) -> None:
    """機能 × 役割 完了率 with the colours of the screen's heatmap, beside the key figures."""
    chart = charts.build(view, function_role.KEY)
    cells = by_group(chart.frame, "function", "role")
    functions, roles = list(dict.fromkeys(chart.frame["function"])), list(dict.fromkeys(chart.frame["role"]))
    sheet.write_string(FIGURES_ROW - 1, 4, chart.measure, book.formats["section"])
    for column, role in enumerate(roles):
        sheet.write_string(FIGURES_ROW, 6 + column, role, book.filled("#EEF2F5", style.INK))
    for line, function in enumerate(functions, start=FIGURES_ROW + 1):
        sheet.write_string(line, 4, function, book.formats["quiet"])
        for column, role in enumerate(roles):
            row = cells[function, role]
            look = book.filled(function_role.fill(row), function_role.ink(row))
            if missing(row["value"]):
                sheet.write_string(line, 6 + column, row["shown"], look)
            else:
                sheet.write_number(line, 6 + column, row["value"], look)


def add_charts(book: Book, sheet: Worksheet, view: View) -> None:
    """Four charts whose series are cells of 機能別 and 四半期推移."""
    by_function = tables.rollup_rows(view, "function")
    if not by_function:
        return
    top = FIGURES_ROW + max(len(figures(view)), len(by_function) + 1) + CHARTS_GAP
    made = (
        _status(book, view, len(by_function)),
        _year(book),
        _completion(book, view, len(by_function)),
        _pace(book, view, len(by_function)),
    )
    for number, chart in enumerate(made):
        chart.set_size(CHART_SIZE)
        sheet.insert_chart(top + (number // 2) * 16, 0 if number % 2 == 0 else 5, chart, {"object_position": 2})


def _status(book: Book, view: View, count: int) -> ExcelChart:
    chart = _new(book, {"type": "bar", "subtype": "stacked"}, "機能ごとの状況(件)")
    columns = tables.rollup_columns(view.meta.settings, roles=False)
    frame = view.rollup("function")
    for part in status_mix.shown_parts(frame, view.meta.settings):
        at = _at(columns, part.column)
        chart.add_series(
            {
                "name": [tables.BY_FUNCTION, 0, at],
                "categories": [tables.BY_FUNCTION, 1, 0, count, 0],
                "values": [tables.BY_FUNCTION, 1, at, count, at],
                "gap": 45,
                "overlap": 100,
                **_fill(part),
                # Numbers in parts of three and more; smaller parts are too narrow.
                "data_labels": {"value": True, "num_format": "[>=3]0;;", "font": _font(style.text_on(part.colour))},
            }
        )
    _plan_order(chart)
    chart.set_legend({"position": "bottom", "font": _font(style.INK)})
    return chart


def _fill(part: status_mix.Part) -> dict[str, Any]:
    if part.pattern:
        name = "wide_upward_diagonal" if part.pattern == "/" else "percent_20"
        return {"pattern": {"pattern": name, "fg_color": part.over, "bg_color": part.colour}}
    return {"fill": {"color": part.colour}}


def _year(book: Book) -> ExcelChart:
    chart = _new(book, {"type": "line"}, "平均進捗率の推移と計画(%)")
    for key, name, colour in (("expected", "計画", style.QUIET), ("mean_progress", "実績", style.ACCENT)):
        at = _at(tables.CURVE_COLUMNS, key)
        plan = key == "expected"
        chart.add_series(
            {
                "name": name,
                "categories": [tables.CURVE, 1, 1, 4, 1],
                "values": [tables.CURVE, 1, at, 4, at],
                "line": {
                    "color": colour,
                    "width": 1.5 if plan else 2.5,
                    "dash_type": "square_dot" if plan else "solid",
                },
                "marker": {"type": "none"} if plan else _round(colour),
                "data_labels": {}
                if plan
                else {"value": True, "position": "below", "num_format": "0.0", "font": _font(colour)},
            }
        )
    chart.set_y_axis(
        {"min": 0, "max": 100, "major_unit": 25, "num_format": "0", **_axis(), "major_gridlines": _grid_lines()}
    )
    chart.set_x_axis(_axis())
    chart.show_blanks_as("gap")
    chart.set_legend({"position": "top", "font": _font(style.INK)})
    return chart


def _completion(book: Book, view: View, count: int) -> ExcelChart:
    chart = _new(book, {"type": "bar"}, "機能ごとの完了率(%)")
    _add_bars(chart, view, "completion_rate", count)
    chart.set_x_axis({"min": 0, "max": 100, "visible": False, "major_gridlines": {"visible": False}})
    return chart


def _pace(book: Book, view: View, count: int) -> ExcelChart:
    chart = _new(book, {"type": "bar"}, "機能ごとの計画比(%)")
    _add_bars(chart, view, "pace", count)
    return chart


def _add_bars(chart: ExcelChart, view: View, key: str, count: int) -> None:
    sheet, at = tables.BY_FUNCTION, _at(tables.rollup_columns(view.meta.settings, roles=False), key)
    chart.add_series(
        {
            "name": [sheet, 0, at],
            "categories": [sheet, 1, 0, count, 0],
            "values": [sheet, 1, at, count, at],
            "gap": 45,
            "fill": {"color": style.ACCENT},
            "data_labels": {"value": True, "num_format": "0.0", "font": _font(style.INK)},
        }
    )
    _plan_order(chart)
    chart.set_legend({"none": True})


def _new(book: Book, options: dict[str, Any], title: str) -> ExcelChart:
    chart = book.workbook.add_chart(options)
    chart.set_title(
        {"name": title, "overlay": False, "name_font": {"name": FONT, "size": 11, "bold": True, "color": style.INK}}
    )
    chart.set_chartarea({"border": {"color": style.LINES}})
    return chart


def _plan_order(chart: ExcelChart) -> None:
    """The first function on top; the values' axis at the bottom, without lines, as the bars carry their numbers."""
    chart.set_y_axis({"reverse": True, **_axis()})
    chart.set_x_axis({"min": 0, "visible": False, "major_gridlines": {"visible": False}})


def _axis() -> dict[str, Any]:
    return {"num_font": _font(style.INK), "line": {"color": style.LINES}, "major_tick_mark": "none"}


def _grid_lines() -> dict[str, Any]:
    return {"visible": True, "line": {"color": style.LINES, "width": 0.75}}


def _round(colour: str) -> dict[str, Any]:
    return {"type": "circle", "size": 7, "fill": {"color": colour}, "border": {"color": colour}}


def _font(colour: str) -> dict[str, Any]:
    return {"name": FONT, "size": 9, "color": colour}


def _at(columns: list[Column], key: str) -> int:
    return next(number for number, column in enumerate(columns) if column.key == key)
