"""How often, how many, when: the numbers of a row held against its item's as sets (docs/reading.md, "Theirs").

年1回 is another undertaking than 年2回, wherever it stands. What is not said on one side contradicts nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_NUMERALS = str.maketrans("一二三四五六七八九〇", "1234567890")
_KANJI = re.compile(r"[一二三四五六七八九](?=回|人|名|か所|カ所|ヶ所)")
_OFTEN = re.compile(r"(年|月|週|日|四半期|半期)(?:間|に|当たり|あたり)?(?:最低|約|計|各|延べ)?(\d{1,3})\s*回")
_TIMES = re.compile(r"(?<![第\d.])(\d{1,3})\s*回(?!目)")
_PEOPLE = re.compile(r"(?<![\d.])(\d{1,5})\s*[人名](?!員)")
_MONTH = re.compile(r"(?<![\d./])(1[0-2]|[1-9])月")
_AGE = re.compile(r"(?<![\d.])(\d{1,2})\s*(?:[~〜、,・-]\s*(\d{1,2})\s*)?歳")
_OTHER = re.compile(r"(?<![\d.])(\d{1,5})\s*(か月|ヶ月|カ月|か所|カ所|ヶ所|部|組|件|世帯|団体|校|園|枚|時間|円)")
_YEAR = re.compile(r"(?<!\d)(\d{1,4})年度")
_EVERY = (("毎月", ("月", "1")), ("毎週", ("週", "1")), ("毎年", ("年", "1")))

Quantities = Mapping[str, frozenset[object]]


@lru_cache(maxsize=4_096)
def _often(text: str) -> frozenset[object]:
    found = set(_OFTEN.findall(text))
    return frozenset(found | {each for word, each in _EVERY if word in text})


@lru_cache(maxsize=4_096)
def quantities(text: str) -> Quantities:
    """Kind (often, times, people, months, ages, years, a unit) → what a text says of it."""
    flat = unicodedata.normalize("NFKC", text)
    flat = _KANJI.sub(lambda found: found[0].translate(_NUMERALS), flat)
    return {
        "often": _often(flat),
        "times": frozenset(_TIMES.findall(flat)),
        "people": frozenset(_PEOPLE.findall(flat)),
        "months": frozenset(_MONTH.findall(flat)),
        "ages": frozenset(each for pair in _AGE.findall(flat) for each in pair if each),
        **_by_unit(flat),
        "years": frozenset(_YEAR.findall(flat)),
    }


def _by_unit(flat: str) -> dict[str, frozenset[object]]:
    found: dict[str, set[object]] = {}
    for number, unit in _OTHER.findall(flat):
        found.setdefault(unit, set()).add(number)
    return {unit: frozenset(numbers) for unit, numbers in found.items()}


def disagree(row: str, behind: str, item: str) -> bool:
    """Whether a row says another number than its item, of a thing that both say one of.

    `behind`: what stands in brackets behind the row's text; a date or a number of people there tells of what was done,
    but how often (年1回) is of the item there, too.
    """
    own, planned = quantities(row), quantities(item)
    both = [kind for kind in planned if own.get(kind) and planned[kind]]
    differs = any(not own[kind] <= planned[kind] for kind in both)
    often = _often(unicodedata.normalize("NFKC", behind))
    return differs or bool(often and planned["often"] and not often <= planned["often"])
