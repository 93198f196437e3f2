"""計画に対する進み: the pace of each function and role, on the bands that the settings give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kyoten.chart import group_rows, sentences
from kyoten.chart.chart import Chart
from kyoten.chart.forms import PaceRow, PaceRows
from kyoten.chart.number_words import known, one_decimal, or_none, percent
from kyoten.measures import BEHIND, ON_TRACK, SLIGHTLY_BEHIND
from kyoten.settings import Settings

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
BANDS = (ON_TRACK, SLIGHTLY_BEHIND, BEHIND)
REACH = 150.0
"""The axis ends here; a pace beyond it is drawn at the end with an arrow and its true number."""
END = 180.0
"""The right edge, up to which the numbers stand in a column."""


def build(view: View) -> Chart:
    """Frame: one row per function and role that has items."""
    settings = view.meta.settings
    groups = _groups(view)
    rows = [_row(group) for group in groups]
    return Chart(
        key=KEY,
        finding=_finding(rows, [group_rows.silent(group) for group in groups]),
        measure=f"機能・役割ごとの計画比(%) = 平均進捗率 ÷ 計画。{bands_text(settings)}",
        alt=_alt(rows),
        frame=pd.DataFrame(rows, columns=list(LABELS)),
        labels=LABELS,
        form=_form(rows, settings),
    )


def bands_text(settings: Settings) -> str:
    """順調は80%以上、やや遅れは60%以上、遅れは60%未満"""
    good, middle = f"{settings.on_track:g}%", f"{settings.slightly_behind:g}%"
    return f"順調は{good}以上、やや遅れは{middle}以上、遅れは{middle}未満"


def _groups(view: View) -> list[group_rows.Row]:
    """The roll-up of each function and role that has items."""
    found = group_rows.by_group(group_rows.rolled(view, "function", "role"), "function", "role")
    keys = [(name, role) for name in group_rows.functions(view) for role in group_rows.roles(view)]
    return [found[key] for key in keys if key in found]


def _row(row: group_rows.Row) -> group_rows.Row:
    pace = float(row["pace"])
    shown = f"{one_decimal(pace)}%" if known(pace) else group_rows.gap_label(row)
    facts = {name: row[name] for name in ("function", "role", "items", "covered", "mean_progress", "expected")}
    return {**facts, "pace": pace, "band": row["band"], "shown": shown}


def _finding(rows: list[group_rows.Row], silent: list[bool]) -> str:
    groups = [
        sentences.Paced(f"{row['function']}の{row['role']}", row["pace"], row["band"] or None, quiet)
        for row, quiet in zip(rows, silent, strict=True)
        if row["shown"] not in (group_rows.OUT, group_rows.NOT_DUE)
    ]
    return sentences.NOT_YET if rows and not groups else sentences.pace(groups, BANDS)


def _alt(rows: list[group_rows.Row]) -> str:
    lines = [f"{row['function']}の{row['role']}は{_words(row)}" for row in rows]
    return sentences.alternative("機能と役割ごとの計画比のグラフ", lines)


def _words(row: group_rows.Row) -> str:
    if not known(row["pace"]):
        return f"{row['shown']}({row['items']}件)"
    means = f"平均進捗率{percent(row['mean_progress'])}、計画{percent(row['expected'])}"
    return f"{row['shown']}で{row['band']}({means}、{row['items']}件中{row['covered']}件)"


def _form(rows: list[group_rows.Row], settings: Settings) -> PaceRows:
    listed = [
        PaceRow(row["function"], row["role"], or_none(row["pace"]), row["band"], row["shown"], _words(row))
        for row in rows
    ]
    return PaceRows(tuple(listed), _band_edges(settings), REACH)


def _band_edges(settings: Settings) -> tuple[tuple[str, float, float], ...]:
    """Each band with its ends on the axis, from the left."""
    middle, good = settings.slightly_behind, settings.on_track
    return (BEHIND, 0.0, middle), (SLIGHTLY_BEHIND, middle, good), (ON_TRACK, good, END)
