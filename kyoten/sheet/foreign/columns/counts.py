"""Columns of counts: a quarter's own beside those since April, and quarters that add up to the year.

Ours is the count since April. What a header leaves open, the cells tell, or a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kyoten.problems.problem import Problem, problem
from kyoten.reader.workbook import Value
from kyoten.sheet.foreign.columns.columns import Columns
from kyoten.sheet.foreign.header.columns import of_whole_year
from kyoten.sheet.foreign.header.words import IGNORE, ROLE_NAMES, UNNAMED, column_code, header_words
from kyoten.sheet.values import cell_values
from kyoten.text import bare

_CUMULATIVE = re.compile(r"累計|累積")
_TIMES_UNIT = re.compile(r"[(\[]回数?[)\]]")
_YEAR, _TIMES = "(?:年間|[今本当]?年度|通年|通期)の?", "(?:(?:実施|開催|実績)?回数|実績)?"
# 計, 年間計, 合計回数, 年間実績: a total whose header names no count by itself, or only with the header over it.
_TOTAL = re.compile(f"(?:{_YEAR}|年)?{_TIMES}(?:合|総|累)?計{_TIMES}|{_YEAR}{_TIMES}")


class CumulativePair(NamedTuple):
    """The column of a quarter's own counts and that of the counts since April; `sure` where the cells agree and it is
    clear up to which quarter is counted."""

    own: int
    total: int
    sure: bool


def take_cumulative_counts(columns: Columns) -> tuple[Columns, list[Problem]]:
    """累計 beside a quarter's count is that quarter's; where that is not sure, a person says which of them is."""
    for own, total, sure in list(_pairs(columns)):
        quarters = columns.meanings[own]
        if quarters.code == UNNAMED:
            continue  # that is asked about already
        columns = columns.with_meaning(total, replace(columns.meanings[total], code="count", quarter=quarters.quarter))
        if sure and own not in columns.chosen:
            columns = replace(columns.with_code([own], IGNORE), of_quarter_alone=columns.of_quarter_alone | {own})
    return columns, []


def ask_about_added_counts(columns: Columns) -> tuple[Columns, list[Problem]]:
    """Counts of each quarter alone are no counts since April: 3, 4 beside 7 add up, 3, 7 beside 7 go on.

    One such row is enough: cumulative counts end at the year's.
    """
    question = next(_added_counts(columns), None)
    return columns, [question] if question else []


def can_be_cumulative(columns: Columns, group: Sequence[int]) -> bool:
    """Whether each of these columns has one beside it that counts since April."""
    return {pair.own for pair in _pairs(columns)}.issuperset(group)


def _pairs(columns: Columns) -> Iterator[CumulativePair]:
    """Where one column of each kind stands beside the other, both filled."""
    meanings = columns.meanings
    newest = max((each.quarter for each in meanings if each.is_input and each.quarter), default=None)
    for total, each in enumerate(meanings):
        if not _is_cumulative(columns, total):
            continue
        others = [
            number
            for number, other in enumerate(meanings)
            if number != total and other.code in ("count", UNNAMED) and other.role == each.role
            if each.quarter in (None, other.quarter)
        ]
        if len(others) != 1 or _CUMULATIVE.search(bare(columns.label(own := others[0]))):
            continue
        if columns.is_filled(own) and columns.is_filled(total):
            # Of several quarters, only the newest is known to be what is counted up to.
            is_clear = each.quarter is not None or meanings[own].quarter in (None, newest)
            rows = (columns.sheet.rows[row] for row in columns.rows)
            yield CumulativePair(own, total, is_clear and all(_is_part(row[own], row[total]) for row in rows))


def _is_cumulative(columns: Columns, number: int) -> bool:
    """累計 and the like; 累積 is the same, though no header of ours; 累計(人) counts no times."""
    if not _CUMULATIVE.search(bare(columns.label(number))):
        return False
    code = columns.meanings[number].code
    words = "".join(header_words(text, ROLE_NAMES).rest for text in columns.header.texts[number])
    return code == "count" or (not code and column_code(words.replace("累積", "累計")) == "count")


def _is_part(own: Value, total: Value) -> bool:
    """Whether a row's count since April may have the quarter's in it: it is not smaller and not left out."""
    counted, since_april = cell_values.count(own).value, cell_values.count(total).value
    return not counted or (not cell_values.is_empty(total) if since_april is None else since_april >= counted)


def _added_counts(columns: Columns) -> Iterator[Problem]:
    sheet, of_year = columns.sheet, set(of_whole_year(columns.meanings))
    by_role = {role: _quarters(columns, role) for role in {each.role for each in columns.meanings}}
    for total, each in enumerate(columns.meanings):
        quarters = by_role[each.role]
        if not (each.code == "count" and total in of_year) and not _is_total(columns, total, quarters):
            continue
        for row in columns.rows:
            cells = sheet.rows[row]
            if cells[total] is not None and (counts := _adding_up([cells[c] for c in quarters], cells[total])):
                value = f"{'+'.join(map(str, counts))}={sum(counts)}"
                cell = sheet.address(row, total)
                yield problem("counts_not_cumulative", sheet=sheet.name, cell=cell, value=value, column=each.label)


def _quarters(columns: Columns, role: str) -> list[int]:
    """A role's columns of counts of quarters, oldest first."""
    found = [
        (each.quarter, number)
        for number, each in enumerate(columns.meanings)
        if each.code == "count" and each.role == role and each.quarter
    ]
    return [number for _, number in sorted(found)]


def _is_total(columns: Columns, number: int, quarters: Sequence[int]) -> bool:
    """Whether a column that is not understood is headed 計 or the like, alone or under what is over the quarters."""
    meaning, texts = columns.meanings[number], columns.header.texts
    if meaning.code or meaning.quarter or not texts[number] or not quarters:
        return False
    *outer, last = texts[number]
    is_beside = {text for quarter in quarters for text in texts[quarter]}.issuperset(outer)
    names = [meaning.label, *([last] if is_beside else [])]
    return any(_TOTAL.fullmatch(_TIMES_UNIT.sub("", bare(name))) for name in names)


def _adding_up(quarters: Sequence[Value], year: Value) -> list[int]:
    """The counts of a row where they add up to the year's and the newest is less; [] where they do not."""
    total = cell_values.count(year).value
    counts = [found for each in quarters if (found := cell_values.count(each).value) is not None]
    return counts if len(counts) > 1 and sum(counts) == total != counts[-1] else []
