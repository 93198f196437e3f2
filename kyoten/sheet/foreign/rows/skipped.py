"""Rows of a sheet that were not read as items: said where something stands in them, counted where nothing does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyoten.fiscal import year_label
from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import Conversion
from kyoten.sheet.foreign.block import BlockRows, TableBlock
from kyoten.sheet.foreign.sheet_period import HALF_RULE
from kyoten.sheet.values.display import first_few, shown

_LISTED = 5
"""Rows named in a sentence; the rest are counted."""


def row_problems(block: TableBlock, rows: BlockRows, plan_year: int) -> Iterator[Problem]:
    """What is said of rows that have values and can't be read: no item, no quarter, or another year than the plan's."""
    yield from _without_item(block, rows)
    yield from _without_quarter(block, rows)
    yield from _of_other_years(block, rows, plan_year)


def sources_without_item(block: TableBlock, rows: BlockRows) -> list[str]:
    """Where the rows are that have values and no item, for the report's list of what could not be matched."""
    return [block.sheet.source(row, _item_column(block)) for row in rows.without_item]


def skipped_rows(block: TableBlock, rows: BlockRows) -> Iterator[Conversion]:
    """How many rows of a kind were left out, and where the first of them are; half-years read as a quarter."""
    for half, (row, quarter) in rows.halves.items():
        cell = block.sheet.address(row, _first(block, "quarter"))
        yield Conversion(block.sheet.name, cell, half, f"第{quarter}四半期", HALF_RULE)
    for row, function in rows.sections.items():
        column, heading = next((at, value) for at, value in enumerate(block.sheet.rows[row]) if value is not None)
        cell = block.sheet.address(row, column)
        yield Conversion(block.sheet.name, cell, str(heading), function, "機能の見出しとして読みました")
    kinds = (
        (rows.totals, "集計の行として読みませんでした"),
        (sorted((*rows.headings, *rows.notes)), "注記・見出しの行として読みませんでした"),
        (rows.examples, "記入例の行として読みませんでした"),
        (rows.planned, "計画・見込・前回の行として読みませんでした"),
    )
    for numbers, rule in kinds:
        if numbers:
            yield _counted(block, numbers, rule)
    if rows.blank:
        yield Conversion(block.sheet.name, "", "空行", f"{rows.blank}行", "記入のない行として読みませんでした")


def _without_item(block: TableBlock, rows: BlockRows) -> Iterator[Problem]:
    for row in rows.without_item:
        values = (shown(block.sheet.cell(row, column)).strip() for column, _ in block.inputs)
        first = next((each for each in values if each), "")
        yield problem("nameless_row", sheet=block.sheet.name, cell=_item_address(block, row), value=first)


def _without_quarter(block: TableBlock, rows: BlockRows) -> Iterator[Problem]:
    sheet, column = block.sheet, _first(block, "quarter")
    for row in rows.without_quarter:
        value = shown(sheet.cell(row, column)).strip() or "空欄"
        yield problem("row_without_quarter", sheet=sheet.name, cell=sheet.address(row, column), value=value)


def _of_other_years(block: TableBlock, rows: BlockRows, plan_year: int) -> Iterator[Problem]:
    """Once a year: an error where there are no other rows."""
    sheet, expected = block.sheet, year_label(plan_year)
    for year, numbers in sorted(rows.other_years.items()):
        cell, value = sheet.address(numbers[0], _first(block, "year", "quarter")), year_label(year)
        if rows.year_over == year or any(mention.filled for mention in rows.mentions):
            count = f"{len(numbers)}行"
            yield problem(
                "rows_of_other_year", sheet=sheet.name, cell=cell, value=value, count=count, expected=expected
            )
        else:
            yield problem("other_year", sheet=sheet.name, cell=cell, value=value, expected=expected)


def _counted(block: TableBlock, rows: Sequence[int], rule: str) -> Conversion:
    places = [_item_address(block, row) for row in rows]
    return Conversion(block.sheet.name, places[0], first_few(places, _LISTED), f"{len(places)}行", rule)


def _first(block: TableBlock, *codes: str) -> int:
    """The first column of the first of these codes that there is."""
    return next((column for code in codes for column in block.columns_of(code)), 0)


def _item_column(block: TableBlock) -> int:
    return _first(block, "text", "item")


def _item_address(block: TableBlock, row: int) -> str:
    return block.sheet.address(row, _item_column(block))
