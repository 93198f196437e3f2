"""Rows of a report's table → entries, conversions and problems, whoever's the table is.

The caller says which column holds what and which row is which item: our own sheet by its machine row and ids
(kyoten.sheet.understand), other sheets by headers and texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kyoten.fiscal import Quarter
from kyoten.model import ActionItem, ProgressEntry
from kyoten.problems.problem import Problem, Severity, problem
from kyoten.problems.report import Conversion
from kyoten.reader.on_progress import OnProgress, ignore_progress, with_progress
from kyoten.reader.workbook import Sheet, Value
from kyoten.settings import Settings
from kyoten.sheet.columns import BY_CODE, INPUTS, Type
from kyoten.sheet.entries.carried_cells import CarriedCells, CarriedValue
from kyoten.sheet.entries.checks import CheckedRow, check
from kyoten.sheet.entries.input_columns import Addresses, InputColumn, RowValues
from kyoten.sheet.entries.sheet_meanings import NO_MEANINGS, SheetMeanings, is_other_unit
from kyoten.sheet.values import cell_values
from kyoten.sheet.values.amounts import AMOUNT_RULE, amount_of
from kyoten.sheet.values.display import shown

_REMEMBERED = 10_000
"""Different values of a sheet whose readings are kept."""


class RowRead(NamedTuple):
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
        return None if self.blank or (self.problems and self.is_kept_out) else self.draft

    @property
    def is_kept_out(self) -> bool:
        """Whether an error is."""
        for each in self.problems:  # noqa: SIM110 - asked of each row of a long sheet: no generator
            if each.severity is Severity.ERROR:
                return True
        return False

    @property
    def place(self) -> str:
        """報告!A12"""
        return f"{self.sheet}!{self.cell or f'{self.row + 1}行'}"


class ItemRow(NamedTuple):
    """One row to read, from 0, and its item. `cell`: where the row names the item, if that is no column of ids.

    `values`: what counts for a column in place of the cell, where a cell speaks of several items.
    """

    row: int
    item: ActionItem
    cell: str = ""
    values: Mapping[int, CarriedValue] = {}


@dataclass(frozen=True)
class EntryTable:
    """A table to read: `columns` maps column index to code (only input columns are read); `top` is the first row under
    the header, from 0.

    Several columns of one text are joined; of anything else, a second value is a problem of its row. `unit`, `symbols`
    (symbol → name of a rating): what a person answered, or what other columns told; without them the column of percents
    and the scale decide.
    """

    sheet: Sheet
    columns: Mapping[int, str]
    top: int
    unit: cell_values.Unit | None = None
    symbols: Mapping[str, str] = field(default_factory=dict)
    meanings: SheetMeanings = NO_MEANINGS
    """What the sheet says of its own cells' meaning."""


def read_rows(
    table: EntryTable,
    rows: Sequence[ItemRow],
    quarter: Quarter,
    settings: Settings,
    last_counts: Mapping[str, int] | None = None,
    *,
    reported: Mapping[str, ProgressEntry] | None = None,
    on_progress: OnProgress = ignore_progress,
) -> list[RowRead]:
    """One RowRead for each row, in the order given.

    `last_counts`: item id → cumulative 実績 reported before in the same fiscal year, to see that it does not fall.
    `reported`: item id → what is stored of the same quarter, which the row corrects. `on_progress` hears how far it has
    come.
    """
    cells = CarriedCells(table.sheet, table.top)
    unit = table.unit or _unit(table, cells, (each.row for each in rows))
    reader = _RowReader(
        table, cells, quarter, settings, unit=unit, last_counts=last_counts or {}, reported=reported or {}
    )
    return [reader.read(each) for each in with_progress(rows, on_progress)]


def _unit(table: EntryTable, cells: CarriedCells, rows: Iterable[int]) -> cell_values.Unit:
    column = next((index for index, code in table.columns.items() if code == "percent"), None)
    if column is None:
        return cell_values.Unit.PERCENT
    shown_as_percent = table.sheet.percent_cells
    return cell_values.percent_unit(
        cells.find(row, column).value for row in rows if (row, column) not in shown_as_percent
    )


