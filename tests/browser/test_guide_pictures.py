"""The pictures in docs/user-guide.md show what the pages look like (tests/support/guide_pictures.py)."""

from __future__ import annotations

import pytest
from guide_pictures import COLOURS_APART, FOLDER, PICTURES, WORDS_APART, colours_apart, take, words_apart
from playwright.sync_api import Browser


@pytest.mark.browser
def test_the_guides_pictures_are_those_of_the_pages(own_address: str, browser: Browser) -> None:
    """Else: python tests/support/guide_pictures.py, and a look at what it has made."""
    apart = {}
    for picture in PICTURES:
        kept, now = (FOLDER / f"{picture.name}.png").read_bytes(), take(browser, own_address, picture)
        apart[picture.name] = words_apart(kept, now), colours_apart(kept, now)
    assert {
        name: (words, colours)
        for name, (words, colours) in apart.items()
        if words > WORDS_APART or colours > COLOURS_APART
    } == {}
