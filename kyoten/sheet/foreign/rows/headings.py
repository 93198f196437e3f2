"""Rows that stand over others: a function's name, known or not, that ends what stood above it.

Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from kyoten.plan.function_names import function_name, is_sentence, is_standard, same_function
from kyoten.sheet.foreign.rows.row_words import function_in
from kyoten.text import key

_LONGEST, _SHORT = 40, 20
"""Letters of a heading that carries a mark, and of one without."""
_SHORTEST = 4
"""Letters of a name that may stand inside a longer one."""
_MARKED = re.compile(r"\s*[■□◆◇▼▽▲▶★【〔〈《≪<\[]")
_LIKE = 75.0
"""Likeness (0–100) to an item from which a text alone in its row may be that item, unreported."""


def function_of(heading: str, functions: Mapping[str, str]) -> str:
    """The function that a heading names: by its own name, its official one, or one that holds the other; "" for none.

    `functions`: key of a name → the plan's function (Known.functions).
    """
    return _function_of(heading, tuple(functions.items())) if len(heading) <= 2 * _LONGEST else ""


@lru_cache(maxsize=1_024)
def _function_of(heading: str, functions: tuple[tuple[str, str], ...]) -> str:
    name = function_name(function_in(heading))
    said, known = key(name), dict(functions)
    if said in known:
        return known[said]
    if is_sentence(heading) or len(name) > _LONGEST or not said:
        return ""
    same = {function for function in known.values() if same_function(name, function)}
    inside = {function for each, function in functions if len(each) >= _SHORTEST and each in said}
    around = {function for each, function in functions if len(said) >= _SHORTEST and each.startswith(said)}
    return next((found.copy().pop() for found in (same, inside, around) if len(found) == 1), "")


def is_marked(text: str) -> bool:
    """■地域との連携, 【その他】: a heading by its mark."""
    return _MARKED.match(text) is not None and len(text) <= _LONGEST and not is_sentence(text)


def may_be_heading(text: str, items: Iterable[str]) -> bool:
    """Whether a text that stands alone in its row may be the heading of a section. `items`: keys of the plan's texts,
    which a row without a report may name just so."""
    if is_marked(text) or (len(text) <= _SHORT and is_standard(text)):
        return True
    said = key(text)
    return 0 < len(text) <= _SHORT and not is_sentence(text) and not _is_like(said, tuple(items))


@lru_cache(maxsize=1_024)
def _is_like(said: str, items: tuple[str, ...]) -> bool:
    return any(fuzz.partial_ratio(said, each) >= _LIKE for each in items)
