"""A row's texts once dittos are followed and empty words are dropped (docs/reading.md, "Carry down")."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kyoten.plan.columns import Layout
from kyoten.plan.shifted_rows import Placed, TextCell
from kyoten.table.words import is_ditto, is_empty, is_same_as_left


@dataclass
class Filler:
    """Goes down the rows of one table; remembers what each column said last."""

    layout: Layout
    above: dict[int, str] = field(default_factory=dict)
    lost: list[tuple[int, TextCell]] = field(default_factory=list)
    """(row, cell) of dittos with nothing to repeat."""

    def fill(self, placed: Placed) -> Placed:
        """The row with 〃 and 同左 as what they repeat; ― and なし say nothing."""
        cells: dict[int, TextCell] = {}
        acting = [column.number for column in self.layout.actions]
        for column, cell in placed.cells.items():
            text = self._said(column, cell, placed.cells, cells, acting)
            if text is None:
                self.lost.append((placed.row, cell))
            elif text:
                cells[column] = cell if text == cell.text else replace(cell, text=text)
            self.above[column] = text or ""
        return replace(placed, cells=cells)

    def _said(
        self, column: int, cell: TextCell, row: dict[int, TextCell], filled: dict[int, TextCell], acting: list[int]
    ) -> str | None:
        """None for a ditto with nothing to repeat."""
        if is_empty(cell.text):
            return ""
        if is_ditto(cell.text):
            # A task is not taken on anew by a ditto: it goes on.
            return "" if column == self.layout.five_year else self.above.get(column)
        if is_same_as_left(cell.text):
            left = [number for number in acting if number < column] if column in acting else [column - 1]
            if not left or left[-1] not in row:
                return None
            return filled[left[-1]].text if left[-1] in filled else ""
        return cell.text
