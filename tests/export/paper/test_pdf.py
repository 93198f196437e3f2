"""The handout: its pages, its words, its numbers, and what makes it a PDF/UA file.

Expected numbers come from the view's own roll-up; how they are worked out is tested in test_rollup.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import shutil
import subprocess

import chart_views
import pypdf
import pytest
import store_samples

from kyoten.chart.kinds import KINDS
from kyoten.export.paper import glyphs, handout, pdf
from kyoten.fiscal import Quarter
from kyoten.rules.table import RULES
from kyoten.views import view as views
from kyoten.views.view import View

VIEWS = {
    "small": chart_views.make,
    "large": chart_views.large,
    "silent": chart_views.silent,
    "empty": chart_views.empty,
}
NUMBER = re.compile(r"-?\d+(?:\.\d)?")


@pytest.fixture
def sampled(sample_store) -> View:
    return views.load(sample_store, sample_store.sites()[0], Quarter(2011, 2), today=dt.date(2011, 10, 20))


def _reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def _squeezed(words: str) -> str:
    """Without white space, as a line may end anywhere in Japanese."""
    return re.sub(r"\s+", "", words)


def _pages(data: bytes) -> list[str]:
    """The text of each page as poppler reads it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    made = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return made.stdout.decode("utf-8").split("\f")[:-1]


def _many(count: int = 400) -> View:
    """Six functions × four roles, four quarters, every item behind."""
    names = ("親子の居場所", "情報収集・提供", "ネットワーク", "子育て相談", "人材育成", "子育てサポートシステム")
    roles = ("法人", "行政", "市社協", "NPO法人連絡会")
    items = [
        store_samples.item(
            f"{at % 6 + 1}-1-X{at:03d}", function=names[at % 6], role=roles[at % 4], text="場をひらく。" * 9
        )
        for at in range(count)
    ]
    return chart_views.make(items, [(item.id, q, "着手", 10) for item in items for q in (1, 2, 3, 4)], 4)


def test_the_sample_takes_nine_pages_at_most(sampled):
    """The first one, the functions, two of questions, four of decisions (eight rows of 9 points a page), legend and
    sources."""
    assert 2 <= len(_reader(pdf.document(sampled)).pages) <= 9


@pytest.mark.parametrize("name", VIEWS)
def test_every_page_is_a4_landscape_and_says_whose_it_is(name):
    """841.9 × 595.3 points; the footer carries site, period, as-of date, page n of m and the mark of a sample."""
    view = VIEWS[name]()
    data = pdf.document(view)
    texts = _pages(data)
    for number, (page, words) in enumerate(zip(_reader(data).pages, texts, strict=True), start=1):
        assert [round(float(page.mediabox.width)), round(float(page.mediabox.height))] == [842, 595]
        footer = _squeezed(words.strip().splitlines()[-1])
        wanted = ["みなと拠点", view.meta.period_label, view.meta.as_of_label, "サンプル", f"{number}/{len(texts)}"]
        assert [word for word in wanted if _squeezed(word) not in footer] == []
        assert len(_squeezed(words)) > len(footer) + 20, "an empty page"


def test_real_data_is_not_marked_as_sample():
    assert "サンプル" not in "".join(_pages(pdf.document(chart_views.make(sample=False))))


def test_the_first_page_can_stand_alone():
    """Of chart_views' table: 1 of 5 complete; (50 + 40 + 20) ÷ 150 = 73.3 % of the plan after 80 ÷ 125 = 64 %, 2 of 3
    items 順調; 2 unreported, both of 行政, which has reported nothing."""
    first = _squeezed(_pages(pdf.document(chart_views.make()))[0])
    wanted = ["みなと拠点", "平成23年度 第2四半期(7〜9月)", "2011年10月20日現在・速報", "項目6件 · 報告4件 · 未報告2件"]
    wanted += [
        "6件のうち2件が未報告(行政は全件)。報告のあった4件では、2機能のうち1機能が順調。子育て相談は2期連続で遅れ"
    ]
    wanted += ["20.0% 前期比 +20.0ポイント(改善)", "73.3% 前期比 +9.3ポイント(改善)"]
    wanted += ["5件のうち1件", "3件のうち2件が順調", "ほかに報告のない役割1"]
    wanted += ["0件 前期の値なし", "2件 前期比 +1件(悪化)"]
    wanted += ["行政の報告がまだです(2件)。要対応1件(停滞0件、注意1件)"]
    assert [words for words in wanted if not _holds(first, words)] == []
    assert list(dict.fromkeys(re.findall(r"\d-1-[HG]\d\d", first))) == ["1-1-G01", "3-1-G01", "2-1-H01"]


