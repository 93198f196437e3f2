"""Speaker notes: the numbers behind a slide in words, and the files they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kyoten.chart import group_rows
from kyoten.chart.chart import Chart
from kyoten.chart.number_words import known, one_decimal
from kyoten.chart.pace import bands_text
from kyoten.export.contents.about import SAMPLE, scale_text

if TYPE_CHECKING:
    from kyoten.views.view import Meta

UNKNOWN = "値なし"


def of_chart(chart: Chart, meta: Meta, shown: pd.DataFrame) -> list[str]:
    """What the chart says and measures, every number of the rows of its frame that are shown, and the sources."""
    return [f"{chart.finding}。", chart.measure, "", "図の数値", *rows(shown, chart.labels), "", *sources(meta)]


def rows(frame: pd.DataFrame, labels: dict[str, str]) -> list[str]:
    """親子の居場所: 項目数 45、完了 3、…: one line a row; the words that name the row come first."""
    lines = []
    for row in group_rows.rows(frame):
        names = [str(value) for key, value in row.items() if isinstance(value, str) and key in ("function", "role")]
        rest = [f"{labels[key]} {value_text(value)}" for key, value in row.items() if key not in ("function", "role")]
        lines.append(f"{' '.join(names)}: {'、'.join(rest)}" if names else "、".join(rest))
    return lines


def value_text(value: object) -> str:
    """A count as it is, a percentage with one decimal, 値なし where nothing is known."""
    if isinstance(value, str):
        return value or UNKNOWN
    if value is None or not known(value):  # type: ignore[arg-type]
        return UNKNOWN
    return one_decimal(value) if isinstance(value, float) else str(value)


def sources(meta: Meta) -> list[str]:
    """As of when, from which files, on which scale: what the legend's slide says, for whoever has only this one."""
    mark = [SAMPLE] if meta.sample else []
    return [
        f"{meta.site} {meta.period_label} {meta.standing_label} 範囲 {meta.scope_label}",
        f"未報告 {meta.unreported}件({meta.items}件中)",
        *([meta.recorded_label] if meta.recorded else []),
        *mark,
        f"評価尺度 {scale_text(meta.settings)}",
        f"判定(計画比) {bands_text(meta.settings, meta.quarter.number)}",
        f"出典 {'、'.join(meta.sources) or '報告なし'}",
    ]
