"""Which item of last year each one continues: said, proposed, or none."""

import pytest
from store_samples import NOON, SITE, item, plan

from kyoten.storage.store import Store
from kyoten.views import year_links
from kyoten.views.refusals import NothingToShow
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


def test_a_proposal_that_says_another_number_or_word_is_marked_and_not_taken_with_the_others():
    old = plan(
        item("1-1-H01", text="地域の広場で親子講座を年6回開催する"),
        item("1-1-H02", text="提供会員の養成研修を実施する"),
        item("1-1-H03", text="情報誌を配布する"),
        year=2010,
    )
    new = plan(
        item("1-1-H01", text="地域の広場で親子講座を年8回開催する"),
        item("1-1-H02", text="利用会員の養成研修を実施する"),
        item("1-1-H03", text="情報誌を配布する。"),
    )
    found = link_years(new, old, {})
    assert found.proposals == {"1-1-H01": "1-1-H01", "1-1-H02": "1-1-H02", "1-1-H03": "1-1-H03"}
    assert found.sure == {"1-1-H03": "1-1-H03"}
    assert [link.item.id for link in found.doubtful] == ["1-1-H01", "1-1-H02"]
    assert [link.note for link in found.links] == ["要になる言葉か数が違います", "要になる言葉か数が違います", ""]
    said = link_years(new, old, {"1-1-H01": "1-1-H01"})
    assert said.links[0].note == "", "a person has said so"
    assert [link.item.id for link in said.doubtful] == ["1-1-H02"]


@pytest.mark.parametrize(
    ("now", "before", "doubtful"),
    [
        ("平成23年度の情報誌を配布する", "平成22年度の情報誌を配布する", False),
        ("H23年度の情報誌を配布する", "2010年度の情報誌を配布する", False),
        ("23年度の情報誌を配布する", "22年度の情報誌を配布する", False),
        ("平成25年度までに情報誌を配布する", "平成24年度までに情報誌を配布する", True),
        ("平成23年度の情報誌を8回配布する", "平成22年度の情報誌を6回配布する", True),
    ],
)
def test_a_plans_own_year_moves_on_with_it_and_is_no_other_number(now, before, doubtful):
    found = link_years(plan(item("1-1-H01", text=now)), plan(item("1-1-H01", text=before), year=2010), {})
    assert found.proposals == {"1-1-H01": "1-1-H01"}
    assert bool(found.doubtful) is doubtful
