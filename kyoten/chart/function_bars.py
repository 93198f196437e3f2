"""機能ごとの完了率 and 機能ごとの計画比: one percentage by function as plain bars, for the workbook's 概要."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kyoten.chart import sentences, titles
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
    missing = missing_reports(view)
    said = (
        titles.told(missing, titles.completion(rates, completed)),
        sentences.after_missing(missing, sentences.completion(rates, completed, items), of_reported=False),
    )
    measure = "完了 ÷ (達成型・回数型 − 中止・評価困難)。棒のない機能は報告がまだないか、継続型だけ"
    return _chart((COMPLETION, COMPLETION_TITLE, "completion_rate"), rates, said, measure, highest=100)


def pace(view: View) -> Chart:
    """Frame: one row per function with its 計画比."""
    rates = [Named(str(group.keys[0]), group.pace) for group in view.groups("function")]
    measure = f"計画を超えた分は数えない。{bands_text(view.meta.settings, view.quarter.number)}"
    missing = missing_reports(view)
    said = (
        titles.told(missing, titles.lowest("計画比", rates)),
        sentences.after_missing(missing, sentences.extremes("計画比", rates)),
    )
    return _chart((PACE, PACE_TITLE, "pace"), rates, said, measure, highest=None)


def _chart(
    named: tuple[str, str, str], rates: list[Named], said: tuple[str, str], measure: str, *, highest: int | None
) -> Chart:
    """`named`: the chart's key, its title in the workbook, the roll-up's column; `said`: title and sentence."""
    key, name, column = named
    values = "、".join(f"{each.name}は{percent(each.value)}" for each in rates)
    functions = tuple(each.name for each in rates)
    return Chart(
        key=key,
        title=said[0],
        finding=said[1],
        measure=measure,
        alt=sentences.alternative(f"{name}の棒グラフ", [values] if values else []),
        frame=pd.DataFrame({"function": functions, column: [each.value for each in rates]}).astype({column: float}),
        labels={"function": "機能", column: name},
        form=ValueBars("function", column, functions, tuple(each.value for each in rates), highest),
    )
