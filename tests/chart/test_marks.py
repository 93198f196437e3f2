"""Every mark that a chart draws on screen opens a list, and the list has as many items as the mark says."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from kyoten.chart import function_role, kinds
from kyoten.chart.marks import figure_of, figures
from kyoten.fiscal import Quarter
from kyoten.sample import SITE
from kyoten.storage.store import Store
from kyoten.views import view as views
from kyoten.views.figure_items import FigureKey, figure_items

CHARTS = ("function_role", "status_mix", "year_curve", "pace", "small_multiples")


@pytest.fixture(params=[1, 2, 3, 4])
def view(request: pytest.FixtureRequest, sample_store: Store) -> views.View:
    return views.load(sample_store, SITE, Quarter(2011, request.param), today=dt.date(2012, 6, 1))


def drawn(figure: Any) -> list[dict[str, Any]]:
    """Every point that answers to a click, as the browser describes it."""
    return [
        {"curve_number": number, "x": x, "customdata": list(data)}
        for number, trace in enumerate(figure.to_dict()["data"])
        if trace.get("customdata") is not None and (trace["type"] == "bar" or trace["mode"] != "lines")
        for x, data in zip(trace["x"], trace["customdata"], strict=True)
    ]


@pytest.mark.parametrize("key", CHARTS)
def test_a_click_on_any_mark_opens_a_list_of_the_menu_and_every_list_has_its_mark(view: views.View, key: str) -> None:
    chart = kinds.build(view, key)
    of_marks = {found for point in drawn(chart.figure) if (found := figure_of(chart, point))}
    assert of_marks == set(figures(chart)) != set()


@pytest.mark.parametrize("key", ["status_mix", "year_curve", "small_multiples"])
def test_the_number_beside_a_mark_is_that_of_its_list(view: views.View, key: str) -> None:
    for figure, words in figures(kinds.build(view, key)).items():
        said = int(re.findall(r"(\d+)件", words)[-1])
        assert len(figure_items(view, figure)) == said, words


@pytest.mark.parametrize("measure", list(function_role.MEASURES))
def test_a_cell_opens_what_its_rate_is_of(view: views.View, measure: str) -> None:
    """3件中 完了1件 opens the three; a cell without a value all its items, which say why."""
    by_role = {group.keys: group for group in view.groups("function", "role")}
    of_measure = {"completion_rate": "completable", "mean_progress": "covered", "pace": "banded"}[measure]
    for figure in figures(kinds.build(view, "function_role", measure=measure)):
        group = by_role[figure.function, figure.role]
        kind = "items" if getattr(group, measure) is None else of_measure
        assert (figure.kind, len(figure_items(view, figure))) == (kind, getattr(group, kind))


def test_a_dot_opens_the_items_that_are_compared_with_the_plan(view: views.View) -> None:
    by_role = {group.keys: group for group in view.groups("function", "role")}
    for figure in figures(kinds.build(view, "pace")):
        group = by_role[figure.function, figure.role]
        assert len(figure_items(view, figure)) == (group.banded if group.pace is not None else group.items)


@pytest.mark.parametrize(
    "point",
    [{}, {"customdata": None}, {"customdata": ["?", "法人"]}, {"customdata": [1, 2]}, {"x": "a"}, {"customdata": []}],
)
@pytest.mark.parametrize("key", CHARTS)
def test_what_no_mark_says_opens_nothing(sample_store: Store, key: str, point: dict[str, Any]) -> None:
    view = views.load(sample_store, SITE, Quarter(2011, 2), today=dt.date(2012, 6, 1))
    assert figure_of(kinds.build(view, key), point) is None


def test_a_point_of_the_curve_names_its_quarter(sample_store: Store) -> None:
    view = views.load(sample_store, SITE, Quarter(2011, 2), today=dt.date(2012, 6, 1))
    assert figure_of(kinds.build(view, "year_curve"), {"x": 1, "curve_number": 1}) == FigureKey("point", point=1)
    # A quarter that is still to come has no point.
    assert figure_of(kinds.build(view, "year_curve"), {"x": 3, "curve_number": 0}) is None
