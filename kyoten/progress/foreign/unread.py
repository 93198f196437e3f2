"""What stands in a sheet and is not read though it is understood: columns left out, cells merged over others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kyoten.columns import BY_CODE, Part
from kyoten.problems import Conversion, Problem, problem
from kyoten.progress import values
from kyoten.progress.foreign import contents
from kyoten.progress.foreign.block import Block
from kyoten.progress.foreign.cells import is_filled
from kyoten.progress.foreign.fields import Field, yearly
from kyoten.progress.foreign.header import Head, heads
from kyoten.progress.foreign.roles import listed
from kyoten.progress.foreign.words import LAST, ROLE_NAMES
from kyoten.progress.shown import shown
from kyoten.workbook import Sheet, Value

_SHOWN = 20
_OF_LAST = "前回・予定の列のため読みませんでした"
_OF_YEAR = "四半期ごとの列を読み、年間の列は読みませんでした"
_SECOND = "同じ内容の列がほかにあるため読みませんでした"


def columns_left_out(
    sheet: Sheet, head: Head, fields: Sequence[Field], rows: range, second: Collection[int]
) -> Iterator[Conversion]:
    """One record for each reason why filled columns that are understood are not read. `second`: beside one that is."""
    before = [column for column, each in enumerate(fields) if _is_of_last(each)]
    for columns, rule in ((before, _OF_LAST), (yearly(fields), _OF_YEAR), (sorted(second), _SECOND)):
        filled = [column for column in columns if contents.filled(sheet, column, rows)]
        if filled:
            cell, labels = sheet.address(head.last, filled[0]), listed(fields[column].label for column in filled)
            yield Conversion(sheet.name, cell, labels, f"{len(filled)}列", rule)


def _is_of_last(each: Field) -> bool:
    """The period before's, or what was planned for a quarter; the year's 目標 belongs to the plan."""
    known = BY_CODE.get(each.code)
    return (
        each.code == LAST or bool(known and known.part is Part.LAST) or (each.code == "target" and bool(each.quarter))
    )


def not_cumulative(sheet: Sheet, fields: Sequence[Field], rows: range) -> Problem | None:
    """The question that is open where the quarters' counts add up to the year's: ours go on from quarter to quarter.

    3, 4 beside 7 add up; 3, 7 beside 7 go on. One such row is enough: cumulative counts end at the year's.
    """
    for total in yearly(fields):
        of_year = fields[total]
        quarters = sorted(
            (each.quarter, column)
            for column, each in enumerate(fields)
            if each.code == of_year.code == "count" and each.role == of_year.role and each.quarter
        )
        columns = [column for _, column in quarters]
        for row in rows:
            cells = sheet.rows[row]
            if cells[total] is not None and (counts := _adding_up([cells[each] for each in columns], cells[total])):
                value = f"{'+'.join(map(str, counts))}={sum(counts)}"
                cell = sheet.address(row, total)
                return problem("counts_not_cumulative", sheet=sheet.name, cell=cell, value=value, column=of_year.label)
    return None


def _adding_up(quarters: Sequence[Value], year: Value) -> list[int]:
    """The counts of a row where they add up to the year's and the newest is less; [] where they do not."""
    total = values.count(year).value
    counts = [found for each in quarters if (found := values.count(each).value) is not None]
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
        if any(contents.filled(sheet, column, rows) for column in inputs):
            yield problem("hidden_sheet_not_read", sheet=sheet.name, value=sheet.name)
