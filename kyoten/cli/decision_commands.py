"""acknowledge, link and person: what people decide about findings and items, said and listed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from kyoten.cli.arguments import Refused
from kyoten.cli.context import opened, quarter, site, who
from kyoten.cli.decision_documents import acknowledgement_document, link_document
from kyoten.cli.output import confirmed, print_json, print_table, say
from kyoten.fiscal import Quarter, today_in_japan, year_label
from kyoten.model import ActionItem
from kyoten.rules import silent_roles
from kyoten.rules.table import RULE_NAMES
from kyoten.storage.store import Store
from kyoten.views import year_links
from kyoten.views.view import load
from kyoten.views.year_data import stored_plan, terms, whole_plan
from kyoten.views.year_links import YearLink


def acknowledgements(arguments: argparse.Namespace) -> int:
    """Every 了承 of a year, withdrawn ones too, oldest first."""
    with opened(arguments) as store:
        name = site(store, arguments)
        stored_plan(store, name, arguments.year)
        found = store.acknowledgements(name, arguments.year)
    if arguments.json:
        print_json([acknowledgement_document(each) for each in found])
        return 0
    rows = [
        (
            str(each.number),
            each.item,
            RULE_NAMES.get(each.rule, each.rule),
            f"第{each.since}〜{each.until.number}四半期",
            each.by,
            each.reason,
            "取り消し" if each.withdrawn else "",
        )
        for each in found
    ]
    print_table(("番号", "項目", "規則", "期間", "決めた人", "理由", "状態"), rows)
    return 0


def acknowledge(arguments: argparse.Namespace) -> int:
    """Accept a finding that there is, from its quarter through a later one."""
    at, item, rule = quarter(arguments), arguments.item, arguments.rule
    until = Quarter(at.year, arguments.until or at.number)
    if until < at:
        raise Refused(f"--until は、--quarter の{at.label}かそれより後にしてください。")
    with opened(arguments) as store:
        name = site(store, arguments)
        view = load(store, name, at, today=today_in_japan())
        found = {(each.item, each.rule) for each in (*view.findings, *(each for each, _ in view.acknowledged))}
        found |= {(each, silent_roles.RULE) for silent in view.silent for each in silent.items}
        if (item, rule) not in found:
            raise Refused(f"{at.label}の項目「{item}」に「{RULE_NAMES[rule]}」の指摘はありません。")
        number = store.acknowledge(name, item, rule, until, reason=arguments.reason, by=who(arguments), since=at.number)
    say(f"{item} の「{RULE_NAMES[rule]}」を{until.label}まで了承しました(番号 {number})。")
    return 0


def withdraw(arguments: argparse.Namespace) -> int:
    """Let a 了承 hold no more."""
    with opened(arguments) as store:
        store.withdraw(arguments.number, who(arguments))
    say(f"番号 {arguments.number} の了承を取り消しました。")
    return 0


def links(arguments: argparse.Namespace) -> int:
    """Which item of the year before each item continues, saved or proposed."""
    with opened(arguments) as store:
        found = year_links.load(store, site(store, arguments), arguments.year)
    if arguments.json:
        print_json([link_document(each) for each in found.links])
        return 0
    rows = [
        (each.item.id, each.previous.id if each.previous else "—", _likeness(each.likeness), each.state, each.note)
        for each in found.links
    ]
    print_table(("項目", "前年度の項目", "類似度", "区分", "備考"), rows)
    return 0


def accept_links(arguments: argparse.Namespace) -> int:
    """Save every link that is only proposed, but for those whose texts say another word or number: they are listed."""
    with opened(arguments) as store:
        name = site(store, arguments)
        found = year_links.load(store, name, arguments.year)
        _show_doubtful(found.doubtful)
        if not found.sure:
            say("まとめて確定できる提案はありません。" if found.doubtful else "確定する提案はありません。")
            return 0
        if not confirmed(f"提案{len(found.sure)}件を確定しますか。", yes=arguments.yes):
            say("確定しませんでした。")
            return 2
        return _save_links(store, name, arguments, dict(found.sure))


def _show_doubtful(found: Sequence[YearLink]) -> None:
    for each in found:
        print(f"{_item_words(each.item)} [{each.note}]")
        if each.previous:
            print(f"  前年度 {_item_words(each.previous)}")
    if found:
        say(f"要になる言葉か数が違う提案{len(found)}件は確定しません。link set で1件ずつ決めてください。")


def _item_words(item: ActionItem) -> str:
    return f"{item.id} {' '.join(item.text.split())}"


def set_links(arguments: argparse.Namespace) -> int:
    """Say of some items what they continue; ITEM= : nothing."""
    with opened(arguments) as store:
        said = {item: previous or None for item, previous in arguments.links}
        return _save_links(store, site(store, arguments), arguments, said)


def _save_links(store: Store, name: str, arguments: argparse.Namespace, said: dict[str, str | None]) -> int:
    count = store.save_links(name, arguments.year, said, who(arguments))
    say(f"つながりを{count}件確定しました。" if count else "すでに同じ内容で確定しています。")
    return 0


def _likeness(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


def persons(arguments: argparse.Namespace) -> int:
    """Who is in charge of which item, in plan order, where somebody is named; those of ended items at the end."""
    with opened(arguments) as store:
        name = site(store, arguments)
        stored_plan(store, name, arguments.year)
        held = terms(store, name, arguments.year)
    last = {item.id: each.persons for each in held for item in each.plan.items}
    named = [(id, last[id][id]) for id in (item.id for item in whole_plan(held).items) if id in last[id]]
    if arguments.json:
        print_json([{"item": item, "person": person} for item, person in named])
    else:
        print_table(("項目", "担当"), named)
    return 0


def set_persons(arguments: argparse.Namespace) -> int:
    """Put persons in charge, all of them or none; ITEM= : nobody."""
    with opened(arguments) as store:
        name = site(store, arguments)
        with store.transaction() as deed:
            made = [
                deed.change_item(
                    name, arguments.year, item, {"person": person}, who(arguments), holds_from=arguments.holds_from
                )
                for item, person in arguments.persons
            ]
    count = sum(map(bool, made))
    label = year_label(arguments.year)
    say(f"{label}の担当を{count}件変えました。" if count else "すでに同じ担当です。")
    return 0
