"""The account of a workbook that is not ours: its cells by what came of them, sheet by sheet.

It is drawn up from what came out of the reading, so that a cell that was lost on the way shows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kyoten.model import ActionItem
from kyoten.problems.account import CellGroup, Fate
from kyoten.reader.workbook import Sheet, Workbook
from kyoten.sheet.account.reading import NO_RATING, UNEXPLAINED, SaidOfCells
from kyoten.sheet.columns import BY_CODE, Part, Type
from kyoten.sheet.foreign.block import BlockRows, TableBlock
from kyoten.sheet.foreign.header.columns import PLAN_CODES, of_whole_year
from kyoten.sheet.foreign.header.row_kinds import CODE as ROW_KIND
from kyoten.sheet.foreign.header.words import IGNORE, LAST
from kyoten.sheet.foreign.inspect_sheet import InspectedSheet
from kyoten.sheet.foreign.period.title import title_period
from kyoten.sheet.values.cell_values import is_empty
from kyoten.table.ledger import Ledger, is_written, places_of

_ROWS = (
    # BlockRows' list of rows, what became of them, why, whether that is harmless
    ("headings", Fate.NAMES, "下の行の見出し", True),
    ("totals", Fate.LEFT, "集計の行", True),
    ("notes", Fate.LEFT, "注記の行", True),
    ("examples", Fate.LEFT, "記入例の行", False),
    ("planned", Fate.LEFT, "計画・見込・前回の行", True),
    ("without_quarter", Fate.TOLD, "四半期の分からない行", False),
    ("without_item", Fate.TOLD, "項目のない行", False),
)
_SINGLE = ("unit", "item", "role", "quarter", "year", ROW_KIND, "function", "target_state", "viewpoint")
"""Codes of which the first column alone is looked at."""


@dataclass(frozen=True)
class BlockRead:
    """A block, what its rows are, and the item of each mention in them. `answered`: sources of rows that a person said
    the item of; `quarters`: those (1–4) that were read."""

    block: TableBlock
    rows: BlockRows
    items: Sequence[ActionItem | None]
    answered: Collection[str]
    quarters: Collection[int]


def account_of(
    workbook: Workbook, inspected: Sequence[InspectedSheet], blocks: Sequence[BlockRead], said: SaidOfCells
) -> tuple[CellGroup, ...]:
    """One group for each column and reason; every filled cell is in one of them."""
    seen = {id(each.sheet): each for each in inspected}
    return tuple(
        group
        for sheet in workbook.sheets
        for group in _of_sheet(sheet, seen.get(id(sheet)), [each for each in blocks if each.block.sheet is sheet], said)
    )


def _of_sheet(
    sheet: Sheet, inspected: InspectedSheet | None, blocks: Sequence[BlockRead], said: SaidOfCells
) -> Iterator[CellGroup]:
    ledger = Ledger(sheet)
    every = range(len(sheet.rows))
    if inspected is None:
        why = "非表示のシート" if sheet.hidden else "説明・記入例のシート"
        ledger.put_rows(every, Fate.LEFT, why, folded=True)
    elif not inspected.blocks:
        ledger.put_rows(every, Fate.LEFT, "項目と進捗の見出しのないシート")
    elif not blocks:
        ledger.put_rows(every, Fate.LEFT, "ほかの年度・四半期のシート")
    else:
        _over_tables(ledger, inspected, blocks)
        for each in blocks:
            _BlockAccount(ledger, each, said).put()
    yield from ledger.groups()


def _over_tables(ledger: Ledger, inspected: InspectedSheet, blocks: Sequence[BlockRead]) -> None:
    """Titles over the first table, and the headers of all."""
    sheet, heads, under = ledger.sheet, inspected.heads, 0
    for row in range(heads[0].start):
        for column, value in enumerate(sheet.rows[row]):
            if not is_written(value):
                continue
            names = sheet.address(row, column) == inspected.period.place or (
                isinstance(value, str) and title_period(value).named
            )
            if names:
                ledger.put(row, column, Fate.NAMES, "期間")
            else:
                ledger.put(row, column, Fate.LEFT, "表の上の文", folded=True)
    for rows in heads:
        ledger.put_rows(range(max(under, rows.start), rows.stop), Fate.NAMES, "見出し")
        under = max(under, rows.stop)


class _ColumnVerdict(NamedTuple):
    """What becomes of a column's cells beside items, where they are not taken."""

    fate: Fate
    why: str
    folded: bool = False
    may_be_taken: bool = False


