"""Every kind of chart is whole in every view, and its record says of each place whether it is there."""

from __future__ import annotations

import json

import chart_views
import pandas as pd
import plotly.graph_objects as go
import pytest
from chart_checks import DRAWN
from chart_views import SODAN

from kyoten.chart import kinds, pace
from kyoten.chart.kinds import KIND, KINDS, NOT_HERE, ChartKind

VIEWS = {
    "small": chart_views.make,
    "silent": chart_views.silent,
    "empty": chart_views.empty,
    "large": chart_views.large,
    "one function": lambda: chart_views.make(functions=(SODAN,)),
    "first quarter": lambda: chart_views.make(number=1),
}
KEYS = list(KIND)
NOWHERE = dict.fromkeys(("page", "handout", "workbook", "slides", "publication", "pictures"), NOT_HERE)


@pytest.fixture(scope="module")
def small():
    return chart_views.make()


def test_each_key_is_taken_once():
    assert len(KIND) == len(KINDS)
    assert len({kind.name for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("place", NOWHERE)
def test_a_record_that_is_silent_about_a_place_can_not_be_made(place):
    """A chart is left out of a place on purpose or not at all."""
    said = {name: value for name, value in NOWHERE.items() if name != place}
    with pytest.raises(TypeError, match=place):
        ChartKind(key="new", name="新しい図", build=pace.build, **said)


def test_a_kind_is_somewhere():
    assert [kind.key for kind in KINDS if not any(getattr(kind, name) is not NOT_HERE for name in NOWHERE)] == []


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
@pytest.mark.parametrize("key", KEYS)
def test_every_chart_of_every_view_is_whole(view, key):
    """Its own key, sentence, measure, alternative, a header for each column, no "nan" anywhere."""
    chart = kinds.build(view(), key)
    text = chart.csv().decode("utf-8-sig")
    assert chart.key == key
    assert chart.finding
    assert 0 < len(chart.title) <= 30, chart.title
    assert chart.measure
    assert set(chart.frame.columns) <= set(chart.labels)
    assert "nan" not in (chart.finding + chart.alt + text).lower()


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
@pytest.mark.parametrize("key", DRAWN)
def test_every_figure_is_valid(view, key):
    """Every name and value one that plotly knows, JSON as the browser takes it; no pie, no gauge."""
    figure = kinds.build(view(), key).figure
    checked = go.Figure(figure.to_dict())  # raises ValueError for a name or a value that plotly does not know
    assert json.loads(checked.to_json())["data"] == json.loads(figure.to_json())["data"]
    json.loads(figure.to_json())
    assert figure.layout.height >= 60
    assert not {trace.type for trace in figure.data} & {"pie", "indicator"}


@pytest.mark.parametrize("key", KEYS)
def test_a_view_without_items_has_no_numbers_to_tell(key):
    alt = kinds.build(chart_views.empty(), key).alt
    if key == "year_curve":  # four quarters there are always
        assert alt.endswith("第4四半期は計画不明。")
    else:
        assert alt.endswith("。表示する項目がありません")


def test_restated_items_count_once(small):
    """A restated item beside the six changes no number of any chart."""
    again = chart_views.store_samples.item("2-1-H09", function=SODAN, restated=True, restates="1-1-H01")
    view = chart_views.make((*chart_views.ITEMS, again), (*chart_views.REPORTS, ("2-1-H09", 2, "完了", 100)))
    for key in KEYS:
        pd.testing.assert_frame_equal(kinds.build(view, key).frame, kinds.build(small, key).frame)


def test_config_asks_nothing_of_the_network_and_names_the_picture(small):
    config = kinds.config("function_role", small.meta)
    assert config["displaylogo"] is False
    assert config["scrollZoom"] is False
    assert config["locale"] in config["locales"]
    assert config["toImageButtonOptions"]["filename"] == "H23_Q2_01_機能×役割_サンプル"


def test_an_unknown_key_is_refused(small):
    with pytest.raises(KeyError):
        kinds.build(small, "gauge")
