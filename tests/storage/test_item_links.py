"""Links from a year's items to those of the year before."""

from dataclasses import replace

import pytest
from store_samples import SITE, events, item, plan, rows

from kyoten.storage import store as front


def test_links_are_kept_and_said_again_only_where_they_differ(two_years):
    assert two_years.save_links(SITE, 2012, {"1-1-H01": "1-1-H01", "1-1-G01": None}, "館長") == 2
    assert two_years.links(SITE, 2012) == {"1-1-H01": "1-1-H01"}
    assert two_years.save_links(SITE, 2012, {"1-1-H01": "1-1-H01", "1-1-G01": "1-1-G01"}, "係長") == 1
    assert two_years.links(SITE, 2012) == {"1-1-H01": "1-1-H01", "1-1-G01": "1-1-G01"}
    assert [(link.item, link.previous, link.by) for link in two_years.saved_links(SITE, 2012)] == [
        ("1-1-H01", "1-1-H01", "館長"),
        ("1-1-G01", None, "館長"),
        ("1-1-G01", "1-1-G01", "係長"),
    ]
    assert events(two_years, SITE)[-1].note == "平成24年度 1件"


@pytest.mark.parametrize(
    ("links", "refusal"),
    [
        ({"9-9-H99": "1-1-H01"}, front.UnknownItem),
        ({"1-1-H01": "9-9-H99"}, front.UnknownItem),
        ({"1-1-H01": "1-1-G01", "1-1-G01": "1-1-G01"}, front.BadLink),
    ],
)
def test_links_to_nothing_or_from_two_items_are_refused(two_years, links, refusal):
    with pytest.raises(refusal):
        two_years.save_links(SITE, 2012, links, "館長")
    assert rows(two_years, "item_links") == 0


def test_a_link_to_an_item_of_the_same_year_is_refused_in_one_sentence(two_years):
    """1-1-H09 came with the newer year alone: an id says no year, but this one can only be of its own."""
    newer = two_years.plan(SITE, 2012).plan
    added = replace(newer, items=(*newer.items, item("1-1-H09")))
    two_years.save_plan(SITE, added, file="24.tsv", data=b"24b", by="館長")
    with pytest.raises(front.BadLink) as refused:
        two_years.save_links(SITE, 2012, {"1-1-H01": "1-1-H09"}, "館長")
    assert str(refused.value) == (
        "「1-1-H09」は平成24年度の項目で、平成23年度末の計画にはありません。継続元には平成23年度末の計画の項目を指定してください。"
    )
    assert rows(two_years, "item_links") == 0


def test_links_need_both_plans(planned):
    with pytest.raises(front.NoPlan):
        planned.save_links(SITE, 2011, {}, "館長")


def test_a_link_leads_to_the_year_before_and_to_no_other(two_years):
    """So that none can make a circle: an item of 2012 is no item of 2011's plan, and nothing leads back."""
    two_years.save_plan(SITE, plan(item("9-9-H01"), year=2013), file="次々.tsv", data=b"2013", by="館長")
    two_years.save_links(SITE, 2013, {"9-9-H01": "1-1-H01"}, "館長")
    with pytest.raises(front.BadLink, match="「9-9-H01」は平成25年度の項目で、平成24年度末の計画にはありません"):
        two_years.save_links(SITE, 2013, {"9-9-H01": "9-9-H01"}, "館長")
    with pytest.raises(front.UnknownItem):
        two_years.save_links(SITE, 2012, {"1-1-H01": "9-9-H01"}, "館長")
    assert two_years.links(SITE, 2013) == {"9-9-H01": "1-1-H01"}


def test_an_item_that_ended_within_its_year_is_continued_by_none_and_that_is_said(two_years):
    """Its id was given again in the next year, where it is another item."""
    older = two_years.plan(SITE, 2011).plan
    ended = older.items[0].id
    kept = replace(older, items=tuple(each for each in older.items if ended not in {each.id, each.restates}))
    two_years.save_plan(SITE, kept, file="改訂.tsv", data=b"23b", by="館長", holds_from=3)
    newer = two_years.plan(SITE, 2012).plan
    assert ended in {each.id for each in newer.items}
    with pytest.raises(front.BadLink, match=f"「{ended}」は平成24年度の項目で、平成23年度末の計画にはありません"):
        two_years.save_links(SITE, 2012, {newer.items[0].id: ended}, "館長")
