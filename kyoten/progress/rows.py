"""Rows of a report's table → entries, conversions and problems, whoever's the table is.

The caller says which column holds what and which row is which item: our own sheet by its machine row and ids
(kyoten.progress.sheet), other sheets by headers and texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kyoten.columns import BY_CODE, INPUTS
from kyoten.fiscal import Quarter
from kyoten.model import ActionItem, ProgressEntry
from kyoten.problems import Conversion, Problem, Severity, problem
from kyoten.progress import values
from kyoten.progress.cells import Found, Table
from kyoten.progress.checks import Row, check
from kyoten.settings import Settings
from kyoten.workbook import Sheet


@dataclass(frozen=True)
class RowRead:
    """One row. `entry` None: it is blank or an error keeps it out. `draft`: what was understood nevertheless.

    `row` counts from 0; `cell` is the address of the row's item number ("" where the table has none).
    """

    sheet: str
    row: int
    cell: str
    item: ActionItem
    draft: ProgressEntry
    blank: bool
    problems: tuple[Problem, ...]
    conversions: tuple[Conversion, ...]

    @property
    def entry(self) -> ProgressEntry | None:
        faulty = any(each.severity is Severity.ERROR for each in self.problems)
        return None if self.blank or faulty else self.draft

    @property
    def place(self) -> str:
        """報告!A12"""
        return f"{self.sheet}!{self.cell or f'{self.row + 1}行'}"


@dataclass(frozen=True)
class Source:
    """A table to read: `columns` maps column index to code (plan columns are compared, others ignored); `top` is the
    first row under the header, from 0."""

    sheet: Sheet
    columns: Mapping[int, str]
    top: int


def read_rows(
    source: Source,
    rows: Sequence[tuple[int, ActionItem]],
    quarter: Quarter,
    settings: Settings,
    last_counts: Mapping[str, int] | None = None,
) -> list[RowRead]:
    """One RowRead for each (row index, item), in the order given.

    `last_counts`: item id → cumulative 実績 reported before in the same fiscal year, to see that it does not fall.
    """
    table = Table(source.sheet, source.top)
    reader = _Reader(
        source, table, quarter, settings, last_counts or {}, _unit(source, table, (row for row, _ in rows))
    )
    return [reader.read(row, item) for row, item in rows]


def _unit(source: Source, table: Table, rows: Iterable[int]) -> values.Unit:
    column = next((index for index, code in source.columns.items() if code == "percent"), None)
    if column is None:
        return values.Unit.PERCENT
    shown_as_percent = source.sheet.percent_cells
    return values.percent_unit(table.find(row, column).value for row in rows if (row, column) not in shown_as_percent)


@dataclass
class _Cells:
    """What the input cells of one row came to: column code → value, address, problems, conversions."""

    fields: dict[str, Any] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    sources: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    conversions: list[Conversion] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Reader:
    source: Source
    table: Table
    quarter: Quarter
    settings: Settings
    last_counts: Mapping[str, int]
    unit: values.Unit

    def read(self, row: int, item: ActionItem) -> RowRead:
        cells = _Cells()
        for column, code in self.source.columns.items():
            cells.addresses[code] = self.source.sheet.address(row, column)
            if code in INPUTS:
                self._read_cell(cells, row, column, code)
        draft = ProgressEntry(item.id, self.quarter, item.role, **cells.fields, cells=tuple(cells.sources))
        facts = Row(
            item=item,
            entry=draft,
            sheet=self.source.sheet.name,
            addresses=cells.addresses,
            faulty=frozenset(cells.faulty),
            last_count=self.last_counts.get(item.id),
            settings=self.settings,
        )
        problems = (*cells.problems, *check(facts))
        blank = not cells.sources and not cells.faulty
        cell = cells.addresses.get("item", "")
        name = self.source.sheet.name
        return RowRead(name, row, cell, item, draft, blank, problems, tuple(cells.conversions))

    def _read_cell(self, cells: _Cells, row: int, column: int, code: str) -> None:
        found = self.table.find(row, column)
        reading = self._reading(found, code, in_percent_format=(row, column) in self.source.sheet.percent_cells)
        sheet, address = self.source.sheet.name, cells.addresses[code]
        raw = values.shown(self.source.sheet.cell(row, column))
        if reading.problem:
            cells.faulty.add(code)
            seen = values.shown(found.value) or raw
            cells.problems.append(self._problem(reading.problem, code, sheet, address, seen))
            return
        if reading.value is not None:
            cells.fields[code] = reading.value
            cells.sources.append((code, self.source.sheet.source(row, column)))
        if rule := "、".join(part for part in (found.rule, reading.rule) if part):
            result = values.shown(reading.value)
            cells.conversions.append(Conversion(sheet, address, raw, result, rule))

    def _reading(self, found: Found, code: str, *, in_percent_format: bool) -> values.Reading[Any]:
        if found.problem:
            return values.Reading(problem=found.problem)
        if code == "status":
            return values.status(found.value, self.settings.scale)
        if code == "percent":
            return values.percent(found.value, self.unit, in_percent_format=in_percent_format)
        return values.count(found.value) if code == "count" else values.text(found.value)

    def _problem(self, code: str, column: str, sheet: str, cell: str, value: str) -> Problem:
        header = BY_CODE[column].header
        allowed = "・".join(BY_CODE["status"].allowed(self.settings))
        return problem(code, sheet=sheet, cell=cell, value=value, column=header, allowed=allowed)
