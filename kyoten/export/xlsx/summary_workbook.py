"""View → the summary workbook, with native Excel charts over real cells (XlsxWriter)."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from kyoten.export.contents import (
    answer_tables,
    data_tables,
    decision_tables,
    judgement_tables,
    legend,
    since_tables,
    year_tables,
)
from kyoten.export.xlsx import cover, overview_sheet
from kyoten.export.xlsx import data_sheets as sheets
from kyoten.export.xlsx.sheet_writer import OPTIONS, BookWriter

if TYPE_CHECKING:
    from kyoten.views.view import Meta, View


def workbook(view: View) -> bytes:
    """表紙, 概要, 機能別, 機能×役割, 四半期推移, 前年度比較 (where last year has reports), 前回の会議から
    (where a day is chosen), a committee's questions, 判断を求める項目, 要対応, 全項目, 根拠 and 凡例.

    The same view, the same bytes."""
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as target:
        _describe(target, view.meta)
        book = BookWriter(target, view.meta)
        first = book.sheet(cover.NAME, pages_tall=1)
        overview = overview_sheet.add(book, view)
        counts = _add_tables(book, view)
        overview_sheet.add_charts(book, overview, view)
        cover.fill(book, first, view, counts)
    return out.getvalue()


def _add_tables(book: BookWriter, view: View) -> dict[str, int]:
    """The data sheets in their order; how many rows each holds."""
    settings, year = view.meta.settings, year_tables.found(view)
    since, judged = since_tables.found(view), judgement_tables.rows(view)
    listed = (
        (sheets.BY_FUNCTION, sheets.rollup_columns(settings, roles=False), data_tables.rollup_rows(view, "function")),
        (sheets.BY_ROLE, sheets.rollup_columns(settings, roles=True),
         data_tables.rollup_rows(view, "function", "role")),
        (sheets.CURVE, sheets.CURVE_COLUMNS, data_tables.curve_rows(view)),
        *([(sheets.LAST_YEAR, sheets.LAST_YEAR_COLUMNS, year_tables.rows(year, view.quarter.year))] if year else []),
        *([(sheets.SINCE, sheets.SINCE_COLUMNS, since_tables.rows(since))] if since else []),
        *((title, sheets.answer_columns(answer), answer_tables.rows(answer))
          for title, answer in answer_tables.found(view).items()),
        (sheets.DECISIONS, sheets.DECISION_COLUMNS, decision_tables.rows(view)),
        *([(judgement_tables.TITLE, sheets.JUDGED_COLUMNS, judged)] if judged else []),
        (sheets.STALLED, sheets.STALLED_COLUMNS, data_tables.stalled_rows(view)),
        (sheets.ITEMS, sheets.item_columns(view), data_tables.item_rows(view)),
        (sheets.EVIDENCE, sheets.EVIDENCE_COLUMNS, data_tables.evidence_rows(view)),
        (sheets.LEGEND, sheets.LEGEND_COLUMNS, legend.rows(view.meta)),
    )  # fmt: skip
    for name, columns, rows in listed:
        book.table(name, columns, rows, split=name in sheets.SPLIT)
    return {name: len(rows) for name, _, rows in listed}


def _describe(target: Workbook, meta: Meta) -> None:
    """The file's properties; its date is the as-of date, so that the bytes do not depend on the clock."""
    mark = "(サンプル)" if meta.sample else ""
    target.set_properties(
        {
            "title": f"{meta.site} {meta.period_label} 進捗のまとめ{mark}",
            "subject": "行動計画の進捗",
            "author": meta.site,
            "category": "サンプル" if meta.sample else "進捗報告",
            "keywords": f"行動計画、進捗、{meta.quarter.full_label}",
            "comments": f"{meta.standing_label}。未報告{meta.unreported}件({meta.items}件中)。",
            "created": dt.datetime.combine(meta.as_of, dt.time()),
        }
    )
