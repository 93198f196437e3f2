"""The rows under a header: the items' texts with what stands beside and above them, and which rows are no items.

Source: design/reading.md section 2, "Theirs"; section 1, "Carry down".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from kyoten.plan.headers import text_of
from kyoten.plan.names import function_name
from kyoten.progress.cells import Table
from kyoten.progress.foreign.cells import is_filled, items_in, merged_into
from kyoten.progress.foreign.fields import Field
from kyoten.progress.values import is_ditto
from kyoten.text import bare, key
from kyoten.workbook import Sheet, Value

_TOTAL = re.compile(r"[(【\[]?(?:.{0,12}(?:小計|合計|総計|平均)|計|総合計|平均値?|全体)[)】\]]?(?:[(\[].*)?")
_NOTE = re.compile(r"\s*(?:※|＊|\*|[(（]?注|備考[:：]|凡例|【?記入上の)")
_HEADED = re.compile(r"^[■□●◆◇▼【\[\s]*(?:[0-9０-９]{1,2}\s+)?|[】\]\s]+$")
_LONGEST_TOTAL = 20


@dataclass(frozen=True)
class Block:
    """Rows `top` to `end` (exclusive, from 0) of a sheet under one header. `function`, `role`: what the sheet's name or
    title says of all of them, "" for nothing."""

    sheet: Sheet
    fields: tuple[Field, ...]
    top: int
    end: int
    function: str = ""
    role: str = ""

    @property
    def inputs(self) -> list[tuple[int, Field]]:
        return [(column, each) for column, each in enumerate(self.fields) if each.is_input]

    def columns(self, code: str) -> list[int]:
        return [column for column, each in enumerate(self.fields) if each.code == code]


class Above(NamedTuple):
    """What a row stands under: an empty cell of these columns is as above; each that is new clears those after it."""

    function: str = ""
    target_state: str = ""
    viewpoint: str = ""

    def with_new(self, depth: int, text: str) -> Above:
        """A new function (`depth` 0), target state (1) or viewpoint (2)."""
        return Above._make((*self[:depth], text, "", "")[: len(self)])


class Place(NamedTuple):
    """One item as one row names it. `number` counts the texts of the row that its values may be meant for, from 0;
    `shared` how many there are. `source` names the place for a person's pick."""

    row: int
    number: int
    shared: int
    cell: str
    source: str
    text: str
    id: str
    above: Above
    role: str
    filled: bool


@dataclass
class Rows:
    """What the rows of a block came to; rows are counted from 0."""

    places: list[Place] = field(default_factory=list)
    nameless: list[int] = field(default_factory=list)
    """Rows with values and no item beside them."""
    totals: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    blank: int = 0


def read_block(block: Block, functions: Collection[str], roles: Collection[str]) -> Rows:
    """Every row of the block. `functions`, `roles`: the plan's, for rows that are headings of a section."""
    return _Walk(block, {key(name): name for name in functions}, roles).walk()


class _Texts(NamedTuple):
    """A column of items' texts, one for each row of the block. `before`, `after`: what stands around the row's number
    in an address; `prefix`: the sheet before it."""

    column: int
    role: str
    texts: list[str]
    before: str
    after: str
    prefix: str


