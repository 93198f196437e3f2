"""Tables in a browser: nothing is cut without a sign at a laptop's width nor a telephone's, rows open, more can be had,
and a printed page is its content."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

QUARTER = "year=2011&quarter=2"
PAGES = ("submissions", "plan", "five_years", "register", "stalled")
WIDTHS = (1440, 390)
_CUT = """() => {
  const cut = []
  for (const host of document.querySelectorAll('*')) {
    const rows = host.shadowRoot?.querySelector('.rows')
    if (!rows) continue
    for (const each of [rows, ...rows.querySelectorAll('table, th, td, .name, .words, .note, .folded, .more')]) {
      const told = getComputedStyle(each).webkitLineClamp !== 'none'
      const wide = each.scrollWidth > each.clientWidth + 1, high = each.scrollHeight > each.clientHeight + 1
      if (each.clientWidth && (wide || (high && !told))) cut.push(`${each.className} ${each.textContent.slice(0, 40)}`)
    }
  }
  return cut
}"""
"""Texts that are wider or higher than their box; inline ones have none, and those shortened by lines end with …."""


@pytest.mark.browser
def test_no_text_is_cut_without_a_sign_and_a_card_opens_its_item(address: str, page: Page) -> None:
    for name in PAGES:
        page.goto(f"{address}/{name}?{QUARTER}")
        rows = page.get_by_role("table").first.locator("tbody tr")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            expect(rows.first).to_be_visible()
            expect(rows.first).to_have_css("display", "table-row" if width > 700 else "flex")
            assert page.evaluate(_CUT) == [], (name, width)

    # 要対応 on a telephone, last of the pages: 33 items, ten of them at first.
    expect(rows.locator("visible=true")).to_have_count(10)
    page.get_by_role("button", name="さらに表示(残り23件)").click()
    expect(rows.locator("visible=true")).to_have_count(33)
    number = rows.first.get_attribute("data-row") or ""
    rows.first.get_by_role("button").press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text(number)

    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_role("button", name="さらに表示")).to_have_count(0)
