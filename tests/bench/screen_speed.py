"""概要 in a real browser against a bare Streamlit page: bytes and first content, cold and warm; another quarter.

    python tests/bench/screen_speed.py [rounds] [page]

Both servers run side by side, as they are started by the README and by `streamlit run`; a round visits one and then the
other. Cold: a browser that has never been there. Warm: the same address again, with what the browser has kept. First
content: the heading of the page is there. Whole: nothing runs, every chart is drawn. Change: another quarter is
clicked, on the bare page another line of a select box, until the page tells which, and until it is whole again.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from served import ROOT, Server
from server import chromium

from kyoten.storage.engine import file_url

FIRST = "[data-testid=stMain] :is(h1, h2, h3)"
_WATCH = f"""
(() => {{
  window.firstContent = null
  const look = () => {{
    if (window.firstContent === null && document.querySelector({FIRST!r})?.innerText.trim())
      window.firstContent = performance.now()
  }}
  new MutationObserver(look).observe(document, {{childList: true, subtree: true, characterData: true}})
}})()
"""
_WHOLE = """
() => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
  && !document.querySelector("[data-testid=stSkeleton]")
  && [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every((each) => each.querySelector("svg.main-svg"))
"""
_NOW = "() => performance.now()"
_WAIT = """
(words) => {
  window.told = window.clicked = null
  addEventListener("click", () => { window.clicked = performance.now() }, {capture: true, once: true})
  const main = document.querySelector("[data-testid=stMain]")
  const watch = new MutationObserver(() => {
    if (!main.textContent.includes(words)) return
    window.told = performance.now()
    watch.disconnect()
  })
  watch.observe(main, {childList: true, subtree: true, characterData: true})
}
"""


@dataclass
class Seen:
    """What the visits to one of the two came to: bytes over the network, milliseconds."""

    bytes: list[float] = field(default_factory=list)
    first_cold: list[float] = field(default_factory=list)
    whole_cold: list[float] = field(default_factory=list)
    first_warm: list[float] = field(default_factory=list)
    whole_warm: list[float] = field(default_factory=list)
    change: list[float] = field(default_factory=list)
    change_whole: list[float] = field(default_factory=list)


LABELS = {
    "bytes": "cold, kB over the network",
    "first_cold": "cold, first content, ms",
    "whole_cold": "cold, whole, ms",
    "first_warm": "warm, first content, ms",
    "whole_warm": "warm, whole, ms",
    "change": "another quarter, told, ms",
    "change_whole": "another quarter, whole, ms",
}


def kilobytes(page: Page) -> list[float]:
    """Grows by what comes over the network for a page: responses with their heads, and what a socket brings."""
    got: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda each: got.append(each["encodedDataLength"] / 1000))
    session.on("Network.webSocketFrameReceived", lambda each: got.append(_frame(each["response"]) / 1000))
    return got


def _frame(frame: dict[str, object]) -> float:
    length = len(str(frame["payloadData"]))
    return length * 3 / 4 if frame["opcode"] == 2 else length  # what is not text is told in base64


def whole(page: Page) -> float:
    """Wait until everything is drawn: milliseconds since the address was opened."""
    page.locator(FIRST).first.wait_for()
    page.wait_for_function(_WHOLE)
    return float(page.evaluate(_NOW))


@contextmanager
def newcomer(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ja-JP")
    context.set_default_timeout(120_000)
    context.add_init_script(_WATCH)
    yield context
    context.close()


def visit(browser: Browser, address: str, seen: Seen, *, bare: bool) -> None:
    with newcomer(browser) as context:
        page = context.new_page()
        got = kilobytes(page)
        page.goto(address)
        seen.whole_cold.append(whole(page))
        page.wait_for_load_state("networkidle")
        seen.first_cold.append(page.evaluate("() => window.firstContent"))
        seen.bytes.append(sum(got))
        page.close()
        page = context.new_page()
        page.goto(address)
        seen.whole_warm.append(whole(page))
        seen.first_warm.append(page.evaluate("() => window.firstContent"))
        page.wait_for_load_state("networkidle")
        for quarter in ("3", "1", "2"):
            told, drawn = _change(page, quarter, bare=bare)
            seen.change.append(told)
            seen.change_whole.append(drawn)


def _change(page: Page, quarter: str, *, bare: bool) -> tuple[float, float]:
    """Choose another quarter: milliseconds from the click until the page tells of it, and until all of it is drawn."""
    if bare:
        page.get_by_role("combobox").click()
        option, told = page.get_by_role("option", name=quarter), f"Chosen: {quarter}"
    else:
        option, told = (
            page.get_by_test_id("stSidebar").get_by_text(f"第{quarter}", exact=True),
            f"年度 第{quarter}四半期",
        )
    page.evaluate(_WAIT, told)
    option.click()
    page.wait_for_function("() => window.told !== null")
    page.wait_for_function(_WHOLE)
    clicked = page.evaluate("() => window.clicked")
    return float(page.evaluate("() => window.told")) - clicked, float(page.evaluate(_NOW)) - clicked


def main(rounds: int = 5, name: str = "") -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        here = Path(folder)
        settings = ("--server.address", "127.0.0.1")
        with (
            Server(file_url(here / "kyoten.db"), here / "ours.log", settings=settings) as ours,
            Server("", here / "bare.log", str(ROOT / "tests" / "bench" / "bare_select.py"), settings) as bare,
        ):
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            both = (
                (f"{ours.address}/{name}?year=2011&quarter=2", False, seen := Seen()),
                (bare.address, True, other := Seen()),
            )
            for address, is_bare, _ in both:  # the servers' own first visitor
                visit(browser, address, Seen(), bare=is_bare)
            for _ in range(rounds):
                for address, is_bare, into in both:
                    visit(browser, address, into, bare=is_bare)
            browser.close()
    for key, label in LABELS.items():
        mine, others = (statistics.median(getattr(each, key)) for each in (seen, other))
        print(f"{label}: ours {mine:.0f}, bare {others:.0f}, ratio {mine / others:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5, *sys.argv[2:3])
