"""The server killed (SIGKILL) at random moments while reports are taken in: what it had confirmed is there afterwards.

    python tests/bench/kills.py 200             # uploads over Streamlit's own protocol, three visitors at once
    python tests/bench/kills.py 20 --browser    # the same with a browser
    python tests/bench/kills.py 200 --url postgresql+psycopg://…    # writers without pages, on an empty database

Each round: visitors drop a report each and press the button; at a random moment the process is killed, started again,
and every report whose number anybody was told is looked for. At the end all that is stored is looked through.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from served import ROOT, Server
from visitor import Visitor

from kyoten import intake
from kyoten.reader.workbook import read_workbook
from kyoten.sample import PLAN_FILE, SITE, read_shipped_plan
from kyoten.storage.store import Store

AT_ONCE, ROWS = 3, 40
NUMBER = re.compile(r"を取り込みました[\\(]+報告番号 (\d+)")
ITEMS = [item for item in read_shipped_plan().items if item.role == "法人" and not item.restated][:ROWS]


def sheet(number: int, quarter: int = 2) -> tuple[str, bytes]:
    """A report of ROWS items that says its own number."""
    rows = [f'"{item.text}",実施中,{10 + number % 80},{number}回目の報告' for item in ITEMS]
    lines = ["行動計画,状況,進捗率,取組実績", *(row.replace("\n", " ") for row in rows)]
    # Five digits: four may be taken for a year.
    return f"第{quarter}四半期_{number:05}.csv", "\n".join(lines).encode()


def prepared(url: str, sites: Sequence[str] = (SITE,)) -> None:
    """A store with the plan, for each of the sites, and nothing else."""
    store, plan, data = Store(url), read_shipped_plan(), PLAN_FILE.read_bytes()
    store.migrate()
    for site in sites:
        store.save_plan(site, plan, file=PLAN_FILE.name, data=data, by="試験")
    store.close()


def take_in(store: Store, name: str, data: bytes) -> int:
    """As a page does it, without a process for the reading."""
    held = intake.stored(store, SITE, 2011)
    taken = intake.check(held, name, data, read=lambda d, n, **_: read_workbook(d, n, isolated=False))
    return intake.accept(store, taken, site=SITE, by="試験")


class Told(dict[int, bytes]):
    """Numbers of submissions that a page (or a writer) has confirmed, with the bytes that were sent."""

    def by_page(self, words: str, data: bytes) -> None:
        if found := NUMBER.findall(words):
            self[int(found[-1])] = data


def confirm(visitor: Visitor) -> None:
    """In a name, and once more as often as somebody else's report came in between: then all is shown anew."""
    visitor.type("submit_by", "試験")
    visitor.run(press="confirm_")
    while "確認している間に" in visitor.said():
        visitor.run(press="confirm_")


def visit(address: str, number: int, told: Told) -> None:
    name, data = sheet(number)
    with suppress(Exception), Visitor(address, "submit", year="2011", quarter="2") as visitor:
        try:
            visitor.run()
            visitor.upload("files", (name, data))
            visitor.run()
            confirm(visitor)
        finally:
            told.by_page(visitor.said(), data)


def rounds(server: Server, count: int, told: Told, rng: random.Random, end: float) -> tuple[int, int]:
    """How many kills there were, and how many reports were sent."""
    span, sent = 6.0, 0
    for turn in range(count):
        before = len(told)
        threads = [
            threading.Thread(target=visit, args=(server.address, sent + n, told), daemon=True) for n in range(AT_ONCE)
        ]
        sent += AT_ONCE
        for thread in threads:
            thread.start()
        killer = threading.Timer(rng.uniform(0.2, span), server.kill)
        killer.start()
        for thread in threads:
            thread.join()
        killer.cancel()
        killer.join()
        server.kill()  # where all were answered before
        # As often before the answers as after them, however fast the machine is today.
        span = min(max(span * (0.9 if len(told) - before > AT_ONCE / 2 else 1.15), 1.0), 30.0)
        server.restart()
        if time.monotonic() > end:
            break
        if turn % 10 == 9:
            print(f"  {turn + 1} kills, {sent} sent, {len(told)} confirmed", flush=True)
    return turn + 1, sent


