"""担当 stands wherever an item is: tables, search, reminder, the quarter's sheet, workbook, handout, slides."""

from __future__ import annotations

import io
from dataclasses import replace

import chart_views
import openpyxl
import pptx
import pypdf
import pytest
from store_samples import NOON, SITE, item, plan

from kyoten import intake
from kyoten.export.html import publication
from kyoten.export.paper import pdf
from kyoten.export.pptx.deck import deck
from kyoten.export.xlsx.summary_workbook import workbook
from kyoten.fiscal import Quarter
from kyoten.storage.store import Store
from kyoten.views.actions import reminder
from kyoten.views.tables import register_table, searched, stalled_table

Q1 = Quarter(2012, 1)


@pytest.fixture(scope="module")
def seen():
    """2-1-H01 is flagged (20 of 50 %), 1-1-H01 is not; both have somebody in charge."""
    return replace(chart_views.make(), persons={"2-1-H01": "ﾔﾏﾉｲｴ 佐藤", "1-1-H01": "=事務局"})


def test_tables_name_who_is_in_charge_and_the_register_finds_them(seen):
    table = register_table(seen)
    assert dict(zip(table["項目番号"], table["担当"], strict=True))["2-1-H01"] == "ﾔﾏﾉｲｴ 佐藤"
    assert dict(zip(table["項目番号"], table["担当"], strict=True))["1-1-H02"] == ""
    # Half-width letters are found by full-width ones.
    assert list(searched(table, "ヤマノイエ", [], only_flagged=False)["項目番号"]) == ["2-1-H01"]
    stalled = stalled_table(seen)
    assert dict(zip(stalled["項目番号"], stalled["担当"], strict=True)) == {
        "2-1-H01": "ﾔﾏﾉｲｴ 佐藤",
    }  # fmt: skip


def test_a_reminder_names_them(seen):
    assert "・2-1-H01 2-1-H01を行う。(担当：ﾔﾏﾉｲｴ 佐藤)\n" in reminder(seen, "法人")
    assert "担当：" not in reminder(seen, "行政")


def test_the_workbook_has_a_column_of_texts_that_nothing_runs(seen):
    book = openpyxl.load_workbook(io.BytesIO(workbook(seen)))
    for name, expected in (
        ("要対応", {"2-1-H01": "ﾔﾏﾉｲｴ 佐藤"}),
        ("全項目", {"1-1-H01": "=事務局", "2-1-H01": "ﾔﾏﾉｲｴ 佐藤"}),
    ):
        head, *rows = book[name].iter_rows()
        at = [cell.value for cell in head].index("担当")
        assert {row[0].value: row[at].value for row in rows if row[at].value} == expected
        assert {row[at].data_type for row in rows if row[at].value} == {"s"}


def test_handout_and_slides_say_them_and_the_public_page_does_not(seen):
    pages = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.document(seen))).pages)
    assert "担当ﾔﾏﾉｲｴ佐藤" in "".join(pages.split())
    slides = pptx.Presentation(io.BytesIO(deck(seen))).slides
    cells = [
        cell.text for slide in slides for shape in slide.shapes if shape.has_table for cell in shape.table.iter_cells()
    ]
    assert "2-1-H01\n法人\nﾔﾏﾉｲｴ 佐藤" in cells
    assert "佐藤" not in publication.page(seen).decode()


@pytest.fixture
def store(tmp_path):
    """Two years, the second year's item linked to the first's, which has somebody in charge."""
    made = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    made.migrate()
    for year in (2011, 2012):
        made.save_plan(
            SITE, plan(item("1-1-H01"), item("1-1-H02"), year=year), file="表.tsv", data=b"%d" % year, by="係"
        )
    made.change_item(SITE, 2011, "1-1-H01", {"person": "事務局"}, "係")
    made.save_links(SITE, 2012, {"1-1-H02": "1-1-H01"}, "係")
    yield made
    made.close()


def test_the_sheet_names_them_under_the_target_and_reads_back_as_nothing_reported(store):
    data = intake.sheet_for(store, SITE, Q1, "法人")
    sheet = openpyxl.load_workbook(io.BytesIO(data))["報告"]
    assert [sheet[f"F{row}"].value for row in (5, 6)] == ["達成型", "達成型\n担当 事務局"]
    # Whoever is in charge by now, the sheet comes back without a word about it, and with nothing reported.
    store.change_item(SITE, 2012, "1-1-H02", {"person": "館長"}, "係")
    back = intake.check(intake.stored(store, SITE, 2012), "報告.xlsx", data).report
    assert (back.entries, back.problems, set(back.blank)) == ((), (), {"1-1-H01", "1-1-H02"})
