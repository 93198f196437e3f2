"""What axe-core finds on a page as it stands in the browser: what keeps people from reading or using it."""

from __future__ import annotations

from functools import cache

from playwright.sync_api import Page

from kyoten import bootstrap

# What Streamlit 1.67 draws and no option of it changes: rule → where. The reasons are in docs/stack.md.
OF_STREAMLIT = {"list": "[data-testid=stSidebarNav]", "listitem": "[data-testid=stSidebarNav]"}
# Streamlit's own words for a page that is still being drawn.
_WHOLE = """
() => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
  && !document.querySelector("[data-testid=stSkeleton]")
"""
_PATIENCE = 240_000
"""Milliseconds: a browser's first page of charts takes a busy machine more than a minute."""
_GRAVE = """
async ([within, apart]) => {
  const {violations} = await axe.run(within, {resultTypes: ["violations"]})
  return violations.filter(({impact}) => ["serious", "critical"].includes(impact)).flatMap(({id, nodes}) => nodes
    .filter(({target}) => !(apart[id] && document.querySelector(target[0])?.closest(apart[id])))
    .map(({html, failureSummary}) => `${id}: ${html.slice(0, 300)} ${failureSummary.split("\\n")[1].trim()}`))
}
"""
_SIDEWAYS = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth }"


@cache
def _axe() -> str:
    return (bootstrap.node_packages() / "axe-core" / "axe.min.js").read_text("utf-8")


def drawn(page: Page) -> None:
    """Wait until nothing of the page is missing."""
    page.wait_for_function(_WHOLE, timeout=_PATIENCE)


def grave(page: Page, within: str = "html") -> list[str]:
    """In a part of the page: each serious or critical finding that is ours: rule, the beginning of the element, why."""
    # Not as a script of the page: its policy allows none but its own.
    page.evaluate(f"() => {{ if (!window.axe) {{ {_axe()} }} }}")
    found: list[str] = page.evaluate(_GRAVE, [within, OF_STREAMLIT])
    return found


def sideways(page: Page) -> int:
    """Pixels by which the page must be scrolled sideways to be read."""
    return int(page.evaluate(_SIDEWAYS))
