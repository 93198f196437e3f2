"""Each chart draws what the view knows, says it in a sentence and in words, and gives its numbers as CSV.

Expected values are worked out by hand from the table in chart_views.
"""

from __future__ import annotations

import json

import chart_views
import pandas as pd
import pytest
from chart_views import IBASHO, IKUSEI, SODAN

from kyoten.chart import kinds, style
from kyoten.model import Kind
from kyoten.settings import Settings
from kyoten.views.view import View


@pytest.fixture(scope="module")
def small() -> View:
    return chart_views.make()


VIEWS = {
    "small": chart_views.make,
    "silent": chart_views.silent,
    "empty": chart_views.empty,
    "large": chart_views.large,
    "one function": lambda: chart_views.make(functions=(SODAN,)),
    "first quarter": lambda: chart_views.make(number=1),
}


def _traces(chart: kinds.Chart, name: str) -> list[dict]:
    return [trace for trace in chart.figure.to_plotly_json()["data"] if trace.get("name") == name]


def test_function_role_shows_the_rate_or_why_there_is_none(small):
    """完了 ÷ (項目 − 中止): 1 of 2, 0 of 1, and 0 of 1 with one cancelled; nobody ever reported on 人材育成."""
    shown = kinds.build(small, "function_role").frame.set_index(["function", "role"])["shown"]
    assert shown.to_dict() == {
        (IBASHO, "法人"): "50.0",
        (IBASHO, "行政"): "0.0",
        (SODAN, "法人"): "0.0",
        (SODAN, "行政"): "—",
        (IKUSEI, "法人"): "—",
        (IKUSEI, "行政"): "未報告",
    }


def test_function_role_can_show_the_mean_progress(small):
    """(100 + 40) ÷ 2 = 70; 行政 did not report this quarter, so it has no mean though it reported in the first."""
    chart = kinds.build(small, "function_role", measure="mean_progress")
    assert list(chart.frame["shown"]) == ["70.0", "未報告", "20.0", "—", "—", "未報告"]
    assert chart.finding == "平均進捗率が最も高いのは親子の居場所の法人(70.0%)、最も低いのは子育て相談の法人(20.0%)"
    assert "平均進捗率(%)" in chart.measure


def test_function_role_draws_unreported_apart_from_zero(small):
    grounds, heat, words = kinds.build(small, "function_role").figure.to_plotly_json()["data"]
    assert [list(row) for row in heat["z"]] == [[50.0, 0.0], [0.0, None], [None, None]]
    assert [list(row) for row in grounds["z"]] == [[None, None], [None, None], [None, 1.0]]
    assert grounds["colorscale"][0][1] == style.UNREPORTED_FILL
    assert list(words["text"]) == ["50.0", "0.0", "0.0", "—", "—", "未報告"]


def test_a_group_of_cancelled_items_is_neither_zero_nor_unreported():
    view = chart_views.make(reports=[("3-1-G01", 1, "中止", None)], number=2, functions=(IKUSEI,))
    assert list(kinds.build(view, "function_role").frame["shown"]) == ["対象外"]
    assert kinds.headline(view) == "計画と比べられる項目はまだない"


def test_status_mix_stacks_best_first_and_missing_last(small):
    chart = kinds.build(small, "status_mix")
    assert [trace["name"] for trace in chart.figure.to_plotly_json()["data"]] == [
        "完了", "実施中", "着手", "中止", "未報告",
    ]  # fmt: skip
    assert list(chart.frame["items"]) == [3, 2, 1]
    assert [int(count) for count in _traces(chart, "未報告")[0]["x"]] == [1, 0, 1]
    assert _traces(chart, "未報告")[0]["marker"]["color"] == "#E3E7EB"
    assert chart.finding == (
        "6件のうち完了1件、実施中1件、着手1件、未報告2件。未報告が最も多いのは親子の居場所と人材育成(各1件)"
    )


