"""Lists (st.selectbox) in a browser: opened, searched and picked from as a person would."""

from __future__ import annotations

import contextlib

from playwright.sync_api import Page, TimeoutError, expect


def choose(page: Page, label: str, option: str) -> None:
    """Open the list and pick; a page that is still drawing closes the list again, then once more as a person would."""
    box = page.get_by_test_id("stSelectbox").filter(has_text=label).locator("input")
    wanted = page.get_by_role("option", name=option, exact=True)
    expect(box).to_have_count(1)  # while a page is drawn anew, the list that it had stands beside the one that it gets
    for _ in range(5):
        box.click()
        box.fill(option)
        with contextlib.suppress(TimeoutError):
            wanted.click(timeout=4_000)
            break
    expect(box.last).to_have_value(option)  # the one that the page gets is drawn after the one that it had
    expect(box).to_have_count(1)
