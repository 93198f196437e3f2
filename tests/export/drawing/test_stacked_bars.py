"""Stacked bars as shapes: as long as their counts, and told apart without colour."""

from __future__ import annotations

import itertools

import pytest

from kyoten.chart import status_mix, style
from kyoten.chart.forms import Segment, StackedBars
from kyoten.chart.greys import grey_safe
from kyoten.export.drawing import layout
from kyoten.export.drawing.shapes import Rect, Room, Text
from kyoten.settings import Settings

GREEN, BROWN = "#2F6B3A", "#8A5A2B"


def _bars(**counts: tuple[int, ...]) -> StackedBars:
    segments = (Segment("done", "完了", GREEN), Segment("open", "着手", BROWN, "/"))
    totals = tuple(map(sum, zip(*counts.values(), strict=True)))
    return StackedBars("function", tuple("甲乙"[: len(totals)]), totals, segments, counts)


def _rects(drawing, fill: str) -> list[Rect]:
    return [shape for shape in drawing.shapes if isinstance(shape, Rect) and shape.fill == fill]


def test_bars_are_as_long_as_their_counts():
    """6 and 2 of one status, 3 and 0 of the other: 3 to 1, half of the first, and nothing; a gap of 0.8 after each."""
    drawing = layout.drawing(_bars(done=(6, 2), open=(3, 0)))
    first, second = (rect.w + 0.8 for rect in _rects(drawing, GREEN))
    [third] = [rect.w + 0.8 for rect in _rects(drawing, BROWN) if rect.pattern]
    assert first == pytest.approx(3 * second)
    assert third == pytest.approx(first / 2)


def test_one_part_begins_where_the_other_ends():
    drawing = layout.drawing(_bars(done=(6,), open=(3,)))
    [done], [opened] = _rects(drawing, GREEN), [rect for rect in _rects(drawing, BROWN) if rect.pattern]
    assert opened.x == pytest.approx(done.x + done.w + 0.8)


def test_the_longest_bar_and_its_sum_take_the_room():
    """44 points are left for the sum, which begins 6 after the bar."""
    drawing = layout.drawing(_bars(done=(6, 2), open=(3, 0)), Room(300))
    [last] = [text for text in drawing.texts if text.text == "9件"]
    assert last.x == pytest.approx(300 - 44 + 6)


def test_a_number_stands_in_the_middle_of_its_part_where_it_has_room():
    """Three and more, if the part is wider than the digits; a number on a hatch has a plain ground under it."""
    drawing = layout.drawing(_bars(done=(6, 2), open=(3, 0)))
    numbers = {shape.text: shape for shape in drawing.shapes if isinstance(shape, Text) and shape.text.isdigit()}
    assert set(numbers) == {"6", "3"}
    [six] = [rect for rect in _rects(drawing, GREEN) if rect.w > 300]
    assert numbers["6"].x == pytest.approx(six.x + (six.w + 0.8) / 2)
    plain = [rect for rect in _rects(drawing, BROWN) if not rect.pattern]
    assert [rect.x + rect.w / 2 for rect in plain] == [pytest.approx(numbers["3"].x)]
    assert "3" not in [text.text for text in layout.drawing(_bars(done=(400,), open=(3,)), Room(120)).texts]


def test_the_digits_just_fit_or_do_not():
    """A digit is 6.93 points wide and wants 2 more: 4 of 4 items fit in 8.93 points, not in 8.9."""
    label = 11 + 10  # one letter of 11 points and the gap after it
    for bar, shown in ((8.94, ["甲", "4", "4件"]), (8.9, ["甲", "4件"])):
        texts = layout.drawing(_bars(done=(4,), open=(0,)), Room(label + 44 + bar)).texts
        assert [text.text for text in texts] == shown


def test_the_legend_names_what_occurs():
    assert [entry.text for entry in layout.drawing(_bars(done=(1,), open=(0,))).legend] == ["完了"]
    assert [entry.text for entry in layout.drawing(_bars(done=(1,), open=(1,))).legend] == ["完了", "着手"]


def test_no_two_statuses_look_alike_in_grey():
    """Of the default scale 未着手 has the grey of 実施中, and 未報告 that of 着手: both are hatched."""
    looks = {segment.name: segment for segment in grey_safe(status_mix.segments(Settings()))}
    assert looks["未着手"].pattern
    assert looks["未報告"].pattern
    assert len({looks[name].pattern for name in ("未着手", "未報告", "中止", "状況の記入なし")}) == 4
    plain = [each for each in looks.values() if not each.pattern]
    assert [each.name for each in plain] == ["完了", "概ね達成", "実施中", "着手"]
    for one, other in itertools.combinations(plain, 2):
        assert style.contrast(one.colour, other.colour) >= 1.3


def test_a_hatch_is_dark_on_light_and_light_on_dark():
    """Two pale yellows, then two dark blues: each second one is hatched in what shows on it."""
    pale, dark = ("#FFF3C0", "#FFF2BF"), ("#102A43", "#112B44")
    looks = grey_safe([Segment(colour, colour, colour) for colour in (*pale, *dark)])
    assert [(each.pattern, each.over) for each in looks] == [
        ("", style.WHITE), ("-", style.QUIET), ("", style.WHITE), ("|", style.WHITE),
    ]  # fmt: skip


def test_each_bar_stands_in_the_middle_of_its_row():
    """Rows of 30 with bars of 20 in them: from 5 to 25, from 35 to 55; each part, its number and the sum alike."""
    drawing = layout.drawing(_bars(done=(6, 4), open=(3, 5)))
    bars = [shape for shape in drawing.shapes if isinstance(shape, Rect) and shape.h == 20]
    assert [bar.y for bar in bars] == [5, 5, 35, 35]
    assert {text.text: text.y for text in drawing.texts if text.text.isdigit()} == {"6": 15, "3": 15, "4": 45, "5": 45}
    assert [text.y for text in drawing.texts if text.text.endswith("件")] == [15, 45]


def test_a_number_on_a_hatch_has_a_plain_ground_just_around_it():
    """A digit is 0.63 of 11 points wide, with 2 more at each side; 14 of a bar's 20 points high, around its middle."""
    drawing = layout.drawing(_bars(done=(6,), open=(3,)))
    [ground] = [rect for rect in _rects(drawing, BROWN) if not rect.pattern]
    assert (ground.w, ground.y, ground.h) == (pytest.approx(0.63 * 11 + 4), 8, 14)
