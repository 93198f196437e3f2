"""The pages read a database of the test's own: the sample, or one without a plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_runs import copied, pages_on

from kyoten.storage.store import Store


@pytest.fixture
def database(sample_database: Path, tmp_path: Path) -> Path:
    """The sample, for this test to change."""
    return copied(sample_database, tmp_path)


@pytest.fixture
def store(database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """What the pages read."""
    with pages_on(database, monkeypatch) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The same without a plan: a store that was used, so that the sample does not come by itself."""
    with pages_on(tmp_path / "kyoten.db", monkeypatch) as opened:
        opened.clear_sample()
        yield opened
