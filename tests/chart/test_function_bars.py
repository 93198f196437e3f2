"""機能ごとの完了率 and 計画比. Expected values are worked out by hand from the table in chart_views."""

from __future__ import annotations

import chart_views
import pytest
from chart_views import IBASHO, IKUSEI, SODAN

from kyoten.chart import function_bars


@pytest.fixture(scope="module")
def small():
    return chart_views.make()


def test_completion_by_function(small):
    """1 of 3, 0 of 1 (one is 中止), nothing known."""
    chart = function_bars.completion(small)
    assert chart.form.names == (IBASHO, SODAN, IKUSEI)
    assert chart.form.values[:2] == (33.3, 0.0)
    assert (
        chart.finding == "未報告2件(行政は全件)。完了率が最も高いのは親子の居場所(33.3%)、最も低いのは子育て相談(0.0%)"
    )
    assert chart.alt == "機能ごとの完了率(%)の棒グラフ。親子の居場所は33.3%、子育て相談は0.0%、人材育成は不明。"


def test_completion_while_nothing_is_complete():
    chart = function_bars.completion(chart_views.make(reports=[("1-1-H01", 2, "着手", 20)]))
    assert chart.finding == "未報告5件(行政は全件)。完了した項目はまだない(対象6件)"


def test_pace_by_function(small):
    """Of 100 the 50 count that were asked, and 40: 90 ÷ 100; 20 ÷ 50; nothing known."""
    chart = function_bars.pace(small)
    assert chart.form.values[:2] == (90.0, 40.0)
    assert (
        chart.finding == "未報告2件(行政は全件)。報告のあった4件では、"
        "計画比が最も高いのは親子の居場所(90.0%)、最も低いのは子育て相談(40.0%)"
    )
    assert chart.alt == "機能ごとの計画比(%)の棒グラフ。親子の居場所は90.0%、子育て相談は40.0%、人材育成は不明。"
    assert chart.measure == (
        "計画を超えた分は数えない。順調は80%以上または計画との差が15ポイント以内、やや遅れは60%以上、遅れは60%未満"
    )
