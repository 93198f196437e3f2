"""The account of a workbook that Kyoten handed out: its cells by what came of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kyoten.problems.account import CellGroup, Fate
from kyoten.problems.problem import Problem
from kyoten.problems.report import Report
from kyoten.reader.workbook import Sheet, Value, Workbook
from kyoten.sheet.account.reading import NO_RATING, UNEXPLAINED, SaidOfCells
from kyoten.sheet.columns import BY_CODE
from kyoten.sheet.entries.read_rows import RowRead
from kyoten.sheet.own.machine_row import GUIDE_SHEET
from kyoten.sheet.own.sheet_rows import SheetRead
from kyoten.sheet.values.cell_values import is_empty
from kyoten.table.ledger import Ledger, is_written


def account_of(
    workbook: Workbook, reads: Sequence[SheetRead], once: Sequence[RowRead], report: Report
) -> tuple[CellGroup, ...]:
    """One group for each column and reason; every filled cell is in one of them. `report`: what the sheets came to;
    `once`: their rows with each item once."""
    rows = [row for read in reads for row in read.rows]
    said = SaidOfCells.of(report.entries, rows, once, all_wait=not report.entries)
    by_sheet = {id(read.marked.sheet): read for read in reads}
    return tuple(
        group for sheet in workbook.sheets for group in _of_sheet(sheet, by_sheet.get(id(sheet)), said, report.problems)
    )


def _of_sheet(
    sheet: Sheet, read: SheetRead | None, said: SaidOfCells, problems: Collection[Problem]
) -> Iterator[CellGroup]:
    ledger = Ledger(sheet)
    if read is None:
        is_guide = sheet.name == GUIDE_SHEET or sheet.hidden
        why = "記入要領のシート" if sheet.name == GUIDE_SHEET else "この四半期の報告用紙でないシート"
        ledger.put_rows(range(len(sheet.rows)), Fate.LEFT, why, folded=is_guide)
    else:
        named = {each.cell for each in problems if each.cell and each.sheet == sheet.name}
        _OwnAccount(ledger, read, said, named).put()
    yield from ledger.groups()


class _OwnAccount:
    """Puts down the rows of one sheet of ours. `named`: the cells that problems name."""

    def __init__(self, ledger: Ledger, read: SheetRead, said: SaidOfCells, named: Collection[str]) -> None:
        self.ledger, self.sheet, self.marked, self.said, self.named = ledger, ledger.sheet, read.marked, said, named
        self.items = {row.row for row in read.rows}
        self.first = min([read.top, *self.items])
        self.prefix = "" if self.sheet.textual else f"{self.sheet.name}!"

    def put(self) -> None:
        for row in range(len(self.sheet.rows)):
            if row < self.marked.row:
                self.ledger.put_row(row, Fate.LEFT, "表の上の文", folded=True)
            elif row < self.first:
                self.ledger.put_row(row, Fate.NAMES, "見出し")
            elif row in self.items:
                self._item_row(row)
            elif self._is_named(row):
                self.ledger.put_row(row, Fate.TOLD, "指摘のある行")
            else:
                self.ledger.put_row(row, Fate.LEFT, "項目の行でない行")

    def _item_row(self, row: int) -> None:
        for column, value in enumerate(self.sheet.rows[row]):
            if not is_written(value):
                continue
            code = self.marked.columns.get(column, "")
            if not code:
                self.ledger.put(row, column, Fate.LEFT, "報告用紙にない列")
            elif not BY_CODE[code].is_input:
                self.ledger.put(row, column, Fate.NAMES, "番号・計画の文・前回の値の列")
            else:
                self._input(row, column, value)

    def _input(self, row: int, column: int, value: Value) -> None:
        said, address = self.said, self.sheet.address(row, column)
        if f"{self.prefix}{address}" in said.taken:
            self.ledger.put(row, column, Fate.TAKEN, "報告の値")
        elif is_empty(value, text=True) or is_empty(value):
            self.ledger.put(row, column, Fate.LEFT, "空欄を表す言葉", folded=True)
        elif (self.sheet.name, row) in said.waiting or address in self.named:
            self.ledger.put(row, column, Fate.TOLD, "指摘のある行")
        elif (self.sheet.name, address) in said.declined:
            self.ledger.put(row, column, Fate.LEFT, NO_RATING, folded=True)
        elif f"{self.prefix}{address}" in said.read:
            self.ledger.put(row, column, Fate.LEFT, "ほかの行と同じ内容の行", folded=True)
        else:
            self.ledger.put(row, column, Fate.LEFT, UNEXPLAINED)

    def _is_named(self, row: int) -> bool:
        return any(self.sheet.address(row, column) in self.named for column in range(len(self.sheet.rows[row])))
