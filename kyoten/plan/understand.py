"""Workbook → what was understood of it as a plan, its headers, and what is asked (docs/reading.md, "The plan matrix").

The steps: sheets as they are shown → tables (kyoten.plan.tables) → the plan's year → columns decided
(kyoten.plan.settle_columns) → rows and actions (kyoten.plan.read_table) → ids, links and remarks → the account.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kyoten.model import Plan
from kyoten.plan import columns as kinds
from kyoten.plan.account import unaccounted
from kyoten.plan.assemble import assemble
from kyoten.plan.carry_down import PlanDraft, Under
from kyoten.plan.choices import NO_CHOICES, PlanChoices
from kyoten.plan.columns import Layout
from kyoten.plan.headers_seen import ROWS_SHOWN, headers_seen
from kyoten.plan.page_joins import joined_over_pages
from kyoten.plan.read_table import read_table
from kyoten.plan.repairs import as_answered, repair
from kyoten.plan.settle_columns import settle
from kyoten.plan.tables import Table, tables_of
from kyoten.plan.tell import (
    asides,
    faults,
    header_problems,
    no_items,
    struck_texts,
    texts_apart,
    unknown_looks,
    unread_sheets,
    unused_targets,
    year_problems,
)
from kyoten.plan.year import plan_year
from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import HeaderSeen
from kyoten.reader.workbook import Sheet, Workbook
from kyoten.table.as_shown import as_shown
from kyoten.table.cell_text import plain, text_of
from kyoten.table.control_cells import dropped_controls


@dataclass(frozen=True)
class PlanReading:
    """`plan` has no items where nothing could be read: `problems` of severity error and `headers` say what to answer.

    `headers`: one a sheet that was looked at, `known` False where a person has to say what its columns are.
    `persons`: item id → who is in charge, where a column names them. `choices`: what was decided by hand for it.
    `years`: those between which only a person can choose; `named_year`: the one that the book itself
    names. `sheets`: names of those that have a plan's table.
    """

    plan: Plan
    headers: tuple[HeaderSeen, ...] = ()
    persons: Mapping[str, str] = field(default_factory=dict)
    choices: PlanChoices = NO_CHOICES
    years: tuple[int, ...] = ()
    sheets: tuple[str, ...] = ()
    named_year: int | None = None

    @property
    def open_questions(self) -> tuple[Problem, ...]:
        """What has to be answered before the plan can be stored."""
        asked = ("no_matrix", "no_items", "no_role", "several_years", "no_year", "far_year")
        return tuple(each for each in self.plan.problems if each.code in asked)


def understand(workbook: Workbook, choices: PlanChoices = NO_CHOICES) -> PlanReading:
    """Read every sheet that has a plan's table into one plan, everything in plan order. Pure; raises nothing."""
    whole = [joined_over_pages(sheet, choices) for sheet in workbook.sheets]
    sheets = [as_shown(sheet) for sheet, _ in whole]
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
    draft.repairs += [each for _, joins in whole for each in joins]
    _read(draft, settled, choices)
    problems = [
        *dropped_controls(workbook),
        *unread_sheets(workbook, by_sheet, tables),
        *(
            problem("plan_sheet_left_out", sheet=name, value=name)
            for name in with_tables
            if name in choices.without_sheets
        ),
        *year_problems(found, tables),
        *header_problems(draft, settled, found.year),
        *struck_texts([sheet for sheet, _ in whole], settled),
        *unknown_looks(workbook, settled),
        *texts_apart(settled),
        *faults(settled),
        *draft.problems,
        *asides(settled),
        *unused_targets(draft),
    ]
    if tables and not draft.items:
        problems.insert(0, no_items(settled))
    plan, persons = assemble(draft, found.year or 0, problems)
    repairs = tuple(as_answered(each, other=choices.takes_other(each.source, each.code)) for each in plan.repairs)
    plan = replace(plan, repairs=repairs, problems=(*plan.problems, *unaccounted(settled, plan)))
    return PlanReading(
        plan, tuple(headers_seen(by_sheet, settled)), persons, choices, found.several, with_tables, found.named
    )


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


def _top_texts(sheet: Sheet) -> list[str]:
    rows = sheet.rows[:ROWS_SHOWN]
    return [plain(text_of(value)) for row in rows for value in row if isinstance(value, str)]
