"""Curves as shapes: numbers and names on the side of the line where nothing runs."""

from __future__ import annotations

import pytest

from kyoten.chart.forms import Curve
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
