"""Where things stand on slides, in points of 960 × 540, and how large and thick they are: as laid out by hand.

Text and picture keep 40 points from the edges; what a slide shows goes from 124 to 498, above the footer at 506.
"""

from __future__ import annotations

import io
import re

import chart_views
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.chart import XL_LABEL_POSITION

from kyoten.chart.forms import Curve, PaceRow, PaceRows
from kyoten.chart.kinds import KINDS
from kyoten.export.pptx import bar_charts, chart_slides, curve_charts, deck
from kyoten.export.pptx.slides import Slides
from kyoten.measures import BEHIND, ON_TRACK, CurvePoint

POINT = 12_700
WHOLE = (40, 124, 880, 374)


@pytest.fixture(scope="module")
def slides() -> list:
    """Cover, key figures, heatmap, statuses, the year, paces, functions, three questions, 要対応, legend, appendix."""
    return list(Presentation(io.BytesIO(deck.deck(chart_views.make()))).slides)


def _box(shape) -> tuple:
    return tuple(pytest.approx(each / POINT, abs=0.01) for each in (shape.left, shape.top, shape.width, shape.height))


def _shape(slide, name: str):
    return next(shape for shape in slide.shapes if shape.name.startswith(name))


def _texts(shape) -> list[tuple]:
    """(size, bold, line distance) of each paragraph."""
    return [
        (p.runs[0].font.size.pt, p.runs[0].font.bold, round(p.line_spacing.pt, 1)) for p in shape.text_frame.paragraphs
    ]


def _table(shape) -> tuple[list, list]:
    widths = [round(column.width / POINT, 1) for column in shape.table.columns]
    return widths, [round(row.height / POINT, 1) for row in shape.table.rows]


