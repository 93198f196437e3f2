"""submission list, take-back and restore: what came in, and whether it counts."""

from __future__ import annotations

import argparse

from kyoten.cli.context import opened, site, who
from kyoten.cli.decision_documents import submission_document
from kyoten.cli.output import print_json, print_table, say
from kyoten.fiscal import moment_words
from kyoten.views.year_data import stored_plan


def show(arguments: argparse.Namespace) -> int:
    """Every submission of a year (of a quarter), taken back ones too, oldest first."""
    with opened(arguments) as store:
        name = site(store, arguments)
        stored_plan(store, name, arguments.year)
        records = store.submissions(name, arguments.year)
    found = [each for each in records if arguments.quarter in (None, each.quarter.number)]
    if arguments.json:
        print_json([submission_document(each) for each in found])
        return 0
    rows = [
        (
            str(each.id),
            each.quarter.label,
            each.role or "全役割",
            f"{each.entries}件",
            moment_words(each.received),
            each.by,
            each.file,
            "取り下げ" if each.taken_back else "サンプル" if each.sample else "",
        )
        for each in found
    ]
    print_table(("番号", "四半期", "役割", "件数", "受付", "提出者", "ファイル", "状態"), rows)
    return 0


def take_back(arguments: argparse.Namespace) -> int:
    """Let a submission count no longer."""
    with opened(arguments) as store:
        store.take_back(arguments.number, who(arguments), arguments.reason)
    say(f"報告番号 {arguments.number} を取り下げました。どの数字にも入りません。")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Let it count again."""
    with opened(arguments) as store:
        store.restore(arguments.number, who(arguments))
    say(f"報告番号 {arguments.number} を元に戻しました。再び数字に入ります。")
    return 0
