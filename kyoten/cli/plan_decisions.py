"""plan import --decisions FILE: which item of a new version is which, answered in a JSON file (docs/cli.md)."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from kyoten.cli.arguments import Refused
from kyoten.cli.context import write_file
from kyoten.cli.output import describe
from kyoten.model import Plan
from kyoten.plan.choices import PlanChoices
from kyoten.plan.which_is_which import ENDED, Guess
from kyoten.views.import_preview import ImportPreview

_ENDED = "ended"
"""In the file: the item ends, and what it might have become is a new one."""
Row = dict[str, Any]


def places(plan: Plan) -> dict[str, str]:
    """Id in the reading → how the file calls the item: its cell, R7C5, or R7C5#2 for the second item of a cell."""
    several, seen = Counter(item.source for item in plan.items), Counter[str]()
    named = {}
    for item in plan.items:
        seen[item.source] += 1
        named[item.id] = f"{item.source}#{seen[item.source]}" if several[item.source] > 1 else item.source
    return named


def show(shown: ImportPreview, read: Plan) -> None:
    """What is asked, for a person."""
    named = places(read)
    print(f"  確かめること {len(shown.asked)}件")
    for each in shown.asked[: len(shown.open_renames)]:
        print(f"    {describe(each)}")
    for guess in shown.which.open:
        print(f"    {guess.old.id} {' '.join(guess.old.text.split())} [{'、'.join(guess.reasons)}]")
        for candidate in guess.candidates:
            print(f"      {named[candidate.id]}: {' '.join(candidate.text.split())}")


def write_template(path: Path, shown: ImportPreview, read: Plan, choices: PlanChoices) -> None:
    """All that is asked, with null where there is no answer yet."""
    named = places(read)
    made = {
        "functions": [
            {"name": each.name, "former": each.former, "same": _said(choices.functions.get(each.name))}
            for each in shown.renames
        ],
        "items": [
            {
                "item": guess.old.id,
                "text": guess.old.text,
                "reasons": list(guess.reasons),
                "candidates": [{"at": named[each.id], "text": each.text} for each in guess.candidates],
                "becomes": _becomes(choices.items.get(guess.old.id), named),
            }
            for guess in shown.which.guesses
        ],
    }
    write_file(path, (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode())


def _said(former: str | None) -> bool | None:
    return None if former is None else bool(former)


def _becomes(answer: str | None, named: dict[str, str]) -> str | None:
    return None if answer is None else named.get(answer, _ENDED)


def read(path: Path, shown: ImportPreview, plan: Plan, choices: PlanChoices) -> PlanChoices:
    """The choices with the file's answers; null is no answer. `plan`: as it was read. Raises Refused, with one
    sentence, for anything that answers nothing that is asked."""
    functions, items = _lists(path)
    return replace(choices, functions=_functions(functions, shown), items=_items(items, shown, places(plan)))


def _lists(path: Path) -> tuple[list[Row], list[Row]]:
    try:
        document = json.loads(path.read_text("utf-8-sig"))
    except OSError as fault:
        raise Refused(f"--decisions のファイル「{path}」を開けません。") from fault
    except (ValueError, RecursionError) as fault:
        raise Refused(f"--decisions のファイル「{path}」はJSONとして読めません。") from fault
    lists = {name: document.pop(name, []) for name in ("functions", "items")} if isinstance(document, dict) else {}
    rows = [row for each in lists.values() if isinstance(each, list) for row in each]
    if document or not all(isinstance(each, list) for each in lists.values()) or not all(map(_is_row, rows)):
        raise Refused(f"--decisions のファイル「{path}」の形が違います。--template で作ったひな型に記入してください。")
    return lists["functions"], lists["items"]


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and isinstance(row.get("item", row.get("name")), str)


def _functions(rows: list[Row], shown: ImportPreview) -> dict[str, str]:
    asked = {each.name: each for each in shown.renames}
    _refuse_twice("機能", [row["name"] for row in rows if "name" in row])
    found = {}
    for row in rows:
        name, same = row.get("name"), row.get("same")
        if name not in asked:
            raise Refused(f"--decisions の機能「{name}」について確かめることはありません。その行を消してください。")
        if same is not None and not isinstance(same, bool):
            raise Refused(f"--decisions の機能「{name}」の same は true か false にしてください。")
        if same is not None:
            found[str(name)] = asked[str(name)].former if same else ""
    return found


def _items(rows: list[Row], shown: ImportPreview, named: dict[str, str]) -> dict[str, str]:
    guesses = {guess.old.id: guess for guess in shown.which.guesses}
    known = {item.id for item in shown.before.plan.items} if shown.before else set[str]()
    _refuse_twice("項目", [row["item"] for row in rows if "item" in row])
    found: dict[str, str] = {}
    for row in rows:
        item, becomes = row.get("item"), row.get("becomes")
        if item not in known:
            raise Refused(f"--decisions の項目「{item}」は、保存済みの計画にありません。番号を確かめてください。")
        if item not in guesses:
            raise Refused(f"--decisions の項目「{item}」について確かめることはありません。その行を消してください。")
        if becomes is not None:
            found[str(item)] = _answer(guesses[str(item)], becomes, named)
    _refuse_shared(found, named)
    return found


def _answer(guess: Guess, becomes: object, named: dict[str, str]) -> str:
    allowed = {_ENDED: ENDED} | {named[each.id]: each.id for each in guess.candidates}
    if not isinstance(becomes, str) or becomes not in allowed:
        words = "、".join(each for each in allowed if each != _ENDED)
        raise Refused(
            f"--decisions の項目「{guess.old.id}」の becomes は、{words} か {_ENDED} にしてください"
            f"({becomes} とあります)。"
        )
    return allowed[becomes]


def _refuse_twice(what: str, names: list[str]) -> None:
    if twice := [name for name, times in Counter(names).items() if times > 1]:
        raise Refused(f"--decisions に{what}「{twice[0]}」が複数あります。1つだけにしてください。")


def _refuse_shared(found: dict[str, str], named: dict[str, str]) -> None:
    """One item of the file can be one stored item alone."""
    for now, times in Counter(each for each in found.values() if each != ENDED).items():
        if times > 1:
            both = "、".join(old for old, answer in found.items() if answer == now)
            raise Refused(f"--decisions で{both}のどれもが {named[now]} の項目になっています。1つだけにしてください。")