def _holds(page: str, words: str) -> bool:
    """Whether the words stand on the page in their order; others of the same line may stand between them."""
    return re.search(".*?".join(re.escape(_squeezed(word)) for word in words.split()), page) is not None


def test_parts_stand_in_the_order_of_a_meeting(sampled):
    heads = [entry.title for entry in _reader(pdf.document(sampled)).outline if not isinstance(entry, list)]
    assert [head[:4] for head in heads] == [
        "概要  ", "機能別の", "どの役割", "今年度の", "だれが何", "判断を求", "凡例と出",
    ]  # fmt: skip


def test_every_flagged_item_is_told_with_all_its_reasons(sampled):
    """The table of 要対応 runs over pages; none of its rows is lost, on the sample's 33 as on 400.

    33: 29 遅れ, 2 of them 期限超過 too; besides them the 4 未報告 (2-2-H03, 4-3-H02, 5-2-H03, 6-4-H06).
    2-1-G02 stands at 50 % of 50 % in both quarters: to plan, and no longer 変化なし."""
    for view in (sampled, _many()):
        pages = _pages(pdf.document(view))
        told = _squeezed("".join(pages[2:]))
        assert len(view.flagged) in (33, 400)
        assert [item for item in view.flagged if item not in told] == []
        heads = [page for page in pages if "行動計画・達成目標" in page]
        assert len(heads) >= 2


def test_every_decision_is_told_with_what_it_rests_on(sampled):
    """Nothing is cut: text, reasons, what is asked and until when, evidence."""
    # In the order of the file, cell by cell: poppler puts the lines of neighbouring cells together.
    told = _squeezed("".join(page.extract_text() for page in _reader(pdf.document(sampled)).pages))
    rows = pdf.data(sampled)["decisions"]
    names = ("text", "why", "issue", "next_action", "asked", "until")
    words = {_squeezed(cell) for row in rows for cell in (*(row[name] for name in names), *row["evidence"])}
    assert len(rows) == len(sampled.flagged)
    # The font has one glyph for both waves.
    assert [each for each in words if each.replace("～", "〜") not in told] == []


def test_numbers_are_those_of_the_summary(sampled):
    """Each row of 機能別の集計, and of the whole: the roll-up's counts and rates, to one decimal."""
    [page] = [words for words in _pages(pdf.document(sampled)) if "機能別の集計" in words]
    lines = page.splitlines()
    statuses = [rating.name for rating in sampled.meta.settings.scale]
    counts = ["items", *statuses, "no_status", "unreported", "completed", "completable", "excluded"]
    rates = ["mean_progress", "expected", "pace"]
    groups = [*sampled.rollup("function").to_dict("records"), {**sampled.rollup().iloc[0], "function": "全体"}]
    assert len(groups) == 7
    for group in groups:
        line = next(line for line in reversed(lines) if line.strip().startswith(group["function"]))
        wanted = [str(int(group[name])) for name in counts]
        carried = [] if math.isnan(group["carried_rate"]) else [f"{group['carried_rate']:.1f}"]
        wanted += [f"{group['completion_rate']:.1f}", *carried, str(int(group["covered"]))]
        wanted += [f"{group[name]:.1f}" for name in rates]
        wanted += [str(int(group[name])) for name in ("on_course", "banded", "flagged")]
        assert NUMBER.findall(line) == wanted


def test_charts_carry_the_numbers_of_the_roll_up(sampled):
    """機能 × 役割 on page 1 and 計画比 on page 2."""
    first, second, *_ = _pages(pdf.document(sampled))
    for group in sampled.rollup("function", "role").to_dict("records"):
        assert f"{group['completion_rate']:.1f}" in first
        assert f"{group['pace']:.1f}%" in second


