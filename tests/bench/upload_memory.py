"""Resident memory of the server over 25 files of 19 MB in one session, after its tab is closed, and once again.

python tests/bench/upload_memory.py [files] [megabytes] [seconds after closing]
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from served import Server
from visitor import Visitor

from kyoten import intake
from kyoten.fiscal import Quarter
from kyoten.sample import SITE
from kyoten.storage.store import Store

MB = 1024 * 1024


def heavy(sheet: bytes, size: int) -> bytes:
    """The sheet with a picture that no zip makes smaller, so that the file has `size` MB; no two are alike."""
    out = io.BytesIO(sheet)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/media/picture.bin", os.urandom(size * MB - len(sheet)))
    return out.getvalue()


def session(server: Server, sheet: bytes, files: int, size: int, pause: float) -> None:
    before = server.memory()
    with Visitor(server.address, "submit", year="2011", quarter="2") as visitor:
        visitor.run()
        answers = []
        for number in range(files):
            answers += visitor.upload("files", (f"報告{number}.xlsx", heavy(sheet, size)), add=True)
        placed = server.memory()
        visitor.run()
        print(f"  before {before} MB, placed {placed} MB, read {server.memory()} MB; answers {answers}")
    time.sleep(pause)
    # Another tab that opens and closes is what Streamlit itself tidies up at.
    with Visitor(server.address, "", year="2011", quarter="2") as visitor:
        visitor.run()
    print(f"  {pause:g} s after closing {server.memory()} MB")


def main() -> None:
    files, size, pause = _given()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/kyoten.db"
        with Server(url, Path(folder) / "log") as server:
            with Visitor(server.address, "submit", year="2011", quarter="2") as visitor:
                visitor.run()
            store = Store(url)
            sheet = intake.sheet_for(store, SITE, Quarter(2011, 2), None)
            store.close()
            for turn in ("first session", "second session"):
                print(turn, flush=True)
                session(server, sheet, int(files), int(size), pause)


def _given() -> list[float]:
    given = [float(word) for word in sys.argv[1:]]
    return [*given, *[25.0, 19.0, 90.0][len(given) :]]


if __name__ == "__main__":
    main()
