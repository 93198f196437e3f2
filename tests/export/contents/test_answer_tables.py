"""A committee's questions say the same on a sheet, a slide and a page; expected values as in tests/views/committee."""

from __future__ import annotations

import io
from dataclasses import replace

import chart_views
import openpyxl
import pptx
import pypdf
import pytest
import store_samples

from kyoten.export.contents import answer_tables
from kyoten.export.paper import pdf
from kyoten.export.pptx.deck import deck
from kyoten.export.xlsx.summary_workbook import workbook

PROSPECTS = (
    "目標5件のうち、達成1件、達成の見込み0件、概ね達成の見込み1件、届かない見込み1件、分からない2件(ほかに対象外1件)"
)


def _slides(view):
    return {each.shapes.title.text_frame.text: each for each in pptx.Presentation(io.BytesIO(deck(view))).slides}


def _rows(slide):
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_only_what_can_be_answered_is_there():
    view = chart_views.make()
    assert list(answer_tables.found(view)) == ["未報告の項目", "年度末の見込み", "担当"]
    assert list(answer_tables.found(replace(view, since=view))) == [
        "前回から遅れた項目", "未報告の項目", "年度末の見込み", "担当", "変わったこと",
    ]  # fmt: skip
    assert answer_tables.found(chart_views.empty()) == {}


def test_the_sheet_holds_numbers_and_the_cover_the_answer():
    book = openpyxl.load_workbook(io.BytesIO(workbook(chart_views.make())))
    rows = list(book["年度末の見込み"].iter_rows(values_only=True))
    assert rows[0][:3] == ("機能", "目標(件)", "達成(件)")
    assert rows[2] == ("子育て相談", 1, 0, 0, 0, 1, 0, 1, "2-1-H01")
    cover = {row[0]: row[2] for row in book["表紙"].iter_rows(values_only=True)}
    assert cover["年度末の見込み"] == f"今年度の目標のうち、いくつに届きそうか：{PROSPECTS}。"


def test_the_slide_has_the_answer_for_a_title_and_its_numbers():
    rows = _rows(_slides(chart_views.make())[PROSPECTS])
    assert rows[2] == ["子育て相談", "1", "0", "0", "0", "1", "0", "1", "2-1-H01"]
    assert rows[-1][:2] == ["全体", "5"]


def test_the_page_has_question_answer_and_numbers():
    pages = pypdf.PdfReader(io.BytesIO(pdf.document(chart_views.make()))).pages
    words = "".join("".join(page.extract_text() for page in pages).split())
    assert f"今年度の目標のうち、いくつに届きそうか{PROSPECTS}。" in words
    assert "子育て相談10001012-1-H01" in words


@pytest.fixture(scope="module")
def long():
    """60 items of 20 functions, none of them reported: more rows than a slide or a page holds."""
    items = [
        store_samples.item(f"{function}-1-H{number:02}", function=f"{function}番目の機能", role=role)
        for function in range(1, 41)
        for number, role in enumerate(("法人", "行政"), start=1)
    ]
    return chart_views.make(items, ())


def test_a_slide_counts_the_rows_that_it_does_not_hold(long):
    answer = answer_tables.found(long)["未報告の項目"]
    slide = _slides(long)[answer.sentence.removesuffix("。")]
    rows = _rows(slide)
    assert (len(answer.rows), len(rows) < 40) == (80, True)
    assert f"ほか{80 - (len(rows) - 2)}件はノートにある" in rows[-1]
    assert "40番目の機能" in slide.notes_slide.notes_text_frame.text


def test_a_page_counts_the_rows_that_it_does_not_hold_and_stays_one(long):
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.document(long))).pages]
    [page] = ["".join(words.split()) for words in pages if "どの役割が、何をまだ報告していないか" in words]
    shown = page.count("番目の機能")
    assert 10 < shown < 80
    assert f"ほか{80 - shown}件はExcelブックの「未報告の項目」にある" in page
