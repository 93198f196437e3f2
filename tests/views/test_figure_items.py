"""Each figure opens exactly the items that it counts: by hand on the small view, and on every quarter of the sample."""

from __future__ import annotations

import datetime as dt
import re

import chart_views
import pytest
from chart_views import IBASHO, IKUSEI, SODAN

from kyoten.fiscal import Quarter
from kyoten.sample import SITE
from kyoten.storage.store import Store
from kyoten.views import five_years
from kyoten.views import view as views
from kyoten.views.figure_items import FigureKey, figure_items, name, parsed, siblings
from kyoten.views.overview import figures

NUMBERS = {
    "items": "items",
    "completed": "completed",
    "completable": "completable",
    "covered": "covered",
    "banded": "banded",
    "on_course": "on_course",
    "nearly": "nearly",
    "unreported": "unreported",
    "no_status": "no_status",
    "excluded": "excluded",
}
"""A kind of figure → the number of measures.Group that it is."""


def ids(view: views.View, key: FigureKey) -> list[str]:
    return [track.item.id for track in figure_items(view, key)]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (FigureKey("completed"), ["1-1-H01"]),
        # All but the one that is 中止.
        (FigureKey("completable"), ["1-1-H01", "1-1-H02", "1-1-G01", "2-1-H01", "3-1-G01"]),
        (FigureKey("open"), ["1-1-H02", "1-1-G01", "2-1-H01", "3-1-G01"]),
        (FigureKey("completable", IBASHO, "法人"), ["1-1-H01", "1-1-H02"]),
        (FigureKey("unreported"), ["1-1-G01", "3-1-G01"]),
        (FigureKey("unreported", IKUSEI), ["3-1-G01"]),
        (FigureKey("status", status="着手"), ["2-1-H01"]),
        (FigureKey("status", SODAN, status="中止"), ["2-1-H02"]),
        # 100 of 50, and 40 of 50 (80 %): 順調; 20 of 50: 遅れ.
        (FigureKey("on_course"), ["1-1-H01", "1-1-H02"]),
        (FigureKey("behind"), ["2-1-H01"]),
        (FigureKey("point", point=1), ["1-1-H01", "1-1-H02", "1-1-G01", "2-1-H01", "2-1-H02"]),
        (FigureKey("point", point=2), ["1-1-H01", "1-1-H02", "2-1-H01"]),
        # 行政 has reported nothing of the quarter.
        (FigureKey("silent", role="行政"), ["1-1-G01", "3-1-G01"]),
        (FigureKey("stalled"), []),
    ],
)
def test_the_items_of_a_figure_by_hand(key: FigureKey, expected: list[str]) -> None:
    assert ids(chart_views.make(), key) == expected


@pytest.fixture(params=[1, 2, 3, 4])
def quarter(request: pytest.FixtureRequest, sample_store: Store) -> views.View:
    return views.load(sample_store, SITE, Quarter(2011, request.param), today=dt.date(2012, 6, 1))


def test_every_number_of_every_group_is_the_length_of_its_list(quarter: views.View) -> None:
    for by in ((), ("function",), ("role",), ("function", "role")):
        for group in quarter.groups(*by):
            of = dict(zip(by, map(str, group.keys), strict=True))
            for kind, number in NUMBERS.items():
                assert len(ids(quarter, FigureKey(kind, **of))) == getattr(group, number), (kind, of)
            for status, count in group.by_status.items():
                assert len(ids(quarter, FigureKey("status", **of, status=status))) == count
            flagged = ids(quarter, FigureKey("flagged", **of))
            assert sum(quarter.track(item).counted for item in flagged) == group.flagged
            told = figure_items(quarter, FigureKey("told", **of))
            assert sum(track.now.told for track in told) == group.told


def test_every_point_of_every_curve_is_the_mean_of_its_list(quarter: views.View) -> None:
    for by in ((), ("function",)):
        for point in quarter.curve_points(*by):
            of = dict(zip(by, map(str, point.keys), strict=True))
            found = figure_items(quarter, FigureKey("point", **of, point=point.quarter))
            assert len(found) == point.covered
            values = [track.at(point.quarter).value for track in found]
            if values:
                assert sum(values) / len(values) == pytest.approx(point.mean_progress, abs=0.051)


def test_the_figures_of_the_overview_say_how_many_items_their_lists_have(quarter: views.View) -> None:
    for figure in figures(quarter):
        count = len(ids(quarter, figure.opens))
        if figure.unit == "件":
            assert figure.value == str(count)
        elif figure.label != "実施率":
            # 122件のうち6件; 129件のうち82件が順調; 129件のうち達成49件・…
            assert count == int(re.findall(r"(\d+)件", figure.counts)[1])


def test_the_parts_beside_a_figure_make_up_the_whole(quarter: views.View) -> None:
    for kind in ("completable", "banded", "items"):
        whole, *parts = siblings(quarter, FigureKey(kind)).items()
        assert whole[1] == sum(count for _, count in parts)
        assert {item for key, _ in parts for item in ids(quarter, key)} == set(ids(quarter, whole[0]))


@pytest.mark.parametrize(
    "key",
    [
        FigureKey("completed"),
        FigureKey("status", "親子: 居場所", "法人", "実施中"),
        FigureKey("point", "子育て相談", point=3),
        FigureKey("unreported", quarter=Quarter(2010, 4)),
    ],
)
def test_a_key_comes_back_from_the_address(key: FigureKey) -> None:
    assert parsed(key.parts) == key


@pytest.mark.parametrize(
    "parts",
    [[], [""], ["nothing"], ["point"], ["point", "point:9"], ["completed", "quarter:x-1"], ["items", "point:2"]],
)
def test_what_is_no_figure_opens_nothing(parts: list[str]) -> None:
    assert parsed(parts) is None


def test_the_year_s_end_has_other_words_for_the_bands() -> None:
    assert [name(FigureKey("behind"), Quarter(2011, number)) for number in (3, 4)] == ["遅れ", "未達"]


def test_the_numbers_of_five_years_are_those_of_their_lists(sample_store: Store) -> None:
    five = five_years.load(sample_store, SITE, 2011, today=dt.date(2012, 6, 1))
    [year] = [each for each in five.years if each.view]
    said = five_years.year_figures(five) | five_years.function_figures(five, "completable")
    assert len(said) == 4 + 6
    for figure, words in said.items():
        assert figure.quarter == Quarter(2011, 4)
        assert len(ids(year.view, figure)) == int(re.findall(r"(\d+)件", words)[-1])
