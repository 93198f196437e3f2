"""Which fiscal year and quarter a sheet is of: its header, title and name, and last the file's name.

Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kyoten.fiscal import Quarter, quarter_of_month, year_label
from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import Conversion
from kyoten.reader.workbook import Sheet
from kyoten.sheet.columns import BY_CODE, Type
from kyoten.sheet.foreign.columns.other_times import has_weak_quarter
from kyoten.sheet.foreign.header.columns import ColumnMeaning
from kyoten.sheet.foreign.header.find import SEARCHED_ROWS, Header
from kyoten.sheet.foreign.period.title import YEAR_END, is_of_another, named_period, title_period
from kyoten.sheet.foreign.period.words import Period, month_quarter
from kyoten.text import bare

HALF_RULE = "半期の報告を、その最後の四半期の報告として読みました"
YEAR_END_RULE = "年度末の報告を、第4四半期の報告として読みました"
BOOK_RULE = "ほかのシートの表題や名前にある四半期の報告として読みました"
_CLOSE, _FEW_WORDS = 4, 2
"""Rows over a header that may be its title, and the cells that such a line has at most."""
_QUARTER_LABELS = ("四半期", "対象四半期", "報告四半期", "対象期", "期")
_TERM = re.compile(r"第?([1-4])期?")
_LABELLED = re.compile(rf"(?:{'|'.join(_QUARTER_LABELS)})(?::第?|第)([1-4])期?")
_MONTH_NAME = re.compile(r"(?<!\d)(1[0-2]|[1-9])月(?:分|度)?")


@dataclass(frozen=True)
class NamedPeriod:
    """The period that one place names: `where` as shown (表題, シート名…), its cell and text; None, () for nothing."""

    where: str
    quarter: int | None = None
    years: tuple[int, ...] = ()
    half: str = ""
    cell: str = ""
    text: str = ""
    is_weak: bool = False
    """Whether the quarter is a header's that may not be the whole table's."""


@dataclass(frozen=True)
class SheetPeriod:
    """`quarter` None: no place says it. `year` is the plan's, unless the sheet says another and not the plan's."""

    year: int
    quarter: int | None
    by_file: bool
    """Whether only the file's name says the quarter."""
    place: str
    """The cell that says it, "" for a name."""
    problems: tuple[Problem, ...] = ()
    conversions: tuple[Conversion, ...] = ()


def sheet_period(sheet: Sheet, found: Sequence[Header], file: str, plan_year: int) -> SheetPeriod:
    """Header and title before the sheet's name, that before the file's; a later one that disagrees is a warning. Where
    header and title disagree the title counts, and the header's columns are asked about (columns/other_times.py)."""
    headers, title, name = list(_of_header(sheet, found)), _of_title(sheet, found), _of_name(sheet)
    if title.quarter or name.quarter:
        headers = [replace(each, quarter=None) if each.is_weak else each for each in headers]
    if title.quarter:
        headers = [each if each.quarter == title.quarter else replace(each, quarter=None) for each in headers]
    places = [*headers, title, name, _of_file(file)]
    quarters = [each for each in places if each.quarter]
    years = [each for each in places if each.years]
    first = quarters[0] if quarters else None
    year = _year(years, plan_year)
    by_file = bool(first and first.where == "ファイル名")
    named = [*quarters, *_of_month_name(sheet)] if by_file else quarters
    conversions: tuple[Conversion, ...] = ()
    if first and first.half and first.quarter:
        rule = YEAR_END_RULE if first.half == YEAR_END else HALF_RULE
        conversions = (Conversion(sheet.name, first.cell, first.half, Quarter(year, first.quarter).label, rule),)
    return SheetPeriod(
        year,
        first.quarter if first else None,
        by_file=by_file,
        place=first.cell if first else "",
        problems=(*_quarters_disagree(sheet, named, year), *_years_disagree(sheet, years, plan_year)),
        conversions=conversions,
    )


def quarter_of_book(periods: Sequence[SheetPeriod]) -> int | None:
    """The quarter (1–4) that titles and names of a book's sheets agree on, its cover's among them."""
    quarters = {each.quarter for each in periods if each.quarter and not each.by_file}
    return quarters.pop() if len(quarters) == 1 else None


def with_quarter_of_book(period: SheetPeriod, sheet: Sheet, quarter: int) -> SheetPeriod:
    """The period of a sheet that names no quarter itself, in a book that does; one that the file's name disagrees with
    is said."""
    label = Quarter(period.year, quarter).label
    if period.quarter is None:
        read = Conversion(sheet.name, "", sheet.name, label, BOOK_RULE)
        return replace(period, quarter=quarter, conversions=(*period.conversions, read))
    other = problem(
        "quarter_disagrees",
        sheet=sheet.name,
        value=Quarter(period.year, period.quarter).label,
        where="ファイル名",
        taken="ほかのシート",
        quarter=label,
    )
    found = () if period.quarter == quarter else (other,)
    return replace(period, quarter=quarter, by_file=False, problems=(*period.problems, *found))


def quarter_over(sheet: Sheet, header: Header) -> int | None:
    """The quarter (1–4) that a line close over a header names, where such a line stands there."""
    for row in range(header.first - 1, max(-1, header.first - 1 - _CLOSE), -1):
        values = [value for value in sheet.rows[row] if value is not None]
        if len(values) > _FEW_WORDS:
            return None
        words = [value if isinstance(value, str) else "" for value in values]
        named = (_period_beside(label, value).quarter for label, value in zip(["", *words], words, strict=False))
        if quarters := set(filter(None, named)):
            return quarters.pop() if len(quarters) == 1 else None
    return None


