"""Whose year a title or header speaks of (docs/reading.md, "Fiscal year")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kyoten.fiscal import parse_year, spell_years
from kyoten.text import bare

_YEAR = r"(?:(?:令和|平成|昭和|(?<![A-Za-z])[RHS])(?:元|\d{1,2})|(?:19|20)\d\d|(?<!\d)\d{1,2}(?=年))(?:年度?)?"
_TO = r"(?:\([^()]*\))?(?:[~〜～\-‐―ー–—−]|から)"
_SPAN = re.compile(rf"{_YEAR}{_TO}(?:{_YEAR}|\d{{1,2}}(?:年度?)?)", re.IGNORECASE)
_YEARS = re.compile(_YEAR, re.IGNORECASE)
_MEETING = re.compile(r"会議|委員会|協議会|資料|議題|議事|次第|開催日|作成日|更新日|改[訂定]|現在|時点|提出")
_RESULT = re.compile(r"実績|報告|結果|評価|振り?返り|課題|達成状況")
_DATE = re.compile(r"(?:年|\.|/|-)\d{1,2}(?:月|\.|/|-)\d{1,2}")


def is_span(text: str) -> bool:
    """Whether a text names a span of years: 令和4年度～令和8年度, 平成24〜28年度."""
    return _SPAN.search(spell_years(bare(text))) is not None


def years_of(text: str) -> tuple[int, ...]:
    """Every single fiscal year that a text names, each once; spans of years are left out."""
    words = _SPAN.sub("", spell_years(bare(text)))
    found = (parse_year(match[0] if "年" in match[0] else f"{match[0]}年度") for match in _YEARS.finditer(words))
    return tuple(dict.fromkeys(year for year in found if year))


def without_years(text: str) -> str:
    """A text's letters without the years and spans that it names: what a header says in every year."""
    words = spell_years(bare(text))
    return _YEARS.sub("", _SPAN.sub("", words))


def year_of_titles(titles: Iterable[str]) -> tuple[int, ...]:
    """The year that a table's titles give it, several where they disagree: those of a title with 計画 before others;
    a meeting's line, a date and a report of results count only where nothing else names one."""
    listed = [text for text in titles if years_of(text)]
    plans = [text for text in listed if "計画" in text and not _aside(text)]
    others = [text for text in listed if not _aside(text)]
    for chosen in (plans, others, listed):
        if chosen:
            return tuple(dict.fromkeys(year for text in chosen for year in years_of(text)))
    return ()


def _aside(text: str) -> bool:
    words = bare(text)
    return bool(_RESULT.search(words) or _DATE.search(words) or (_MEETING.search(words) and "行動計画" not in words))
