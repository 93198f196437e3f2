"""An empty store, and one that has the small plan."""

import pytest
from store_samples import COUNTED, ITEM, NOON, PLAN, RESTATED, SITE, plan

from kyoten.storage.store import Store


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    opened.migrate()
    yield opened
    opened.close()


@pytest.fixture
def planned(store):
    store.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    return store


@pytest.fixture
def two_years(planned):
    """Its plan of 2011, and one of 2012 with the same items."""
    planned.save_plan(SITE, plan(ITEM, COUNTED, RESTATED, year=2012), file="次.tsv", data=b"2012", by="館長")
    return planned
