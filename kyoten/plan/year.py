"""Whose year a plan is of (docs/reading.md, "Fiscal year")."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kyoten.fiscal import Quarter
from kyoten.plan import columns as kinds
from kyoten.plan.columns import HeaderColumn
from kyoten.plan.header_words import WEAK
from kyoten.plan.tables import Table
from kyoten.table.years import year_of_titles, years_of

_PLANNED = (kinds.ACTION, WEAK)
_ROWS = 200
"""Rows of a table that are held against another's to see whether both are one plan of two years."""


@dataclass(frozen=True)
class YearFound:
    """`year` None where nothing names one; `several`: years between which only a person can choose, the latest taken;
    `tables`: those of the year; `named`: the year that the book itself names, whatever a person says."""

    year: int | None
    several: tuple[int, ...]
    tables: tuple[Table, ...]
    named: int | None = None


_AHEAD, _BACK, _OFF = 1, 20, 1
"""Years by which a plan may be ahead of the running one, lie behind it where nothing names it, differ from its name."""


def is_far(year: int, named: int | None, today: dt.date) -> bool:
    """Whether a year has to be asked about (docs/time.md): far from the one that the book names, or from today. What a
    book itself names may lie as far back as it will."""
    running = Quarter.of(today).year
    if year > running + _AHEAD:
        return True
    return year < running - _BACK if named is None else abs(year - named) > _OFF


def plan_year(tables: Sequence[Table], file: str, wanted: int | None, covers: Sequence[str] = ()) -> YearFound:
    """The year of a book's tables. `wanted`: what a person said, which decides between several and else holds;
    `covers`: texts of its sheets without a table, which name the year where nothing else does."""
    by_sheet = {id(table.sheet): [each for each in tables if each.sheet is table.sheet] for table in tables}
    own = {number: _sheet_year(found) for number, found in by_sheet.items()}
    named = sorted({year for year in own.values() if year})
    if len(named) > 1 and _are_versions([found for number, found in by_sheet.items() if own[number]], own):
        year = wanted if wanted is not None and wanted in named else named[-1]
        kept = tuple(table for table in tables if own[id(table.sheet)] in (None, year))
        return YearFound(wanted or year, () if wanted in named else tuple(named), kept, year)
    found, several = _book_year(tables, file, covers)
    if wanted:
        return YearFound(wanted, (), tuple(tables), wanted if wanted in several else found)
    return YearFound(found, several, tuple(tables), found)


def side_by_side(columns: Iterable[HeaderColumn]) -> tuple[int, ...]:
    """The years of a header that has columns of one role for several years, in order; () where it has not."""
    years: dict[str, set[int]] = {}
    for column in columns:
        if column.kind in _PLANNED:
            years.setdefault(column.role, set()).update(_single(column))
    return tuple(sorted(next((found for found in years.values() if len(found) > 1), ())))


def _book_year(tables: Sequence[Table], file: str, covers: Sequence[str]) -> tuple[int | None, tuple[int, ...]]:
    titled = year_of_titles([*_distinct(title for table in tables for title in table.titles)])
    beside = sorted({year for table in tables for year in side_by_side(table.layout.columns)})
    if beside:
        return next((year for year in titled if year in beside), beside[-1]), ()
    votes = _votes(tables)
    if votes:
        return votes.most_common(1)[0][0], ()
    others = [
        year
        for table in tables
        for column in table.layout.columns
        if column.kind not in (kinds.FIVE_YEAR, kinds.OTHER)
        for year in _single(column)
    ]
    names = [year for table in tables for year in years_of(table.sheet.name)]
    for found in (others, titled, names, year_of_titles(covers), years_of(file)):
        years = tuple(dict.fromkeys(found))
        if years:
            return (years[0], ()) if len(years) == 1 else (max(years), tuple(sorted(years)))
    return None, ()


def _sheet_year(tables: Sequence[Table]) -> int | None:
    """The one year that everything on a sheet agrees on: its headers and name; its title where those are silent."""
    said = {*_votes(tables), *years_of(tables[0].sheet.name)}
    if any(side_by_side(table.layout.columns) for table in tables):
        return None
    said = said or set(year_of_titles(title for table in tables for title in table.titles))
    return said.pop() if len(said) == 1 else None


def _are_versions(sheets: Sequence[Sequence[Table]], own: dict[int, int | None]) -> bool:
    """Whether sheets of different years are the same plan twice, not one plan with a slip in a header."""
    texts = [(own[id(tables[0].sheet)], _structure(tables)) for tables in sheets]
    overlap = any(one & other for year, one in texts for second, other in texts if year != second)
    names = {year for tables in sheets for year in years_of(tables[0].sheet.name)}
    return overlap or len(names) > 1


def _structure(tables: Sequence[Table]) -> set[str]:
    found: set[str] = set()
    for table in tables:
        wanted = (table.layout.function, table.layout.state)
        for row in table.rows[:_ROWS]:
            cells = table.cells(row)
            found |= {cells[number] for number in wanted if number in cells}
    return found


def _votes(tables: Iterable[Table]) -> Counter[int]:
    return Counter(
        year
        for table in tables
        for column in table.layout.columns
        if column.kind in _PLANNED
        for year in _single(column)[:1]
    )


def _single(column: HeaderColumn) -> tuple[int, ...]:
    return years_of(column.label)


def _distinct(texts: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(texts)
