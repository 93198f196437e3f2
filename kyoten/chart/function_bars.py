"""機能ごとの完了率 and 機能ごとの計画比: one percentage by function as plain bars, for the workbook's 概要."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kyoten.chart import group_rows, sentences
from kyoten.chart.base import Chart
from kyoten.chart.forms import ValueBars
from kyoten.chart.number_words import or_none, percent
from kyoten.chart.pace import bands_text

if TYPE_CHECKING:
    from kyoten.views.view import View

COMPLETION, PACE = "function_completion", "function_pace"
COMPLETION_TITLE, PACE_TITLE = "機能ごとの完了率(%)", "機能ごとの計画比(%)"


def completion(view: View) -> Chart:
    """Frame: one row per function with its 完了率, and what it is worked out from."""
    frame = _frame(view, ["completed", "items", "completion_rate"])
    return Chart(
        key=COMPLETION,
        finding=sentences.completion(
            _named(frame, "completion_rate"), int(frame["completed"].sum()), int(frame["items"].sum())
        ),
        measure="完了 ÷ (項目数 − 中止・評価困難)。棒のない機能は報告がまだない",
        alt=_alt(COMPLETION_TITLE, frame, "completion_rate"),
        frame=frame,
        labels={"function": "機能", "completed": "完了", "items": "項目数", "completion_rate": "完了率(%)"},
        form=_bars(frame, "completion_rate", highest=100),
    )


def pace(view: View) -> Chart:
    """Frame: one row per function with its 計画比."""
    frame = _frame(view, ["pace"])
    return Chart(
        key=PACE,
        finding=sentences.extremes("計画比", _named(frame, "pace")),
        measure=f"平均進捗率 ÷ 計画。{bands_text(view.meta.settings)}",
        alt=_alt(PACE_TITLE, frame, "pace"),
        frame=frame,
        labels={"function": "機能", "pace": "計画比(%)"},
        form=_bars(frame, "pace", highest=None),
    )


def _frame(view: View, columns: list[str]) -> pd.DataFrame:
    found = group_rows.by_group(group_rows.rolled(view, "function"), "function")
    return pd.DataFrame([found[name,] for name in group_rows.functions(view)], columns=["function", *columns])


def _named(frame: pd.DataFrame, column: str) -> list[sentences.Named]:
    return [sentences.Named(row["function"], row[column]) for row in group_rows.rows(frame)]


def _alt(title: str, frame: pd.DataFrame, column: str) -> str:
    values = [f"{row['function']}は{percent(row[column])}" for row in group_rows.rows(frame)]
    return sentences.alternative(f"{title}の棒グラフ", ["、".join(values)] if values else [])


def _bars(frame: pd.DataFrame, column: str, *, highest: int | None) -> ValueBars:
    return ValueBars("function", column, tuple(frame["function"]), tuple(map(or_none, frame[column])), highest)
