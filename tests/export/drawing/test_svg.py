"""Shapes as SVG: real text, patterns, a name for screen readers."""

from __future__ import annotations

import pytest

from kyoten.export.drawing.shapes import Dot, Drawing, LegendEntry, Rect, Stroke, Text
from kyoten.export.drawing.svg import picture, swatch


def test_shapes_become_svg_with_real_text():
    """A text's middle stands at y: its baseline is 0.36 em lower, 20 + 3.6."""
    shapes = (
        Rect(1, 2, 30, 4.5, "#112233", "/"), Stroke(((0, 0), (5, 5.25)), "#445566", 1.5, "dotted"),
        Dot(10, 10, 3, "#778899", "diamond"), Text(7, 20, "完了 <50>", 10, "#000000", "right", bold=True),
    )  # fmt: skip
    svg = picture(Drawing(40, shapes), 100, name="x", alt='"説明"')
    assert 'viewBox="0 0 100 40"' in svg
    assert 'aria-label="&quot;説明&quot;"' in svg
    assert '<pattern id="x-p0"' in svg
    assert '<rect x="1" y="2" width="30" height="4.5" fill="url(#x-p0)"/>' in svg
    assert 'points="0,0 5,5.25" fill="none" stroke="#445566" stroke-width="1.5" stroke-dasharray="2 3"' in svg
    assert '<polygon points="10,7 13,10 10,13 7,10" fill="#778899"/>' in svg
    assert (
        'x="7" y="23.6" font-size="10" fill="#000000" text-anchor="end" font-weight="700">完了 &lt;50&gt;</text>' in svg
    )


@pytest.mark.parametrize(
    ("shape", "drawn"),
    [
        ("square", '<rect x="7" y="7" width="6" height="6" fill="#778899"/>'),
        ("triangle-down", '<polygon points="7,7.6 13,7.6 10,12.7" fill="#778899"/>'),
        ("circle", '<circle cx="10" cy="10" r="3" fill="#778899"/>'),
    ],
)
def test_each_marker_is_drawn_around_its_middle(shape, drawn):
    assert drawn in picture(Drawing(40, (Dot(10, 10, 3, "#778899", shape),)), 100, name="x", alt="")


@pytest.mark.parametrize("pattern", ["/", ".", "-", "|"])
def test_the_legend_shows_a_pattern_as_the_chart_does(pattern):
    """The swatch is filled with a pattern of its own name; one without a pattern with its colour."""
    entry = LegendEntry("中止", "#112233", pattern, "#FFFFFF")
    made = swatch(entry, "k1")
    assert '<pattern id="k1"' in made
    assert 'fill="url(#k1)"' in made
    chart = picture(Drawing(9, (Rect(0, 0, 5, 5, "#112233", pattern, "#FFFFFF"),)), 9, name="x", alt="")
    inside = chart.partition("<pattern")[2].partition(">")[2].partition("</pattern>")[0]
    assert inside
    assert inside in made
    assert 'fill="#112233"/>' in swatch(LegendEntry("完了", "#112233"), "k1")


def test_the_legend_of_lines_shows_strokes():
    assert "stroke-dasharray" in swatch(LegendEntry("計画", "#112233", shape="dotted"), "k")
    assert "stroke-dasharray" not in swatch(LegendEntry("実績", "#112233", shape="line"), "k")


def test_a_sign_of_the_legend_fills_its_place_and_no_more():
    """16 high: a stroke across 20 in its middle, a marker of radius 5 or a square of 12 with its edge in 14."""
    line = swatch(LegendEntry("実績", "#112233", shape="line"), "k")
    assert line.startswith('<svg width="20" height="16" viewBox="0 0 20 16"')
    assert 'points="0,8 20,8" fill="none" stroke="#112233" stroke-width="2.6"' in line
    dot = swatch(LegendEntry("順調", "#112233", shape="circle"), "k")
    assert dot.startswith('<svg width="14" height="16" viewBox="0 0 14 16"')
    assert '<circle cx="7" cy="8" r="5" fill="#112233"/>' in dot
    square = swatch(LegendEntry("完了", "#112233"), "k")
    assert square.startswith('<svg width="14" height="16" viewBox="0 0 14 16"')
    assert square.count('<rect x="1" y="2" width="12" height="12"') == 2
