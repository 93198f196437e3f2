"""Rows that stand over others: a function's name, known or not, that ends what stood above it.

Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from kyoten.plan.function_names import function_name, is_sentence, is_standard, same_function
from kyoten.sheet.foreign.period.words import parse_period
from kyoten.sheet.foreign.rows.row_words import function_in
from kyoten.text import bare, key

_LONGEST, _SHORT = 40, 20
"""Letters of a heading that carries a mark, and of one without."""
_SHORTEST = 4
"""Letters of a name that may stand inside a longer one."""
_MARKED = re.compile(r"\s*[■□◆◇▼▽▲▶★【〔〈《≪<\[]")
_AROUND_YEAR = re.compile(r"[\s■□◆◇▼▽●○★※:()\[\]【】〔〕〈〉<>《》「」、・]|参考")
_YEAR_BEFORE = re.compile(r"^(?:前|昨)年度?")
_OF_YEAR = re.compile(
    r"(?:同期|同四半期|分)?の?(?:進捗|取組|実施|事業|活動|達成|四半期)*の?(?:実績|結果|状況|報告|進捗|一覧|表)*"
)
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


def year_of(heading: str, plan_year: int) -> int | None:
    """The fiscal year that a heading says the rows below are of (平成22年度, 【参考】前年度の実績), None for none; one
    that says more than that (平成22年度からの継続事業) names none."""
    if not 0 < len(heading) <= _LONGEST:
        return None
    period = parse_period(heading)
    rest = _AROUND_YEAR.sub("", bare(period.rest))
    before = not period.years and _YEAR_BEFORE.match(rest)
    year = plan_year - 1 if before else period.years[0] if len(period.years) == 1 else None
    return year if _OF_YEAR.fullmatch(_YEAR_BEFORE.sub("", rest)) else None


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
