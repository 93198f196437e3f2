"""Curves as shapes: numbers and names on the side of the line where nothing runs."""

from __future__ import annotations

import pytest

from kyoten.chart import style
from kyoten.chart.forms import Curve, Panel, SmallCurves
from kyoten.export.drawing import layout
from kyoten.export.drawing.shapes import Dot, Room, Stroke
from kyoten.measures import CurvePoint


def _year(*means: float | None, room: Room | None = None):
    """25, 50, 75 and 100 % are expected."""
    points = tuple(CurvePoint((), n, mean, 1, 1, 25.0 * n) for n, mean in enumerate(means, start=1))
    return layout.drawing(Curve(points), room or Room())


def _text(drawing, words: str):
    [found] = [text for text in drawing.texts if text.text == words]
    return found


def test_the_plot_reaches_from_0_to_100_percent():
    """220 points from 22: a mean of 40 % stands 60 % of them under the top, 50 % in the middle."""
    drawing = _year(40, 50, None, None)
    assert [shape.y for shape in drawing.shapes if isinstance(shape, Dot)] == [22 + 220 * 0.6, 22 + 220 * 0.5]
    assert _text(drawing, "100").y == 22
    assert _text(drawing, "0").y == 242


def test_a_number_stands_below_a_point_under_the_plan_and_above_one_over_it():
    """Of 25, 50 and 75 %: 40 is over, 30 under, 75 just on it (then below, where the plan's line does not rise)."""
    drawing = _year(40, 30, 75, None)
    dots = {shape.x: shape.y for shape in drawing.shapes if isinstance(shape, Dot)}
    (x1, y1), (x2, y2), (x3, y3) = dots.items()
    above, below, on = (_text(drawing, words) for words in ("40.0", "30.0", "実績 75.0"))
    assert (above.x, above.y, above.align) == (pytest.approx(x1 - 6), y1 - 10, "right")
    assert (below.x, below.y, below.align) == (pytest.approx(x2 + 6), y2 + 10, "left")
    assert (on.x, on.y, on.align) == (pytest.approx(x3 + 6), y3 + 10, "left")


@pytest.mark.parametrize(
    ("last", "above"),
    [(None, True), (90.0, True), (100.0, True), (110.0, False)],
    ids=["no number there", "the number is below", "on the line: below", "the number is above"],
)
def test_the_plans_name_stands_where_the_last_number_does_not(last, above):
    """100 % are expected of the fourth quarter, whose point stands on the top edge at 22."""
    drawing = _year(25, 50, 75, last)
    name = _text(drawing, "計画")
    [plan] = [shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.dash == "dotted"]
    x, y = plan.points[-1]
    assert y == 22
    expected = (x - 10, y - 10, "right") if above else (x + 10, y + 12, "left")
    assert (name.x, name.y, name.align) == expected


def test_a_missing_quarter_parts_the_line():
    drawing = _year(20, None, 60, 80)
    runs = [shape.points for shape in drawing.shapes if isinstance(shape, Stroke) and shape.width == 2.4]
    assert [len(run) for run in runs] == [2]
    assert len([shape for shape in drawing.shapes if isinstance(shape, Dot)]) == 3


def test_a_number_near_a_narrow_plots_axis_stands_over_its_point():
    """In 150 points the first quarter's number would reach over the axis at 40."""
    drawing = _year(100.0, None, None, None, room=Room(150))
    first = _text(drawing, "実績 100.0")
    assert (first.x, first.align) == (42, "left")


def test_the_year_fills_its_room_but_for_the_numbers_at_its_end():
    """50 points less than the room, or less where the last number would reach over: 実績 100.0 is 22 + 0.3 × 11 and
    four digits' widths of 0.63 with a point of 0.27, an eighth of the plot right of which it begins."""
    number = (2 + 0.3 + 4 * 0.63 + 0.27) * 11 + 8
    for width, plot in ((712, min(662, (672 - number) * 8 / 7)), (300, min(250, (260 - number) * 8 / 7))):
        lines = [shape for shape in _year(40, 50, None, None, room=Room(width)).shapes if isinstance(shape, Stroke)]
        ends = [shape.points for shape in lines if shape.stroke == style.LINES]
        assert {start[0] for start, _ in ends} == {40}
        assert [end[0] - 40 for _, end in ends] == [pytest.approx(plot)] * 5


def test_the_years_axes_are_named_beside_their_lines():
    """Five lines across; numbers 6 left of the plot, quarters 16 under it in the middle of their quarter."""
    drawing = _year(40, 50, None, None)
    across = [shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.stroke == style.LINES]
    assert [shape.points[0][1] for shape in across] == [242, 187, 132, 77, 22]
    assert {shape.width for shape in across} == {0.8}
    names = [_text(drawing, words) for words in ("0", "25", "50", "75", "100")]
    assert [(name.x, name.y, name.align, name.size) for name in names] == [
        (34, y, "right", 10) for y in (242, 187, 132, 77, 22)
    ]
    width = across[0].points[1][0] - 40
    quarters = [_text(drawing, f"第{n}") for n in (1, 2, 3, 4)]
    assert [name.x for name in quarters] == [
        pytest.approx(40 + width * share, abs=0.001) for share in (1 / 8, 3 / 8, 5 / 8, 7 / 8)
    ]
    assert {(name.y, name.align) for name in quarters} == {(258, "center")}
    assert drawing.height == 22 + 220 + 30


