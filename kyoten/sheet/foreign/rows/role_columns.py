"""Which columns the items of each role are read from, where some columns belong to one role.

法人評価 is the corporation's, 備考 everybody's. An item's value never comes from two columns, and nothing that stands
in a column is passed over without a word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kyoten.model import ActionItem
from kyoten.problems.problem import Problem, problem
from kyoten.sheet.columns import BY_CODE
from kyoten.sheet.entries.carried_cells import CarriedCells
from kyoten.sheet.foreign.block import ItemMention, TableBlock
from kyoten.sheet.foreign.header.columns import is_single
from kyoten.sheet.values.cell_values import is_filled
from kyoten.sheet.values.display import quoted

ColumnsByRole = Mapping[str, Mapping[int, str]]
"""Role ("" for all) → column → code."""
Matched = Iterable[tuple[ItemMention, ActionItem | None]]


@dataclass(frozen=True)
class RoleColumns:
    """What items are read from: `common` columns, which speak of every item of a row, and the role's `own`.

    `roles` None: items of every role but `others`. `doubts`: two columns hold one thing, so that no row may be taken.
    """

    common: Mapping[int, str]
    own: Mapping[int, str]
    roles: Collection[str] | None = None
    others: Collection[str] = ()
    doubts: tuple[Problem, ...] = ()

    @property
    def columns(self) -> dict[int, str]:
        return {**self.common, **self.own}

    def is_of(self, role: str) -> bool:
        return role not in self.others if self.roles is None else role in self.roles


def for_each_role(block: TableBlock, columns: ColumnsByRole, matched: Matched) -> list[RoleColumns]:
    """One for each role that has columns of its own, and one for the items of all others."""
    common = _each_value_once(block, columns.get("", {}))
    named = [role for role in columns if role]
    if not named:
        return [RoleColumns(common, {})]
    rows = _rows_by_role(matched)
    of_roles = [
        _of_role(block, role, common, _each_value_once(block, columns[role]), sorted(rows.get(role, ())))
        for role in named
    ]
    return [*of_roles, RoleColumns(common, {}, others=named)]


def of_other_roles(
    block: TableBlock, columns: ColumnsByRole, matched: Matched
) -> Iterator[tuple[Problem, Collection[int]]]:
    """A warning for each role whose own columns say something beside other roles' items alone, and these rows."""
    of_roles = {role: own for role, own in columns.items() if role}
    rows = _rows_by_role(matched) if of_roles else {}
    for role, own in of_roles.items():
        others = sorted(set().union(*rows.values()) - rows.get(role, set()))
        cells = [(row, column) for row in others for column in own if is_filled(block.sheet.rows[row][column])]
        if cells:
            labels = quoted(block.columns[column].label for column in sorted({column for _, column in cells}))
            cell = block.sheet.address(*cells[0])
            warning = problem("role_column_not_read", sheet=block.sheet.name, cell=cell, value=labels, role=role)
            yield warning, {row for row, _ in cells}


def _rows_by_role(matched: Matched) -> dict[str, set[int]]:
    rows: dict[str, set[int]] = {}
    for mention, item in matched:
        if item:
            rows.setdefault(item.role, set()).add(mention.row)
    return rows


def _each_value_once(block: TableBlock, columns: Mapping[int, str]) -> dict[int, str]:
    """Each value from one column, texts from all of theirs, and ratings that have a column each. Where two others are
    filled, the question is open already."""
    first = {code: column for column, code in reversed(list(columns.items()))}
    return {
        column: code
        for column, code in columns.items()
        if not is_single(code) or first[code] == column or block.columns[column].tick
    }


def _of_role(
    block: TableBlock, role: str, common: Mapping[int, str], own: Mapping[int, str], rows: Sequence[int]
) -> RoleColumns:
    """The role's own column counts before the common one of the same kind; if only one is filled, that one does."""
    cells = CarriedCells(block.sheet, block.top)
    by_code = {code: column for column, code in common.items()}
    dropped: set[int] = set()
    doubts: list[Problem] = []
    for column, code in own.items():
        other = by_code.get(code)
        if other is None or not is_single(code):
            continue
        at = _first_filled(cells, column, rows)
        also = _first_filled(cells, other, rows)
        dropped.add(column if at is None and also is not None else other)
        if at is not None and also is not None:
            labels = quoted((block.columns[other].label, block.columns[column].label))
            name = " ".join(BY_CODE[code].header.split())
            cell = block.sheet.address(at, column)
            doubts.append(problem("same_columns", sheet=block.sheet.name, cell=cell, value=labels, column=name))
    return RoleColumns(_without(common, dropped), _without(own, dropped), roles=(role,), doubts=tuple(doubts))


def _first_filled(cells: CarriedCells, column: int, rows: Iterable[int]) -> int | None:
    return next((row for row in rows if is_filled(cells.find(row, column).value)), None)


def _without(columns: Mapping[int, str], dropped: Collection[int]) -> dict[int, str]:
    return {column: code for column, code in columns.items() if column not in dropped}
