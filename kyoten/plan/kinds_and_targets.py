"""Kinds and targets, proposed from the plan's own words (docs/reading.md, "Kinds and targets")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from kyoten.fiscal import FISCAL_MONTHS, Quarter
from kyoten.model import Kind
from kyoten.text import bare


@dataclass(frozen=True)
class Schedule:
    """`target_count`: times in the fiscal year; `due_months`: calendar months in the plan's order, for 回数型 the
    scheduled ones, for 達成型 the one it is due in; `at_least`: the count is a lower bound.
    """

    kind: Kind
    target_count: int | None = None
    due_months: tuple[int, ...] = ()
    at_least: bool = False


_N = r"(\d{1,3}|[一二三四五六七八九十]{1,2})"
_MORE = rf"(?:[~〜～\-ー]{_N})?"
_EVERY = r"(?:に|間に|間で|間|あたり)?"
_TIMES = r"回(?![目生線数])"
_LEAST = r"(?:最低でも|最低|少なくとも|のべ)?"

# (pattern whose group 1 is a number, times a year for each), the first that fits counts.
_COUNTS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(rf"(?:年度|(?<![\d半])年){_EVERY}{_LEAST}{_N}{_MORE}{_TIMES}"), 1),
    (re.compile(rf"(?<![上下前後四])半[年期]{_EVERY}{_LEAST}{_N}{_MORE}{_TIMES}"), 2),
    (re.compile(rf"(?:(?<![1-4一二三四])四半期|(?<!\d)3[かカヵヶケ]月){_EVERY}{_LEAST}{_N}{_MORE}{_TIMES}"), 4),
    (re.compile(rf"(?:(?<!\d)2[かカヵヶケ]月|隔月){_EVERY}{_LEAST}{_N}{_MORE}{_TIMES}"), 6),
    (
        re.compile(
            rf"(?:毎月|各月|(?<!\d)(?:1|一)[かカヵヶケ]月|(?<![0-9かカヵヶケ隔])月){_EVERY}{_LEAST}{_N}{_MORE}{_TIMES}"
        ),
        12,
    ),
    (re.compile(rf"(?:毎週|週){_EVERY}{_LEAST}{_N}{_MORE}{_TIMES}"), 52),
    (
        re.compile(
            rf"(?<![第月年週\d各]){_N}{_MORE}{_TIMES}(?:以上|程度)?[をのに、,]?(?:実施|開催|発行|行う|開く|設ける|持つ)"
        ),
        1,
    ),
)
# 4回/年, 月1回/年 the other way round.
_PER: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(rf"{_N}{_MORE}{_TIMES}(?:以上|程度)?[/／]{unit}"), times)
    for unit, times in (("年", 1), ("半期", 2), ("四半期", 4), ("月", 12), ("週", 52))
)
# 夏と冬の2回, 6月と11月の計2回: what is counted stands before.
_SEASON = r"(?:春|夏|秋|冬|前期|後期|上期|下期|上半期|下半期|前半|後半|\d{1,2}月)"
_OF_THESE = re.compile(rf"{_SEASON}(?:[・、,と]{_SEASON})+の?(?:計|合計|年)?{_N}回")
_EACH_HALF = re.compile(rf"(?:上半?期|前期|前半)に?(?:は)?{_N}回.{{0,6}}?(?:下半?期|後期|後半)に?(?:は)?{_N}回")
# Words that give a number without naming one; "毎月の…" tells when something else happens.
_EVERY_TIME: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"隔月(?!の|発行の|刊)"), 6),
    (re.compile(r"毎月(?!の|[^「」、。]{0,6}の「|\d+日?号)"), 12),
    (re.compile(r"四半期(?:ごと|毎)"), 4),
)
# 毎月発行の「あつどろっぷ」, 年2回発行の「…」: what is described is the newsletter.
_DESCRIBES = re.compile(
    rf"(?:毎月|隔月|(?:年|月|週){_EVERY}{_N}回)(?:に)?(?:発行|発刊|配信|配布|開催|実施)(?:する|している)?の?「[^」]*」"
)
_AT_LEAST = re.compile(r"最低|少なくとも|回以上|[~〜～]")
_MONTH = r"\d{1,2}月?"
_LIST = rf"({_MONTH}(?:(?:[・、,と]|及び|および){_MONTH})*)"
_ODD, _EVEN = (5, 7, 9, 11, 1, 3), (4, 6, 8, 10, 12, 2)
"""奇数月, 偶数月 in the order of a fiscal year."""
_MONTHS_ALONE = re.compile(
    rf"(\d{{1,2}}月?(?:(?:[・、,と/]|及び|および){_MONTH})+)(?<=月)(?!号|末|まで|中|頃|ごろ|から|以)"
)
_MONTH_SPAN = re.compile(r"(\d{1,2})月?[~〜～\-ー－](\d{1,2})月")
_AFTER_COUNT = re.compile(rf"回(?:以上|程度)?[(:、,]?(?:実施|開催|発行)?[(:、,]?{_LIST}(?<=月)")
_BEFORE_COUNT = re.compile(rf"{_LIST}(?<=月)(?:の|に|、|,|で)?(?:最低|少なくとも)?(?:年{_EVERY}?)?{_N}回")

_ONGOING = re.compile(r"継続|常に|つねに|日常的|引き?続き?|ひきつづき")
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", start=1)}


@lru_cache(maxsize=4096)
def schedule(text: str) -> Schedule:
    """The kind, count and months that an action's text proposes. A number beats a date, a date beats 継続."""
    words = _DESCRIBES.sub("", bare(text))
    if count := _count(words):
        return Schedule(Kind.COUNT, count, _scheduled_months(words, count), _is_lower_bound(words))
    if (months := _listed_months(words)) and len(months) > 1:
        return Schedule(Kind.COUNT, len(months), months)
    if due := _due(words):
        return Schedule(Kind.ACHIEVEMENT, due_months=(due,))
    return Schedule(Kind.ONGOING if _ONGOING.search(words) else Kind.ACHIEVEMENT)


