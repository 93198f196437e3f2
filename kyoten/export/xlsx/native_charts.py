"""The native Excel charts of 概要: their series are cells of 機能別 and 四半期推移, so that they can be edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xlsxwriter.chart import Chart as ExcelChart

from kyoten.chart import kinds, pace, status_mix, style, year_curve
from kyoten.chart.base import Chart
from kyoten.chart.number_words import percent
from kyoten.chart.sentences import Named as Group
from kyoten.chart.sentences import completion, extremes
from kyoten.export.xlsx import data_sheets as tables
from kyoten.export.xlsx.sheet_writer import FONT, Book, Column

if TYPE_CHECKING:
    from kyoten.views.view import View

COMPLETION, PACE = "機能ごとの完了率(%)", "機能ごとの計画比(%)"


@dataclass(frozen=True, eq=False)
class Drawn:
    """A native chart with the words that stand above it and its text alternative."""

    finding: str
    measure: str
    alt: str
    chart: ExcelChart


def drawn(book: Book, view: View) -> list[Drawn]:
    """状況, 年間の推移, 完了率 and 計画比 of a view that has items."""
    mix, year = (kinds.build(view, key) for key in (status_mix.KEY, year_curve.KEY))
    groups = tables.rollup_rows(view, "function")
    return [
        Drawn(mix.finding, mix.measure, mix.alt, _status(book, view, mix, len(groups))),
        Drawn(year.finding, year.measure, year.alt, _year(book)),
        _completion(book, view, groups),
        _pace(book, view, groups),
    ]


def _status(book: Book, view: View, mix: Chart, count: int) -> ExcelChart:
    chart = _new(book, {"type": "bar", "subtype": "stacked"}, "機能ごとの状況(件)")
    columns = tables.rollup_columns(view.meta.settings, roles=False)
    for part in status_mix.shown_parts(mix.frame, view.meta.settings):
        at = _at(columns, part.column)
        chart.add_series(
            {
                # The heading says 完了(件); a legend needs no unit, as the title has it.
                "name": _literal(part.short),
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
    border = {"border": {"color": style.LINES, "width": 0.5}}
    if part.pattern:
        name = "wide_upward_diagonal" if part.pattern == "/" else "percent_20"
        return {"pattern": {"pattern": name, "fg_color": part.over, "bg_color": part.colour}, **border}
    return {"fill": {"color": part.colour}, **border}


def _year(book: Book) -> ExcelChart:
    chart = _new(book, {"type": "line"}, "平均進捗率の推移と計画(%)")
    for key, name, colour in (("expected", "計画", style.QUIET), ("mean_progress", "実績", style.ACCENT)):
        at = _at(tables.CURVE_COLUMNS, key)
        plan = key == "expected"
        label = {"value": True, "position": "below", "num_format": "0.0", "font": _font(colour)}
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
                "data_labels": {} if plan else label,
            }
        )
    chart.set_y_axis(
        {"min": 0, "max": 100, "major_unit": 25, "num_format": "0", **_axis(), "major_gridlines": _grid_lines()}
    )
    chart.set_x_axis(_axis())
    chart.show_blanks_as("gap")
    chart.set_legend({"position": "bottom", "font": _font(style.INK)})
    return chart


def _completion(book: Book, view: View, groups: tables.Rows) -> Drawn:
    named = [Group(row["function"], row["completion_rate"]) for row in groups]
    done, items = (sum(row[name] for row in groups) for name in ("completed", "items"))
    chart = _new(book, {"type": "bar"}, COMPLETION)
    _add_bars(chart, view, "completion_rate", len(groups), "0.0")
    chart.set_x_axis({"min": 0, "max": 100, "visible": False, "major_gridlines": {"visible": False}})
    measure = "完了 ÷ (項目数 − 中止・評価困難)。棒のない機能は報告がまだない"
    return Drawn(completion(named, done, items), measure, _alt(COMPLETION, groups, "completion_rate"), chart)


def _pace(book: Book, view: View, groups: tables.Rows) -> Drawn:
    named = [Group(row["function"], row["pace"]) for row in groups]
    chart = _new(book, {"type": "bar"}, PACE)
    _add_bars(chart, view, "pace", len(groups), "0.0")
    measure = f"平均進捗率 ÷ 計画。{pace.bands_text(view.meta.settings)}"
    return Drawn(extremes("計画比", named), measure, _alt(PACE, groups, "pace"), chart)


def _alt(title: str, groups: tables.Rows, key: str) -> str:
    told = [f"{row['function']}は{percent(row[key])}" for row in groups]
    return f"{title}の棒グラフ。{'、'.join(told)}。"


def _add_bars(chart: ExcelChart, view: View, key: str, count: int, shown: str) -> None:
    sheet, at = tables.BY_FUNCTION, _at(tables.rollup_columns(view.meta.settings, roles=False), key)
    chart.add_series(
        {
            "name": [sheet, 0, at],
            "categories": [sheet, 1, 0, count, 0],
            "values": [sheet, 1, at, count, at],
            "gap": 45,
            "fill": {"color": style.ACCENT},
            "data_labels": {"value": True, "num_format": shown, "font": _font(style.INK)},
        }
    )
    _plan_order(chart)
    chart.set_legend({"none": True})


def _new(book: Book, options: dict[str, Any], title: str) -> ExcelChart:
    chart = book.workbook.add_chart(options)
    chart.set_title(
        {"name": title, "overlay": False, "name_font": {"name": FONT, "size": 10, "bold": True, "color": style.INK}}
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


def _literal(name: str) -> str:
    """A series' name as text: the library takes one that begins with = for a formula."""
    return f" {name}" if name.startswith("=") else name


def _at(columns: list[Column], key: str) -> int:
    return next(number for number, column in enumerate(columns) if column.key == key)