class _BlockAccount:
    """Puts down the rows of one block."""

    def __init__(self, ledger: Ledger, read: BlockRead, said: SaidOfCells) -> None:
        self.ledger, self.sheet, self.said = ledger, ledger.sheet, said
        self.block, self.rows = read.block, read.rows
        self.kinds = {row: (fate, why, f) for name, fate, why, f in _ROWS for row in getattr(read.rows, name)}
        self.kinds |= {
            row: (Fate.LEFT, "ほかの年度の行", True) for rows in read.rows.other_years.values() for row in rows
        }
        self.quarters = read.quarters
        self.quarter_of = {each.row: each.quarter for each in read.rows.mentions if each.quarter}
        without = [m for m, item in zip(read.rows.mentions, read.items, strict=True) if item is None and m.filled]
        self.open = {each.row for each in without if each.source not in read.answered}
        self.declined = {each.row for each in without} - self.open
        self.told = self.open | {row for name, row in said.waiting if name == self.sheet.name}
        self.by_quarters = any(each.is_input and each.quarter for each in self.block.columns)
        self.prefix = "" if self.sheet.textual else f"{self.sheet.name}!"
        self.columns = [self._verdict(number) for number in range(len(self.block.columns))]

    def _verdict(self, number: int) -> _ColumnVerdict:
        each = self.block.columns[number]
        name = f"「{each.label}」の列" if each.label else "見出しのない列"
        if each.is_input:
            return self._verdict_of_input(number, name)
        if each.code == "text" and not self._is_read(number):
            return _ColumnVerdict(Fate.LEFT, f"{name}(ほかの役割の項目)", folded=True)
        if each.code == "text" or (each.code in _SINGLE and number == self.block.columns_of(each.code)[0]):
            return _ColumnVerdict(Fate.NAMES, "項目・分類の列")
        if not each.label and self._holds_running_numbers(number):
            return _ColumnVerdict(Fate.NAMES, "通し番号")
        known = each.code in BY_CODE and BY_CODE[each.code].part in (Part.LAST, Part.PLAN)
        return _ColumnVerdict(Fate.LEFT, name, folded=known or each.code in (IGNORE, LAST, *PLAN_CODES))

    def _verdict_of_input(self, number: int, name: str) -> _ColumnVerdict:
        if self.block.columns[number].code not in BY_CODE:
            return _ColumnVerdict(Fate.TOLD, f"{name}(何の列かを尋ねています)")
        if number in of_whole_year(self.block.columns):
            return _ColumnVerdict(Fate.LEFT, f"{name}(年間の値)")
        return _ColumnVerdict(Fate.LEFT, UNEXPLAINED, may_be_taken=True)

    def _holds_running_numbers(self, number: int) -> bool:
        """1, 2, 3 … left of the first column that is named."""
        if any(each.label for each in self.block.columns[:number]):
            return False
        values = [row[number] for row in self.sheet.rows[self.block.top : self.block.end]]
        numbers = [value for value in values if isinstance(value, int | float)]
        return numbers == sorted(set(numbers)) and len(numbers) == sum(map(is_written, values))

    def _is_read(self, number: int) -> bool:
        """As ColumnTexts.of_items: where the sheet is of one role, that role's column alone."""
        block = self.block
        own = [each for each in block.columns_of("text") if block.columns[each].role == block.role]
        return not (block.role and own) or number in own

    def put(self) -> None:
        rows = []
        for row in range(self.block.top, self.block.end):
            if row in self.kinds:
                fate, why, folded = self.kinds[row]
                self.ledger.put_row(row, fate, why, folded=folded)
            else:
                rows.append(row)
        for column, verdict in enumerate(self.columns):
            self._put_column(rows, column, verdict)

    def _put_column(self, rows: list[int], column: int, verdict: _ColumnVerdict) -> None:
        # Column by column, for a long sheet has many cells and few columns.
        filled = self.ledger.written(rows, column)
        if verdict.may_be_taken:
            self._put_input(filled, column)
        else:
            self.ledger.put_column(filled, column, verdict.fate, verdict.why, folded=verdict.folded)

    def _put_input(self, filled: list[int], column: int) -> None:
        is_text = BY_CODE[self.block.columns[column].code].type is Type.TEXT
        before, after = places_of(self.sheet, column)
        place, cells = f"{self.prefix}{before}", self.sheet.rows
        # One reason after the other over all that is left: nearly always the first has every cell of a long sheet.
        of_entries, waiting, read = self.said.taken, self.told, self.said.read
        taken = [row for row in filled if f"{place}{row + 1}{after}" in of_entries] if of_entries else []
        rest = _without(filled, taken)
        told = [row for row in rest if row in waiting]
        rest = _without(rest, told)
        again = [row for row in rest if f"{place}{row + 1}{after}" in read]
        rest = _without(rest, again)
        empty = [row for row in rest if is_empty(cells[row][column], text=is_text)]
        put = self.ledger.put_column
        put(taken, column, Fate.TAKEN, "報告の値")
        put(told, column, Fate.TOLD, "指摘のある行")
        put(empty, column, Fate.LEFT, "空欄を表す言葉", folded=True)
        put(again, column, Fate.LEFT, "ほかの行と同じ内容か、担当だけの行", folded=True)
        for row in _without(rest, empty):
            self._left(row, column)

    def _left(self, row: int, column: int) -> None:
        put, each = self.ledger.put, self.block.columns[column]
        if (self.sheet.name, self.sheet.address(row, column)) in self.said.declined:
            put(row, column, Fate.LEFT, NO_RATING, folded=True)
        elif row in self.declined:
            put(row, column, Fate.LEFT, "項目の行でないという回答", folded=True)
        elif self.quarter_of.get(row, 0) not in (0, *self.quarters):
            put(row, column, Fate.LEFT, "ほかの四半期の行", folded=True)
        elif each.quarter and each.quarter not in self.quarters:
            put(row, column, Fate.LEFT, f"「{each.label}」の列(ほかの四半期)", folded=True)
        elif each.role:
            put(row, column, Fate.LEFT, f"「{each.label}」の列(その役割の項目でない行)")
        elif self.by_quarters and not each.quarter:
            put(row, column, Fate.LEFT, f"「{each.label}」の列(どの四半期のものか書かれていない)")
        else:
            put(row, column, Fate.LEFT, UNEXPLAINED)


def _without(rows: list[int], others: list[int]) -> list[int]:
    """The rows that are not among the others, which are some of them in their order."""
    if not others:
        return rows
    if len(others) == len(rows):
        return []
    gone = set(others)
    return [row for row in rows if row not in gone]
