"""How alike two pictures are: another font is the same picture, another page is not. Every picture has its place."""

from __future__ import annotations

import io
import re
from itertools import combinations
from pathlib import Path

import pytest
from guide_pictures import COLOURS_APART, FOLDER, PICTURES, WORDS_APART, colours_apart, words_apart, words_of
from PIL import Image, ImageDraw, ImageFont

GUIDE = (Path(__file__).resolve().parent.parent / "docs" / "user-guide.md").read_text("utf-8")


def page(font_size: float, *, cards: int = 4, accent: str = "#1F5F8B") -> bytes:
    """A page of lines of text, cards and a button, 960 × 600."""
    image = Image.new("RGB", (960, 600), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(font_size)
    draw.rectangle((0, 0, 180, 600), fill="#F3F5F9")
    for number in range(12):
        draw.text((200, 20 + 24 * number), "Where do we stand, and what is to be decided? " * 2, "#1C2733", font)
    for number in range(cards):
        draw.rectangle((200 + 185 * number, 330, 370 + 185 * number, 470), fill="#7FB3D5")
    draw.rectangle((200, 500, 420, 545), fill=accent)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def test_the_same_page_in_other_letters_has_the_same_colours() -> None:
    assert colours_apart(page(13), page(13)) == 0
    assert colours_apart(page(13), page(14.5)) <= COLOURS_APART


@pytest.mark.parametrize("other", [page(13, cards=2), page(13, cards=0)])
def test_a_page_without_its_cards_has_others(other: bytes) -> None:
    assert colours_apart(page(13), other) > COLOURS_APART


def test_every_picture_knows_the_words_that_it_shows_and_they_tell_it_from_the_others() -> None:
    shown = [(FOLDER / f"{each.name}.png").read_bytes() for each in PICTURES]
    for each, png in zip(PICTURES, shown, strict=True):
        assert any(each.ready in text for text in words_of(png)) or each.name == "overview"
    assert min(words_apart(one, other) for one, other in combinations(shown, 2)) > 1.5 * WORDS_APART


def test_the_guide_shows_every_picture_and_no_other() -> None:
    assert re.findall(r"^!\[[^\]]+\]\(pictures/(\w+)\.png\)$", GUIDE, re.MULTILINE) == [each.name for each in PICTURES]
    assert {path.stem for path in FOLDER.glob("*.png")} == {each.name for each in PICTURES}


def test_the_pictures_are_small() -> None:
    assert max(path.stat().st_size for path in FOLDER.glob("*.png")) < 150_000
