"""計画比: the pace of each function and role, on the bands that the settings give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kyoten.chart import group_rows, sentences, titles
from kyoten.chart.chart import Chart
from kyoten.chart.forms import PaceRow, PaceRows
from kyoten.chart.number_words import known, one_decimal, or_none, percent
from kyoten.measures import FULL, YEAR_END, bands
from kyoten.settings import Settings
from kyoten.views.missing_reports import missing_reports

if TYPE_CHECKING:
    from kyoten.views.view import View

KEY = "pace"
LABELS = {
    "function": "機能",
    "role": "役割",
    "items": "項目数",
    "covered": "値のある項目数",
    "mean_progress": "平均進捗率(%)",
    "expected": "計画(%)",
    "pace": "計画比(%)",
    "band": "判定",
    "shown": "表示",
}
END = 125.0
"""The screen's right edge, up to which the numbers stand in a column."""


def build(view: View) -> Chart:
    """Frame: one row per function and role that has items."""
    settings = view.meta.settings
    groups = _groups(view)
    number = view.quarter.number
    rows = [_row(group) for group in groups]
    missing, best = missing_reports(view), bands(number)[0]
    banded = [row["band"] for row in rows if row["band"]]
    return Chart(
        key=KEY,
        title=titles.told(missing, titles.paced(len(banded), banded.count(best), best)) if rows else sentences.NOTHING,
        finding=sentences.after_missing(
            missing,
            _finding(rows, [group_rows.silent(group) for group in groups], bands(view.quarter.number)),
        ),
        measure=f"機能・役割ごとの計画比(%)。計画を超えた分は数えない。{bands_text(settings, view.quarter.number)}",
        alt=_alt(rows, number),
        frame=pd.DataFrame(rows, columns=list(LABELS)),
        labels=LABELS,
        form=_form(rows, settings, view.quarter.number),
    )


def bands_text(settings: Settings, number: int) -> str:
    """順調は80%以上または計画との差が15ポイント以内、やや遅れは60%以上、遅れは60%未満; of the year's end in the fourth
    quarter: 達成は完了または100%、概ね達成は80%以上、未達は80%未満"""
    best, middle, worst = bands(number)
    if number == YEAR_END:
        nearly = f"{settings.nearly_achieved:g}%"
        return f"{best}は完了または100%、{middle}は{nearly}以上、{worst}は{nearly}未満"
    low = f"{settings.slightly_behind:g}%"
    good = f"{settings.on_track:g}%以上または計画との差が{settings.behind_points:g}ポイント以内"
    return f"{best}は{good}、{middle}は{low}以上、{worst}は{low}未満"


def _groups(view: View) -> list[group_rows.Row]:
    """The roll-up of each function and role that has items."""
    found = group_rows.by_group(group_rows.rolled(view, "function", "role"), "function", "role")
    keys = [(name, role) for name in group_rows.functions(view) for role in group_rows.roles(view)]
    return [found[key] for key in keys if key in found]


def _row(row: group_rows.Row) -> group_rows.Row:
    pace = float(row["pace"])
    shown = f"{one_decimal(pace)}%" if known(pace) else group_rows.gap_label(row)
    names = ("function", "role", "items", "covered", "mean_progress", "expected", "on_course", "banded")
    facts = {name: row[name] for name in names}
    return {**facts, "pace": pace, "band": row["band"], "shown": shown}


def _finding(rows: list[group_rows.Row], silent: list[bool], words: tuple[str, str, str]) -> str:
    groups = [
        sentences.Paced(f"{row['function']}の{row['role']}", row["pace"], row["band"] or None, quiet)
        for row, quiet in zip(rows, silent, strict=True)
        if row["shown"] not in (group_rows.OUT, group_rows.NOT_DUE)
    ]
    return sentences.NOT_YET if rows and not groups else sentences.pace(groups, words)


def _alt(rows: list[group_rows.Row], number: int) -> str:
    lines = [f"{row['function']}の{row['role']}は{_words(row, number)}" for row in rows]
    return sentences.alternative("機能と役割ごとの計画比のグラフ", lines)


def _words(row: group_rows.Row, number: int) -> str:
    if not known(row["pace"]):
        return f"{row['shown']}({row['items']}件)"
    means = f"平均進捗率{percent(row['mean_progress'])}、計画{percent(row['expected'])}"
    counts = f"{row['banded']}件のうち{row['on_course']}件が{bands(number)[0]}"
    return f"{row['shown']}で{row['band']}({means}、{row['items']}件中{row['covered']}件、{counts})"


def _form(rows: list[group_rows.Row], settings: Settings, number: int) -> PaceRows:
    listed = [
        PaceRow(row["function"], row["role"], or_none(row["pace"]), row["band"], row["shown"], _words(row, number))
        for row in rows
    ]
    return PaceRows(tuple(listed), _band_edges(settings, number))


def _band_edges(settings: Settings, number: int) -> tuple[tuple[str, float, float], ...]:
    """Each band with its ends on the axis, from the left."""
    best, between, worst = bands(number)
    middle, good = settings.slightly_behind, settings.on_track
    if number == YEAR_END:
        middle, good = settings.nearly_achieved, FULL
    return (worst, 0.0, middle), (between, middle, good), (best, good, END)
