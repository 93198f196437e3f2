"""機能 × 役割. Expected values are worked out by hand from the table in chart_views."""

from __future__ import annotations

import chart_views
import pytest
from chart_checks import words
from chart_views import IBASHO, IKUSEI, SODAN

from kyoten.chart import function_role, kinds, style
from kyoten.model import Kind


@pytest.fixture(scope="module")
def small():
    return chart_views.make()


def test_it_shows_the_rate_or_why_there_is_none(small):
    """完了 ÷ (項目 − 中止): 1 of 2, 0 of 1, and 0 of 1 with one cancelled; nobody ever reported on 人材育成."""
    shown = function_role.build(small).frame.set_index(["function", "role"])["shown"]
    assert shown.to_dict() == {
        (IBASHO, "法人"): "50.0",
        (IBASHO, "行政"): "0.0",
        (SODAN, "法人"): "0.0",
        (SODAN, "行政"): "—",
        (IKUSEI, "法人"): "—",
        (IKUSEI, "行政"): "未報告",
    }


def test_it_can_show_the_mean_progress(small):
    """(100 + 40) ÷ 2 = 70; 行政 did not report this quarter, so it has no mean though it reported in the first."""
    chart = function_role.build(small, measure="mean_progress")
    assert list(chart.frame["shown"]) == ["70.0", "未報告", "20.0", "—", "—", "未報告"]
    assert (
        chart.finding == "未報告2件(行政は全件)。報告のあった4件では、"
        "平均進捗率が最も高いのは親子の居場所の法人(70.0%)、最も低いのは子育て相談の法人(20.0%)"
    )
    assert "平均進捗率(%)" in chart.measure


def test_unreported_is_drawn_apart_from_zero(small):
    grounds, heat, numbers, _ = function_role.build(small).figure.to_plotly_json()["data"]
    assert [list(row) for row in heat["z"]] == [[50.0, 0.0], [0.0, None], [None, None]]
    assert [list(row) for row in grounds["z"]] == [[None, None], [None, None], [None, 1.0]]
    assert grounds["colorscale"][0][1] == style.UNREPORTED_FILL
    assert list(numbers["text"]) == ["50.0", "0.0", "0.0", "—", "—", "未報告"]


def test_a_group_of_cancelled_items_is_neither_zero_nor_unreported():
    view = chart_views.make(reports=[("3-1-G01", 1, "中止", None)], number=2, functions=(IKUSEI,))
    assert list(function_role.build(view).frame["shown"]) == ["対象外"]
    assert kinds.headline(view) == "計画と比べられる項目はまだない"


def test_every_number_in_words(small):
    """A role without items in a function is 対象なし, never 0件中."""
    assert function_role.build(small).alt == (
        "機能と役割ごとの完了率の表。"
        "親子の居場所：法人は50.0%(2件、達成型・回数型2件中、完了1件、未報告0件)、"
        "行政は0.0%(1件、達成型・回数型1件中、完了0件、未報告1件)。"
        "子育て相談：法人は0.0%(2件、達成型・回数型1件中、完了0件、未報告0件)、行政は対象なし。"
        "人材育成：法人は対象なし、行政は未報告(1件、達成型・回数型1件中、完了0件、未報告1件)。"
    )


def test_every_number_stands_on_paper(small):
    assert {"50.0", "0.0", "—", "未報告"} <= set(words(function_role.build(small)))


def test_another_measure_is_refused(small):
    with pytest.raises(KeyError):
        function_role.build(small, measure="mood")


def test_what_goes_on_is_neither_zero_nor_unreported():
    """継続型 items can't be completed before the year ends: their cell says so, and the mean is there."""
    items = [chart_views.store_samples.item("1-1-H01", kind=Kind.ONGOING), chart_views.store_samples.item("1-1-H02")]
    ongoing = chart_views.make(items[:1], [("1-1-H01", 2, "実施中", None)])
    assert list(function_role.build(ongoing).frame["shown"]) == ["継続型のみ"]
    assert list(function_role.build(ongoing, measure="mean_progress").frame["shown"]) == ["25.0"]
    mixed = chart_views.make(items, [("1-1-H01", 2, "実施中", None)])
    assert list(function_role.build(mixed).frame["shown"]) == ["未報告"]