def by_browser(server: Server, count: int, told: Told, rng: random.Random, end: float) -> tuple[int, int]:
    """The same with one browser, a new tab a round."""
    folder = Path(tempfile.mkdtemp())
    from playwright.sync_api import Error, sync_playwright
    from server import chromium

    with sync_playwright() as playwright:
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"], env=environment)
        for number in range(count):
            name, data = sheet(number)
            (folder / name).write_bytes(data)
            page = browser.new_page(locale="ja-JP")
            page.goto(f"{server.address}/submit?year=2011&quarter=2")
            page.locator("input[type=file]").set_input_files(folder / name)
            button = page.get_by_role("button", name=re.compile("報告.*件を取り込む"))
            button.wait_for(timeout=60_000)
            button.click()
            killer = threading.Timer(rng.uniform(0.0, 0.6), server.kill)
            killer.start()
            with suppress(Error):
                page.get_by_text(re.compile("報告番号")).first.wait_for(timeout=4_000)
            killer.join()
            told.by_page(page.locator("body").inner_text(), data)
            page.close()
            server.restart()
            if time.monotonic() > end:
                break
        browser.close()
    return number + 1, number + 1


def write(url: str, first: int) -> None:
    """A writer: reports one after another, each number said once it is stored. Until it is killed."""
    store = Store(url)
    for number in range(first, first + 1_000_000):
        print(number, take_in(store, *sheet(number)), flush=True)


@contextmanager
def writer(url: str, first: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, __file__, "0", "--write", str(first), "--url", url]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        yield process


def writers(url: str, count: int, told: Told, rng: random.Random, end: float) -> tuple[int, int]:
    sent = turn = 0
    for turn in range(count):  # noqa: B007 - said at the end
        with writer(url, sent) as process:
            lines = [process.stdout.readline()]  # it has begun to write
            threading.Timer(rng.uniform(0.0, 1.0), process.send_signal, (signal.SIGKILL,)).start()
            lines += process.stdout.readlines()
        for number, submission in (line.split() for line in lines if line.endswith("\n")):
            told[int(submission)] = sheet(int(number))[1]
            sent = int(number) + 1
        sent += 1  # the one that was being written
        if time.monotonic() > end:
            break
    return turn + 1, sent


def looked_through(url: str, told: Told) -> list[str]:
    """What is wrong: confirmed and not there, or there and not whole."""
    store, wrong = Store(url), list[str]()
    records = {each.id: each for site in store.sites() for each in store.submissions(site, 2011)}
    entries: dict[int, int] = {}
    for each in (report for site in store.sites() for report in store.reports(site, 2011)):
        entries[each.submission] = entries.get(each.submission, 0) + 1
    wrong += [f"confirmed and gone: {number}" for number in told if number not in records]
    for number, record in records.items():
        data = store.original(number)[1]
        if hashlib.sha256(data).hexdigest() != record.sha256 or data != told.get(number, data):
            wrong.append(f"other bytes: {number}")
        if entries.get(number) != record.entries or record.entries != len(ITEMS):
            wrong.append(f"{entries.get(number)} entries of {record.entries}: {number}")
    store.close()
    print(f"stored {len(records)}, confirmed {len(told)}, wrong {len(wrong)}")
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--url", default="")
    parser.add_argument("--write", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=600, help="no further kill after that")
    given = parser.parse_args()
    if given.write is not None:
        write(given.url, given.write)
        return
    told, rng = Told(), random.Random(given.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = given.url or f"sqlite:///{folder}/kyoten.db"
        prepared(url)
        begun = time.monotonic()
        end = begun + 60 * given.minutes
        if given.url:
            kills, sent = writers(url, given.count, told, rng, end)
        else:
            with Server(url, folder / "log") as server:
                if given.browser:
                    kills, sent = by_browser(server, given.count, told, rng, end)
                else:
                    kills, sent = rounds(server, given.count, told, rng, end)
        print(f"{kills} kills in {time.monotonic() - begun:.0f} s, {sent} reports sent")
        for line in looked_through(url, told):
            print(" ", line)


if __name__ == "__main__":
    main()
