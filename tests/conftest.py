"""What several test files share: the project's root, and a store with the real plan and the sample in it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kyoten import sample
from kyoten.storage.engine import file_url
from kyoten.storage.store import Store

# A busy machine makes examples slowly; how fast they come says nothing about what they show.
settings.register_profile("kyoten", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kyoten")


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the real plan and the sample quarters, made once."""
    path = tmp_path_factory.mktemp("sample") / "kyoten.db"
    store = Store(file_url(path))
    store.migrate()
    sample.load(store)
    store.close()
    return path


@pytest.fixture
def sample_store(sample_database: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of its own for each test, filled with the sample."""
    path = tmp_path / "kyoten.db"
    shutil.copy(sample_database, path)
    store = Store(file_url(path))
    store.migrate()
    yield store
    store.close()


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's clock is 24 hours behind UTC, 33 behind Japan: its day is never Japan's."""
    with monkeypatch.context() as there:
        there.setenv("TZ", "FAR24")
        time.tzset()
        yield
    time.tzset()
