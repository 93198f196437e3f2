"""Plans and settings: what goes in comes back, versions are kept, the journal says who did what."""

import dataclasses

import pytest
from store_samples import (
    COUNTED,
    FULL,
    ITEM,
    NOON,
    OWN_SETTINGS,
    PLAN,
    RESTATED,
    SITE,
    entry,
    events,
    item,
    plan,
    rows,
    send,
)

from kyoten.model import Plan, ProgressEntry
from kyoten.settings import Settings
from kyoten.storage import codec
from kyoten.storage import store as front


def test_a_plan_comes_back_equal_with_its_file(planned):
    stored = planned.plan(SITE, 2011)
    assert stored == front.StoredPlan(SITE, 2011, 1, PLAN, "計画.tsv", False)
    assert planned.plan_original(SITE, 2011) == ("計画.tsv", b"plan")
    assert type(stored.plan.items[0].kind) is type(ITEM.kind)


def test_each_field_of_a_plan_has_its_column():
    """A field added to the model without a column would be lost in silence."""
    assert {part.attribute for part in codec.PLAN_LISTS} == {f.name for f in dataclasses.fields(Plan)} - {"fiscal_year"}
    for part in codec.PLAN_LISTS:
        columns = {column.name for column in part.table.columns} - {"plan_id", "position"}
        fields = getattr(part.element, "_fields", None) or [f.name for f in dataclasses.fields(part.element)]
        assert columns == set(fields), part.attribute


def test_each_field_of_an_entry_and_of_the_settings_comes_back(planned):
    assert all(getattr(FULL, name) for name in ProgressEntry._fields), "the example must fill every field"
    send(planned, FULL)
    assert planned.entries(SITE, 2011)[0].entry == FULL
    planned.save_settings(SITE, OWN_SETTINGS, "館長")
    assert planned.settings(SITE) == OWN_SETTINGS


def test_importing_the_same_plan_again_adds_no_version_and_a_changed_one_does(planned):
    assert planned.save_plan(SITE, plan(), file="写し.xlsx", data=b"other bytes", by="館長") == 1
    changed = plan(ITEM, COUNTED, RESTATED, item("1-1-H02"))
    assert planned.save_plan(SITE, changed, file="訂正.tsv", data=b"2", by="館長") == 2
    assert planned.plan(SITE, 2011).plan == changed
    assert planned.plan(SITE, 2011, version=1).plan == PLAN
    assert planned.plan_original(SITE, 2011, version=1) == ("計画.tsv", b"plan")
    assert rows(planned, "plans") == rows(planned, "files") == 2


def test_ids_of_every_version_are_remembered(planned):
    """An id that a later version dropped must not come to mean another item."""
    planned.save_plan(SITE, plan(ITEM, item("1-1-H02")), file="訂正.tsv", data=b"2", by="館長")
    assert planned.item_ids(SITE, 2011) == ["1-1-G01", "1-1-H01", "1-1-H02", "4-2-H01"]
    assert planned.item_ids(SITE, 2012) == []


def test_sites_and_years_are_kept_apart(planned):
    planned.save_plan(SITE, plan(ITEM, year=2010), file="前年.tsv", data=b"0", by="館長")
    planned.save_plan("やま拠点", plan(COUNTED), file="やま.tsv", data=b"1", by="館長")
    assert planned.sites() == [SITE, "やま拠点"]
    assert planned.years(SITE) == [2010, 2011]
    assert planned.years("やま拠点") == [2011]
    send(planned, entry())
    assert planned.entries("やま拠点", 2011) == planned.entries(SITE, 2010) == []
    assert planned.plan("やま拠点", 2011).plan.items == (COUNTED,)


def test_what_is_not_there_is_none_or_empty(store):
    assert store.plan(SITE, 2011) is None
    assert store.plan_original(SITE, 2011) is None
    assert store.latest_quarter(SITE) is None
    assert [store.sites(), store.years(SITE), store.entries(SITE, 2011), store.submissions(SITE, 2011)] == [[]] * 4
    assert store.settings(SITE) == Settings()


def test_a_new_version_may_end_an_item_that_has_own_reports_and_they_stay(planned):
    send(planned, entry("1-1-G01", role="行政"))
    assert planned.reported_items(SITE, 2011) == ["1-1-G01"]
    assert planned.save_plan(SITE, plan(ITEM), file="訂正.tsv", data=b"2", by="館長") == 2
    assert [each.entry.item for each in planned.entries(SITE, 2011)] == ["1-1-G01"]


def test_settings_are_kept_with_who_and_when_and_the_newest_counts(planned):
    planned.save_settings(SITE, OWN_SETTINGS, "館長")
    planned.save_settings(SITE, Settings(deadline_days=10), "係長")
    assert planned.settings(SITE) == Settings(deadline_days=10)
    assert [(s.by, s.at, s.settings.deadline_days) for s in planned.settings_history(SITE)] == [
        ("館長", NOON, 20),
        ("係長", NOON, 10),
    ]
    assert planned.settings("やま拠点") == Settings()


def test_settings_saved_by_another_version_take_defaults_for_what_they_lack():
    body = codec.settings_body(OWN_SETTINGS)
    del body["on_track"]
    body["gone_since"] = 3
    body["scale"][0]["gone_since"] = 3
    assert codec.settings_from_body(body) == dataclasses.replace(OWN_SETTINGS, on_track=Settings().on_track)


def test_the_journal_says_who_did_what(planned):
    number = send(planned)
    planned.take_back(number, "館長", "誤り")
    planned.save_settings(SITE, Settings(), "係長")
    assert [(e.action, e.by, e.submission, e.note) for e in events(planned, SITE)] == [
        ("plan_saved", "館長", None, "平成23年度 第1版 計画.tsv"),
        ("submitted", "担当", number, "H23_Q1_法人.xlsx"),
        ("taken_back", "館長", number, "誤り"),
        ("settings_saved", "係長", None, ""),
    ]
    assert events(planned, "やま拠点") == []


def test_a_plan_without_an_item_never_takes_the_place_of_one_that_has_some(store):
    stored = plan(year=2011)
    store.save_plan(SITE, stored, file="計画.tsv", data=b"1", by="")
    with pytest.raises(front.StoreRefusal, match="1件も読み取れない"):
        store.save_plan(SITE, Plan(2011), file="空.tsv", data=b"2", by="")
    assert store.plan(SITE, 2011).version == 1
