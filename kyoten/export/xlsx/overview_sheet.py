"""概要: the page that stands alone: title, key figures, 機能 × 役割, native charts over the data sheets' cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from xlsxwriter.worksheet import Worksheet

from kyoten.chart import group_rows, kinds, style
from kyoten.chart.chart import Chart
from kyoten.chart.group_rows import rolled
from kyoten.export.xlsx import native_charts
from kyoten.export.xlsx.sheet_writer import BookWriter, height, missing
from kyoten.measures import bands
from kyoten.rules.table import STALLED

if TYPE_CHECKING:
    from kyoten.chart.forms import Grid
    from kyoten.views.view import View

NAME = "概要"
FIRST, WIDTH, LAST = 26, 11.5, 11
"""Width of column A and of the others; the last column of the page, unless there are more roles than fit."""
FIGURES_ROW = 4
NAMES_AT, ROLES_AT = 5, 7
"""Where the functions' names and the roles begin."""
PLACES = ((0, NAMES_AT - 1), (NAMES_AT, LAST))
"""The columns that the charts on the left and on the right take."""
CHART_ROWS, CHART_WIDTHS, CHART_HEIGHT = 14, (516, 586), 278
FigureRow = tuple[str, object, object, str, str]


def add(book: BookWriter, view: View) -> Worksheet:
    """The sheet behind the cover; its charts are added by `add_charts` once the data sheets are there."""
    sheet = book.sheet(NAME, pages_tall=1)
    sheet.set_column(0, 0, FIRST)
    sheet.set_column(1, last_column(view), WIDTH)
    meta = view.meta
    headline = kinds.headline(view)
    whole = FIRST + LAST * WIDTH
    sheet.set_row(0, 1.6 * height([(headline, whole / 1.6)]) + 6)
    book.across(sheet, 0, (0, LAST), headline, "title")
    mark = " ・ サンプルデータ" if meta.sample else ""
    place = f"{meta.site} ・ {meta.period_label} ・ {meta.standing_label} ・ {meta.scope_label}{mark}"
    sheet.set_row(1, height([(place, whole)]))
    book.across(sheet, 1, (0, LAST), place, "quiet")
    _figures(book, sheet, view)
    _grid(book, sheet, native_charts.grid(view))
    return sheet


def last_column(view: View) -> int:
    """The last column of the page."""
    return max(LAST, ROLES_AT + len(group_rows.roles(view)) - 1)


def figures(view: View) -> list[FigureRow]:
    """Label, value, the value of the quarter before (None = none), kind and unit of each key figure."""
    before = view.before
    return [
        ("現在日", view.meta.as_of, before.meta.as_of if before else None, "date", ""),
        *(
            # 達成 of the year's end does not stand beside 順調 of the quarter before.
            (label, value, then if before and label == named else None, kind, unit)
            for (label, value, kind, unit), (named, then, _, _) in zip(
                _numbers(view), _numbers(before or view), strict=True
            )
        ),
    ]


def _numbers(view: View) -> list[tuple[str, object, str, str]]:
    total = rolled(view).iloc[0] if len(view.items) else None
    stalled = {finding.item for finding in view.findings if finding.severity == STALLED}

    def of(name: str) -> object:
        return None if total is None else total[name]

    return [
        ("項目数", view.meta.items, "int", "件"),
        ("報告済み", view.meta.reported, "int", "件"),
        ("未報告", view.meta.unreported, "int", "件"),
        ("完了", of("completed"), "int", "件"),
        ("完了率の対象", of("completable"), "int", "件"),
        ("完了率", of("completion_rate"), "one", "%"),
        ("実施率(継続型)", of("carried_rate"), "one", "%"),
        ("平均進捗率", of("mean_progress"), "one", "%"),
        ("計画", of("expected"), "one", "%"),
        ("計画比", of("pace"), "one", "%"),
        (f"判定が{bands(view.quarter.number)[0]}", of("on_course"), "int", "件"),
        ("要対応", len(view.flagged), "int", "件"),
        ("うち停滞", len(stalled), "int", "件"),
    ]


def _figures(book: BookWriter, sheet: Worksheet, view: View) -> None:
    top = FIGURES_ROW - 1
    book.write(sheet, top, 0, "主な数値", "head")
    book.write(sheet, top, 1, view.quarter.label, "head_number")
    book.write(sheet, top, 2, view.before.quarter.label if view.before else "", "head_number")
    book.write(sheet, top, 3, "単位", "head")
    for row, (label, value, then, kind, unit) in enumerate(figures(view), start=FIGURES_ROW):
        book.write(sheet, row, 0, label, "text")
        book.write(sheet, row, 1, value, kind)
        book.write(sheet, row, 2, then, kind)
        book.write(sheet, row, 3, unit, "text")


def _grid(book: BookWriter, sheet: Worksheet, chart: Chart) -> None:
    """機能 × 役割 in the heatmap's colours; a cell without a value says why."""
    form = cast("Grid", chart.form)
    words = f"{chart.finding}。{chart.measure}"
    sheet.set_row(2, height([(words, (LAST - NAMES_AT) * WIDTH)]))
    book.across(sheet, 2, (NAMES_AT, LAST), words, "finding")
    top = FIGURES_ROW - 1
    sheet.set_row(top, height([(role, WIDTH - 2) for role in form.columns]) + 2)
    for column, role in enumerate(form.columns, start=ROLES_AT):
        sheet.write_string(top, column, role, book.filled("#EEF2F5", style.INK))
    for row, (function, cells) in enumerate(form.lines(), start=top + 1):
        book.across(sheet, row, (NAMES_AT, ROLES_AT - 1), function, "name")
        sheet.set_row(row, height([(function, 2 * WIDTH)]))
        for column, cell in enumerate(cells, start=ROLES_AT):
            look = book.filled(cell.fill, cell.ink)
            if missing(cell.value):
                sheet.write_string(row, column, cell.shown, look)
            else:
                sheet.write_number(row, column, cell.value, look)


def add_charts(book: BookWriter, sheet: Worksheet, view: View) -> None:
    """The native charts, two side by side, each under the sentence that it shows; the page ends with them."""
    top = FIGURES_ROW + max(len(figures(view)), len(group_rows.functions(view))) + 1
    charts = native_charts.all_of(book, view) if len(group_rows.functions(view)) else []
    for start in range(0, len(charts), 2):
        pair = charts[start : start + 2]
        widths = [(last - first) * WIDTH + (FIRST if first == 0 else WIDTH) for first, last in PLACES]
        sheet.set_row(top, max(height([(one.finding, width)]) for one, width in zip(pair, widths, strict=False)))
        sheet.set_row(top + 1, max(height([(one.measure, width)]) for one, width in zip(pair, widths, strict=False)))
        for one, columns, width in zip(pair, PLACES, CHART_WIDTHS, strict=False):
            book.across(sheet, top, columns, one.finding, "finding")
            book.across(sheet, top + 1, columns, one.measure, "quiet")
            one.chart.set_size({"width": width, "height": CHART_HEIGHT})
            sheet.insert_chart(top + 2, columns[0], one.chart, {"object_position": 2, "description": one.alt})
        top += CHART_ROWS + 3
    sheet.print_area(0, 0, top, last_column(view))
