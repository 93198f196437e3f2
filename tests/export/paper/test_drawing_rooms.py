"""Charts in narrower places than a picture of their own: handout and web page. Nothing over anything else."""

from __future__ import annotations

import itertools

import chart_views
import pytest

from kyoten.chart import kinds, status_mix, style
from kyoten.export.html import publication
from kyoten.export.paper import handout, image
from kyoten.export.paper.grids import grey_safe
from kyoten.export.paper.shapes import Room, Text
from kyoten.settings import Settings

VIEWS = {
    "small": chart_views.make,
    "large": chart_views.large,
    "silent": chart_views.silent,
    "empty": chart_views.empty,
}
PLACES = [
    *(
        (key, Room(width / handout.UNIT, height / handout.UNIT, name))
        for places, height in ((handout.FIRST, handout.FIRST_HEIGHT), (handout.SECOND, handout.SECOND_HEIGHT))
        for key, width, name in places
    ),
    *((key, room) for key in publication.KEYS for room in (publication.WIDE, publication.NARROW)),
]  # fmt: skip


def _overlap(one: Text, other: Text) -> bool:
    left, top, right, bottom = one.box
    left2, top2, right2, bottom2 = other.box
    return left < right2 and left2 < right and top < bottom2 and top2 < bottom


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
@pytest.mark.parametrize(("key", "room"), PLACES)
def test_no_text_lies_over_another_or_outside(view, key, room):
    made = view()
    drawing = image.layout(kinds.build(made, key), made.meta, room)
    for one, other in itertools.combinations(drawing.texts, 2):
        assert not _overlap(one, other), (one.text, other.text)
    for text in drawing.texts:
        left, top, right, bottom = text.box
        assert left >= -1, text
        assert right <= room.width + 4, text
        assert top >= -1, text
        assert bottom <= drawing.height + 1, text


@pytest.mark.parametrize("key", kinds.KEYS)
def test_rows_become_lower_to_keep_within_the_height(key):
    """Three functions with two roles: 180 points are enough for each chart in 480 of width, and 400 are not filled."""
    view = chart_views.make()
    chart = kinds.build(view, key)
    low, usual = (image.layout(chart, view.meta, Room(480, height)).height for height in (180, 400))
    assert low <= 180
    assert low <= usual <= 400


def test_no_two_statuses_look_alike_in_grey():
    """Of the default scale 未着手 has the grey of 実施中, and 未報告 that of 着手: both are hatched."""
    parts = {part.name: part for part in grey_safe(status_mix.parts(Settings()))}
    assert parts["未着手"].pattern
    assert parts["未報告"].pattern
    assert len({parts[name].pattern for name in ("未着手", "未報告", "中止", "状況の記入なし")}) == 4
    plain = [part for part in parts.values() if not part.pattern]
    assert [part.name for part in plain] == ["完了", "概ね達成", "実施中", "着手"]
    for one, other in itertools.combinations(plain, 2):
        assert style.contrast(one.colour, other.colour) >= 1.3
