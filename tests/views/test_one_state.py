"""What a page is made from is of one moment, even where somebody stores a plan, a report and settings in between."""

import datetime as dt

import pytest
from store_samples import COUNTED, ITEM, OWN_SETTINGS, PLAN, Q1, RESTATED, SITE, entry, item, plan, send

from kyoten import intake
from kyoten.storage import plan_rows
from kyoten.storage.store import RememberedHeader, Store
from kyoten.views import import_preview, plan_view, sites_and_years, submission_status, view, year_data

TODAY = dt.date(2011, 7, 20)
CHANGED = plan(ITEM, COUNTED, RESTATED, item("1-1-S02", role="市社協"))


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}")
    opened.migrate()
    opened.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    send(opened, entry(percent=10))
    yield opened
    opened.close()


def store_everything(url):
    """What another process does in between."""
    other = Store(url)
    other.save_plan(SITE, CHANGED, file="訂正.tsv", data=b"2", by="館長")
    send(other, entry(percent=90), data=b"second")
    other.save_settings(SITE, OWN_SETTINGS, "館長")
    other.remember_header(SITE, RememberedHeader("項目", {0: "item"}), "館長")
    other.change_item(SITE, 2011, ITEM.id, {"person": "担当A"}, "館長")
    other.close()


def of_year(store):
    data = year_data.year_data(store, SITE, 2011)
    return data.plan, data.settings, data.persons, [each.entry.percent for each in data.entries]


def of_view(store):
    shown = view.load(store, SITE, Q1, today=TODAY)
    return shown.plan, shown.meta.settings, shown.total


def of_intake(store):
    held = intake.stored(store, SITE, 2011)
    return held.terms(None), held.headers, [each.entry.percent for each in held.entries]


LOADERS = {
    "year": of_year,
    "view": of_view,
    "intake": of_intake,
    "choices": lambda store: sites_and_years.available_years(store, SITE),
    "submissions": lambda store: submission_status.load(store, SITE, 2011, today=TODAY),
    "plan": lambda store: plan_view.load(store, SITE, 2011),
    "import": lambda store: import_preview.preview_import(store, SITE, CHANGED),
}


@pytest.mark.parametrize("load", LOADERS.values(), ids=LOADERS)
def test_a_writer_in_between_changes_nothing_of_what_is_being_read(store, monkeypatch, load):
    """The other writes when the plan has been read and the rest has not."""
    before, newest, waiting = load(store), plan_rows.newest, [store.url]

    def read_then_write(*arguments, **options):
        found = newest(*arguments, **options)
        if waiting:
            store_everything(waiting.pop())
        return found

    monkeypatch.setattr(plan_rows, "newest", read_then_write)
    assert load(store) == before
    assert waiting == []
    assert load(store) != before
