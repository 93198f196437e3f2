"""What a foreign row says of an item besides its text: id, function, role, target state, viewpoint.

Source: docs/reading.md, "Theirs". What a cell means is found by the plan's own names and a few usual
words; a cell that means nothing known says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from kyoten.model import GYOUSEI, HOUJIN, SHISHAKYO, Plan
from kyoten.plan.cell_markup import without_state_mark
from kyoten.plan.function_names import function_name
from kyoten.text import bare, key

_ID = re.compile(r"(\d{1,3})-(\d{1,3})-([A-Z]{1,3})-?(\d{1,3})")
_LEADING_ID = re.compile(
    r"\s*([(\[【]?\s*\d{1,2}[-‐‑‒–—―−ー]\d{1,2}[-‐‑‒–—―−ー][A-Za-z]{1,2}\d{1,3})[)\]】.:、\s]+(?=\S)"
)
_LONGEST_ID = 20
_HYPHEN = re.compile(r"[‐‑‒–—―−ー－ｰ_]")
_ROLE_WORDS = {
    HOUJIN: ("法人", "運営法人", "受託法人", "運営団体", "事業者"),
    GYOUSEI: ("行政", "区", "区役所"),
    SHISHAKYO: ("市社協", "社協", "市社会福祉協議会", "社会福祉協議会", "市社会福祉協議会事務局"),
}
_WARD = re.compile(r"\w{1,3}区(?:役所)?")
_ROLE_TAIL = re.compile(r"(?:の)?(?:役割|担当|分)$")
_BETWEEN_ROLES = re.compile(r"及び|および|並びに|と|[・、,/&+＆]")
_LIKE = 80.0
"""Similarity (0–100) from which a cell is a state's or viewpoint's text, or a function's name with a slip."""
_NUMBER_ONLY = re.compile(r"\D*(\d{1,2})\D*")


