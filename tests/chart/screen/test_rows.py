"""Bars, grids and paces on screen: from the top down, as long as they should be, with room for their numbers."""

from __future__ import annotations

import re

import pytest

from kyoten.chart import style
from kyoten.chart.forms import Grid, GridCell, PaceRow, PaceRows, Segment, StackedBars
from kyoten.chart.screen import grid, pace_rows, stacked_bars, template
from kyoten.measures import BEHIND, ON_TRACK, SLIGHTLY_BEHIND

GREEN, BROWN = "#2F6B3A", "#8A5A2B"
SEGMENTS = (Segment("done", "完了", GREEN), Segment("open", "着手", BROWN, "/"), Segment("none", "中止", "#FFFFFF"))
BARS = StackedBars("function", ("甲", "乙"), (9, 2), SEGMENTS, {"done": (6, 2), "open": (3, 0), "none": (0, 0)})


def test_bars_stand_from_the_top_in_plan_order():
    """27 pixels a bar, 26 for a legend of one line, 8 at the foot; the longest bar leaves a fifth for its sum."""
    drawn = stacked_bars.figure(BARS)
    assert drawn.layout.height == 26 + 2 * 27 + 8
    assert drawn.layout.xaxis.range == pytest.approx((0, 10.8))
    assert drawn.layout.yaxis.range == (1.5, -0.5)
    assert drawn.layout.yaxis.ticktext == ("甲", "乙")
    assert (drawn.layout.barmode, drawn.layout.bargap, drawn.layout.margin.t) == ("stack", 0.35, 26)
    assert (drawn.layout.xaxis.showgrid, drawn.layout.xaxis.showticklabels) == (False, False)


def test_bars_have_their_counts_their_sums_and_a_legend_of_what_occurs():
    """Numbers from three on. 完了 has the luminance of 着手 within 1.3:1, but 着手 has a pattern of its own."""
    done, opened, sums = stacked_bars.figure(BARS).data
    assert (done.name, list(done.x), list(done.text)) == ("完了", [6, 2], ["6", ""])
    assert (opened.name, list(opened.x), list(opened.text)) == ("着手", [3, 0], ["3", ""])
    assert (done.orientation, done.textposition, done.textangle, done.textfont.size) == ("h", "inside", 0, 12)
    assert (done.marker.line.width, opened.marker.pattern.size, opened.marker.pattern.solidity) == (1, 7, 0.15)
    assert [(x, text.strip()) for x, text in zip(sums.x, sums.text, strict=True)] == [(9, "9件"), (2, "2件")]
    [legend] = stacked_bars.figure(BARS).layout.annotations
    assert re.sub("<[^>]*>", "", legend.text) == "■完了\N{EN SPACE}▨着手"
    assert (legend.font.size, legend.xanchor, legend.showarrow) == (11, "right", False)


def test_what_looks_alike_in_grey_has_a_pattern_in_bar_and_legend():
    """Two pale greys of 1.1:1; the second is hatched in what shows on it, in the legend too."""
    pale = (Segment("open", "着手", "#C6DCEA"), Segment("none", "未報告", "#CFE0EA"))
    drawn = stacked_bars.figure(StackedBars("function", ("甲",), (9,), pale, {"open": (6,), "none": (3,)}))
    assert [bar.marker.pattern.shape for bar in drawn.data[:2]] == ["", "-"]
    assert f"<span style='color:{style.QUIET}'>▤</span>未報告" in drawn.layout.annotations[0].text


@pytest.mark.parametrize(("letters", "lines", "size"), [(3, 1, 11), (5, 1, 10.153846), (6, 2, 11), (12, 3, 11)])
def test_a_legend_of_five_names_takes_as_many_lines_as_it_needs(letters: int, lines: int, size: float):
    """330 pixels; an entry takes its letters and 1.5 more. 5 × 4.5 letters of 11 are 248; 5 × 6.5 of 10.15 are 330;
    5 × 7.5 of 10 are 375, so of 11 four in a line (330); 5 × 13.5 of 11: two in a line (297)."""
    names = tuple(Segment(str(n), "字" * letters, "#2F6B3A", "/") for n in range(5))
    drawn = stacked_bars.figure(StackedBars("function", ("甲",), (5,), names, {str(n): (1,) for n in range(5)}))
    assert [each.font.size for each in drawn.layout.annotations] == [pytest.approx(size)] * lines
    assert drawn.layout.margin.t == 26 + 16 * (lines - 1)


