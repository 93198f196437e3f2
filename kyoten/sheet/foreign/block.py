"""The rows under one header of a sheet that is not ours, and what they came to: values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from kyoten.reader.workbook import Sheet
from kyoten.sheet.foreign.header.columns import ColumnMeaning


@dataclass(frozen=True)
class TableBlock:
    """Rows `top` to `end` (exclusive, from 0) of a sheet under one header, whose columns mean `columns`, one each.

    `function`, `role`, `quarter`: what the sheet's name or the title over the header says of all rows, "" and None for
    nothing."""

    sheet: Sheet
    columns: tuple[ColumnMeaning, ...]
    top: int
    end: int
    function: str = ""
    role: str = ""
    quarter: int | None = None

    @property
    def inputs(self) -> list[tuple[int, ColumnMeaning]]:
        return [(number, column) for number, column in enumerate(self.columns) if column.is_input]

    def columns_of(self, code: str) -> list[int]:
        """The numbers (from 0) of the columns with a code."""
        return [number for number, column in enumerate(self.columns) if column.code == code]


class RowContext(NamedTuple):
    """What a row stands under: an empty cell of these columns is as above; each that is new clears those after it."""

    function: str = ""
    target_state: str = ""
    viewpoint: str = ""

    def with_new(self, depth: int, text: str) -> RowContext:
        """A new function (`depth` 0), target state (1) or viewpoint (2)."""
        return RowContext._make((*self[:depth], text, "", "")[: len(self)])


class ItemMention(NamedTuple):
    """One item as one row names it. `number` counts the texts of the row that its values may be meant for, from 0;
    `shared` how many there are. `source` names the place for a person's pick. `quarter` 1–4 where the row says it."""

    row: int
    number: int
    shared: int
    cell: str
    source: str
    text: str
    id: str
    context: RowContext
    role: str
    filled: bool
    quarter: int | None = None


@dataclass
class BlockRows:
    """What the rows of a block are; rows are counted from 0."""

    mentions: list[ItemMention] = field(default_factory=list)
    without_item: list[int] = field(default_factory=list)
    """Rows with values and no item beside them."""
    totals: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    """Rows that name a function, role or quarter of those below."""
    sections: dict[int, str] = field(default_factory=dict)
    """Those of them that name a function by another name than the plan's → the plan's."""
    section: str = ""
    role_over: str = ""
    """What the last headings say of the rows below: the function as written or as the plan has it, and the role."""
    year_over: int | None = None
    """The fiscal year that the last of them names, None for the plan's."""
    notes: list[int] = field(default_factory=list)
    examples: list[int] = field(default_factory=list)
    planned: list[int] = field(default_factory=list)
    """Rows of what was planned, expected or before, where each item has one and another of its results."""
    without_quarter: list[int] = field(default_factory=list)
    """Rows with values whose quarter cell names no quarter."""
    other_years: dict[int, list[int]] = field(default_factory=dict)
    """Fiscal year → rows that are of it and not of the plan's."""
    halves: dict[str, tuple[int, int]] = field(default_factory=dict)
    """A half-year as the quarter cells write it → its first row, and the quarter (1–4) that it was read as."""
    blank: int = 0
