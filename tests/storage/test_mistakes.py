"""Plans taken away, sites and years hidden, sites renamed: nothing is deleted, and what was seen then is seen again."""

import datetime as dt

import pytest
from store_samples import COUNTED, ITEM, NOON, PLAN, Q1, RESTATED, SITE, entry, events, item, plan, report, rows, send

from kyoten.storage import store as front

DAY = dt.timedelta(days=1)


def import_plan(store, year=2011, *, site=SITE, items=(), **more):
    made = plan(*items, year=year) if items else plan(ITEM, COUNTED, RESTATED, year=year)
    return store.save_plan(site, made, file=f"{year}.tsv", data=str(year).encode(), by="館長", **more)


def test_a_plan_of_the_wrong_year_is_taken_away_and_its_number_is_not_given_again(planned):
    import_plan(planned, 2042)
    assert planned.years(SITE) == [2011, 2042]
    assert planned.remove_plan(SITE, 2042, "係長") == 1
    assert planned.years(SITE) == [2011]
    assert planned.plan(SITE, 2042) is None
    assert planned.plan(SITE, 2042, 1) is None
    assert planned.item_ids(SITE, 2042) == []
    last = events(planned, SITE)[-1]
    assert (last.action, last.by, last.note) == ("plan_removed", "係長", "令和24年度 第1版 2042.tsv")
    assert import_plan(planned, 2042) == 2
    assert [(each.year, each.version, each.removed_by) for each in planned.plan_versions(SITE)] == [
        (2011, 1, None),
        (2042, 1, "係長"),
        (2042, 2, None),
    ]


def test_the_version_before_it_holds_again(planned):
    import_plan(planned, items=(ITEM, COUNTED, RESTATED, item("1-1-H02")), holds_from=3)
    assert len(planned.plan(SITE, 2011).plan.items) == 4
    assert planned.remove_plan(SITE, 2011, "係長") == 2
    assert planned.plan(SITE, 2011).plan == PLAN
    assert [stored.version for stored, _ in planned.terms(SITE, 2011)] == [1, 1, 1, 1]


def test_what_was_seen_before_it_was_taken_away_is_seen_again(planned):
    """Recorded at noon, a second version on the day after, and taken away on the day after that."""
    planned._clock = lambda: NOON + DAY
    import_plan(planned, items=(ITEM, COUNTED))
    planned._clock = lambda: NOON + 2 * DAY
    planned.remove_plan(SITE, 2011, "係長")
    hour = dt.timedelta(hours=1)
    for days, version in ((0, 1), (1, 2), (2, 1)):
        with planned.snapshot(NOON + days * DAY + hour) as then:
            assert then.plan(SITE, 2011).version == version


def test_persons_that_came_with_the_import_go_with_it(planned):
    import_plan(planned, 2042)
    planned.change_item(SITE, 2042, "1-1-H01", {"person": "担当A"}, "館長")
    planned.remove_plan(SITE, 2042, "係長")
    import_plan(planned, 2042)
    assert planned.plan(SITE, 2042).persons == {}


@pytest.mark.parametrize(
    ("do", "said"),
    [
        (lambda store: send(store, entry(quarter=Q1)), "報告1件(取り下げたものを含みます)"),
        (lambda store: store.take_back(send(store, entry(quarter=Q1)), "館長", "違う"), "報告1件"),
        (lambda store: store.change_item(SITE, 2011, "1-1-G01", {"target_count": 5}, "館長"), "手で変えた内容1件"),
        (lambda store: store.acknowledge(SITE, "1-1-H01", "behind", Q1, reason="待つ", by="館長"), "了承1件"),
    ],
)
def test_a_plan_that_something_rests_on_stays(planned, do, said):
    do(planned)
    with pytest.raises(front.PlanInUse, match="平成23年度の計画の第1版には") as refused:
        planned.remove_plan(SITE, 2011, "係長")
    assert said in str(refused.value)
    assert "「表示しない」" in str(refused.value)
    assert planned.plan(SITE, 2011).version == 1


@pytest.mark.parametrize(("year", "said"), [(2012, "前年度とのつながり1件"), (2011, "翌年度とのつながり1件")])
def test_a_plan_that_is_linked_to_another_years_stays(two_years, year, said):
    two_years.save_links(SITE, 2012, {"1-1-H01": "1-1-H01", "1-1-G01": None}, "館長")
    with pytest.raises(front.PlanInUse) as refused:
        two_years.remove_plan(SITE, year, "係長")
    assert refused.value.resting == (said,)


