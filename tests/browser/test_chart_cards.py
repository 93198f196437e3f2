"""The first screenful of 概要 at three sizes: what needs a decision is in view, no number runs into another or turns,
nothing lies outside its card, the side bar leaves room."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

OVERLAPS = """() => [...document.querySelectorAll("[class*='st-key-card_'] .js-plotly-plot")].flatMap((chart) => {
  const texts = [...chart.querySelectorAll(".textpoint text, .bartext, .annotation-text, .xtick text, .ytick text")]
    .filter((text) => text.textContent.trim())
    .map((text) => ({words: text.textContent, turned: /rotate\\((?!0[,)])/.test(text.getAttribute("transform") ?? ""),
      at: text.getBoundingClientRect()}));
  const card = chart.closest("[class*='st-key-card_']").getBoundingClientRect();
  const amiss = texts.filter(({at}) => at.left < card.left - 1 || at.right > card.right + 1)
    .map(({words}) => `cut ${words}`);
  texts.filter(({turned}) => turned).forEach(({words}) => amiss.push(`turned ${words}`));
  texts.forEach((one, n) => texts.slice(n + 1).forEach((other) => {
    const wide = Math.min(one.at.right, other.at.right) - Math.max(one.at.left, other.at.left);
    const high = Math.min(one.at.bottom, other.at.bottom) - Math.max(one.at.top, other.at.top);
    if (wide > 1 && high > 5) amiss.push(`${one.words} on ${other.words}`);
  }));
  return amiss;
})"""
"""What is wrong with the words on the charts. Lines of text reach into each other by the room above their letters."""


@pytest.mark.browser
def test_the_first_screenful_decides_at_each_width(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{address}/?year=2011&quarter=2")
    expect(page).to_have_title("概要 – 港北区地域子育て支援拠点 どろっぷ – Kyoten")
    expect(page.get_by_role("img", name="Kyoten 拠点").first).to_be_visible()
    charts = page.locator("[class*='st-key-card_'] .js-plotly-plot .main-svg:first-child")
    expect(charts).to_have_count(3)
    first = page.get_by_text("1-1-G03").first
    expect(first).to_be_in_viewport()
    assert page.evaluate(OVERLAPS) == []
    assert len({card.bounding_box()["y"] for card in page.locator("[class*='st-key-card_']").all()}) == 1

    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    expect(charts).to_have_count(3)
    expect(page.get_by_role("heading", level=1, name="概要")).to_be_in_viewport()
    tops = [card.bounding_box()["y"] for card in page.locator("[class*='st-key-card_']").all()]
    assert tops == sorted(set(tops))
    assert page.evaluate(OVERLAPS) == []

    page.set_viewport_size({"width": 1024, "height": 768})
    page.reload()
    expect(charts).to_have_count(3)
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
    expect(first).to_be_in_viewport()
    assert page.evaluate(OVERLAPS) == []
