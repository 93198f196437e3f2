"""What people type into a report's cells → percents, ratings, counts and texts (docs/reading.md, "Values").

Pure functions: a value in, a Reading out. A Reading names the rule by which a value was understood, or the problem;
nothing is guessed. The caller knows the cell and makes the Problem and the Conversion.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import Generic, TypeVar

from kyoten.reader.workbook import CellFault, Value
from kyoten.settings import Rating
from kyoten.sheet.values.display import shown
from kyoten.sheet.values.numbers import count_number, number, percent_number
from kyoten.sheet.values.rating_words import SYMBOLS, symbol_key, undecorated, word_key
from kyoten.table.words import DITTO, EMPTY, EMPTY_VALUE
from kyoten.text import bare, without_control

T = TypeVar("T")
MOST_COUNT = 9_999
"""A year's count above this is a slip (a date, a year, a sum of money in the wrong column)."""


@dataclass(frozen=True)
class Reading(Generic[T]):
    """`value` None without a `problem`: the cell counts as empty, or takes back what was reported where it `clears`.
    `rule` "": read as it stands."""

    value: T | None = None
    rule: str = ""
    problem: str = ""
    clears: bool = False


class Unit(Enum):
    """What the bare numbers of a column of percents are."""

    PERCENT = "percent"
    """Some are above 1 and none is a fraction: 1 is 1 %."""
    RATIO = "ratio"
    """All are 0 to 1 and one is a fraction: 0.5 is 50 %."""
    UNCLEAR = "unclear"
    """All are 0 or 1: a 1 may be 1 % or 100 %."""
    MIXED = "mixed"
    """Some are above 1, some are fractions: what is at most 1 is asked about."""
    SAID_RATIO = "said_ratio"
    """A person decided: what is at most 1 is a share of 1."""
    SAID_PERCENT = "said_percent"
    """A person decided: 0.5 is half a percent."""


CLEARED = "(消去)"
"""Written in a cell to take back what was reported in its place; an empty cell leaves it."""
NO_STATUS = ""
"""A person's answer that a word in a column of ratings is no rating at all."""
ANSWERED, DECLINED = "回答のとおり評価の段階として読みました", "回答のとおり、状況でない記入として読みませんでした"
"""The rules by which a word was read, or passed over, because a person said so."""
_BY_ANSWER = re.compile(rf"「([^「」]*)」を、(?:{ANSWERED}|{DECLINED})$")
_LONGEST_EMPTY = 16
"""Letters of the longest of these words, with white space between its letters."""


def answered_word(rule: str) -> str:
    """The word of which a rule says that a person answered for it, "" for any other rule."""
    found = _BY_ANSWER.search(rule)
    return found[1] if found else ""


def is_ditto(value: Value) -> bool:
    """同上, 〃, ″: the cell says what the cell above says."""
    return isinstance(value, str) and len(value) <= _LONGEST_EMPTY and value.strip() in DITTO


def is_empty(value: Value, *, text: bool = False) -> bool:
    """Nothing, white space, －, ―, なし, N/A. In a text column 特になし is an answer and stays."""
    if value is None:
        return True
    if not isinstance(value, str):
        return False
    if len(value) > _LONGEST_EMPTY:
        return not value.strip()
    return _says_nothing(value, text)


def is_cleared(value: Value) -> bool:
    """(消去): what was reported in this cell's place no longer holds, and nothing takes its place."""
    return isinstance(value, str) and len(value) <= _LONGEST_EMPTY and bare(value) == CLEARED


def is_filled(value: Value) -> bool:
    """Whether something is reported in a cell; －, なし and white space are nothing."""
    return value is not None and not is_empty(value, text=True)


@lru_cache(maxsize=4_096)
def _says_nothing(short: str, text: bool) -> bool:
    word = bare(short).casefold()
    return not word or word in (EMPTY if text else EMPTY_VALUE)


def _fault(value: Value) -> str:
    """The code of the problem that a cell without a value is, or ""."""
    if isinstance(value, CellFault):
        return "formula_no_value" if value.kind == "no_value" else "error_cell"
    return ""


def _empty_reading(value: Value) -> Reading[T]:
    written = isinstance(value, str) and value.strip()
    return Reading(rule="空欄を表す言葉として読みました" if written else "")


def text(value: Value) -> Reading[str]:
    """A text with its line breaks; numbers and dates become the text that they show."""
    if code := _fault(value):
        return Reading(problem=code)
    if is_empty(value, text=True):
        return _empty_reading(value)
    if isinstance(value, str):
        return Reading(_clean(value))
    kind = "日付" if isinstance(value, dt.date | dt.time | dt.timedelta) else "数値"
    return Reading(shown(value), rule=f"{kind}を文字として読みました")


def _clean(value: str) -> str:
    return without_control(value.replace("\r\n", "\n").replace("\r", "\n")).strip()


