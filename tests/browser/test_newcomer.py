"""How many clicks somebody new needs; the time that it takes is measured by tests/bench/newcomer.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from newcomer import from_no_plan_to_picture, from_start_to_chart, without_plan
from playwright.sync_api import Page
from server import running


@pytest.mark.browser
def test_from_the_start_page_to_a_chart_in_seven_clicks(own_address: str, page: Page, tmp_path: Path) -> None:
    """The page, the sheet, the file, the name, the confirmation, the way to the charts, the picture."""
    assert from_start_to_chart(page, own_address, tmp_path).clicks == 7


@pytest.mark.browser
def test_from_no_plan_to_a_first_picture_in_nine_clicks(page: Page, tmp_path: Path) -> None:
    """File, name of the base, name, save; the way to the sheets, the sheet, the file, the confirmation; 概要."""
    database = tmp_path / "kyoten.db"
    without_plan(database)
    with running(database, tmp_path / "server.log") as address:
        assert from_no_plan_to_picture(page, address, tmp_path).clicks == 9