def test_reports_on_an_older_version_are_no_hindrance(planned):
    send(planned, entry(quarter=Q1))
    import_plan(planned, items=(ITEM, COUNTED))
    assert planned.remove_plan(SITE, 2011, "係長") == 2
    import_plan(planned, items=(ITEM, COUNTED))
    planned.submit(report(entry("1-1-G01", Q1)), b"new", site=SITE, by="担当")
    with pytest.raises(front.PlanInUse, match=r"第3版には報告1件.*正しい表を取り込んでください"):
        planned.remove_plan(SITE, 2011, "係長")


def test_no_plan_no_removal(planned):
    with pytest.raises(front.NoPlan):
        planned.remove_plan(SITE, 2012, "係長")


def test_a_mistyped_site_goes_with_its_plans_or_stays_whole(planned):
    for year in (2011, 2012):
        import_plan(planned, year, site="みなと挙点")
    assert planned.remove_site("みなと挙点", "係長") == 2
    assert planned.sites() == [SITE]
    send(planned, entry(quarter=Q1))
    import_plan(planned, 2012)
    with pytest.raises(front.PlanInUse):
        planned.remove_site(SITE, "係長")
    assert planned.years(SITE) == [2011, 2012]
    with pytest.raises(front.UnknownSite, match="「みなと挙点」という拠点はありません"):
        planned.remove_site("みなと挙点", "係長")


def test_a_hidden_year_is_not_offered_and_can_be_shown_again(two_years):
    two_years.hide(SITE, 2012, by="係長")
    two_years.hide(SITE, 2012, by="係長")
    assert two_years.years(SITE) == [2011]
    assert two_years.years(SITE, with_hidden=True) == [2011, 2012]
    assert two_years.plan(SITE, 2012).version == 1
    two_years.hide(SITE, 2012, by="館長", hidden=False)
    assert two_years.years(SITE) == [2011, 2012]
    done = [(each.action, each.by, each.note) for each in events(two_years, SITE)[-2:]]
    assert done == [("hidden", "係長", "平成24年度"), ("shown", "館長", "平成24年度")]
    assert rows(two_years, "hidings") == 2


def test_the_last_year_and_the_last_site_stay(planned):
    for year in (2011, None):
        with pytest.raises(front.NothingLeftToShow):
            planned.hide(SITE, year, by="係長")
    with pytest.raises(front.NoPlan):
        planned.hide(SITE, 2012, by="係長")
    with pytest.raises(front.UnknownSite):
        planned.hide("ない拠点", by="係長")


def test_a_hidden_site_is_not_offered_and_a_new_plan_shows_it_again(planned):
    import_plan(planned, site="ほか")
    planned.hide("ほか", by="係長")
    assert planned.sites() == [SITE]
    assert [each.hidden for each in planned.plan_versions()] == [False, True]
    import_plan(planned, 2012, site="ほか")
    assert planned.sites() == [SITE, "ほか"]


def test_a_renamed_site_keeps_all_that_is_its_own(planned):
    number = send(planned, entry(quarter=Q1))
    planned.take_back(number, "館長", "違う")
    planned.rename_site(SITE, " 港拠点 ", "係長")
    assert planned.sites() == ["港拠点"]
    assert planned.plan("港拠点", 2011).plan == PLAN
    (record,) = planned.submissions("港拠点", 2011)
    assert (record.taken_back, len(record.events)) == (True, 1)
    assert planned.former_names("港拠点") == {SITE}
    last = events(planned, "港拠点")[-1]
    assert (last.action, last.by, last.note) == ("site_renamed", "係長", f"{SITE} → 港拠点")
    # The old name is free: whoever takes it, sheets with it are then that site's.
    import_plan(planned, site=SITE)
    assert planned.former_names("港拠点") == frozenset()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "1〜60字"),
        ("長" * 61, "1〜60字"),
        ("二\n行", "1〜60字"),
        (SITE, "すでに「みなと拠点」"),
        ("ほか", "すでにある拠点"),
    ],
)
def test_names_that_a_site_cannot_have(planned, name, said):
    import_plan(planned, site="ほか")
    with pytest.raises(front.BadSiteName, match=said):
        planned.rename_site(SITE, name, "係長")
    assert planned.sites() == [SITE, "ほか"]


def test_a_plan_of_a_closed_quarter_stays(planned):
    planned.close_period(SITE, 2011, 1, by="館長", leave_waiting=True)
    with pytest.raises(front.PlanInUse) as refused:
        planned.remove_plan(SITE, 2011, "係長")
    assert refused.value.resting == ("確定とその解除1件",)
