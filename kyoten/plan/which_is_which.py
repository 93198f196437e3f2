"""Which item of a new version of a plan is which of the stored one, and where only a person knows (docs/time.md).

The same text in the same place is the same item. A changed text, another role, function, target state or viewpoint, and
one of several equal texts are guesses: 利用会員 for 提供会員 is nearly the same text, and another undertaking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from rapidfuzz import fuzz, process

from kyoten.model import ActionItem, Plan
from kyoten.plan.items_across_plans import NEARLY, matches
from kyoten.sheet.match.contrast import Words, contradicts
from kyoten.sheet.match.normalize import one_spelling
from kyoten.text import key

ENDED = ""
"""The answer that a stored item ends; the item that it might have become is a new one then."""
NO_ANSWERS: Mapping[str, str] = MappingProxyType({})
_MOST = 12
"""Candidates that a person is shown for one item."""
ALIKE = 50.0
"""Similarity (0–100) from which an item that nothing continues may have become one that continues nothing."""
TEXT, DECISIVE, ROLE, FUNCTION, STATE, VIEWPOINT, SEVERAL, UNSURE = (
    "本文が変わっています",
    "要になる言葉か数が違います",
    "役割が変わっています",
    "機能が変わっています",
    "目指す拠点の姿が変わっています",
    "振り返りの視点が変わっています",
    "同じ文の項目が複数あります",
    "続きの項目が決められません",
)
"""Why a person is asked."""


@dataclass(frozen=True)
class Guess:
    """A stored item, and the items of the new version that it may be (with the ids of the reading), likeliest first.

    `likely`: whether the first of them is what the texts propose.
    """

    old: ActionItem
    candidates: tuple[ActionItem, ...]
    likely: bool
    reasons: tuple[str, ...]

    @property
    def decisive(self) -> bool:
        """Whether the likely item says another word in a place that matters: nobody should say yes to it in passing."""
        return not self.likely or DECISIVE in self.reasons or SEVERAL in self.reasons


@dataclass(frozen=True)
class Which:
    """`same`: id in the reading → id in the stored plan, as proposed where nobody has answered. `guesses`: all that is
    asked, in the order of the stored plan; `open`: those without an answer."""

    same: Mapping[str, str]
    guesses: tuple[Guess, ...] = ()
    open: tuple[Guess, ...] = ()


def decide(
    new: Plan, old: Plan, said: Mapping[str, str] = NO_ANSWERS, renamed: Mapping[str, str] = NO_ANSWERS
) -> Which:
    """`said`: id in the stored plan → id in the reading of the item that it is, or ENDED; what is said of an item that
    is not asked about, or names none of its candidates, is left aside. `renamed`: a function's new name → its old one.
    """
    under_old_names = [replace(item, function=renamed.get(item.function) or item.function) for item in new.items]
    seen = {item.id: item for item in under_old_names}
    stored = {item.id: item for item in old.items}
    proposed = {before: now for now, before in matches(under_old_names, old.items).items()}
    places = _Places(under_old_names, new, old.items)
    reasons = {before: places.reasons(seen[now], stored[before]) for before, now in proposed.items()}
    sure = {before: now for before, now in proposed.items() if not reasons[before]}
    taken = set(sure.values())
    pool = _Pool([item for item in under_old_names if item.id not in taken])
    loose = {item.id for item in pool.items} - set(proposed.values())
    shown = {item.id: item for item in new.items}
    guesses = []
    for item in old.items:
        if item.id in sure:
            continue
        found = _candidates(item, pool, proposed.get(item.id), loose)
        if found:
            why = reasons.get(item.id) or (UNSURE,)
            guesses.append(Guess(item, tuple(shown[each] for each in found), item.id in proposed, why))
    return _answered(sure, proposed, tuple(guesses), said)


def says_another(now: str, before: str) -> bool:
    """Whether a text says another word or number in a place that matters: 年8回 for 年6回."""
    if key(now) == key(before):
        return False
    row, form = one_spelling([now, before])
    return contradicts(Words(row), [Words(form)])


class _Pool:
    """The items of the new version that are no stored one for sure, with their texts as they are compared."""

    def __init__(self, items: Sequence[ActionItem]) -> None:
        self.items = items
        self._keys = [key(item.text) for item in items]
        self._places = [_place(item) for item in items]

    def in_place_of(self, old: ActionItem) -> set[str]:
        """Ids of those under the same function, role and one of the viewpoints."""
        function, role, viewpoints = _place(old)
        return {
            item.id
            for item, place in zip(self.items, self._places, strict=True)
            if place[0] == function and place[1] == role and not viewpoints.isdisjoint(place[2])
        }

    def scores(self, old: ActionItem) -> dict[str, float]:
        """Id → likeness (0–100) to a stored item's text."""
        if not self.items:
            return {}
        found = process.cdist([key(old.text)], self._keys, scorer=fuzz.ratio)[0]
        return {item.id: float(score) for item, score in zip(self.items, found, strict=True)}


