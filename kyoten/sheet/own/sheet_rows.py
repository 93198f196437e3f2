"""The rows of one sheet of ours: which row is which item, and what was changed in the plan's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kyoten.model import ActionItem, Plan
from kyoten.problems.problem import Problem, Severity, problem
from kyoten.problems.report import Conversion
from kyoten.sheet.columns import BY_CODE, INPUTS, Part, header_key
from kyoten.sheet.entries.read_rows import EntryTable, ItemRow, RowRead, read_rows
from kyoten.sheet.entries.status_words import answers_of
from kyoten.sheet.known import NO_CHOICES, Choices, Known
from kyoten.sheet.own.locked_cells import LockedCells
from kyoten.sheet.own.machine_row import MarkedSheet
from kyoten.sheet.own.shifted_inputs import Shift, ShiftRow
from kyoten.sheet.own.shifted_inputs import find as find_shift
from kyoten.sheet.values import cell_values
from kyoten.sheet.values.display import shown
from kyoten.text import bare

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ー─ｰ_", "-"))


@dataclass(frozen=True)
class SheetRead:
    """One sheet: its rows in the order of the sheet, and what concerns no single readable row."""

    marked: MarkedSheet
    rows: tuple[RowRead, ...]
    problems: tuple[Problem, ...]
    conversions: tuple[Conversion, ...]
    unmatched: tuple[str, ...]
    top: int
    """The first row (from 0) under the header."""


@dataclass(frozen=True)
class _Id:
    """What stands in the id column of one row; `item` None: no item of the plan."""

    row: int
    raw: str
    item: ActionItem | None
    filled: bool
    """Whether something stands in the row's input cells."""


def read_marked(each: MarkedSheet, known: Known, choices: Choices = NO_CHOICES) -> SheetRead:
    """Read one sheet against the plan that is known."""
    top = _first_row(each)
    ids = list(_ids(each, known.plan, top))
    items = [ItemRow(found.row, found.item) for found in ids if found.item]
    counts = known.last_counts(each.marker.quarter) or _last_counts(each, items)
    quarter = each.marker.quarter
    answers = answers_of(choices, known.settings.scale, {})
    table = EntryTable(each.sheet, each.columns, top, symbols=answers)
    reported = known.reported.get(quarter)
    rows = read_rows(table, items, quarter, known.settings, counts, reported=reported)
    locked = LockedCells(each, known.plan, known.functions, older=each.marker.version < known.version)
    rows = [row._replace(problems=(*row.problems, *locked.check(row.row, row.item))) for row in rows]
    if not choices.rows_as_they_stand and (shift := find_shift([_told(each, row, known) for row in rows])):
        off = _rows_shifted(each, rows, shift)
        rows = [row._replace(problems=(*row.problems, off)) for row in rows]
    return SheetRead(
        each,
        tuple(rows),
        (*_column_problems(each), *_id_problems(each, ids, known.ended)),
        (*_id_conversions(each, ids), *(found for row in rows for found in row.conversions)),
        tuple(each.sheet.source(found.row, each.column("item")) for found in ids if not found.item and found.filled),
        top,
    )


def _told(each: MarkedSheet, row: RowRead, known: Known) -> ShiftRow:
    """What a row says, and what is stored of its item."""
    quarter, column = each.marker.quarter, each.column("last_result")
    return ShiftRow(
        row.item.text,
        row.draft,
        shown(each.sheet.cell(row.row, column)) if column >= 0 else "",
        known.last_report(quarter, row.item.id),
        known.reported.get(quarter, {}).get(row.item.id),
    )


def _rows_shifted(each: MarkedSheet, rows: Sequence[RowRead], shift: Shift) -> Problem:
    """One for the whole sheet: it keeps out every row of it, since those that say nothing may be off as well."""
    first = rows[shift.rows[0]]
    named = [f"{rows[number].item.id}の行に{rows[number + shift.offset].item.id}の内容" for number in shift.rows]
    return problem(
        "rows_shifted",
        sheet=each.sheet.name,
        cell=each.sheet.address(first.row, each.column("item")),
        value="、".join(named),
        where="下" if shift.offset < 0 else "上",
    )


def _first_row(each: MarkedSheet) -> int:
    """The row under the display header (the machine row where the header is gone)."""
    column, header = each.column("item"), header_key(BY_CODE["item"].header)
    for row in range(each.row + 1, len(each.sheet.rows)):
        value = each.sheet.cell(row, column)
        if isinstance(value, str) and header_key(value) == header:
            return row + 1
    return each.row + 1


def _ids(each: MarkedSheet, plan: Plan, top: int) -> Iterator[_Id]:
    """One for every row under the header that has an id or an input."""
    items = {item.id: item for item in plan.items}
    column = each.column("item")
    inputs = [index for index, code in each.columns.items() if code in INPUTS]
    for row in range(top, len(each.sheet.rows)):
        raw = shown(each.sheet.cell(row, column)).strip()
        filled = any(cell_values.is_filled(each.sheet.cell(row, index)) for index in inputs)
        if raw or filled:
            yield _Id(row, raw, items.get(raw) or items.get(_plain(raw)), filled)


def _plain(raw: str) -> str:
    """An id in half-width capitals with plain hyphens."""
    return bare(raw).translate(_DASHES).upper()


def _id_problems(each: MarkedSheet, ids: list[_Id], ended: frozenset[str]) -> Iterator[Problem]:
    column, role = each.column("item"), each.marker.role
    for found in ids:
        say = partial(problem, sheet=each.sheet.name, cell=each.sheet.address(found.row, column))
        if found.item is None and _plain(found.raw) in ended:
            yield say("ended_item", value=_plain(found.raw))
        elif found.item is None and found.raw:
            # A note under the table has no inputs beside it: nothing is lost with it.
            severity = Severity.ERROR if found.filled else Severity.WARNING
            yield say("unknown_item", value=found.raw, severity=severity)
        elif found.item is None:
            yield say("no_item", value=_first_input(each, found.row))
        elif role and found.item.role != role and found.filled:
            yield say("item_of_other_role", value=found.item.id, role=found.item.role, expected=role)


def _first_input(each: MarkedSheet, row: int) -> str:
    texts = (shown(each.sheet.cell(row, index)) for index, code in each.columns.items() if code in INPUTS)
    return next(text for text in texts if text)


def _id_conversions(each: MarkedSheet, ids: list[_Id]) -> Iterator[Conversion]:
    for found in ids:
        if found.item and found.item.id != found.raw:
            cell = each.sheet.address(found.row, each.column("item"))
            yield Conversion(each.sheet.name, cell, found.raw, found.item.id, "番号の表記をそろえました")


def _column_problems(each: MarkedSheet) -> Iterator[Problem]:
    sheet, present = each.sheet, set(each.columns.values())
    for code in INPUTS:
        if code in each.marker.fields and code not in present:
            yield problem("missing_column", sheet=sheet.name, value=BY_CODE[code].header)
    for index, code in each.doubled.items():
        column = BY_CODE[code]
        if column.part is not Part.INPUT:
            continue
        first = sheet.address(each.row, each.column(code)).rstrip("0123456789")
        cell = sheet.address(each.row, index)
        yield problem("doubled_column", sheet=sheet.name, cell=cell, value=code, column=column.header, first=first)


def _last_counts(each: MarkedSheet, items: list[ItemRow]) -> dict[str, int]:
    """The 前回 counts that the sheet was handed out with."""
    column = each.column("last_count")
    read = {item.id: cell_values.count(each.sheet.cell(row, column)).value for row, item, *_ in items if column >= 0}
    return {item: count for item, count in read.items() if count is not None}
