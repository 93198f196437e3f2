"""sample, backup and restore."""

from __future__ import annotations

import argparse
from pathlib import Path

from kyoten import sample as shipped
from kyoten.cli.context import opened, url, who
from kyoten.cli.output import confirmed, say
from kyoten.storage.backup import backup, restore, verify


def sample(arguments: argparse.Namespace) -> int:
    """Load the shipped plan and its sample quarters; or clear them."""
    if arguments.what == "clear":
        return _clear_sample(arguments)
    with opened(arguments, create=True) as store:
        added = shipped.load(store)
    done = f"同梱の行動計画と、サンプルの報告 {added}件を読み込みました。"
    say(done if added else "サンプルはすでに読み込まれています。")
    return 0


def back_up(arguments: argparse.Namespace) -> int:
    """Write the whole store to one file; or look whether such a file is sound."""
    if arguments.verify:
        return _verify(arguments.file)
    size = backup(url(arguments), arguments.file)
    say(f"データベースを「{arguments.file}」に保存しました({size:,}バイト)。")
    return 0


def bring_back(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of the store."""
    aside = restore(url(arguments), arguments.file, who(arguments))
    say(f"「{arguments.file}」からデータベースを戻しました。")
    if aside:
        say(f"そこにあった使えないファイルは「{aside}」に残しました。")
    return 0


def _clear_sample(arguments: argparse.Namespace) -> int:
    with opened(arguments) as store:
        if not confirmed("サンプルの報告をすべて消しますか。元には戻せません。", yes=arguments.yes):
            say("消しませんでした。")
            return 2
        cleared = store.clear_sample(who(arguments))
    say(f"サンプルの報告{cleared.submissions}件を消しました。")
    return 0


def _verify(file: Path) -> int:
    found = verify(file)
    holds = f"報告 {found.submissions}件、原本のファイル {found.workbooks}件"
    if found.sealed:
        say(f"「{file}」は、作られたときのまま壊れていません({holds})。")
    else:
        say(
            f"「{file}」に壊れたところは見つかりません({holds})。"
            "全体の照合値のないファイル(以前の版のバックアップか、データベースの写し)のため、構造と原本だけを確かめました。"
        )
    return 0
