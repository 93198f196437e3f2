"""sample, backup and restore."""

from __future__ import annotations

import argparse

from kyoten import sample as shipped
from kyoten.cli.context import opened, url, who
from kyoten.cli.output import say
from kyoten.storage.backup import backup, restore


def sample(arguments: argparse.Namespace) -> int:
    """Load the shipped plan and its sample quarters."""
    with opened(arguments, create=True) as store:
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
    restore(url(arguments), arguments.file, who(arguments))
    say(f"「{arguments.file}」からデータベースを戻しました。")
    return 0
