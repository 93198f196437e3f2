"""Paces as shapes, each place worked out by hand: points from the upper left corner, two for one percent."""

from __future__ import annotations

import pytest

from kyoten.chart import style
from kyoten.chart.forms import PaceRow, PaceRows
from kyoten.export.drawing import layout
from kyoten.export.drawing.shapes import Dot, Rect, Room, Stroke
from kyoten.measures import BEHIND, ON_TRACK, SLIGHTLY_BEHIND

BANDS = ((BEHIND, 0.0, 75.0), (SLIGHTLY_BEHIND, 75.0, 90.0), (ON_TRACK, 90.0, 200.0))
ROWS = (
    PaceRow("相談", "法人", 80.0, SLIGHTLY_BEHIND, "80.0%", ""),
    PaceRow("相談", "行政", 100.0, ON_TRACK, "100.0%", ""),
    PaceRow("情報", "法人", None, "", "—", ""),
)
ROOM = Room(44 + 200 + 0.63 * 4 * 11 + 0.27 * 11 + 0.85 * 11 + 14)
"""44 points for names of two letters, 200 for 0 to 100 %, and at the right 100.0% with 14 before it."""


@pytest.fixture(scope="module")
def drawing():
    return layout.drawing(PaceRows(ROWS, BANDS), ROOM)


def _of(drawing, kind: type) -> list:
    return [shape for shape in drawing.shapes if isinstance(shape, kind)]


def _text(drawing, words: str) -> list[tuple]:
    return [(pytest.approx(each.x), each.y, each.align) for each in drawing.texts if each.text == words]


def test_the_bands_lie_under_their_percents(drawing):
    """The last one ends with the axis, at 100 %. Five rows of 20 points under 30 for the names."""
    assert [
        (pytest.approx(each.x), each.y, pytest.approx(each.w), each.h, each.fill) for each in _of(drawing, Rect)
    ] == [
        (44, 0, 150, 130, style.BAND_GROUNDS[BEHIND]),
        (194, 0, 30, 130, style.BAND_GROUNDS[SLIGHTLY_BEHIND]),
        (224, 0, 20, 130, style.BAND_GROUNDS[ON_TRACK]),
    ]
    assert drawing.height == 130 + 22


def test_a_grounds_percents_stand_a_line_lower_where_those_before_reach_into_them(drawing):
    """75〜90% reaches from 198 to 242, the next begins at 228: 12 points lower, one line of 10 and 2 between."""
    assert _text(drawing, "75%未満") == [(48, 9, "left")]
    assert _text(drawing, "75〜90%") == [(198, 9, "left")]
    assert _text(drawing, "90%以上") == [(228, 21, "left")]


def test_each_role_stands_under_its_function(drawing):
    """Rows begin at 30: headings in the middle of the first and fourth, roles in those of the others."""
    assert _text(drawing, "相談") == [(0, 40, "left")]
    assert _text(drawing, "情報") == [(0, 100, "left")]
    assert _text(drawing, "法人") == [(34, 60, "right"), (34, 120, "right")]
    assert _text(drawing, "行政") == [(34, 80, "right")]
    assert [each.bold for each in drawing.texts if each.text in ("相談", "情報", "法人")] == [True, True, False, False]


def test_a_dot_stands_at_its_percent_and_a_line_leads_there_from_the_plan(drawing):
    """80 % is 160 points along, 100 % at the axis's end, where the plan is; none has no dot."""
    slow, fast = _of(drawing, Dot)
    assert (pytest.approx(slow.x), slow.y, slow.r, slow.shape) == (204, 60, 5.6, "diamond")
    assert (pytest.approx(fast.x), fast.y, fast.r, fast.shape) == (244, 80, 4.6, "square")
    led = [each for each in _of(drawing, Stroke) if each.width == 2.6]
    ends = [[pytest.approx(point) for point in each.points] for each in led]
    assert ends == [[(244, 60), (204, 60)], [(244, 80), (244, 80)]]
    assert [each.stroke for each in led] == [style.AMBER, style.ACCENT]


def test_a_row_has_a_thin_line_to_the_axis_end_and_its_number_at_the_right(drawing):
    """100 % are 200 points along from 44; a line through the number would strike it out."""
    thin = [each for each in _of(drawing, Stroke) if each.width == 0.6]
    assert [each.points[0] for each in thin] == [(44, 60), (44, 80), (44, 120)]
    assert {round(each.points[1][0], 6) for each in thin} == {244}
    assert _text(drawing, "80.0%") == [(ROOM.width, 60, "right")]
    assert [each.fill for each in drawing.texts if each.text in ("80.0%", "—")] == [style.INK, style.QUIET_TEXT]


def test_the_axis_is_named_and_the_plan_is_a_dotted_line(drawing):
    ticks = [_text(drawing, words) for words in ("0%", "50%", "計画 100%")]
    assert ticks == [[(x, 142, "center")] for x in (44, 144, 244)]
    [dotted] = [each for each in _of(drawing, Stroke) if each.dash == "dotted"]
    assert [pytest.approx(point) for point in dotted.points] == [(244, 0), (244, 130)]


def test_rows_become_lower_but_keep_twelve_and_a_half_points():
    """100 points: 30 for names and 22 below leave 48 for five rows."""
    low = layout.drawing(PaceRows(ROWS, BANDS), Room(ROOM.width, 100))
    assert low.height == 30 + 5 * 12.5 + 22


def test_the_legend_names_the_bands_with_their_marks(drawing):
    assert [(each.text, each.fill, each.shape) for each in drawing.legend] == [
        (ON_TRACK, style.ACCENT, "square"),
        (SLIGHTLY_BEHIND, style.AMBER, "diamond"),
        (BEHIND, style.RED, "triangle-down"),
    ]
