"""The decision page as outputs print it, of chart_views' table: 行政 has reported nothing of its two items, of which it
reported one in the first quarter, and 2-1-H01 stands at 20 of 50 %."""

from __future__ import annotations

import io
from dataclasses import replace

import chart_views
import openpyxl
import pptx
import pypdf

from kyoten.export.contents import answer_tables, decision_tables
from kyoten.export.html import publication
from kyoten.export.paper import pdf
from kyoten.export.pptx.deck import deck
from kyoten.export.xlsx import data_sheets
from kyoten.export.xlsx.summary_workbook import workbook

REPORT, REPLAN = "いつまでに報告するかを決める", "時期、回数、進め方をどう見直すかを決める"


def test_a_row_has_everything_that_a_committee_needs():
    rows = decision_tables.rows(chart_views.make())
    assert [(row["role"], row["item"]) for row in rows] == [("行政", None), ("法人", "2-1-H01")]
    assert rows[1] == {
        "item": "2-1-H01", "text": "2-1-H01を行う。", "role": "法人", "function": "子育て相談", "severity": "注意",
        "why": "計画の50%に対して20%(進み40%)",
        "issue": "記入なし", "next_action": "記入なし", "asked": REPLAN, "until": "次の報告の期限(2012年1月15日)まで",
        "rules": "遅れ", "person": None, "since": "第2四半期", "progress": 20,
        "evidence": "H23_Q2_法人.xlsx · 第2四半期 · 報告!H2",
    }  # fmt: skip


def test_a_role_that_has_reported_nothing_is_one_row_with_one_question():
    row = decision_tables.rows(chart_views.make())[0]
    assert (row["why"], row["text"]) == ("行政の報告がまだです(2件)", "報告のない項目 1-1-G01、3-1-G01")
    assert (row["asked"], row["until"]) == (REPORT, "すみやかに(期限は2011年10月15日)")
    assert (row["severity"], row["since"], row["evidence"]) == ("注意", "第2四半期", "報告なし")


def test_paper_and_slides_ask_the_role():
    """Before the item, with its question."""
    pages = pypdf.PdfReader(io.BytesIO(pdf.document(chart_views.make()))).pages
    assert f"行政の報告がまだです(2件){REPORT}" in "".join(pages[0].extract_text().split())
    slides = pptx.Presentation(io.BytesIO(deck(chart_views.make()))).slides
    (slide,) = [each for each in slides if each.shapes.title.text_frame.text.startswith("行政の報告がまだです(2件)")]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert [row.cells[0].text for row in table.rows] == ["項目番号", "行政", "2-1-H01\n法人"]


def test_the_sheet_says_the_same():
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(chart_views.make())))["判断を求める項目"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert head == (
        "項目番号", "重さ", "いつから", "機能", "役割", "担当", "項目", "なぜ", "課題", "次期の対応", "求める判断",
        "いつまで", "根拠(ファイル・四半期・セル)",
    )  # fmt: skip
    assert rows[0][:6] == (None, "注意", "第2四半期", None, "行政", None)
    assert rows[1][10:] == (REPLAN, "次の報告の期限(2012年1月15日)まで", "H23_Q2_法人.xlsx · 第2四半期 · 報告!H2")


def test_the_public_page_says_counts_alone():
    view = chart_views.make()
    table = decision_tables.counts(decision_tables.found(view))
    assert table.heads == ("求める判断", "停滞(件)", "注意(件)")
    assert table.rows == ((REPORT, "0", "1"), (REPLAN, "0", "1"))
    page = publication.page(view).decode()
    assert "行政の報告がまだです(2件)。要対応1件(停滞0件、注意1件)。" in page
    assert REPORT in page
    assert not [track.item.id for track in view.tracks if track.item.id in page]


def test_a_printed_sheet_can_be_read():
    """A4 across leaves 297 mm - 2 × 12.7 mm = 770 points; a digit of width takes 5.25 at 100 %, where letters have 10
    points. For 8 points the columns may take 770 ÷ 5.25 ÷ 0.8 = 183."""
    view = replace(chart_views.make(), since=chart_views.make())
    answers = [data_sheets.answer_columns(each) for each in answer_tables.found(view).values()]
    for columns in (data_sheets.DECISION_COLUMNS, *answers):
        assert sum(column.width for column in columns) <= 183
