"""Workbook → what was understood of it as a plan, its headers, and what is asked (docs/reading.md, "The plan matrix").

The steps: sheets as they are shown → tables (kyoten.plan.tables) → the plan's year → columns decided
(kyoten.plan.settle_columns) → rows and actions (kyoten.plan.read_table) → ids, links and remarks → the account.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kyoten.fiscal import year_label
from kyoten.model import Plan
from kyoten.plan import checks
from kyoten.plan import columns as kinds
from kyoten.plan.account import unaccounted
from kyoten.plan.as_shown import as_shown
from kyoten.plan.assemble import assemble
from kyoten.plan.carry_down import PlanDraft, Under
from kyoten.plan.choices import NO_CHOICES, PlanChoices
from kyoten.plan.columns import Layout
from kyoten.plan.find_headers import nearest
from kyoten.plan.read_table import read_table
from kyoten.plan.repairs import as_answered, repair
from kyoten.plan.settle_columns import settle
from kyoten.plan.tables import Aside, Table, tables_of
from kyoten.plan.year import YearFound, plan_year
from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import HeaderSeen
from kyoten.reader.workbook import CellFault, Sheet, Workbook
from kyoten.table.cell_text import plain, text_of

_ROWS_SHOWN = 15
_KINDS = {"note": "注記やページの印", "total": "合計の行", "other_table": "計画とは別の表や欄"}


@dataclass(frozen=True)
class PlanReading:
    """`plan` has no items where nothing could be read: `problems` of severity error and `headers` say what to answer.

    `headers`: one a sheet that was looked at, `known` False where a person has to say what its columns are.
    `persons`: item id → who is in charge, where a column names them. `choices`: what was decided by hand for it.
    `years`: those between which only a person can choose. `sheets`: names of those that have a plan's table.
    """

    plan: Plan
    headers: tuple[HeaderSeen, ...] = ()
    persons: Mapping[str, str] = field(default_factory=dict)
    choices: PlanChoices = NO_CHOICES
    years: tuple[int, ...] = ()
    sheets: tuple[str, ...] = ()

    @property
    def open_questions(self) -> tuple[Problem, ...]:
        """What has to be answered before the plan can be stored."""
        asked = ("no_matrix", "no_items", "no_role", "several_years", "no_year")
        return tuple(each for each in self.plan.problems if each.code in asked)


def understand(workbook: Workbook, choices: PlanChoices = NO_CHOICES) -> PlanReading:
    """Read every sheet that has a plan's table into one plan, everything in plan order. Pure; raises nothing."""
    sheets = [as_shown(sheet) for sheet in workbook.sheets]
    found_on = [(sheet, tables_of(sheet, choices.assignments, choices.first_rows)) for sheet in sheets]
    with_tables = tuple(sheet.name for sheet, found in found_on if found)
    by_sheet = [each for each in found_on if each[0].name not in choices.without_sheets]
    shown = [table for sheet, found in by_sheet if not sheet.hidden for table in found]
    tables = shown or [table for _, found in by_sheet for table in found]
    covers = [text for sheet, own in by_sheet if not (own or sheet.hidden) for text in _top_texts(sheet)]
    found = plan_year(tables, workbook.name, choices.year, covers)
    settled = [settle(table, found.year, with_hidden=choices.hidden) for table in found.tables]
    draft = PlanDraft()
    draft.roles += dict.fromkeys(role for table in settled for role in table.layout.roles)
    _read(draft, settled, choices)
    problems = [
        *_unread_sheets(workbook, by_sheet, tables),
        *(
            problem("plan_sheet_left_out", sheet=name, value=name)
            for name in with_tables
            if name in choices.without_sheets
        ),
        *_year_problems(found, tables),
        *_header_problems(draft, settled, found.year),
        *_struck(workbook, settled),
        *_faults(settled),
        *draft.problems,
        *_asides(settled),
        *_unused_targets(draft),
    ]
    if tables and not draft.items:
        problems.insert(0, _no_items(settled))
    plan, persons = assemble(draft, found.year or 0, problems)
    repairs = tuple(as_answered(each, other=choices.takes_other(each.source, each.code)) for each in plan.repairs)
    plan = replace(plan, repairs=repairs, problems=(*plan.problems, *unaccounted(settled, plan)))
    return PlanReading(plan, tuple(_headers(by_sheet, settled)), persons, choices, found.several, with_tables)


