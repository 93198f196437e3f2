"""Fifty people who read 概要 and change its filters while twenty take reports in, against a bare page under that load.

    python tests/bench/load.py [readers] [uploaders] [seconds a block] [same]

Both servers run side by side; blocks of load go to one and then to the other, twice. Bare is a page with Streamlit's
own settings; the fourth word, "same", gives it those of .streamlit/config.toml. Visitors speak Streamlit's own protocol
(tests/support/visitor.py): what the server does is measured, what a browser draws is not. A reader changes the quarter
or the role every 10 to 20 seconds, an uploader sends a report of 40 items every 30 to 60. Every report whose number a
page has told must be stored.
"""

from __future__ import annotations

import os
import pickle
import random
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from kills import Told, confirm, looked_through, prepared, sheet, take_in
from served import ROOT, Server
from visitor import Visitor

from kyoten.storage.store import Store

AS_SHIPPED = ("--runner.postScriptGC", "true", "--runner.magicEnabled", "true")
"""Streamlit's settings where ours differ and the server works otherwise."""
QUARTERS, ROLES = ("1", "2", "3", "4"), ("", "法人", "行政")


@dataclass
class Block:
    """What came of one block of load: seconds of each run of a page, what failed, and reports taken in."""

    readers: list[float] = field(default_factory=list)
    uploads: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    refused: int = 0

    def line(self, name: str) -> str:
        told = [f"{name}: {len(self.readers)} runs, median {statistics.median(self.readers):.2f} s"]
        told.append(f"p95 {p95(self.readers):.2f} s")
        told.append(f"{len(self.uploads)} reports" + (f", p95 {p95(self.uploads):.1f} s" if self.uploads else ""))
        return ", ".join([*told, f"{self.refused} told to come again", f"{len(self.failed)} failed"])


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def read(address: str, end: float, block: Block, rng: random.Random) -> None:
    try:
        with Visitor(address, "", year="2011", quarter="2") as visitor:
            time.sleep(rng.uniform(0, 15))
            visitor.run()  # coming in is not counted: the first run of a session
            while time.monotonic() < end:
                time.sleep(rng.uniform(10, 20))
                visitor.go(year="2011", quarter=rng.choice(QUARTERS), role=rng.choice(ROLES))
                begun = time.monotonic()
                visitor.run()
                block.readers.append(time.monotonic() - begun)
    except Exception as error:
        block.failed.append(f"reader: {type(error).__name__} {error}"[:200])


def send(address: str, end: float, block: Block, told: Told | None, first: int) -> None:
    number, rng = first, random.Random(first)
    try:
        with Visitor(address, "submit", year="2011", quarter="2", upload="1") as visitor:
            time.sleep(rng.uniform(0, 30))
            visitor.run()
            while time.monotonic() < end:
                name, data = sheet(number)
                begun = time.monotonic()
                visitor.upload("files", (name, data))
                visitor.run()
                if not visitor.has("confirm_"):
                    block.refused += 1  # too slow today: the page says so, and that the file can be sent again
                    visitor.take_away("files")
                    continue
                confirm(visitor) if told is not None else visitor.run(press="confirm_")
                block.uploads.append(time.monotonic() - begun)
                if told is not None:
                    before = len(told)
                    told.by_page(visitor.said(), data)
                    if len(told) == before:
                        block.failed.append(f"not confirmed: {name}")
                visitor.take_away("files")
                number += 1
                time.sleep(rng.uniform(30, 60))
    except Exception as error:
        block.failed.append(f"uploader: {type(error).__name__} {error}"[:200])


def load(server: Server, counts: tuple[int, int], seconds: float, told: Told | None, turn: int) -> Block:
    block, end = Block(), time.monotonic() + seconds
    readers, uploaders = counts
    threads = [
        threading.Thread(target=read, args=(server.address, end, block, random.Random(n))) for n in range(readers)
    ]
    threads += [
        threading.Thread(target=send, args=(server.address, end, block, told, (turn * 100 + n + 1) * 10_000))
        for n in range(uploaders)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return block


def ready(folder: Path, url: str) -> None:
    """What 概要 draws, for the bare page."""
    os.environ["KYOTEN_DATABASE_URL"], os.environ["KYOTEN_READY_PAGE"] = url, str(folder / "ready.pickle")
    import ready_page
    from streamlit.testing.v1 import AppTest

    page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    page.query_params["year"], page.query_params["quarter"] = "2011", "2"
    page.switch_page("overview.py").run()
    (folder / "ready.pickle").write_bytes(pickle.dumps(ready_page.elements(page)))


def main() -> None:
    given = [int(word) for word in sys.argv[1:4]]
    settings = () if "same" in sys.argv else AS_SHIPPED
    readers, uploaders, seconds = [*given, *[50, 20, 60][len(given) :]]
    with tempfile.TemporaryDirectory() as name:
        folder, told = Path(name), Told()
        url = f"sqlite:///{folder}/kyoten.db"
        prepared(url)
        store = Store(url)
        for quarter in (1, 2, 3, 4):
            take_in(store, *sheet(quarter, quarter))
        store.close()
        ready(folder, url)
        bare_script = str(Path(__file__).with_name("bare_page.py"))
        with Server(url, folder / "log") as ours, Server(url, folder / "bare.log", bare_script, settings) as bare:
            print(f"load of the machine before: {os.getloadavg()}; memory {ours.memory()} MB, bare {bare.memory()} MB")
            blocks: dict[str, list[Block]] = {"bare": [], "Kyoten": []}
            for turn in range(2):
                for which, server in (("bare", bare), ("Kyoten", ours)):
                    block = load(server, (readers, uploaders), seconds, told if server is ours else None, turn)
                    blocks[which].append(block)
                    print(
                        block.line(which), f"memory {server.memory()} MB, machine {os.getloadavg()[0]:.1f}", flush=True
                    )
                    for line in block.failed[:5]:
                        print("   ", line)
            all_p95 = {which: p95([each for b in found for each in b.readers]) for which, found in blocks.items()}
            print(f"p95 of readers: Kyoten ÷ bare = {all_p95['Kyoten'] / all_p95['bare']:.2f}")
            print(f"tracebacks in the server's log: {ours.log().count('Traceback')}")
        for line in looked_through(url, told):
            print(" ", line)


if __name__ == "__main__":
    main()