def _chart(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def _xml(chart) -> str:
    return etree.tostring(chart._chartSpace).decode()


@pytest.mark.parametrize(
    ("slide", "name", "box", "size"),
    [
        (0, "表題", (40, 150, 880, 96), 36),
        (0, "副題", (40, 256, 880, 62), 20),
        (0, "拠点と期間", (40, 330, 880, 90), 14),
        (1, "見出し", (40, 22, 880, 62), 22),
        (1, "測り方", (40, 86, 880, 34), 13),
        (1, "フッター", (40, 506, 800, 22), 10),
        (11, "見出し", (40, 22, 880, 62), 24),
        (11, "出典", (40, 334, 880, 166), 10),  # 12 under the taller table, and down to 500
        (6, "機能 1", (40, 124, 282.67, 24), 13),  # three side by side with 16 between: (880 - 32) / 3
        (6, "機能 2", (338.67, 124, 282.67, 24), 13),
        (6, "判定 3", (637.33, 144, 282.67, 20), 11),
    ],
)
def test_texts_stand_in_their_boxes(slides, slide, name, box, size):
    """Lines are 1.3 sizes apart; titles and names of functions are bold."""
    shape = _shape(slides[slide], name)
    bold = name.startswith(("表題", "見出し", "機能"))
    assert _box(shape) == box
    assert set(_texts(shape)) == {(size, bold, round(size * 1.3, 1))}


def test_a_slides_number_stands_at_the_right_of_its_footer(slides):
    for slide in slides:
        number = _shape(slide, "スライド番号")
        assert _box(number) == (850, 506, 70, 22)
        assert re.findall(r'<a:rPr[^>]* sz="(\d+)"', etree.tostring(number._element).decode()) == ["1000"]
        assert len({shape.shape_id for shape in slide.shapes}) == len(slide.shapes)


def test_four_figures_stand_side_by_side_and_the_functions_under_them(slides):
    """(880 - 3 × 14) / 4 each, four rows; 104 for them and 12 more to the table, whose rows have two lines."""
    lefts = [40 + at * (209.5 + 14) for at in range(4)]
    cards = [_shape(slides[1], name) for name in ("完了率", "計画比", "停滞", "未報告")]
    assert [_box(card) for card in cards] == [(left, 124, 209.5, 104) for left in lefts]
    assert _table(cards[0]) == ([209.5], [20, 35, 28, 21])
    runs = [row.cells[0].text_frame.paragraphs[0].runs[0].font for row in cards[0].table.rows]
    assert [(font.size.pt, font.bold) for font in runs] == [(11, True), (24, True), (10, False), (10, False)]
    numbers = _shape(slides[1], "機能別の数値")
    assert _box(numbers) == (40, 240, 880, 24 + 4 * 32)
    assert _table(numbers)[0] == [216, 70, 84, 86, 70, 106, 80, 84, 84]
    cells = [(cell.text, cell.text_frame.paragraphs[0].alignment) for cell in numbers.table.rows[0].cells]
    assert [text for text, align in cells if align.name == "LEFT"] == ["機能", "判定"]
    whole = [cell.text_frame.paragraphs[0].runs[0].font.bold for cell in numbers.table.rows[4].cells]
    assert (set(whole), numbers.table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.bold) == ({True}, False)


def test_the_heatmap_has_wide_cells_with_what_they_count(slides):
    """220 for names, 190 at most for a role; a cell's number in 15 points, what it counts in 9 under it."""
    frame = _shape(slides[2], "機能 × 役割")
    assert _box(frame) == (40, 124, 220 + 2 * 190, 30 + 3 * 52)
    number, under = frame.table.cell(1, 1).text_frame.paragraphs
    assert (number.runs[0].font.size.pt, number.runs[0].font.bold) == (15, True)
    assert (under.runs[0].font.size.pt, under.line_spacing.pt) == (9, pytest.approx(11.7))
    assert frame.table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size.pt == 13
    cell = frame.table.cell(1, 1)
    edges = [
        round(edge / POINT, 1) for edge in (cell.margin_left, cell.margin_right, cell.margin_top, cell.margin_bottom)
    ]
    assert edges == [4, 4, 2, 2]
    assert 'w="9525"' in etree.tostring(cell._tc).decode()  # a line of three quarters of a point below


def test_flagged_items_have_wide_columns_for_words(slides):
    """The head, two lines of 13 points and 8 for 行政, which has reported nothing, and for one item."""
    frame = _shape(slides[10], "判断を求める項目")
    assert _table(frame) == ([80, 230, 270, 160, 140], [24, 34, 34])
    assert sum(_table(frame)[0]) == 880


def test_the_legend_has_two_tables_side_by_side(slides):
    """The scale's nine rows of 22; terms 24 to the right of it, taller where their words take two lines."""
    scale, terms = _shape(slides[11], "評価尺度"), _shape(slides[11], "用語")
    assert _box(scale) == (40, 112, 118 + 112, 9 * 22)
    assert _box(terms) == (40 + 254, 112, 110 + 516, 8 * 22 + 34)
    assert _table(terms) == ([110, 516], [22, 22, 22, 22, 22, 34, 22, 22, 22])


@pytest.mark.parametrize(
    ("slide", "name", "box"),
    [
        (3, "機能ごとの状況", WHOLE),
        (4, "平均進捗率の推移", WHOLE),
        (5, "機能・役割ごとの計画比", WHOLE),
        (6, "親子の居場所の推移", (40, 166, 282.67, 326)),  # under name and standing, 42 lower, 6 above the next
        (6, "人材育成の推移", (637.33, 166, 282.67, 326)),
    ],
)
def test_charts_take_the_room_that_is_left(slides, slide, name, box):
    assert _box(_shape(slides[slide], name)) == box


def test_six_small_curves_stand_in_two_rows():
    """Half of 374 each, 48 of it for name and standing."""
    slides = Slides(chart_views.large().meta)
    [kind] = [kind for kind in KINDS if kind.key == "small_multiples"]
    chart_slides.add(slides, kind.build(chart_views.large()))
    curves = [shape for shape in slides.deck.slides[0].shapes if shape.has_chart]
    assert [_box(shape)[1] for shape in curves] == [166] * 3 + [166 + 187] * 3
    assert [_box(shape)[3] for shape in curves] == [187 - 48] * 6


def test_stacked_bars_are_close_and_numbered_from_three(slides):
    chart = _chart(slides[3])
    plot = chart.plots[0]
    assert (plot.gap_width, plot.overlap) == (45, 100)
    assert (chart.category_axis.reverse_order, chart.value_axis.visible, chart.value_axis.minimum_scale) == (
        True,
        False,
        0,
    )
    assert chart.value_axis.has_major_gridlines is False
    labels = [series.data_labels for series in plot.series]
    assert {(each.number_format, each.show_value, each.font.size.pt) for each in labels} == {("[>=3]0;;", True, 11)}
    assert {each.position for each in labels} == {XL_LABEL_POSITION.CENTER}
    assert {series.format.line.width.pt for series in plot.series} == {0.75}
    assert (chart.has_legend, chart.legend.include_in_layout, chart.legend.font.size.pt) == (True, False, 11)


def test_the_years_lines_differ_in_more_than_colour(slides):
    """Up to 120 %, for numbers over points at 100."""
    chart = _chart(slides[4])
    axis = chart.value_axis
    assert (axis.minimum_scale, axis.maximum_scale, axis.major_unit) == (0, 120, 25)
    assert (axis.has_major_gridlines, axis.tick_labels.number_format) == (True, '0"%"')
    assert (chart.has_legend, chart.font.size.pt, axis.tick_labels.font.size.pt) == (False, 12, 12)
    plan, actual = chart.plots[0].series
    assert [series.format.line.width.pt for series in (plan, actual)] == [1.75, 3]
    assert (plan.format.line.dash_style.name, plan.marker.style.name) == ("ROUND_DOT", "NONE")
    assert (actual.marker.style.name, actual.marker.size, actual.smooth, plan.smooth) == ("CIRCLE", 8, False, False)
    assert list(chart.plots[0].categories) == [f"第{n}四半期" for n in (1, 2, 3, 4)]


def test_small_curves_have_lower_steps_and_smaller_words(slides):
    chart = _chart(slides[6])
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale, chart.value_axis.major_unit) == (0, 130, 50)
    assert (chart.font.size.pt, list(chart.plots[0].categories)) == (10, ["第1", "第2", "第3", "第4"])


