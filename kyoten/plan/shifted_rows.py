"""Shifted rows: marks decide where a row's columns really are (docs/reading.md, "Shifted rows")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kyoten.model import Repair
from kyoten.plan.cell_markup import lone_star, plain, starts_state, starts_viewpoint
from kyoten.plan.function_names import is_sentence
from kyoten.plan.matrix_headers import Block, Layout, text_of
from kyoten.plan.repairs import repair

_NOTES = ("※", "注)", "注）", "(注", "（注", "注:", "注：")


@dataclass(frozen=True)
class TextCell:
    """A text and the column where it stands in the file."""

    text: str
    column: int


Cells = dict[int, TextCell]
"""Column → the text that stands there, or belongs there."""


@dataclass(frozen=True)
class Placed:
    """A row with each text in the column that it belongs to; `unread`: texts that belong to none."""

    row: int
    cells: Cells
    unread: tuple[TextCell, ...] = ()


@dataclass
class Placer:
    """Puts the rows of one block into their columns, from the top down; remembers a shift that goes on.

    `is_function` says whether a text is a function already known. `repairs` grows with what was put right.
    """

    block: Block
    is_function: Callable[[str], bool]
    repairs: list[Repair] = field(default_factory=list)
    left: int = 0
    right: int = 0
    named: bool = False
    """Whether a row of this block has named its function."""

    def place(self, row: int) -> Placed:
        cells = row_cells(self.block, row)
        if _is_note(cells):
            return Placed(row, {}, tuple(cells.values()))
        shift, shown_at = self._left_shift(cells)
        if shift:
            self.right = 0
            placed = self._to_the_right(row, cells, shift, shown_at)
        else:
            placed = self._actions_back(row, self._state_out_of_function(row, cells))
        self._doubt_viewpoint(row, placed.get(self.layout.viewpoint))
        self.named |= self.layout.function in placed
        return self._sorted_out(row, placed)

    @property
    def layout(self) -> Layout:
        return self.block.layout

    # Whole rows that stand too far left

    def _left_shift(self, cells: Cells) -> tuple[int, int | None]:
        """By how much the row stands too far left, and the column whose ○ shows it (None: the shift goes on)."""
        own = self.layout.viewpoint
        circles = [column for column, cell in cells.items() if column <= own and starts_viewpoint(cell.text)]
        if circles:
            self.left = own - max(circles)
            return self.left, max(circles)
        if self.left and self._speaks_against(cells, self.left):
            self.left = 0
        return self.left, None

    def _speaks_against(self, cells: Cells, shift: int) -> bool:
        """A row without ○ is not shifted when it would not fit, names a function or has its state in place."""
        first, state = cells.get(self.layout.function), self.layout.state
        return (
            self._overflows(cells, shift)
            or bool(first and self.is_function(first.text))
            or bool(state in cells and starts_state(cells[state].text))
        )

    def _overflows(self, cells: Cells, shift: int) -> bool:
        return max(cells, default=0) + shift > self.layout.last

    def _to_the_right(self, row: int, cells: Cells, shift: int, shown_at: int | None) -> Cells:
        # A full row can't have lost a column: then only what stands up to the ○ has moved.
        partly = self._overflows(cells, shift)
        placed: Cells = {}
        for column, cell in cells.items():
            stays = partly and shown_at is not None and column > shown_at
            placed[column if stays else self._shifted(column, cell, shift)] = cell
        code = "part_of_row_left" if partly else "row_left" if shown_at is not None else "row_left_continues"
        moved = [column for column, cell in cells.items() if placed.get(column) is not cell]
        viewpoint = placed.get(self.layout.viewpoint)
        if viewpoint and lone_star(viewpoint.text):
            code = "lone_star_shifted"
        if moved:
            self._record(code, row, shown_at if shown_at is not None else moved[0], shift=shift)
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
        opens = self.block.opens and not self.named
        return self.is_function(cell.text) or (opens and not starts_state(cell.text))

    def _state_out_of_function(self, row: int, cells: Cells) -> Cells:
        function, state = self.layout.function, self.layout.state
        cell = cells.get(function)
        if cell is None or state is None or state in cells or self._names_function(cell):
            return cells
        marked = starts_state(cell.text)
        if not marked and not is_sentence(cell.text):
            return cells
        self._record("state_in_function" if marked else "sentence_in_function", row, function)
        return {state: cell, **{column: other for column, other in cells.items() if column != function}}

    # Action cells that stand too far right

    def _actions_back(self, row: int, cells: Cells) -> Cells:
        columns = [column.number for column in self.layout.actions]
        if not columns or columns[-1] != self.layout.last:
            return cells
        shift, shown = self._right_shift(cells, columns)
        slots = [*columns, *range(columns[-1] + 1, columns[-1] + 1 + shift)]
        moving = [column for column in slots if column in cells] if shift else []
        if not moving:
            return cells
        self._record("actions_right" if shown else "actions_right_continues", row, moving[0], shift=shift)
        back = {slots[slots.index(column) - shift]: cells[column] for column in moving}
        return {**{column: cell for column, cell in cells.items() if column not in moving}, **back}

    def _right_shift(self, cells: Cells, columns: list[int]) -> tuple[int, bool]:
        """By how much the action cells stand too far right, and whether the row itself shows it."""
        beyond = max(cells, default=0) - self.layout.last
        if beyond > 0:
            fits = beyond <= len(columns) and not any(column in cells for column in columns[:beyond])
            self.right = beyond if fits else 0
            return self.right, True
        if any(column in cells for column in columns[: self.right]):
            self.right = 0
        return self.right, False

    # What is left to say of a row

    def _doubt_viewpoint(self, row: int, cell: TextCell | None) -> None:
        """A ☆ or a bare text where the others have ○ may be a remark on the viewpoint above."""
        if cell is None or starts_viewpoint(cell.text) or not uses_circles(self.block):
            return
        moved = cell.column != self.layout.viewpoint
        if lone_star(cell.text):
            if not moved:
                self._record("lone_star", row, cell.column)
        else:
            self._record("unmarked_viewpoint", row, cell.column)

    def _record(self, code: str, row: int, column: int, **facts: object) -> None:
        self.repairs.append(repair(code, self.block.sheet.source(row, column), **facts))

    def _sorted_out(self, row: int, placed: Cells) -> Placed:
        used = {self.layout.function, self.layout.state, self.layout.viewpoint, self.layout.five_year}
        used |= {column.number for column in self.layout.actions}
        # A column with a header of its own is reported once, at the header.
        named = {column.number for column in self.layout.columns if column.kind == "other"}
        unread = tuple(cell for column, cell in placed.items() if column not in used | named)
        return Placed(row, {column: placed[column] for column in sorted(placed) if column in used}, unread)


def row_cells(block: Block, row: int) -> Cells:
    """The texts of a row by column; cells that hold nothing but white space or markup are left out."""
    texts = ((column, text_of(value)) for column, value in enumerate(block.sheet.rows[row]))
    return {column: TextCell(text, column) for column, text in texts if plain(text)}


def uses_circles(block: Block) -> bool:
    """Whether the block's viewpoints carry ○."""
    width = block.layout.viewpoint + 1
    return any(
        starts_viewpoint(text_of(value)) for row in block.rows for value in block.sheet.rows[row][:width] if value
    )


def _is_note(cells: Cells) -> bool:
    """A line under the table that explains it (※…)."""
    return len(cells) == 1 and plain(next(iter(cells.values())).text).startswith(_NOTES)
