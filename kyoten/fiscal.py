"""Fiscal years (April to March), their quarters, and how Japanese documents spell them.

A fiscal year is named by its first calendar year: 平成23年度 = 2011. Source: docs/reading.md, "Fiscal year".
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

# First calendar year of each era, newest first (元号法; 令和元年 = 2019, 平成元年 = 1989, 昭和元年 = 1926).
_ERAS = (("令和", "R", 2019), ("平成", "H", 1989), ("昭和", "S", 1926))
_FIRST_YEAR = min(era[2] for era in _ERAS)
_KANJI_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4}
QUARTERS = (1, 2, 3, 4)
FISCAL_MONTHS = (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)

JAPAN = dt.timezone(dt.timedelta(hours=9))
"""Every day on screen and in outputs is a day there, wherever the server stands."""


@dataclass(frozen=True, order=True)
class Quarter:
    """One quarter of a fiscal year: `year` is the year's first calendar year, `number` is 1 to 4."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if self.number not in QUARTERS:
            raise ValueError(f"a quarter is 1 to 4, not {self.number}")

    @classmethod
    def of(cls, day: dt.date) -> Quarter:
        """The one that a day lies in."""
        return cls(day.year - (day.month < FISCAL_MONTHS[0]), quarter_of_month(day.month))

    @property
    def label(self) -> str:
        """第2四半期"""
        return f"第{self.number}四半期"

    @property
    def full_label(self) -> str:
        """平成23年度 第2四半期"""
        return f"{year_label(self.year)} {self.label}"

    @property
    def code(self) -> str:
        """H23_Q2, for file names."""
        return f"{year_code(self.year)}_Q{self.number}"

    @property
    def months(self) -> tuple[int, int, int]:
        """The calendar months in it, in order: (7, 8, 9)."""
        first = (self.number - 1) * 3
        return FISCAL_MONTHS[first], FISCAL_MONTHS[first + 1], FISCAL_MONTHS[first + 2]

    @property
    def months_label(self) -> str:
        """7〜9月"""
        return f"{self.months[0]}〜{self.months[2]}月"

    @property
    def start(self) -> dt.date:
        return dt.date(self.year + (self.number == 4), self.months[0], 1)

    @property
    def end(self) -> dt.date:
        """Its last day."""
        return self.next().start - dt.timedelta(days=1)

    def deadline(self, days: int = 15) -> dt.date:
        """The last day on which its report is in time: `days` after its end (docs/measures.md)."""
        return self.end + dt.timedelta(days=days)

    def next(self) -> Quarter:
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    def previous(self) -> Quarter:
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)


def quarter_of_month(month: int) -> int:
    """1 to 4 for a calendar month (4 → 1, 3 → 4)."""
    return FISCAL_MONTHS.index(month) // 3 + 1


def year_label(year: int) -> str:
    """平成23年度; the first year of an era is 元年度. From 2019 on in 令和, before 1926 by its number alone."""
    if year < _FIRST_YEAR:
        return f"{year}年度"
    name, _, first = next(era for era in _ERAS if year >= era[2])
    number = year - first + 1
    return f"{name}{'元' if number == 1 else number}年度"


def year_code(year: int) -> str:
    """H23 or R05: two digits, so that file names sort; 1925 before the first era that has a letter here."""
    if year < _FIRST_YEAR:
        return str(year)
    _, letter, first = next(era for era in _ERAS if year >= era[2])
    return f"{letter}{year - first + 1:02d}"


YEAR_WORDS = (
    r"(?:(?P<era>令和|平成|昭和|(?<![A-Za-z])(?<!\d-)(?:[RH]|S(?=\.?\s*[3-6]\d)))\.?\s*(?P<n>元|0?[1-9](?!\d)|[1-9]\d(?!\d))"
    r"|(?<!\d)(?<!\d-)(?P<west>(?:19[3-9]|20\d)\d)(?!\d))"
)
"""A year as written. A letter counts only before a number, not inside a word (ver3) or an item's id (1-1-H01)."""
_YEAR = re.compile(YEAR_WORDS, re.IGNORECASE)
_KANJI_YEAR = re.compile(r"(令和|平成|昭和)([二三四五六]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=年)")
_SHORT_YEAR = re.compile(r"(?<!\d)(?P<n>\d{1,2})年度")


def parse_year(text: str) -> int | None:
    """The first fiscal year that a text names (平成23年度, 令和元, H23, R5, 2023年度), or None.

    A bare 23年度 is read as 平成 from 20 on, else as 令和.
    """
    flat = spell_years(unicodedata.normalize("NFKC", text))
    if found := _YEAR.search(flat):
        return calendar_year(found)
    found = _SHORT_YEAR.search(flat)
    return short_year(int(found["n"])) if found else None


def spell_years(text: str) -> str:
    """令和六年度 → 令和6年度, 平成二十三年 → 平成23年."""
    return _KANJI_YEAR.sub(lambda found: f"{found[1]}{_kanji_number(found[2])}", text) if "年" in text else text


def _kanji_number(word: str) -> int:
    tens, ten, ones = word.rpartition("十")
    return (("一二三四五六七八九".find(tens or "一") + 1) * 10 if ten else 0) + "〇一二三四五六七八九".find(
        ones or "〇"
    )


def calendar_year(found: re.Match[str]) -> int:
    """The year of a match of YEAR_WORDS, as calendars count."""
    return int(found["west"]) if found["west"] else _of_era(found["era"], found["n"])


def _of_era(era: str, number: str) -> int:
    first = next(e[2] for e in _ERAS if era.upper() in (e[0], e[1]))
    return first + (1 if number == "元" else int(number)) - 1


