"""Charts on a screen that is not wide: no number runs into the next, nothing lies outside its card."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.browser
@pytest.mark.parametrize("width", [1024, 1280])
def test_no_card_is_narrower_than_its_chart_needs(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/?year=2011&quarter=4")
    charts = page.locator("[class*='st-key-card_'] .js-plotly-plot")
    expect(charts).to_have_count(3)
    for card in page.locator("[class*='st-key-card_']").all():
        outer, inner = card.bounding_box(), card.locator(".js-plotly-plot .main-svg").first.bounding_box()
        assert outer is not None
        assert inner is not None
        assert outer["width"] >= 320
        assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]