@lru_cache(maxsize=4096)
def months_of(text: str) -> tuple[int, ...]:
    """The months that a cell for them names: 6月・10月・2月, 6、10、2月, 奇数月, 5月; a span (4月〜9月) by its last."""
    words = bare(text)
    if span := _MONTH_SPAN.search(words):
        return tuple(month for month in (int(span[2]),) if 1 <= month <= 12)
    if listed := _listed_months(words):
        return listed
    single = re.search(r"(?<![\d/])(\d{1,2})月", words)
    return (int(single[1]),) if single and 1 <= int(single[1]) <= 12 else ()


def _listed_months(words: str) -> tuple[int, ...]:
    """奇数月, and months in a row: 6・9・12・3月に."""
    if "奇数月" in words or "偶数月" in words:
        return _ODD if "奇数月" in words else _EVEN
    found = _MONTHS_ALONE.search(words)
    numbers = [int(number) for number in re.findall(r"\d{1,2}", found[1])] if found else []
    return tuple(dict.fromkeys(numbers)) if all(1 <= number <= 12 for number in numbers) else ()


def _count(words: str) -> int | None:
    if each := _EACH_HALF.search(words):
        return _number(each[1]) + _number(each[2])
    for pattern, times in _PER:
        if found := pattern.search(words):
            return _number(found[1]) * times
    for pattern, times in _COUNTS:
        if found := pattern.search(words):
            return _number(found[1]) * times
    if found := _OF_THESE.search(words):
        return _number(found[1])
    return next((times for pattern, times in _EVERY_TIME if pattern.search(words)), None)


def _is_lower_bound(words: str) -> bool:
    """最低年2回, 年2回以上, 年2〜3回: the first number is what has to be reached."""
    around = re.search(
        rf"(?:最低(?:でも)?|少なくとも)?(?:年度?|月|週)?{_EVERY}(?:最低(?:でも)?|少なくとも)?{_N}{_MORE}回(?:以上)?",
        words,
    )
    return bool(around and _AT_LEAST.search(around[0]))


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    tens, _, ones = word.partition("十")
    if "十" not in word:
        return _DIGITS[word[0]]
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


def _scheduled_months(words: str, count: int) -> tuple[int, ...]:
    found = _AFTER_COUNT.search(words) or _BEFORE_COUNT.search(words)
    if "奇数月" in words or "偶数月" in words:
        return _listed_months(words)
    if not found:
        due = _due(words) if count == 1 else None
        return (due,) if due else ()
    months = (int(number) for number in re.findall(r"\d{1,2}", found[1]))
    return tuple(dict.fromkeys(month for month in months if 1 <= month <= 12))


def _quarter_end(found: re.Match[str]) -> int:
    number = int(found[1]) if found[1].isdigit() else _DIGITS[found[1]]
    return Quarter(2011, number).months[2]


def _month(found: re.Match[str]) -> int | None:
    return int(found[1]) if 1 <= int(found[1]) <= 12 else None


def _fixed(month: int) -> Callable[[re.Match[str]], int]:
    return lambda _: month


_BY = r"(?:までに?|まで|中に?|頃|ごろ|を?(?:目途|めど|目処)|に|より|から|以降|以後)"
_DUE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int | None]], ...] = (
    (re.compile(r"第?([1-4一二三四])四半期"), _quarter_end),
    (re.compile(r"上半期|年度?前半|年度?の?早い(?:うち|内|時期|段階)|年度?の?早期"), _fixed(9)),
    (re.compile(r"下半期|年度?後半|年度末|年度内|年度中|今年度(?:まで|末)"), _fixed(3)),
    (re.compile(rf"年内(?={_BY}|[、,。]|$)|年末"), _fixed(12)),
    (re.compile(rf"(?<!\d)(\d{{1,2}})月(?:号|\d{{1,2}}日|末日?|上旬|中旬|下旬|半ば)?{_BY}"), _month),
)


def _due(words: str) -> int | None:
    """The month it is due in; of several the last in the fiscal year."""
    months = [month for pattern, month_of in _DUE for found in pattern.finditer(words) if (month := month_of(found))]
    return max(months, key=FISCAL_MONTHS.index, default=None)
