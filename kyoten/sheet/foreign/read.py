"""A workbook that is not ours → Report: every sheet's rows, matched and checked (docs/reading.md, "Theirs").

Nothing raises and nothing is guessed: what the sheet does not tell is a problem that says what a person has to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from kyoten.fiscal import Quarter, year_label
from kyoten.problems.problem import Problem, Severity, problem, worst_first
from kyoten.problems.report import Conversion, Doubt, Report
from kyoten.reader.gc_pause import collector_paused
from kyoten.reader.on_progress import OnProgress, ignore_progress, share_of
from kyoten.reader.workbook import Sheet, Workbook
from kyoten.sheet.account.foreign import BlockRead, account_of
from kyoten.sheet.account.reading import SaidOfCells
from kyoten.sheet.entries.duplicates import once_each
from kyoten.sheet.entries.read_rows import RowRead
from kyoten.sheet.entries.sheet_meanings import Legend
from kyoten.sheet.entries.status_words import asked_once
from kyoten.sheet.foreign.block import BlockRows
from kyoten.sheet.foreign.choose_sheets import sheets_to_read
from kyoten.sheet.foreign.inspect_sheet import InspectedSheet, inspect_sheet, rates_by_symbols
from kyoten.sheet.foreign.legend import legend_problems
from kyoten.sheet.foreign.legend_signs import legend_of
from kyoten.sheet.foreign.rows.by_quarter import MatchedBlock, names_all_values, quarters_of
from kyoten.sheet.foreign.rows.classify import classify_rows
from kyoten.sheet.foreign.rows.match_items import ItemFinder
from kyoten.sheet.foreign.rows.skipped import row_problems, skipped_rows, sources_without_item
from kyoten.sheet.foreign.sheet_period import names_month, quarter_of_book, with_quarter_of_book
from kyoten.sheet.known import NO_CHOICES, Choices, Known

_NOT_READ = "このシートは読みませんでした。"


def read_foreign(
    workbook: Workbook, known: Known, choices: Choices = NO_CHOICES, on_progress: OnProgress = ignore_progress
) -> Report:
    """Read every sheet that has a header; nothing raises. `on_progress` hears how far it has come.

    The report's quarter is the one asked for (`choices.quarter`, `known.quarter`), and then only its entries are taken;
    else the newest with values, and its entries may be of several quarters. None where the workbook does not say it.
    """
    with collector_paused():
        return _read(workbook, known, choices, on_progress)


def _read(workbook: Workbook, known: Known, choices: Choices, on_progress: OnProgress) -> Report:
    def again(sheet: Sheet, quarter: int) -> InspectedSheet:
        return inspect_sheet(sheet, workbook.name, known, choices, of_book=quarter)

    sheets, problems = sheets_to_read(workbook)
    inspected = _of_one_book([inspect_sheet(sheet, workbook.name, known, choices) for sheet in sheets], again)
    reader = _BookReader(known, choices, legend_of(workbook.sheets, known.settings.scale))
    reader.problems += [*problems, *_without_header(inspected), *_legends_apart(workbook, inspected, known, choices)]
    reader.read([each for each in inspected if each.blocks], share_of(on_progress, 0.05, 0.85))
    headers = tuple(each.header for each in inspected if each.header)
    report = replace(reader.report(workbook.name), headers=headers)
    report = replace(report, account=account_of(workbook, inspected, reader.blocks, reader.said_of_cells(report)))
    says_anything = report.entries or report.problems or report.blank or report.doubts or report.unmatched
    # A header with nothing under it: the reader of the report must not be left with nothing at all.
    return report if says_anything else replace(report, problems=(problem("no_rows", sheet=inspected[0].sheet.name),))


_Inspect = Callable[[Sheet, int], InspectedSheet]


def _of_one_book(sheets: Sequence[InspectedSheet], again: _Inspect) -> list[InspectedSheet]:
    """Sheets that name no quarter are of the one that the others agree on: a cover, the first of a row of sheets."""
    quarter = quarter_of_book([each.period for each in sheets])
    return [_with_quarter_of_book(each, quarter, again) if quarter else each for each in sheets]


def _with_quarter_of_book(each: InspectedSheet, quarter: int, again: _Inspect) -> InspectedSheet:
    """`again`: a column of a month may be of another quarter than that, which the sheet alone did not show."""
    old = each.period
    if (old.quarter and not old.by_file) or names_month(each.sheet) or all(map(quarters_of, each.blocks)):
        return each
    each = again(each.sheet, quarter)
    new = with_quarter_of_book(old, each.sheet, quarter)
    problems, conversions = new.problems[len(old.problems) :], new.conversions[len(old.conversions) :]
    return replace(
        each, period=new, problems=(*each.problems, *problems), conversions=(*each.conversions, *conversions)
    )


def _without_header(sheets: Sequence[InspectedSheet]) -> list[Problem]:
    """An error each where no sheet can be read; else a warning for each table that was left out."""
    missing = [each for each in sheets if each.missing]
    if not sheets:
        return [problem("no_header")]
    if len(missing) == len(sheets):
        return [problem(each.missing, sheet=each.sheet.name) for each in missing]
    tables = [each for each in missing if each.header is not None]
    return [problem("sheet_not_read", sheet=each.sheet.name, value=each.sheet.name) for each in tables]


def _legends_apart(
    workbook: Workbook, inspected: Sequence[InspectedSheet], known: Known, choices: Choices
) -> list[Problem]:
    """What is said of legends that stand on sheets without a table, where ratings are given by symbols."""
    tables = [each for each in inspected if each.blocks]
    if choices.symbols or not any(rates_by_symbols(block) for each in tables for block in each.blocks):
        return []
    read = {id(each.sheet) for each in tables}
    others = (sheet for sheet in workbook.sheets if id(sheet) not in read)
    return [found for sheet in others for found in legend_problems(sheet, known.settings.scale)]


@dataclass
class _BookReader:
    """Puts together what the sheets come to; `rows` by quarter, in the order of the sheets."""

    known: Known
    choices: Choices
    legend: Legend
    rows: dict[Quarter, list[RowRead]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    conversions: list[Conversion] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    blocks: list[BlockRead] = field(default_factory=list)
    once: list[RowRead] = field(default_factory=list)
    """The rows with each item once a quarter, once `report` has made them so."""

    def __post_init__(self) -> None:
        self.asked = self.choices.quarter or self.known.quarter

    def read(self, sheets: Sequence[InspectedSheet], on_progress: OnProgress) -> None:
        """Sheets of another year or quarter are left out; a warning where another sheet fits, else an error."""
        if not sheets:
            return
        finder = ItemFinder(self.known, self.choices)
        wrong = {id(each): list(self._of_other_period(each)) for each in sheets}
        another_fits = not all(wrong.values())
        rows, done = sum(len(each.sheet.rows) for each in sheets), 0
        for each in sheets:
            before, done = done, done + len(each.sheet.rows)
            if found := wrong[id(each)]:
                self.problems += [_softened(one) if another_fits else one for one in found]
            else:
                self._read_sheet(each, finder, share_of(on_progress, before / rows, done / rows))

    def _of_other_period(self, each: InspectedSheet) -> Iterator[Problem]:
        """At most one error: the sheet is of another year than the plan, or of another quarter than asked for."""
        plan_year, period = self.known.plan.fiscal_year, each.period
        say = partial(problem, sheet=each.sheet.name, cell=period.place)
        if plan_year not in (period.year, self.choices.year):
            yield say("other_year", value=year_label(period.year), expected=year_label(plan_year))
        elif self.asked and self.choices.quarter is None:
            by_sheet = [period.quarter] if period.quarter and not period.by_file else []
            named = sorted({number for block in each.blocks for number in quarters_of(block) or by_sheet})
            if not all(map(names_all_values, each.blocks)):
                named = sorted({*named, *by_sheet})
            if named and self.asked.number not in named:
                quarters = "・".join(f"第{number}四半期" for number in named)
                yield say("other_quarter", value=quarters, expected=self.asked.label)

    def _read_sheet(self, each: InspectedSheet, finder: ItemFinder, on_progress: OnProgress) -> None:
        plan, period = self.known.plan, each.period
        of_sheet = Quarter(plan.fiscal_year, period.quarter) if period.quarter else None
        self.problems += each.problems
        self.conversions += each.conversions
        if self.asked and of_sheet and period.by_file and of_sheet != self.asked:
            self.problems.append(_file_says_other(each, of_sheet, self.asked))
        default = self.asked or of_sheet
        if default is None and not all(map(quarters_of, each.blocks)):
            self.problems.append(problem("no_quarter", sheet=each.sheet.name))
        above: BlockRows | None = None
        for number, block in enumerate(each.blocks):
            progress = share_of(on_progress, number / len(each.blocks), (number + 1) / len(each.blocks))
            rows = above = classify_rows(block, self.known, share_of(progress, 0, 0.25), above=above)
            found = finder.find(each.sheet.name, rows.mentions, share_of(progress, 0.25, 0.5))
            self.problems += [*found.problems, *row_problems(block, rows, plan.fiscal_year)]
            self.doubts += found.doubts
            self.unmatched += [*found.unmatched, *sources_without_item(block, rows)]
            self.conversions += [*found.conversions, *skipped_rows(block, rows)]
            matched, quarters = MatchedBlock(block, rows, found.items, self.legend), set[int]()
            for quarter, read in matched.by_quarter(self.known, self.choices, default, share_of(progress, 0.5, 1)):
                self.rows.setdefault(quarter, []).extend(_kept_out(row) if each.is_open else row for row in read)
                quarters.add(quarter.number)
            self.blocks.append(BlockRead(block, rows, found.items, self.choices.picks, quarters))

    def report(self, name: str) -> Report:
        rows = self.once = list(self._each_item_once())
        no_quarter = any(each.code == "no_quarter" for each in self.problems)
        entries = () if no_quarter else tuple(entry for row in rows if (entry := row.entry))
        named = self.asked or max((entry.quarter for entry in entries), default=None) or max(self.rows, default=None)
        reported = {entry.item for entry in entries}
        roles = {entry.role for entry in entries}
        problems, words = asked_once(dict.fromkeys(self.problems))
        return Report(
            name,
            readable=True,
            quarter=None if no_quarter else named,
            role=roles.pop() if len(roles) == 1 else None,
            entries=entries,
            problems=tuple(worst_first(problems)),
            conversions=tuple(self.conversions),
            unmatched=tuple(self.unmatched),
            blank=tuple(dict.fromkeys(row.item.id for row in rows if row.blank and row.item.id not in reported)),
            doubts=tuple(self.doubts),
            words=words,
        )

    def said_of_cells(self, report: Report) -> SaidOfCells:
        """For the account; `report`: what the rows came to."""
        kept_out = report.quarter is None
        rows = [row for of_quarter in self.rows.values() for row in of_quarter]
        return SaidOfCells.of(report.entries, rows, self.once, all_wait=kept_out)

    def _each_item_once(self) -> Iterator[RowRead]:
        """Once a quarter, oldest quarter first; the problems and conversions of the rows join the sheets'."""
        for quarter in sorted(self.rows):
            kept, twice = once_each(self.rows[quarter])
            self.problems += twice
            for row in kept:
                self.problems += row.problems
                self.conversions += row.conversions
            yield from kept


def _softened(found: Problem) -> Problem:
    return found._replace(severity=Severity.WARNING, remedy=_NOT_READ)


def _kept_out(row: RowRead) -> RowRead:
    """While a question about the sheet's columns is open, no row of it is taken."""
    return row._replace(problems=(*row.problems, problem("columns_open", sheet=row.sheet)))


def _file_says_other(each: InspectedSheet, named: Quarter, asked: Quarter) -> Problem:
    place, taken = "ファイル名", "選ばれた四半期"
    sheet, quarter = each.sheet.name, asked.label
    return problem("quarter_disagrees", sheet=sheet, value=named.label, where=place, taken=taken, quarter=quarter)
