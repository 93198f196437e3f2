"""View → the key figures and tables that the handout and the publication page print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from kyoten.chart import group_rows
from kyoten.chart.chart import Chart
from kyoten.chart.number_words import known, one_decimal
from kyoten.chart.status_mix import NO_STATUS_SHORT
from kyoten.export.contents.data_tables import WHOLE, rollup_rows
from kyoten.measures import bands
from kyoten.settings import UNREPORTED, Settings
from kyoten.views import overview
from kyoten.views.words import NO_VALUE

if TYPE_CHECKING:
    from kyoten.views.view import View


@dataclass(frozen=True)
class KeyFigure:
    """A figure as printed: 6.0 %, what it is made of ("" = nothing), and 前期比 +1.5ポイント(改善)."""

    label: str
    counts: str
    value: str
    unit: str
    change: str
    help: str


@dataclass(frozen=True)
class PrintedTable:
    """A table as printed: heads, rows of words; the first `labels` columns say what a row is of."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    labels: int = 1


def key_figures(view: View) -> tuple[KeyFigure, ...]:
    """The figures of 概要 with their change against the quarter before."""
    return tuple(
        KeyFigure(
            each.label,
            each.counts,
            each.value,
            "" if each.value == NO_VALUE else each.unit,
            change_words(each, view),
            each.help,
        )
        for each in overview.figures(view)
    )


def change_words(figure: overview.Figure, view: View) -> str:
    """前期比 +1.5ポイント(改善), judged by the direction that is good for this figure; 前期と同じ; 前期の値なし."""
    if figure.delta is None:
        return "前期の値なし" if view.before else "第1四半期のため前期比なし"
    if figure.delta == 0:
        return "前期と同じ"
    sign = "" if str(figure.delta).startswith("-") else "+"
    return f"前期比 {sign}{str(figure.delta).replace(' ', '')}({figure.judged})"


def function_table(view: View) -> PrintedTable:
    """Every number of the roll-up by function, then that of the whole."""
    columns = _columns(view.meta.settings, bands(view.quarter.number)[0])
    listed = rollup_rows(view, "function")
    if listed:
        whole = group_rows.rows(group_rows.rolled(view))[0]
        listed = [*listed, {**whole, "function": WHOLE}]
    heads = tuple(columns.values())
    listed = [row | _parts(row) for row in listed]
    return PrintedTable(heads, tuple(tuple(words(row[name]) for name in columns) for row in listed))


def _parts(row: Mapping[str, Any]) -> dict[str, str]:
    """What stands beside 完了率 and 計画比: 3/38, 32/45."""
    return {
        name: f"{row[name]}/{row[of]}" if row[of] else ""
        for name, of in (("completed", "completable"), ("on_course", "banded"))
    }


def turned(table: PrintedTable, corner: str) -> PrintedTable:
    """Rows for columns, where there are more columns than a page is wide for; `corner` heads the new first column."""
    heads, *rows = zip(table.heads, *table.rows, strict=True)
    return PrintedTable((corner, *heads[1:]), tuple(tuple(row) for row in rows))


def _columns(settings: Settings, best: str) -> dict[str, str]:
    """`best`: the quarter's best band, whose items are counted beside 計画比."""
    statuses = {rating.name: rating.name for rating in settings.scale}
    return {
        "function": "機能",
        "items": "項目数",
        **statuses,
        "no_status": NO_STATUS_SHORT,
        "unreported": UNREPORTED,
        "completed": "完了/対象",
        "excluded": "対象外",
        "completion_rate": "完了率(%)",
        "carried_rate": "実施率(%)",
        "covered": "値あり",
        "mean_progress": "平均進捗率(%)",
        "expected": "計画(%)",
        "pace": "計画比(%)",
        "on_course": best,
        "band": "判定",
        "flagged": "要対応",
    }


def chart_table(chart: Chart) -> PrintedTable:
    """What a chart draws: its frame with Japanese heads; names before numbers."""
    frame = chart.frame
    # `shown` is what the chart writes for its last number: 46.2, 未報告 or 対象外.
    drawn = next((name for name in ("value", "pace") if name in frame and "shown" in frame), "")
    names = [name for name in frame.columns if name != "shown"]
    labels = [name for name in ("function", "role", "quarter") if name in names]
    ordered = [*labels, *(name for name in names if name not in labels)]
    rows = tuple(tuple(_shown(row, name, drawn) for name in ordered) for row in group_rows.rows(frame))
    return PrintedTable(tuple(chart.labels.get(name, name) for name in ordered), rows, len(labels))


def _shown(row: Mapping[str, Any], name: str, drawn: str) -> str:
    if name == "quarter":
        return f"第{row[name]}四半期"
    return str(row["shown"]).removesuffix("%") if name == drawn else words(row[name])


def words(value: object) -> str:
    """A number with one decimal where it is a measure, — where nothing is known."""
    if isinstance(value, str):
        return value or NO_VALUE
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return NO_VALUE
    return one_decimal(value) if isinstance(value, float) and known(value) else str(value)
