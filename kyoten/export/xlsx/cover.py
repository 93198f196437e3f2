"""表紙: what the workbook is, of whom, when and from which files, and what each of its sheets answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xlsxwriter.worksheet import Worksheet

from kyoten.chart import kinds
from kyoten.chart.pace import bands_text
from kyoten.export.contents import answer_tables, judgement_tables
from kyoten.export.contents.about import scale_text
from kyoten.export.xlsx import data_sheets as sheets
from kyoten.export.xlsx import native_charts, overview_sheet
from kyoten.export.xlsx.sheet_writer import BookWriter, height

if TYPE_CHECKING:
    from kyoten.views.committee.answer import Answer
    from kyoten.views.view import Meta, View

NAME = "表紙"
WIDTHS = (18, 10, 96)
SHEETS = {
    overview_sheet.NAME: f"1枚で読むまとめ。主な数値、機能×役割の表、グラフ{native_charts.COUNT}点",
    sheets.BY_FUNCTION: "機能ごとの件数と率。グラフの元の数値",
    sheets.BY_ROLE: "機能と役割ごとの件数と率",
    sheets.CURVE: "全体と機能ごとの平均進捗率と計画、第1四半期から第4四半期まで",
    sheets.LAST_YEAR: "前年度の同じ四半期の件数と率、今年度との差",
    judgement_tables.TITLE: "年度末に決めた評価と来年度の方向。1行に1つ",
    sheets.SINCE: "前回の会議の日から変わったこと。1行に1つ",
    sheets.DECISIONS: "項目ごとに、なぜか、課題、求める判断、いつまで、根拠。停滞を先に、続いている期間の長い順",
    sheets.STALLED: "要対応の項目と、その理由と根拠。1行に1つの規則",
    sheets.ITEMS: "すべての項目の状況と進捗率。見出しの▼で絞り込みができる",
    sheets.EVIDENCE: "報告1件ごとの内容と、それが書かれたファイル、シート、セル",
    sheets.LEGEND: "評価尺度、判定の基準、用語、出典",
}


def fill(book: BookWriter, sheet: Worksheet, view: View, counts: Mapping[str, int]) -> None:
    """The first sheet, written last: `counts` are the rows of the data sheets."""
    for number, width in enumerate(WIDTHS):
        sheet.set_column(number, number, width)
    row = _title(book, sheet, view)
    row = _facts(book, sheet, view.meta, row + 1)
    _contents(book, sheet, counts, row + 1, answer_tables.found(view))


def _title(book: BookWriter, sheet: Worksheet, view: View) -> int:
    """Site, period and what the view says in one sentence; the next free row."""
    meta, last = view.meta, len(WIDTHS) - 1
    mark = "(サンプル)" if meta.sample else ""
    listed = (
        (meta.site, "title", 1.6),
        (f"{meta.quarter.full_label} 進捗のまとめ{mark}", "cover", 2.4),
        (f"{kinds.headline(view)}。", "title", 1.6),
    )
    for row, (text, kind, size) in enumerate(listed):
        sheet.set_row(row, size * height([(text, sum(WIDTHS) / size)]) + 8)
        book.across(sheet, row, (0, last), text, kind)
    return len(listed)


def _facts(book: BookWriter, sheet: Worksheet, meta: Meta, row: int) -> int:
    """Everything that has to be known to read the numbers; the next free row."""
    facts: list[tuple[str, object, str]] = [
        ("期間", meta.period_label, "text"),
        ("現在日", meta.as_of, "date"),
        ("確定の状況", meta.state.label, "text"),
        *([("記録の時点", meta.recorded_label, "text")] if meta.recorded else []),
        ("提出期限", meta.settings.deadline(meta.quarter), "date"),
        ("範囲", meta.scope_label, "text"),
        ("項目数(件)", meta.items, "int"),
        ("報告済み(件)", meta.reported, "int"),
        ("未報告(件)", meta.unreported, "int"),
        ("データ", "サンプル(架空の報告)" if meta.sample else "提出された報告", "text"),
        ("評価尺度", scale_text(meta.settings), "text"),
        ("判定(計画比)", bands_text(meta.settings, meta.quarter.number), "text"),
        ("出典", "、".join(meta.sources) or "報告なし", "text"),
    ]
    for at, (label, value, kind) in enumerate(facts, start=row):
        book.write(sheet, at, 0, label, "text")
        if isinstance(value, str):
            sheet.set_row(at, height([(value, WIDTHS[1] + WIDTHS[2])]))
            book.across(sheet, at, (1, 2), value, kind)
        else:
            sheet.merge_range(at, 1, at, 2, "", book.formats["left_date" if kind == "date" else "left_number"])
            book.write(sheet, at, 1, value, "left_date" if kind == "date" else "left_number")
    return row + len(facts)


def _contents(
    book: BookWriter, sheet: Worksheet, counts: Mapping[str, int], row: int, answers: Mapping[str, Answer]
) -> None:
    """Each sheet with a link to it and the number of its rows: a table without rows says so here; of a question of a
    committee its answer."""
    for column, head in enumerate(("シート", "行数", "内容")):
        book.write(sheet, row, column, head, "head_number" if column == 1 else "head")
    words_of = SHEETS | {title: f"{answer.question}：{answer.sentence}" for title, answer in answers.items()}
    there = {name: words_of[name] for name in (overview_sheet.NAME, *counts)}
    for at, (name, words) in enumerate(there.items(), start=row + 1):
        empty = counts.get(name) == 0
        sheet.write_url(at, 0, f"internal:'{name}'!A1", book.formats["link"], name)
        book.write(sheet, at, 1, counts.get(name), "int")
        listed = f"{words}(該当なし)" if empty else words
        sheet.set_row(at, height([(listed, WIDTHS[2])]))
        book.write(sheet, at, 2, listed, "text")
