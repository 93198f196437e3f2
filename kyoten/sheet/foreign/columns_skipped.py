"""What stands in a sheet and is not read though it is understood: columns left out, cells merged over others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import Conversion
from kyoten.reader.workbook import Sheet, Value
from kyoten.sheet.columns import BY_CODE, Part
from kyoten.sheet.foreign import column_contents
from kyoten.sheet.foreign.block import Block
from kyoten.sheet.foreign.cells import is_filled
from kyoten.sheet.foreign.header import Head, heads
from kyoten.sheet.foreign.header_columns import Field, yearly
from kyoten.sheet.foreign.header_words import LAST, ROLE_NAMES, UNNAMED, column_code, header_words
from kyoten.sheet.foreign.role_columns import listed
from kyoten.sheet.values import cell_values
from kyoten.sheet.values.shown import shown
from kyoten.text import bare

_SHOWN = 20
_OF_LAST = "前回・予定の列のため読みませんでした"
_OF_YEAR = "四半期ごとの列を読み、年間の列は読みませんでした"
_SECOND = "同じ内容の列がほかにあるため読みませんでした"
_ALONE = "回数は累計の列を読み、累計でない列は読みませんでした"
_CUMULATIVE = re.compile(r"累計|累積")
_TIMES_UNIT = re.compile(r"[(\[]回数?[)\]]")
_YEAR, _TIMES = "(?:年間|[今本当]?年度|通年|通期)の?", "(?:(?:実施|開催|実績)?回数|実績)?"
# 計, 年間計, 合計回数, 年間実績: a total whose header names no count by itself, or only with the header over it.
_TOTAL = re.compile(f"(?:{_YEAR}|年)?{_TIMES}(?:合|総|累)?計{_TIMES}|{_YEAR}{_TIMES}")


def columns_left_out(
    sheet: Sheet, head: Head, fields: Sequence[Field], rows: range, *, second: Collection[int], alone: Collection[int]
) -> Iterator[Conversion]:
    """One record for each reason why filled columns that are understood are not read.

    `second`: beside one that is. `alone`: counts of a quarter alone, beside those since April.
    """
    before = [column for column, each in enumerate(fields) if _is_of_last(each)]
    reasons = ((before, _OF_LAST), (yearly(fields), _OF_YEAR), (sorted(second), _SECOND), (sorted(alone), _ALONE))
    for columns, rule in reasons:
        filled = [column for column in columns if column_contents.filled(sheet, column, rows)]
        if filled:
            cell, labels = sheet.address(head.last, filled[0]), listed(fields[column].label for column in filled)
            yield Conversion(sheet.name, cell, labels, f"{len(filled)}列", rule)


def _is_of_last(each: Field) -> bool:
    """The period before's, or what was planned for a quarter; the year's 目標 belongs to the plan."""
    known = BY_CODE.get(each.code)
    return (
        each.code == LAST or bool(known and known.part is Part.LAST) or (each.code == "target" and bool(each.quarter))
    )


def cumulative_pairs(sheet: Sheet, head: Head, fields: Sequence[Field], rows: range) -> Iterator[tuple[int, int, bool]]:
    """(count of a quarter alone, count since April, sure) where one such column of each kind stands beside the other.

    Not sure where the cells say otherwise, or where later quarters, too, may be what is counted up to.
    """
    newest = max((each.quarter for each in fields if each.is_input and each.quarter), default=None)
    for total, each in enumerate(fields):
        if not _is_cumulative(head, total, each):
            continue
        others = [
            column
            for column, other in enumerate(fields)
            if column != total and other.code in ("count", UNNAMED) and other.role == each.role
            if each.quarter in (None, other.quarter)
        ]
        if len(others) != 1 or _CUMULATIVE.search(bare(head.label(own := others[0]))):
            continue
        if all(column_contents.filled(sheet, column, rows) for column in (own, total)):
            sure = each.quarter is not None or fields[own].quarter in (None, newest)
            yield own, total, sure and all(_goes_on(sheet.rows[row], own, total) for row in rows)


def _is_cumulative(head: Head, column: int, each: Field) -> bool:
    """累計 and the like; 累積 is the same, though no header of ours; 累計(人) counts no times."""
    if not _CUMULATIVE.search(bare(head.label(column))):
        return False
    said = "".join(header_words(part, ROLE_NAMES).rest for part in head.parts[column])
    return each.code == "count" or (not each.code and column_code(said.replace("累積", "累計")) == "count")


def _goes_on(cells: Sequence[Value], own: int, total: int) -> bool:
    """Whether a row's count since April may have a quarter's in it: none is smaller, none left out."""
    counted, since = cell_values.count(cells[own]).value, cell_values.count(cells[total]).value
    return not counted or (not cell_values.is_empty(cells[total]) if since is None else since >= counted)


def not_cumulative(sheet: Sheet, head: Head, fields: Sequence[Field], rows: range) -> Problem | None:
    """The question that is open where the quarters' counts add up to the year's: ours go on from quarter to quarter.

    3, 4 beside 7 add up; 3, 7 beside 7 go on. One such row is enough: cumulative counts end at the year's.
    """
    of_year = set(yearly(fields))
    for total, each in enumerate(fields):
        quarters = sorted(
            (other.quarter, column)
            for column, other in enumerate(fields)
            if other.code == "count" and other.role == each.role and other.quarter
        )
        columns = [column for _, column in quarters]
        if not (each.code == "count" and total in of_year) and not _is_total(head, total, each, columns):
            continue
        for row in rows:
            cells = sheet.rows[row]
            if cells[total] is not None and (counts := _adding_up([cells[c] for c in columns], cells[total])):
                value = f"{'+'.join(map(str, counts))}={sum(counts)}"
                cell = sheet.address(row, total)
                return problem("counts_not_cumulative", sheet=sheet.name, cell=cell, value=value, column=each.label)
    return None


def _is_total(head: Head, column: int, each: Field, quarters: Sequence[int]) -> bool:
    """Whether a column that is not understood is headed 計 or the like, alone or under what is over the quarters."""
    parts = head.parts[column]
    if each.code or each.quarter or not parts or not quarters:
        return False
    over = {part for quarter in quarters for part in head.parts[quarter]}
    said = [head.label(column), *(parts[-1:] if over.issuperset(parts[:-1]) else ())]
    return any(_TOTAL.fullmatch(_TIMES_UNIT.sub("", bare(text))) for text in said)


def _adding_up(quarters: Sequence[Value], year: Value) -> list[int]:
    """The counts of a row where they add up to the year's and the newest is less; [] where they do not."""
    total = cell_values.count(year).value
    counts = [found for each in quarters if (found := cell_values.count(each).value) is not None]
    return counts if len(counts) > 1 and sum(counts) == total != counts[-1] else []


