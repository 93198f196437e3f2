"""The rows under a header: the items' texts with what stands beside and above them, and which rows are no items.

Source: design/reading.md section 2, "Theirs"; section 1, "Carry down".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from kyoten.plan.headers import text_of
from kyoten.plan.names import function_name
from kyoten.progress.cells import Found, Table
from kyoten.progress.foreign.cells import is_filled, items_in, merged_into
from kyoten.progress.foreign.fields import Field
from kyoten.progress.values import is_ditto
from kyoten.text import bare, key
from kyoten.workbook import Sheet, Value

_TOTAL = re.compile(r"[(【\[]?(?:.{0,12}(?:小計|合計|総計|平均)|計|総合計|平均値?|全体)[)】\]]?(?:[(\[].*)?")
_NOTE = re.compile(r"\s*(?:※|＊|\*|[(（]?注|備考[:：]|凡例|【?記入上の)")
_HEADED = re.compile(r"^[■□●◆◇▼【\[\s]*(?:[0-9０-９]{1,2}\s+)?|[】\]\s]+$")
_LONGEST_TOTAL = 20
_CARRIED = ("function", "target_state", "viewpoint")


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
    function: str
    state: str
    viewpoint: str
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


class _Walk:
    def __init__(self, block: Block, functions: Mapping[str, str], roles: Collection[str]) -> None:
        self.block, self.sheet, self.functions, self.roles = block, block.sheet, functions, roles
        # A text merged over two columns and several rows is that of its first column.
        narrowed = tuple((first, left, last, left) for first, left, last, _ in block.sheet.merged)
        self.table = Table(replace(block.sheet, merged=narrowed), block.top)
        self.texts = _texts_columns(block)
        self.roles_of = dict(self.texts)
        # What stands around a row's number in an address; the sheet's name before it.
        self.around = {column: self.sheet.address(0, column).split("1", 1) for column, _ in self.texts}
        self.prefix = self.sheet.source(0, 0).removesuffix(self.sheet.address(0, 0))
        self.item = next(iter(block.columns("item")), None)
        self.role_column = next(iter(block.columns("role")), None)
        self.carried = {code: next(iter(block.columns(code)), None) for code in _CARRIED}
        self.now = {"function": block.function, "target_state": "", "viewpoint": ""}
        self.role = block.role
        self.inputs = [column for column, _ in block.inputs]
        self.hidden = merged_into(block.sheet, block.top)
        self.stripped: dict[str, str] = {}
        self.found = Rows()

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
        named = [(column, text) for column, _ in self.texts if (text := self._text(row, column))]
        item = self._text(row, self.item) if self.item is not None else ""
        filled = self._is_filled(cells)
        if isinstance(first, str) and len(first) <= _LONGEST_TOTAL and _is_total(first):
            self.found.totals.append(row)
        elif not filled and (self._is_heading(cells) or self._is_note(first)):
            self.found.notes.append(row)
        else:
            self._carry(row)
            self._name(row, named, item, filled)

    def _is_filled(self, cells: Sequence[Value]) -> bool:
        for column in self.inputs:  # noqa: SIM110 - nearly always the first: a loop ends there and makes no generator
            if is_filled(cells[column]):
                return True
        return False

    def _name(self, row: int, named: list[tuple[int, str]], item: str, filled: bool) -> None:
        if named or item:
            self.found.places.extend(self._places(row, named, item, filled))
        elif filled:
            self.found.nameless.append(row)
        else:
            self.found.blank += 1

    def _places(self, row: int, named: list[tuple[int, str]], item: str, filled: bool) -> Iterator[Place]:
        if len(named) == 1 and "●" not in named[0][1] and row not in self.hidden:
            yield self._only(row, named[0], item, filled)
            return
        said = [(column, number, text) for column, cell in named for number, text in enumerate(items_in(cell))]
        if not said:
            said = [(self.item or 0, 0, "")]
        role = self._text(row, self.role_column) if self.role_column is not None else self.role
        in_cell = {column: sum(1 for each, _, _ in said if each == column) for column, _, _ in said}
        for at, (column, number, text) in enumerate(said):
            own = self.roles_of.get(column, "")
            suffix = f"#{number + 1}" if in_cell[column] > 1 else ""
            yield Place(
                row,
                at,
                len(said),
                self.sheet.address(row, column),
                self.sheet.source(row, column) + suffix,
                text,
                item if len(said) == 1 else "",
                self.now["function"],
                self.now["target_state"],
                self.now["viewpoint"],
                own or role,
                filled or (row in self.hidden and self._filled_by_merge(row)),
            )

    def _only(self, row: int, named: tuple[int, str], item: str, filled: bool) -> Place:
        """The place of a row that names one item in one cell, as nearly all rows do."""
        column, text = named
        role = self.roles_of[column] or (
            self._text(row, self.role_column) if self.role_column is not None else self.role
        )
        now, (before, after) = self.now, self.around[column]
        cell = f"{before}{row + 1}{after}"
        source = f"{self.prefix}{cell}"
        return Place(
            row, 0, 1, cell, source, text, item, now["function"], now["target_state"], now["viewpoint"], role, filled
        )

    def _carry(self, row: int) -> None:
        """An empty cell is as above; a new function clears state and viewpoint, a new state the viewpoint."""
        cells = self.sheet.rows[row]
        for depth, code in enumerate(_CARRIED):
            column = self.carried[code]
            if column is None or cells[column] == self.now[code]:
                continue
            text = self._text(row, column)
            if text and text != self.now[code]:
                self.now[code] = text
                for below in _CARRIED[depth + 1 :]:
                    self.now[below] = ""

    def _is_heading(self, cells: Sequence[Value]) -> bool:
        """A row that holds a function's name or a role and nothing else is over the rows below it."""
        said = [value for value in cells if value is not None]
        if len(said) != 1 or not isinstance(said[0], str) or len(said[0]) > 2 * _LONGEST_TOTAL:
            return False
        name = self.functions.get(key(function_name(_HEADED.sub("", said[0]))))
        if name:
            self.role = self.block.role
            self.now = {"function": name, "target_state": "", "viewpoint": ""}
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

    def _text(self, row: int, column: int | None) -> str:
        value = None if column is None else self.sheet.rows[row][column]
        if column is None or (value is None and row not in self.hidden):
            return ""
        if isinstance(value, str) and (known := self.stripped.get(value)) is not None:
            return known
        if value is None or is_ditto(value):
            found: Found = self.table.find(row, column)
            return text_of(found.value).strip()
        return self.stripped.setdefault(value, value.strip()) if isinstance(value, str) else text_of(value)


@lru_cache(maxsize=1_024)
def _is_total(short: str) -> bool:
    return _TOTAL.fullmatch(bare(short)) is not None


def _texts_columns(block: Block) -> list[tuple[int, str]]:
    """(column, role) of the items' texts; where the sheet is of one role, that role's alone."""
    found = [(column, block.fields[column].role) for column in block.columns("text")]
    own = [each for each in found if each[1] == block.role]
    return own if block.role and own else found
