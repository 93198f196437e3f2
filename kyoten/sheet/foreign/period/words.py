"""All that a header, title or name says of time: years, quarters, halves, spans of months; and what it says besides.

The spellings of years and quarters are those of kyoten.fiscal. Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from kyoten.fiscal import (
    DOTTED_SPAN,
    MONTH_SPAN,
    QUARTER,
    YEAR_WORDS,
    Quarter,
    calendar_year,
    quarter_named,
    quarter_of_month,
    quarter_spanned,
    short_year,
    years_spanned,
)

_MONTHS = re.compile(r"(?<!\d)(\d{1,2})(?:\s*月)?\s*[・,、]\s*(\d{1,2})(?:\s*月)?\s*[・,、]\s*(\d{1,2})\s*月[期分]?")
_AS_OF = re.compile(
    rf"(?:{YEAR_WORDS}\s*(?:年|[./-])\s*|(?<![\d./]))(?P<month>1[0-2]|0?[1-9])\s*"
    r"(?:月\s*末日?\s*(?:現在|時点)?|末\s*(?:現在|時点)"
    r"|(?:月|[./-])\s*(?P<day>\d{1,2})(?:\s*日)?(?:\s*\([月火水木金土日]\))?\s*(?:現在|時点))",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    rf"{YEAR_WORDS}\s*(?:年|[./])\s*(?P<month>1[0-2]|0?[1-9])(?!\d|\s*Q|\s*四半期)(?:\s*月)?"
    r"(?P<day>\s*[./]\s*\d{1,2}(?!\d)|\s*\d{1,2}\s*日)?",
    re.IGNORECASE,
)
_ISO_DAY = re.compile(r"(?<!\d)(?:19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}(?!\d)")
_YEAR = re.compile(rf"{YEAR_WORDS}(?:\s*年度?(?!間))?|(?<!\d)(?P<short>\d{{1,2}})年度", re.IGNORECASE)
_HALF = re.compile(r"(?P<first>上半期|上期|前半期|前期|年度前半)|(?P<last>下半期|下期|後半期|後期|年度後半)")
_DIGITS = {
    letter: number
    for number, roman in enumerate(("I", "II", "III", "IV"), start=1)
    for letter in (str(number), "一二三四"[number - 1], roman)
}
_LAST_MONTHS = {6: 1, 9: 2, 12: 3, 3: 4}
_LAST_DAYS = {6: 30, 9: 30, 12: 31, 3: 31}
_ONE = r"(?:[1-4一二三四]|IV|I{1,3})"
_JOINED = r"\s*(?:[~〜～\-―ー–・、,/&と]|から|及び|および)\s*"
_IN_FULL = rf"(?:{_ONE}\s*[四4]\s*半期|[1-4]\s*Q(?![A-Z\d])|(?:IV|I{{1,3}})\s*期)"
_SHORTENED = re.compile(
    rf"第\s*({_ONE}){_JOINED}(?=(?:第?\s*{_ONE}{_JOINED}){{0,2}}第?\s*{_IN_FULL})"
    rf"|(?<![A-Z\d.和成])({_ONE}){_JOINED}(?=(?:{_ONE}{_JOINED}){{0,2}}{_IN_FULL})",
    re.IGNORECASE,
)
"""The 第2 of 第2・3四半期 and 第1〜第2四半期, the 2 of 2・3Q. A number before a 第 is none: 様式1・第2四半期."""
_RANGE = re.compile(r"(?:第\s*)?([1-4一二三四])\s*四半期\s*[~〜～\-―ー–]\s*(?=第?\s*[1-4一二三四]\s*四半期)")
_KANJI_YEAR = re.compile(r"(?<=平成|令和|昭和)[一二三四五六七八九十]{1,4}(?=年)")
_DOTTED_QUARTER = re.compile(r"(第\s*[1-4一二三四])\s*[・.]\s*(?=四半期)")
"""第三・四半期: the quarter's number, and no list of two."""
_KANJI_DIGITS = {letter: number for number, letter in enumerate("一二三四五六七八九", start=1)}
_TAIL = re.compile(r"^\s*(?:期|分)?の?(?=\S)|^\s*(?:期|分)\s*$")
"""What is left of 4〜6月期の実績, 9月末現在の進捗率."""
_EMPTIED = re.compile(r"[(\[（【]\s*(?:[・〜~/、,\-]\s*)*[)\]）】]")


