"""The ZIP of charts: every one as PNG, SVG and CSV under names that sort, the same bytes for the same view."""

from __future__ import annotations

import csv
import datetime as dt
import io
import struct
import zipfile

import chart_views
import pandas as pd
import pytest
import store_samples

from kyoten.chart import kinds
from kyoten.export import chart_archive
from kyoten.export.formats import FORMATS

STEMS = [
    "H23_Q2_01_機能×役割_完了率_サンプル",
    "H23_Q2_01_機能×役割_平均進捗率_サンプル",
    "H23_Q2_01_機能×役割_計画比_サンプル",
    "H23_Q2_02_機能別の状況_サンプル",
    "H23_Q2_03_年間の推移_サンプル",
    "H23_Q2_04_役割別の計画比_サンプル",
    "H23_Q2_05_機能別の推移_サンプル",
]


@pytest.fixture(scope="module")
def small():
    return chart_views.make()


@pytest.fixture(scope="module")
def data(small) -> bytes:
    return chart_archive.archive(small)


@pytest.fixture(scope="module")
def files(data) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_it_holds_every_chart_three_times_and_a_list(files):
    """Once for each of its variants, under names that sort in the order of the screen."""
    assert list(files)[:2] == ["00_目次.txt", "00_目次.csv"]
    stems = list(dict.fromkeys(name.rpartition(".")[0] for name in list(files)[2:]))
    assert stems[: len(STEMS)] == STEMS
    assert stems == sorted(stems)
    assert list(files)[2:] == [f"{stem}.{ending}" for stem in stems for ending in ("png", "svg", "csv")]
    assert len(stems) == sum(max(1, len(kind.variants)) for kind in kinds.KINDS if kind.pictures)


def test_names_are_flagged_as_utf_8_and_dated_the_as_of_day(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            assert entry.flag_bits & 0x800, entry.filename
            assert entry.date_time[:3] == (2011, 10, 20)


def test_pictures_are_whole(files):
    """A PNG begins with its signature and says its size; an SVG carries title and description."""
    for name, made in files.items():
        if name.endswith(".png"):
            assert made.startswith(b"\x89PNG\r\n\x1a\n")
            assert min(struct.unpack(">II", made[16:24])) > 300
        if name.endswith(".svg"):
            text = made.decode()
            assert text.startswith("<svg")
            assert "<title>" in text
            assert "<desc>" in text


def test_numbers_are_the_views(files, small):
    """計画比 against the roll-up, 年間の推移 against the curve, to the decimal that the CSV has."""
    found = {(row["機能"], row["役割"]): row for row in _rows(files[f"{STEMS[5]}.csv"])}
    for group in small.rollup("function", "role").to_dict("records"):
        row = found[group["function"], group["role"]]
        assert row["計画比(%)"] == ("" if pd.isna(group["pace"]) else f"{group['pace']:.1f}")
        assert row["項目数"] == str(group["items"])
    for row, told in zip(_rows(files[f"{STEMS[4]}.csv"]), small.curve().to_dict("records"), strict=True):
        assert row["平均進捗率(%)"] == ("" if pd.isna(told["mean_progress"]) else f"{told['mean_progress']:.1f}")
    mix = {row["機能"]: row for row in _rows(files[f"{STEMS[3]}.csv"])}
    for group in small.rollup("function").to_dict("records"):
        for name, column in (("未報告", "unreported"), ("完了", "完了"), ("着手", "着手")):
            assert mix[group["function"]][name] == str(group[column])


def test_csv_opens_in_excel(files):
    """UTF-8 with BOM, lines as Windows ends them."""
    for name, made in files.items():
        if name.endswith((".csv", ".txt")):
            assert made.startswith(b"\xef\xbb\xbf")
            assert made.count(b"\n") == made.count(b"\r\n")


def test_the_list_says_what_each_file_is(files, small):
    rows = _rows(files["00_目次.csv"])
    assert [row["ファイル"] for row in rows] == list(files)[2:]
    assert {row["示すこと"] for row in rows if "年間" in row["ファイル"]} == {kinds.build(small, "year_curve").finding}
    words = files["00_目次.txt"].decode("utf-8-sig")
    for needed in (
        "みなと拠点",
        "2011年10月20日現在・速報",
        "未報告 2件(6件中)",
        "評価尺度 未着手 0%",
        "H23_Q1_行政.xlsx",
        *STEMS,
    ):
        assert needed in words


def test_the_same_view_gives_the_same_bytes(data):
    assert chart_archive.archive(chart_views.make()) == data


@pytest.mark.parametrize("view", [chart_views.empty, chart_views.silent, chart_views.large])
def test_it_is_whole_for_extreme_views(view):
    with zipfile.ZipFile(io.BytesIO(chart_archive.archive(view()))) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) >= 2 + 3 * len(STEMS)
        assert "nan" not in archive.read("00_目次.txt").decode("utf-8-sig").lower()


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_text_that_looks_like_a_formula_is_marked_in_every_csv(start):
    item = store_samples.item("1-1-H01", function=f"{start}1+1")
    with zipfile.ZipFile(
        io.BytesIO(chart_archive.archive(chart_views.make([item], [("1-1-H01", 1, "着手", 20)])))
    ) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                fields = [
                    field for row in csv.reader(archive.read(name).decode("utf-8-sig").splitlines()) for field in row
                ]
                assert [field for field in fields if field.startswith(start)] == []


def test_formats_are_named_for_screen_and_file(small):
    """One table for the page and the command line."""
    assert list(FORMATS) == ["xlsx", "pdf", "pptx", "zip"]
    assert FORMATS["zip"].file_name(small.meta) == "H23_Q2_グラフ集_サンプル.zip"
    assert FORMATS["pptx"].mime == "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    real = chart_views.make(sample=False)
    assert real.meta.as_of == dt.date(2011, 10, 20)
    assert FORMATS["xlsx"].file_name(real.meta) == "H23_Q2_進捗のまとめ.xlsx"


@pytest.mark.parametrize("name", ["xlsx", "pptx", "zip"])
def test_each_format_is_made_by_its_exporter(small, name):
    with zipfile.ZipFile(io.BytesIO(FORMATS[name].make(small))) as archive:
        marks = {"xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml", "zip": "00_目次.txt"}
        assert marks[name] in archive.namelist()
