"""Every figure leads to what is behind it: a cell of the heatmap → its items → an item → the marked cell → the file."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

QUARTER = "year=2011&quarter=2"


@pytest.mark.browser
def test_from_a_cell_of_the_heatmap_to_the_cell_of_the_original_and_back(address: str, page: Page) -> None:
    page.goto(f"{address}/?{QUARTER}")
    chart = page.locator("[class*='st-key-card_function_role'] .js-plotly-plot")
    ground = chart.locator(".nsewdrag").first
    expect(ground).to_be_visible()
    box = ground.bounding_box()
    assert box is not None
    # The upper left cell: 親子の居場所 × 法人.
    page.mouse.click(box["x"] + 12, box["y"] + 12)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(re.compile("^親子の居場所 · 法人")).first).to_be_visible()
    title = dialog.get_by_text(re.compile(r"^親子の居場所 · 法人.* \d+件$")).first.inner_text()
    count = int(re.findall(r"(\d+)件", title)[-1])
    expect(dialog.get_by_role("radio").first).to_have_text(re.compile(f" {count}$"))
    expect(page).to_have_url(re.compile("list="))

    dialog.get_by_text("障害のある方などで往来に不自由する場合には").first.click()
    expect(page).to_have_url(re.compile("list=.*item=1-1-H02"))
    expect(dialog.get_by_text("シート「報告」の L6").last).to_be_visible()
    # data/sample: 80 % was reported of 1-1-H02 in the second quarter.
    expect(dialog.get_by_test_id("stTable").locator("strong", has_text="80")).to_be_visible()
    with page.expect_download() as download:
        dialog.get_by_role("button", name="原本を受け取る").click()
    assert download.value.suggested_filename == "H23_Q2_法人_サンプル.xlsx"

    # The item has an address of its own, which another tab opens.
    second = page.context.new_page()
    second.goto(page.url)
    expect(second.get_by_role("dialog").get_by_text("シート「報告」の L6").last).to_be_visible()
    second.keyboard.press("Escape")
    expect(second).not_to_have_url(re.compile("item="))

    page.go_back()
    expect(page).not_to_have_url(re.compile("item="))
    expect(dialog.get_by_text(title).first).to_be_visible()
    page.go_back()
    expect(dialog).to_have_count(0)
    page.go_forward()
    expect(dialog.get_by_text(title).first).to_be_visible()
