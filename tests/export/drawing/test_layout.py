"""Charts as shapes, in a picture of their own and in narrower places: nothing over anything else, nothing outside."""

from __future__ import annotations

from functools import cache

import chart_views
import long_plan
import pytest
from chart_checks import DRAWN, outside, overlap, overlapping

from kyoten.chart import kinds
from kyoten.export.drawing import layout
from kyoten.export.drawing.shapes import WIDTH, Drawing, Room, Text, text_width
from kyoten.export.html import publication
from kyoten.export.paper import panels

VIEWS = {
    "small": chart_views.make,
    "large": chart_views.large,
    "silent": chart_views.silent,
    "empty": chart_views.empty,
    "long": cache(long_plan.make),
}
PLACES = [
    *((key, panels.WHOLE_PAGE) for key in DRAWN),
    *((kind.key, panels.room(place)) for row in panels.chart_rows() for place, kind in row),
    *((kind.key, room) for kind in kinds.KINDS if kind.publication for room in (publication.WIDE, publication.NARROW)),
]  # fmt: skip


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("key", DRAWN)
def test_no_text_of_a_picture_lies_over_another_or_outside(name, key):
    """The page's margin of 24 points takes what reaches over by 20."""
    _check(name, key, Room(), WIDTH + 20)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize(("key", "room"), PLACES)
def test_no_text_on_the_handout_or_the_web_page_lies_over_another_or_outside(name, key, room):
    _check(name, key, room, room.width + 4)


def _check(name: str, key: str, room: Room, width: float) -> None:
    drawing = layout.drawing(kinds.build(VIEWS[name](), key).form, room)
    assert drawing.texts or name == "empty"
    assert overlapping(drawing) == []
    assert outside(drawing, width) == []


def test_the_check_sees_texts_that_overlap_and_those_outside():
    assert overlap(Text(0, 0, "親子の居場所"), Text(20, 3, "40.0"))
    assert not overlap(Text(0, 0, "親子の居場所"), Text(0, 30, "40.0"))
    # Three letters of 11 points each, the middle of their line on the upper edge.
    assert outside(Drawing(40, (Text(0, 20, "上の端"), Text(0, 0, "上の端"))), 33) == ["上の端"]
    assert outside(Drawing(40, (Text(1.5, 20, "右の端"),)), 33) == ["右の端"]


@pytest.mark.parametrize("key", DRAWN)
def test_rows_become_lower_to_keep_within_the_height(key):
    """Three functions with two roles: 180 points are enough for each chart in 480 of width, and 400 are not filled."""
    form = kinds.build(chart_views.make(), key).form
    low, usual = (layout.drawing(form, Room(480, height)).height for height in (180, 400))
    assert low <= 180
    assert low <= usual <= 400


def test_text_width_counts_japanese_as_full():
    assert text_width("計画", 10) == 20
    assert text_width("40.0", 10) == pytest.approx(6.3 * 3 + 2.7)


def test_a_drawing_is_plain_data():
    drawing = Drawing(10, (Text(1, 2, "あ"),))
    assert drawing.data()["shapes"][0]["kind"] == "text"