def percent_unit(column: Iterable[Value]) -> Unit:
    """What the bare numbers among a column's values are. Leave out cells in percent format: they say it themselves."""
    bare_numbers = [found for value in column if (found := _bare_number(value)) is not None]
    large = any(found > 1 for found in bare_numbers)
    fraction = any(0 < found < 1 for found in bare_numbers)
    if large:
        return Unit.MIXED if fraction else Unit.PERCENT
    return Unit.RATIO if fraction else Unit.UNCLEAR


def _bare_number(value: Value) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value) if math.isfinite(value) else None
    return number(value) if isinstance(value, str) else None


def percent(value: Value, unit: Unit = Unit.PERCENT, *, in_percent_format: bool = False) -> Reading[float]:
    """0–100. `in_percent_format`: the cell shows its number as a percentage (0.5 was seen as 50%)."""
    if code := _fault(value):
        return Reading(problem=code)
    if is_empty(value):
        return _empty_reading(value)
    found = _bare_number(value)
    if found is not None and in_percent_format:
        return _in_range(found * 100, "パーセント表示のセルの値")
    if found is not None:
        return _bare_percent(found, unit, typed=isinstance(value, str))
    if isinstance(value, str) and (read := percent_number(value)):
        return _in_range(*read)
    return Reading(problem="percent_not_number")


def _bare_percent(found: float, unit: Unit, *, typed: bool) -> Reading[float]:
    rule = "文字の数字を数値として読みました" if typed else ""
    if unit is Unit.SAID_PERCENT:
        return _in_range(found, "回答のとおり、%の値として読みました" if 0 < found <= 1 else rule)
    if unit in (Unit.RATIO, Unit.SAID_RATIO) and 0 <= found <= 1:
        return _in_range(found * 100, "割合(1を100%とする)として読みました" if found else rule)
    if 0 < found < 1 or (found == 1 and unit is not Unit.PERCENT):
        return Reading(problem="percent_ambiguous")
    return _in_range(found, rule)


def _in_range(found: float, rule: str) -> Reading[float]:
    # 0.29 × 100 is 28.999999999999996: six decimals are more than anyone reports. Adding 0 makes -0.0 a plain zero.
    rounded = round(found, 6) + 0.0
    return Reading(rounded, rule) if 0 <= rounded <= 100 else Reading(problem="percent_out_of_range")


def count(value: Value) -> Reading[int]:
    """A whole number of times, 0 to 9,999: 3, 3回, ３回, 三回, 延べ3回."""
    if code := _fault(value):
        return Reading(problem=code)
    if is_empty(value):
        return _empty_reading(value)
    found, rule = _bare_number(value), ""
    if isinstance(value, str):
        found, rule = count_number(value) or (None, "")
    if found is None:
        return Reading(problem="count_not_number")
    if found < 0:
        return Reading(problem="count_negative")
    if found != int(found):
        return Reading(problem="count_fraction")
    return Reading(int(found), rule) if found <= MOST_COUNT else Reading(problem="count_too_large")


def status(value: Value, scale: tuple[Rating, ...], answers: Mapping[str, str] = MappingProxyType({})) -> Reading[str]:
    """The name of a rating, from its name or its symbol in the site's scale. ○ 〇 ◯ are one symbol.

    `answers`: a person's choice for symbols and words that the scale does not have, or has several times (△ → 着手),
    or NO_STATUS.
    """
    if code := _fault(value):
        return Reading(problem=code)
    if is_empty(value):
        return _empty_reading(value)
    if answers and (answer := _answered(value, scale, answers)):
        return answer
    if not isinstance(value, str):
        return Reading(problem="unknown_status")
    if any(rating.name == value for rating in scale):
        return Reading(value)
    word = symbol_key(value)
    return _by_symbol(word, scale) if word in SYMBOLS else _by_name(word, scale)


def _answered(value: Value, scale: tuple[Rating, ...], answers: Mapping[str, str]) -> Reading[str] | None:
    said = shown(value)
    meant = {symbol_key(symbol): name for symbol, name in answers.items()}.get(symbol_key(said))
    if meant == NO_STATUS:
        return Reading(rule=f"「{said}」を、{DECLINED}")
    if any(rating.name == meant != value for rating in scale):
        return Reading(meant, rule=f"「{said}」を、{ANSWERED}")
    return None


def _by_symbol(word: str, scale: tuple[Rating, ...]) -> Reading[str]:
    meant = [rating.name for rating in scale if symbol_key(rating.symbol) == word]
    if len(meant) == 1:
        return Reading(meant[0], rule=f"記号「{word}」を評価の段階として読みました")
    return Reading(problem="status_symbol_ambiguous")


def _by_name(word: str, scale: tuple[Rating, ...]) -> Reading[str]:
    meant = [rating.name for rating in scale if word_key(rating.name) == word_key(word)]
    if len(meant) == 1:
        return Reading(meant[0], rule="表記をそろえました")
    before = [rating.name for rating in scale if word_key(word) in map(word_key, rating.former)]
    if len(before) == 1:
        return Reading(before[0], rule=f"前の名前「{word}」を、今の評価の段階として読みました")
    if name := undecorated(word, scale):
        return Reading(name, rule=f"「{word}」から番号・印・かっこ書きなどを除き、評価の段階として読みました")
    return Reading(problem="unknown_status")
