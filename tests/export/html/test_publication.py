"""The publication page: complete in itself, accessible, with the summary's numbers and nothing private."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import re
from html.parser import HTMLParser

import chart_views
import pytest

from kyoten.chart import style
from kyoten.chart.kinds import KINDS
from kyoten.export.html import publication
from kyoten.fiscal import Quarter
from kyoten.views import view as views
from kyoten.views.view import View

VOID = {"meta", "rect", "circle", "polygon", "polyline", "path", "br"}
VIEWS = [chart_views.make, chart_views.large, chart_views.silent, chart_views.empty]


class Page(HTMLParser):
    """Every element with its attributes and its own text; complains of elements that are not closed in turn."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.open: list[str] = []
        self.feed(data.decode("utf-8"))
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if data.strip():
            self.texts.append((tuple(self.open), data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def words(self, *inside: str) -> list[str]:
        return [text for path, text in self.texts if set(inside) <= set(path) and "style" not in path]


@pytest.fixture
def sampled(sample_store) -> View:
    return views.load(sample_store, sample_store.sites()[0], Quarter(2011, 2), today=dt.date(2011, 10, 20))


def _tables(data: bytes) -> dict[str, list[list[str]]]:
    """Caption → rows of cells."""
    found = {}
    for table in re.findall(r"<table.*?</table>", data.decode(), re.DOTALL):
        caption = re.search(r"<caption>(.*?)</caption>", table)[1]
        rows = re.findall(r"<tr>(.*?)</tr>", table)
        found[caption] = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    return found


@pytest.mark.parametrize("make", VIEWS)
def test_landmarks_headings_language_and_skip_link(make):
    page = Page(publication.page(make()))
    assert page.all("html") == [{"lang": "ja"}]
    assert [len(page.all(name)) for name in ("title", "header", "main", "footer", "h1")] == [1] * 5
    assert page.words("title")[0].startswith("みなと拠点 行動計画の進捗 平成23年度")
    skip = next(attributes for name, attributes in page.elements if name == "a")
    assert skip["href"] == "#main"
    assert page.all("main")[0]["id"] == "main"
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch(r"h\d", name)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("make", VIEWS)
def test_ids_are_unique_and_references_lead_somewhere(make):
    data = publication.page(make())
    ids = re.findall(r'\bid="([^"]+)"', data.decode())
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", data.decode())) <= set(ids)


@pytest.mark.parametrize("make", VIEWS)
def test_nothing_comes_from_outside_and_nothing_runs(make):
    data = publication.page(make()).decode()
    page = Page(data.encode())
    assert re.search(r"https?:|//|@import|url\((?!#)", data) is None
    names = {name for name, _ in page.elements}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "form", "base"})
    attributes = [name for _, found in page.elements for name in found]
    assert [name for name in attributes if name.startswith("on") or name in ("src", "xlink:href")] == []
    assert "default-src 'none'" in data


def test_every_chart_has_an_alternative_and_a_table(sampled):
    data = publication.page(sampled)
    page = Page(data)
    pictures = [found for found in page.all("svg") if found.get("role") == "img"]
    assert len(pictures) == 2 * len([kind for kind in KINDS if kind.publication])  # one for each width
    assert all(len(found["aria-label"]) > 40 for found in pictures)
    assert all(found.get("aria-hidden") == "true" for found in page.all("svg") if found.get("role") != "img")
    tables = _tables(data)
    assert {f"{name}の数値" for name in ("機能×役割", "機能別の状況", "年間の推移")} < set(tables)
    assert all(found.get("scope") in ("col", "row") for found in page.all("th"))
    assert all(len(row) == len(rows[0]) for rows in tables.values() for row in rows)


def test_numbers_are_those_of_the_summary(sampled):
    """機能ごとの件数と率 against the roll-up: a column for each function, the whole last."""
    head, *rows = _tables(publication.page(sampled))["機能ごとの件数と率"]
    found = {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}
    groups = [*sampled.rollup("function").to_dict("records"), {**sampled.rollup().iloc[0], "function": "全体"}]
    assert head[1:] == [group["function"] for group in groups]
    for group in groups:
        name = group["function"]
        counts = {"項目数": "items", "未報告": "unreported", "要対応": "flagged"}
        counts |= {rating.name: rating.name for rating in sampled.meta.settings.scale}
        for label, column in counts.items():
            assert found[label][name] == str(int(group[column]))
        assert found["完了/対象"][name] == f"{group['completed']:.0f}/{group['completable']:.0f}"
        assert found["順調"][name] == f"{group['on_course']:.0f}/{group['banded']:.0f}"
        rates = {"完了率(%)": "completion_rate", "平均進捗率(%)": "mean_progress", "計画(%)": "expected"}
        for label, column in (rates | {"計画比(%)": "pace"}).items():
            assert found[label][name] == f"{group[column]:.1f}"