def test_status_mix_counts_a_report_without_a_status():
    chart = kinds.build(chart_views.make(reports=[("1-1-H01", 2, None, 30)]), "status_mix")
    assert [int(count) for count in _traces(chart, "記入なし")[0]["x"]] == [1, 0, 0]


def test_status_mix_writes_numbers_only_where_they_fit():
    """Three items 完了 get their number, two 着手 do not."""
    items = [chart_views.store_samples.item(f"1-1-H{n:02d}") for n in range(5)]
    told = [(item.id, 1, "完了" if n < 3 else "着手", None) for n, item in enumerate(items)]
    chart = kinds.build(chart_views.make(items, told, 1), "status_mix")
    assert [list(_traces(chart, name)[0]["text"]) for name in ("完了", "着手")] == [["3"], [""]]


def test_year_curve_stands_against_the_plan_and_stops_at_the_quarter(small):
    """Q1 (20 + 30 + 25 + 10 + 0) ÷ 5 = 17; Q2 (100 + 40 + 20) ÷ 3 = 53.3 of the 5 items left after one is cancelled."""
    chart = kinds.build(small, "year_curve")
    assert chart.frame["mean_progress"].round(1).to_list()[:2] == [17.0, 53.3]
    assert chart.frame["mean_progress"].isna().to_list() == [False, False, True, True]
    assert chart.frame["covered"].to_list() == [5, 3, 0, 0]
    actual, plan = _traces(chart, "実績")[0], _traces(chart, "計画")[0]
    assert list(plan["y"]) == [25, 50, 75, 100]
    assert list(actual["text"]) == ["17.0", "53.3", "", ""]
    assert chart.finding == ("第2四半期の平均進捗率は53.3%、計画(50.0%)を3.3ポイント上回る(5件のうち3件の平均)")


def test_year_curve_leaves_a_gap_for_a_missing_quarter():
    told = [("1-1-H01", 1, "着手", 20), ("1-1-H01", 3, "実施中", 60)]
    actual = _traces(kinds.build(chart_views.make(reports=told, number=3), "year_curve"), "実績")[0]
    assert list(actual["y"]) == [20, None, 60, None]
    assert actual["connectgaps"] is False


def test_pace_gives_number_and_band_per_function_and_role(small):
    """70 ÷ 50 = 140 %, 20 ÷ 50 = 40 %."""
    chart = kinds.build(small, "pace")
    rows = chart.frame[["function", "role", "shown", "band"]].to_numpy().tolist()
    assert rows == [
        [IBASHO, "法人", "140.0%", "順調"],
        [IBASHO, "行政", "未報告", ""],
        [SODAN, "法人", "40.0%", "遅れ"],
        [IKUSEI, "行政", "未報告", ""],
    ]
    assert chart.finding == "4区分のうち1区分が順調、2区分は未報告。遅れは子育て相談の法人(40.0%)"


def test_pace_follows_the_settings_thresholds():
    """With 順調 from 40 % the pace of 40 % is in time; the sentence of what is measured says so."""
    chart = kinds.build(chart_views.make(settings=Settings(on_track=40, slightly_behind=20)), "pace")
    assert chart.frame["band"].to_list() == ["順調", "", "順調", ""]
    assert chart.measure.endswith("順調は40%以上、やや遅れは20%以上、遅れは20%未満")


def test_pace_beyond_the_axis_is_an_arrow_with_its_true_number():
    """100 ÷ 25 = 400 % in the first quarter; the axis ends at 150."""
    chart = kinds.build(chart_views.make(reports=[("1-1-H01", 1, "完了", None)], number=1), "pace")
    dots, numbers = chart.figure.to_plotly_json()["data"]
    assert (list(dots["x"]), list(dots["marker"]["symbol"])) == ([150.0], ["triangle-right"])
    assert numbers["text"][0] == "400.0%"


