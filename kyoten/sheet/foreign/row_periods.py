"""A table with a row for each quarter of an item: which quarter and year a row is of.

Source: docs/reading.md, "Theirs": the spellings are those of headers and titles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kyoten.fiscal import short_year
from kyoten.plan.matrix_headers import text_of
from kyoten.reader.workbook import Value
from kyoten.sheet.foreign.block import Block
from kyoten.sheet.foreign.period_words import month_quarter, parse_period
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


def row_quarters(block: Block) -> list[int]:
    """The quarters (1–4) that the rows of a block name, or its title."""
    named = (
        row_period(text_of(value)).quarter for column in block.columns("quarter") for value in _values(block, column)
    )
    return sorted({quarter for quarter in (*named, block.quarter) if quarter})


def names_quarters(block: Block, column: int) -> bool:
    """Whether a column holds quarters: more than half of its cells that are filled name one, or the whole year."""
    cells = Counter(cells[column] for cells in block.sheet.rows[block.top : block.end] if cells[column] is not None)
    named = {value for value in cells if (said := row_period(text_of(value))).quarter or said.whole_year}
    return 2 * sum(cells[value] for value in named) > cells.total()


def has_item_twice(block: Block, column: int) -> bool:
    """Whether some item has rows of two quarters: then a row reports of a quarter, and is not planned for one."""
    names = block.columns("text") or block.columns("item")
    seen: dict[tuple[object, ...], int] = {}
    now: tuple[object, ...] = ()
    for cells in block.sheet.rows[block.top : block.end]:
        name = tuple(cells[each] for each in names)
        now = name if any(each is not None for each in name) else now
        quarter = row_period(text_of(cells[column])).quarter
        if now and quarter and seen.setdefault(now, quarter) != quarter:
            return True
    return False


def _values(block: Block, column: int) -> Iterator[Value]:
    """The different values of a column, without the empty ones."""
    yield from {cells[column] for cells in block.sheet.rows[block.top : block.end]} - {None}
