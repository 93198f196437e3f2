"""What stands beside the actions of a table's rows: targets, months, persons, also in cells merged downwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kyoten.plan import columns as kinds
from kyoten.plan.choices import PlanChoices
from kyoten.plan.columns import HeaderColumn
from kyoten.plan.header_words import period_of
from kyoten.plan.month_columns import months_marked
from kyoten.plan.shifted_rows import Placed
from kyoten.plan.tables import Table
from kyoten.plan.targets_beside import BESIDE, Beside, companions, texts_beside
from kyoten.table.cell_text import plain, text_of
from kyoten.table.marks import without_mark
from kyoten.table.words import is_empty
from kyoten.text import flat

Doubt = Callable[..., None]
"""Called with a repair's code, its source and its facts."""


class CellsBeside:
    """Looks beside the action cells of one table."""

    def __init__(self, table: Table, choices: PlanChoices, doubt: Doubt) -> None:
        self._table, self._choices, self._doubt = table, choices, doubt
        beside = companions(table.layout).items()
        self._calendars = {number: [each for each, _ in own if each.month is not None] for number, own in beside}
        self._others = {number: [each for each in own if each[0].month is None] for number, own in beside}
        self._spread = _downwards(table)
        self._across = {area[:2]: area[3] - area[1] + 1 for area in table.sheet.merged if area[3] > area[1]}

    def of_actions(self, row: Placed, column: HeaderColumn, source: str, count: int) -> list[Beside]:
        """What stands beside each of the `count` actions of a cell. Where it can't be told whose something is, it is
        nobody's, and asked about."""
        columns = self._others[column.number]
        texts = {each.number: self.text_at(row, each.number) for each, _ in columns}
        found, unclear, shared = texts_beside(columns, texts, count)
        for each in unclear:
            self._doubt("target_of_several", source, count=count, text=flat(texts[each.number]))
        if unclear and self._choices.takes_other(source, "target_of_several"):
            whole = {each.number: flat(texts[each.number]) for each in unclear}
            one, _, _ = texts_beside([(each, False) for each in unclear], whole, 1)
            found = [
                replace(each, target=one[0].target or each.target, months=one[0].months or each.months)
                for each in found
            ]
        if shared and sum(each.number in row.cells for each in self._table.layout.actions) > 1:
            for each in shared:
                self._doubt("target_shared", source, text=flat(texts[each.number]))
        if period := period_of(column.label):
            found = [replace(each, period=period) for each in found]
        return self._with_months(found, row, column, source)

    def text_at(self, row: Placed, number: int) -> str:
        """A cell beside an action, also where it is merged downwards from a row above."""
        if cell := row.cells.get(number):
            text = plain(cell.text)
            # A mark alone is what the cell says; before a text it is none of it.
            return text if "\n" in text else without_mark(text) or text
        top = self._spread.get((row.row, number))
        text = plain(text_of(self._table.sheet.cell(*top))) if top else ""
        return "" if is_empty(text) else text

    def is_spread(self, row: int, number: int) -> bool:
        """Whether a cell is one of those that a cell above is merged down to."""
        return (row, number) in self._spread

    def _with_months(self, found: list[Beside], row: Placed, column: HeaderColumn, source: str) -> list[Beside]:
        columns = self._calendars[column.number]
        if not columns:
            return found
        places = [self._spread.get((row.row, each.number), (row.row, each.number)) for each in columns]
        texts = [plain(text_of(self._table.sheet.cell(*place))) for place in places]
        marked = months_marked(columns, texts, [self._across.get(place, 1) for place in places])
        if not marked:
            return found
        if len(found) > 1:
            words = "・".join(f"{month}月" for month in marked)
            self._doubt("months_of_several", source, count=len(found), marked=words)
            if not self._choices.takes_other(source, "months_of_several"):
                return found
        return [replace(each, marked=marked) for each in found]


def _downwards(table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """(row, column) inside a cell merged downwards → its corner, for the columns beside actions."""
    wanted = {column.number for column in table.layout.of(*BESIDE, kinds.ROLE, kinds.ROLE_MARK)}
    found: dict[tuple[int, int], tuple[int, int]] = {}
    last = max(table.rows, default=0)
    for top, left, bottom, _ in table.sheet.merged:
        if left in wanted:
            found.update({(row, left): (top, left) for row in range(top + 1, min(bottom, last) + 1)})
    return found