class Hints:
    """A plan's names for reading cells. Item numbers are positions in `plan.items`."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._functions = {key(name): name for name in plan.functions}
        self._roles = {bare(role): usual_role(bare(role)) or role for role in plan.roles}
        self._ids = {_parts(item.id): number for number, item in enumerate(plan.items)}
        self._states = _by_key(text for item in plan.items for text in item.target_states)
        self._viewpoints = _by_key(text for item in plan.items for text in item.viewpoints)
        self._hinted = lru_cache(maxsize=4096)(self._find_hinted)
        self._placed = lru_cache(maxsize=4096)(self._find_placed)

    def by_id(self, cell: str) -> int | None:
        """The item with that id, however it is typed: 3-1-H2, ３－１－ｈ０２."""
        parts = _parts(cell)
        return self._ids.get(parts) if parts else None

    def hinted(self, function: str, role: str) -> frozenset[int] | None:
        """The items of the function and role that the cells name; None where they name none."""
        return self._hinted(function, role)

    def roles_named(self, cell: str) -> set[str]:
        """The roles that a cell names, by their usual words."""
        return self._roles_of(cell)

    def knows_function(self, cell: str) -> bool:
        """Whether a cell names a function of the plan, or several."""
        return bool(self._functions_of(cell))

    def placed(self, state: str, viewpoint: str) -> frozenset[int] | None:
        """The items under the target state and viewpoint that the cells name; None where they name none."""
        return self._placed(state, viewpoint)

    def _find_hinted(self, function: str, role: str) -> frozenset[int] | None:
        functions, roles = self._functions_of(function), self._roles_of(role)
        if not functions and not roles:
            return None
        return frozenset(
            number
            for number, item in enumerate(self._plan.items)
            if (not functions or item.function in functions) and (not roles or self._roles[bare(item.role)] in roles)
        )

    def _find_placed(self, state: str, viewpoint: str) -> frozenset[int] | None:
        states, viewpoints = _like(state, self._states), _like(viewpoint, self._viewpoints)
        number = None if states else _number(state)
        if not states and not viewpoints and number is None:
            return None
        return frozenset(
            at
            for at, item in enumerate(self._plan.items)
            if (not states or states & set(item.target_states))
            and (not viewpoints or viewpoints & set(item.viewpoints))
            and number in (None, item.state)
        )

    def _functions_of(self, cell: str) -> set[str]:
        said = key(function_name(cell)) if cell.strip() else ""
        if len(said) < 2:
            return set()
        if said in self._functions:
            return {self._functions[said]}
        if inside := {name for known, name in self._functions.items() if known in said}:
            return inside
        for test in (_contains, _abbreviates, _resembles):
            found = {name for known, name in self._functions.items() if test(known, said)}
            if found:
                return found if len(found) == 1 else set()
        return set()

    def _roles_of(self, cell: str) -> set[str]:
        """Every part must be known: 「法人・ボランティア」 names somebody whom the plan has no column for."""
        parts = [part for part in _BETWEEN_ROLES.split(bare(cell).strip("()【】[]")) if part]
        found = [self._roles.get(word := _ROLE_TAIL.sub("", part)) or usual_role(word) for part in parts]
        return {role for role in found if role} if all(found) else set()


def usual_role(word: str) -> str | None:
    """One of the three usual roles by the words for it; the plan need not have it (then no item is of it)."""
    usual = next((role for role, words in _ROLE_WORDS.items() if word in words), None)
    return usual or (GYOUSEI if _WARD.fullmatch(word) else None)


def leading_id(text: str) -> tuple[str, str]:
    """(id, the text behind it) of 「1-4-H04 男性ボランティア」; ("", the text) where none stands in front."""
    found = _LEADING_ID.match(unicodedata.normalize("NFKC", text[:_LONGEST_ID]))
    # NFKC keeps the length of all that an id is typed with.
    return (text[: found.end(1)].lstrip("([【 "), text[found.end() :]) if found else ("", text)


def looks_like_id(cell: str) -> bool:
    """Whether a cell is typed in the shape of an id, known or not."""
    return not cell.isdecimal() and _parts(cell) is not None  # a long sheet has a running number in each row


def _parts(cell: str) -> tuple[int, int, str, int] | None:
    typed = re.sub(r"\s", "", _HYPHEN.sub("-", unicodedata.normalize("NFKC", cell))).upper()
    found = _ID.fullmatch(typed)
    return (int(found[1]), int(found[2]), found[3], int(found[4])) if found else None


def _contains(known: str, said: str) -> bool:
    return said in known


def _abbreviates(known: str, said: str) -> bool:
    """子サポ: its characters stand in the name in that order, from the name's first on."""
    rest = iter(known)
    return said[0] == known[0] and all(char in rest for char in said)


def _resembles(known: str, said: str) -> bool:
    return fuzz.ratio(known, said) >= _LIKE


def _by_key(texts: Iterable[str]) -> dict[str, set[str]]:
    """Texts by what they come to without signs and white space."""
    groups: dict[str, set[str]] = {}
    for text in dict.fromkeys(texts):
        groups.setdefault(key(text), set()).add(text)
    return groups


def _like(cell: str, texts: Mapping[str, set[str]]) -> set[str]:
    """The texts that a cell is likest to; `texts` by their keys."""
    said = key(without_state_mark(cell).lstrip("○〇◯☆ "))
    if len(said) < 4:
        return set()
    if said in texts:
        return texts[said]
    scores = {known: _likeness(said, known) for known in texts}
    best = max(scores.values(), default=0.0)
    return {text for known, score in scores.items() if score == best >= _LIKE for text in texts[known]}


def _likeness(said: str, known: str) -> float:
    return 99.0 if said in known or known in said else fuzz.ratio(said, known)


def _number(cell: str) -> int | None:
    found = _NUMBER_ONLY.fullmatch(bare(cell))
    return int(found[1]) if found else None
