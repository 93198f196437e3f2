"""plan read and plan import: the matrix as it is understood, and into the store."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from kyoten.cli import plan_decisions
from kyoten.cli.arguments import Refused
from kyoten.cli.context import opened, site, who
from kyoten.cli.json_documents import plan_document
from kyoten.cli.output import confirmed, describe, print_json, say
from kyoten.fiscal import year_label
from kyoten.model import ActionItem, Plan
from kyoten.plan.assign import assignments_for
from kyoten.plan.choices import PlanChoices
from kyoten.plan.plan_diff import ItemChange
from kyoten.plan.understand import PlanReading
from kyoten.plan_intake import accept, check, refuse_open
from kyoten.problems.problem import Severity, Unreadable, worst_first
from kyoten.reader.workbook import read_workbook
from kyoten.storage.store import Store
from kyoten.views.import_preview import ADDED, CHANGED, FIELDS, REMOVED, ImportPreview, preview_import

DEFAULT_SITE = "拠点"
"""What a first site is called where nobody has named it."""


def read(arguments: argparse.Namespace) -> int:
    """Show what a matrix says; stores nothing."""
    plan = _read(arguments).plan
    if arguments.json:
        print_json(plan_document(plan))
    else:
        _show(plan)
    return _status(plan)


def take(arguments: argparse.Namespace) -> int:
    """Show what storing the matrix adds, changes and removes, ask, and store it as the next version."""
    with opened(arguments, create=True) as store:
        name = site(store, arguments, otherwise=DEFAULT_SITE)
        found = _read(arguments, store, name)
        plan = found.plan
        if not plan.fiscal_year:
            raise Refused(f"「{arguments.file}」から年度を読み取れません。--year で年度を指定してください。")
        refuse_open(found)
        stored = store.plan(name, plan.fiscal_year)
        if stored is None and arguments.holds_from > 1:
            label = year_label(plan.fiscal_year)
            raise Refused(f"{label}のはじめての計画は、第1四半期から有効になります。--from を外してください。")
        found, shown = _decided(store, name, found, arguments)
        plan = shown.plan
        _show_difference(name, shown)
        _show_notes(plan)
        _refuse_asked(shown, found, arguments)
        if stored and stored.plan == plan and not stored.sample:
            say("登録済みの計画と同じ内容のため、保存の必要はありません。")
            return _status(plan)
        return _save(store, name, found, plan, arguments)


def _save(store: Store, name: str, found: PlanReading, plan: Plan, arguments: argparse.Namespace) -> int:
    question = f"「{name}」の{year_label(plan.fiscal_year)}の行動計画として保存しますか。"
    if not confirmed(question, yes=arguments.yes):
        say("保存しませんでした。")
        return 2
    data = arguments.file.read_bytes()
    file, first = arguments.file.name, arguments.holds_from
    version = accept(store, name, found, file=file, data=data, by=who(arguments), holds_from=first)
    say(f"「{name}」の{year_label(plan.fiscal_year)}の行動計画を第{version}版として保存しました。")
    return _status(plan)


def _read(arguments: argparse.Namespace, store: Store | None = None, name: str | None = None) -> PlanReading:
    """Raises Unreadable where nothing can be read, Refused where an assigned column belongs to no header."""
    book = read_workbook(arguments.file.read_bytes(), arguments.file.name)
    asked = PlanChoices(
        year=arguments.year,
        role=arguments.role,
        hidden=arguments.hidden,
        without_sheets=frozenset(arguments.without),
        sure_of_year=arguments.year if arguments.confirm_year else None,
    )
    found = check(book, asked, store=store, site=name)
    if arguments.assign:
        given: dict[str, dict[int, str]] = {}
        for sheet, column, code in arguments.assign:
            given.setdefault(sheet, {})[column] = code
        by_hand = assignments_for(found.headers, given, found.choices.assignments)
        if not by_hand:
            raise Refused("--assign で指定した列のあるシートが見つかりません。シート名を確かめてください。")
        found = check(book, replace(asked, assignments=by_hand), store=store, site=name)
    if not found.plan.items:
        raise Unreadable(found.open_questions[0])
    return found


def _decided(
    store: Store, name: str, found: PlanReading, arguments: argparse.Namespace
) -> tuple[PlanReading, ImportPreview]:
    """The reading with the answers of --decisions, and what storing it would do."""
    shown = preview_import(store, name, found.plan, arguments.holds_from, found.choices)
    if arguments.decisions is None:
        return found, shown
    choices = plan_decisions.read(arguments.decisions, shown, found.plan, found.choices)
    found = replace(found, choices=choices)
    return found, preview_import(store, name, found.plan, arguments.holds_from, choices)


def _refuse_asked(shown: ImportPreview, found: PlanReading, arguments: argparse.Namespace) -> None:
    """What is open keeps the plan out: it is said, and put into a file to answer it in where one is named."""
    next_step = "--template でひな型を書き出し、記入して --decisions で渡してください。"
    if arguments.template:
        plan_decisions.write_template(arguments.template, shown, found.plan, found.choices)
        next_step = f"「{arguments.template}」に書き出しました。記入して --decisions で渡してください。"
    if shown.asked:
        plan_decisions.show(shown, found.plan)
        raise Refused(f"同じ項目かどうかなど、確かめることが{len(shown.asked)}件あります。{next_step}")
    if arguments.template:
        say(f"確かめることを「{arguments.template}」に書き出しました。")


def _show(plan: Plan) -> None:
    year = year_label(plan.fiscal_year) if plan.fiscal_year else "年度は不明"
    print(f"{year}の行動計画: {len(plan.items)}項目")
    for function in plan.functions:
        print(f"\n{function}")
        for item in plan.items:
            if item.function == function:
                print(f"  {_line(item)}")
    _show_notes(plan)


def _show_notes(plan: Plan) -> None:
    if plan.repairs:
        print(f"\n修復 {len(plan.repairs)}件")
    for repair in plan.repairs:
        print(f"  {'要確認 ' if repair.confirm else ''}{repair.source}: {repair.message}")
    if plan.problems:
        print(f"\n指摘 {len(plan.problems)}件")
    for problem in worst_first(plan.problems):
        print(f"  {describe(problem)}")


def _show_difference(name: str, shown: ImportPreview) -> None:
    new = shown.plan
    if shown.before is None:
        print(f"「{name}」の{year_label(new.fiscal_year)}の行動計画を新しく登録します: {len(new.items)}項目")
        return
    difference = shown.difference
    print(f"「{name}」の{year_label(new.fiscal_year)}の行動計画との違い")
    print(f"  {shown.summary}")
    for each in shown.renames:
        print(f"  機能 {each.former} → {each.name}{'(未回答)' if each in shown.open_renames else ''}")
    _show_group(ADDED, [_line(item) for item in difference.added])
    _show_group(CHANGED, [_changed(each) for each in difference.changed])
    _show_group(REMOVED, [_line(item) for item in difference.removed])
    if shown.reported:
        print(f"  終了する四半期かその後に報告のある項目(報告は残ります): {'、'.join(shown.reported)}")
    if not difference and shown.before.plan != new:
        print("  項目は同じで、それ以外の内容(視点、5か年の取組、出典のセルなど)に違いがあります。")


def _show_group(label: str, lines: Sequence[str]) -> None:
    print(f"  {label} {len(lines)}件")
    for line in lines:
        print(f"    {line}")


def _changed(each: ItemChange) -> str:
    """The new text with the fields that differ, and the old text under it where it was another."""
    line = f"{_line(each.new)} [{_fields(each.fields)}]"
    return f"{line}\n      これまで: {' '.join(each.old.text.split())}" if "text" in each.fields else line


def _fields(names: Sequence[str]) -> str:
    return "、".join(FIELDS.get(name, name) for name in names)


def _line(item: ActionItem) -> str:
    restated = f"(再掲: {item.restates})" if item.restates else ""
    return f"{item.id} {item.role} {item.kind.value} {' '.join(item.text.split())}{restated}"


def _status(plan: Plan) -> int:
    return 1 if any(problem.severity is Severity.ERROR for problem in plan.problems) else 0
