"""Every page over a store full of markup, in a browser: nothing of it is drawn as anything but text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hostile_texts import fill
from page_runs import PAGES
from playwright.sync_api import Page, expect
from server import running

from kyoten.storage.engine import file_url
from kyoten.storage.store import Store

MARKS = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const text = "[data-testid=stMarkdownContainer]";
  const alone = (selector, ...words) => all(selector).filter((e) => words.includes(e.textContent.trim()));
  return [
    ...all(`${text} img, ${text} script, ${text} iframe, ${text} table, ${text} pre, ${text} blockquote, .katex`),
    ...all("svg a"),
    ...all("a[href*='e.example'], [src*='e.example'], a[href^=mailto]"),
    ...alone(`${text} :is(strong, b, em, del, code, span)`, "太", "肉", "斜", "消", "符", "赤", "札", "home", "行"),
    ...alone(`:is(h1, h2, h3, h4, h5, h6, li)`, "副題", "点", "番"),
    ...alone("svg text, svg tspan", "肉", "行"),
  ].map((e) => e.outerHTML.slice(0, 200));
}"""
"""What could only have come from somebody's text."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    store = Store(file_url(folder / "kyoten.db"))
    store.migrate()
    fill(store)
    store.close()
    with running(folder / "kyoten.db", folder / "server.log") as address:
        yield address


OWN_WORDS = "guide.py"
"""The page 使い方 draws the documents of docs/ as the markup that they are, and nothing that others wrote but the line
on top, which is that of every page."""


def opened(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}?year=2011&quarter=3")
    expect(page.get_by_text("現在").first).to_be_visible()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    closed = page.locator("details:not([open]) > summary")
    for left in reversed(range(closed.count())):
        closed.first.click()
        expect(closed).to_have_count(left)
    if page.locator(".js-plotly-plot").count():
        expect(page.locator(".js-plotly-plot svg text").first).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("path", [each.removesuffix(".py") for each in PAGES if each != OWN_WORDS])
def test_what_people_wrote_is_text(hostile: str, page: Page, path: str) -> None:
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if "e.example" in request.url else None)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    opened(page, hostile, path)
    said = page.locator("body").inner_text().replace("\u2060", "")
    assert page.evaluate(MARKS) == []
    assert "![絵](http://e.example/i.png) [先](http://e.example/l) http://e.example/a www.e.example a@e.example" in said
    assert ":material/home: :material_home: :smile: :+1: :streamlit: :red[赤] :red-badge[札] **太** *斜* ~~消~~" in said
    assert "`符` $x$ $$y$$ \\(z\\) <b>肉</b> <a href='http://e.example/h'>行</a> <script>alert(1)</script> &lt;" in said
    assert "a -> b >= c" in said
    assert (outside, dialogs) == ([], [])


@pytest.mark.browser
def test_no_script_runs_that_comes_into_the_page(hostile: str, page: Page) -> None:
    """The policy of kyoten/ui/http_headers.py, should Markdown ever let one through."""
    opened(page, hostile, "overview")
    page.evaluate("""() => {
      const picture = document.createElement("img");
      picture.setAttribute("onerror", "window.ran = 'onerror'");
      picture.src = "/nothing.png";
      const script = document.createElement("script");
      script.textContent = "window.ran = 'inline'";
      document.body.append(picture, script);
      return new Promise((done) => picture.addEventListener("error", () => setTimeout(done, 100)));
    }""")
    assert page.evaluate("window.ran") is None