def _year(*means: float | None):
    """The year's chart alone; 25, 50, 75 and 100 % are expected."""
    view = chart_views.make()
    slides = Slides(view.meta)
    slide = slides.titled("題", "測り方", ["ノート"])
    points = tuple(CurvePoint((), n, mean, 1, 1, 25.0 * n) for n, mean in enumerate(means, start=1))
    [kind] = [kind for kind in KINDS if kind.key == "year_curve"]
    curve_charts.year(slide, Curve(points), kind.build(view))
    return _chart(slide)


def _labels(chart, series: int) -> dict[int, tuple[str, int, bool]]:
    """Point → (side, hundredths of a point, whether the line's name stands there) of each label of its own."""
    found = re.findall(r"<c:ser>.*?</c:ser>", _xml(chart), re.DOTALL)[series]
    labels = re.findall(r"<c:dLbl>.*?</c:dLbl>", found, re.DOTALL)
    return {
        int(re.search(r'<c:idx val="(\d)"', each)[1]): (
            re.search(r'<c:dLblPos val="(\w+)"', each)[1],
            int(re.search(r' sz="(\d+)"', each)[1]),
            '<c:showSerName val="1"/>' in each,
        )
        for each in labels
    }


def test_numbers_stand_away_from_the_plans_line_and_off_the_axis():
    """14 % is under the plan, but too low for a number under it; 60 is over, the newest has its name to the right."""
    assert _labels(_year(14, 60, 70, None), 1) == {0: ("t", 1200, False), 1: ("t", 1200, False), 2: ("r", 1300, True)}
    assert _labels(_year(15, 40, None, None), 1)[0] == ("b", 1200, False)


@pytest.mark.parametrize(("last", "own", "plan"), [(90.0, "b", "t"), (110.0, "t", "b"), (None, "", "t")])
def test_the_plans_name_stands_where_the_last_number_does_not(last, own, plan):
    chart = _year(25, 50, 75, last)
    assert _labels(chart, 0) == {3: (plan, 1200, True)}
    assert _labels(chart, 1).get(3, ("", 0, False))[0] == own


def _paces(*paces: float | None):
    view = chart_views.make()
    slide = Slides(view.meta).titled("題", "測り方", ["ノート"])
    rows = tuple(
        PaceRow("甲", f"役割{n}", pace, ON_TRACK if pace else "", "未報告", "") for n, pace in enumerate(paces)
    )
    [kind] = [kind for kind in KINDS if kind.key == "pace"]
    bands = ((BEHIND, 0.0, 60.0), (ON_TRACK, 60.0, 125.0))
    bar_charts.paces(slide, PaceRows(rows, bands), kind.build(view))
    return _chart(slide)


@pytest.mark.parametrize("highest", [80.0, 100.0, None])
def test_the_longest_pace_leaves_room_for_its_words(highest):
    """A quarter more than the 100 % which no group can pass, in steps of 50."""
    chart = _paces(60.0, highest)
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale, chart.value_axis.major_unit) == (0, 125, 50)


@pytest.mark.parametrize(("rows", "size"), [(16, 11), (17, 9)])
def test_many_paces_are_set_smaller(rows, size):
    chart = _paces(*[60.0] * rows)
    assert (chart.font.size.pt, chart.category_axis.tick_labels.font.size.pt) == (size, size)
    plot = chart.plots[0]
    assert (plot.gap_width, plot.overlap, chart.category_axis.reverse_order) == (40, 100, True)
    assert {series.data_labels.position for series in plot.series} == {XL_LABEL_POSITION.OUTSIDE_END}
    assert {series.data_labels.font.size.pt for series in plot.series} == {size}
    assert chart.has_legend


def test_a_function_with_all_its_roles_stands_on_one_slide():
    """24 bars a slide: 20 of 甲 leave no room for 5 of 乙, but 4 of them would fit."""

    def functions(first: int, second: int) -> list[list[str]]:
        rows = [
            PaceRow(name, f"{n}", 60.0, ON_TRACK, "", "")
            for name, count in (("甲", first), ("乙", second))
            for n in range(count)
        ]
        return chart_slides._whole_functions(rows)

    assert functions(20, 4) == [["甲", "乙"]]
    assert functions(20, 5) == [["甲"], ["乙"]]


def test_words_on_a_colour_and_in_a_head_stand_in_the_middle_of_their_cell(slides):
    """The heatmap's cells are coloured; in 用語 only the head is; words that fill lines begin at the top."""
    heat, terms = _shape(slides[2], "機能 × 役割").table, _shape(slides[11], "用語").table
    anchors = [cell.vertical_anchor.name for cell in (heat.cell(1, 1), terms.cell(0, 1), terms.cell(1, 1))]
    assert anchors == ["MIDDLE", "MIDDLE", "TOP"]
    scale = _shape(slides[11], "評価尺度").table
    assert [scale.cell(1, at).vertical_anchor.name for at in (0, 1)] == ["MIDDLE", "TOP"]
