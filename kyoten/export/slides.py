"""View → slides with native charts and tables (python-pptx): one message a slide, its numbers in the notes."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from kyoten import charts, overview
from kyoten.chart import data, function_role, pace, small_multiples, status_mix, year_curve
from kyoten.chart.base import Chart
from kyoten.export import slide_charts, slide_stalled, slide_tables, slide_words, zipped
from kyoten.export.slide_base import BODY, Slides, batches, note
from kyoten.export.slide_theme import LANGUAGE

if TYPE_CHECKING:
    from kyoten.view import View

PACE_ROWS = 24


def deck(view: View) -> bytes:
    """表紙, 概要, 機能×役割, 状況, 年間の推移, 計画に対する進み, 機能別の推移, 要対応 and 凡例 as .pptx.

    The same view gives the same bytes. A view without items has the cover, 概要 and the legend.
    """
    slides = Slides(view.meta)
    _describe(slides, view)
    _cover(slides, view)
    _overview(slides, view)
    if data.functions(view):
        _heatmap(slides, view)
        _status(slides, view)
        _year(slides, view)
        _pace(slides, view)
        _small(slides, view)
        slide_stalled.add(slides, view)
    _legend(slides, view)
    out = io.BytesIO()
    slides.deck.save(out)
    return zipped.settled(out.getvalue())


def _cover(slides: Slides, view: View) -> None:
    meta = view.meta
    mark = "(サンプル)" if meta.sample else ""
    slide = slides.cover(f"{meta.quarter.full_label} 進捗の報告{mark}", f"{charts.headline(view)}")
    words = [meta.site, f"{meta.period_label} ・ {meta.as_of_label} ・ {meta.scope_label}"]
    if meta.sample:
        words.append("サンプルデータ(架空の報告)です。実際の進捗ではありません。")
    slides.text(slide, (BODY[0], 330.0, BODY[2], 90.0), words, 14.0, name="拠点と期間")
    note(slide, [f"{charts.headline(view)}。", "", *slide_words.sources(meta)])


def _overview(slides: Slides, view: View) -> None:
    """The four figures, and every function's numbers below and, where there are more, on further slides."""
    measure = "主な数値と前の四半期からの変化、機能ごとの数値。完了率 = 完了 ÷ (項目数 − 中止・評価困難)"
    figures = overview.figures(view)
    notes = [
        f"{figure.label}: {figure.words}、{slide_tables.change_words(figure, view)}。{figure.help}"
        for figure in figures
    ]
    labels = dict(zip(_ROLLUP, _ROLLUP_NAMES, strict=True))
    total = data.rolled(view)[list(_ROLLUP)] if len(view.items) else pd.DataFrame()
    each = data.rolled(view, "function") if len(view.items) else pd.DataFrame()
    told = slide_words.rows(total.assign(function="全体"), labels) if len(total) else []
    told += slide_words.rows(each[["function", *_ROLLUP]], labels) if len(each) else []
    notes += ["", *told, "", *slide_words.sources(view.meta)]
    names = data.functions(view)
    room = slide_tables.FUNCTIONS_A_SLIDE
    slide = slides.titled(charts.headline(view), measure, notes)
    slide_tables.key_figures(slides, slide, view)
    if names:
        top = BODY[1] + slide_tables.CARDS_HEIGHT + 12
        slide_tables.functions(slides, slide, view, names[:room], total=True, top=top)
    for more in batches(names[room:], 12):
        slide = slides.titled(f"{charts.headline(view)}(続き)", measure, notes)
        slide_tables.functions(slides, slide, view, more, total=False, top=BODY[1])


_ROLLUP = ("items", "completed", "excluded", "unreported", "covered", "completion_rate", "mean_progress", "expected",
           "pace", "band", "flagged")  # fmt: skip
_ROLLUP_NAMES = ("項目数", "完了の累計", "率に含めない項目", "未報告", "値のある項目数", "完了率(%)", "平均進捗率(%)",
                 "計画(%)", "計画比(%)", "判定", "要対応")  # fmt: skip


def _heatmap(slides: Slides, view: View) -> None:
    chart = charts.build(view, function_role.KEY)
    for names in batches(data.functions(view), slide_tables.FUNCTIONS_A_SLIDE):
        part = chart.frame[chart.frame["function"].isin(names)]
        slide = slides.titled(chart.finding, chart.measure, slide_words.of_chart(chart, view.meta, part))
        slide_tables.heatmap(slides, slide, chart, names, data.roles(view))


def _status(slides: Slides, view: View) -> None:
    chart = charts.build(view, status_mix.KEY)
    slide = slides.titled(chart.finding, chart.measure, slide_words.of_chart(chart, view.meta))
    slide_charts.status_mix(slide, chart, view.meta.settings)


def _year(slides: Slides, view: View) -> None:
    chart = charts.build(view, year_curve.KEY)
    slide = slides.titled(chart.finding, chart.measure, slide_words.of_chart(chart, view.meta))
    slide_charts.year_curve(slide, chart)


def _pace(slides: Slides, view: View) -> None:
    chart = charts.build(view, pace.KEY)
    for names in _whole_functions(chart):
        part = chart.frame[chart.frame["function"].isin(names)]
        slide = slides.titled(chart.finding, chart.measure, slide_words.of_chart(chart, view.meta, part))
        slide_charts.pace(slide, chart, part)


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
    chart = charts.build(view, small_multiples.KEY)
    listed: Sequence[tuple[str, pd.DataFrame]] = small_multiples.panels(chart.frame)
    for panels in batches(listed, slide_charts.PANELS):
        part = pd.concat([panel for _, panel in panels])
        slide = slides.titled(chart.finding, chart.measure, slide_words.of_chart(chart, view.meta, part))
        slide_charts.small_charts(slides, slide, panels, view.quarter.number)


def _legend(slides: Slides, view: View) -> None:
    measure = "状況の色、率と判定の意味、もとになった報告のファイル"
    slide = slides.titled("凡例と出典", measure, slide_words.sources(view.meta))
    bottom = slide_tables.legend(slides, slide, view.meta)
    slide_tables.files(slides, slide, view.meta, bottom + 12)


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
