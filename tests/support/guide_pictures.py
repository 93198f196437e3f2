"""The pictures of docs/user-guide.md: how each is taken, and how alike two of them are.

    python tests/support/guide_pictures.py

makes them anew (docs/pictures/); tests/browser/test_guide_pictures.py takes them and compares.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from newcomer import PATIENCE, filled  # noqa: E402
from PIL import Image, ImageChops  # noqa: E402
from PIL.PngImagePlugin import PngInfo  # noqa: E402
from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402
from server import chromium, running  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
WINDOW = {"width": 1280, "height": 800}
_WIDTH, _COLOURS = 960, 128
"""Pixels across and colours of a picture in docs/: small enough to be read in a repository."""
_WORDS = "Words in view"
"""Where a picture keeps them, in a text of its file."""
_CELLS, _STEP = (24, 15), 28
"""Columns and rows that two pictures are held against each other in, and the step of a colour (0–255) from which a
cell is another one: more than other letters make of a line of text, less than a chart or a card that is not there."""
WORDS_APART, COLOURS_APART = 0.25, 0.06
"""The shares up to which two pictures show the same page."""
_IN_VIEW = """() => {
  const found = [], range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, parent = node.parentElement;
    if (!node.nodeValue.trim() || !parent.checkVisibility({checkVisibilityCSS: true})) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth)
      found.push(node.nodeValue.trim());
  }
  return found;
}"""


@dataclass(frozen=True)
class GuidePicture:
    """`path`: the page's address; `ready`: words that it shows once it is drawn; `before`: what is done first."""

    name: str
    path: str
    ready: str
    before: Callable[[Page], None] | None = None


def _drop_a_sheet(page: Page) -> None:
    """The quarter's own sheet, with ten items reported."""
    with page.expect_download() as download:
        page.get_by_role("button", name="報告用紙を受け取る").click()
    data = filled(Path(download.value.path()).read_bytes(), 10)
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / download.value.suggested_filename
        sheet.write_bytes(data)
        page.locator("input[type=file]").set_input_files(sheet)
        expect(page.get_by_role("button", name="第2四半期の報告10件を取り込む")).to_be_visible(timeout=PATIENCE)


PICTURES = (
    GuidePicture("overview", "overview", "判断が要る項目"),
    GuidePicture("stalled", "stalled", "重く古い順"),
    GuidePicture("submit", "submit", "報告用紙を渡す", _drop_a_sheet),
    GuidePicture("reports", "reports", "会議用の資料"),
)


def take(browser: Browser, address: str, picture: GuidePicture) -> bytes:
    """As it is kept in docs/, once the page stands still: when two pictures one after the other are the same."""
    context = browser.new_context(viewport=WINDOW, locale="ja-JP", accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{address}/{picture.path}?year=2011&quarter=2")
    expect(page.get_by_text(picture.ready).first).to_be_visible(timeout=PATIENCE)
    if picture.before:
        picture.before(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=PATIENCE)
    page.evaluate("document.fonts.ready")
    last, shot = b"", _shot(page)
    while shot != last:
        page.wait_for_function("() => new Promise((done) => setTimeout(() => done(true), 700))")
        last, shot = shot, _shot(page)
    words = page.evaluate(_IN_VIEW)
    context.close()
    return _small(shot, words)


def _shot(page: Page) -> bytes:
    return page.screenshot(animations="disabled", caret="hide")


def _small(png: bytes, words: list[str]) -> bytes:
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image = image.resize((_WIDTH, round(image.height * _WIDTH / image.width)), Image.Resampling.LANCZOS)
    noted, out = PngInfo(), io.BytesIO()
    noted.add_itxt(_WORDS, "\n".join(dict.fromkeys(map(_undated, words))))
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True, pnginfo=noted)
    return out.getvalue()


def _undated(words: str) -> str:
    """Without today's day, which is another one whenever a picture is taken."""
    return re.sub(r"\d{4}年\d+月\d+日", "某日", words)


def words_of(png: bytes) -> set[str]:
    """The texts that stand in a picture's view, as the page had them."""
    with Image.open(io.BytesIO(png)) as image:
        image.load()
        return set(str(image.info.get(_WORDS, "")).split("\n")) - {""}


def words_apart(one: bytes, other: bytes) -> float:
    """The share (0–1) of the texts of either picture that only one of them shows. Whatever the letters look like, the
    words are the same; other letters move some of them out of view at most."""
    first, second = words_of(one), words_of(other)
    return len(first ^ second) / (len(first | second) or 1)


def colours_apart(one: bytes, other: bytes) -> float:
    """The share (0–1) of cells in which the mean of the colours is another one: a chart, a card, a mark that is gone,
    moved or painted otherwise, of which words say nothing."""
    a, b = (Image.open(io.BytesIO(each)).convert("RGB").resize(_CELLS, Image.Resampling.BOX) for each in (one, other))
    bands = ImageChops.difference(a, b).split()
    worst = [max(pixel) for pixel in zip(*(band.tobytes() for band in bands), strict=True)]
    return sum(each > _STEP for each in worst) / len(worst)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"], env=environment)
        with running(Path(folder) / "kyoten.db", Path(folder) / "log") as address:
            for picture in PICTURES:
                path = FOLDER / f"{picture.name}.png"
                now = take(browser, address, picture)
                before = path.read_bytes() if path.exists() else now
                told = (
                    f"words {words_apart(before, now):.1%}, colours {colours_apart(before, now):.1%} apart"
                    if before
                    else "new"
                )
                path.write_bytes(now)
                sys.stdout.write(f"{path.relative_to(ROOT)}: {len(now) // 1024} KB, {told}\n")
        browser.close()


if __name__ == "__main__":
    main()
