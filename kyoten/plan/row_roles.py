"""Whose the actions of a row are where no column and no tag says it: the row's own column or marks, else the table's
title (docs/reading.md, "Roles")."""

from __future__ import annotations

from kyoten.plan import columns as kinds
from kyoten.plan.cells_beside import CellsBeside, Doubt
from kyoten.plan.shifted_rows import Placed
from kyoten.plan.tables import Table
from kyoten.table.roles import role_in_title
from kyoten.text import flat

_NO = ("×", "✕", "－", "-", "―")


class RowRoles:
    """Goes down the rows of one table; an empty cell goes on with the role above."""

    def __init__(self, table: Table, beside: CellsBeside, doubt: Doubt) -> None:
        self._table, self._beside, self._doubt = table, beside, doubt
        self._carried = ""
        self.titled = _in_titles(table)

    def of(self, row: Placed) -> str:
        """The role that a row names, one a line where it names several for its several actions; "" for none."""
        marks = self._table.layout.of(kinds.ROLE_MARK)
        marked = [column.role for column in marks if _is_yes(self._beside.text_at(row, column.number))]
        if marked:
            role = "・".join(marked)
            if len(marked) > 1:
                self._doubt("several_roles", self._table.sheet.source(row.row, marks[0].number), role=role)
            return role
        number = self._table.layout.role
        return "" if number is None else self._in_column(row, number)

    def _in_column(self, row: Placed, number: int) -> str:
        said = self._beside.text_at(row, number)
        if said:
            self._carried = "\n".join(part.strip("○●・ 　") for part in said.splitlines())
        elif self._carried and not self._beside.is_spread(row.row, number):
            source = self._table.sheet.source(row.row, next(iter(row.cells.values())).column)
            self._doubt("role_carried", source, role=flat(self._carried))
        return self._carried


def _in_titles(table: Table) -> str:
    """The role in a table's titles, the nearest first, then in the sheet's name."""
    texts = (*reversed(table.titles), table.sheet.name)
    return next((role for text in texts if (role := role_in_title(text))), "")


def _is_yes(text: str) -> bool:
    return bool(text.strip()) and text.strip() not in _NO
