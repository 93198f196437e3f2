"""A block's rows read once for each quarter that it speaks of, and for each role that has columns of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kyoten.fiscal import Quarter
from kyoten.model import FIELDS, ActionItem
from kyoten.problems.problem import Problem, Severity, problem
from kyoten.reader.on_progress import OnProgress, ignore_progress, share_of
from kyoten.sheet.columns import BY_CODE
from kyoten.sheet.entries.carried_cells import CarriedCells, CarriedValue
from kyoten.sheet.entries.read_rows import EntryTable, ItemRow, RowRead, read_rows
from kyoten.sheet.entries.sheet_meanings import Legend, SheetMeanings
from kyoten.sheet.entries.status_words import answers_of
from kyoten.sheet.foreign.block import BlockRows, ItemMention, TableBlock
from kyoten.sheet.foreign.columns.other_times import names_all
from kyoten.sheet.foreign.columns.quarters import row_quarters
from kyoten.sheet.foreign.header.columns import of_whole_year
from kyoten.sheet.foreign.rows.role_columns import ColumnsByRole, RoleColumns, for_each_role, of_other_roles
from kyoten.sheet.foreign.rows.shared_cells import share_out
from kyoten.sheet.known import Choices, Known
from kyoten.sheet.values import cell_values

_UNITS = {"ratio": cell_values.Unit.SAID_RATIO, "percent": cell_values.Unit.SAID_PERCENT}
_ONLY_WHO = {name for name, field in FIELDS.items() if field.who}
"""A name alone is no report: it is often printed on the sheet for every item."""


def quarters_of(block: TableBlock) -> list[int]:
    """The quarters (1–4) that a block's columns name, or else its rows or its title."""
    return _of_columns(block) or row_quarters(block)


def names_all_values(block: TableBlock) -> bool:
    """Whether each column of values has a quarter of its own."""
    return names_all([each for _, each in block.inputs])


def _of_columns(block: TableBlock) -> list[int]:
    return sorted({each.quarter for _, each in block.inputs if each.quarter})


