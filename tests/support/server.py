"""The app started as README says (streamlit run app.py), on a free port with a database of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(database: Path, log: Path) -> Iterator[str]:
    """The address of a server on that database, which need not exist; stopped at the end."""
    port = free_port()
    environment = {**os.environ, "KYOTEN_DATABASE_URL": f"sqlite:///{database.as_posix()}"}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if server.poll() is not None:
            raise RuntimeError(f"the server stopped:\n{log.read_text('utf-8')}")
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.25)
    raise RuntimeError(f"the server did not answer:\n{log.read_text('utf-8')}")


def chromium() -> str:
    """Debian's Chromium, or what KYOTEN_CHROMIUM names; missing is a failure, never a skip."""
    named = os.environ.get("KYOTEN_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        raise RuntimeError("no Chromium: install the package chromium, or name a browser in KYOTEN_CHROMIUM")
    return found
