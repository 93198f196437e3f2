"""What a report's workbook says without words: struck text, notes and boxes over cells, hidden rows and columns.

Source: docs/reading.md, "What a workbook says without words".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kyoten.problems.account import CellGroup, Fate
from kyoten.problems.problem import Problem, problem, worst_first
from kyoten.problems.report import Report
from kyoten.reader.workbook import Sheet, Workbook
from kyoten.sheet.own.machine_row import find_marker
from kyoten.sheet.values.display import first_few, line_within, shown
from kyoten.table.as_shown import as_shown
from kyoten.table.ledger import Ledger, is_written

_SHOWN, _NAMED = 80, 5
"""Characters of a note in a sentence, and cells named in one."""
_OUR_MARKS = re.compile(r"【(?:誤り|注意)】.*", re.DOTALL)
"""What kyoten.sheet.annotate wrote into the sender's workbook on an earlier round."""


def without_struck(workbook: Workbook) -> Workbook:
    """The workbook as a person sees it: struck text is gone from its cells."""
    if not any(sheet.struck for sheet in workbook.sheets):
        return workbook
    return replace(workbook, sheets=tuple(map(as_shown, workbook.sheets)))


def with_what_looks_say(workbook: Workbook, report: Report) -> Report:
    """The report of `without_struck(workbook)` with what its looks say; its account with the cells that are struck."""
    read = {each.sheet for each in report.account if each.fate in (Fate.TAKEN, Fate.TOLD)}
    sheets = [sheet for sheet in workbook.sheets if sheet.shown_name in read]
    found = [each for sheet in sheets for each in (*_struck(sheet), *_notes(sheet, report), *_hidden(sheet, report))]
    account = [group for sheet in workbook.sheets for group in _struck_cells(sheet)]
    if not found and not account:
        return report
    problems = tuple(worst_first((*report.problems, *found)))
    return replace(report, problems=problems, account=(*report.account, *account))


def _struck(sheet: Sheet) -> Iterator[Problem]:
    for (row, column), remains in sorted(sheet.struck.items()):
        text = shown(sheet.cell(row, column)).strip()
        gone = text.replace(remains.strip(), "…", 1) if remains.strip() else text
        if gone:
            cell, value = sheet.address(row, column), line_within(gone, _SHOWN)
            yield problem("struck_cell", sheet=sheet.name, cell=cell, value=value)


def _struck_cells(sheet: Sheet) -> Iterator[CellGroup]:
    """The cells of which nothing remains."""
    ledger = Ledger(sheet)
    for (row, column), remains in sorted(sheet.struck.items()):
        if not remains.strip() and is_written(sheet.cell(row, column)):
            ledger.put(row, column, Fate.LEFT, "取り消し線の引かれたセル")
    yield from ledger.groups()


def _notes(sheet: Sheet, report: Report) -> Iterator[Problem]:
    """One for each note beside what was read; those over titles and headers explain the sheet."""
    rows = _rows_of_entries(sheet, report) if sheet.notes else range(0)
    for (row, column), note in sorted(sheet.notes.items()):
        text = _OUR_MARKS.sub("", note).strip()
        if text and (row in rows or not rows):
            cell = sheet.address(row, column)
            yield problem("cell_note", sheet=sheet.name, cell=cell, value=line_within(text, _SHOWN))


def _rows_of_entries(sheet: Sheet, report: Report) -> range:
    """From the first row with a value that was read or told of to the last row of the sheet."""
    places = {cell for each in report.account if each.sheet == sheet.shown_name for cell in _of_values(each)}
    rows = (row for row in range(len(sheet.rows)) if any(sheet.address(row, c) in places for c in _columns(sheet)))
    first = next(rows, None)
    if first is None:
        return range(0)
    return range(first, max(len(sheet.rows), 1 + max(row for row, _ in sheet.notes)))


def _of_values(group: CellGroup) -> list[str]:
    return [each.partition(":")[0] for each in group.cells] if group.fate in (Fate.TAKEN, Fate.TOLD) else []


def _columns(sheet: Sheet) -> range:
    return range(len(sheet.rows[0]))


def _hidden(sheet: Sheet, report: Report) -> Iterator[Problem]:
    """Values that were read from cells which the workbook does not show: in columns, and in rows."""
    if not (sheet.hidden_columns or sheet.hidden_rows) or sheet.hidden:
        return
    taken = {place for entry in report.entries for _, place in entry.cells}
    columns = sorted(column for column in sheet.hidden_columns if _is_read(sheet, taken, column))
    if columns:
        names = first_few([sheet.column_name(column) for column in columns], _NAMED)
        yield problem("hidden_columns_read", sheet=sheet.name, value=names)
    # Ours are filtered by those who fill them in (docs/reading.md, "Ours").
    hidden_rows = () if find_marker(sheet) else sheet.hidden_rows
    rows = sorted(row for row in hidden_rows if any(sheet.source(row, c) in taken for c in _columns(sheet)))
    if rows:
        names = first_few([str(row + 1) for row in rows], _NAMED)
        yield problem("hidden_rows_read", sheet=sheet.name, value=names, count=len(rows))


def _is_read(sheet: Sheet, taken: set[str], column: int) -> bool:
    return any(sheet.source(row, column) in taken for row in range(len(sheet.rows)))
