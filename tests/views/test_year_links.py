"""Which item of last year each one continues: said, proposed, or none."""

import pytest
from store_samples import NOON, SITE, item, plan

from kyoten.storage.store import Store
from kyoten.views import year_links
from kyoten.views.year_data import NothingToShow
from kyoten.views.year_links import link_years

OLD = plan(item("1-1-H01", text="防災訓練を行う"), item("1-1-H02", text="情報誌を配布する"), year=2010)
NEW = plan(
    item("1-1-H01", text="情報誌を配布する。"),
    item("1-1-H02", text="相談窓口を周知する", continued=True),
    item("1-1-H03", text="防災訓練を行なう"),
)


def told(links):
    return [(link.item.id, link.previous.id if link.previous else None, link.state) for link in links.links]


def test_near_equal_texts_are_proposed_and_an_item_that_says_so_without_one_is_noted():
    found = link_years(NEW, OLD, {})
    assert told(found) == [
        ("1-1-H01", "1-1-H02", "提案"),
        ("1-1-H02", None, "見つからない"),
        ("1-1-H03", "1-1-H01", "提案"),
    ]
    assert [link.note for link in found.links] == ["", "継続とあるが、つながる項目がない", ""]
    assert found.proposals == {"1-1-H01": "1-1-H02", "1-1-H03": "1-1-H01"}
    assert found.ended == ()


def test_what_was_said_stands_and_is_proposed_for_no_other():
    found = link_years(NEW, OLD, {"1-1-H02": "1-1-H01", "1-1-H01": None})
    assert told(found) == [
        ("1-1-H01", None, "つながりなし"),
        ("1-1-H02", "1-1-H01", "保存済み"),
        ("1-1-H03", None, "見つからない"),
    ]
    assert [ended.id for ended in found.ended] == ["1-1-H02"]


def test_proposals_can_be_saved_and_are_then_said(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    store.migrate()
    store.save_plan(SITE, NEW, file="23.tsv", data=b"23", by="館長")
    with pytest.raises(NothingToShow, match="平成22年度"):
        year_links.load(store, SITE, 2011)
    store.save_plan(SITE, OLD, file="22.tsv", data=b"22", by="館長")
    assert store.save_links(SITE, 2011, year_links.load(store, SITE, 2011).proposals, "館長") == 2
    table = year_links.load(store, SITE, 2011).table()
    assert list(table["区分"]) == ["保存済み", "見つからない", "保存済み"]
    assert table.iloc[0]["前年度の項目"] == "情報誌を配布する"
    assert table.iloc[0]["類似度"] == 100
    store.close()
