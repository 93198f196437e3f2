"""Small curves on screen: one scale for all, room for names and quarters."""

from __future__ import annotations

import pytest
from chart_checks import curve_points

from kyoten.chart.forms import Panel, SmallCurves
from kyoten.chart.screen import small_curves


def _panel(name: str, *means: float | None) -> Panel:
    return Panel(name, "計画比 80.0% やや遅れ", "", curve_points(*means))


@pytest.mark.parametrize(
    ("names", "height", "top", "columns"),
    [
        (("相談",), 20 + 132, 42, 1),
        (("相談", "情報"), 20 + 132, 42, 2),
        (("相談", "情報", "人材"), 20 + 2 * 132, 42, 2),
        (("親子の居場所と子育ての相談", "情報"), 20 + 148, 58, 2),  # 13 letters: two lines, 16 pixels more
        ((), 20 + 132, 42, 1),
    ],
)
def test_small_curves_stand_two_side_by_side(names: tuple[str, ...], height: int, top: int, columns: int):
    drawn = small_curves.figure(SmallCurves(tuple(_panel(name, 20, 40, None, None) for name in names)))
    assert (drawn.layout.height, drawn.layout.margin.t) == (height, top)
    assert len({tuple(axis.domain) for axis in drawn.select_xaxes()}) == columns
    assert {tuple(axis.range) for axis in drawn.select_xaxes()} == {(0.6, 4.9)}
    assert {tuple(axis.range) for axis in drawn.select_yaxes()} == {(-6, 112)}
    assert {tuple(axis.tickvals) for axis in drawn.select_yaxes()} == {(0, 50, 100)}
    assert {axis.tickfont.size for axis in (*drawn.select_xaxes(), *drawn.select_yaxes())} == {12}


def test_rows_of_small_curves_leave_room_for_names_and_quarters():
    """A name of 34 pixels and quarters of 16 stand between two rows: 50 of the 220 that the plots have."""
    drawn = small_curves.figure(SmallCurves(tuple(_panel(name, 20, 40, None, None) for name in "甲乙丙")))
    upper, lower = sorted({tuple(axis.domain) for axis in drawn.select_yaxes()}, reverse=True)
    assert upper[0] - lower[1] == pytest.approx((34 + 16) / (284 - 34 - 30))
    left, right = sorted({tuple(axis.domain) for axis in drawn.select_xaxes()})
    assert right[0] - left[1] == pytest.approx(0.05)


def test_a_small_curve_has_its_functions_name_and_only_its_newest_number():
    drawn = small_curves.figure(SmallCurves((_panel("相談", 20, 40, None, None), _panel("情報", 30, None, 60, None))))
    assert [trace.xaxis for trace in drawn.data] == ["x", "x", "x2", "x2"]
    plan, actual, _, other = drawn.data
    assert (plan.line.width, plan.line.dash, actual.line.width, actual.marker.size) == (1.5, "dot", 2.5, 7)
    assert (actual.textfont.size, actual.connectgaps, actual.cliponaxis) == (12, False, False)
    assert list(actual.text) == ["", "40.0", "", ""]
    assert list(other.text) == ["", "", "60.0", ""]
    assert [list(each) for each in other.customdata] == [["情報", 2, 3]] * 4
    assert [list(each) for each in plan.customdata] == [["相談"]] * 4
    [first, _] = drawn.layout.annotations
    assert (first.x, first.y, first.xanchor, first.yanchor, first.showarrow) == (0, 1, "left", "bottom", False)
    assert first.text.startswith("<b>相談</b><br>")
    assert "計画比 80.0% やや遅れ" in first.text


def test_panels_follow_one_scale_and_name_it_once():
    """Quarters under the lowest line, percents at the left; the scale is that of the lowest line's first panel."""
    drawn = small_curves.figure(SmallCurves(tuple(_panel(name, 20, 40, None, None) for name in "甲乙丙")))
    across = [drawn.layout[name] for name in ("xaxis", "xaxis2", "xaxis3", "xaxis4")]
    up = [drawn.layout[name] for name in ("yaxis", "yaxis2", "yaxis3", "yaxis4")]
    assert [axis.showticklabels for axis in across] == [False, False, None, None]
    assert [axis.showticklabels for axis in up] == [None, False, None, False]
    assert [axis.matches for axis in across] == ["x3", "x3", None, "x3"]
    assert [axis.matches for axis in up] == ["y3", "y3", None, "y3"]
    assert [(x.anchor, y.anchor) for x, y in zip(across, up, strict=True)] == [
        ("y", "x"), ("y2", "x2"), ("y3", "x3"), ("y4", "x4"),
    ]  # fmt: skip
