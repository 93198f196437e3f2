"""View → the words and tables that the handout and the publication page share. No files, no mark-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from kyoten.chart import group_rows
from kyoten.chart.base import Chart
from kyoten.chart.number_words import known, one_decimal
from kyoten.chart.status_mix import NO_STATUS_SHORT
from kyoten.export.xlsx.data_sheets import rollup_rows
from kyoten.export.xlsx.legend import DEFINITIONS
from kyoten.rules.table import RULES
from kyoten.settings import UNREPORTED, Settings
from kyoten.views import overview
from kyoten.views.words import NO_VALUE

if TYPE_CHECKING:
    from kyoten.views.view import Meta, View

WHOLE = "全体"
SAMPLE = "サンプルデータ(架空の報告)"
TERMS = ("完了率", "平均進捗率", "計画", "計画比", "未報告", "再掲")
"""What a reader has to know beside the scale and the bands."""


@dataclass(frozen=True)
class KeyFigure:
    """A figure as printed: 6.0 %, and 前四半期から +1.5ポイント(改善)."""

    label: str
    value: str
    unit: str
    change: str
    help: str


@dataclass(frozen=True)
class Table:
    """A table as printed: heads, rows of words; the first `labels` columns say what a row is of."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    labels: int = 1


@dataclass(frozen=True)
class Step:
    """A step of the scale as printed: its symbol and its percent are "" where it has none."""

    name: str
    symbol: str
    percent: str


def title(meta: Meta) -> str:
    """みなと拠点 行動計画の進捗 平成23年度 第2四半期"""
    return f"{meta.site} 行動計画の進捗 {meta.quarter.full_label}"


def counts(meta: Meta) -> str:
    """項目134件 · 報告130件 · 未報告4件"""
    return f"項目{meta.items}件 · 報告{meta.reported}件 · {UNREPORTED}{meta.unreported}件"


def key_figures(view: View) -> tuple[KeyFigure, ...]:
    """The four figures of 概要 with their change against the quarter before."""
    return tuple(
        KeyFigure(each.label, each.value, "" if each.value == NO_VALUE else each.unit, _change(each, view), each.help)
        for each in overview.figures(view)
    )


def _change(figure: overview.Figure, view: View) -> str:
    if figure.delta is None:
        return "前四半期の値なし" if view.before else "比べる四半期なし"
    if figure.delta == 0:
        return "前四半期から 増減なし"
    down = str(figure.delta).startswith("-")
    judged = "改善" if down == (figure.good_when == "down") else "悪化"
    return f"前四半期から {'' if down else '+'}{str(figure.delta).replace(' ', '')}({judged})"


def function_table(view: View) -> Table:
    """Every number of the roll-up by function, then that of the whole."""
    columns = _columns(view.meta.settings)
    listed = rollup_rows(view, "function")
    if listed:
        whole = group_rows.rows(group_rows.rolled(view))[0]
        listed = [*listed, {**whole, "function": WHOLE}]
    heads = tuple(columns.values())
    return Table(heads, tuple(tuple(words(row[name]) for name in columns) for row in listed))


def turned(table: Table, corner: str) -> Table:
    """Rows for columns, where there are more columns than a page is wide for; `corner` heads the new first column."""
    heads, *rows = zip(table.heads, *table.rows, strict=True)
    return Table((corner, *heads[1:]), tuple(tuple(row) for row in rows))


def _columns(settings: Settings) -> dict[str, str]:
    statuses = {rating.name: rating.name for rating in settings.scale}
    return {
        "function": "機能",
        "items": "項目数",
        **statuses,
        "no_status": NO_STATUS_SHORT,
        "unreported": UNREPORTED,
        "completed": "累計完了",
        "excluded": "対象外",
        "completion_rate": "完了率(%)",
        "covered": "値あり",
        "mean_progress": "平均進捗率(%)",
        "expected": "計画(%)",
        "pace": "計画比(%)",
        "band": "判定",
        "flagged": "要対応",
    }


def chart_table(chart: Chart) -> Table:
    """What a chart draws: its frame with Japanese heads; names before numbers."""
    frame = chart.frame
    # `shown` is what the chart writes for its last number: 46.2, 未報告 or 対象外.
    drawn = next((name for name in ("value", "pace") if name in frame and "shown" in frame), "")
    names = [name for name in frame.columns if name != "shown"]
    labels = [name for name in ("function", "role", "quarter") if name in names]
    ordered = [*labels, *(name for name in names if name not in labels)]
    rows = tuple(tuple(_shown(row, name, drawn) for name in ordered) for row in group_rows.rows(frame))
    return Table(tuple(chart.labels.get(name, name) for name in ordered), rows, len(labels))


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


def scale(settings: Settings) -> tuple[Step, ...]:
    """The scale, the best step first; a step without a value says so."""
    steps = sorted(settings.scale, key=lambda r: -1.0 if r.percent is None else r.percent, reverse=True)
    return tuple(
        Step(each.name, each.symbol, "率に含めない" if each.percent is None else f"{each.percent:g}%") for each in steps
    )


def rules(settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """Name, gravest severity and meaning of each rule that is switched on."""
    return tuple((r.name, r.severity, r.description) for r in RULES if r.code not in settings.rules_off)


def terms() -> tuple[tuple[str, str], ...]:
    """What the figures mean, as in the workbook's legend."""
    return tuple(each for each in DEFINITIONS if each[0] in TERMS)


def notes(meta: Meta) -> tuple[str, ...]:
    """What else the numbers rest on."""
    due = meta.settings.deadline(meta.quarter)
    return (
        "累計完了は当期までに完了した項目、対象外は中止・評価困難で率に含めない項目、値ありは平均に入った項目の数。",
        f"{meta.quarter.label}の報告の期限は{due.month}月{due.day}日。",
        "状況ごとの件数は当期の報告だけを数え、未報告は進捗0%とは別に示す。",
        f"「{NO_VALUE}」は値がないことを示し、0ではない。",
    )
