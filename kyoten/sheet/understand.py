"""A report's workbook → Report: every problem at once, each at its cell (docs/reading.md, "The quarter's sheet").

Sheets that Kyoten handed out are read here; a workbook that has none goes to kyoten.sheet.foreign.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kyoten.fiscal import Quarter, year_label
from kyoten.problems.problem import Problem, Severity, problem, worst_first
from kyoten.problems.report import Report
from kyoten.reader.endings import DOCUMENTS
from kyoten.reader.on_progress import OnProgress, ignore_progress
from kyoten.reader.workbook import Workbook
from kyoten.sheet.account.own import account_of
from kyoten.sheet.entries.duplicates import once_each
from kyoten.sheet.entries.read_rows import RowRead
from kyoten.sheet.entries.status_words import asked_once
from kyoten.sheet.known import NO_CHOICES, Choices, Known
from kyoten.sheet.own.machine_row import MarkedSheet, find_marker
from kyoten.sheet.own.sheet_rows import SheetRead, read_marked
from kyoten.sheet.without_words import with_what_looks_say, without_struck
from kyoten.table.control_cells import dropped_controls

__all__ = ["Choices", "Known", "understand"]

_LISTED = 10
"""Ids named in a sentence; the rest are counted."""


def understand(
    workbook: Workbook, known: Known, choices: Choices = NO_CHOICES, *, on_progress: OnProgress = ignore_progress
) -> Report:
    """Read every sheet of a workbook that carries our machine row; hidden ones only where no visible one does.

    A workbook without one is read by its headers and texts, helped by `choices` (kyoten.sheet.foreign); that may be
    long, and `on_progress` hears how far it has come.

    An error keeps its row out; all other rows are still read. Nothing raises: what could not be read is a Problem.
    """
    if workbook.format in DOCUMENTS:
        return Report(workbook.name, readable=False, problems=(problem("report_in_document"),))
    report = _understand(without_struck(workbook), known, choices, on_progress)
    report = with_what_looks_say(workbook, report)
    dropped = list(dropped_controls(workbook))
    return replace(report, problems=tuple(worst_first((*report.problems, *dropped)))) if dropped else report


def _understand(workbook: Workbook, known: Known, choices: Choices, on_progress: OnProgress) -> Report:
    marked = _marked_sheets(workbook)
    if not marked:
        from kyoten.sheet.foreign.read import read_foreign  # noqa: PLC0415 - numpy, for sheets of other people alone

        return read_foreign(workbook, known, choices, on_progress)
    quarter = known.quarter or marked[0].marker.quarter
    wrong = [(each, list(_wrong_sheet(each, known, quarter))) for each in marked]
    fitting = [each for each, found in wrong if not _errors(found)]
    # A sheet of another quarter beside the right one (last quarter's, left in the book) is no reason to stop. Where
    # there is nothing else, its rows are checked all the same, so that all is said at once; nothing of it is taken.
    checked = fitting or [each for each, found in wrong if found[0].code == "other_quarter"]
    found = [_softened(each, bool(fitting)) for _, listed in wrong for each in listed]
    reads = [read_marked(each, known, choices) for each in checked]
    rows, twice = once_each([row for read in reads for row in read.rows])
    report = _report(workbook.name, known, quarter, reads, [*found, *twice], rows=rows, keep=bool(fitting))
    return replace(report, account=account_of(workbook, reads, rows, report))


def _marked_sheets(workbook: Workbook) -> list[MarkedSheet]:
    marked = [each for sheet in workbook.sheets if (each := find_marker(sheet))]
    return [each for each in marked if not each.sheet.hidden] or marked


def _errors(problems: list[Problem]) -> list[Problem]:
    return [each for each in problems if each.severity is Severity.ERROR]


def _softened(found: Problem, another_fits: bool) -> Problem:
    if not another_fits or found.code not in ("other_quarter", "other_year", "other_role"):
        return found
    return Problem(
        Severity.WARNING,
        found.code,
        found.sheet,
        found.cell,
        found.value,
        found.message,
        "このシートは読みませんでした。",
    )


def _wrong_sheet(each: MarkedSheet, known: Known, quarter: Quarter) -> Iterator[Problem]:
    """Whether the sheet is of another site, year, quarter, role or plan version; at most one error."""
    marker, say = each.marker, partial(problem, sheet=each.sheet.name, cell=each.address)
    year = known.plan.fiscal_year
    if marker.site != known.site and marker.site not in known.former_names:
        yield say("other_site", value=marker.site, site=known.site)
    elif marker.quarter.year != year:
        yield say("other_year", value=year_label(marker.quarter.year), expected=year_label(year))
    elif marker.quarter != quarter:
        yield say("other_quarter", value=marker.quarter.label, expected=quarter.label)
    elif known.role and marker.role and marker.role != known.role:
        yield say("other_role", value=marker.role, expected=known.role)
    elif marker.version > known.version:
        yield say("other_plan", value=marker.version, expected=known.version)
    elif marker.version < known.version:
        yield say("older_plan", value=marker.version, expected=known.version)


def _report(
    name: str,
    known: Known,
    quarter: Quarter,
    reads: list[SheetRead],
    found: list[Problem],
    *,
    rows: list[RowRead],
    keep: bool,
) -> Report:
    """Puts the sheets together; `rows`: theirs, each item once; `keep` False: they were read for their problems
    alone."""
    problems = [*found, *(each for read in reads for each in read.problems), *_missing(known, reads)]
    problems += dict.fromkeys(each for row in rows for each in row.problems)
    problems, words = asked_once(problems)
    roles = {read.marked.marker.role for read in reads}
    return Report(
        name,
        readable=True,
        quarter=quarter,
        role=(roles.pop() or None) if len(roles) == 1 else None,
        entries=tuple(row.entry for row in rows if row.entry) if keep else (),
        problems=tuple(worst_first(problems)),
        conversions=tuple(each for read in reads for each in read.conversions),
        unmatched=tuple(each for read in reads for each in read.unmatched),
        blank=tuple(row.item.id for row in rows if row.blank) if keep else (),
        words=words,
    )


def _missing(known: Known, reads: list[SheetRead]) -> Iterator[Problem]:
    """Items of the sheets' roles whose rows are gone; restated ones need not be reported."""
    if not reads:
        return
    roles = {read.marked.marker.role for read in reads}
    seen = {row.item.id for read in reads for row in read.rows}
    gone = [
        item.id
        for item in known.plan.items
        if item.id not in seen and item.restates is None and ("" in roles or item.role in roles)
    ]
    if gone:
        listed = "、".join(gone[:_LISTED]) + ("ほか" if len(gone) > _LISTED else "")
        yield problem("missing_rows", sheet=reads[0].marked.sheet.name, value=len(gone), items=listed)
