"""Restated items and their originals, by similarity (docs/reading.md, "Restated items")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from kyoten.model import ActionItem
from kyoten.plan.cell_markup import says_saikei, without_restated
from kyoten.text import key

SAME = 85.0
"""Similarity (0–100) from which two texts are taken for one action."""
_LONG_ENOUGH = 10
"""Characters from which a text that stands whole inside another counts as the same action."""


def likeness(one: str, other: str) -> float:
    """0–100 between two actions, markers removed; 100 where one stands whole inside the other."""
    first, second = _key(one), _key(other)
    shorter, longer = sorted((first, second), key=len)
    if shorter and (shorter == longer or (len(shorter) >= _LONG_ENOUGH and shorter in longer)):
        return 100.0
    return fuzz.ratio(first, second)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    # Each text is held against every other one.
    return key(without_restated(text))


def link_restated(items: Sequence[ActionItem]) -> tuple[ActionItem, ...]:
    """The items with `restates` set: of each pair the one marked 再掲, else the later, restates the other."""
    links: dict[str, str] = {}
    for item in items:
        other = _counterpart(item, items) if item.restated else None
        if other:
            copy, original = _pair(item, other, items)
            if _root(original.id, links) != copy.id:
                links.setdefault(copy.id, original.id)
    return tuple(replace(item, restates=_root(item.id, links)) if item.id in links else item for item in items)


def unlinked(items: Sequence[ActionItem]) -> tuple[ActionItem, ...]:
    """Marked items that belong to no pair: they count where they stand, and are reported."""
    originals = {item.restates for item in items}
    return tuple(item for item in items if item.restated and item.restates is None and item.id not in originals)


def _counterpart(item: ActionItem, items: Sequence[ActionItem]) -> ActionItem | None:
    """The item of the same role that is most like it, the earliest of equals."""
    others = [other for other in items if other.id != item.id and other.role == item.role]
    best = max(others, key=lambda other: likeness(item.text, other.text), default=None)
    return best if best and likeness(item.text, best.text) >= SAME else None


def _pair(one: ActionItem, other: ActionItem, items: Sequence[ActionItem]) -> tuple[ActionItem, ActionItem]:
    """(the one that restates, the original)"""
    if says_saikei(one.text) != says_saikei(other.text):
        return (one, other) if says_saikei(one.text) else (other, one)
    earlier, later = sorted((one, other), key=items.index)
    return later, earlier


def _root(item_id: str, links: dict[str, str]) -> str:
    """The end of a chain of restatements; an item that restates nothing is its own."""
    while item_id in links:
        item_id = links[item_id]
    return item_id