def test_the_charts_tables_hold_what_is_drawn(sampled):
    tables = _tables(publication.page(sampled))
    rates = {tuple(row[:2]): row[-1] for row in tables["機能×役割の数値"][1:]}
    for group in sampled.rollup("function", "role").to_dict("records"):
        assert rates[group["function"], group["role"]] == f"{group['completion_rate']:.1f}"
    curve = [row[1] for row in tables["年間の推移の数値"][1:]]
    means = sampled.curve().sort_values("quarter")["mean_progress"]
    assert curve == ["—" if math.isnan(mean) else f"{mean:.1f}" for mean in means]


def test_key_figures_legend_date_and_missing_reports_are_told():
    """Of chart_views' table: 1 of 5 complete (none before); (50 + 40 + 20) ÷ 150 = 73.3 % of the plan after
    (20 + 25 + 25 + 10 + 0) ÷ 125 = 64 %, and 2 of the 3 with a value are 順調 (100 and 40 of 50, not 20); no item
    is stalled, 行政 has reported nothing and 2 are unreported (1 before). Of the rules that can find a 停滞 fewer can
    in the first quarter: its number is not compared."""
    page = Page(publication.page(chart_views.make()))
    terms = ["完了率", "計画比", "停滞", "未報告"]
    assert page.words("main", "dl", "dt") == terms
    assert [text.strip() for text in page.words("main", "dl", "dd")] == [
        "20.0", "%", "5件のうち1件", "前期比 +20.0ポイント(改善)",
        "73.3", "%", "3件のうち2件が順調", "前期比 +9.3ポイント(改善)",
        "0", "件", "ほかに報告のない役割1", "前期の値なし",
        "2", "件", "前期比 +1件(悪化)",
    ]  # fmt: skip
    words = page.words()
    assert "項目6件 · 報告4件 · 未報告2件" in words
    assert "未報告は6件のうち2件。2011年10月20日現在の報告による。" in words
    assert words.count("サンプルデータ(架空の報告)") == 2  # above and below
    assert "計画比で、順調は80%以上または計画との差が15ポイント以内、やや遅れは60%以上、遅れは60%未満。" in words


def test_the_legend_tells_the_scale_from_its_best_step_down_and_the_terms():
    tables = _tables(publication.page(chart_views.make()))
    assert tables["評価尺度(状況と進捗率)"] == [
        ["■■■■ 完了", "100%"], ["■■■□ 概ね達成", "75%"], ["■■□□ 実施中", "50%"], ["■□□□ 着手", "25%"],
        ["□□□□ 未着手", "0%"], ["／ 中止", "率に含めない"], ["？ 評価困難", "率に含めない"],
    ]  # fmt: skip
    assert [name for name, _ in tables["用語"]] == [
        "完了率", "実施率", "平均進捗率", "計画", "計画比", "未報告", "再掲", "判定",
    ]  # fmt: skip


def test_nothing_private_leaves_the_house(sampled):
    """No report's words, no names, no items, no findings, no files."""
    data = publication.page(sampled).decode()
    reported = sampled.history[sampled.history["reported"]]
    private = {
        str(value).strip()
        for column in ("result", "issue", "next_action", "person", "source", "file", "text", "item")
        for value in reported[column].dropna()
    }
    private |= {finding.reason for finding in sampled.findings} | set(sampled.meta.sources)
    private.discard("")
    assert len(private) > 300
    assert [words for words in private if words in data] == []
    assert ".xlsx" not in data


def test_markup_in_names_is_text():
    item = chart_views.store_samples.item("1-1-H01", function="<script>alert(1)</script>&")
    page = Page(publication.page(chart_views.make([item], ())))
    assert page.all("script") == []
    assert any("<script>" in text for text in page.words("main"))


def test_real_data_is_not_marked_as_sample():
    assert "サンプル" not in publication.page(chart_views.make(sample=False)).decode()


@pytest.mark.parametrize("colour", [style.INK, style.QUIET_TEXT, style.ACCENT])
def test_words_have_the_contrast_that_wcag_asks(colour):
    assert style.contrast(colour, style.WHITE) >= 4.5


def test_a_plan_without_items_says_so():
    words = Page(publication.page(chart_views.empty())).words("main")
    assert "表示する項目がありません" in words