def test_legend_sources_and_missing_reports_are_there(sampled):
    last = _squeezed("".join(_pages(pdf.document(sampled))[2:]))
    settings = sampled.meta.settings
    wanted = [rating.name for rating in settings.scale]
    wanted += [f"{rating.percent:g}%" for rating in settings.scale if rating.percent is not None]
    wanted += [rule.name for rule in RULES]
    wanted += ["◎", "△", "順調は80%以上", "期限は10月15日", "未報告4件(134件中)", *sampled.meta.sources]
    now = sampled.now
    wanted += list(now.loc[now["counted"] & ~now["reported"], "item"])
    assert [word for word in wanted if _squeezed(word) not in last] == []


def test_many_missing_reports_are_listed_by_function_and_role():
    groups = handout.unreported(chart_views.silent())
    assert [(group["where"], len(group["items"])) for group in groups] == [
        ("親子の居場所・法人", 2), ("親子の居場所・行政", 1), ("子育て相談・法人", 2), ("人材育成・行政", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("name", VIEWS)
def test_it_is_a_tagged_file_that_says_what_it_is(name):
    """Title shown in the window's head, language, author, PDF/UA-1's mark, bookmarks, an alternative for each chart."""
    view = VIEWS[name]()
    reader = _reader(pdf.document(view))
    root = reader.trailer["/Root"]
    assert reader.metadata.title == f"みなと拠点 行動計画の進捗 {view.quarter.full_label}"
    assert reader.metadata.author == "みなと拠点"
    assert str(root["/Lang"]).startswith("ja")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    tags = list(_tags(root["/StructTreeRoot"]["/K"]))
    charts = [alt for kind, alt in tags if kind == "/Figure"]
    assert len(charts) == (0 if name == "empty" else len([kind for kind in KINDS if kind.handout]))
    assert all(charts)
    assert {"/Table", "/TH", "/TD", "/H1", "/H2", "/Title"} <= {kind for kind, _ in tags}


def _tags(node):
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from _tags(each)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"], node.get("/Alt", "")
        if "/K" in node:
            yield from _tags(node["/K"])


def test_only_our_fonts_are_in_it():
    """Two weights of one font; the other is there for letters that it lacks (≒)."""
    reader = _reader(pdf.document(chart_views.make()))
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.removesuffix("-Identity-H") for name in fonts} == {"NotoSansCJKjp-Regular", "NotoSansCJKjp-Bold"}


def test_texts_that_are_hard_to_set_are_set():
    """Letters that the font lacks, markup, 400 characters without a break, 3,000 characters: all comes out."""
    texts = ['⑴髙橋と𠮷田と山﨑≒😀#panic("x") <b>*a* $ \\ @a`x`', "a" * 400, "い" * 3000, "一行\n二行\tx\x07"]
    items = [store_samples.item(f"1-1-H0{at}", text=words) for at, words in enumerate(texts)]
    late = [(each.id, 2, "未着手", 0) for each in items]
    told = "".join(_pages(pdf.document(chart_views.make(items, late))))
    flat = _squeezed(told).replace("\u200b", "")
    assert '⑴髙橋と𠮷田と山﨑≒〓#panic("x")<b>*a*$\\@a`x`' in flat
    assert flat.count("い") >= 3000
    assert flat.count("a") >= 400
    assert "〓は、印刷用の書体にない文字です。" in flat


def test_no_word_leaves_the_page():
    """A word of 400 letters is broken: every word's right edge lies within the page's margin."""
    data = pdf.document(chart_views.make([store_samples.item("1-1-H01", text="a" * 400)], ()))
    made = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True)
    edges = [float(edge) for edge in re.findall(r'xMax="([\d.]+)"', made.stdout.decode())]
    assert max(edges) <= 841.9 - 30


def test_the_same_view_gives_the_same_bytes():
    assert pdf.document(chart_views.make()) == pdf.document(chart_views.make())


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("計画の50%", "計画の50%"),
        ("𠮷田、山﨑、≒、⑴", "𠮷田、山﨑、≒、⑴"),
        ("𝟏", "1"),  # NFKC
        ("😀", "〓"),  # beyond the fonts, with no plainer spelling
        ("葛\U000e0100", "葛"),  # a variation selector is invisible
        ("\x07", ""),
        (["あ", {"い": "😀"}, 3, None], ["あ", {"い": "〓"}, 3, None]),
    ],
)
def test_words_are_made_of_letters_that_the_font_has(given, printed):
    assert glyphs.printable(given) == printed
