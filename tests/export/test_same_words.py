"""Every format of one view says the same: each figure, each legend and each date, as it is printed.

The figures were worked out from data/sample/reports by docs/measures.md, apart from kyoten.measures and kyoten.rules;
what each format prints is held against them, never against another format.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from dataclasses import dataclass
from functools import cache

import openpyxl
import pptx
import pytest
from file_words import words

from kyoten import sample
from kyoten.chart import signs
from kyoten.cli import main
from kyoten.export.formats import FORMATS, PUBLICATION
from kyoten.fiscal import Quarter
from kyoten.settings import Settings
from kyoten.storage.store import Store
from kyoten.views.view import View, load

MADE = {name: each.make for name, each in FORMATS.items()} | {"html": PUBLICATION.make}
SODAN, WHOLE = "子育て相談", "全体"
Rates = tuple[str, str, str, str]
"""完了率, 平均進捗率, 計画, 計画比, as printed."""


@dataclass(frozen=True)
class Case:
    """A view of the sample, and its figures by hand: `counts` and 停滞, 未報告, 要対応 of the whole."""

    number: int
    day: dt.date
    functions: tuple[str, ...]
    counts: tuple[str, ...]
    stalled: int
    unreported: int
    flagged: int
    rates: dict[str, Rates]
    bands: str
    """What a reader is told of the quarter's bands."""

    @property
    def whole(self) -> Rates:
        return self.rates[WHOLE]


ON_THE_WAY = "順調は80%以上または計画との差が15ポイント以内、やや遅れは60%以上、遅れは60%未満"
SECOND = {
    "親子の居場所": ("7.9", "44.0", "51.1", "80.4"), "情報収集・提供": ("4.8", "38.5", "50.0", "71.0"),
    "ネットワーク": ("0.0", "36.8", "50.0", "73.6"), SODAN: ("0.0", "28.5", "53.8", "52.9"),
    "人材育成": ("0.0", "35.0", "50.0", "70.0"), "子育てサポートシステム": ("7.1", "45.1", "49.4", "83.1"),
    WHOLE: ("4.9", "40.3", "50.6", "75.0"),
}  # fmt: skip
FOURTH = {
    "親子の居場所": ("40.5", "84.6", "100.0", "84.6"), "情報収集・提供": ("38.1", "76.2", "100.0", "76.2"),
    "ネットワーク": ("20.0", "82.0", "100.0", "82.0"), SODAN: ("7.7", "59.6", "100.0", "59.6"),
    "人材育成": ("0.0", "69.6", "100.0", "69.6"), "子育てサポートシステム": ("50.0", "86.0", "100.0", "86.0"),
    WHOLE: ("33.1", "79.2", "100.0", "79.2"),
}  # fmt: skip
CASES = {
    "Q2": Case(
        2, dt.date(2011, 11, 1), (),
        ("122件のうち6件", "21四半期のうち21四半期", "129件のうち82件が順調"), 16, 4, 33, SECOND, ON_THE_WAY,
    ),
    "Q4": Case(
        4, dt.date(2012, 5, 1), (),
        ("121件のうち40件", "42四半期のうち42四半期", "129件のうち達成49件・概ね達成29件・未達51件"), 54, 3, 82, FOURTH,
        "達成は完了または100%、概ね達成は80%以上、未達は80%未満",
    ),
    "Q2 of 子育て相談": Case(
        2, dt.date(2011, 11, 1), (SODAN,),
        ("13件のうち0件", "2四半期のうち2四半期", "13件のうち3件が順調"), 4, 1, 7,
        {SODAN: SECOND[SODAN], WHOLE: SECOND[SODAN]}, ON_THE_WAY,
    ),
}  # fmt: skip
every_case = pytest.mark.parametrize("name", CASES)


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    opened = Store(f"sqlite:///{tmp_path_factory.mktemp('same') / 'kyoten.db'}")
    opened.migrate()
    sample.load(opened)
    return opened


@pytest.fixture(scope="module")
def made(store):
    """The file of a case in a format, made once."""

    @cache
    def seen(name: str) -> View:
        case = CASES[name]
        return load(store, sample.SITE, Quarter(2011, case.number), functions=case.functions, today=case.day)

    return cache(lambda name, kind: MADE[kind](seen(name)))


@pytest.fixture
def called(store, capsys):
    """What the command line prints of a case."""

    def call(name: str, *options: str) -> str:
        case = CASES[name]
        chosen = [word for function in case.functions for word in ("--function", function)]
        period = ("--year", "2011", "--quarter", str(case.number), "--today", case.day.isoformat())
        assert main(["--database", store.url, "summary", *period, *chosen, *options]) == 0
        return capsys.readouterr().out

    return call


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@every_case
@pytest.mark.parametrize("kind", ["pdf", "pptx", "html"])
def test_the_key_figures_stand_with_what_they_are_made_of(made, name, kind):
    case, text = CASES[name], _squeezed(words(kind, made(name, kind)))
    completion, _, _, pace = case.whole
    wanted = [f"完了率{completion}%", "実施率100.0%", f"計画比{pace}%", f"停滞{case.stalled}件"]
    wanted += [f"未報告{case.unreported}件", *case.counts]
    assert [each for each in wanted if each not in text] == []


