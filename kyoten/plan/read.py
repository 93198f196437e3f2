"""Grid → Plan: the reader of the plan matrix (docs/reading.md, "The plan matrix")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kyoten.model import ActionItem, Plan, Viewpoint
from kyoten.plan import checks, item_ids, restated_items
from kyoten.plan.carry_down import PlanDraft
from kyoten.plan.matrix_headers import Block, blocks, fiscal_year, titles
from kyoten.plan.read_block import read_block
from kyoten.problems.problem import Problem, Unreadable, problem
from kyoten.reader.workbook import CellFault, Sheet, Workbook


def read_plan(workbook: Workbook, *, year: int | None = None) -> Plan:
    """Read every sheet that has a matrix into one Plan, everything in plan order.

    `year`: the fiscal year (first calendar year) to read it as; None takes what most headers name. Where nothing
    names one, `fiscal_year` is 0 and an error "no_year" is among the problems: such a plan can't be stored.
    Raises Unreadable (code "no_matrix") when no header row names 機能 and 視点.
    """
    found = _blocks(workbook)
    if not found:
        raise Unreadable(problem("no_matrix", value=workbook.name))
    draft = PlanDraft()
    draft.roles += dict.fromkeys(role for block in found for role in block.layout.roles)
    _read(draft, found)
    year = year or fiscal_year((block.layout for block in found), _titles(workbook, found))
    problems = [*_header_problems(found, year), *_faults(found), *draft.problems]
    return _finish(draft, year or 0, problems)


def _blocks(workbook: Workbook) -> list[Block]:
    """The blocks of all sheets; hidden sheets count only where no other has any."""
    by_sheet = [(sheet, blocks(sheet)) for sheet in workbook.sheets]
    shown = [block for sheet, found in by_sheet if not sheet.hidden for block in found]
    return shown or [block for _, found in by_sheet for block in found]


def _read(draft: PlanDraft, found: Iterable[Block]) -> None:
    sheet: Sheet | None = None
    function = ""
    for block in found:
        function = read_block(draft, block, function if block.sheet is sheet else "")
        sheet = block.sheet


def _titles(workbook: Workbook, found: list[Block]) -> list[str]:
    sheets = {id(block.sheet): block.sheet for block in found}.values()
    return [*(title for sheet in sheets for title in titles(sheet)), workbook.name]


def _header_problems(found: list[Block], year: int | None) -> list[Problem]:
    if year is None:
        return [problem("no_year")]
    listed: list[Problem] = []
    for block in found:
        if block.opens:
            listed += checks.header_problems(block.layout, year)
    return listed


def _faults(found: list[Block]) -> list[Problem]:
    """Error cells and formulas without a value stand for a text that can't be read."""
    return [
        problem("plan_cell_fault", sheet=block.sheet.name, cell=block.sheet.address(row, column), value=value.text)
        for block in found
        for row in block.rows
        for column, value in enumerate(block.sheet.rows[row])
        if isinstance(value, CellFault)
    ]


def _finish(draft: PlanDraft, year: int, problems: list[Problem]) -> Plan:
    """Give ids, link restated items, hang the items under their viewpoints, and review the whole."""
    unnamed = [each.item for each in draft.items]
    order = Plan(year, tuple(unnamed), tuple(draft.states), _viewpoints(draft, unnamed)).functions
    items = restated_items.link_restated(item_ids.give_ids(unnamed, order, draft.roles))
    plan = Plan(
        fiscal_year=year,
        items=items,
        target_states=tuple(draft.states),
        viewpoints=_viewpoints(draft, items),
        five_year_tasks=tuple(draft.tasks),
        repairs=tuple(draft.repairs),
    )
    found = checks.review(plan, draft.state_roles)
    return replace(plan, problems=(*problems, *found))


def _viewpoints(draft: PlanDraft, items: Sequence[ActionItem]) -> tuple[Viewpoint, ...]:
    ids: list[list[str]] = [[] for _ in draft.viewpoints]
    for under, item in zip(draft.items, items, strict=True):
        for number in under.viewpoints:
            ids[number].append(item.id)
    return tuple(
        Viewpoint(
            each.function, draft.texts(each.states), each.text, each.starred, each.restated, tuple(own), each.source
        )
        for each, own in zip(draft.viewpoints, ids, strict=True)
    )