def test_what_the_plan_does_not_expect_yet_is_not_called_behind():
    """回数型 planned for November and March only: 0 % is expected of the first quarter, so there is no pace."""
    items = [chart_views.store_samples.item("1-1-H01", kind=Kind.COUNT, target_count=2, due_months=(11, 3))]
    view = chart_views.make(items, [("1-1-H01", 1, "未着手", None)], 1)
    assert kinds.build(view, "pace").frame["shown"].to_list() == ["計画なし"]
    assert kinds.build(view, "pace").finding == "計画と比べられる項目はまだない"
    assert kinds.headline(view) == "計画と比べられる項目はまだない"


def test_small_multiples_draw_one_panel_per_function_in_plan_order(small):
    """子育て相談: (10 + 0) ÷ 2 ÷ 25 = 20 %, then 20 ÷ 50 = 40 %: 遅れ twice running."""
    chart = kinds.build(small, "small_multiples")
    assert len(chart.figure.data) == 2 * 3
    assert list(dict.fromkeys(chart.frame["function"])) == [IBASHO, SODAN, IKUSEI]
    sodan = chart.frame[chart.frame["function"] == SODAN]
    assert sodan["pace"].to_list()[:2] == [20.0, 40.0]
    assert chart.finding == kinds.headline(small)
    assert chart.finding == "3機能のうち1機能が計画どおり、1機能は未報告。子育て相談は2期連続で遅れ"
    assert len({str(axis["range"]) for axis in chart.figure.select_yaxes()}) == 1


def test_restated_items_count_once(small):
    """A restated item beside the six changes no number of any chart."""
    again = chart_views.store_samples.item("2-1-H09", function=SODAN, restated=True, restates="1-1-H01")
    view = chart_views.make((*chart_views.ITEMS, again), (*chart_views.REPORTS, ("2-1-H09", 2, "完了", 100)))
    for key in kinds.KEYS:
        pd.testing.assert_frame_equal(kinds.build(view, key).frame, kinds.build(small, key).frame)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
@pytest.mark.parametrize("key", kinds.KEYS)
def test_every_chart_of_every_view_is_whole(view, key):
    """Sentence, measure, alternative, a header for each column, a figure that is valid JSON, no "nan" anywhere."""
    made = view()
    chart = kinds.build(made, key)
    text = chart.csv().decode("utf-8-sig")
    assert chart.finding
    assert chart.measure
    assert set(chart.frame.columns) <= set(chart.labels)
    assert "nan" not in (chart.finding + chart.alt + text).lower()
    json.loads(chart.figure.to_json())
    assert chart.figure.layout.height >= 80
    assert not {trace.type for trace in chart.figure.data} & {"pie", "indicator"}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("function_role", "親子の居場所：法人は50.0%(2件中、完了1件、未報告0件)"),
        ("status_mix", "子育て相談は2件で、着手1件、中止1件"),
        ("year_curve", "第2四半期は実績53.3%(5件中3件)、計画50.0%"),
        ("pace", "子育て相談の法人は40.0%で遅れ(平均進捗率20.0%、計画50.0%、2件中1件)"),
        ("small_multiples", "人材育成：第1四半期は未報告、計画25.0%"),
    ],
)
def test_the_text_alternative_tells_the_numbers_in_words(small, key, words):
    assert words in kinds.build(small, key).alt


def test_config_asks_nothing_of_the_network_and_names_the_picture(small):
    config = kinds.config("function_role", small.meta)
    assert config["displaylogo"] is False
    assert config["scrollZoom"] is False
    assert config["locale"] in config["locales"]
    assert config["toImageButtonOptions"]["filename"] == "H23_Q2_01_機能×役割_サンプル"


def test_an_unknown_key_or_measure_is_refused(small):
    with pytest.raises(KeyError):
        kinds.build(small, "gauge")
    with pytest.raises(KeyError):
        kinds.build(small, "function_role", measure="mood")
