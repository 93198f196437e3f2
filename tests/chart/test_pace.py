"""計画に対する進み. Expected values are worked out by hand from the table in chart_views."""

from __future__ import annotations

import chart_views
import pytest
from chart_checks import words
from chart_views import IBASHO, IKUSEI, SODAN

from kyoten.chart import kinds, pace
from kyoten.export.drawing import layout
from kyoten.export.drawing.shapes import Dot
from kyoten.model import Kind
from kyoten.settings import Settings


@pytest.fixture(scope="module")
def small():
    return chart_views.make()


def test_it_gives_number_and_band_per_function_and_role(small):
    """70 ÷ 50 = 140 %, 20 ÷ 50 = 40 %."""
    chart = pace.build(small)
    rows = chart.frame[["function", "role", "shown", "band"]].to_numpy().tolist()
    assert rows == [
        [IBASHO, "法人", "140.0%", "順調"],
        [IBASHO, "行政", "未報告", ""],
        [SODAN, "法人", "40.0%", "遅れ"],
        [IKUSEI, "行政", "未報告", ""],
    ]
    assert chart.finding == "4区分のうち1区分が順調、2区分は未報告。遅れは子育て相談の法人(40.0%)"


def test_it_follows_the_settings_thresholds():
    """With 順調 from 40 % the pace of 40 % is in time; the sentence of what is measured says so."""
    chart = pace.build(chart_views.make(settings=Settings(on_track=40, slightly_behind=20)))
    assert chart.frame["band"].to_list() == ["順調", "", "順調", ""]
    assert chart.measure.endswith("順調は40%以上、やや遅れは20%以上、遅れは20%未満")


@pytest.mark.parametrize(
    ("percent", "expected", "shape"),
    [(100, 150.0, "triangle-right"), (37.5, 150.0, "circle")],
    ids=["400 % of the plan", "150 % exactly"],
)
def test_a_pace_beyond_the_axis_is_an_arrow_at_its_end_with_its_true_number(percent, expected, shape):
    """25 % are expected of the first quarter; the axis ends at 150, on screen as on paper."""
    chart = pace.build(chart_views.make(reports=[("1-1-H01", 1, None, percent)], number=1))
    dots, numbers = chart.figure.to_plotly_json()["data"]
    assert (list(dots["x"]), list(dots["marker"]["symbol"])) == ([expected], [shape])
    assert numbers["text"][0] == f"{percent * 4:.1f}%"
    [dot] = [each for each in layout.drawing(chart.form).shapes if isinstance(each, Dot)]
    assert dot.shape == shape


def test_what_the_plan_does_not_expect_yet_is_not_called_behind():
    """回数型 planned for November and March only: 0 % is expected of the first quarter, so there is no pace."""
    items = [chart_views.store_samples.item("1-1-H01", kind=Kind.COUNT, target_count=2, due_months=(11, 3))]
    view = chart_views.make(items, [("1-1-H01", 1, "未着手", None)], 1)
    assert pace.build(view).frame["shown"].to_list() == ["計画なし"]
    assert pace.build(view).finding == "計画と比べられる項目はまだない"
    assert kinds.headline(view) == "計画と比べられる項目はまだない"


def test_every_number_in_words(small):
    assert pace.build(small).alt == (
        "機能と役割ごとの計画比のグラフ。"
        "親子の居場所の法人は140.0%で順調(平均進捗率70.0%、計画50.0%、2件中2件)。親子の居場所の行政は未報告(1件)。"
        "子育て相談の法人は40.0%で遅れ(平均進捗率20.0%、計画50.0%、2件中1件)。人材育成の行政は未報告(1件)。"
    )


def test_every_number_stands_on_paper(small):
    assert {"140.0%", "40.0%", "未報告", "遅れ", "やや遅れ", "順調"} <= set(words(pace.build(small)))
