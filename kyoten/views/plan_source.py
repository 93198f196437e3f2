"""A plan beside the cells it was read from: function by function, row by row of the workbook."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kyoten.model import ActionItem, Plan
from kyoten.plan.item_edit import words
from kyoten.problems.plan_matrix import LEFT_OUT
from kyoten.reader.workbook import Sheet, Workbook
from kyoten.table.cell_text import plain, text_of

NO_ROLE = "役割なし"
"""Of an item before somebody has said whose it is."""
STATE, VIEWPOINT, TASK = "目指す拠点の姿", "振り返りの視点", "5か年の取組"


@dataclass(frozen=True)
class FromCell:
    """One thing that a cell became. `head`: an item's id and role, or what else it is; `note`: kind, count and months
    of an item."""

    head: str
    text: str
    note: str = ""
    item: bool = False


@dataclass(frozen=True)
class SourceRow:
    """A row of the workbook of which something was read. `cells`: (address, text as written), all that are filled;
    `read`: what became of them; `left`: addresses of cells, or of parts of them, that are not in the plan."""

    place: str
    cells: tuple[tuple[str, str], ...]
    read: tuple[FromCell, ...]
    left: tuple[str, ...]


def by_function(workbook: Workbook, plan: Plan) -> dict[str, tuple[SourceRow, ...]]:
    """Function → its rows in the order of the workbook. A row left out counts to the function of the rows above it."""
    found = _found(plan)
    left = {re.sub(r":.*", "", each.place) for each in plan.problems if each.code in LEFT_OUT and each.cell}
    rows: dict[str, list[SourceRow]] = {function: [] for function in plan.functions}
    for sheet in workbook.sheets:
        function = ""
        for row in range(len(sheet.rows)):
            made = list(_made(sheet, row, found))
            function = made[0][0] if made else function
            gone = tuple(place for number, place in _filled(sheet, row) if sheet.source(row, number) in left)
            if function and (made or gone):
                cells = tuple((place, plain(text_of(sheet.cell(row, number)))) for number, place in _filled(sheet, row))
                where = f"{sheet.shown_name}　{sheet.row_name(row)}".strip()
                rows.setdefault(function, []).append(SourceRow(where, cells, tuple(each for _, each in made), gone))
    return {function: tuple(listed) for function, listed in rows.items() if listed}


Found = dict[str, list[tuple[str, FromCell]]]
"""Source → what was read there, each with its function."""


def _found(plan: Plan) -> Found:
    found: Found = defaultdict(list)
    for state in plan.target_states:
        found[state.source].append((state.function, FromCell(STATE, state.text)))
    for viewpoint in plan.viewpoints:
        found[viewpoint.source].append((viewpoint.function, FromCell(VIEWPOINT, viewpoint.text)))
    for task in plan.five_year_tasks:
        head = f"{TASK}({task.role})" if task.role else TASK
        found[task.source].append((task.function, FromCell(head, task.text)))
    for item in plan.items:
        head = f"{item.id}　{item.role or NO_ROLE}"
        found[item.source].append((item.function, FromCell(head, item.text, _planned(item), item=True)))
    return found


def _made(sheet: Sheet, row: int, found: Found) -> Iterator[tuple[str, FromCell]]:
    for number, _ in _filled(sheet, row):
        yield from found.get(sheet.source(row, number), ())


def _filled(sheet: Sheet, row: int) -> list[tuple[int, str]]:
    return [(n, sheet.address(row, n)) for n, value in enumerate(sheet.rows[row]) if value is not None]


def _planned(item: ActionItem) -> str:
    """回数型 年3回 7月・11月・3月"""
    count = "" if item.target_count is None else f"{'最低 ' if item.at_least else ''}年{item.target_count}回"
    months = words("due_months", item.due_months) if item.due_months else ""
    return " ".join(part for part in (item.kind.value, count, months) if part)
