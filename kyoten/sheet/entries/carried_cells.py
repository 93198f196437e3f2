"""What stands in a table's cell once 同上 and merged cells are followed (docs/reading.md, "Values")."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from kyoten.reader.workbook import Sheet, Value
from kyoten.sheet.values.cell_values import is_ditto


@dataclass(frozen=True)
class CarriedValue:
    """The value that counts for a cell; `rule` says how it came there, `problem` why there is none."""

    value: Value
    rule: str = ""
    problem: str = ""


@dataclass
class CarriedCells:
    """The rows of one sheet from `top` (0-based) down. Remembers what it resolved, so that long runs of 同上 cost one
    step a cell."""

    sheet: Sheet
    top: int
    _known: dict[tuple[int, int], CarriedValue] = field(default_factory=dict)
    _merged: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """Column → (first row, last row) of its merged areas, in order: areas are not spread out, for they may be huge."""

    def __post_init__(self) -> None:
        # Only cells merged downwards in one column: merged sideways, a text would count for two different columns.
        for first, left, last, right in sorted(self.sheet.merged):
            if left == right and first >= self.top:
                self._merged.setdefault(left, []).append((first, last))

    def has_merged(self, column: int) -> bool:
        """Whether any of the column's cells are merged downwards."""
        return column in self._merged

    def find(self, row: int, column: int) -> CarriedValue:
        """The value of a cell, taken from above where the cell says so."""
        path: list[int] = []
        at = row
        while (at, column) not in self._known:
            if (step := self._step(at, column)) is None:
                break
            path.append(at)
            at = step
        found = self._known.get((at, column)) or self._own(at, column)
        self._known[at, column] = found
        for passed in reversed(path):
            found = self._taken(found, passed, column)
            self._known[passed, column] = found
        return found

    def _step(self, row: int, column: int) -> int | None:
        """The row that a cell takes its value from, or None where it has its own."""
        if (first := self._merged_into(row, column)) is not None:
            return first
        return row - 1 if is_ditto(self.sheet.cell(row, column)) and row > self.top else None

    def _merged_into(self, row: int, column: int) -> int | None:
        """The first row of the merged area that hides a cell, None where none does."""
        areas = self._merged.get(column)
        if not areas:
            return None
        first, last = areas[max(0, bisect_left(areas, (row, 0)) - 1)]
        return first if first < row <= last else None

    def _own(self, row: int, column: int) -> CarriedValue:
        value = self.sheet.cell(row, column)
        return CarriedValue(None, problem="ditto_nothing_above") if is_ditto(value) else CarriedValue(value)

    def _taken(self, above: CarriedValue, row: int, column: int) -> CarriedValue:
        if self._merged_into(row, column) is not None:
            return CarriedValue(
                above.value, "" if above.value is None else "結合されたセルの値を使いました", above.problem
            )
        if above.value is None:
            return CarriedValue(None, problem="ditto_nothing_above")
        return CarriedValue(above.value, "上のセルと同じ値としました")
