"""Items' ids, and keeping them when a corrected matrix is imported (docs/reading.md, "Identity")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase
from types import MappingProxyType

from kyoten.model import ROLE_LETTERS, ActionItem, Plan
from kyoten.plan.items_across_plans import matches
from kyoten.plan.kinds_and_targets import schedule

_ID = re.compile(r"(?P<function>\d+)-(?P<state>\d+)-(?P<letter>[A-Z]+)(?P<number>\d+)")
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_SCHEDULE = ("kind", "target_count", "due_months", "at_least")


def role_letters(roles: Iterable[str]) -> dict[str, str]:
    """A letter for each role: H, G, S for the usual three, for others the next free capital letter, then AA, AB…"""
    free = (letter for letter in _letters() if letter not in ROLE_LETTERS.values())
    further = dict.fromkeys(role for role in roles if role not in ROLE_LETTERS)
    return {**ROLE_LETTERS, **{role: next(free) for role in further}}


def give_ids(items: Sequence[ActionItem], functions: Sequence[str], roles: Iterable[str]) -> tuple[ActionItem, ...]:
    """The items with ids F-S-RNN: function, first target state, role's letter, running number in plan order."""
    letters = role_letters((*roles, *(item.role for item in items)))
    running: Counter[str] = Counter()
    named: list[ActionItem] = []
    for item in items:
        prefix = f"{functions.index(item.function) + 1}-{item.state}-{letters[item.role]}"
        running[prefix] += 1
        # As dataclasses.replace, in a third of its time: a tenth of a long plan's reading went there.
        named.append(ActionItem(**(vars(item) | {"id": f"{prefix}{running[prefix]:02d}"})))
    return tuple(named)


def keep_ids(
    new: Plan,
    old: Plan,
    *,
    taken: Iterable[str] = (),
    same: Mapping[str, str] | None = None,
    renamed: Mapping[str, str] = _NO_NAMES,
) -> Plan:
    """`new` with the ids of `old` for items that are the same; the others get ids never used.

    `same`: id in `new` → id in `old` (kyoten.plan.which_is_which), by the texts where it is not given; `renamed`: a
    function's new name → its old one. `taken`: further ids that must not be given again, those of items removed
    earlier. A kind, target or month that somebody changed in `old` stays, as long as the words propose what they
    proposed before.
    """
    kept = matches(new.items, old.items) if same is None else same
    before = {item.id: item for item in old.items}
    ids = _new_ids(new, old, kept, {*before, *taken}, renamed)
    items = tuple(_renamed(item, ids, before.get(kept.get(item.id, ""))) for item in new.items)
    viewpoints = tuple(replace(each, items=tuple(ids[one] for one in each.items)) for each in new.viewpoints)
    return replace(new, items=items, viewpoints=viewpoints)


def continued_from(new: Plan, old: Plan) -> dict[str, str]:
    """Next year's plan: id in `new` → id in `old` of the item that it continues. Items without one are left out."""
    return matches(new.items, old.items)


def _renamed(item: ActionItem, ids: Mapping[str, str], before: ActionItem | None) -> ActionItem:
    renamed = replace(item, id=ids[item.id], restates=ids[item.restates] if item.restates else None)
    return _with_schedule_of(before, renamed) if before else renamed


def _with_schedule_of(before: ActionItem, item: ActionItem) -> ActionItem:
    proposed, set_before = schedule(before.text), tuple(getattr(before, name) for name in _SCHEDULE)
    by_hand = set_before != tuple(getattr(proposed, name) for name in _SCHEDULE)
    if not by_hand or schedule(item.text) != proposed:
        return item
    return replace(
        item,
        kind=before.kind,
        target_count=before.target_count,
        due_months=before.due_months,
        at_least=before.at_least,
    )


def _new_ids(
    new: Plan, old: Plan, kept: Mapping[str, str], used: set[str], renamed: Mapping[str, str]
) -> dict[str, str]:
    """Id in `new` as read → id to have: the kept one, else the next number after all that were ever given."""
    functions, letters = _function_numbers(new, old, used, renamed), _letters_in_use(new, old)
    last: dict[str, int] = {}
    for each in used:
        if found := _ID.fullmatch(each):
            prefix = each[: found.start("number")]
            last[prefix] = max(last.get(prefix, 0), int(found["number"]))
    ids: dict[str, str] = dict(kept)
    for item in new.items:
        if item.id not in ids:
            prefix = f"{functions[item.function]}-{item.state}-{letters[item.role]}"
            last[prefix] = last.get(prefix, 0) + 1
            ids[item.id] = f"{prefix}{last[prefix]:02d}"
    return ids


def _function_numbers(new: Plan, old: Plan, used: set[str], renamed: Mapping[str, str]) -> dict[str, int]:
    """A function keeps the number that its items have, under another name too; a new one gets the next that no id
    has."""
    numbers = {item.function: int(found["function"]) for item in old.items if (found := _ID.fullmatch(item.id))}
    highest = max((int(found["function"]) for each in used if (found := _ID.fullmatch(each))), default=0)
    for name in new.functions:
        if name not in numbers and renamed.get(name) in numbers:
            numbers[name] = numbers[renamed[name]]
        elif name not in numbers:
            highest += 1
            numbers[name] = highest
    return numbers


def _letters_in_use(new: Plan, old: Plan) -> dict[str, str]:
    """A role keeps the letter that its items have, as long as they did not change role since."""
    letters = dict(ROLE_LETTERS)
    for item in old.items:
        if (found := _ID.fullmatch(item.id)) and found["letter"] not in letters.values():
            letters.setdefault(item.role, found["letter"])
    for role in new.roles:
        if role not in letters:
            letters[role] = next(letter for letter in _letters() if letter not in letters.values())
    return letters


def _letters() -> Iterator[str]:
    yield from ascii_uppercase
    yield from (first + second for first in ascii_uppercase for second in ascii_uppercase)
