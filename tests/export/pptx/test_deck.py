"""The deck: one message a slide, native charts and tables with the view's own numbers, everything in the notes.

Expected values are worked out by hand from the table in chart_views.
"""

from __future__ import annotations

import io
import re
import zipfile

import chart_views
import openpyxl
import pptx
import pytest
import store_samples
from pptx.util import Emu, Pt

from kyoten.chart.kinds import KINDS
from kyoten.export.pptx import decision_slides, text_runs
from kyoten.export.pptx.deck import deck as make_deck
from kyoten.export.pptx.slides import Slides
from kyoten.views.decisions import decision_page
from kyoten.views.view import View

HEADLINE = "6件のうち2件が未報告(行政は全件)。報告のあった4件では、2機能のうち1機能が順調。子育て相談は2期連続で遅れ"
VIEWS = {
    "small": chart_views.make,
    "large": chart_views.large,
    "silent": chart_views.silent,
    "empty": chart_views.empty,
}


def _many() -> View:
    """200 items of six functions and four roles, a third of them without a report."""
    roles = ("法人", "行政", "市社協", "運営委員会")
    items = [
        store_samples.item(f"{at % 6 + 1}-1-X{at:03d}", function=f"{at % 6 + 1}番目の機能", role=roles[at // 6 % 4])
        for at in range(200)
    ]
    reports = [(item.id, quarter, "実施中", None) for at, item in enumerate(items) if at % 3 for quarter in (1, 2)]
    return chart_views.make(items, reports)


def _opened(data: bytes):
    return pptx.Presentation(io.BytesIO(data))


@pytest.fixture(scope="module")
def small() -> View:
    return chart_views.make()


@pytest.fixture(scope="module")
def data(small) -> bytes:
    return make_deck(small)


@pytest.fixture(scope="module")
def deck(data):
    return _opened(data)


@pytest.fixture(scope="module", params=VIEWS)
def any_deck(request):
    return _opened(make_deck(VIEWS[request.param]()))


def _charts(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def _tables(slide):
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows] for shape in slide.shapes if shape.has_table
    ]


def _notes(slide) -> str:
    return slide.notes_slide.notes_text_frame.text


def test_the_slides_and_their_messages(deck, small):
    """Cover, 概要, the charts in the order of their table, each with its own sentence, what is not reported, the
    prospects, who is in charge, 要対応, legend, and the appendix: 2-1-H01 is 遅れ; 行政 has reported nothing."""
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[:2] == ["平成23年度 第2四半期 進捗の報告(サンプル)", HEADLINE]
    assert titles[2:-6] == [kind.build(small).finding for kind in KINDS if kind.slides]
    assert titles[-6:] == [
        "第2四半期は6件のうち2件が未報告：行政は全2件。期限は2011年10月15日",
        "目標5件のうち、達成1件、達成の見込み0件、概ね達成の見込み1件、届かない見込み1件、分からない2件(ほかに対象外1件)",
        "計画で担当を決めた項目はありません。役割ごとに示します",
        "行政の報告がまだです(2件)。要対応1件(停滞0件、注意1件)", "凡例と出典", "付録 注意の1件目(1件中)：2-1-H01",
    ]  # fmt: skip


def test_it_is_sixteen_to_nine_with_two_layouts(deck):
    assert deck.slide_width * 9 == deck.slide_height * 16
    assert [layout.name for layout in deck.slide_layouts] == ["表紙", "見出しと内容"]


def test_an_empty_plan_has_no_chart_and_says_so():
    made = _opened(make_deck(chart_views.empty()))
    titles = [slide.shapes.title.text for slide in made.slides]
    assert titles[1:] == ["表示する項目がありません", "凡例と出典"]


def _appendix(view: View) -> list:
    slides = Slides(view.meta)
    decision_slides.add_appendix(slides, view)
    return list(slides.deck.slides)


def test_the_appendix_tells_every_flagged_item_with_all_its_reasons():
    view = _many()
    shown = [row for slide in _appendix(view) for rows in _tables(slide) for row in rows[1:]]
    asked = decision_page(view).decisions
    assert [row[0].split("\n")[0] for row in shown] == [each.item for each in asked]
    assert [row[2].split("\n", 1)[1] for row in shown] == [each.why for each in asked]
    assert len(shown) == len(view.flagged) > 100


@pytest.mark.parametrize("view", [chart_views.large, _many])
def test_no_two_slides_of_the_appendix_have_one_title(view):
    titles = [slide.shapes.title.text for slide in _appendix(view())]
    assert len(set(titles)) == len(titles) > 10


def test_one_slide_asks_for_what_is_stalled_and_says_where_the_rest_stands():
    """More are 停滞 than a slide holds; the last line counts those that are not on it."""
    view = _many()
    slides = Slides(view.meta)
    decision_slides.add(slides, view)
    [slide] = slides.deck.slides
    [[head, *rows, rest]] = _tables(slide)
    stalled, listed = decision_page(view).stalled, len(view.flagged)
    assert head == ["項目番号", "項目", "なぜ", "求める判断", "いつまで"]
    assert [row[0].split("\n")[0] for row in rows] == [each.item for each in stalled[: len(rows)]]
    assert rest[1] == f"ほか{len(stalled) - len(rows)}件と、全{listed}件の課題・次期の対応・根拠は付録にある"


def test_tables_and_charts_stay_above_the_footer(any_deck):
    for slide in any_deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= any_deck.slide_width
            if shape.has_chart or shape.has_table:
                assert shape.top + shape.height <= Emu(Pt(506)), shape.name


def test_titles_stand_in_their_box(any_deck):
    """At the size they are set in, they take no more than its height of 62 points."""
    for slide in list(any_deck.slides)[1:]:
        (run,) = slide.shapes.title.text_frame.paragraphs[0].runs
        size = run.font.size.pt
        assert text_runs.lines(run.text, 880 - 15, size) * size * text_runs.LEADING <= 62


def test_every_slide_says_whose_when_and_how_complete(any_deck):
    for slide in any_deck.slides:
        (footer,) = [shape.text_frame.text for shape in slide.shapes if shape.name == "フッター"]
        assert re.search(
            r"みなと拠点 ・ 平成23年度 第\d四半期\(.+\) ・ \d+年\d+月\d+日現在・速報 ・ 未報告\d+件", footer
        )
        assert footer.endswith("サンプルデータ")


def test_real_data_is_not_marked_as_sample():
    made = _opened(make_deck(chart_views.make(sample=False)))
    words = [shape.text_frame.text for slide in made.slides for shape in slide.shapes if shape.has_text_frame]
    assert [text for text in words if "サンプル" in text] == []


def test_every_slide_has_notes_and_every_chart_and_table_a_text_alternative(any_deck):
    for slide in any_deck.slides:
        assert _notes(slide)
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_every_run_is_japanese_in_a_japanese_font(data):
    """Slides, notes and charts; the theme too, so that what is typed in later looks the same."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    shown = [text for name, text in parts.items() if re.match(r"ppt/(slides/slide|notesSlides/)", name)]
    runs = [run for text in shown for run in re.findall(r"<a:r>(.*?)</a:r>", text, re.DOTALL)]
    assert len(runs) > 100
    assert [run for run in runs if 'lang="ja-JP"' not in run or '<a:ea typeface="游ゴシック"/>' not in run] == []
    charts = [text for name, text in parts.items() if re.match(r"ppt/charts/chart", name)]
    assert [text for text in charts if '<a:ea typeface="游ゴシック"/>' not in text or "en-US" in _languages(text)] == []
    themes = re.findall(r'<a:ea typeface="(.*?)"/>', parts["ppt/theme/theme1.xml"])
    assert themes == ["游ゴシック", "游ゴシック"]


def _languages(text: str) -> list[str]:
    return re.findall(r'<c:lang val="(.*?)"', text)


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_names_that_look_like_formulas_stay_text_in_the_charts_cells(start):
    """What "edit data" opens holds texts, not formulas."""
    item = store_samples.item("1-1-H01", function=f"{start}1+1", text=f"{start}3")
    made = _opened(make_deck(chart_views.make([item], [("1-1-H01", 1, "着手", 20)])))
    for slide in made.slides:
        for chart in _charts(slide):
            cells = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))["Sheet1"]
            assert [cell.coordinate for row in cells.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert f"{start}1+1" in [
        name for slide in made.slides for chart in _charts(slide) for name in chart.plots[0].categories
    ]


def test_a_text_of_400_characters_is_told_in_full():
    texts = [row[1] for slide in _appendix(chart_views.large()) for rows in _tables(slide) for row in rows[1:]]
    assert {len(text.split("\n")[0]) for text in texts} == {400}


def test_a_text_that_no_slide_can_hold_is_cut_with_a_word_and_told_in_the_notes():
    item = store_samples.item("1-1-H01", text="あ" * 5000)
    made = _opened(make_deck(chart_views.make([item], [("1-1-H01", 1, "未着手", 0), ("1-1-H01", 2, "未着手", 0)])))
    for slide in made.slides:
        if slide.shapes.title.text.startswith(("要対応", "付録")):
            assert _tables(slide)[0][1][1].endswith("…(全文はノートにある)")
            assert "あ" * 5000 in _notes(slide)


def test_no_two_shapes_of_a_slide_have_one_id(any_deck):
    for slide in any_deck.slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(set(ids)) == len(ids)


def test_the_same_view_gives_the_same_bytes(data):
    assert make_deck(chart_views.make()) == data


def test_the_file_says_what_it_is(deck):
    told = deck.core_properties
    assert told.title == "みなと拠点 平成23年度 第2四半期(7〜9月) 進捗の報告(サンプル)"
    assert (told.author, told.language) == ("みなと拠点", "ja-JP")
    assert "未報告2件(6件中)" in told.comments
