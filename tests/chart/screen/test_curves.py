"""The curve on screen: axes that leave room, numbers and names where no line runs."""

from __future__ import annotations

import pytest
from chart_checks import curve_points

from kyoten.chart import style
from kyoten.chart.forms import Curve
from kyoten.chart.screen import curves


def _named(figure, text: str) -> tuple:
    [found] = [each for each in figure.layout.annotations if each.text == text]
    return found.x, found.y, found.xanchor, found.yanchor, found.xshift, found.yshift


def test_the_year_is_drawn_on_axes_that_leave_room_for_dots_and_names():
    """Half a quarter at the left, three quarters of one at the right for the names; 4 and 9 % for dots on the edges."""
    drawn = curves.figure(Curve(curve_points(40, 50, None, None)))
    assert drawn.layout.height == 206
    assert drawn.layout.xaxis.range == (0.5, 4.75)
    assert drawn.layout.xaxis.ticktext == ("第1", "第2", "第3", "第4")
    assert drawn.layout.xaxis.showgrid is False
    assert drawn.layout.yaxis.range == (-4, 109)
    assert drawn.layout.yaxis.tickvals == (0, 25, 50, 75, 100)


def test_plan_and_actual_differ_in_more_than_colour():
    plan, actual = curves.figure(Curve(curve_points(40, 50, None, None))).data
    assert (plan.mode, plan.line.dash, plan.line.width, plan.line.color) == ("lines", "dot", 2, style.QUIET)
    assert (actual.mode, actual.line.width, actual.line.color) == ("lines+markers+text", 3, style.ACCENT)
    assert (actual.marker.size, actual.textfont.size) == (9, 13)
    assert (actual.connectgaps, actual.cliponaxis) == (False, False)
    assert list(plan.y) == [25, 50, 75, 100]
    assert list(actual.y) == [40, 50, None, None]
    assert list(actual.text) == ["40.0", "50.0", "", ""]
    assert list(actual.textposition)[:2] == ["top left", "bottom right"]  # over the plan, on it
    assert [list(each) for each in actual.customdata] == [[2, 3]] * 4


@pytest.mark.parametrize(
    ("last", "plan", "actual"),
    [
        # Nothing or less than the plan in the last quarter: the plan's name over the end of its line, at its left.
        (None, (4, 100, "right", "bottom", -8, 0), (3, 75, "left", "top", 6, -20)),
        (90.0, (4, 100, "right", "bottom", -8, 0), (4, 90, "left", "top", 6, -20)),
        # More than the plan: under it, at its right, and the other line's name over its point.
        (110.0, (4, 100, "left", "top", 6, -20), (4, 110, "left", "bottom", 6, -2)),
    ],
)
def test_lines_are_named_where_no_number_stands(last: float | None, plan: tuple, actual: tuple):
    """A name under a point stands 20 pixels lower, under the number of 13."""
    drawn = curves.figure(Curve(curve_points(25, 50, 75, last)))
    assert _named(drawn, "計画") == plan
    assert _named(drawn, "実績") == actual


def test_without_any_value_only_the_plan_is_named():
    assert [each.text for each in curves.figure(Curve(curve_points(None, None, None, None))).layout.annotations] == [
        "計画"
    ]
