"""What changed since the last meeting in workbook, handout and slides: by hand from two states of SMALL.

At the meeting 1-1-H01 of the second quarter had not come yet; since then it was reported, 完了 100 %: one new report,
one item that moved (20 → 100), and its 未報告 resolved.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import chart_views
import openpyxl
import pptx
import pypdf
import pytest

from kyoten.export.contents import since_tables
from kyoten.export.paper import pdf
from kyoten.export.pptx import since_slides
from kyoten.export.pptx.deck import deck
from kyoten.export.xlsx.summary_workbook import workbook
from kyoten.views.changes_since import ChangesSince, SinceLine

MEETING = "第2回運営委員会"
LATE = tuple(told for told in chart_views.REPORTS if told[:2] != ("1-1-H01", 2))


@pytest.fixture(scope="module")
def seen():
    then = chart_views.make(reports=LATE)
    earlier = replace(then, meta=replace(then.meta, as_of=dt.date(2011, 10, 18), asked=dt.date(2011, 10, 18)))
    return replace(chart_views.make(), since=earlier, since_meeting=MEETING)


def test_the_rows_say_kind_item_and_words(seen):
    found = since_tables.found(seen)
    assert found.summary == (
        "第2回運営委員会(2011年10月18日)から2011年10月20日まで：要対応でなくなった1件、新しい報告1件、進んだ1件。"
    )
    rows = [(row["kind"], row["item"], row["words"]) for row in since_tables.rows(found)]
    assert rows[1:] == [("新しい報告", "1-1-H01", "第2四半期 完了 100%"), ("進んだ", "1-1-H01", "20% → 100%")]
    assert rows[0][:2] == ("要対応でなくなった", "1-1-H01")


def test_the_workbook_has_a_sheet_of_it_with_days(seen):
    book = openpyxl.load_workbook(io.BytesIO(workbook(seen)))
    head, *rows = [[cell.value for cell in row] for row in book["前回の会議から"].iter_rows()]
    assert head == ["種類", "項目番号", "項目", "変わったこと", "いつから", "いつまで", "会議"]
    days = [rows[1].pop(4).date() for _ in range(2)]
    assert days == [dt.date(2011, 10, 18), dt.date(2011, 10, 20)]
    assert rows[1] == [
        "新しい報告", "1-1-H01", "=SUM(A1)を行う。", "第2四半期 完了 100%",
        MEETING,
    ]  # fmt: skip
    assert "前回の会議から" in {cell.value for cell in book["表紙"]["A"]}


def test_the_handout_and_the_slides_say_it(seen):
    pages = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.document(seen))).pages)
    words = "".join(pages.split())
    assert "前回の会議から(第2回運営委員会(2011年10月18日)から2011年10月20日まで)" in words
    assert "1-1-H01=SUM(A1)を行う。20%→100%" in words
    slides = pptx.Presentation(io.BytesIO(deck(seen))).slides
    titled = {each.shapes.title.text_frame.text: each for each in slides}
    assert (
        "第2回運営委員会(2011年10月18日)から2011年10月20日まで：要対応でなくなった1件、新しい報告1件、進んだ1件"
        in titled
    )
    slide = titled["付録 前回の会議から：要対応でなくなった・新しい報告・進んだ"]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert [cell.text for cell in table.rows[2].cells] == [
        "新しい報告", "1-1-H01", "=SUM(A1)を行う。", "第2四半期 完了 100%",
    ]  # fmt: skip


def test_a_long_kind_is_cut_on_slides_and_whole_in_the_notes():
    """20 new reports: eight lines and the word of the other twelve."""
    lines = tuple(SinceLine(f"1-1-H{n:02d}", "講座", "第2四半期 完了 100%") for n in range(1, 21))
    found = ChangesSince(dt.date(2011, 10, 1), dt.date(2011, 10, 20), {"新しい報告": lines})
    rows = since_slides._rows(found)
    assert (len(rows), rows[-1]) == (9, ("新しい報告", "", "", "ほか12件(すべてはノートにある)"))


def test_where_no_day_is_chosen_nothing_is_added():
    view = chart_views.make()
    assert since_tables.found(view) is None
    assert "前回の会議から" not in openpyxl.load_workbook(io.BytesIO(workbook(view))).sheetnames