def test_a_number_stands_only_where_its_part_has_room():
    """150 pixels for the longest bar in the narrowest card: of 300 items 12 take 6, and 36 take 18, which is what two
    digits need."""
    counts = {"done": (252, 0), "open": (36, 35), "none": (12, 12)}
    drawn = stacked_bars.figure(StackedBars("function", ("甲", "乙"), (300, 47), SEGMENTS, counts))
    assert [list(bar.text) for bar in drawn.data[:3]] == [["252", ""], ["36", ""], ["", ""]]


def test_without_bars_there_is_an_empty_chart():
    """As high as with one bar."""
    drawn = stacked_bars.figure(StackedBars("function", (), (), SEGMENTS, {"done": (), "open": (), "none": ()}))
    assert (drawn.layout.height, drawn.layout.xaxis.range) == (61, (0, 1.2))
    assert [len(trace.x) for trace in drawn.data] == [0]
    silent = StackedBars("function", ("甲",), (0,), SEGMENTS, {"done": (0,), "open": (0,), "none": (0,)})
    assert stacked_bars.figure(silent).layout.xaxis.range == (0, 1.2)
    assert len(stacked_bars.figure(silent).layout.annotations) == 0


def _cell(row: str, column: str, value: float | None, counts: str) -> GridCell:
    return GridCell(row, column, value, "未報告" if value is None else "40", "", counts, "言葉", "#EDE6DC", style.INK)


def test_a_grid_is_read_from_the_top_left():
    """23 pixels a row, 26 above, 36 for the scale below; a group without a report is grey, one without items white."""
    cells = {
        ("甲", "法人"): _cell("甲", "法人", 40.0, "2件"),
        ("甲", "行政"): _cell("甲", "行政", None, "3件"),
        ("乙", "法人"): _cell("乙", "法人", None, ""),
        ("乙", "行政"): _cell("乙", "行政", 100.0, "1件"),
    }
    drawn = grid.figure(Grid(("甲", "乙"), ("法人", "行政"), cells))
    assert (drawn.layout.height, drawn.layout.margin.t) == (26 + 2 * 23 + 36, 26)
    assert (drawn.layout.xaxis.range, drawn.layout.yaxis.range) == ((-0.5, 1.5), (1.5, -0.5))
    assert (drawn.layout.xaxis.side, drawn.layout.xaxis.showgrid, drawn.layout.yaxis.showgrid) == ("top", False, False)
    ground, heat, numbers, scale = drawn.data
    assert [list(line) for line in ground.z] == [[None, 1], [None, None]]
    assert [list(line) for line in heat.z] == [[40, None], [None, 100]]
    assert (heat.zmin, heat.zmax) == (0, 100)
    assert [list(step) for step in heat.colorscale] == [
        [0, "#F3D9C9"], [0.33, "#EDE6DC"], [0.6, "#D6E4EE"], [1, style.ACCENT],
    ]  # fmt: skip
    assert {step[1] for step in ground.colorscale} == {style.UNREPORTED_FILL}
    assert {(each.xgap, each.ygap, each.showscale) for each in (ground, heat)} == {(3, 3, False)}
    assert list(zip(numbers.x, numbers.y, numbers.text, strict=True))[1] == ("行政", "甲", "未報告")
    assert list(numbers.textfont.size) == [13, 11, 11, 13]
    assert list(scale.marker.colorbar.tickvals) == [0, 33, 60, 100]
    assert (drawn.layout.xaxis.tickangle, scale.marker.colorbar.tickangle) == (0, 0)
    assert grid.figure(Grid((), (), {})).layout.height == 26 + 23 + 36


PACES = PaceRows(
    (
        PaceRow("相談", "法人", 80.0, SLIGHTLY_BEHIND, "80.0%", "八割"),
        PaceRow("相談", "行政", 100.0, ON_TRACK, "100.0%", "満額"),
        PaceRow("情報", "法人", None, "", "—", "なし"),
    ),
    ((BEHIND, 0.0, 75.0), (SLIGHTLY_BEHIND, 75.0, 90.0), (ON_TRACK, 90.0, 200.0)),
)