def short_year(number: int) -> int:
    """The fiscal year that a bare 23年度 means: 平成 from 20 on, else 令和."""
    return (1988 if number >= 20 else 2018) + number


QUARTER = re.compile(
    r"(?:第\s*)?([1-4一二三四])\s*[四4]\s*半期|(?:第\s*)?(IV|I{1,3})\s*四半期"
    r"|(?<![A-Za-z0-9])第?([1-4])\s*Q(?![A-Za-z0-9])|(?<![A-Za-z])Q\s*([1-4])(?!\d)"
    r"|(?<![A-Za-z])(?:第\s*)?(IV|I{1,3})\s*期",
    re.IGNORECASE,
)
"""White space only behind a 第: looked for everywhere, a cell full of it would take minutes."""
_TO = r"\s*(?:[~〜～\-‐―ー–—−]|から)\s*"
_DAY = r"(?:\s*(?:末日?|\d{1,2}\s*日))?"
_LAST_YEAR = r"(?:(?P<last_era>令和|平成|昭和|[RHS])\.?\s*(?P<last_n>元|\d{1,2})|(?P<last_west>(?:19|20)\d\d))"
MONTH_SPAN = re.compile(
    rf"(?:{YEAR_WORDS}\s*(?:年|[./])\s*)?(?<!\d)(?P<first>1[0-2]|0?[1-9])(?:\s*月{_DAY})?{_TO}"
    rf"(?:(?:{_LAST_YEAR}\s*(?:年|[./])|(?P<same_era>\d{{1,2}})年)\s*)?(?P<last>1[0-2]|0?[1-9])\s*月{_DAY}",
    re.IGNORECASE,
)
DOTTED_SPAN = re.compile(
    rf"{YEAR_WORDS}\s*[./]\s*(?P<first>1[0-2]|0?[1-9])(?:[./]\d{{1,2}})?(?!\d){_TO}"
    rf"(?:{_LAST_YEAR}\s*[./]\s*)?(?P<last>1[0-2]|0?[1-9])(?:[./]\d{{1,2}})?(?![\d./]|\s*(?:月|Q|四半期))",
    re.IGNORECASE,
)
"""H23.4〜H23.9, 2011/4/1-2011/9/30: without the word 月 a span needs its year, or it may be any two numbers."""
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_SPANS = {(4, 6): (1, False), (7, 9): (2, False), (10, 12): (3, False), (1, 3): (4, False)}
_HALVES = {(4, 9): (2, True), (10, 3): (4, True)}


def parse_quarter(text: str) -> int | None:
    """The first quarter that a text names: 第2四半期, 第二四半期, 2Q, Q2, 第Ⅱ期, 7〜9月. None for none."""
    flat = unicodedata.normalize("NFKC", text)
    if found := QUARTER.search(flat):
        return quarter_named(found)
    spans = (quarter_spanned(found) for spelt in (MONTH_SPAN, DOTTED_SPAN) for found in spelt.finditer(flat))
    return next((span[0] for span in spans if span and not span[1]), None)


def quarter_named(found: re.Match[str]) -> int:
    """1 to 4 for a match of QUARTER."""
    word = next(group for group in found.groups() if group)
    return _ROMAN.get(word.upper()) or _KANJI_DIGITS.get(word) or int(word)


def quarter_spanned(found: re.Match[str]) -> tuple[int, bool] | None:
    """The quarter of a match of MONTH_SPAN or DOTTED_SPAN, or (its last one, True) for a half-year; None for any other
    span: 4〜10月, and 平成23年4月〜平成24年9月 too, which is a year longer than its months tell."""
    span = int(found["first"]), int(found["last"])
    begun, ended = _years_of_span(found)
    if begun and ended and ended != begun + (span[1] < span[0]):
        return None
    return _SPANS.get(span) or _HALVES.get(span)


def years_spanned(found: re.Match[str]) -> tuple[int, ...]:
    """The fiscal years of a span from an April to a March (平成21年4月〜平成26年3月 → 2009 to 2013); () for another."""
    begun, ended = _years_of_span(found)
    if begun is None or (int(found["first"]), int(found["last"])) != (4, 3):
        return ()
    return tuple(range(begun, ended or begun + 1))


def _years_of_span(found: re.Match[str]) -> tuple[int | None, int | None]:
    """The calendar years of a span's first and last month, None where they are not written."""
    begun = calendar_year(found) if found["era"] or found["west"] else None
    if found["last_west"]:
        return begun, int(found["last_west"])
    if found["last_era"]:
        return begun, _of_era(found["last_era"], found["last_n"])
    if found["era"] and (number := found.groupdict().get("same_era")):
        return begun, _of_era(found["era"], number)
    return begun, None


def japanese_day(moment: dt.datetime) -> dt.date:
    """The calendar day in Japan of a moment with a zone."""
    return moment.astimezone(JAPAN).date()


def today_in_japan() -> dt.date:
    """Today there: what is shown as today, and what deadlines are judged by."""
    return japanese_day(dt.datetime.now(JAPAN))


def end_of_day(day: dt.date) -> dt.datetime:
    """The first moment after a day in Japan."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), JAPAN)


def day_words(day: dt.date) -> str:
    """2011年10月20日"""
    return f"{day.year}年{day.month}月{day.day}日"


def moment_words(moment: dt.datetime) -> str:
    """2011年7月5日 09:30, as clocks in Japan show it."""
    there = moment.astimezone(JAPAN)
    return f"{day_words(there)} {there:%H:%M}"
