"""計画比. Expected values are worked out by hand from the table in chart_views."""

from __future__ import annotations

import chart_views
import pytest
from chart_checks import words
from chart_views import IBASHO, IKUSEI, SODAN

from kyoten.chart import kinds, pace
from kyoten.chart.forms import range_words
from kyoten.export.drawing import layout
from kyoten.export.drawing.shapes import Dot
from kyoten.model import Kind
from kyoten.settings import Settings


@pytest.fixture(scope="module")
def small():
    return chart_views.make()


def test_it_gives_number_and_band_per_function_and_role(small):
    """Of 100 the 50 count that were asked, and 40: 90 ÷ 100 = 90 %; 20 ÷ 50 = 40 %, 30 points short."""
    chart = pace.build(small)
    rows = chart.frame[["function", "role", "shown", "band"]].to_numpy().tolist()
    assert rows == [
        [IBASHO, "法人", "90.0%", "順調"],
        [IBASHO, "行政", "未報告", ""],
        [SODAN, "法人", "40.0%", "遅れ"],
        [IKUSEI, "行政", "未報告", ""],
    ]
    assert (
        chart.finding == "未報告2件(行政は全件)。報告のあった4件では、"
        "4区分のうち1区分が順調、2区分は未報告。遅れは子育て相談の法人(40.0%)"
    )


def test_it_follows_the_settings_thresholds():
    """With 順調 from 40 % the pace of 40 % is in time; the sentence of what is measured says so."""
    chart = pace.build(chart_views.make(settings=Settings(on_track=40, slightly_behind=20)))
    assert chart.frame["band"].to_list() == ["順調", "", "順調", ""]
    assert chart.measure.endswith("順調は40%以上または計画との差が15ポイント以内、やや遅れは20%以上、遅れは20%未満")


@pytest.mark.parametrize("percent", [100, 25])
def test_who_is_ahead_of_the_plan_stands_at_its_line(percent):
    """25 % are expected of the first quarter: 100 % count as no more. On screen as on paper."""
    chart = pace.build(chart_views.make(reports=[("1-1-H01", 1, None, percent)], number=1))
    dots, numbers = chart.figure.to_plotly_json()["data"]
    assert (list(dots["x"]), list(dots["marker"]["symbol"])) == ([100.0], ["square"])
    assert numbers["text"][0] == "100.0%"
    [dot] = [each for each in layout.drawing(chart.form).shapes if isinstance(each, Dot)]
    assert dot.shape == "square"


def test_the_years_end_has_words_of_its_own():
    """Half of what was planned for the year: 未達, on screen, in the sentence and in the legend."""
    chart = pace.build(chart_views.make(reports=[("1-1-H01", 4, None, 100), ("1-1-H02", 4, None, 0)], number=4))
    assert chart.frame["band"].to_list() == ["未達", "", "", ""]
    assert (
        chart.finding == "未報告4件(行政は全件)。報告のあった2件では、"
        "4区分のうち達成はなし、3区分は未報告。未達は親子の居場所の法人(50.0%)"
    )
    assert chart.measure.endswith("達成は完了または100%、概ね達成は80%以上、未達は80%未満")
    assert [name for name, _, _ in chart.form.bands] == ["未達", "概ね達成", "達成"]


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
        "親子の居場所の法人は90.0%で順調(平均進捗率70.0%、計画50.0%、2件中2件、2件のうち2件が順調)。親子の居場所の行政は未報告(1件)。"
        "子育て相談の法人は40.0%で遅れ(平均進捗率20.0%、計画50.0%、2件中1件、1件のうち0件が順調)。人材育成の行政は未報告(1件)。"
    )


def test_every_number_stands_on_paper(small):
    assert {"90.0%", "40.0%", "未報告", "60%未満", "60〜80%", "80%以上"} <= set(words(pace.build(small)))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0.0, 60.0, "60%未満"),
        (60.0, 80.0, "60〜80%"),
        (80.0, 125.0, "80%以上"),
        (80.0, 100.0, "80〜100%"),
        (100.0, 125.0, "100%"),
    ],
)
def test_grounds_are_named_by_their_percents(start, end, words):
    """A group 12 points behind a plan of 50 % is 順調 at 76 %: over its ground must not stand やや遅れ."""
    assert range_words(start, end) == words


def test_a_group_few_points_behind_its_plan_is_on_course_below_the_bands_percent():
    """38 of 50 % are 76 %, and 12 points behind."""
    chart = pace.build(chart_views.make(reports=[("1-1-H01", 2, None, 38)]))
    assert (chart.form.rows[0].pace, chart.form.rows[0].band) == (76.0, "順調")
    texts = [each.text for each in layout.drawing(chart.form).texts]
    assert {"60%未満", "60〜80%", "80%以上"} <= set(texts)
    assert "やや遅れ" not in texts
