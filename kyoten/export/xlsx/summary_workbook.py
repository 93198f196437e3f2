"""View → the summary workbook, with native Excel charts over real cells (XlsxWriter)."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from kyoten.export.xlsx import cover, legend, overview_sheet
from kyoten.export.xlsx import data_sheets as tables
from kyoten.export.xlsx.sheet_writer import Book

if TYPE_CHECKING:
    from kyoten.views.view import Meta, View

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(view: View) -> bytes:
    """表紙, 概要, 機能別, 機能×役割, 四半期推移, 要対応, 全項目, 根拠 and 凡例; the same view, the same bytes."""
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as made:
        _describe(made, view.meta)
        book = Book(made, view.meta)
        first = book.sheet(cover.NAME, pages_tall=1)
        summary = overview_sheet.add(book, view)
        counts = _add_tables(book, view)
        overview_sheet.add_charts(book, summary, view)
        cover.fill(book, first, view, counts)
    return out.getvalue()


def _add_tables(book: Book, view: View) -> dict[str, int]:
    """The data sheets in their order; how many rows each holds."""
    settings = view.meta.settings
    listed = (
        (tables.BY_FUNCTION, tables.rollup_columns(settings, roles=False), tables.rollup_rows(view, "function")),
        (tables.BY_ROLE, tables.rollup_columns(settings, roles=True), tables.rollup_rows(view, "function", "role")),
        (tables.CURVE, tables.CURVE_COLUMNS, tables.curve_rows(view)),
        (tables.STALLED, tables.STALLED_COLUMNS, tables.stalled_rows(view)),
        (tables.ITEMS, tables.item_columns(view), tables.item_rows(view)),
        (tables.EVIDENCE, tables.EVIDENCE_COLUMNS, tables.evidence_rows(view)),
        (legend.NAME, legend.COLUMNS, legend.rows(view.meta)),
    )
    for name, columns, rows in listed:
        book.table(name, columns, rows)
    return {name: len(rows) for name, _, rows in listed}


def _describe(made: Workbook, meta: Meta) -> None:
    """The file's properties; its date is the as-of date, so that the bytes do not depend on the clock."""
    mark = "(サンプル)" if meta.sample else ""
    made.set_properties(
        {
            "title": f"{meta.site} {meta.period_label} 進捗のまとめ{mark}",
            "subject": "行動計画の進捗",
            "author": meta.site,
            "category": "サンプル" if meta.sample else "進捗報告",
            "keywords": f"行動計画、進捗、{meta.quarter.full_label}",
            "comments": f"{meta.as_of_label}。未報告{meta.unreported}件({meta.items}件中)。",
            "created": dt.datetime.combine(meta.as_of, dt.time()),
        }
    )