def _read(draft: PlanDraft, tables: Iterable[Table], choices: PlanChoices) -> None:
    sheet: Sheet | None = None
    now = Under()
    last: Layout | None = None
    for table in tables:
        next_page = table.sheet is sheet and last is not None and last.signature == table.layout.signature
        if not next_page:
            now = Under(now.function if table.sheet is sheet else "")
        for column in table.layout.columns:
            if not column.sure:
                label = kinds.CODES.get(column.kind, column.kind)
                draft.repairs.append(repair("column_guessed", column.source, label=column.label, kind=label))
        now = read_table(draft, table, now, choices, next_page=next_page)
        sheet, last = table.sheet, table.layout


def _unread_sheets(
    workbook: Workbook, by_sheet: Sequence[tuple[Sheet, list[Table]]], tables: Sequence[Table]
) -> Iterable[Problem]:
    """Every sheet that holds something and was not read is named; where none was, the nearest header is."""
    read = {id(table.sheet) for table in tables}
    if not tables:
        guesses = [(sheet, nearest(sheet)) for sheet, _ in by_sheet if sheet.rows and not sheet.hidden]
        likeliest = sorted(guesses, key=lambda each: each[1] is None)[:1]
        yield problem("no_matrix", value=workbook.name, nearest="".join(_nearest(*each) for each in likeliest))
        return
    for sheet, _ in by_sheet:
        if id(sheet) in read or not any(value is not None for row in sheet.rows for value in row):
            continue
        if sheet.hidden:
            yield problem("plan_hidden_sheet", sheet=sheet.name, value=sheet.name)
        else:
            words = _nearest(sheet, nearest(sheet))
            yield problem("plan_sheet_not_read", sheet=sheet.name, value=sheet.name, nearest=words)


def _top_texts(sheet: Sheet) -> list[str]:
    rows = sheet.rows[:_ROWS_SHOWN]
    return [plain(text_of(value)) for row in rows for value in row if isinstance(value, str)]


def _nearest(sheet: Sheet, guess: Layout | None) -> str:
    where = f"シート「{sheet.name}」で" if sheet.name else ""
    if guess is None:
        return f"{where}見出しのように見える行もありません"
    labels = "、".join(column.label for column in guess.columns[:8])
    return f"{where}最も見出しに近いのは{guess.first_row + 1}行目「{labels}」です"


def _year_problems(found: YearFound, tables: Sequence[Table]) -> Iterable[Problem]:
    if found.year is None and tables:
        yield problem("no_year")
    label = year_label(found.year or 0)
    if found.several:
        yield problem("several_years", value="、".join(map(year_label, found.several)), year=label)
    left = {id(table.sheet): table.sheet for table in tables if table not in found.tables}
    for sheet in left.values():
        yield problem("table_of_other_year", sheet=sheet.name, value=sheet.name, found="ほかの年度", year=label)


def _header_problems(draft: PlanDraft, tables: Sequence[Table], year: int | None) -> Iterable[Problem]:
    for table in tables:
        yield from checks.header_problems(table.layout, year or 0)
        for column in table.layout.actions:
            if column.source in draft.without_role:
                sheet, _, cell = column.source.rpartition("!")
                letters = "".join(letter for letter in cell if letter.isalpha() and letter.isascii())
                yield problem("no_role", sheet=sheet, cell=cell, value=column.label, column=letters)


