"""An empty store, and one that has the small plan."""

import pytest
from store_samples import NOON, PLAN, SITE

from kyoten.store import Store


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
