"""The item of last year that an item continues, and who is in charge of it by that link. Values worked out by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from store_samples import NOON, SITE, entry, item, plan, report

from kyoten.fiscal import Quarter
from kyoten.settings import Rating, Settings
from kyoten.storage.store import Store
from kyoten.views import plan_view
from kyoten.views.item_detail import item_detail
from kyoten.views.view import load

OLD = plan(item("1-1-H01", text="防災訓練を行う"), item("1-1-H02", text="情報誌を配布する"), year=2010)
NEW = plan(item("1-1-H01", text="情報誌を配布する。"), item("1-1-H02", text="相談窓口を周知する"))
Q1, Q3 = Quarter(2010, 1), Quarter(2010, 3)
NOW = Quarter(2011, 1)
LATE = dt.date(2011, 7, 20)
HALF = Settings(scale=(Rating("まだ", 0, "#000000"), Rating("半ば", 50, "#777777"), Rating("済", 100, "#FFFFFF")))


@pytest.fixture
def store(tmp_path):
    made = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    made.migrate()
    made.save_plan(SITE, OLD, file="22.tsv", data=b"22", by="館長")
    made.save_plan(SITE, NEW, file="23.tsv", data=b"23", by="館長")
    # Last year's own scale says 半ば and gives it 50 %; this year's is the usual one, which has no such word.
    made.save_settings(SITE, HALF, "館長", holds_from=Quarter(2010, 1))
    made.save_settings(SITE, Settings(), "館長", holds_from=Quarter(2011, 1))
    for quarter, status, result in ((Q1, "まだ", ""), (Q3, "半ば", "千部を配った。")):
        row = entry(
            "1-1-H02", quarter, None, status=status, result=result, cells=(("status", f"報告!F{quarter.number}"),)
        )
        made.submit(
            report(row, file=f"{quarter.code}.xlsx", quarter=quarter), quarter.code.encode(), site=SITE, by="係"
        )
    yield made
    made.close()


def seen(store, item_id, quarter=NOW):
    return item_detail(load(store, SITE, quarter, today=LATE), item_id)


def test_a_proposed_forerunner_says_that_it_is_one_and_brings_its_reports(store):
    found = seen(store, "1-1-H01").forerunner
    assert (found.item, found.year, found.text, found.proposed) == ("1-1-H02", 2010, "情報誌を配布する", True)
    told = [(q.quarter.label, q.reported, q.status, q.progress, q.texts, q.source, q.file) for q in found.quarters]
    assert told == [
        ("第4四半期", False, "未報告", "—", {}, "", ""),
        ("第3四半期", True, "半ば", "50%", {"result": "千部を配った。"}, "報告!F3", "H22_Q3.xlsx"),
        ("第2四半期", False, "未報告", "—", {}, "", ""),
        ("第1四半期", True, "まだ", "0%", {}, "報告!F1", "H22_Q1.xlsx"),
    ]
    assert seen(store, "1-1-H02").forerunner is None


def test_a_saved_link_is_no_proposal_and_what_was_said_to_continue_nothing_has_none(store):
    store.save_links(SITE, 2011, {"1-1-H01": "1-1-H01", "1-1-H02": None}, "館長")
    assert (seen(store, "1-1-H01").forerunner.item, seen(store, "1-1-H01").forerunner.proposed) == ("1-1-H01", False)
    assert seen(store, "1-1-H02").forerunner is None


def test_a_year_without_one_before_it_has_no_forerunners(store):
    assert item_detail(load(store, SITE, Q1, today=LATE), "1-1-H02").forerunner is None


def test_an_item_that_ended_in_the_year_before_shows_the_quarters_that_it_had(store):
    store.save_links(SITE, 2011, {"1-1-H01": "1-1-H01"}, "館長")
    ended = replace(OLD, items=OLD.items[1:])
    store.save_plan(SITE, ended, file="改訂.tsv", data=b"2", by="館長", holds_from=3)
    # The newest plan has it no more, but the link was saved when it did.
    found = seen(store, "1-1-H01").forerunner
    assert (found.item, [q.quarter.number for q in found.quarters]) == ("1-1-H01", [2, 1])


def test_who_is_in_charge_is_carried_over_by_a_saved_link_alone(store):
    store.change_item(SITE, 2010, "1-1-H02", {"person": "山の家"}, "館長", holds_from=3)
    assert (seen(store, "1-1-H01").person, seen(store, "1-1-H01").carried) == ("", False)
    store.save_links(SITE, 2011, {"1-1-H01": "1-1-H02"}, "館長")
    assert (seen(store, "1-1-H01").person, seen(store, "1-1-H01").carried) == ("山の家", True)
    store.change_item(SITE, 2011, "1-1-H01", {"person": "事務局"}, "館長", holds_from=2)
    assert seen(store, "1-1-H01").person == "山の家"
    later = seen(store, "1-1-H01", Quarter(2011, 2))
    assert (later.person, later.carried) == ("事務局", False)


def test_nobody_said_is_nobody_and_a_person_goes_on_through_two_links(store):
    third = plan(item("1-1-H07", text="情報誌を配布する"), year=2012)
    store.save_plan(SITE, third, file="24.tsv", data=b"24", by="館長")
    store.change_item(SITE, 2010, "1-1-H02", {"person": "山の家"}, "館長")
    store.save_links(SITE, 2011, {"1-1-H01": "1-1-H02"}, "館長")
    store.save_links(SITE, 2012, {"1-1-H07": "1-1-H01"}, "館長")
    assert seen(store, "1-1-H07", Quarter(2012, 1)).person == "山の家"
    store.change_item(SITE, 2011, "1-1-H01", {"person": "事務局"}, "館長")
    assert seen(store, "1-1-H07", Quarter(2012, 1)).person == "事務局"
    store.change_item(SITE, 2011, "1-1-H01", {"person": ""}, "館長")
    assert seen(store, "1-1-H07", Quarter(2012, 1)).person == ""


def test_a_carried_person_is_taken_away_by_saying_nobody_and_an_equal_name_is_no_news(store):
    store.change_item(SITE, 2010, "1-1-H02", {"person": "山の家"}, "館長")
    store.save_links(SITE, 2011, {"1-1-H01": "1-1-H02"}, "館長")
    assert store.change_item(SITE, 2011, "1-1-H01", {"person": "山の家"}, "館長") == ()
    (change,) = store.change_item(SITE, 2011, "1-1-H01", {"person": ""}, "館長")
    assert (change.old, change.new) == ("山の家", "")
    assert (seen(store, "1-1-H01").person, seen(store, "1-1-H01").carried) == ("", False)
    assert plan_view.load(store, SITE, 2011).items_table().iloc[0]["担当"] == ""


def test_the_page_of_the_plan_shows_who_was_carried_over(store):
    store.change_item(SITE, 2010, "1-1-H02", {"person": "山の家"}, "館長")
    store.save_links(SITE, 2011, {"1-1-H01": "1-1-H02"}, "館長")
    assert list(plan_view.load(store, SITE, 2011).items_table()["担当"]) == ["山の家", ""]
