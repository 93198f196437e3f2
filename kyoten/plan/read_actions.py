"""The actions of a table: its action cells → items, each with its role and what stands beside it
(docs/reading.md, "Items")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kyoten.model import ActionItem
from kyoten.plan import cell_markup
from kyoten.plan.carry_down import DraftItem, PlanDraft, Under
from kyoten.plan.cells_beside import CellsBeside
from kyoten.plan.choices import PlanChoices
from kyoten.plan.columns import HeaderColumn
from kyoten.plan.kinds_and_targets import Schedule
from kyoten.plan.repairs import repair
from kyoten.plan.row_roles import RowRoles
from kyoten.plan.shifted_rows import Placed, TextCell
from kyoten.plan.tables import Table
from kyoten.plan.targets_beside import planned, schedule_of
from kyoten.table.cell_text import plain
from kyoten.table.roles import is_role, tagged
from kyoten.text import flat

_DOUBTS = {
    "preface": "before_bullet",
    "nested": "nested_marks",
    "headings": "heading_with_points",
    "lines": "lines_as_items",
    "line_breaks": "line_breaks",
}


@dataclass(frozen=True)
class Row:
    """A placed row and what it stands under."""

    placed: Placed
    under: Under


@dataclass(frozen=True)
class _Cell:
    """The actions of a cell, the role of each, what they stand under, and where."""

    actions: Sequence[cell_markup.ItemText]
    roles: Sequence[str]
    under: Under
    source: str


@dataclass
class _Actions:
    """Reads the rows of one table."""

    draft: PlanDraft
    table: Table
    rows: Sequence[Row]
    choices: PlanChoices

    def read(self) -> None:
        table = self.table
        acting = {column.number for column in table.layout.actions}
        texts = [cell.text for row in self.rows for number, cell in row.placed.cells.items() if number in acting]
        # Where one action cell of the table uses a mark, one without is in doubt.
        self.marked = any(cell_markup.marks_of(text) for text in texts)
        self.beside = CellsBeside(table, self.choices, self._doubt)
        self.row_roles = RowRoles(table, self.beside, self._doubt)
        # A corner of a merged area → its last row and column.
        self.areas = {area[:2]: area[2:] for area in table.sheet.merged}
        self.tags = tuple(role for role in self.draft.roles if is_role(role))
        for row in self.rows:
            own = self.row_roles.of(row.placed) if row.placed.cells.keys() & acting else ""
            for column in table.layout.actions:
                if cell := row.placed.cells.get(column.number):
                    self._cell(row, column, cell, own)

    def _cell(self, row: Row, column: HeaderColumn, cell: TextCell, row_role: str) -> None:
        source = self.table.sheet.source(row.placed.row, cell.column)
        under = self._spanned(row, cell)
        for tag, body in tagged(plain(cell.text), self.tags):
            if not body.strip():
                continue
            found = self._texts(body, source)
            roles = self._roles(tag, column, row_role, len(found.items))
            if tag and column.role and is_role(column.role) and tag not in (column.role,):
                self._doubt("tag_in_column", source, column=column.role, role=tag)
            self._items(row, column, _Cell(found.items, roles, under, source))
        self._doubt_merge(row, column, cell, under)

    def _texts(self, body: str, source: str) -> cell_markup.CellItems:
        found = cell_markup.cell_items(body)
        code = _DOUBTS.get(found.doubt, "")
        if not found.doubt and self.marked and not found.mark and found.items:
            code = "no_bullet"
        if code:
            self._doubt(code, source, mark=found.mark, count=len(found.items))
        for heading in found.headings:
            self.draft.repairs.append(repair("heading_row", source, text=heading))
        if not self.choices.takes_other(source, code):
            return found
        return replace(found, items=()) if code == "no_bullet" else cell_markup.cell_items(body, finest=True)

    def _roles(self, tag: str | None, column: HeaderColumn, row_role: str, count: int) -> tuple[str, ...]:
        """The role of each of a cell's items: of its tag, its column, its row, the table's title."""
        if tag or column.role:
            return (tag or column.role,) * count
        named = [flat(part) for part in row_role.splitlines() if part.strip()]
        if len(named) == count > 1:
            return tuple(named)
        return ("・".join(named) or self.row_roles.titled or self.choices.role,) * count

    def _items(self, row: Row, column: HeaderColumn, cell: _Cell) -> None:
        source, under = cell.source, cell.under
        beside = self.beside.of_actions(row.placed, column, source, len(cell.actions))
        for action, role, each in zip(cell.actions, cell.roles, beside, strict=True):
            if not role:
                self.draft.without_role.setdefault(column.source, source)
            if role not in self.draft.roles:
                self.draft.roles.append(role)
            own_count = self.choices.takes_other(source, "target_differs")
            own_months = self.choices.takes_other(source, "months_differ")
            plan = planned(action.text, each, own_count=own_count, own_months=own_months)
            if not each.target and "\n" in action.text and schedule_of(action.text)[1] > 1:
                self._doubt("counts_of_points", source)
            if plan.differs is not None:
                count = plan.schedule.target_count
                self._doubt("target_differs", source, own=plan.differs, text=each.target, count=count)
            if plan.other_months:
                named, marked = (_months(months) for months in (plan.other_months, each.marked))
                self._doubt("months_differ", source, own=named, marked=marked)
            if plan.unused:
                self.draft.unused_targets.append((source, each.target))
            item = _item(self.draft, action, role, cell, plan.schedule)
            self.draft.items.append(DraftItem(item, under.viewpoints, each.person))

    def _spanned(self, row: Row, cell: TextCell) -> Under:
        """What a cell merged downwards stands under: everything that its rows do."""
        at = row.placed.row
        bottom = self.areas.get((at, cell.column), (at, cell.column))[0]
        if bottom == at:
            return row.under
        rows = [
            each.under
            for each in self.rows
            if at <= each.placed.row <= bottom and each.under.function == row.under.function
        ]
        states = tuple(dict.fromkeys(state for each in rows for state in each.states))
        viewpoints = tuple(dict.fromkeys(viewpoint for each in rows for viewpoint in each.viewpoints))
        return replace(row.under, states=states, viewpoints=viewpoints)

    def _doubt_merge(self, row: Row, column: HeaderColumn, cell: TextCell, under: Under) -> None:
        """An action cell merged over several roles' columns may be meant for all of them."""
        right = self.areas.get((row.placed.row, cell.column), (0, cell.column))[1]
        if right == cell.column:
            return
        covered = [each for each in self.table.layout.actions if cell.column <= each.number <= right]
        if len({each.role for each in covered}) < 2:
            return
        source = self.table.sheet.source(row.placed.row, cell.column)
        self._doubt("merged_across", source, role=column.role)
        if self.choices.takes_other(source, "merged_across"):
            found = cell_markup.cell_items(cell.text)
            for each in covered:
                if each is not column:
                    roles = (each.role,) * len(found.items)
                    self._items(row, each, _Cell(found.items, roles, under, source))

    def _doubt(self, code: str, source: str, **facts: object) -> None:
        self.draft.repairs.append(repair(code, source, **facts))


def read_actions(draft: PlanDraft, table: Table, rows: Sequence[Row], choices: PlanChoices) -> None:
    """Add the items of a table's rows to the draft."""
    _Actions(draft, table, rows, choices).read()


def _item(draft: PlanDraft, action: cell_markup.ItemText, role: str, cell: _Cell, plan: Schedule) -> ActionItem:
    under = cell.under
    return ActionItem(
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
        source=cell.source,
    )


def _months(months: Sequence[int]) -> str:
    return "・".join(f"{month}月" for month in months)
