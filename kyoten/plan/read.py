"""Grid → Plan: the reader of the plan matrix (docs/reading.md, "The plan matrix")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kyoten.model import ActionItem, Plan, Viewpoint
from kyoten.plan import checks, item_ids, restated_items
from kyoten.plan.carry_down import Reading
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
    reading = Reading()
    reading.roles += dict.fromkeys(role for block in found for role in block.layout.roles)
    _read(reading, found)
    year = year or fiscal_year((block.layout for block in found), _titles(workbook, found))
    problems = [*_header_problems(found, year), *_faults(found), *reading.problems]
    return _finish(reading, year or 0, problems)


def _blocks(workbook: Workbook) -> list[Block]:
    """The blocks of all sheets; hidden sheets count only where no other has any."""
    by_sheet = [(sheet, blocks(sheet)) for sheet in workbook.sheets]
    shown = [block for sheet, found in by_sheet if not sheet.hidden for block in found]
    return shown or [block for _, found in by_sheet for block in found]


def _read(reading: Reading, found: Iterable[Block]) -> None:
    sheet: Sheet | None = None
    function = ""
    for block in found:
        function = read_block(reading, block, function if block.sheet is sheet else "")
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


def _finish(reading: Reading, year: int, problems: list[Problem]) -> Plan:
    """Give ids, link restated items, hang the items under their viewpoints, and review the whole."""
    drafts = [draft.item for draft in reading.items]
    order = Plan(year, tuple(drafts), tuple(reading.states), _viewpoints(reading, drafts)).functions
    items = restated_items.link_restated(item_ids.give_ids(drafts, order, reading.roles))
    plan = Plan(
        fiscal_year=year,
        items=items,
        target_states=tuple(reading.states),
        viewpoints=_viewpoints(reading, items),
        five_year_tasks=tuple(reading.tasks),
        repairs=tuple(reading.repairs),
    )
    found = checks.review(plan, reading.state_roles)
    return replace(plan, problems=(*problems, *found))


def _viewpoints(reading: Reading, items: Sequence[ActionItem]) -> tuple[Viewpoint, ...]:
    ids: list[list[str]] = [[] for _ in reading.viewpoints]
    for draft, item in zip(reading.items, items, strict=True):
        for number in draft.viewpoints:
            ids[number].append(item.id)
    return tuple(
        Viewpoint(
            each.function, reading.texts(each.states), each.text, each.starred, each.restated, tuple(under), each.source
        )
        for each, under in zip(reading.viewpoints, ids, strict=True)
    )