def _no_items(tables: Sequence[Table]) -> Problem:
    layout, sheet = tables[0].layout, tables[0].sheet
    labels = "、".join(column.label for column in layout.columns)
    cell = sheet.address(layout.first_row, layout.columns[0].number) if layout.columns else ""
    return problem("no_items", sheet="" if sheet.textual else sheet.name, cell=cell, value=labels)


def _struck(workbook: Workbook, tables: Sequence[Table]) -> Iterable[Problem]:
    names = {table.sheet.name for table in tables}
    for sheet in workbook.sheets:
        if sheet.name in names:
            for (row, column), remains in sorted(sheet.struck.items()):
                text = plain(text_of(sheet.cell(row, column)))
                gone = text.replace(remains.strip(), "…", 1) if remains.strip() else text
                yield problem("struck_text", sheet=sheet.name, cell=sheet.address(row, column), value=gone)


def _faults(tables: Sequence[Table]) -> list[Problem]:
    """Error cells and formulas without a value stand for a text that can't be read."""
    return [
        problem("plan_cell_fault", sheet=table.sheet.name, cell=table.sheet.address(row, column), value=value.text)
        for table in tables
        for row in table.rows
        for column, value in enumerate(table.sheet.rows[row])
        if isinstance(value, CellFault)
    ]


def _asides(tables: Sequence[Table]) -> Iterable[Problem]:
    """Rows that are none of the plan, one problem for those that lie together."""
    for table in tables:
        group: list[Aside] = []
        for aside in [*table.asides, None]:
            if group and (
                aside is None
                or aside.code != group[-1].code
                or aside.row > group[-1].row + 2
                or aside.code != "other_table"
            ):
                yield _aside(table.sheet, group)
                group = []
            if aside:
                group.append(aside)


def _aside(sheet: Sheet, group: Sequence[Aside]) -> Problem:
    first, last = group[0], group[-1]
    cell = sheet.address(first.row, min(first.cells))
    if len(group) > 1:
        cell += ":" + sheet.address(last.row, max(column for each in group for column in each.cells))
    value = " / ".join(text for each in group for text in each.cells.values())
    name = "" if sheet.textual else sheet.name
    if first.code == "note":
        return problem("text_not_read", sheet=name, cell=cell, value=value)
    return problem("row_left_out", sheet=name, cell=cell, value=value, kind=_KINDS[first.code])


def _unused_targets(draft: PlanDraft) -> Iterable[Problem]:
    for source, text in draft.unused_targets:
        sheet, _, cell = source.rpartition("!")
        yield problem("target_not_counted", sheet=sheet, cell=cell, value=text)


def _headers(by_sheet: Sequence[tuple[Sheet, list[Table]]], settled: Sequence[Table]) -> Iterable[HeaderSeen]:
    """The headers of the tables that were read, one for each wording; then those that nobody could tell."""
    seen: set[str] = set()
    for table in settled:
        if table.layout.signature not in seen:
            seen.add(table.layout.signature)
            yield _seen(table.sheet, table.layout, table.opening, known=True)
    for sheet, found in by_sheet:
        guess = None if found or sheet.hidden else nearest(sheet)
        if guess and guess.signature not in seen:
            seen.add(guess.signature)
            yield _seen(sheet, guess, guess.last_row + 1, known=False)


def _seen(sheet: Sheet, layout: Layout, first_row: int, *, known: bool) -> HeaderSeen:
    width = max((len(row) for row in sheet.rows[:1]), default=0)
    by_number = {column.number: column for column in layout.columns}
    words = tuple(by_number[n].label if n in by_number else "" for n in range(width))
    codes = tuple(by_number[n].code if n in by_number else "" for n in range(width))
    rows = sheet.rows[layout.first_row : first_row + _ROWS_SHOWN]
    shown = tuple(tuple(plain(text_of(value)) for value in row) for row in rows)
    return HeaderSeen(sheet.name, layout.signature, first_row, words, codes, shown, known)
