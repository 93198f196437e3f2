"""site and plan list, remove, hide: what is here, and mistakes undone (docs/time.md)."""

from __future__ import annotations

import argparse

from kyoten.cli.arguments import Refused
from kyoten.cli.context import opened, site, who
from kyoten.cli.decision_documents import difference_document, site_document, version_document
from kyoten.cli.output import confirmed, print_json, print_table, say
from kyoten.fiscal import moment_words, year_label
from kyoten.views import plan_versions


def sites(arguments: argparse.Namespace) -> int:
    """Every site that has a plan, hidden ones too."""
    with opened(arguments) as store:
        found = [site_document(store, name) for name in store.sites(with_hidden=True)]
    if arguments.json:
        print_json(found)
        return 0
    rows = [(each["name"], _years(each["years"]), "表示しない" if each["hidden"] else "") for each in found]
    print_table(("拠点", "年度", "状態"), rows)
    return 0


def rename(arguments: argparse.Namespace) -> int:
    """Call a site by another name."""
    with opened(arguments) as store:
        old = site(store, arguments)
        store.rename_site(old, arguments.name, who(arguments))
    say(f"「{old}」の名称を「{arguments.name.strip()}」に変えました。")
    return 0


def remove(arguments: argparse.Namespace) -> int:
    """Take a site away with all its plans, while nothing rests on them."""
    with opened(arguments) as store:
        name = site(store, arguments)
        if not confirmed(f"拠点「{name}」を、計画ごと取り消しますか。", yes=arguments.yes):
            say("取り消しませんでした。")
            return 2
        count = store.remove_site(name, who(arguments))
    say(f"拠点「{name}」を取り消しました(計画 {count}版)。")
    return 0


def hide(arguments: argparse.Namespace) -> int:
    """Offer a site no more, or again."""
    with opened(arguments) as store:
        name = site(store, arguments)
        store.hide(name, by=who(arguments), hidden=not arguments.undo)
    say(f"拠点「{name}」を{_shown(arguments)}。")
    return 0


def plans(arguments: argparse.Namespace) -> int:
    """Every version of every plan of a site, or of all; those taken away or hidden too."""
    with opened(arguments) as store:
        found = [each for each in store.plan_versions(arguments.site) if arguments.year in (None, each.year)]
    if arguments.json:
        print_json([version_document(each) for each in found])
        return 0
    rows = [
        (
            each.site,
            year_label(each.year),
            f"第{each.version}版",
            plan_versions.first_words(each.holds_from),
            moment_words(each.at),
            each.by,
            each.file,
            "取り消し" if each.removed else "表示しない" if each.hidden else "",
        )
        for each in found
    ]
    print_table(("拠点", "年度", "版", "いつから", "保存", "保存した人", "ファイル", "状態"), rows)
    return 0


def compare_plans(arguments: argparse.Namespace) -> int:
    """What one version of a year's plan changed of another, item by item and field by field."""
    with opened(arguments) as store:
        name = site(store, arguments)
        found = plan_versions.comparison(store, name, arguments.year, arguments.old, arguments.new)
    if found is None:
        label = year_label(arguments.year)
        raise Refused(f"「{name}」の{label}の計画に、第{arguments.old}版か第{arguments.new}版がありません。")
    rows = [[str(cell) for cell in row] for row in found.table().itertuples(index=False)]
    if arguments.json:
        print_json([difference_document(row) for row in rows])
        return 0
    for new, former in found.renamed.items():
        print(f"機能 {former} → {new}")
    for state, item, role, label, before, after in rows:
        words = f"{label} {_flat(before)} → {_flat(after)}" if label else _flat(after or before)
        print(f"{state} {item} {role} {words}")
    if not rows:
        print("項目に違いはありません。")
    return 0


def _flat(text: str) -> str:
    return " ".join(text.split())


def remove_plan(arguments: argparse.Namespace) -> int:
    """Take a year's newest version away, while nothing rests on it."""
    with opened(arguments) as store:
        name, label = site(store, arguments), year_label(arguments.year)
        question = f"「{name}」の{label}の計画の、いちばん新しい版を取り消しますか。"
        if store.plan(name, arguments.year) and not confirmed(question, yes=arguments.yes):
            say("取り消しませんでした。")
            return 2
        version = store.remove_plan(name, arguments.year, who(arguments))
        before = store.plan(name, arguments.year)
    then = f"第{before.version}版に戻りました。" if before else "この年度の計画はなくなりました。"
    say(f"「{name}」の{label}の計画の第{version}版を取り消しました。{then}")
    return 0


def hide_plan(arguments: argparse.Namespace) -> int:
    """Offer a year of a site no more, or again."""
    with opened(arguments) as store:
        name = site(store, arguments)
        store.hide(name, arguments.year, by=who(arguments), hidden=not arguments.undo)
    say(f"「{name}」の{year_label(arguments.year)}を{_shown(arguments)}。")
    return 0


def _shown(arguments: argparse.Namespace) -> str:
    return "再び表示します" if arguments.undo else "表示しないことにしました"


def _years(years: list[int]) -> str:
    return "、".join(map(year_label, years)) or "—"
