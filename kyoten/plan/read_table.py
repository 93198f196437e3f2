"""One table of the matrix: its placed rows → target states, viewpoints and five-year tasks; then its actions."""

from __future__ import annotations

from dataclasses import replace

from kyoten.model import FiveYearTask
from kyoten.plan import cell_markup
from kyoten.plan.carry_down import PlanDraft, Under
from kyoten.plan.choices import PlanChoices
from kyoten.plan.fill_row import Filler
from kyoten.plan.function_names import function_in_title
from kyoten.plan.header_words import state_in_title
from kyoten.plan.read_actions import Row, read_actions
from kyoten.plan.repairs import repair
from kyoten.plan.shifted_rows import Placed, Placer, TextCell
from kyoten.plan.tables import Table, cells_of
from kyoten.problems.problem import Problem, problem
from kyoten.reader.workbook import Sheet
from kyoten.table.cell_text import plain


def read_table(
    draft: PlanDraft, table: Table, before: Under, choices: PlanChoices, *, next_page: bool = False
) -> Under:
    """Add a table to the draft; returns what its last row stands under.

    `before`: what the last row of the table above stands under, empty at the start of a sheet; `next_page`: the table
    goes on with that one under the same header.
    """
    placer = Placer(table, draft.knows, choices)
    filler = Filler(table.layout)
    now, said = _opening(draft, table, before)
    rows: list[Row] = []
    for number, row in enumerate(table.rows):
        if heading := table.headings.get(row):
            now, said = _under_heading(draft, table, row, now), said or heading.function != ""
            continue
        placed = filler.fill(placer.place(row))
        if not said and placed.cells and placed.cells.keys() - {table.layout.five_year}:
            now, said = _first_function(draft, table, placed, now, next_page=next_page), True
        hidden = row in table.sheet.hidden_rows and not choices.hidden
        now = _enter(draft, table, placed, now, hidden=hidden, needed=_is_needed(table, number))
        if hidden:
            _report_hidden(draft, table, placed)
        else:
            rows.append(Row(placed, now))
        _report_unread(draft, table, placed)
    draft.repairs += placer.repairs
    draft.problems += [_at_cell("ditto_without_text", table.sheet, row, cell) for row, cell in filler.lost]
    read_actions(draft, table, rows, choices)
    return now


def _opening(draft: PlanDraft, table: Table, before: Under) -> tuple[Under, bool]:
    """What the first row stands under, and whether it is said whose function it is."""
    titled = next((name for text in reversed(table.titles) if (name := function_in_title(text))), "")
    if titled:
        now = draft.enter_function(titled, before)
        if table.layout.function is None:
            source = table.sheet.source(table.layout.first_row, table.layout.columns[0].number)
            draft.repairs.append(repair("function_in_title", source, function=now.function))
    else:
        now = before
    return _titled_state(draft, table, now), titled != ""


def _titled_state(draft: PlanDraft, table: Table, now: Under) -> Under:
    """Under the target state that a line over the table names, where the table has no column of them."""
    titled = next((state for text in reversed(table.titles) if (state := state_in_title(text))), "")
    if not titled or table.layout.state is not None:
        return now
    return _under_state(draft, table, titled, _place_above(table, titled), now)


def _under_state(draft: PlanDraft, table: Table, text: str, source: str, now: Under) -> Under:
    draft.repairs.append(repair("state_in_title", source, text=text))
    return draft.enter_states(cell_markup.states(text), now, source, table.layout.roles)


def _place_above(table: Table, text: str) -> str:
    """Where a title stands: the nearest cell above the header that ends with its text."""
    sheet, header = table.sheet, table.layout.first_row
    cells = ((row, column, each) for row in range(header - 1, -1, -1) for column, each in cells_of(sheet, row).items())
    at = next(((row, column) for row, column, each in cells if each.strip().endswith(text)), None)
    return sheet.source(*at) if at else sheet.source(header, table.layout.columns[0].number)


def _first_function(draft: PlanDraft, table: Table, placed: Placed, now: Under, *, next_page: bool) -> Under:
    """The function of a table whose first row names none: that of the table above, else of the sheet's name."""
    layout, cell = table.layout, next(iter(placed.cells.values()))
    if layout.function is not None and layout.function in placed.cells:
        return now
    source = table.sheet.source(placed.row, cell.column)
    if now.function and next_page:
        return now
    if now.function:
        draft.repairs.append(repair("function_continues", source, function=now.function))
        return now
    named = function_in_title(table.sheet.name)
    under = draft.enter_function(named or table.sheet.name or "機能", Under())
    code = "function_in_title" if named else "function_from_sheet"
    draft.repairs.append(repair(code, source, function=under.function))
    return under


def _under_heading(draft: PlanDraft, table: Table, row: int, now: Under) -> Under:
    heading = table.headings[row]
    source = table.sheet.source(row, heading.column)
    if heading.state:
        return _under_state(draft, table, heading.state, source, now)
    if not heading.function:
        draft.repairs.append(repair("heading_row", source, text=heading.text))
        return now
    if not function_in_title(heading.text):
        draft.repairs.append(repair("function_heading", source, function=heading.function))
    return draft.enter_function(heading.function, now)


def _is_needed(table: Table, number: int) -> bool:
    """Whether the rows behind a hidden one go on with its viewpoint: the next shown row names none."""
    viewpoint = table.layout.viewpoint
    following = (row for row in table.rows[number + 1 :] if row not in table.sheet.hidden_rows)
    row = next(following, None)
    return row is not None and (viewpoint is None or table.sheet.cell(row, viewpoint) is None)


def _enter(draft: PlanDraft, table: Table, placed: Placed, now: Under, *, hidden: bool, needed: bool) -> Under:
    """What a row stands under, carried down from `now`; five-year tasks are taken on the way, for their segments."""
    layout, sheet = table.layout, table.sheet
    cells = {column: cell for column, cell in placed.cells.items() if not hidden or column != layout.five_year}
    if hidden and not needed:
        return now
    if cell := _at(cells, layout.function):
        now = draft.enter_function(cell.text, now)
    if state := _at(cells, layout.state):
        source = sheet.source(placed.row, state.column)
        now = draft.enter_states(cell_markup.states(state.text), now, source, layout.roles)
    if cell := _at(cells, layout.viewpoint):
        now = draft.enter_viewpoints(cell_markup.viewpoints(cell.text), now, sheet.source(placed.row, cell.column))
    task = _at(cells, layout.five_year)
    return _read_tasks(draft, sheet, placed.row, task, now) if task else now


def _at(cells: dict[int, TextCell], column: int | None) -> TextCell | None:
    return None if column is None else cells.get(column)


def _read_tasks(draft: PlanDraft, sheet: Sheet, row: int, cell: TextCell, now: Under) -> Under:
    source = sheet.source(row, cell.column)
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


def _report_hidden(draft: PlanDraft, table: Table, placed: Placed) -> None:
    cells = list(placed.cells.values())
    if cells:
        address = table.sheet.address(placed.row, cells[0].column)
        shown = " / ".join(cell.text.replace("\n", " ")[:40] for cell in cells)
        draft.problems.append(problem("hidden_row", sheet=table.sheet.shown_name, cell=address, value=shown))


def _report_unread(draft: PlanDraft, table: Table, placed: Placed) -> None:
    draft.problems += [_at_cell("text_not_read", table.sheet, placed.row, cell) for cell in placed.unread]


def _at_cell(code: str, sheet: Sheet, row: int, cell: TextCell) -> Problem:
    return problem(code, sheet=sheet.shown_name, cell=sheet.address(row, cell.column), value=plain(cell.text))
