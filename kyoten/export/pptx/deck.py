"""View → slides with native charts and tables (python-pptx): one message a slide, its numbers in the notes."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from kyoten.chart import function_role, group_rows, kinds, pace, small_multiples, status_mix, year_curve
from kyoten.chart.base import Chart
from kyoten.export import zipped
from kyoten.export.pptx import chart_slides, speaker_notes, stalled_slides, table_slides
from kyoten.export.pptx.slides import BODY, Slides, batches, note
from kyoten.export.pptx.theme import LANGUAGE
from kyoten.views import overview

if TYPE_CHECKING:
    from kyoten.views.view import View

PACE_ROWS = 24


def deck(view: View) -> bytes:
    """表紙, 概要, 機能×役割, 状況, 年間の推移, 計画に対する進み, 機能別の推移, 要対応 and 凡例 as .pptx.

    The same view gives the same bytes. A view without items has the cover, 概要 and the legend.
    """
    slides = Slides(view.meta)
    _describe(slides, view)
    _cover(slides, view)
    _overview(slides, view)
    if group_rows.functions(view):
        _heatmap(slides, view)
        _status(slides, view)
        _year(slides, view)
        _pace(slides, view)
        _small(slides, view)
        stalled_slides.add(slides, view)
    _legend(slides, view)
    out = io.BytesIO()
    slides.deck.save(out)
    return zipped.settled(out.getvalue())


def _cover(slides: Slides, view: View) -> None:
    meta = view.meta
    mark = "(サンプル)" if meta.sample else ""
    slide = slides.cover(f"{meta.quarter.full_label} 進捗の報告{mark}", f"{kinds.headline(view)}")
    words = [meta.site, f"{meta.period_label} ・ {meta.as_of_label} ・ {meta.scope_label}"]
    if meta.sample:
        words.append("サンプルデータ(架空の報告)です。実際の進捗ではありません。")
    slides.text(slide, (BODY[0], 330.0, BODY[2], 90.0), words, 14.0, name="拠点と期間")
    note(slide, [f"{kinds.headline(view)}。", "", *speaker_notes.sources(meta)])


def _overview(slides: Slides, view: View) -> None:
    """The four figures, and every function's numbers below and, where there are more, on further slides."""
    measure = "主な数値と前の四半期からの変化、機能ごとの数値。完了率 = 完了 ÷ (項目数 − 中止・評価困難)"
    figures = overview.figures(view)
    notes = [
        f"{figure.label}: {figure.words}、{table_slides.change_words(figure, view)}。{figure.help}"
        for figure in figures
    ]
    labels = dict(zip(_ROLLUP, _ROLLUP_NAMES, strict=True))
    total = group_rows.rolled(view)[list(_ROLLUP)] if len(view.items) else pd.DataFrame()
    each = group_rows.rolled(view, "function") if len(view.items) else pd.DataFrame()
    told = speaker_notes.rows(total.assign(function="全体"), labels) if len(total) else []
    told += speaker_notes.rows(each[["function", *_ROLLUP]], labels) if len(each) else []
    notes += ["", *told, "", *speaker_notes.sources(view.meta)]
    names = group_rows.functions(view)
    room = table_slides.FUNCTIONS_A_SLIDE
    slide = slides.titled(kinds.headline(view), measure, notes)
    table_slides.key_figures(slides, slide, view)
    if names:
        top = BODY[1] + table_slides.CARDS_HEIGHT + 12
        table_slides.functions(slides, slide, view, names[:room], total=True, top=top)
    for more in batches(names[room:], 12):
        slide = slides.titled(f"{kinds.headline(view)}(続き)", measure, notes)
        table_slides.functions(slides, slide, view, more, total=False, top=BODY[1])


_ROLLUP = ("items", "completed", "excluded", "unreported", "covered", "completion_rate", "mean_progress", "expected",
           "pace", "band", "flagged")  # fmt: skip
_ROLLUP_NAMES = ("項目数", "完了の累計", "率に含めない項目", "未報告", "値のある項目数", "完了率(%)", "平均進捗率(%)",
                 "計画(%)", "計画比(%)", "判定", "要対応")  # fmt: skip


def _heatmap(slides: Slides, view: View) -> None:
    chart = kinds.build(view, function_role.KEY)
    for names in batches(group_rows.functions(view), table_slides.FUNCTIONS_A_SLIDE):
        part = chart.frame[chart.frame["function"].isin(names)]
        slide = slides.titled(chart.finding, chart.measure, speaker_notes.of_chart(chart, view.meta, part))
        table_slides.heatmap(slides, slide, chart, names, group_rows.roles(view))


def _status(slides: Slides, view: View) -> None:
    chart = kinds.build(view, status_mix.KEY)
    slide = slides.titled(chart.finding, chart.measure, speaker_notes.of_chart(chart, view.meta))
    chart_slides.status_mix(slide, chart, view.meta.settings)


def _year(slides: Slides, view: View) -> None:
    chart = kinds.build(view, year_curve.KEY)
    slide = slides.titled(chart.finding, chart.measure, speaker_notes.of_chart(chart, view.meta))
    chart_slides.year_curve(slide, chart)


def _pace(slides: Slides, view: View) -> None:
    chart = kinds.build(view, pace.KEY)
    for names in _whole_functions(chart):
        part = chart.frame[chart.frame["function"].isin(names)]
        slide = slides.titled(chart.finding, chart.measure, speaker_notes.of_chart(chart, view.meta, part))
        chart_slides.pace(slide, chart, part)


def _whole_functions(chart: Chart) -> list[list[str]]:
    """The functions slide by slide, so that no more than PACE_ROWS bars stand on one."""
    made: list[list[str]] = []
    left = 0
    for name, rows in chart.frame.groupby("function", sort=False):
        if not made or len(rows) > left:
            made.append([])
            left = PACE_ROWS
        made[-1].append(str(name))
        left -= len(rows)
    return made


def _small(slides: Slides, view: View) -> None:
    chart = kinds.build(view, small_multiples.KEY)
    listed: Sequence[tuple[str, pd.DataFrame]] = small_multiples.panels(chart.frame)
    for panels in batches(listed, chart_slides.PANELS):
        part = pd.concat([panel for _, panel in panels])
        slide = slides.titled(chart.finding, chart.measure, speaker_notes.of_chart(chart, view.meta, part))
        chart_slides.small_charts(slides, slide, panels, view.quarter.number)


def _legend(slides: Slides, view: View) -> None:
    measure = "状況の色、率と判定の意味、もとになった報告のファイル"
    slide = slides.titled("凡例と出典", measure, speaker_notes.sources(view.meta))
    bottom = table_slides.legend(slides, slide, view.meta)
    table_slides.files(slides, slide, view.meta, bottom + 12)


def _describe(slides: Slides, view: View) -> None:
    """The file's properties; their date is the as-of date, so that the bytes do not depend on the clock."""
    meta, told = view.meta, slides.deck.core_properties
    day = dt.datetime.combine(meta.as_of, dt.time())
    told.title = f"{meta.site} {meta.period_label} 進捗の報告{'(サンプル)' if meta.sample else ''}"
    told.subject, told.author, told.last_modified_by = "行動計画の進捗", meta.site, meta.site
    told.keywords, told.language = f"行動計画、進捗、{meta.quarter.full_label}", LANGUAGE
    told.comments = f"{meta.as_of_label}。未報告{meta.unreported}件({meta.items}件中)。"
    told.category = "サンプル" if meta.sample else "進捗報告"
    told.created = told.modified = day
    told.revision = 1
