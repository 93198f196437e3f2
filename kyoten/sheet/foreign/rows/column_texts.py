"""The columns of a block as texts, one for each row, once 同上 and merged cells are followed."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from kyoten.plan.own_header_words import text_of
from kyoten.reader.workbook import Sheet
from kyoten.sheet.entries.carried_cells import CarriedCells, CarriedValue
from kyoten.sheet.foreign.block import TableBlock
from kyoten.sheet.foreign.rows.items_in_cell import without_tags
from kyoten.sheet.values.cell_values import is_ditto


class ItemTexts(NamedTuple):
    """A column of items' texts, one for each row of the block. `before`, `after`: what stands around the row's number
    in an address; `prefix`: the sheet before it."""

    column: int
    role: str
    texts: list[str]
    before: str
    after: str
    prefix: str


class ColumnTexts:
    """Reads the columns of one block. `merged_into`: rows of the sheet that a merged area reaches into from above."""

    def __init__(self, block: TableBlock) -> None:
        self._block, self._sheet = block, block.sheet
        # A text merged over two columns and several rows is that of its first column.
        narrowed = tuple((first, left, last, left) for first, left, last, _ in block.sheet.merged)
        self._table = CarriedCells(replace(block.sheet, merged=narrowed), block.top)
        self.merged_into = _rows_merged_into(block.sheet, block.top)

    def found(self, row: int, column: int) -> CarriedValue:
        """The value that counts for one cell."""
        return self._table.find(row, column)

    def top(self, row: int, column: int) -> int:
        """The row whose cell a person sees there: the first of a merged area, else the row itself."""
        areas = self._areas.get(column, [])
        at = bisect_right(areas, (row, len(self._sheet.rows)))
        return areas[at - 1][0] if at and row <= areas[at - 1][1] else row

    @cached_property
    def _areas(self) -> dict[int, list[tuple[int, int]]]:
        """First column → (first row, last row) of the areas that are merged downwards, in order."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for first, left, last, _ in sorted(self._table.sheet.merged):
            if first < last and first >= self._block.top:
                found[left].append((first, last))
        return found

    def first(self, code: str) -> list[str] | None:
        """The texts of the first column of a code, None where there is none."""
        return next((self.of(column) for column in self._block.columns_of(code)), None)

    def of_items(self) -> list[ItemTexts]:
        """The columns of items' texts; where the sheet is of one role, that role's alone."""
        block = self._block
        found = [(column, block.columns[column].role) for column in block.columns_of("text")]
        own = [each for each in found if each[1] == block.role]
        return [self._of_items(column, role) for column, role in (own if block.role and own else found)]

    def _of_items(self, column: int, role: str) -> ItemTexts:
        address = self._sheet.address(0, column)
        before, _, after = address.partition("1")
        return ItemTexts(
            column, role, self.of(column), before, after, self._sheet.source(0, column).removesuffix(address)
        )

    def of(self, column: int) -> list[str]:
        """One text for each row of the block, "" for an empty cell."""
        top, end = self._block.top, self._block.end
        cells = [row[column] for row in self._sheet.rows[top:end]]
        if bool in set(map(type, cells)):  # TRUE and 1 are one key of a dict
            return [self._text(row, column) for row in range(top, end)]
        # Long sheets say the same again and again: what a value says is worked out once.
        made = {value: "" if is_ditto(value) else without_tags(text_of(value).strip()) for value in set(cells)}
        texts = [made[value] for value in cells]
        above = {value for value in made if is_ditto(value)}
        said_above = {top + at for at, value in enumerate(cells) if value in above} if above else set[int]()
        for row in self.merged_into | said_above:
            if row < end:
                texts[row - top] = self._text(row, column)
        return texts

    def _text(self, row: int, column: int) -> str:
        value = self._sheet.rows[row][column]
        carried = self._table.find(row, column).value if value is None or is_ditto(value) else value
        return without_tags(text_of(carried).strip())


def _rows_merged_into(sheet: Sheet, top: int) -> frozenset[int]:
    """Rows that a merged area reaches into from above."""
    # Counted at the ends of the areas: a hostile sheet may have many, each over all rows.
    steps = [0] * (len(sheet.rows) + 1)
    for first, _, last, _ in sheet.merged:
        if top <= first < last and first + 1 < len(sheet.rows):
            steps[first + 1] += 1
            steps[min(last + 1, len(sheet.rows))] -= 1
    return frozenset(row for row, depth in enumerate(accumulate(steps)) if depth)
