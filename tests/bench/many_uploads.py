"""Reports taken in one after another: the server's resident memory as they go.

python tests/bench/many_uploads.py 2000 [--minutes 30]

Each 25 of them are taken in on one page, for a site of their own: no site has thousands.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from kills import Told, confirm, looked_through, prepared, sheet
from served import Server
from visitor import Visitor

_SESSION = 25
"""Reports of a site, after which the tab is closed."""


def session(address: str, first: int, count: int, told: Told) -> int:
    """How often a file had to be sent once more: a reading that takes too long on a busy machine is broken off."""
    again = 0
    with Visitor(address, "submit", site=site(first), year="2011", quarter="2") as visitor:
        visitor.run()
        for number in range(first, first + count):
            name, data = sheet(number)
            visitor.upload("files", (name, data))
            visitor.run()
            while not visitor.has("confirm_"):
                again += 1
                visitor.take_away("files")
                visitor.run()
                visitor.upload("files", (name, data))
                visitor.run()
            confirm(visitor)
            told.by_page(visitor.said(), data)
            visitor.take_away("files")
    return again


def site(number: int) -> str:
    """The site that a report belongs to."""
    return f"試験拠点{number // _SESSION + 1}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--minutes", type=float, default=600)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, told, done, again = Path(name), Told(), 0, 0
        url = f"sqlite:///{folder}/kyoten.db"
        prepared(url, [site(first) for first in range(0, given.count, _SESSION)])
        end = time.monotonic() + 60 * given.minutes
        with Server(url, folder / "log") as server:
            print(f"before: {server.memory()} MB", flush=True)
            while done < given.count and time.monotonic() < end:
                again += session(server.address, done, min(_SESSION, given.count - done), told)
                done += _SESSION
                if done % (4 * _SESSION) == 0 or done < 4 * _SESSION:
                    print(f"  {done} reports: {server.memory()} MB", flush=True)
            print(
                f"{done} reports sent, {again} of them again, "
                f"tracebacks in the server's log: {server.log().count('Traceback')}"
            )
        for line in looked_through(url, told):
            print(" ", line)


if __name__ == "__main__":
    main()
