"""The store in a visitor's hands: the sample is cleared for good; a database that is gone is said until it is back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from page_runs import copied
from playwright.sync_api import Page, expect
from server import running

OVERVIEW = "?year=2011&quarter=2"


@pytest.fixture
def served(sample_database: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server's address and the database that it has open."""
    database = copied(sample_database, tmp_path)
    with running(database, tmp_path / "server.log") as address:
        yield address, database


@pytest.mark.browser
def test_the_dialog_that_clears_the_sample_closes_either_way(served: tuple[str, Path], page: Page) -> None:
    page.goto(f"{served[0]}/{OVERVIEW}")
    ask, dialog = page.get_by_role("button", name="サンプルを消す").first, page.get_by_role("dialog")
    ask.click()
    dialog.get_by_role("button", name="やめる").click()
    expect(dialog).to_be_hidden()
    ask.click()
    dialog.get_by_role("button", name="サンプルを消す").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_test_id("stAlert").filter(has_text="サンプルの報告11件を消しました。")).to_be_visible()


@pytest.mark.browser
def test_a_database_that_is_gone_is_said_and_its_return_is_noticed(served: tuple[str, Path], page: Page) -> None:
    address, database = served
    page.goto(f"{address}/{OVERVIEW}")
    expect(page.get_by_text("計画比").first).to_be_visible()
    database.rename(database.with_name("away.db"))
    page.get_by_role("link", name="台帳").click()
    expect(page.get_by_test_id("stAlert").filter(has_text="「kyoten.db」がなくなっています。")).to_be_visible()
    expect(page.get_by_text("管理担当の方へ")).to_be_visible()
    database.with_name("away.db").rename(database)
    page.get_by_role("button", name="もう一度確かめる").click()
    expect(page.get_by_text("管理担当の方へ")).to_be_hidden()
    expect(page.get_by_role("table", name="項目の表")).to_be_visible()