@every_case
def test_the_workbooks_first_page_has_the_same_figures_in_cells(made, name):
    case = CASES[name]
    sheet = openpyxl.load_workbook(io.BytesIO(made(name, "xlsx")))["概要"]
    rows = {row[0].value: row[1] for row in sheet.iter_rows(min_row=5, max_row=18)}
    labels = ("完了率", "平均進捗率", "計画", "計画比")
    assert tuple(_displayed(rows[label]) for label in labels) == case.whole
    assert _displayed(rows["実施率(継続型)"]) == "100.0"
    numbers = [rows[label].value for label in ("うち停滞", "未報告", "要対応", "完了", "完了率の対象")]
    completable, completed = map(int, re.findall(r"\d+", case.counts[0]))
    assert numbers == [case.stalled, case.unreported, case.flagged, completed, completable]


def _displayed(cell) -> str:
    """What Excel shows of a number with one decimal."""
    assert cell.number_format == "0.0"
    return f"{cell.value:.1f}"


@every_case
def test_each_functions_rates_are_the_same_in_every_table(made, called, name):
    for kind, found in (
        ("xlsx", _of_workbook(made(name, "xlsx"))),
        ("pptx", _of_slides(made(name, "pptx"))),
        ("html", _of_page(made(name, "html"))),
        ("json", _of_json(json.loads(called(name, "--json")))),
    ):
        # The workbook has the whole on its first page.
        wanted = {key: rates for key, rates in CASES[name].rates.items() if kind != "xlsx" or key != WHOLE}
        assert found == wanted, kind


def _of_workbook(data: bytes) -> dict[str, Rates]:
    head, *rows = openpyxl.load_workbook(io.BytesIO(data))["機能別"].iter_rows()
    at = [[cell.value for cell in head].index(f"{name}(%)") for name in ("完了率", "平均進捗率", "計画", "計画比")]
    return {row[0].value: tuple(_displayed(row[column]) for column in at) for row in rows}


def _of_slides(data: bytes) -> dict[str, Rates]:
    shapes = pptx.Presentation(io.BytesIO(data)).slides[1].shapes
    [table] = [shape.table for shape in shapes if shape.name == "機能別の数値"]
    rows = [[cell.text.split("\n")[0] for cell in row.cells] for row in list(table.rows)[1:]]
    return {row[0]: tuple(cell.removesuffix("%") for cell in row[2:6]) for row in rows}


def _of_page(data: bytes) -> dict[str, Rates]:
    """The table has a column for each function."""
    [table] = re.findall(r"<table[^>]*><caption[^>]*>機能ごとの件数と率.*?</table>", data.decode(), re.DOTALL)
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)]
    of = {row[0]: row[1:] for row in rows}
    columns = zip(*(of[f"{name}(%)"] for name in ("完了率", "平均進捗率", "計画", "計画比")), strict=True)
    return dict(zip(rows[0][1:], columns, strict=True))


def _of_json(document: dict) -> dict[str, Rates]:
    names = ("completion_rate", "mean_progress", "expected", "pace")
    rows = [*document["rows"], {**document["total"], "function": WHOLE}]
    return {row["function"]: tuple(f"{row[name]:.1f}" for name in names) for row in rows}


@every_case
def test_lines_of_the_handout_and_of_the_command_line_have_them_too(made, called, name):
    case = CASES[name]
    printed = called(name)
    assert f"{case.day.isoformat()}現在" in printed
    for function, rates in case.rates.items():
        [line] = [line for line in printed.splitlines() if line.startswith(function if function != WHOLE else "合計")]
        assert [rate for rate in rates if f"{rate}%" not in line] == []
    handout = words("pdf", made(name, "pdf"))
    table = handout[handout.index("機能別の集計") :]
    for function, rates in case.rates.items():
        numbers = table[table.index(function) :][: len(function) + 110]
        assert [rate for rate in rates if rate not in numbers] == [], function


@every_case
def test_pictures_come_with_the_same_numbers(made, name):
    case = CASES[name]
    text = words("zip", made(name, "zip"))
    for function, (_, mean, planned, pace) in case.rates.items():
        if function != WHOLE:
            assert re.search(rf"^{function},{case.number},{mean},{planned},\d+,\d+,{pace},", text, re.MULTILINE)


@every_case
@pytest.mark.parametrize("kind", MADE)
def test_day_scale_and_bands_are_told_alike(made, name, kind):
    """The day in words (in the workbook's cell a date), each step with its percent, the bands of the quarter."""
    case, text = CASES[name], _squeezed(words(kind, made(name, kind)))
    day = f"{case.day.year}年{case.day.month}月{case.day.day}日現在"
    assert day in text
    assert _squeezed(case.bands) in text
    for step in Settings().scale:
        percent = "率に含めない" if step.percent is None else f"{step.percent:g}%"
        sign = _squeezed(signs.of_status(step, Settings()))
        told = {
            "pdf": rf"{sign}{step.name}[◎○△×]?{percent}", "html": rf"{sign}{step.name}{percent}",
            "pptx": rf"{sign}{step.name}{percent}", "xlsx": rf"{step.name}印{sign}。",
            "zip": rf"{step.name}{percent}" if step.percent is not None else f"{step.name}.*率に含めない",
        }  # fmt: skip
        assert re.search(told[kind], text), step.name