@dataclass(frozen=True)
class Period:
    """What a text says of time.

    `years`: fiscal years, `quarters`: 1–4, each once, in the text's order; `half`: the half-year as written (上半期),
    whose last quarter stands in `quarters`. `month`: (fiscal year, calendar month) of a bare 令和5年6月 or R5.6: a
    period in a column's header, the time of writing in a letterhead. `rest`: the text without all these words, NFKC.
    """

    years: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    half: str = ""
    month: tuple[int, int] | None = None
    rest: str = ""

    @property
    def quarter(self) -> int | None:
        """The one quarter that it names; None where there is none, or several."""
        return self.quarters[0] if len(self.quarters) == 1 else None

    @property
    def named(self) -> bool:
        return bool(self.years or self.quarters or self.month)


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """A text's years and quarters. Single days (報告日 平成23年10月5日) say nothing; 9月末現在 and 2011/9/30時点 are
    the 2nd quarter, but 9月20日現在 is none: it is not the quarter's end."""
    words = _TimeWords()
    rest = _KANJI_YEAR.sub(_in_digits, unicodedata.normalize("NFKC", text))
    rest = _DOTTED_QUARTER.sub(r"\1", rest)
    rest = _SHORTENED.sub(words.shortened, rest)
    rest = _RANGE.sub(words.shortened, rest)
    rest = MONTH_SPAN.sub(words.span, rest)
    rest = DOTTED_SPAN.sub(words.span, rest)
    rest = _MONTHS.sub(words.months, rest)
    rest = _AS_OF.sub(words.as_of, rest)
    rest = _ISO_DAY.sub(" ", rest)
    rest = _CALENDAR.sub(words.calendar, rest)
    if words.month is None:
        words.years += [year for year, _ in words.months_named]
    rest = QUARTER.sub(words.quarter, rest)
    rest = _YEAR.sub(words.year, rest)
    if words.half or not words.quarters:  # 上半期(4〜9月) says it twice
        rest = _HALF.sub(words.half_year, rest)
    names_time = words.years or words.quarters or words.month
    return Period(
        tuple(dict.fromkeys(words.years)),
        tuple(dict.fromkeys(words.quarters)),
        words.half,
        words.month,
        (_TAIL.sub("", _EMPTIED.sub(" ", rest)) if names_time else rest).strip(),
    )


def _in_digits(found: re.Match[str]) -> str:
    """二十三 → 23, 十 → 10, 三 → 3, 二三 → 23."""
    tens, ten, ones = found[0].rpartition("十")
    if not ten:
        return "".join(str(_KANJI_DIGITS.get(letter, "")) for letter in ones)
    return str(_KANJI_DIGITS.get(tens, 1) * 10 + _KANJI_DIGITS.get(ones, 0))


@dataclass
class _TimeWords:
    """Collects what is found; every method takes a match and gives what is to stand in its place."""

    years: list[int] = field(default_factory=list)
    quarters: list[int] = field(default_factory=list)
    half: str = ""
    months_named: list[tuple[int, int]] = field(default_factory=list)

    @property
    def month(self) -> tuple[int, int] | None:
        """The one month that is named; of two (平成23年5月〜平成23年6月) neither ends a quarter's report."""
        return self.months_named[0] if len(set(self.months_named)) == 1 else None

    def span(self, found: re.Match[str]) -> str:
        meant = quarter_spanned(found)
        if meant is None:
            whole_years = years_spanned(found)
            self.years.extend(whole_years)
            return " " if whole_years else found[0]
        self.quarters.append(meant[0])
        if meant[1]:
            self.half = found[0].strip()
        self._year_with(found, int(found["first"]))
        return " "

    def shortened(self, found: re.Match[str]) -> str:
        self.quarters.append(_DIGITS[next(each for each in found.groups() if each).upper()])
        return " "

    def months(self, found: re.Match[str]) -> str:
        listed = tuple(int(each) for each in found.groups())
        for number in (1, 2, 3, 4):
            if Quarter(2011, number).months == listed:
                self.quarters.append(number)
                return " "
        return found[0]

    def as_of(self, found: re.Match[str]) -> str:
        month = int(found["month"])
        if month not in _LAST_MONTHS or (found["day"] and int(found["day"]) != _LAST_DAYS[month]):
            return " "
        self.quarters.append(_LAST_MONTHS[month])
        self._year_with(found, month)
        return " "

    def calendar(self, found: re.Match[str]) -> str:
        month = int(found["month"])
        if not found["day"]:
            self.months_named.append((calendar_year(found) - (month < 4), month))
        return " "

    def quarter(self, found: re.Match[str]) -> str:
        self.quarters.append(quarter_named(found))
        return " "

    def year(self, found: re.Match[str]) -> str:
        self.years.append(short_year(int(found["short"])) if found["short"] else calendar_year(found))
        return " "

    def half_year(self, found: re.Match[str]) -> str:
        self.half = found[0]
        self.quarters.append(2 if found["first"] else 4)
        return " "

    def _year_with(self, found: re.Match[str], month: int) -> None:
        if found["era"] or found["west"]:
            self.years.append(calendar_year(found) - (month < 4))


def month_quarter(period: Period) -> Quarter | None:
    """The quarter that a bare month ends (R5.6 → the 1st of 2023), for a column's header or a sheet's name."""
    if period.month is None or period.month[1] not in _LAST_MONTHS:
        return None
    return Quarter(period.month[0], quarter_of_month(period.month[1]))
