"""Anyone can read and use every page: axe-core and no scrolling sideways at three widths, the keyboard alone, paper."""

from __future__ import annotations

import re

import pytest
from accessibility import drawn, grave, sideways
from playwright.sync_api import Page, expect

# A desk's screen, the same at 200 %, a phone.
SIZES = ((1440, 900), (720, 450), (390, 844))


@pytest.mark.browser
def test_nothing_on_any_page_keeps_people_out(address: str, page: Page) -> None:
    page.goto(f"{address}/?year=2011&quarter=4")
    links = page.get_by_test_id("stSidebarNavLink")
    expect(links.last).to_be_visible()
    found = dict[str, list[str]]()
    for number in range(links.count()):
        page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
        name = links.nth(number).locator("p, span").last.inner_text()
        links.nth(number).click()
        expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            drawn(page)
            where = f"{name} {width}"
            # The side bar is the same at every width, and takes as long as all else.
            found[where] = grave(page, "html" if width == SIZES[0][0] else "[data-testid=stMain]")
            if over := sideways(page):
                found[where].append(f"{over} px to the right of what is seen")
    assert len(found) == 3 * links.count() >= 42
    assert {where: each for where, each in found.items() if each} == {}


@pytest.mark.browser
def test_the_keyboard_alone_gets_anywhere_and_paper_shows_no_navigation(address: str, page: Page) -> None:
    page.goto(f"{address}/?year=2011&quarter=2")
    expect(page.get_by_role("heading", level=1, name="概要")).to_be_visible()
    drawn(page)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("本文へ移る")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('[data-testid=stMain]') !== null")

    quarter = page.get_by_test_id("stSidebar").get_by_role("radio", name="第1")
    quarter.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("quarter=1"))
    link = page.get_by_test_id("stSidebarNavLink").filter(has_text="提出状況")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="提出状況")).to_be_visible()

    opens = page.get_by_role("button", name="サンプルを消す")
    opens.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.wait_for_function("() => document.activeElement.closest('[role=dialog]') !== null")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opens).to_be_focused()

    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(opens).to_be_hidden()
    expect(page.get_by_role("heading", level=1, name="提出状況")).to_be_visible()