def test_paces_stand_under_their_functions():
    """Rows of 20 pixels: 相談 in row 0, its roles in 1 and 2, 情報 in 3, its role in 4; names of bands over them."""
    drawn = pace_rows.figure(PACES)
    assert drawn.layout.height == 56 + 5 * 20
    assert drawn.layout.yaxis.range == (4.5, -2.1)
    assert drawn.layout.yaxis.tickvals == (1, 2, 4)
    assert drawn.layout.yaxis.ticktext == ("法人", "行政", "法人")
    assert drawn.layout.xaxis.range == (0, 200)
    assert drawn.layout.xaxis.tickvals == (0, 50, 100)
    names = {each.text: each for each in drawn.layout.annotations}
    assert [(names[f"<b>{name}</b>"].y, names[f"<b>{name}</b>"].xshift) for name in ("相談", "情報")] == [
        (0, -46),
        (3, -46),
    ]
    assert [(names[text].x, names[text].y, names[text].font.size) for text in ("75%未満", "75〜90%", "90%以上")] == [
        (0, 1, 10), (75, 1, 10), (90, 1, 10),
    ]  # fmt: skip


def test_a_pace_is_a_dot_with_its_distance_from_the_plan():
    """80 of 100; 100 on the plan itself; none has no dot, but its words."""
    drawn = pace_rows.figure(PACES)
    dots, numbers = drawn.data
    assert list(zip(dots.x, dots.y, dots.marker.symbol, strict=True)) == [
        (80, 1, "diamond"),
        (100, 2, "square"),
    ]
    assert (dots.marker.size, dots.marker.opacity, dots.cliponaxis) == (12, 1, False)
    assert list(zip(numbers.x, numbers.y, numbers.text, strict=True)) == [
        (200, 1, "80.0%"), (200, 2, "100.0%"), (200, 4, "—"),
    ]  # fmt: skip
    assert numbers.textfont.size == 13
    assert list(numbers.textfont.color) == [style.INK, style.INK, style.QUIET_TEXT]
    lines = [(each.x0, each.x1, each.y0, each.line.width) for each in drawn.layout.shapes if each.type == "line"]
    assert lines == [
        (100, 100, 0, None), (0, 100, 1, 1), (0, 100, 2, 1), (0, 100, 4, 1), (100, 80, 1, 3), (100, 100, 2, 3),
    ]  # fmt: skip
    grounds = [
        (each.x0, each.x1, each.y0, each.y1, each.line.width) for each in drawn.layout.shapes if each.type == "rect"
    ]
    assert grounds == [(0, 75, 0, 1, 0), (75, 90, 0, 1, 0), (90, 200, 0, 1, 0)]


def test_no_rows_make_an_empty_chart():
    assert pace_rows.figure(PaceRows((), PACES.bands)).layout.height == 56 + 20


def test_every_figure_fills_its_place_and_stays_where_it_is():
    """Labels make their own room; dragging and zooming would only lose the picture."""
    layout = template.figure([], height=200).layout
    assert (layout.height, layout.autosize) == (200, True)
    look = layout.template.layout
    assert (look.dragmode, look.showlegend, look.hovermode) == (False, False, "closest")
    assert {(axis.automargin, axis.zeroline, axis.fixedrange, axis.ticklen) for axis in (look.xaxis, look.yaxis)} == {
        (True, False, True, 5)
    }
    assert (look.margin.l, look.margin.r, look.margin.t, look.margin.b) == (8, 8, 8, 8)
    assert template.config("x") | {"locales": {}} == {
        "displaylogo": False, "scrollZoom": False, "doubleClick": False, "responsive": True, "locale": "ja",
        "locales": {}, "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "filename": "x", "scale": 2},
    }  # fmt: skip


def test_a_row_name_on_two_lines_is_smaller():
    """Two lines of 12 pixels are higher than a row of 23, and touch the next name."""
    drawn = grid.figure(Grid(("子育て相談", "子育てサポートシステム"), (), {}))
    assert drawn.layout.yaxis.ticktext == (
        "子育て相談",
        '<span style="font-size:10px">子育てサポー<br>トシステム</span>',
    )
