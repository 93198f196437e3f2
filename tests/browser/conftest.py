"""One browser for all browser tests of a run, and one server for those that leave alone what others read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_runs import copied
from playwright.sync_api import Browser, Page, expect, sync_playwright
from server import chromium, running

# A busy machine draws late; what is waited for is the result, however long it takes.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A first start: the database does not exist yet, so the real plan and the sample are loaded."""
    folder = tmp_path_factory.mktemp("server")
    with running(folder / "kyoten.db", folder / "server.log") as where:
        yield where


@pytest.fixture(scope="module")
def own_address(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of a file's own: what its tests decide and change must not meet the others."""
    folder = tmp_path_factory.mktemp("own_server")
    with running(copied(sample_database, folder), folder / "server.log") as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # In the locale C Chromium neither finds nor names a file in Japanese, whatever the server does.
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        launched = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"], env=environment)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ja-JP", accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()
