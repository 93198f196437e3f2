"""前年度の評価 beside what continues an item, on next year's sheets, and in 5か年."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from store_samples import SITE, entry, item, plan, report

from kyoten import intake
from kyoten.fiscal import Quarter
from kyoten.reader.workbook import read_workbook
from kyoten.sheet.understand import Known, understand
from kyoten.storage.store import Store
from kyoten.views import five_years, year_links
from kyoten.views.item_detail import item_detail
from kyoten.views.view import load

ITEM = "1-1-H01"


@pytest.fixture
def store(tmp_path) -> Store:
    """The item of 2011 was judged B 概ね達成・拡充; that of 2012 continues it."""
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}")
    opened.migrate()
    for year in (2011, 2012):
        opened.save_plan(SITE, plan(item(ITEM), year=year), file="計画.tsv", data=bytes([year - 2000]), by="係")
    q4 = Quarter(2011, 4)
    opened.submit(report(entry(ITEM, q4, percent=85.0), quarter=q4), b"4", site=SITE, by="担当")
    opened.judge(SITE, 2011, ITEM, "B", "拡充", reason="好評", by="館長")
    opened.save_links(SITE, 2012, {ITEM: ITEM}, "係")
    return opened


def test_it_stands_beside_the_link_and_in_the_items_view(store):
    (link,) = year_links.load(store, SITE, 2012).links
    assert link.judged is not None
    assert (link.judged.words, link.judged.reason) == ("B 概ね達成・拡充", "好評")
    assert list(year_links.load(store, SITE, 2012).table()["前年度の評価"]) == ["B 概ね達成・拡充"]
    view = load(store, SITE, Quarter(2012, 1), today=dt.date(2012, 6, 1))
    assert item_detail(view, ITEM).forerunner.judged == link.judged


def test_it_stands_on_next_years_sheet_and_is_no_fault_when_it_comes_back(store):
    data = intake.sheet_for(store, SITE, Quarter(2012, 1), None)
    cells = [cell.value for row in openpyxl.load_workbook(io.BytesIO(data))["報告"].iter_rows() for cell in row]
    assert [cell for cell in cells if "前年度の評価 B 概ね達成・拡充" in str(cell)]
    stored = store.plan(SITE, 2012)
    store.judge(SITE, 2011, ITEM, "C", "見直し", reason="改めた", by="館長")
    known = Known(SITE, stored.plan, stored.version, store.settings(SITE))
    found = understand(read_workbook(data, "報告.xlsx", isolated=False), known)
    assert [problem.code for problem in found.problems if problem.code != "nothing_filled"] == []


def test_five_years_count_what_was_decided(store):
    five = five_years.load(store, SITE, 2011, today=dt.date(2012, 6, 1))
    assert [each.judged for each in five.years] == ["B 概ね達成1件", "", "", "", ""]