def _candidates(old: ActionItem, pool: _Pool, proposed: str | None, loose: set[str]) -> list[str]:
    """Ids of the reading: the proposed one, then those that are alike or stand in the same place."""
    scores, near = pool.scores(old), pool.in_place_of(old)
    may_be = [each for each, score in scores.items() if score >= ALIKE or each in near]
    ranked = sorted(may_be, key=lambda each: (each != proposed, -scores[each]))
    if proposed:
        return list(dict.fromkeys([proposed, *ranked]))[:_MOST]
    # Nothing has been found for it: it is asked about where an item waits for a past, or is so alike that it would have
    # been the one, had another not been before it.
    as_near = any(scores[each] >= NEARLY for each in ranked)
    return ranked[:_MOST] if loose.intersection(ranked) or as_near else []


def _place(item: ActionItem) -> tuple[str, str, frozenset[str]]:
    return item.function, item.role, frozenset(map(key, item.viewpoints))


def _answered(
    sure: Mapping[str, str], proposed: Mapping[str, str], guesses: tuple[Guess, ...], said: Mapping[str, str]
) -> Which:
    answers: dict[str, str] = {}
    for guess in guesses:
        answer = said.get(guess.old.id)
        names = {each.id for each in guess.candidates}
        if answer == ENDED or (answer in names and answer not in answers.values()):
            answers[guess.old.id] = answer or ENDED
    claimed = {answer for answer in answers.values() if answer}
    unanswered = tuple(
        guess
        for guess in guesses
        if guess.old.id not in answers and any(each.id not in claimed for each in guess.candidates)
    )
    same = {now: before for before, now in (*sure.items(), *answers.items()) if now}
    for guess in unanswered:
        now = proposed.get(guess.old.id)
        if now and now not in same:
            same[now] = guess.old.id
    return Which(same, guesses, unanswered)


class _Places:
    """What both plans have, to tell what has moved from what was only written otherwise."""

    def __init__(self, under_old_names: Sequence[ActionItem], new: Plan, old: Sequence[ActionItem]) -> None:
        self._times = Counter(map(_said, under_old_names)), Counter(map(_said, old))
        self._states = _keys([s.text for s in new.target_states], *(i.target_states for i in new.items))
        self._viewpoints = _keys([v.text for v in new.viewpoints], *(i.viewpoints for i in new.items))

    def reasons(self, item: ActionItem, old: ActionItem) -> tuple[str, ...]:
        """Why it is a guess that an item is a stored one; () where it is sure."""
        checks = {
            TEXT: key(item.text) != key(old.text),
            DECISIVE: says_another(item.text, old.text),
            ROLE: item.role != old.role,
            FUNCTION: item.function != old.function,
            STATE: _moved(item.target_states, old.target_states, self._states),
            VIEWPOINT: _moved(item.viewpoints, old.viewpoints, self._viewpoints),
            SEVERAL: self._several(item),
        }
        return tuple(reason for reason, holds in checks.items() if holds)

    def _several(self, item: ActionItem) -> bool:
        now, before = (times[_said(item)] for times in self._times)
        return max(now, before) > 1 and 0 < now != before > 0


def _said(item: ActionItem) -> tuple[str, ...]:
    """Its text and its place: equal texts in two places are told apart by them."""
    return (item.function, item.role, key(item.text), *map(key, (*item.target_states, *item.viewpoints)))


def _keys(*texts: Iterable[str]) -> set[str]:
    return {key(text) for each in texts for text in each}


def _moved(now: Sequence[str], before: Sequence[str], there: set[str]) -> bool:
    """Whether it has left a place that the new version still has. One that is gone was written otherwise."""
    return bool((set(map(key, before)) - set(map(key, now))) & there)
