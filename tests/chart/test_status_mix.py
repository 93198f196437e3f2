"""機能別の状況. Expected values are worked out by hand from the table in chart_views."""

from __future__ import annotations

import chart_views
import pytest
from chart_checks import traces, words

from kyoten.chart import status_mix


@pytest.fixture(scope="module")
def small():
    return chart_views.make()


def test_it_stacks_best_first_and_missing_last(small):
    chart = status_mix.build(small)
    bars = [trace for trace in chart.figure.to_plotly_json()["data"] if trace["type"] == "bar"]
    assert [trace["name"] for trace in bars] == [
        "完了", "実施中", "着手", "中止", "未報告",
    ]  # fmt: skip
    assert list(chart.frame["items"]) == [3, 2, 1]
    assert [int(count) for count in traces(chart, "未報告")[0]["x"]] == [1, 0, 1]
    assert traces(chart, "未報告")[0]["marker"]["color"] == "#E3E7EB"
    assert chart.finding == (
        "6件のうち完了1件、実施中1件、着手1件、未報告2件。未報告が最も多いのは親子の居場所と人材育成(各1件)"
    )


def test_a_report_without_a_status_is_counted():
    chart = status_mix.build(chart_views.make(reports=[("1-1-H01", 2, None, 30)]))
    assert [int(count) for count in traces(chart, "記入なし")[0]["x"]] == [1, 0, 0]
    assert "親子の居場所は3件で、状況の記入なし1件、未報告2件" in chart.alt


def _five(number_done: int):
    """Five items of one function: some 完了, the others 着手."""
    items = [chart_views.store_samples.item(f"1-1-H{n:02d}") for n in range(5)]
    reports = [(item.id, 1, "完了" if n < number_done else "着手", None) for n, item in enumerate(items)]
    return status_mix.build(chart_views.make(items, reports, 1))


def test_numbers_are_written_only_where_they_fit():
    """Three items 完了 get their number, two 着手 do not, on screen as on paper."""
    chart = _five(3)
    assert [list(traces(chart, name)[0]["text"]) for name in ("完了", "着手")] == [["3"], [""]]
    assert words(chart) == ["親子の居場所", "3", "5件"]


def test_every_number_in_words(small):
    assert status_mix.build(small).alt == (
        "機能ごとの状況の帯グラフ。親子の居場所は3件で、完了1件、実施中1件、未報告1件。"
        "子育て相談は2件で、着手1件、中止1件。人材育成は1件で、未報告1件。"
    )


def test_the_sums_stand_on_paper(small):
    assert [text for text in words(status_mix.build(small)) if text.endswith("件")] == ["3件", "2件", "1件"]