def _year(years: Sequence[NamedPeriod], plan_year: int) -> int:
    if not years or plan_year in years[0].years:
        return plan_year
    return years[0].years[0]


def _of_header(sheet: Sheet, found: Sequence[Header]) -> Iterator[NamedPeriod]:
    for header in found:
        inputs = [(number, each) for number, each in enumerate(header.columns) if each.is_input]
        quarters = {each.quarter for _, each in inputs if each.quarter}
        years = _years_of([each for _, each in inputs])
        if not quarters and not years:
            continue
        number, first = next((number, each) for number, each in inputs if each.quarter or each.year)
        quarter = quarters.pop() if len(quarters) == 1 else None
        cell, weak = sheet.address(header.last, number), has_weak_quarter(header.texts, header.columns)
        yield NamedPeriod("見出し", quarter, years, first.half, cell, first.label, weak)


def _years_of(inputs: Sequence[ColumnMeaning]) -> tuple[int, ...]:
    """The years that a header names, where each of its values has one: 平成22年度実績 beside 状況 is for comparison."""
    values = [each for each in inputs if each.code not in BY_CODE or BY_CODE[each.code].type is not Type.TEXT]
    if not all(each.year for each in values or inputs):
        return ()
    return tuple(dict.fromkeys(each.year for each in inputs if each.year))


def _of_title(sheet: Sheet, found: Sequence[Header]) -> NamedPeriod:
    """What the cells over the header say; two different quarters there (a list to tick) say nothing."""
    named = [each for each in _title_cells(sheet, found) if each.quarter or each.years]
    quarters = {each.quarter for each in named if each.quarter}
    first = next((each for each in named if each.quarter), named[0] if named else NamedPeriod("表題"))
    years = tuple(dict.fromkeys(year for each in named for year in each.years))
    quarter = first.quarter if len(quarters) == 1 else None
    return NamedPeriod("表題", quarter, years, first.half if quarter else "", first.cell, first.text)


def _title_cells(sheet: Sheet, found: Sequence[Header]) -> Iterator[NamedPeriod]:
    end = found[0].first if found else min(SEARCHED_ROWS, len(sheet.rows))
    for row in range(end):
        label = ""
        for column, value in enumerate(sheet.rows[row]):
            if isinstance(value, str):
                period = _period_beside(label, value)
                half = period.half if period.quarter else ""
                cell = sheet.address(row, column)
                yield NamedPeriod("表題", period.quarter, period.years, half, cell, value.strip())
                label = value
            elif _asks_quarter(label) and isinstance(value, int | float) and value in (1, 2, 3, 4):
                yield NamedPeriod("表題", int(value), cell=sheet.address(row, column), text=f"{value:g}")


def _period_beside(label: str, value: str) -> Period:
    """What a cell says behind a label: 四半期 | 第2 is the second quarter, 前回 | 第1四半期 is none of the sheet's."""
    period = title_period(value)
    if is_of_another(label):
        return replace(period, quarters=(), half="")
    if period.quarters:
        return period
    term = _TERM.fullmatch(bare(value)) if _asks_quarter(label) else _LABELLED.fullmatch(bare(value))
    return replace(period, quarters=(int(term[1]),)) if term else period


def _asks_quarter(label: str) -> bool:
    return bare(label).rstrip(":") in _QUARTER_LABELS


def _of_name(sheet: Sheet) -> NamedPeriod:
    return NamedPeriod("シート名") if sheet.textual else _of_words("シート名", sheet.name)


def names_month(sheet: Sheet) -> bool:
    """Whether a sheet's name is a month's: a month is no quarter, and the other sheets do not make it one."""
    return any(_of_month_name(sheet))


def _of_month_name(sheet: Sheet) -> Iterator[NamedPeriod]:
    """A month in a sheet's name (7月, H23.7) does not make it a quarter's, yet it may speak against the file's name."""
    if sheet.textual:
        return
    month = named_period(sheet.name).month
    named = _MONTH_NAME.fullmatch(bare(sheet.name))
    number = month[1] if month else int(named[1]) if named else None
    if number:
        yield NamedPeriod("シート名", quarter_of_month(number), text=sheet.name)


def _of_file(file: str) -> NamedPeriod:
    return _of_words("ファイル名", file.rpartition(".")[0] or file)


def _of_words(where: str, words: str) -> NamedPeriod:
    period = named_period(words)
    month = month_quarter(period)
    years = period.years or ((month.year,) if month else ())
    return NamedPeriod(where, period.quarter or (month.number if month else None), years, period.half, "", words)


def _quarters_disagree(sheet: Sheet, places: Sequence[NamedPeriod], year: int) -> Iterator[Problem]:
    for other in places[1:]:
        if other.quarter and places[0].quarter and other.quarter != places[0].quarter:
            yield problem(
                "quarter_disagrees",
                sheet=sheet.name,
                cell=other.cell,
                value=Quarter(year, other.quarter).label,
                where=f"{other.where}「{other.text}」",
                taken=places[0].where,
                quarter=Quarter(year, places[0].quarter).label,
            )


def _years_disagree(sheet: Sheet, places: Sequence[NamedPeriod], plan_year: int) -> Iterator[Problem]:
    """Only where the first place names the plan's year: another year there is for the caller to refuse."""
    if not places or plan_year not in places[0].years:
        return
    for other in places[1:]:
        if plan_year not in other.years:
            yield problem(
                "year_disagrees",
                sheet=sheet.name,
                cell=other.cell,
                value=year_label(other.years[0]),
                where=f"{other.where}「{other.text}」",
                taken=places[0].where,
                year=year_label(plan_year),
            )
