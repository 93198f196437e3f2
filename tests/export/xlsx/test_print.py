"""Printed tables can be read: letters of 8 points on A4, and no text is cut without a word about it."""

from __future__ import annotations

import dataclasses
import html
import io
import re
import zipfile

import chart_views
import long_plan
import openpyxl
import pytest

from kyoten.export.xlsx import summary_workbook

ACROSS = 841.9 - 2 * 36
"""Points of A4 landscape between margins of half an inch."""
LETTERS = 10


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(summary_workbook.workbook(long_plan.make())))


def _widths(sheet) -> list[float]:
    """Points of each column; the file's widths are in digits of seven pixels, edges included, and said once for
    neighbours that are alike."""
    said = sorted(sheet.column_dimensions.values(), key=lambda each: each.min)
    return [each.width * 7 * 0.75 for each in said for _ in range(each.min, each.max + 1)]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("site", ["拠" * 255, "&" * 255])
def test_a_long_name_leaves_the_header_the_period_and_the_mark(site):
    """Excel has 255 characters for all of it, two for a sign &: the name is cut, and nothing else is lost."""
    view = chart_views.make()
    data = summary_workbook.workbook(dataclasses.replace(view, meta=dataclasses.replace(view.meta, site=site)))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    headers = [html.unescape(*re.findall("<oddHeader>(.*?)</oddHeader>", sheet)) for sheet in sheets]
    assert len(headers) > 10
    for header in headers:
        assert len(header) <= 255
        name, rest = header.split("&R")[-1].split("… ")
        assert name == (site[:59] if site[0] == "拠" else site[:118])
        assert rest == "平成23年度 第2四半期(7〜9月) 2011年10月20日現在・速報 未報告2件 サンプル"


@pytest.mark.parametrize("name", ["機能別", "機能×役割", "全項目"])
def test_a_wide_table_is_printed_on_pages_side_by_side(book, name):
    """Two or three; at 80 %, where letters of 10 points have 8, the widths and the repeated columns take no more."""
    sheet = book[name]
    widths = _widths(sheet)
    kept = openpyxl.utils.column_index_from_string(sheet.print_title_cols.replace("$", "").split(":")[1])
    heads = [sheet.cell(1, at).value for at in range(1, kept + 1)]
    assert heads == {"機能別": ["機能"], "機能×役割": ["機能", "役割"], "全項目": ["項目番号"]}[name]
    pages = sheet.page_setup.fitToWidth
    assert pages in (2, 3)
    assert (sum(widths) + (pages - 1) * sum(widths[:kept])) * 8 / LETTERS <= pages * ACROSS


def test_the_evidence_is_one_page_wide_and_can_be_read(book):
    """Without the note that the long texts bring, all of it at 80 %; with it at 75."""
    widths = _widths(book["根拠"])
    assert sum(widths[:-1]) * 0.8 <= ACROSS
    assert sum(widths) * 0.75 <= ACROSS


def test_a_text_that_is_longer_than_a_row_can_be_high_is_said_to_be_cut(book):
    """2,000 letters of 取組実績, and 300 of 課題: 570 units in lines of 16 are 36, and 28 lines have room."""
    head, first, *_ = book["根拠"].iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    assert len(row["取組実績"]) == 2000
    assert row["表示の注記"] == "取組実績、課題は行の高さに収まらない。全文はセルにある"
    assert "表示の注記" not in [cell.value for cell in book["機能別"][1]]
