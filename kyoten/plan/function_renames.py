"""Functions that a new version, or next year's plan, calls otherwise: asked once, then known (docs/time.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kyoten.model import Plan
from kyoten.text import key, similarity

_ALIKE = 50.0
"""Similarity (0–100) of two names from which one may be the other's new one without an item in common."""


@dataclass(frozen=True)
class FunctionRename:
    """A function that the plan before did not have, and the one of it that it may be; `shared`: items in common."""

    name: str
    former: str
    shared: int


def asked(new: Plan, old: Plan) -> tuple[FunctionRename, ...]:
    """The likeliest pairs of a function that has come and one that has gone, each once, as the new plan has them."""
    had, has = set(map(key, old.functions)), set(map(key, new.functions))
    come = [name for name in new.functions if key(name) not in had]
    gone = [name for name in old.functions if key(name) not in has]
    texts = {name: _texts(new, name) for name in come}, {name: _texts(old, name) for name in gone}
    pairs = [FunctionRename(name, former, len(texts[0][name] & texts[1][former])) for name in come for former in gone]
    likely = [each for each in pairs if each.shared or similarity(each.name, each.former) >= _ALIKE]
    found: list[FunctionRename] = []
    for each in sorted(likely, key=lambda pair: (-pair.shared, -similarity(pair.name, pair.former))):
        if all(each.name != other.name and each.former != other.former for other in found):
            found.append(each)
    return tuple(sorted(found, key=lambda pair: come.index(pair.name)))


def _texts(plan: Plan, function: str) -> set[tuple[str, str]]:
    return {(item.role, key(item.text)) for item in plan.items if item.function == function}


def aliases(renames: Iterable[tuple[str, str]], functions: Sequence[str]) -> Mapping[str, str]:
    """Key of a name that a function has had before or since → its name among `functions`.

    `renames`: (new name, former name) as they were confirmed. A name that a function has now is no alias.
    """
    now = {key(name): name for name in functions}
    pairs = [(key(name), key(former)) for name, former in renames]
    found: dict[str, str] = {}
    for own, name in now.items():
        names, waiting = {own}, [own]
        while waiting:
            one = waiting.pop()
            near = {b for a, b in pairs if a == one} | {a for a, b in pairs if b == one}
            waiting += sorted(near - names)
            names |= near
        for other in sorted(names - set(now)):
            found.setdefault(other, name)
    return found
