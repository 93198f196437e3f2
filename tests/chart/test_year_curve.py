"""年間の推移. Expected values are worked out by hand from the table in chart_views."""

from __future__ import annotations

import chart_views
import pytest
from chart_checks import traces, words

from kyoten.chart import year_curve


@pytest.fixture(scope="module")
def small():
    return chart_views.make()


def test_it_stands_against_the_plan_and_stops_at_the_quarter(small):
    """Q1 (20 + 30 + 25 + 10 + 0) ÷ 5 = 17; Q2 (100 + 40 + 20) ÷ 3 = 53.3 of the 5 items left after one is cancelled."""
    chart = year_curve.build(small)
    assert chart.frame["mean_progress"].round(1).to_list()[:2] == [17.0, 53.3]
    assert chart.frame["mean_progress"].isna().to_list() == [False, False, True, True]
    assert chart.frame["covered"].to_list() == [5, 3, 0, 0]
    actual, plan = traces(chart, "実績")[0], traces(chart, "計画")[0]
    assert list(plan["y"]) == [25, 50, 75, 100]
    assert list(actual["text"]) == ["17.0", "53.3", "", ""]
    assert (
        chart.finding
        == "未報告2件(行政は全件)。第2四半期の平均進捗率は53.3%、計画(50.0%)を3.3ポイント上回る(5件のうち3件の平均)"
    )


def test_a_missing_quarter_is_a_gap():
    reports = [("1-1-H01", 1, "着手", 20), ("1-1-H01", 3, "実施中", 60)]
    actual = traces(year_curve.build(chart_views.make(reports=reports, number=3)), "実績")[0]
    assert list(actual["y"]) == [20, None, 60, None]
    assert actual["connectgaps"] is False


def test_every_number_in_words(small):
    """17 of 25 in the first quarter; the third and fourth are still to come."""
    assert year_curve.build(small).alt == (
        "平均進捗率と計画の折れ線グラフ。第1四半期は実績17.0%(6件中5件)、計画25.0%。"
        "第2四半期は実績53.3%(5件中3件)、計画50.0%。第3四半期は計画75.0%。第4四半期は計画100.0%。"
    )


def test_a_past_quarter_without_a_report_is_said_to_be_unreported():
    chart = year_curve.build(chart_views.make(reports=[("1-1-H01", 2, "着手", 40)]))
    assert "第1四半期は未報告、計画25.0%" in chart.alt


def test_its_numbers_and_the_names_of_its_lines_stand_on_paper(small):
    assert {"17.0", "実績 53.3", "計画"} <= set(words(year_curve.build(small)))
