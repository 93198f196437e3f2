"""機能ごとの完了率 and 機能ごとの計画比: one percentage by function as plain bars, for the workbook's 概要."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kyoten.chart import sentences
from kyoten.chart.chart import Chart
from kyoten.chart.forms import ValueBars
from kyoten.chart.number_words import percent
from kyoten.chart.pace import bands_text
from kyoten.chart.sentences import Named
from kyoten.views.missing_reports import missing_reports

if TYPE_CHECKING:
    from kyoten.views.view import View

COMPLETION, PACE = "function_completion", "function_pace"
COMPLETION_TITLE, PACE_TITLE = "機能ごとの完了率(%)", "機能ごとの計画比(%)"


def completion(view: View) -> Chart:
    """Frame: one row per function with its 完了率."""
    groups = view.groups("function")
    completed, items = sum(group.completed for group in groups), sum(group.completable for group in groups)
    rates = [Named(str(group.keys[0]), group.completion_rate) for group in groups]
    finding = sentences.completion(rates, completed, items)
    finding = sentences.after_missing(missing_reports(view), finding, of_reported=False)
    measure = "完了 ÷ (達成型・回数型 − 中止・評価困難)。棒のない機能は報告がまだないか、継続型だけ"
    return _chart((COMPLETION, COMPLETION_TITLE, "completion_rate"), rates, finding, measure, highest=100)


def pace(view: View) -> Chart:
    """Frame: one row per function with its 計画比."""
    rates = [Named(str(group.keys[0]), group.pace) for group in view.groups("function")]
    measure = f"計画を超えた分は数えない。{bands_text(view.meta.settings, view.quarter.number)}"
    finding = sentences.after_missing(missing_reports(view), sentences.extremes("計画比", rates))
    return _chart((PACE, PACE_TITLE, "pace"), rates, finding, measure, highest=None)


def _chart(
    named: tuple[str, str, str], rates: list[Named], finding: str, measure: str, *, highest: int | None
) -> Chart:
    """`named`: the chart's key, its title in the workbook, the roll-up's column."""
    key, title, column = named
    values = "、".join(f"{each.name}は{percent(each.value)}" for each in rates)
    functions = tuple(each.name for each in rates)
    return Chart(
        key=key,
        finding=finding,
        measure=measure,
        alt=sentences.alternative(f"{title}の棒グラフ", [values] if values else []),
        frame=pd.DataFrame({"function": functions, column: [each.value for each in rates]}).astype({column: float}),
        labels={"function": "機能", column: title},
        form=ValueBars("function", column, functions, tuple(each.value for each in rates), highest),
    )