class _RowReader:
    """Reads the rows of one table. A sheet may have 100,000 of them: what repeats is worked out once."""

    def __init__(
        self,
        table: EntryTable,
        cells: CarriedCells,
        quarter: Quarter,
        settings: Settings,
        *,
        unit: cell_values.Unit,
        last_counts: Mapping[str, int],
        reported: Mapping[str, ProgressEntry],
    ) -> None:
        self.sheet, self.name, self.cells = table.sheet, table.sheet.name, cells
        self.quarter, self.settings, self.last_counts, self.reported = quarter, settings, last_counts, reported
        self.symbols, self.unit, self.meanings = table.symbols, unit, table.meanings
        self.prefix = "" if table.sheet.textual else f"{self.name}!"
        self.columns = [self._column(index, code) for index, code in table.columns.items()]
        self.by_code = {column.code: column for column in self.columns}
        self.inputs = [column for column in self.columns if column.code in INPUTS]

    def _column(self, index: int, code: str) -> InputColumn:
        before, _, after = self.sheet.address(0, index).partition("1")
        plain = (
            not self.cells.has_merged(index)
            and not self._is_mixed(index)
            and not (code == "count" and self.meanings.units >= 0)
        )
        return InputColumn(index, code, before, after, f"{self.prefix}{before}", plain, {}, {})

    def _is_mixed(self, column: int) -> bool:
        """Whether equal values of a column may mean different things: TRUE and 1, a bare 0.5 and one shown as 50%."""
        if any(at == column for _, at in self.sheet.percent_cells):
            return True
        return bool in {type(cells[column]) for cells in self.sheet.rows}

    def read(self, item_row: ItemRow) -> RowRead:
        row, item, _, values = item_row
        fields: dict[str, Any] = {}
        sources: list[tuple[str, str]] = []
        more: RowValues | None = None
        in_row, number = self.sheet.rows[row], str(row + 1)
        for column in self.inputs:
            at, code, _, after, place, plain, as_is, _ = column
            value = in_row[at]
            if value is None and plain and not values:
                continue
            known = None if values or not plain or code in fields else as_is.get(value)
            if known is None:
                more = more or RowValues(fields, sources)
                self._read_cell(more, item_row, column)
            else:
                fields[code] = known
                sources.append((code, place + number + after))
        draft = ProgressEntry(item.id, self.quarter, item.role, **fields, cells=tuple(sources))
        return self._row(item_row, draft, more)

    def _row(self, item_row: ItemRow, draft: ProgressEntry, more: RowValues | None) -> RowRead:
        row, item, cell, _ = item_row
        addresses = Addresses(self.by_code, row, cell)
        faulty = more.faulty if more else ()
        last_count = self.last_counts.get(item.id)
        before = self.reported.get(item.id)
        found = check(CheckedRow(item, draft, self.name, addresses, faulty, last_count, self.settings, before))
        problems = (*more.problems, *found) if more else tuple(found)
        # (消去) alone where nothing is reported says nothing.
        blank = not faulty and (not draft.cells or (before is None and draft.says_nothing))
        conversions = tuple(more.conversions) if more else ()
        return RowRead(self.name, row, cell or addresses.get("item", ""), item, draft, blank, problems, conversions)

    def _read_cell(self, read: RowValues, item_row: ItemRow, column: InputColumn) -> None:
        row = item_row.row
        value = self.sheet.rows[row][column.at]
        carried = item_row.values.get(column.at) if item_row.values else None
        if carried is None and (not column.plain or cell_values.is_ditto(value)):
            carried = self.cells.find(row, column.at)
        if carried is not None and carried.problem:
            reading = cell_values.Reading[Any](problem=carried.problem)
        else:
            reading = self._reading(value if carried is None else carried.value, row, column)
        code = column.code
        if code == "count" and column.at in self.meanings.amounts and (amount := amount_of(value)):
            code, reading = "result", cell_values.Reading[Any](amount, rule=AMOUNT_RULE)
        before = read.fields.get(code)
        if code == "count" and reading.value is not None and self._other_unit(row):
            reading = cell_values.Reading[Any](problem="count_other_unit")
        if before is not None and reading.value is not None and BY_CODE[code].type is not Type.TEXT:
            reading = cell_values.Reading[Any](
                problem="several_ticks" if column.at in self.meanings.ticks else "same_columns"
            )
        if carried is None and not reading.rule and not reading.problem:
            self._remember(column, value, reading.value)
        else:
            self._note(read, row, column, reading, carried or CarriedValue(value))
        if reading.clears and before is None:
            read.sources.append((code, f"{column.place}{row + 1}{column.after}"))
        elif reading.value is not None:
            # Two columns of one text (取組実績 and 備考) are both what was reported.
            read.fields[code] = reading.value if before is None else f"{before}\n{reading.value}"
            read.sources.append((code, f"{column.place}{row + 1}{column.after}"))

    def _note(
        self, read: RowValues, row: int, column: InputColumn, reading: cell_values.Reading[Any], carried: CarriedValue
    ) -> None:
        """The problem of a cell, or the conversion that it went through."""
        address = f"{column.before}{row + 1}{column.after}"
        raw = shown(self.sheet.rows[row][column.at])
        if reading.problem:
            read.faulty.append(column.code)
            seen = self._doubted(column, raw) or self._as_shown(carried.value, row, column) or raw
            read.problems.append(self._problem(reading.problem, column.code, address, seen))
        elif rule := "、".join(part for part in (carried.rule, reading.rule) if part):
            read.conversions.append(Conversion(self.name, address, raw, shown(reading.value), rule))

    def _doubted(self, column: InputColumn, raw: str) -> str:
        return self.meanings.doubted(column.at, raw) if column.code == "status" else ""

    def _other_unit(self, row: int) -> str:
        """What a row's 実績 counts, where a column says so and it is no times."""
        unit = self.cells.find(row, self.meanings.units).value if self.meanings.units >= 0 else None
        return shown(unit).strip() if is_other_unit(unit) else ""

    def _as_shown(self, value: Value, row: int, column: InputColumn) -> str:
        """A value as its cell shows it: 5000% for 50 in percent format."""
        if column.code == "count" and (unit := self._other_unit(row)):
            return f"{shown(value)}{unit}"
        in_percent = (row, column.at) in self.sheet.percent_cells and isinstance(value, int | float)
        return f"{value * 100:g}%" if in_percent else shown(value)  # type: ignore[operator]

    def _remember(self, column: InputColumn, value: Value, reading: object) -> None:
        if not column.plain:
            return
        if len(column.as_is) > _REMEMBERED:
            column.as_is.clear()
        column.as_is[value] = reading

    def _reading(self, value: Value, row: int, column: InputColumn) -> cell_values.Reading[Any]:
        """A value's reading, worked out once a column: 〇 and 50% stand in a long sheet again and again."""
        as_percent = column.code == "percent" and (row, column.at) in self.sheet.percent_cells
        known = column.readings.get((value.__class__, value, as_percent))
        if known is None:
            if len(column.readings) > _REMEMBERED:
                column.readings.clear()
            known = column.readings[value.__class__, value, as_percent] = self._understood(value, column, as_percent)
        return known

    def _understood(self, value: Value, column: InputColumn, as_percent: bool) -> cell_values.Reading[Any]:
        if cell_values.is_cleared(value):
            return cell_values.Reading(rule="報告済みの内容を消します", clears=True)
        if column.code == "status":
            return self.meanings.rating(value, column.at, self.settings.scale, self.symbols)
        if column.code == "percent":
            return cell_values.percent(value, self.unit, in_percent_format=as_percent)
        return cell_values.count(value) if column.code == "count" else cell_values.text(value)

    def _problem(self, code: str, column: str, cell: str, value: str) -> Problem:
        header = BY_CODE[column].header
        allowed = "・".join(BY_CODE["status"].allowed(self.settings))
        return problem(code, sheet=self.name, cell=cell, value=value, column=header, allowed=allowed)