@dataclass(frozen=True)
class MatchedBlock:
    """A block with its rows and, for each mention in them, its item (None: of none)."""

    block: TableBlock
    rows: BlockRows
    items: Sequence[ActionItem | None]
    legend: Legend = field(default_factory=dict)
    """What the book's legends say of signs that the scale has not (kyoten.sheet.foreign.legend_signs)."""

    def by_quarter(
        self, known: Known, choices: Choices, default: Quarter | None, on_progress: OnProgress = ignore_progress
    ) -> Iterator[tuple[Quarter, list[RowRead]]]:
        """The rows by quarter, oldest first. `default`: the quarter of columns that name none.

        Where no quarter is known at all, they are read as of the first: for their problems, nothing of it is taken.
        """
        asked = choices.quarter or known.quarter
        # One quarter in the sheet and a person who says that it is another.
        is_one = len(quarters_of(self.block)) == 1 and self._quarter_of_rest(default) is None
        renamed = choices.quarter if is_one else None
        reading = _Reading(
            known, self._unit(choices), answers_of(choices, known.settings.scale, self.legend), self.legend
        )
        quarters = [each._replace(quarter=renamed or each.quarter) for each in self._quarters(known, default)]
        doubts = [doubt for each in quarters if asked in (None, each.quarter) for doubt in each.doubts()]
        for number, each in enumerate(quarters):
            progress = share_of(on_progress, number / len(quarters), (number + 1) / len(quarters))
            read = each.rows._read(each.columns, each.quarter, reading, progress) if each.columns else []
            counts = {row.item.id: row.draft.count for row in read if row.draft.count is not None}
            reading = replace(reading, counts=reading.counts | counts)
            if asked in (None, each.quarter):
                yield each.quarter, [_kept_out(row, doubts) for row in read] if doubts else read

    def _quarters(self, known: Known, default: Quarter | None) -> Iterator[_OfQuarter]:
        """Quarter by quarter, oldest first, the rows that are of it and the columns to read in them."""
        year = known.plan.fiscal_year
        if named := _of_columns(self.block):
            if rest := self._quarter_of_rest(default):
                own = _OfQuarter(Quarter(year, named[0]), self, self._columns(named[0], shared=False))
                others = _OfQuarter(rest, self, self._columns(None, shared=True))
                yield from sorted((own, others), key=lambda each: each.quarter)
                return
            newest = self._newest_filled(named)
            for number in named:
                yield _OfQuarter(Quarter(year, number), self, self._columns(number, shared=number == newest))
            return
        columns, first = self._columns(None, shared=True), default or Quarter(year, 1)
        of_rows = {mention.quarter for mention in self.rows.mentions}
        for each in sorted(of_rows, key=lambda quarter: quarter or 0):
            rows = self if len(of_rows) == 1 else self._only(each)
            yield _OfQuarter(Quarter(year, each) if each else first, rows, columns)

    def _quarter_of_rest(self, default: Quarter | None) -> Quarter | None:
        """The quarter of the columns without one, where a person said that a column is of another than the sheet."""
        named = _of_columns(self.block)
        if default is None or len(named) != 1 or named[0] == default.number or names_all_values(self.block):
            return None
        return default

    def _only(self, quarter: int | None) -> MatchedBlock:
        """The mentions of one quarter."""
        pairs = [(mention, item) for mention, item in self.matched if mention.quarter == quarter]
        mentions, items = [mention for mention, _ in pairs], [item for _, item in pairs]
        return MatchedBlock(self.block, BlockRows(mentions), items, self.legend)

    def _columns(self, number: int | None, *, shared: bool) -> ColumnsByRole:
        """The input columns of a quarter; `shared`: those that name no quarter are its, too."""
        found: dict[str, dict[int, str]] = defaultdict(dict)
        of_year = of_whole_year(self.block.columns)
        for column, each in self.block.inputs:
            if each.code not in BY_CODE:
                continue
            if each.quarter == number or (each.quarter is None and shared and column not in of_year):
                found[each.role][column] = each.code
        return found

    def _newest_filled(self, named: Sequence[int]) -> int:
        """The newest quarter with values: columns that name no quarter were written for it."""
        filled = [self.block.sheet.rows[mention.row] for mention in self.rows.mentions if mention.filled]
        for number in reversed(named):
            columns = [column for column, each in self.block.inputs if each.quarter == number]
            if any(cell_values.is_filled(row[column]) for row in filled for column in columns):
                return number
        return named[-1]

    @property
    def matched(self) -> list[tuple[ItemMention, ActionItem | None]]:
        return list(zip(self.rows.mentions, self.items, strict=True))

    def for_each_role(self, columns: ColumnsByRole) -> list[RoleColumns]:
        return for_each_role(self.block, columns, self.matched if any(columns) else ())

    def _read(
        self, columns: ColumnsByRole, quarter: Quarter, reading: _Reading, on_progress: OnProgress
    ) -> list[RowRead]:
        """One RowRead for each mention that has an item, in the sheet's order."""
        known, counts = reading.known, reading.known.last_counts(quarter) | reading.counts
        found: list[RowRead] = []
        roles = self.for_each_role(columns)
        ticks = {column: each.tick for column, each in enumerate(self.block.columns) if each.tick}
        amounts = frozenset(at for at in self.block.columns_of("count") if "回" not in self.block.columns[at].label)
        meanings = SheetMeanings(reading.legend, ticks, next(iter(self.block.columns_of("unit")), -1), amounts)
        for each in roles:
            table = EntryTable(self.block.sheet, each.columns, self.block.top, reading.unit, reading.symbols, meanings)
            rows = list(self._item_rows(each))
            reported = known.reported.get(quarter)
            found += read_rows(table, rows, quarter, known.settings, counts, reported=reported, on_progress=on_progress)
        if len(roles) > 1:
            order = {(mention.row, item.id): at for at, (mention, item) in enumerate(self.matched) if item}
            found.sort(key=lambda row: order[row.row, row.item.id])
        else:
            found.sort(key=lambda row: row.row)
        # Nearly every row says more than who reports it, and is of the role that was asked for.
        of_any = known.role is None
        found = [row if of_any and len(row.draft.cells) > len(_ONLY_WHO) else _checked(row, known) for row in found]
        for warning, numbers in of_other_roles(self.block, columns, self.matched):
            found = [_with(row, (warning,)) if row.row in numbers else row for row in found]
        return found

    def _item_rows(self, role: RoleColumns) -> Iterator[ItemRow]:
        """The rows of the items that are read so; where a row names several, its cells are shared out."""
        cells = CarriedCells(self.block.sheet, self.block.top)
        by_row: dict[int, list[tuple[ItemMention, ActionItem | None]]] = defaultdict(list)
        for mention, item in zip(self.rows.mentions, self.items, strict=True):
            if mention.shared > 1:
                by_row[mention.row].append((mention, item))
            elif item and role.is_of(item.role):
                yield ItemRow(mention.row, item, mention.cell)
        for row, mentions in by_row.items():
            # Common columns speak of all the row's items, a role's own of that role's.
            is_own = [role.is_of(item.role if item else mention.role) for mention, item in mentions]
            common = _shared_out(cells, row, role.common, len(mentions))
            own = iter(_shared_out(cells, row, role.own, sum(is_own)))
            for (mention, item), mine, values in zip(mentions, is_own, common, strict=True):
                of_role = next(own) if mine else {}
                if item and mine:
                    yield ItemRow(row, item, mention.cell, {**values, **of_role})

    def _unit(self, choices: Choices) -> cell_values.Unit | None:
        """One for all quarters' percents: who wrote 0.25 in the first meant by 1 in the last the whole."""
        if choices.fractions in _UNITS:
            return _UNITS[choices.fractions]
        columns = [column for column, each in self.block.inputs if each.code == "percent"]
        if not columns:
            return None
        sheet = self.block.sheet
        cells = ((mention.row, column) for mention in self.rows.mentions for column in columns)
        # A long sheet says the same few numbers again and again.
        return cell_values.percent_unit({sheet.rows[r][c] for r, c in cells if (r, c) not in sheet.percent_cells})


