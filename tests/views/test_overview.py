"""The four figures of 概要, by hand from the table in chart_views."""

from __future__ import annotations

import datetime as dt

import chart_views
import pytest

from kyoten.fiscal import Quarter
from kyoten.settings import Settings
from kyoten.views import view
from kyoten.views.overview import figures


def _said(view, **facts) -> dict[str, tuple]:
    return {each.label: (each.words, each.delta, each.good_when) for each in figures(view, **facts)}


def test_each_figure_stands_beside_its_change_since_the_quarter_before():
    """Second quarter: 1 of 5 complete (one is 中止), first: none. Of what the plan asks: 110 of 150
    (50 of 100, 40 and 20 of 3 × 50), before 80 of 125 (20, 25 of 30, 25, 10 and 0). 停滞: none, and not compared, as
    変化なし could not be found before; 行政 has reported nothing. 未報告: 2, before 1."""
    assert _said(chart_views.make()) == {
        "完了率": ("20.0 %", "20.0 ポイント", "up"),
        "計画比": ("73.3 %", "9.3 ポイント", "up"),
        "停滞": ("0 件", None, "down"),
        "未報告": ("2 件", "1 件", "down"),
    }
    titles = [each.title for each in figures(chart_views.make())]
    assert titles == [
        "完了率(5件のうち1件)",
        "計画比(3件のうち2件が順調)",
        "停滞(ほかに報告のない役割1)",
        "未報告",
    ]


def test_before_the_deadline_missing_reports_are_not_held_against_the_quarter_before():
    """On 15 October, the deadline's own day, reports may still come in."""
    plan = chart_views.Plan(2011, chart_views.ITEMS)
    data = view.YearData("みなと拠点", plan, chart_views.stored(plan, chart_views.REPORTS), Settings(), sample=False)
    changes = {
        day: _said(view.make(data, Quarter(2011, 2), today=dt.date(2011, 10, day)))["未報告"][1] for day in (15, 16)
    }
    assert changes == {15: None, 16: "1 件"}


def test_a_fall_has_its_sign_and_no_change_is_0():
    """From the first quarter to the second the mean falls from 25 to 10 %, 100 to 20 % of the plan; both reported."""
    items = (chart_views.store_samples.item("1-1-H01"), chart_views.store_samples.item("1-1-H02"))
    reports = [(item.id, quarter, "着手", value) for item in items for quarter, value in ((1, 25), (2, 10))]
    said = _said(chart_views.make(items, reports))
    assert said["完了率"] == ("0.0 %", 0, "up")
    assert said["計画比"] == ("20.0 %", "-80.0 ポイント", "up")
    assert said["未報告"] == ("0 件", 0, "down")


@pytest.mark.parametrize(("number", "asked"), [(1, True), (2, False)])
def test_without_a_quarter_before_nothing_is_compared(number, asked):
    assert [delta for _, delta, _ in _said(chart_views.make(number=number), with_change=asked).values()] == [None] * 4


def test_what_is_not_known_is_no_number():
    assert _said(chart_views.silent()) == {
        "完了率": ("—", None, "up"),
        "計画比": ("—", None, "up"),
        "停滞": ("0 件", None, "down"),
        "未報告": ("6 件", 0, "down"),
    }
