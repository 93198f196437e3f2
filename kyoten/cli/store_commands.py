"""sample, backup, restore and serve."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from kyoten import sample as shipped
from kyoten.cli.arguments import Refused
from kyoten.cli.context import opened, url
from kyoten.cli.output import say
from kyoten.storage.backup import backup, restore
from kyoten.storage.engine import file_url, sqlite_file

ROOT = Path(__file__).resolve().parent.parent.parent


def sample(arguments: argparse.Namespace) -> int:
    """Load the shipped plan and its sample quarters."""
    with opened(arguments) as store:
        added = shipped.load(store)
    done = f"同梱の行動計画と、サンプルの報告 {added}件を読み込みました。"
    say(done if added else "サンプルはすでに読み込まれています。")
    return 0


def back_up(arguments: argparse.Namespace) -> int:
    """Write the whole store to one file."""
    size = backup(url(arguments), arguments.file)
    say(f"データベースを「{arguments.file}」に保存しました({size:,}バイト)。")
    return 0


def bring_back(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of the store."""
    restore(url(arguments), arguments.file)
    say(f"「{arguments.file}」からデータベースを戻しました。")
    return 0


def serve(arguments: argparse.Namespace) -> int:
    """Start the dashboard and stay until it ends."""
    if not (ROOT / "app.py").is_file():
        raise Refused("ダッシュボードのファイル(app.py)が見つかりません。")
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
