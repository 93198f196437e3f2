"""年度末の評価 in the year's outputs: printed where something was decided, in the fourth quarter alone."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import chart_views
import openpyxl
import pytest
from pptx import Presentation
from pypdf import PdfReader

from kyoten.export.contents import judgement_tables
from kyoten.export.paper import pdf
from kyoten.export.pptx.deck import deck
from kyoten.export.xlsx import review_workbook, summary_workbook
from kyoten.storage.judgements import Judgement
from kyoten.views import annual_review

AT = dt.datetime(2012, 4, 20, 3, tzinfo=dt.UTC)
DECIDED = {"1-1-H01": Judgement(1, "1-1-H01", "B", "概ね達成", "拡充", "=好評", "館長", AT)}


def seen(number=4, judgements=DECIDED):
    return replace(chart_views.make(number=number), judgements=judgements)


def test_the_workbook_has_a_sheet_of_what_was_decided():
    book = openpyxl.load_workbook(io.BytesIO(summary_workbook.workbook(seen())))
    heads, row = book[judgement_tables.TITLE].iter_rows(values_only=True)
    found = dict(zip(heads, row, strict=True))
    assert (found["項目番号"], found["評価"], found["来年度の方向"]) == ("1-1-H01", "B 概ね達成", "拡充")
    assert (found["評価の理由"], found["決めた人・日"]) == ("=好評", "館長 2012年4月20日")


@pytest.mark.parametrize(("number", "judgements"), [(3, DECIDED), (4, {})], ids=["before the end", "nothing decided"])
def test_else_there_is_none(number, judgements):
    view = seen(number, judgements)
    book = openpyxl.load_workbook(io.BytesIO(summary_workbook.workbook(view)))
    assert judgement_tables.TITLE not in book.sheetnames
    assert judgement_tables.found(view) is None


def test_paper_and_slides_say_the_same():
    view = seen()
    words = "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf.document(view))).pages)
    assert "項目6件のうち1件の評価が決まっています(B概ね達成1件)" in words
    assert "館長2012年4月20日" in words
    slides = Presentation(io.BytesIO(deck(view))).slides
    titles = [slide.shapes.title.text for slide in slides]
    assert titles[-1] == "付録 年度末の評価(1枚目)：1-1-H01〜1-1-H01"
    (table,) = [shape.table for shape in slides[len(titles) - 1].shapes if shape.has_table]
    assert [cell.text for cell in table.rows[1].cells][2:] == ["B 概ね達成", "拡充", "=好評"]


def test_the_review_marks_what_is_only_proposed():
    """Nobody has decided on 1-1-H02, whose newest report is 40 %."""
    view = seen()
    review = annual_review.review(view, {2011: view.plan})
    cells = judgement_tables.cells(view)
    assert (cells["1-1-H01"]["grade"], cells["1-1-H02"]["grade"]) == ("B 概ね達成", "D 未達(提案)")
    assert cells["1-1-H02"]["direction"] == "見直し(提案)"
    book = openpyxl.load_workbook(io.BytesIO(review_workbook.workbook(review)))
    heads = [cell.value for cell in book[review_workbook.ITEMS][1]]
    assert heads[-4:] == ["評価", "来年度の方向", "評価の理由", "決めた人・日"]
