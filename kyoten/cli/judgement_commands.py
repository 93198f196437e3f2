"""judgement: 評価 and next year's direction of items and target states, listed, decided one by one or by a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from kyoten.cli.arguments import Refused
from kyoten.cli.context import opened, site, who, write_file
from kyoten.cli.decision_documents import judged_document
from kyoten.cli.output import confirmed, print_json, print_table, say
from kyoten.export.xlsx import judgement_workbook
from kyoten.fiscal import QUARTERS, Quarter, today_in_japan, year_label
from kyoten.storage.store import Store
from kyoten.views.judgement_file import FilledRow, read
from kyoten.views.judgements import JudgedSubject, YearJudgements, year_judgements
from kyoten.views.view import View, load
from kyoten.views.year_data import refuse_future


def listing(arguments: argparse.Namespace) -> int:
    """Every target state and item of the year: what is proposed, what was decided."""
    if arguments.as_of:
        refuse_future(arguments.as_of)
    with opened(arguments) as store:
        found = year_judgements(_view(store, arguments))
    if arguments.json:
        print_json([judged_document(each) for each in found.all])
        return 0
    rows = [
        (each.subject, each.proposal.words, each.decided.words if each.decided else "未決定", _whose(each))
        for each in found.all
    ]
    print_table(("項目・姿", "提案", "決定", "決めた人と理由"), rows)
    say(found.summary)
    return 0


def decide(arguments: argparse.Namespace) -> int:
    """Judge one item or target state."""
    with opened(arguments) as store:
        store.judge(
            site(store, arguments), arguments.year, arguments.subject, arguments.letter, arguments.direction,
            reason=arguments.reason, by=who(arguments),
        )  # fmt: skip
    say(f"{arguments.subject} を「{arguments.letter}・{arguments.direction}」に決めました。")
    return 0


def accept(arguments: argparse.Namespace) -> int:
    """Decide as proposed whatever nobody has decided and a judgement is proposed for."""
    with opened(arguments) as store:
        found = year_judgements(_view(store, arguments))
        left = [each for each in found.all if each.decided is None and each.proposal.grade is None]
        if left:
            say(f"評価を提案できない{len(left)}件は決めません({'、'.join(each.subject for each in left)})。")
        rows = [
            FilledRow(each.subject, each.proposal.grade.letter, each.proposal.direction, each.proposal.reason, "")
            for each in found.all
            if each.acceptable and each.proposal.grade
        ]
        return _save(store, arguments, found, rows)


def withdraw(arguments: argparse.Namespace) -> int:
    """Take a judgement back."""
    with opened(arguments) as store:
        store.withdraw_judgement(site(store, arguments), arguments.year, arguments.subject, who(arguments))
    say(f"{arguments.subject} の評価を取り消しました。")
    return 0


def template(arguments: argparse.Namespace) -> int:
    """A workbook to fill in, with what is proposed and what was decided."""
    with opened(arguments) as store:
        view = _view(store, arguments)
    write_file(arguments.output, judgement_workbook.workbook(view))
    say(f"{year_label(arguments.year)}の評価の記入用紙を「{arguments.output}」に保存しました。")
    return 0


def fill_in(arguments: argparse.Namespace) -> int:
    """Decide what a filled workbook says, all of it or nothing."""
    with opened(arguments) as store:
        found = year_judgements(_view(store, arguments))
        rows, wrong = read(arguments.file.read_bytes(), arguments.file.name, found)
        if wrong:
            raise Refused("\n".join(wrong))
        return _save(store, arguments, found, rows)


def _save(store: Store, arguments: argparse.Namespace, found: YearJudgements, rows: Iterable[FilledRow]) -> int:
    known = {each.subject: each.decided for each in found.all}
    new = [row for row in rows if not row.is_same(known.get(row.subject))]
    if not new:
        say("新しく決める評価はありません。")
        return 0
    for row in new:
        print(f"{row.subject} {row.letter}・{row.direction}：{row.reason}")
    if not confirmed(f"この{len(new)}件を決めますか。", yes=arguments.yes):
        say("決めませんでした。")
        return 2
    name, by = site(store, arguments), who(arguments)
    with store.transaction() as deed:
        for row in new:
            decided = known.get(row.subject)
            deed.judge(
                name, arguments.year, row.subject, row.letter, row.direction,
                reason=row.reason, by=by, seen=decided.number if decided else 0,
            )  # fmt: skip
    say(f"評価を{len(new)}件決めました。")
    return 0


def _view(store: Store, arguments: argparse.Namespace) -> View:
    quarter, as_of = Quarter(arguments.year, QUARTERS[-1]), getattr(arguments, "as_of", None)
    return load(store, site(store, arguments), quarter, today=today_in_japan(), as_of=as_of)


def _whose(each: JudgedSubject) -> str:
    return f"{each.decided.by}：{each.decided.reason}" if each.decided else each.proposal.reason