def test_a_low_room_makes_the_years_plot_lower_but_not_under_100():
    """52 points are for what stands over and under it."""
    heights = [_year(40, None, None, None, room=Room(712, height)).height for height in (252, 152, 100)]
    assert heights == [252, 152, 152]


def test_lines_and_dots_have_their_weight():
    drawing = _year(20, 40, 60, 80)
    plan, actual = [shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.stroke != style.LINES]
    assert (plan.width, plan.dash, plan.stroke) == (1.4, "dotted", style.QUIET)
    assert (actual.width, actual.dash, actual.stroke) == (2.4, "solid", style.ACCENT)
    assert {shape.r for shape in drawing.shapes if isinstance(shape, Dot)} == {3.4}
    assert drawing.legend == ()


def test_one_known_quarter_is_a_dot_without_a_line():
    drawing = _year(20, None, None, None)
    assert [shape for shape in drawing.shapes if isinstance(shape, Stroke) and shape.width == 2.4] == []
    assert len([shape for shape in drawing.shapes if isinstance(shape, Dot)]) == 1


def _panels(*names: str, room: Room | None = None):
    points = tuple(CurvePoint((), n, mean, 1, 1, 25.0 * n) for n, mean in enumerate((20, 40, None, None), start=1))
    return layout.drawing(SmallCurves(tuple(Panel(name, "計画比 80.0%", "", points) for name in names)), room or Room())


def test_three_small_curves_stand_side_by_side_and_more_under_them():
    """(712 - 30 - 2 × 26) / 3 = 210 each, 236 from one to the next; rows of 196."""
    drawing = _panels("甲", "乙", "丙", "丁")
    assert [(text.x, text.y, text.bold) for text in drawing.texts if text.text in "甲乙丙丁"] == [
        (30, 10, True), (266, 10, True), (502, 10, True), (30, 206, True),
    ]  # fmt: skip
    assert [(text.x, text.y, text.size) for text in drawing.texts if text.text == "計画比 80.0%"] == [
        (30, 26, 10), (266, 26, 10), (502, 26, 10), (30, 222, 10),
    ]  # fmt: skip
    assert drawing.height == 2 * 196
    assert [(key.text, key.shape) for key in drawing.legend] == [("実績", "line"), ("計画", "dotted")]


def test_a_small_curve_has_three_lines_across_and_its_newest_number():
    """Its plot has 108 points from 52 on: 0, 50 and 100 % at 160, 106 and 52, named in the first column alone."""
    drawing = _panels("甲", "乙")
    across = [shape.points for shape in drawing.shapes if isinstance(shape, Stroke) and shape.stroke == style.LINES]
    assert [start for start, _ in across] == [(30, 160), (30, 106), (30, 52), (266, 160), (266, 106), (266, 52)]
    assert {end[0] - start[0] for start, end in across} == {210}
    assert [(text.x, text.y) for text in drawing.texts if text.text in ("0", "50", "100")] == [
        (24, 160),
        (24, 106),
        (24, 52),
    ]
    assert [(text.text, text.y) for text in drawing.texts if text.text in ("20.0", "40.0")] == [
        ("40.0", 160 - 108 * 0.4 + 10)
    ] * 2
    assert [text.y for text in drawing.texts if text.text == "第1"] == [176, 176]


def test_long_names_make_the_rows_of_small_curves_higher():
    """18 letters stand on one line over 210 points; 20 take two, 13 points more, and the plot begins lower."""
    drawing = _panels("あ" * 20)
    assert drawing.height == 196 + 13
    assert [(text.y, text.text) for text in drawing.texts if "あ" in text.text] == [(10, "あ" * 10), (23, "あ" * 10)]
    assert _text(drawing, "計画比 80.0%").y == 39
    assert min(shape.y for shape in drawing.shapes if isinstance(shape, Dot)) == 65 + 108 * 0.6


@pytest.mark.parametrize(
    ("width", "across", "plot"),
    [(450, 3, (450 - 30 - 12 - 52) / 3), (449, 2, (449 - 30 - 12 - 26) / 2), (149, 1, 149 - 42), (712, 3, 210)],
)
def test_a_narrow_room_has_fewer_side_by_side(width: float, across: int, plot: float):
    """At least 150 points for each; 12 are left at the right for a number, unless the page's margin takes it."""
    drawing = _panels("甲", "乙", "丙", room=Room(width))
    lines = [shape.points for shape in drawing.shapes if isinstance(shape, Stroke) and shape.stroke == style.LINES]
    assert len({start[0] for start, _ in lines}) == across
    assert {round(end[0] - start[0], 3) for start, end in lines} == {round(plot, 3)}


def test_small_curves_become_lower_to_keep_within_the_room():
    """150 points a row at least."""
    assert [_panels("甲", "乙", "丙", "丁", room=Room(712, height)).height for height in (350, 200)] == [350, 300]