class _OfQuarter(NamedTuple):
    """The rows that speak of a quarter, and the columns to read in them."""

    quarter: Quarter
    rows: MatchedBlock
    columns: ColumnsByRole

    def doubts(self) -> list[Problem]:
        """Two columns that hold one thing, so that no row may be taken."""
        return [doubt for each in self.rows.for_each_role(self.columns) for doubt in each.doubts]


@dataclass(frozen=True)
class _Reading:
    """`unit`, `symbols`: what bare percents are and symbols mean, where it is known. `counts`: item id → cumulative
    実績 of the quarters read so far."""

    known: Known
    unit: cell_values.Unit | None
    symbols: Mapping[str, str]
    legend: Legend
    counts: dict[str, int] = field(default_factory=dict)


def _shared_out(
    cells: CarriedCells, row: int, columns: Mapping[int, str], count: int
) -> Iterable[dict[int, CarriedValue]]:
    """What each of `count` items is given; one alone has the cells as they stand."""
    return share_out(cells, row, columns, count) if count > 1 else [{} for _ in range(count)]


def _kept_out(row: RowRead, doubts: Collection[Problem]) -> RowRead:
    """While it is open which of two columns counts, no row is taken."""
    return _with(row, (*doubts, problem("columns_open", sheet=row.sheet)))


def _with(row: RowRead, more: Collection[Problem]) -> RowRead:
    return row._replace(problems=(*row.problems, *more))


def _checked(row: RowRead, known: Known) -> RowRead:
    """A row that says no more than who reports is blank; one of another role than asked for has a problem."""
    is_faulty = any(each.severity is Severity.ERROR for each in row.problems)
    if not is_faulty and {code for code, _ in row.draft.cells} <= _ONLY_WHO:
        return row._replace(blank=True, problems=(), conversions=())
    if known.role and row.item.role != known.role and not row.blank:
        item = row.item
        wrong = problem(
            "item_of_other_role", sheet=row.sheet, cell=row.cell, value=item.id, role=item.role, expected=known.role
        )
        return row._replace(problems=(*row.problems, wrong))
    return row
