"""Rows of a sheet that were not read as items: said where something stands in them, counted where nothing does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kyoten.fiscal import year_label
from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import Conversion
from kyoten.sheet.foreign.block import Block, Rows
from kyoten.sheet.foreign.period import HALF_RULE
from kyoten.sheet.values.shown import shown

_LISTED = 5


def nameless(block: Block, rows: Rows) -> Iterator[Problem]:
    """A warning for each row that has values and no item beside them."""
    for row in rows.nameless:
        written = (shown(block.sheet.cell(row, column)).strip() for column, _ in block.inputs)
        value = next((each for each in written if each), "")
        yield problem("nameless_row", sheet=block.sheet.name, cell=_address(block, row), value=value)


def of_no_period(block: Block, rows: Rows, plan_year: int) -> Iterator[Problem]:
    """Rows whose quarter can't be told, each; rows of other years, once a year: an error where there are no others."""
    sheet, expected = block.sheet, year_label(plan_year)
    column = next(iter(block.columns("quarter")), 0)
    for row in rows.undated:
        value = shown(sheet.cell(row, column)).strip() or "空欄"
        yield problem("row_without_quarter", sheet=sheet.name, cell=sheet.address(row, column), value=value)
    for year, others in sorted(rows.other_years.items()):
        cell, said = sheet.address(others[0], _period_column(block)), year_label(year)
        if any(place.filled for place in rows.places):
            found = f"{len(others)}行"
            yield problem("rows_of_other_year", sheet=sheet.name, cell=cell, value=said, count=found, expected=expected)
        else:
            yield problem("other_year", sheet=sheet.name, cell=cell, value=said, expected=expected)


def _period_column(block: Block) -> int:
    return next(iter([*block.columns("year"), *block.columns("quarter")]), 0)


def nameless_sources(block: Block, rows: Rows) -> list[str]:
    """Where these rows are, for the report's list of what could not be matched."""
    return [block.sheet.source(row, _column(block)) for row in rows.nameless]


def left_out(block: Block, rows: Rows) -> Iterator[Conversion]:
    """How many rows of a kind were left out, and where the first of them are; half-years read as a quarter."""
    for half, (row, quarter) in rows.halves.items():
        cell = block.sheet.address(row, next(iter(block.columns("quarter")), 0))
        yield Conversion(block.sheet.name, cell, half, f"第{quarter}四半期", HALF_RULE)
    if rows.totals:
        yield _counted(block, rows.totals, "集計の行として読みませんでした")
    if rows.notes:
        yield _counted(block, rows.notes, "注記・見出しの行として読みませんでした")
    if rows.examples:
        yield _counted(block, rows.examples, "記入例の行として読みませんでした")
    if rows.planned:
        yield _counted(block, rows.planned, "計画・目標の行として読みませんでした")
    if rows.blank:
        yield Conversion(block.sheet.name, "", "空行", f"{rows.blank}行", "記入のない行として読みませんでした")


def _counted(block: Block, rows: Sequence[int], rule: str) -> Conversion:
    places = [_address(block, row) for row in rows]
    listed = "、".join(places[:_LISTED]) + ("ほか" if len(places) > _LISTED else "")
    return Conversion(block.sheet.name, places[0], listed, f"{len(places)}行", rule)


def _column(block: Block) -> int:
    return next(iter([*block.columns("text"), *block.columns("item")]), 0)


def _address(block: Block, row: int) -> str:
    return block.sheet.address(row, _column(block))
