"""Shifted rows: marks decide where a row's columns really are (docs/reading.md, "Shifted rows").

Nothing is moved without evidence that the table as a whole is damaged (kyoten.plan.damage).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kyoten.model import Repair
from kyoten.plan import columns as kinds
from kyoten.plan.cell_markup import lone_star, starts_state, starts_viewpoint
from kyoten.plan.choices import NO_CHOICES, PlanChoices
from kyoten.plan.columns import Layout
from kyoten.plan.damage import Damage, damage_of
from kyoten.plan.function_names import is_sentence
from kyoten.plan.repairs import repair
from kyoten.plan.tables import Table
from kyoten.table.words import is_ditto, is_empty


@dataclass(frozen=True)
class TextCell:
    """A text and the column where it stands in the file."""

    text: str
    column: int


@dataclass(frozen=True)
class Placed:
    """A row with each text in the column that it belongs to; `unread`: texts that belong to none."""

    row: int
    cells: dict[int, TextCell]
    unread: tuple[TextCell, ...] = ()


@dataclass
class Placer:
    """Puts the rows of one table into their columns, from the top down; remembers a shift that goes on.

    `is_function` says whether a text is a function already known. `repairs` grows with what was put right.
    """

    table: Table
    is_function: Callable[[str], bool]
    choices: PlanChoices = NO_CHOICES
    repairs: list[Repair] = field(default_factory=list)
    left: int = field(init=False)
    right: int = field(init=False)
    named: bool = False
    """Whether a row of this table has named its function."""
    damage: Damage = field(init=False)
    before: int | None = None

    def __post_init__(self) -> None:
        self.damage = damage_of(self.table)

    def place(self, row: int) -> Placed:
        cells = {column: TextCell(text, column) for column, text in self.table.cells(row).items()}
        if self.before is None or row != self.before + 1:
            self.left = self.right = 0
        self.before = row
        shift, shown_at = self._left_shift(cells)
        if shift:
            self.right = 0
            placed = self._to_the_right(row, cells, shift, shown_at)
        else:
            placed = self._actions_back(row, self._state_out_of_function(row, cells))
        placed = self._without_remark(row, placed)
        self.named |= self.layout.function in placed
        return self._sorted_out(row, placed)

    @property
    def layout(self) -> Layout:
        return self.table.layout

    # Whole rows that stand too far left

    def _left_shift(self, cells: dict[int, TextCell]) -> tuple[int, int | None]:
        """By how much the row stands too far left, and the column whose ○ shows it (None: the shift goes on)."""
        own = self.layout.viewpoint
        if own is None or not self.damage.left:
            return 0, None
        circles = [column for column, cell in cells.items() if column <= own and starts_viewpoint(cell.text)]
        if circles:
            self.left = own - max(circles)
            return self.left, max(circles)
        if self._speaks_against(cells, self.left):
            self.left = 0
        return self.left, None

    def _speaks_against(self, cells: dict[int, TextCell], shift: int) -> bool:
        """A row without ○ is not shifted when it would not fit, names a function or has its state in place."""
        first, state = self._at(cells, self.layout.function), self._at(cells, self.layout.state)
        return (
            self._overflows(cells, shift)
            or bool(first and self.is_function(first.text))
            or bool(state and starts_state(state.text))
        )

    @staticmethod
    def _at(cells: dict[int, TextCell], column: int | None) -> TextCell | None:
        return None if column is None else cells.get(column)

    def _overflows(self, cells: dict[int, TextCell], shift: int) -> bool:
        return max(cells, default=0) + shift > self.layout.last

    def _to_the_right(
        self, row: int, cells: dict[int, TextCell], shift: int, shown_at: int | None
    ) -> dict[int, TextCell]:
        # A full row can't have lost a column: then only what stands up to the ○ has moved.
        partly = self._overflows(cells, shift)
        placed: dict[int, TextCell] = {}
        for column, cell in cells.items():
            stays = partly and shown_at is not None and column > shown_at
            placed[column if stays else self._shifted(column, cell, shift)] = cell
        code = "part_of_row_left" if partly else "row_left" if shown_at is not None else "row_left_continues"
        moved = [column for column, cell in cells.items() if placed.get(column) is not cell]
        at = shown_at if shown_at is not None else moved[0] if moved else None
        if at is not None and self._stays(code, row, at):
            self._record(code, row, at, shift=shift)
            self.left = 0
            return cells
        viewpoint = self._at(placed, self.layout.viewpoint)
        if viewpoint and lone_star(viewpoint.text):
            code = "lone_star_shifted"
        if moved and at is not None:
            self._record(code, row, at, shift=shift)
        return placed

    def _shifted(self, column: int, cell: TextCell, shift: int) -> int:
        marked = starts_viewpoint(cell.text) or lone_star(cell.text)
        if column != self.layout.function or (marked and column + shift == self.layout.viewpoint):
            return column + shift
        if self._names_function(cell) or self.layout.state is None:
            return column
        return self.layout.state

    # A target state in the function column

    def _names_function(self, cell: TextCell) -> bool:
        return self.is_function(cell.text) or (not self.named and not starts_state(cell.text))

    def _state_out_of_function(self, row: int, cells: dict[int, TextCell]) -> dict[int, TextCell]:
        function, state = self.layout.function, self.layout.state
        cell = self._at(cells, function)
        if cell is None or function is None or state is None or state in cells or self._names_function(cell):
            return cells
        marked = starts_state(cell.text)
        if not marked and not is_sentence(cell.text):
            return cells
        self._record("state_in_function" if marked else "sentence_in_function", row, function)
        if self._stays("sentence_in_function", row, function):
            return cells
        return {state: cell, **{column: other for column, other in cells.items() if column != function}}

    # ItemText cells that stand too far right

    def _actions_back(self, row: int, cells: dict[int, TextCell]) -> dict[int, TextCell]:
        columns = [column.number for column in self.layout.actions]
        if not columns or columns[-1] != self.layout.last or not self.damage.right:
            return cells
        shift, shown = self._right_shift(cells, columns)
        slots = [*columns, *range(columns[-1] + 1, columns[-1] + 1 + shift)]
        moving = [column for column in slots if column in cells] if shift else []
        if not moving:
            return cells
        shown = shown and self.damage.right_rows > 1
        self._record("actions_right" if shown else "actions_right_continues", row, moving[0], shift=shift)
        if not shown and self._stays("actions_right_continues", row, moving[0]):
            self.right = 0
            return cells
        back = {slots[slots.index(column) - shift]: cells[column] for column in moving}
        return {**{column: cell for column, cell in cells.items() if column not in moving}, **back}

    def _right_shift(self, cells: dict[int, TextCell], columns: list[int]) -> tuple[int, bool]:
        """By how much the action cells stand too far right, and whether the row itself shows it."""
        beyond = max(cells, default=0) - self.layout.last
        if beyond > 0:
            if not all(self.damage.acts(cell.text) for column, cell in cells.items() if column > self.layout.last):
                self.right = 0
                return 0, False
            fits = beyond <= len(columns) and not any(column in cells for column in columns[:beyond])
            self.right = beyond if fits else 0
            return self.right, True
        if any(column in cells for column in columns[: self.right]):
            self.right = 0
        return self.right, False

    # What is left to say of a row

    def _without_remark(self, row: int, placed: dict[int, TextCell]) -> dict[int, TextCell]:
        """A ☆ or a bare text where the others have ○ may be a remark on the viewpoint above."""
        cell = self._at(placed, self.layout.viewpoint)
        if cell is None or starts_viewpoint(cell.text) or not self.damage.circles:
            return placed
        if is_empty(cell.text) or is_ditto(cell.text):
            return placed
        code = "lone_star" if lone_star(cell.text) else "unmarked_viewpoint"
        if cell.column != self.layout.viewpoint and code == "lone_star":
            return placed
        self._record(code, row, cell.column)
        if self._stays(code, row, cell.column):
            return {column: other for column, other in placed.items() if other is not cell}
        return placed

    def _stays(self, code: str, row: int, column: int) -> bool:
        """Whether a person chose the other reading; it is recorded all the same, for they may change their mind."""
        return self.choices.takes_other(self.table.sheet.source(row, column), code)

    def _record(self, code: str, row: int, column: int, **facts: object) -> None:
        self.repairs.append(repair(code, self.table.sheet.source(row, column), **facts))

    def _sorted_out(self, row: int, placed: dict[int, TextCell]) -> Placed:
        columns = {column.number: column for column in self.layout.columns}
        # A column with a header of its own is reported once, at the header.
        unread = tuple(cell for column, cell in placed.items() if column not in columns)
        read = {number for number, column in columns.items() if column.kind not in (kinds.OTHER, kinds.IGNORE)}
        return Placed(row, {column: placed[column] for column in sorted(placed) if column in read}, unread)
