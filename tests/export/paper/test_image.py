"""Charts on paper: valid pictures, drawn from the chart's own numbers, nothing over anything else."""

from __future__ import annotations

import itertools
import struct
import xml.etree.ElementTree as ET

import chart_views
import pytest

from kyoten.chart import kinds
from kyoten.export.paper import image
from kyoten.export.paper.shapes import WIDTH, Drawing, Rect, Text, text_width

VIEWS = {
    "small": chart_views.make,
    "large": chart_views.large,
    "silent": chart_views.silent,
    "empty": chart_views.empty,
}
SVG = "{http://www.w3.org/2000/svg}"


def _overlap(one: Text, other: Text) -> bool:
    left, top, right, bottom = one.box
    left2, top2, right2, bottom2 = other.box
    return left < right2 and left2 < right and top < bottom2 and top2 < bottom


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
@pytest.mark.parametrize("key", kinds.KEYS)
def test_no_text_lies_over_another_or_outside(view, key):
    made = view()
    drawing = image.layout(kinds.build(made, key), made.meta)
    for one, other in itertools.combinations(drawing.texts, 2):
        assert not _overlap(one, other), (one.text, other.text)
    for text in drawing.texts:
        left, top, right, bottom = text.box
        assert left >= -1, text
        assert right <= WIDTH + 20, text  # within the page's margin of 24
        assert top >= -1, text
        assert bottom <= drawing.height + 1, text


def test_the_check_sees_texts_that_overlap():
    assert _overlap(Text(0, 0, "親子の居場所"), Text(20, 3, "40.0"))
    assert not _overlap(Text(0, 0, "親子の居場所"), Text(0, 30, "40.0"))


@pytest.mark.parametrize("key", kinds.KEYS)
def test_every_number_of_the_frame_is_drawn(key):
    """What the frame shows as text, or the counts and the newest means, stands in the drawing."""
    view = chart_views.make()
    chart = kinds.build(view, key)
    drawn = " ".join(text.text for text in image.layout(chart, view.meta).texts)
    wanted = {
        "function_role": ["50.0", "0.0", "—", "未報告"],
        "status_mix": ["3件", "2件", "1件"],
        "year_curve": ["17.0", "実績 53.3", "計画"],
        "pace": ["140.0%", "40.0%", "未報告"],
        "small_multiples": ["70.0", "20.0", "計画比 40.0% 遅れ", "第2四半期は未報告"],
    }[key]
    assert [word for word in wanted if word not in drawn] == []


def test_bars_are_as_long_as_their_counts():
    """親子の居場所 has 3 of its items in three parts of one each, 人材育成 one: all parts are equally long."""
    view = chart_views.make()
    drawing = image.layout(kinds.build(view, "status_mix"), view.meta)
    widths = {round(shape.w, 6) for shape in drawing.shapes if isinstance(shape, Rect)}
    assert len(widths) == 1


@pytest.mark.parametrize("key", kinds.KEYS)
def test_png_is_twice_the_page(key):
    """The page is 760 points wide: 1520 pixels."""
    view = chart_views.make()
    data = image.draw(kinds.build(view, key), view.meta, "png")
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">I", data[16:20])[0] == 1520


@pytest.mark.parametrize("key", kinds.KEYS)
def test_svg_is_valid_and_carries_its_words(key):
    """Letters are outlines; the sentence and every number are in the title and the description."""
    view = chart_views.make()
    chart = kinds.build(view, key)
    root = ET.fromstring(image.draw(chart, view.meta, "svg"))
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title").text == chart.finding
    assert root.find(f"{SVG}desc").text == chart.alt
    assert root.get("role") == "img"


@pytest.mark.parametrize("fmt", image.FORMATS)
def test_the_same_view_gives_the_same_picture(fmt):
    one, other = (image.draw(kinds.build(v, "pace"), v.meta, fmt) for v in (chart_views.make(), chart_views.make()))
    assert one == other


def test_names_with_markup_are_drawn_as_they_are():
    """Neither typst's nor XML's signs in a name do anything."""
    view = chart_views.make([chart_views.store_samples.item("1-1-H01", function='#panic("x") <b>&*_$')], ())
    root = ET.fromstring(image.draw(kinds.build(view, "status_mix"), view.meta, "svg"))
    assert '#panic("x") <b>&*_$' in root.find(f"{SVG}desc").text


def test_footer_says_of_whom_when_and_how_much_is_missing():
    view = chart_views.make()
    first, second, third = image.footer(view.meta)
    assert first == (
        "みなと拠点 · 平成23年度 第2四半期(7〜9月) · 2011年10月20日現在 · 未報告 2件(6件中) · 全役割 / 全機能"
        " · サンプルデータ"
    )
    assert second == "出典 H23_Q1_法人.xlsx、H23_Q2_法人.xlsx、H23_Q1_行政.xlsx"
    assert third.startswith("評価尺度 未着手 0%、着手 25%、実施中 50%、概ね達成 75%、完了 100%、中止・評価困難は")
    assert "順調は80%以上" in third


def test_footer_of_real_data_does_not_say_sample():
    assert "サンプル" not in "".join(image.footer(chart_views.make(sample=False).meta))


def test_many_sources_are_named_in_part():
    assert image.sources_text(tuple(f"{n}.xlsx" for n in range(8))).endswith("5.xlsx ほか2件")
    assert image.sources_text(()) == "報告なし"


def test_another_format_is_refused():
    view = chart_views.make()
    with pytest.raises(ValueError, match="png, svg"):
        image.draw(kinds.build(view, "pace"), view.meta, "pdf")


def test_text_width_counts_japanese_as_full():
    assert text_width("計画", 10) == 20
    assert text_width("40.0", 10) == pytest.approx(6.3 * 3 + 2.7)


def test_a_drawing_is_plain_data():
    drawing = Drawing(10, (Text(1, 2, "あ"),))
    assert drawing.data()["shapes"][0]["kind"] == "text"
