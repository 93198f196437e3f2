"""Pages run in process for their tests: a database of the test's own, a session opened on a page, what it says."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from kyoten.storage.engine import file_url
from kyoten.storage.store import Store
from kyoten.ui import page_parts

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    *("overview.py", "functions.py", "stalled.py", "register.py", "search.py", "questions.py"),
    *("changes.py", "review.py", "five_years.py"),
    *("submit.py", "submissions.py", "reports.py", "plan.py", "settings.py", "guide.py"),
)

# Every session of a test looks through all that is installed for components; one look does for the whole run.
manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)


@contextmanager
def pages_on(database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The pages read that database; beside them the store, for the test to look into."""
    monkeypatch.setenv("KYOTEN_DATABASE_URL", file_url(database))
    st.cache_resource.clear()
    st.cache_data.clear()
    store = Store(file_url(database))
    store.migrate()
    yield store
    store.close()
    st.cache_resource.clear()


def copied(sample_database: Path, folder: Path) -> Path:
    """The sample's database, for one test to change."""
    return Path(shutil.copy(sample_database, folder / "kyoten.db"))


def session(**params: str | list[str]) -> AppTest:
    """A new session that has run nothing yet; `params` are those of its address."""
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    return app


def opened(page: str, **params: str | list[str]) -> AppTest:
    """A new session that comes by a page's own address; by default to the second quarter of 平成23年度."""
    return session(**({"year": "2011", "quarter": "2"} | params)).switch_page(page).run()


def pick_row(monkeypatch: pytest.MonkeyPatch, item: str) -> None:
    """As if the item's row had been chosen in each grid that asks for one, which only a browser can do."""
    draw = page_parts.chosen_row

    def choose(table: pd.DataFrame, key: str, **more: Any) -> str | None:
        draw(table, key, **more)
        return item if item in set(table["項目番号"]) else None

    monkeypatch.setattr(page_parts, "chosen_row", choose)


def words(app: AppTest) -> str:
    """All running text of the page, without its notices of success and failure."""
    return "\n".join(str(element.value) for kind in (app.markdown, app.caption, app.info) for element in kind)


def plain_words(app: AppTest) -> str:
    """The same without the backslashes and joiners that keep what people typed from being markup."""
    return words(app).replace("\\", "").replace("\u2060", "")


def done(app: AppTest) -> list[str]:
    return [element.value for element in app.success]


def refused(app: AppTest) -> list[str]:
    return [element.value for element in app.error]
