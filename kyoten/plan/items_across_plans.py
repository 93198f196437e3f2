"""Which item of one plan is which of another, by text (docs/reading.md, "Identity")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kyoten.model import ActionItem
from kyoten.text import key

NEARLY = 80.0
"""Similarity (0–100) from which two texts in one function and role are one item, corrected."""
NEARLY_ELSEWHERE = 92.0
"""The same where the item has moved to another function."""


@dataclass(frozen=True)
class _Text:
    position: int
    item: ActionItem
    key: str


def matches(new: Sequence[ActionItem], old: Sequence[ActionItem]) -> dict[str, str]:
    """Id in `new` → id in `old`, one to one: the same text first, then nearly the same, in plan order.

    A role's item stays that role's; only an unchanged text of the function that nothing else claims may change role.
    """
    left, right = _texts(new), _texts(old)
    found: dict[str, str] = {}
    for rule in (_same_place, _same_function, _same_text):
        _take(found, left, right, rule)
    _take_similar(found, left, right)
    _take(found, left, right, _other_role)
    return found


def _texts(items: Sequence[ActionItem]) -> list[_Text]:
    return [_Text(number, item, key(item.text)) for number, item in enumerate(items)]


def _same_place(text: _Text) -> tuple[str, ...]:
    return (*_same_function(text), *text.item.target_states)


def _same_function(text: _Text) -> tuple[str, ...]:
    return (*_same_text(text), text.item.function)


def _same_text(text: _Text) -> tuple[str, ...]:
    return (text.item.role, text.key)


def _other_role(text: _Text) -> tuple[str, ...]:
    return (text.item.function, text.key)


def _take(
    found: dict[str, str], left: list[_Text], right: list[_Text], rule: Callable[[_Text], tuple[str, ...]]
) -> None:
    """Match what the rule calls equal, in plan order; what is matched leaves both lists."""
    waiting: dict[tuple[str, ...], list[_Text]] = {}
    for text in right:
        waiting.setdefault(rule(text), []).append(text)
    for text in list(left):
        if same := waiting.get(rule(text)):
            other = same.pop(0)
            found[text.item.id] = other.item.id
            left.remove(text)
            right.remove(other)


def _take_similar(found: dict[str, str], left: list[_Text], right: list[_Text]) -> None:
    """Match the most alike first; of equals those of the same function, then those nearest in plan order."""
    if not left or not right:
        return
    scores = process.cdist([t.key for t in left], [t.key for t in right], scorer=fuzz.ratio)
    ranked: list[tuple[float, bool, int, _Text, _Text]] = []
    for row, text in enumerate(left):
        for column, other in enumerate(right):
            score, same = float(scores[row][column]), text.item.function == other.item.function
            if text.item.role == other.item.role and score >= (NEARLY if same else NEARLY_ELSEWHERE):
                ranked.append((-score, not same, abs(text.position - other.position), text, other))
    for *_, text, other in sorted(ranked, key=lambda pair: pair[:3]):
        if text in left and other in right:
            found[text.item.id] = other.item.id
            left.remove(text)
            right.remove(other)
