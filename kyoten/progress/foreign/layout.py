"""The rows under a header: the items' texts with what stands beside and above them, and which rows are no items.

Source: design/reading.md section 2, "Theirs"; section 1, "Carry down".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kyoten.model import Plan
from kyoten.plan.names import function_name
from kyoten.progress.foreign.block import Above, Block, Place, Rows
from kyoten.progress.foreign.cells import is_filled, items_in
from kyoten.progress.foreign.column_texts import ColumnTexts, ItemTexts
from kyoten.progress.foreign.row_periods import row_period, row_year
from kyoten.progress.foreign.spelling import parse_period
from kyoten.text import bare, key
from kyoten.told import Told, counted, unheard
from kyoten.workbook import Value

_TOTAL = re.compile(r"[(【\[]?(?:.{0,12}(?:小計|合計|総計|平均)|計|総合計|平均値?|全体)[)】\]]?(?:[(\[].*)?")
_NOTE = re.compile(r"\s*(?:※|＊|\*|[(（]?注|備考[:：]|凡例|【?記入上の)")
_INSTRUCTION = re.compile(r"記入|入力|選択|選んで|書く|書いて|半角|全角|単位|例[:：)）]|^[(（].*[)）]$")
_HEADED = re.compile(r"^[■□●◆◇▼【\[\s]*(?:[0-9０-９]{1,2}\s+)?|[】\]\s]+$")
_LONGEST_TOTAL = 20


def read_block(block: Block, plan: Plan, told: Told = unheard) -> Rows:
    """Every row of the block; `plan`: for rows of other years, and for rows that are headings of a section."""
    return _Walk(block, plan).walk(told)


class _Walk:
    def __init__(self, block: Block, plan: Plan) -> None:
        self.block, self.sheet, self.year, self.roles = block, block.sheet, plan.fiscal_year, plan.roles
        self.functions = {key(name): name for name in plan.functions}
        self.columns = columns = ColumnTexts(block)
        self.hidden, self.texts = columns.hidden, columns.of_items()
        self.item = next(iter(block.columns("item")), None)
        self.items, self.in_role_column = columns.first("item"), columns.first("role")
        self.quarters, self.years = columns.first("quarter"), columns.first("year")
        self.carried = [columns.first(code) for code in Above._fields]
        self.above = Above(block.function)
        self.role, self.quarter = block.role, block.quarter
        self.inputs = [column for column, _ in block.inputs]
        self.found = Rows()
        if self.quarters:
            self._name_below(self.quarters)

    def _name_below(self, quarters: Sequence[str]) -> None:
        """An item that is named beside its first quarter alone is that of the quarters under it."""
        for at in range(1, len(quarters)):
            named = any(each.texts[at] for each in self.texts) or (self.items and self.items[at])
            if quarters[at] and not named:
                for texts in (*(each.texts for each in self.texts), self.items):
                    if texts and not _is_total(texts[at - 1]):
                        texts[at] = texts[at - 1]

    def walk(self, told: Told) -> Rows:
        for row in counted(range(self.block.top, self.block.end), told):
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
        elif (not self.quarters and not self.years) or self._is_of_period(row, filled):
            self._carry(row - self.block.top)
            self._name(row, filled)

    def _is_of_period(self, row: int, filled: bool) -> bool:
        """Whether a row is of a quarter of the plan's year; one that is not is put by. An empty cell is as above."""
        at = row - self.block.top
        said = self.quarters[at] if self.quarters else ""
        period = row_period(said)
        year = period.year or (row_year(self.years[at]) if self.years else None)
        if period.whole_year:
            self.found.totals.append(row)
        elif not filled and (period.quarter is None or year not in (None, self.year)):
            self.found.blank += 1
        elif year not in (None, self.year):
            self.found.other_years.setdefault(year or self.year, []).append(row)
        elif self.quarters and period.quarter is None and (said or self.quarter is None):
            self.found.undated.append(row)
        else:
            self.quarter = period.quarter or self.quarter
            if period.half and period.quarter:
                self.found.halves.setdefault(said, (row, period.quarter))
            return True
        return False

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
            self.found.places.append(
                Place(row, 0, 1, cell, prefix + cell, text, item, self.above, role, filled, self.quarter)
            )
        elif named or item:
            self.found.places.extend(self._places(row, named, item, filled))
        elif filled and not self.found.places and self._instructs(row):
            self.found.notes.append(row)
        elif filled:
            self.found.nameless.append(row)
        else:
            self.found.blank += 1

    def _role(self, at: int) -> str:
        """Whose the row's items are, where their column does not say it."""
        return self.in_role_column[at] if self.in_role_column else self.role

    def _places(self, row: int, named: Sequence[ItemTexts], item: str, filled: bool) -> Iterator[Place]:
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
                self.quarter,
            )

    def _carry(self, at: int) -> None:
        for depth, texts in enumerate(self.carried):
            if texts and texts[at] and texts[at] != self.above[depth]:
                self.above = self.above.with_new(depth, texts[at])

    def _is_heading(self, cells: Sequence[Value]) -> bool:
        """A row that holds a function's name, a quarter or a role and nothing else is over the rows below it."""
        said = [value for value in cells if value is not None]
        if len(said) != 1 or not isinstance(said[0], str) or len(said[0]) > 2 * _LONGEST_TOTAL:
            return False
        name = self.functions.get(key(function_name(_HEADED.sub("", said[0]))))
        if name:
            self.role = self.block.role
            self.above = Above(name)
            return True
        period = parse_period(said[0].strip("■□●◆◇▼【】[]()"))
        if period.quarter and not period.rest:
            self.quarter = period.quarter
            return True
        role = bare(said[0]).strip("■□●◆◇▼【】[]()").removesuffix("の役割")
        if role in self.roles:
            self.role = role
            return True
        return False

    def _is_note(self, first: object) -> bool:
        return isinstance(first, str) and _NOTE.match(first) is not None

    def _instructs(self, row: int) -> bool:
        """Whether a row over the first item says how to fill in the columns: words alone, and some of them so."""
        said = [value for value in self.sheet.rows[row] if value is not None]
        texts = [value for value in said if isinstance(value, str)]
        return len(texts) == len(said) and any(_INSTRUCTION.search(text) for text in texts)

    def _filled_by_merge(self, row: int) -> bool:
        return any(is_filled(self.columns.found(row, column).value) for column in self.inputs)


@lru_cache(maxsize=1_024)
def _is_total(short: str) -> bool:
    return _TOTAL.fullmatch(bare(short)) is not None
