"""A plan's texts made ready for matching, once for all sheets that are read with the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kyoten.model import Plan
from kyoten.sheet.match.contrast import Words
from kyoten.sheet.match.normalize import RowText, ends_dated, row_text, short_forms
from kyoten.sheet.match.score import Scorer
from kyoten.text import key

_SHORTEST_BEGINNING = 7
"""Letters of a cut text from which it may name the item that alone begins so."""


@dataclass(frozen=True)
class PlanTexts:
    """Items are given by their position in `plan.items`.

    `forms`: of each item what people shorten it to, the whole text first; `by_key`: key of a text → items;
    `original`: of each item the one that it restates, or itself; `dated`: whether it ends with a date in brackets.
    """

    forms: Sequence[Sequence[Words]]
    by_key: Mapping[str, tuple[int, ...]]
    original: Sequence[int]
    dated: Sequence[bool]
    scorer: Scorer

    def same(self, text: RowText) -> tuple[int, ...]:
        """The items with the very words, or which alone begin with a text that was cut."""
        if not text.key:
            return ()
        if same := self.by_key.get(text.key):
            return same
        if text.undated != text.text and (same := self.by_key.get(key(text.undated))):
            return same
        if not text.cut or len(text.key) < _SHORTEST_BEGINNING:
            return ()
        begun = {item for name, items in self.by_key.items() if name.startswith(text.key) for item in items}
        return tuple(sorted(begun)) if len({self.original[item] for item in begun}) == 1 else ()

    def are_copies(self, one: int, other: int) -> bool:
        """Whether both are one item, or one restates the other."""
        return self.original[one] == self.original[other]


@lru_cache(maxsize=4)
def plan_texts(plan: Plan) -> PlanTexts:
    """Kept between files: a base's plan stands while its sheets come in, and this is half the work of a short one."""
    texts = [row_text(item.text) for item in plan.items]
    by_key = _grouped((name, number) for number, text in enumerate(texts) for name in {text.key, key(text.unmarked)})
    by_id = {item.id: number for number, item in enumerate(plan.items)}
    original = [by_id.get(item.restates or "", number) for number, item in enumerate(plan.items)]
    forms = [short_forms(text.unmarked) for text in texts]
    return PlanTexts(
        [list(map(Words, each)) for each in forms], by_key, original, list(map(ends_dated, texts)), Scorer(forms)
    )


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    groups: dict[str, tuple[int, ...]] = {}
    for name, number in pairs:
        groups[name] = (*groups.get(name, ()), number)
    return groups
