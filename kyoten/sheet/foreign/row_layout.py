"""The rows under a header: the items' texts with what stands beside and above them, and which rows are no items.

Source: docs/reading.md, "Theirs", "Carry down".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kyoten.model import Plan
from kyoten.plan.names import function_name
from kyoten.reader.on_progress import OnProgress, ignore_progress, with_progress
from kyoten.reader.workbook import Value
from kyoten.sheet.foreign.block import Above, Block, Place, Rows
from kyoten.sheet.foreign.cells import is_filled, items_in, keys_of
from kyoten.sheet.foreign.column_texts import ColumnTexts, ItemTexts
from kyoten.sheet.foreign.header_words import column_code
from kyoten.sheet.foreign.period_words import parse_period
from kyoten.sheet.foreign.row_kinds import CODE as ROW_KIND
from kyoten.sheet.foreign.row_kinds import RowKind, goes_on, row_kind
from kyoten.sheet.foreign.row_periods import row_period, row_year
from kyoten.text import bare, key

_TOTAL = re.compile(r"[(【\[]?(?:.{0,12}(?:小計|合計|総計|平均)|計|総合計|平均値?|全体)[)】\]]?(?:[(\[].*)?")
_EXAMPLE = re.compile(r"[(【\[「〈<]?(?:(?:記入|記載|入力|回答|報告)?例|見本|サンプル)[0-9]*[)】\]」〉>:.]?")
_NOTE = re.compile(r"\s*(?:※|＊|\*|[(（]?注|備考[:：]|凡例|【?記入上の)")
_INSTRUCTION = re.compile(r"記入|入力|選択|選んで|書く|書いて|半角|全角|単位|例[:：)）]|^[(（].*[)）]$")
_HEADED = re.compile(r"^[■□●◆◇▼【\[\s]*(?:[0-9０-９]{1,2}\s+)?|[】\]\s]+$")
_MARKS = "■□●◆◇▼【】[]()"
_LABELLED = re.compile(r"([^:：]{1,8})[:：](?=.)")
_LONGEST_TOTAL = 20
_OVER = 5
"""Rows over a block that a heading is looked for in: a header of three, and a blank row."""


def read_block(block: Block, plan: Plan, on_progress: OnProgress = ignore_progress) -> Rows:
    """Every row of the block; `plan`: for rows of other years, and for rows that are headings of a section."""
    return _Walk(block, plan).walk(on_progress)


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
        self.above = Above(self._function_over() or block.function)
        self.role, self.quarter = block.role, block.quarter
        self.inputs = [column for column, _ in block.inputs]
        self.found = Rows()
        self.kinds = [row_kind(text) for text in columns.first(ROW_KIND) or ()]
        self.whole = keys_of(tuple(item.text for item in plan.items))
        if self.quarters or self.kinds:
            self._name_below()

    def _name_below(self) -> None:
        """An item that is named beside its first quarter or its plan alone is that of the quarters or results below."""
        for at in range(1, self.block.end - self.block.top):
            below = (self.quarters and self.quarters[at]) or (self.kinds and goes_on(self.kinds, at))
            named = any(each.texts[at] for each in self.texts) or (self.items and self.items[at])
            if below and not named:
                for texts in (*(each.texts for each in self.texts), self.items):
                    if texts and _short(texts[at - 1]) != "total":
                        texts[at] = texts[at - 1]

    def walk(self, on_progress: OnProgress) -> Rows:
        for row in with_progress(range(self.block.top, self.block.end), on_progress):
            self._row(row, self.sheet.rows[row])
        return self.found

    def _row(self, row: int, cells: Sequence[Value]) -> None:
        # The first cell is nearly always filled: then no search is set up.
        first = cells[0] if cells[0] is not None else next((value for value in cells if value is not None), None)
        if first is None and row not in self.hidden:
            self.found.blank += 1
            return
        filled = self._is_filled(cells)
        if isinstance(first, str) and len(first) <= _LONGEST_TOTAL and (short := _short(first)):
            (self.found.totals if short == "total" else self.found.examples).append(row)
        elif not filled and (self._is_heading(cells) or self._is_note(first)):
            self.found.notes.append(row)
        elif (not self.quarters and not self.years) or self._is_of_period(row, filled):
            self._carry(row - self.block.top)
            if not self.kinds or not self._is_planned(row):
                self._name(row, filled)

    def _is_planned(self, row: int) -> bool:
        """Whether a row tells what was planned, or follows from the rows over it, and is put by."""
        kind = self.kinds[row - self.block.top]
        if kind is RowKind.PLANNED:
            self.found.planned.append(row)
        elif kind is RowKind.WORKED_OUT:
            self.found.totals.append(row)
        return kind in (RowKind.PLANNED, RowKind.WORKED_OUT)

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
        if len(named) == 1 and len(items_in(text := named[0].texts[at], self.whole)) == 1 and row not in self.hidden:
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
        parts = [(each, items_in(each.texts[at], self.whole)) for each in named]
        said = [(each.column, number, each.role, text) for each, of in parts for number, text in enumerate(of)]
        said = said or [(self.item or 0, 0, "", "")]
        in_cell = Counter(column for column, *_ in said)
        for order, (column, number, own, text) in enumerate(said):
            suffix = f"#{number + 1}" if in_cell[column] > 1 else ""
            yield Place(
                row,
                order,
                len(said),
                self.sheet.address(self.columns.top(row, column), column),
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
        said = _alone(cells)
        if not said:
            return False
        if name := self._function(said):
            self.role = self.block.role
            self.above = Above(name)
            return True
        period = parse_period(said.strip(_MARKS))
        if period.quarter and not period.rest:
            self.quarter = period.quarter
            return True
        role = bare(said).strip(_MARKS).removesuffix("の役割")
        if role in self.roles:
            self.role = role
            return True
        return False

    def _function(self, heading: str) -> str:
        return self.functions.get(key(function_name(_HEADED.sub("", _unlabelled(heading)))), "")

    def _function_over(self) -> str:
        """The function whose name stands alone in one of the rows over the block, which the header is among."""
        over = self.sheet.rows[max(0, self.block.top - _OVER) : self.block.top]
        return next(
            (name for cells in reversed(over) if (said := _alone(cells)) and (name := self._function(said))), ""
        )

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
def _short(first: str) -> str:
    """What a short first cell says of its row: "total", "example" or "" for neither."""
    said = bare(first)
    return "total" if _TOTAL.fullmatch(said) else "example" if _EXAMPLE.fullmatch(said) else ""


def _alone(cells: Sequence[Value]) -> str:
    """The text of a row that holds one short text and nothing else, "" for any other row."""
    said = [value for value in cells if value is not None]
    alone = said[0] if len(said) == 1 else None
    return alone if isinstance(alone, str) and len(alone) <= 2 * _LONGEST_TOTAL else ""


def _unlabelled(heading: str) -> str:
    """【機能：人材育成】 without the label."""
    found = _LABELLED.match(heading.lstrip(_MARKS))
    return heading.lstrip(_MARKS)[found.end() :] if found and column_code(found[1]) == "function" else heading
