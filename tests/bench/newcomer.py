"""How long the two journeys of somebody new take in a browser, and with how many clicks (tests/support/newcomer.py).

    python tests/bench/newcomer.py [times]

The machine's load stands beside the seconds: they are those of a person only on a machine of their own.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from newcomer import Newcomer, from_no_plan_to_picture, from_start_to_chart, without_plan  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from server import chromium, running  # noqa: E402

Journey = Callable[[Page, str, Path], Newcomer]


def once(browser: Browser, journey: Journey, folder: Path, *, plan: bool) -> Newcomer:
    """On a new server and store, which an idle visitor has opened before: a first start is not measured."""
    database = folder / "kyoten.db"
    if not plan:
        without_plan(database)
    with running(database, folder / "log") as address:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ja-JP", accept_downloads=True)
        context.set_default_timeout(120_000)
        page = context.new_page()
        page.goto(address)
        page.get_by_role("heading", level=1).wait_for()
        done = journey(page, address, folder)
        context.close()
        return done


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with sync_playwright() as playwright:
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"], env=environment)
        for name, journey, plan in (
            ("start page to confirmed upload and chart", from_start_to_chart, True),
            ("no plan to first picture", from_no_plan_to_picture, False),
        ):
            found = []
            for _ in range(times):
                with tempfile.TemporaryDirectory() as folder:
                    done = once(browser, journey, Path(folder), plan=plan)
                    found.append((done.clicks, done.seconds))
            clicks, seconds = {each for each, _ in found}, [each for _, each in found]
            told = ", ".join(f"{each:.1f}" for each in seconds)
            load = os.getloadavg()[0]
            print(f"{name}: {clicks} clicks, median {statistics.median(seconds):.1f} s ({told}); load {load:.1f}")
        browser.close()


if __name__ == "__main__":
    main()