def merged_across(sheet: Sheet, blocks: Sequence[Block]) -> Iterator[Problem]:
    """A warning for each value that is merged over cells of another quarter, role or row, which get nothing of it."""
    at = 0
    for first, left, last, right in sorted(sheet.merged):
        if left == right or first >= len(sheet.rows):
            continue
        while at + 1 < len(blocks) and first >= blocks[at + 1].top:
            at += 1
        block = blocks[at]
        if not block.top <= first < block.end or not is_filled(value := sheet.cell(first, left)):
            continue
        own, *others = block.fields[left : right + 1] or [Field("")]
        reported = [each for each in others if each.is_input]
        apart = any((each.quarter, each.role) != (own.quarter, own.role) for each in reported)
        if own.is_input and reported and (apart or first < last):
            said = shown(value).strip()
            said = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
            cell = sheet.address(first, left)
            yield problem("merged_across", sheet=sheet.name, cell=cell, value=said, column=own.label)


def hidden_reports(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """A warning for each hidden sheet that was left out and reports something in a table like those that are read."""
    for sheet in sheets:
        head = next((each for each in heads(sheet, ROLE_NAMES) if each.known), None)
        rows = range(head.top, len(sheet.rows)) if head else range(0)
        inputs = (column for column, each in enumerate(head.fields) if each.is_input) if head else ()
        if any(column_contents.filled(sheet, column, rows) for column in inputs):
            yield problem("hidden_sheet_not_read", sheet=sheet.name, value=sheet.name)
