"""Personal data in reported texts: telephone numbers, addresses, names and the like, since these go into handouts.

Found by their form, and rather missed than seen where they are not: a warning that is often wrong is no longer read.
`kyoten.sheet.entries.checks` makes the Problem. Every search is bounded, so that a long text takes no long time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kyoten.sheet.values.personal_names import name_spans


@dataclass(frozen=True)
class PersonalData:
    """`kind` as shown to a person, `text` as written, `start` its place in the text that was searched (from 0)."""

    kind: str
    text: str
    start: int


Span = tuple[int, int]
PHONE, MAIL, POSTAL, ADDRESS = "電話番号", "メールアドレス", "郵便番号", "住所"
BIRTH, NUMBER, URL, NAME = "生年月日", "個人番号", "個人のURL", "氏名"

_WORTH_A_LOOK = re.compile(r"\d.*\d|[@＠]|://|さん|様|ちゃん|くん|君|氏名|名前", re.DOTALL)
_MAIL = re.compile(r"(?<![\w.%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}", re.ASCII)
_URL = re.compile(r"https?://[!-~]{1,300}")
_URL_PERSON = re.compile(
    r"[?&;](?:e?mail|name|user(?:name)?|tel|phone|uid)=|/~[\w.-]|//[^/]{1,99}@|"
    r"(?:twitter\.com|//x\.com|instagram\.com|facebook\.com|line\.me/ti/p|ameblo\.jp|tiktok\.com)/[^/\s]",
    re.IGNORECASE,
)
_ALONE, _ENDS = r"(?<![\d-])", r"(?![\d-])"
_PHONE = re.compile(
    rf"{_ALONE}(?:\+81-?|0)\d{{1,4}}(?:-\d{{1,4}}-|\(\d{{1,4}}\)-?)\d{{3,4}}{_ENDS}"
    rf"|(?<!\d)\(0\d{{1,4}}\)[ -]?\d{{1,4}}-\d{{4}}{_ENDS}"
    rf"|{_ALONE}0[5789]0\d{{8}}{_ENDS}"
    rf"|(?:電話|TEL|携帯|FAX)(?:番号)?[ :.は]{{0,3}}0\d{{8,10}}{_ENDS}",
    re.IGNORECASE,
)
_POSTAL = re.compile(rf"(?:〒|郵便番号[ :は]?) {{0,2}}\d{{3}}-?\d{{4}}{_ENDS}")
_HOUSE = re.compile(
    r"(?<!\d)(?:[\d一二三四五六七八九十]{1,3}丁目 ?\d{1,4}(?:番地?(?:の?\d{1,4}号?)?|-\d{1,4}(?:-\d{1,4})?)"
    r"|\d{1,2}-\d{1,3}-\d{1,4}|\d{1,5}番地)(?![\d-]|[年月日回名人件])"
)
_TOWN = re.compile(r"[一-龠々]{1,8}[都道府県市区町村郡][一-龠々ヶケノぁ-んァ-ヴ]{0,10} ?\Z")
_LONGEST_TOWN = 20
"""Letters of the longest of them, the space behind it included."""
_DATE = r"(?:(?:昭和|平成|令和|[SHR])?(?:\d{1,2}|元)|(?:19|20)\d{2})[年./-]\d{1,2}[月./-]\d{1,2}日?"
_BIRTH = re.compile(
    # The end of 「4月2日〜4月1日生まれ」 is a year group and nobody's birthday.
    rf"(?<![\d〜~成和SHR-])(?<!から){_DATE} ?(?:生まれ|生れ|生(?![一-龠]))|(?:生年月日|誕生日)[ :はが]{{0,3}}{_DATE}"
)
_TWELVE = re.compile(rf"{_ALONE}(?:\d{{12}}|\d{{4}}[ -]\d{{4}}[ -]\d{{4}}){_ENDS}")
_SAYS_NUMBER = re.compile(r"(?:マイナンバー|個人番号)[ :はが]{0,3}\Z")
_LONGEST_SAYING = 9
_WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
"""Of a 個人番号's first eleven digits, for its check digit (平成26年総務省令第85号 第5条)."""


def find(text: str) -> list[PersonalData]:
    """Everything in the text that has the form of personal data, in its order; no letter counts twice."""
    if not _WORTH_A_LOOK.search(text):
        return []
    flat = narrow(text)
    taken: dict[Span, str] = {}
    for kind, search in _SEARCHES:
        for start, end in search(flat):
            if not any(start < other_end and other < end for other, other_end in taken):
                taken[start, end] = kind
    return [PersonalData(kind, text[start:end], start) for (start, end), kind in sorted(taken.items())]


def narrow(text: str) -> str:
    """Half-width digits, letters and signs, one hyphen for all between digits; as many letters as before."""
    if not unicodedata.is_normalized("NFKC", text):
        text = "".join(map(_one, text))
    return _DASH.sub("-", text)


_DASH = re.compile(r"(?<=[\d)目])[‐‑‒–—―−ー─](?=[\d(])")


@lru_cache(maxsize=4_096)
def _one(letter: str) -> str:
    made = unicodedata.normalize("NFKC", letter)
    return made if len(made) == 1 else letter


def _all(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Span]]:
    return lambda text: (match.span() for match in pattern.finditer(text))


def _personal_urls(text: str) -> Iterator[Span]:
    return (match.span() for match in _URL.finditer(text) if _URL_PERSON.search(match[0]))


def _phones(text: str) -> Iterator[Span]:
    """Ten digits, eleven for mobile telephones; 01-12-2011 and 0-1-2011 have fewer."""
    for match in _PHONE.finditer(text):
        digits = sum(letter.isdigit() for letter in match[0].replace("+81", "0"))
        if 9 < digits < 12:
            yield match.span()


def _addresses(text: str) -> Iterator[Span]:
    """A house number behind a town: neither alone says where anybody lives."""
    for match in _HOUSE.finditer(text):
        begin = max(0, match.start() - _LONGEST_TOWN)
        if town := _TOWN.search(text[begin : match.start()]):
            yield begin + town.start(), match.end()


def _numbers(text: str) -> Iterator[Span]:
    """Twelve digits that say so, or whose last is the check digit of the others."""
    for match in _TWELVE.finditer(text):
        digits = [int(letter) for letter in match[0] if letter.isdigit()]
        rest = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits[:11], strict=True)) % 11
        checks = digits[11] == (0 if rest <= 1 else 11 - rest) and len(set(digits)) > 1
        if checks or _SAYS_NUMBER.search(text[max(0, match.start() - _LONGEST_SAYING) : match.start()]):
            yield match.span()


_SEARCHES: tuple[tuple[str, Callable[[str], Iterator[Span]]], ...] = (
    (URL, _personal_urls),
    (MAIL, _all(_MAIL)),
    (BIRTH, _all(_BIRTH)),
    (POSTAL, _all(_POSTAL)),
    (PHONE, _phones),
    (NUMBER, _numbers),
    (ADDRESS, _addresses),
    (NAME, name_spans),
)
