"""The same quarter of last year in workbook, handout and slides: the same words and numbers, none where there are none.

1-1-H01 was 完了 and 2-1-H01 at 20 % in the second quarter of 2010: 60 % on average; of 50 each (50 + 20) ÷ 100 = 70 %
of the plan. SMALL of 2011 has 1 of 5 done and (100 + 40 + 20) ÷ 3 = 53.3 % on average, (50 + 40 + 20) ÷ 150 = 73.3 %
of the plan.
"""

from __future__ import annotations

import datetime as dt
import io

import chart_views
import openpyxl
import pptx
import pypdf
import pytest

from kyoten.export.contents import year_tables
from kyoten.export.paper import pdf
from kyoten.export.pptx.deck import deck
from kyoten.export.xlsx.summary_workbook import workbook
from kyoten.fiscal import Quarter
from kyoten.model import Plan, ProgressEntry
from kyoten.settings import Settings
from kyoten.storage.records import StoredEntry
from kyoten.views import view as views
from kyoten.views.year_data import LastYear, Terms

OLD = Plan(2010, (chart_views.ITEMS[0], chart_views.ITEMS[3]))
TOLD = (("1-1-H01", "完了", 100.0), ("2-1-H01", "着手", 20.0))


def seen(told=TOLD):
    quarter, plan = Quarter(2011, 2), Plan(2011, chart_views.ITEMS)
    received = dt.datetime(2010, 10, 10, tzinfo=dt.UTC)
    entries = [
        StoredEntry(ProgressEntry(item, Quarter(2010, 2), "法人", status, percent), 1, "H22.xlsx", received)
        for item, status, percent in told
    ]
    last = LastYear((Terms(OLD, Settings(), {}),) * 4, tuple(entries), {})
    stored = chart_views.stored(plan, chart_views.REPORTS)
    data = views.YearData("みなと拠点", plan, stored, Settings(), False, last_year=last)
    return views.make(data, quarter, today=dt.date(2011, 10, 20))


@pytest.fixture(scope="module")
def both():
    return seen()


WHOLE = ("全体", "2", "6", "2", "4", "50.0", "20.0", "-30.0", "60.0", "53.3", "-6.7", "70.0", "73.3", "+3.3")
IKUSEI = ("人材育成", "—", "1", "—", "0", *["—"] * 9)


def test_the_printed_table_says_each_year_and_the_points_between_them(both):
    printed = year_tables.table(year_tables.found(both))
    assert printed.heads[:6] == (
        "機能", "項目数 前年度", "項目数 今年度", "報告 前年度", "報告 今年度", "完了率 前年度",
    )  # fmt: skip
    assert printed.rows[-1] == WHOLE
    assert IKUSEI in printed.rows


def test_the_workbook_has_numbers_and_its_cover_names_the_sheet(both):
    book = openpyxl.load_workbook(io.BytesIO(workbook(both)))
    rows = [[cell.value for cell in row] for row in book["前年度比較"].iter_rows()]
    assert rows[0][5].split() == ["完了率", "前年度"]
    assert [round(each, 1) if isinstance(each, float) else each for each in rows[-1]] == [
        "全体", 2, 6, 2, 4, 50, 20, -30, 60, 53.3, -6.7, 70, 73.3, 3.3, 2011, "第2四半期",
    ]  # fmt: skip
    assert rows[-2][5] is None
    assert "前年度比較" in {cell.value for cell in book["表紙"]["A"]}


def test_handout_and_slides_print_the_sentence_and_the_table(both):
    said = (
        "前年度の同じ四半期(平成22年度 第2四半期)から：完了率 50.0% → 20.0%(-30.0ポイント、2件のうち1件 → 5件のうち1件)"
    )
    pages = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.document(both))).pages)
    assert "".join(said.split()) in "".join(pages.split())
    slides = list(pptx.Presentation(io.BytesIO(deck(both))).slides)
    (slide,) = [each for each in slides if each.shapes.title.text_frame.text.startswith(said)]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert tuple(cell.text for cell in table.rows[len(table.rows) - 1].cells) == WHOLE


def test_without_reports_of_that_quarter_nothing_is_printed():
    silent = seen(told=())
    assert year_tables.found(silent) is None
    assert "前年度比較" not in openpyxl.load_workbook(io.BytesIO(workbook(silent))).sheetnames
