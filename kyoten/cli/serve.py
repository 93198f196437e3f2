"""serve: the dashboard, started from the command line."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from kyoten.cli.arguments import Refused
from kyoten.cli.context import opened, url
from kyoten.storage.engine import file_url, sqlite_file

ROOT = Path(__file__).resolve().parent.parent.parent


def serve(arguments: argparse.Namespace) -> int:
    """Start the dashboard and stay until it ends."""
    if not (ROOT / "app.py").is_file():
        raise Refused("ダッシュボードのファイル(app.py)が見つかりません。")
    with opened(arguments, create=True):
        pass  # what is wrong with the store is said here, in one sentence, and not on every page
    environment = os.environ | {"KYOTEN_DATABASE_URL": _from_anywhere(url(arguments))}
    os.chdir(ROOT)
    return _become([sys.executable, "-m", "streamlit", "run", "app.py"], environment)


def _become(command: list[str], environment: dict[str, str]) -> int:
    """Turn into the command, so that what stops us stops it; Windows can't, and waits for it instead."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment)
    try:
        return 2 if subprocess.run(command, env=environment, check=False).returncode else 0
    except KeyboardInterrupt:  # how one stops it
        return 0


def _from_anywhere(address: str) -> str:
    """The server runs in the project's folder, so a relative SQLite file needs its whole path."""
    path = sqlite_file(address)
    return file_url(path.resolve()) if path else address
