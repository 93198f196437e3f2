"""One block of the matrix: its placed rows → target states, viewpoints, five-year tasks and items."""

from __future__ import annotations

from dataclasses import replace

from kyoten.model import ActionItem, FiveYearTask
from kyoten.plan import cell_markup
from kyoten.plan.carry_down import DraftItem, PlanDraft, Under
from kyoten.plan.kinds_and_targets import schedule
from kyoten.plan.matrix_headers import Block
from kyoten.plan.repairs import repair
from kyoten.plan.shifted_rows import Placed, Placer, TextCell
from kyoten.problems.problem import problem


def read_block(draft: PlanDraft, block: Block, function: str) -> str:
    """Add a block to the draft; returns the function that it ends in.

    `function`: the one that the block before ended in, "" at the start of a sheet.
    """
    placer = Placer(block, draft.knows)
    now = Under(function)
    contexts: list[tuple[Placed, Under]] = []
    for row in block.rows:
        placed = placer.place(row)
        now = _enter(draft, block, placed, now)
        contexts.append((placed, now))
        _report_unread(draft, block, placed)
    draft.repairs += placer.repairs
    _read_actions(draft, block, contexts)
    return now.function


def _enter(draft: PlanDraft, block: Block, placed: Placed, now: Under) -> Under:
    """What a row stands under, carried down from `now`; five-year tasks are taken on the way, for their segments."""
    layout = block.layout
    if cell := placed.cells.get(layout.function):
        now = draft.enter_function(cell.text, now)
    if placed.cells and not now.function:
        now = _name_from_sheet(draft, block, placed)
    elif placed.cells and block.opens and layout.function not in placed.cells and placed.row == block.rows[0]:
        source = block.sheet.source(placed.row, _first(placed).column)
        draft.repairs.append(repair("function_continues", source, function=now.function))
    state = placed.cells.get(layout.state) if layout.state is not None else None
    if state:
        source = block.sheet.source(placed.row, state.column)
        now = draft.enter_states(cell_markup.states(state.text), now, source, layout.roles)
    if cell := placed.cells.get(layout.viewpoint):
        source = block.sheet.source(placed.row, cell.column)
        now = draft.enter_viewpoints(cell_markup.viewpoints(cell.text), now, source)
    task = placed.cells.get(layout.five_year) if layout.five_year is not None else None
    return _read_tasks(draft, block, placed.row, task, now) if task else now


def _name_from_sheet(draft: PlanDraft, block: Block, placed: Placed) -> Under:
    """A sheet for each function may leave its function column empty."""
    under = draft.enter_function(block.sheet.name or "機能", Under())
    source = block.sheet.source(placed.row, _first(placed).column)
    draft.repairs.append(repair("function_from_sheet", source, function=under.function))
    return under


def _read_tasks(draft: PlanDraft, block: Block, row: int, cell: TextCell, now: Under) -> Under:
    source = block.sheet.source(row, cell.column)
    for tag, marked in cell_markup.segments(cell.text, draft.roles):
        now = now if tag is None else replace(now, segment=tag)
        draft.tasks += [
            FiveYearTask(
                function=now.function,
                target_states=draft.texts(now.states),
                role=now.segment,
                text=each.text,
                restated=cell_markup.is_restated(each.text),
                source=source,
            )
            for each in marked
        ]
    return now


def _read_actions(draft: PlanDraft, block: Block, contexts: list[tuple[Placed, Under]]) -> None:
    columns = {column.number: column.role for column in block.layout.actions}
    # Where one action cell of the block uses ●, each ● is an item; where none does, each cell is one.
    cells = [cell for placed, _ in contexts for number, cell in placed.cells.items() if number in columns]
    bulleted = any(cell_markup.has_bullet(cell.text) for cell in cells)
    for placed, under in contexts:
        for number, role in columns.items():
            if cell := placed.cells.get(number):
                spanned = _spanned(block, placed.row, cell, under, contexts)
                _read_action(draft, cell, role, spanned, block.sheet.source(placed.row, cell.column))
                _doubt_bullets(draft, block, placed.row, cell, bulleted)
                _doubt_merge(draft, block, placed.row, cell, role)


def _read_action(draft: PlanDraft, cell: TextCell, role: str, under: Under, source: str) -> None:
    for action in cell_markup.actions(cell.text):
        plan = schedule(action.text)
        item = ActionItem(
            id="",
            function=under.function,
            state=draft.states[under.states[0]].number if under.states else 0,
            target_states=draft.texts(under.states),
            viewpoints=draft.viewpoint_texts(under.viewpoints),
            role=role,
            text=action.text,
            kind=plan.kind,
            target_count=plan.target_count,
            due_months=plan.due_months,
            at_least=plan.at_least,
            restated=cell_markup.is_restated(action.text),
            restates=None,
            starred=action.starred,
            continued=action.continued,
            new=action.new,
            source=source,
        )
        draft.items.append(DraftItem(item, under.viewpoints))


def _spanned(block: Block, row: int, cell: TextCell, under: Under, contexts: list[tuple[Placed, Under]]) -> Under:
    """What a cell merged downwards stands under: everything that its rows do."""
    bottom = max((area[2] for area in block.sheet.merged if area[:2] == (row, cell.column)), default=row)
    rows = [each for placed, each in contexts if row <= placed.row <= bottom and each.function == under.function]
    states = tuple(dict.fromkeys(state for each in rows for state in each.states))
    viewpoints = tuple(dict.fromkeys(viewpoint for each in rows for viewpoint in each.viewpoints))
    return replace(under, states=states, viewpoints=viewpoints)


def _doubt_bullets(draft: PlanDraft, block: Block, row: int, cell: TextCell, bulleted: bool) -> None:
    source = block.sheet.source(row, cell.column)
    if bulleted and not cell_markup.has_bullet(cell.text):
        draft.repairs.append(repair("no_bullet", source))
    elif any(action.preface for action in cell_markup.actions(cell.text)):
        draft.repairs.append(repair("before_bullet", source))


def _doubt_merge(draft: PlanDraft, block: Block, row: int, cell: TextCell, role: str) -> None:
    """An action cell merged over several roles' columns may be meant for all of them."""
    right = max((area[3] for area in block.sheet.merged if area[:2] == (row, cell.column)), default=cell.column)
    roles = {column.role for column in block.layout.actions if cell.column <= column.number <= right}
    if len(roles) > 1:
        draft.repairs.append(repair("merged_across", block.sheet.source(row, cell.column), role=role))


def _report_unread(draft: PlanDraft, block: Block, placed: Placed) -> None:
    sheet = "" if block.sheet.textual else block.sheet.name
    for cell in placed.unread:
        address = block.sheet.address(placed.row, cell.column)
        draft.problems.append(problem("text_not_read", sheet=sheet, cell=address, value=cell_markup.plain(cell.text)))


def _first(placed: Placed) -> TextCell:
    return next(iter(placed.cells.values()))
