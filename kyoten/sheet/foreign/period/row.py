"""The cells of a column of quarters or years: which quarter and year a row is of.

Source: docs/reading.md, "Theirs": the spellings are those of headers and titles.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kyoten.fiscal import short_year
from kyoten.sheet.foreign.period.words import month_quarter, parse_period
from kyoten.text import bare

_TERM = re.compile(r"第?([1-4]|I{1,3}|IV|[一二三四])期?")
_TERMS = {"I": 1, "II": 2, "III": 3, "IV": 4, "一": 1, "二": 2, "三": 3, "四": 4}
_WHOLE_YEAR = re.compile(r"年間|通年|全期|通期|年度?[合累]?計|[合累総小]?計|年度全体|全体")
_SHORT_YEAR = re.compile(r"\d{1,2}")


class RowPeriod(NamedTuple):
    """What a row's quarter cell says: `quarter` 1–4 and `year` None where it says none; `half` as written (上半期);
    `whole_year`: it speaks of the year, as a total does."""

    quarter: int | None = None
    year: int | None = None
    half: str = ""
    whole_year: bool = False


@lru_cache(maxsize=1_024)
def row_period(cell: str) -> RowPeriod:
    """第1四半期, 1Q, 4〜6月, Ⅰ, 1, R5.6; 年間 and 合計 are of no quarter."""
    flat = bare(cell)
    if _WHOLE_YEAR.fullmatch(flat):
        return RowPeriod(whole_year=True)
    if term := _TERM.fullmatch(flat):
        return RowPeriod(int(term[1]) if term[1].isdecimal() else _TERMS[term[1]])
    period = parse_period(cell)
    month = month_quarter(period)
    year = period.years[0] if period.years else month.year if month else None
    return RowPeriod(period.quarter or (month.number if month else None), year, period.half)


@lru_cache(maxsize=1_024)
def row_year(cell: str) -> int | None:
    """令和5年度, R5, 2023, 23 (平成); None where a cell names no year."""
    flat = bare(cell)
    if _SHORT_YEAR.fullmatch(flat):
        return short_year(int(flat))
    years = parse_period(cell if not flat.isdecimal() else f"{flat}年度").years
    return years[0] if years else None