class _Walk:
    def __init__(self, block: Block, functions: Mapping[str, str], roles: Collection[str]) -> None:
        self.block, self.sheet, self.functions, self.roles = block, block.sheet, functions, roles
        # A text merged over two columns and several rows is that of its first column.
        narrowed = tuple((first, left, last, left) for first, left, last, _ in block.sheet.merged)
        self.table = Table(replace(block.sheet, merged=narrowed), block.top)
        self.hidden = merged_into(block.sheet, block.top)
        self.texts = [self._of_items(column, role) for column, role in _texts_columns(block)]
        self.item = next(iter(block.columns("item")), None)
        self.items = self._column(self.item)
        self.in_role_column = self._column(next(iter(block.columns("role")), None))
        self.carried = [self._column(next(iter(block.columns(code)), None)) for code in Above._fields]
        self.above = Above(block.function)
        self.role = block.role
        self.inputs = [column for column, _ in block.inputs]
        self.found = Rows()

    def _of_items(self, column: int, role: str) -> _Texts:
        before, _, after = self.sheet.address(0, column).partition("1")
        prefix = self.sheet.source(0, column).removesuffix(self.sheet.address(0, column))
        return _Texts(column, role, self._column(column) or [], before, after, prefix)

    def _column(self, column: int | None) -> list[str] | None:
        """The texts of a column, one for each row of the block, once 同上 and merged cells are followed."""
        if column is None:
            return None
        top, end = self.block.top, self.block.end
        cells = [row[column] for row in self.sheet.rows[top:end]]
        if bool in set(map(type, cells)):  # TRUE and 1 are one key of a dict
            return [self._text(row, column) for row in range(top, end)]
        # Long sheets say the same again and again: what a value says is worked out once.
        made = {value: "" if is_ditto(value) else text_of(value).strip() for value in set(cells)}
        texts = [made[value] for value in cells]
        above = {value for value in made if is_ditto(value)}
        said_above = {top + at for at, value in enumerate(cells) if value in above} if above else set[int]()
        for row in self.hidden | said_above:
            if row < end:
                texts[row - top] = self._text(row, column)
        return texts

    def _text(self, row: int, column: int) -> str:
        value = self.sheet.rows[row][column]
        return text_of(self.table.find(row, column).value if value is None or is_ditto(value) else value).strip()

    def walk(self) -> Rows:
        for row in range(self.block.top, self.block.end):
            self._row(row, self.sheet.rows[row])
        return self.found

    def _row(self, row: int, cells: Sequence[Value]) -> None:
        # The first cell is nearly always filled: then no search is set up.
        first = cells[0] if cells[0] is not None else next((value for value in cells if value is not None), None)
        if first is None and row not in self.hidden:
            self.found.blank += 1
            return
        filled = self._is_filled(cells)
        if isinstance(first, str) and len(first) <= _LONGEST_TOTAL and _is_total(first):
            self.found.totals.append(row)
        elif not filled and (self._is_heading(cells) or self._is_note(first)):
            self.found.notes.append(row)
        else:
            self._carry(row - self.block.top)
            self._name(row, filled)

    def _is_filled(self, cells: Sequence[Value]) -> bool:
        for column in self.inputs:  # noqa: SIM110 - nearly always the first: a loop ends there and makes no generator
            if is_filled(cells[column]):
                return True
        return False

    def _name(self, row: int, filled: bool) -> None:
        at = row - self.block.top
        named = [each for each in self.texts if each.texts[at]]
        item = self.items[at] if self.items else ""
        if len(named) == 1 and len(items_in(text := named[0].texts[at])) == 1 and row not in self.hidden:
            # As nearly all rows: one item in one cell.
            _, role, _, before, after, prefix = named[0]
            cell = f"{before}{row + 1}{after}"
            role = role or self._role(at)
            self.found.places.append(Place(row, 0, 1, cell, prefix + cell, text, item, self.above, role, filled))
        elif named or item:
            self.found.places.extend(self._places(row, named, item, filled))
        elif filled:
            self.found.nameless.append(row)
        else:
            self.found.blank += 1

    def _role(self, at: int) -> str:
        """Whose the row's items are, where their column does not say it."""
        return self.in_role_column[at] if self.in_role_column else self.role

    def _places(self, row: int, named: Sequence[_Texts], item: str, filled: bool) -> Iterator[Place]:
        at = row - self.block.top
        said = [(e.column, number, e.role, text) for e in named for number, text in enumerate(items_in(e.texts[at]))]
        said = said or [(self.item or 0, 0, "", "")]
        in_cell = Counter(column for column, *_ in said)
        for order, (column, number, own, text) in enumerate(said):
            suffix = f"#{number + 1}" if in_cell[column] > 1 else ""
            yield Place(
                row,
                order,
                len(said),
                self.sheet.address(row, column),
                self.sheet.source(row, column) + suffix,
                text,
                item if len(said) == 1 else "",
                self.above,
                own or self._role(at),
                filled or (row in self.hidden and self._filled_by_merge(row)),
            )

    def _carry(self, at: int) -> None:
        for depth, texts in enumerate(self.carried):
            if texts and texts[at] and texts[at] != self.above[depth]:
                self.above = self.above.with_new(depth, texts[at])

    def _is_heading(self, cells: Sequence[Value]) -> bool:
        """A row that holds a function's name or a role and nothing else is over the rows below it."""
        said = [value for value in cells if value is not None]
        if len(said) != 1 or not isinstance(said[0], str) or len(said[0]) > 2 * _LONGEST_TOTAL:
            return False
        name = self.functions.get(key(function_name(_HEADED.sub("", said[0]))))
        if name:
            self.role = self.block.role
            self.above = Above(name)
            return True
        role = bare(said[0]).strip("■□●◆◇▼【】[]()").removesuffix("の役割")
        if role in self.roles:
            self.role = role
            return True
        return False

    def _is_note(self, first: object) -> bool:
        return isinstance(first, str) and _NOTE.match(first) is not None

    def _filled_by_merge(self, row: int) -> bool:
        return any(is_filled(self.table.find(row, column).value) for column in self.inputs)


@lru_cache(maxsize=1_024)
def _is_total(short: str) -> bool:
    return _TOTAL.fullmatch(bare(short)) is not None


def _texts_columns(block: Block) -> list[tuple[int, str]]:
    """(column, role) of the items' texts; where the sheet is of one role, that role's alone."""
    found = [(column, block.fields[column].role) for column in block.columns("text")]
    own = [each for each in found if each[1] == block.role]
    return own if block.role and own else found
