"""What stands in a sheet and is not read though it is understood: columns left out, cells merged over others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import Conversion
from kyoten.reader.workbook import Sheet
from kyoten.sheet.columns import BY_CODE, Part
from kyoten.sheet.foreign.block import TableBlock
from kyoten.sheet.foreign.columns.columns import Columns
from kyoten.sheet.foreign.header.columns import ColumnMeaning, of_whole_year
from kyoten.sheet.foreign.header.words import LAST
from kyoten.sheet.values.cell_values import is_filled
from kyoten.sheet.values.display import quoted, shortened, shown

_SHOWN = 20
"""Characters of a cell in a sentence."""
_OF_LAST = "前回・予定の列のため読みませんでした"
_OF_YEAR = "四半期ごとの列を読み、年間の列は読みませんでした"
_DUPLICATE = "同じ内容の列がほかにあるため読みませんでした"
_OF_QUARTER_ALONE = "回数は累計の列を読み、累計でない列は読みませんでした"


def skipped_columns(columns: Columns) -> Iterator[Conversion]:
    """One record for each reason why filled columns that are understood are not read."""
    reasons = (
        ([number for number, each in enumerate(columns.meanings) if _is_of_last(each)], _OF_LAST),
        (of_whole_year(columns.meanings), _OF_YEAR),
        (sorted(columns.duplicates), _DUPLICATE),
        (sorted(columns.of_quarter_alone), _OF_QUARTER_ALONE),
    )
    for numbers, rule in reasons:
        filled = [number for number in numbers if columns.is_filled(number)]
        if filled:
            cell, labels = columns.sheet.address(columns.header.last, filled[0]), quoted(map(columns.label, filled))
            yield Conversion(columns.sheet.name, cell, labels, f"{len(filled)}列", rule)


def _is_of_last(each: ColumnMeaning) -> bool:
    """The period before's, or what was planned for a quarter; the year's 目標 belongs to the plan."""
    known = BY_CODE.get(each.code)
    is_planned = each.code == "target" and each.quarter is not None
    return each.code == LAST or is_planned or (known is not None and known.part is Part.LAST)


def merged_across(sheet: Sheet, blocks: Sequence[TableBlock]) -> Iterator[Problem]:
    """A warning for each value that is merged over cells of another quarter, role or row, which get nothing of it."""
    at = 0
    for first, left, last, right in sorted(sheet.merged):
        while at + 1 < len(blocks) and first >= blocks[at + 1].top:
            at += 1
        block = blocks[at]
        if not block.top <= first < block.end or not is_filled(value := sheet.cell(first, left)):
            continue
        own, *others = block.columns[left : right + 1] or [ColumnMeaning("")]
        inputs = [each for each in others if each.is_input]
        is_of_another = any((each.quarter, each.role) != (own.quarter, own.role) for each in inputs)
        if own.is_input and inputs and (is_of_another or first < last):
            cell, text = sheet.address(first, left), shortened(shown(value).strip(), _SHOWN)
            yield problem("merged_across", sheet=sheet.name, cell=cell, value=text, column=own.label)
