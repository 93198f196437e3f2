"""View → slides with native charts and tables (python-pptx): one message a slide, its numbers in the notes."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import pandas as pd

from kyoten.chart import group_rows, kinds
from kyoten.export import zip_file
from kyoten.export.contents import report_tables
from kyoten.export.contents.data_tables import WHOLE
from kyoten.export.pptx import (
    chart_slides,
    decision_slides,
    judgement_slides,
    question_slides,
    since_slides,
    speaker_notes,
    table_slides,
    year_slides,
)
from kyoten.export.pptx.slides import BODY, Slides, add_text, note
from kyoten.export.pptx.theme import LANGUAGE
from kyoten.views import overview

if TYPE_CHECKING:
    from kyoten.views.view import View

_LONGEST_SITE = 200
"""Letters of a site's name among a file's properties, each of which holds 255."""


def deck(view: View) -> bytes:
    """表紙, 概要, the charts of kyoten.chart.kinds, a committee's questions, 判断を求める項目, 凡例 and an appendix.

    The same view gives the same bytes. A view without items has the cover, 概要 and the legend.
    """
    slides = Slides(view.meta)
    _describe(slides, view)
    _cover(slides, view)
    _overview(slides, view)
    if group_rows.functions(view):
        for kind in kinds.KINDS:
            if kind.slides:
                chart_slides.add(slides, kind.build(view))
        year_slides.add(slides, view)
        question_slides.add(slides, view)
        decision_slides.add(slides, view)
    _legend(slides, view)
    since_slides.add_appendix(slides, view)
    decision_slides.add_appendix(slides, view)
    judgement_slides.add_appendix(slides, view)
    out = io.BytesIO()
    slides.deck.save(out)
    return zip_file.without_dates(out.getvalue())


def _cover(slides: Slides, view: View) -> None:
    meta = view.meta
    mark = "(サンプル)" if meta.sample else ""
    slide = slides.cover(f"{meta.quarter.full_label} 進捗の報告{mark}", f"{kinds.headline(view)}")
    words = [meta.site, f"{meta.period_label} ・ {meta.standing_label} ・ {meta.scope_label}"]
    if meta.recorded:
        words.append(meta.recorded_label)
    if meta.sample:
        words.append("サンプルデータ(架空の報告)です。実際の進捗ではありません。")
    add_text(slide, (BODY[0], 330.0, BODY[2], 90.0), words, 14.0, name="拠点と期間")
    note(slide, [f"{kinds.headline(view)}。", "", *speaker_notes.sources(meta)])


def _overview(slides: Slides, view: View) -> None:
    """The four figures, and every function's numbers below and, where there are more, on further slides."""
    measure = "主な数値と前の四半期からの変化、機能ごとの数値。完了率 = 完了 ÷ (達成型・回数型 − 中止・評価困難)"
    figures = overview.figures(view)
    notes = [
        f"{figure.title}: {figure.words}、{report_tables.change_words(figure, view)}。{figure.help}"
        for figure in figures
    ]
    labels = dict(zip(_ROLLUP, _ROLLUP_NAMES, strict=True))
    total = group_rows.rolled(view)[list(_ROLLUP)] if len(view.items) else pd.DataFrame()
    each = group_rows.rolled(view, "function") if len(view.items) else pd.DataFrame()
    numbers = speaker_notes.rows(total.assign(function=WHOLE), labels) if len(total) else []
    numbers += speaker_notes.rows(each[["function", *_ROLLUP]], labels) if len(each) else []
    notes += ["", *numbers, "", *speaker_notes.sources(view.meta)]
    names = group_rows.functions(view)
    under, *further = table_slides.function_pages(names)
    slide = slides.titled(kinds.headline(view), measure, notes)
    table_slides.key_figures(slide, view)
    if names:
        table_slides.functions(slide, view, under, total=True, top=table_slides.UNDER_FIGURES)
    for more in further:
        slide = slides.titled(f"{kinds.headline(view)}(続き)", measure, notes)
        table_slides.functions(slide, view, more, total=False, top=BODY[1])


_ROLLUP = ("items", "completed", "completable", "excluded", "unreported", "covered", "completion_rate", "carried_rate",
           "mean_progress", "expected", "pace", "band", "on_course", "flagged")  # fmt: skip
_ROLLUP_NAMES = ("項目数", "完了の累計", "完了率の対象", "率に含めない項目", "未報告", "値のある項目数", "完了率(%)",
                 "実施率(%)", "平均進捗率(%)", "計画(%)", "計画比(%)", "判定", "順調・達成", "要対応")  # fmt: skip


def _legend(slides: Slides, view: View) -> None:
    measure = "状況の色、率と判定の意味、もとになった報告のファイル"
    slide = slides.titled("凡例と出典", measure, speaker_notes.sources(view.meta))
    bottom = table_slides.legend(slide, view.meta)
    table_slides.files(slide, view.meta, bottom + 12)


def _describe(slides: Slides, view: View) -> None:
    """The file's properties; their date is the as-of date, so that the bytes do not depend on the clock."""
    meta, properties = view.meta, slides.deck.core_properties
    day = dt.datetime.combine(meta.as_of, dt.time())
    site = meta.site[:_LONGEST_SITE]
    properties.title = f"{site} {meta.period_label} 進捗の報告{'(サンプル)' if meta.sample else ''}"
    properties.subject, properties.author, properties.last_modified_by = "行動計画の進捗", site, site
    properties.keywords, properties.language = f"行動計画、進捗、{meta.quarter.full_label}", LANGUAGE
    properties.comments = f"{meta.standing_label}。未報告{meta.unreported}件({meta.items}件中)。"
    properties.category = "サンプル" if meta.sample else "進捗報告"
    properties.created = properties.modified = day
    properties.revision = 1
