"""A block's rows read once for each quarter that it speaks of, and for each role that has columns of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kyoten.fiscal import Quarter
from kyoten.model import ActionItem
from kyoten.problems.problem import Problem, Severity, problem
from kyoten.reader.on_progress import OnProgress, ignore_progress, share_of
from kyoten.sheet.columns import BY_CODE
from kyoten.sheet.foreign.block import Block, Place, Rows
from kyoten.sheet.foreign.header_columns import yearly
from kyoten.sheet.foreign.item_lines import given
from kyoten.sheet.foreign.role_columns import Columns, Reading, of_other_roles, readings
from kyoten.sheet.foreign.row_periods import row_quarters
from kyoten.sheet.known import Choices, Known
from kyoten.sheet.rows.carried_cells import Found, Table
from kyoten.sheet.rows.entries import Line, RowRead, Source, read_rows
from kyoten.sheet.values import cell_values

_UNITS = {"ratio": cell_values.Unit.SAID_RATIO, "percent": cell_values.Unit.SAID_PERCENT}
_ONLY_WHO = {"person"}
"""A name alone is no report: it is often printed on the sheet for every item."""
Said = tuple[cell_values.Unit | None, Mapping[str, str], Mapping[str, int]]
"""What bare percents are and what symbols mean, where it is known; item id → cumulative 実績 of the quarters before."""


def quarters_of(block: Block) -> list[int]:
    """The quarters (1–4) that a block's columns name, or else its rows or its title."""
    return _of_columns(block) or row_quarters(block)


def _of_columns(block: Block) -> list[int]:
    return sorted({field.quarter for _, field in block.inputs if field.quarter})


@dataclass(frozen=True)
class Filled:
    """A block with its rows and, for each place in them, its item (None: of none)."""

    block: Block
    rows: Rows
    items: Sequence[ActionItem | None]

    def passes(
        self, known: Known, choices: Choices, default: Quarter | None, on_progress: OnProgress = ignore_progress
    ) -> Iterator[tuple[Quarter, list[RowRead]]]:
        """The rows by quarter, oldest first. `default`: the quarter of columns that name none.

        Where no quarter is known at all, they are read as of the first: for their problems, nothing of it is taken.
        """
        asked = choices.quarter or known.quarter
        # One quarter in the sheet and a person who says that it is another.
        renamed = choices.quarter if len(quarters_of(self.block)) == 1 else None
        unit = self._unit(choices)
        counts: dict[str, int] = {}
        parts = list(self._parts(known.plan.fiscal_year, default))
        wanted = [part for part in parts if asked is None or (renamed or part[0]) == asked]
        doubts = [doubt for part in wanted for each in part[1]._readings(part[2]) for doubt in each.doubts]
        for number, (each, filled, columns) in enumerate(parts):
            quarter = renamed or each
            before = known.last_counts(quarter) | counts
            part_progress = share_of(on_progress, number / len(parts), (number + 1) / len(parts))
            read = (
                filled._read(columns, quarter, known, (unit, choices.symbols, before), part_progress) if columns else []
            )
            counts |= {row.item.id: row.draft.count for row in read if row.draft.count is not None}
            if asked is None or quarter == asked:
                yield quarter, [_held(row, doubts) for row in read] if doubts else read

    def _parts(self, year: int, default: Quarter | None) -> Iterator[tuple[Quarter, Filled, Columns]]:
        """Quarter by quarter, oldest first, the rows that are of it and the columns to read in them."""
        if named := _of_columns(self.block):
            newest = self._newest_filled(named)
            for number in named:
                yield Quarter(year, number), self, self._columns(number, shared=number == newest)
            return
        columns, first = self._columns(None, shared=True), default or Quarter(year, 1)
        said = {place.quarter for place in self.rows.places}
        for each in sorted(said, key=lambda quarter: quarter or 0):
            yield Quarter(year, each) if each else first, self if len(said) == 1 else self._only(each), columns

    def _only(self, quarter: int | None) -> Filled:
        """The places of one quarter."""
        pairs = [pair for pair in zip(self.rows.places, self.items, strict=True) if pair[0].quarter == quarter]
        return Filled(self.block, Rows([place for place, _ in pairs]), [item for _, item in pairs])

    def _columns(self, number: int | None, *, shared: bool) -> Columns:
        """The input columns of a quarter; `shared`: those that name no quarter are its, too."""
        found: dict[str, dict[int, str]] = defaultdict(dict)
        inputs = [(column, field) for column, field in self.block.inputs if field.code in BY_CODE]
        of_year = yearly(self.block.fields)
        for column, field in inputs:
            if field.quarter == number or (field.quarter is None and shared and column not in of_year):
                found[field.role][column] = field.code
        return found

    def _newest_filled(self, named: Sequence[int]) -> int | None:
        """The newest quarter with values: columns that name no quarter were written for it."""
        sheet = self.block.sheet
        for number in reversed(named):
            columns = [column for column, field in self.block.inputs if field.quarter == number]
            lines = (sheet.rows[place.row] for place in self.rows.places if place.filled)
            if any(not cell_values.is_empty(line[column], text=True) for line in lines for column in columns):
                return number
        return named[-1] if named else None

    def _read(
        self, columns: Columns, quarter: Quarter, known: Known, said: Said, on_progress: OnProgress
    ) -> list[RowRead]:
        """One RowRead for each place that has an item, in the sheet's order."""
        unit, symbols, counts = said
        found: list[RowRead] = []
        ways = self._readings(columns)
        for each in ways:
            source = Source(self.block.sheet, each.columns, self.block.top, unit, symbols)
            found += read_rows(
                source, list(self._lines(each)), quarter, known.settings, counts, on_progress=on_progress
            )
        if len(ways) > 1:
            order = {(place.row, item.id): at for at, (place, item) in enumerate(self._placed) if item}
            found.sort(key=lambda row: order[row.row, row.item.id])
        else:
            found.sort(key=lambda row: row.row)
        # Nearly every row says more than who reports it, and is of the role that was asked for.
        sure = known.role is None
        found = [row if sure and len(row.draft.cells) > len(_ONLY_WHO) else _finished(row, known) for row in found]
        for warning, rows in of_other_roles(self.block, columns, self._placed) if len(ways) > 1 else ():
            found = [_with(row, (warning,)) if row.row in rows else row for row in found]
        return found

    @property
    def _placed(self) -> list[tuple[Place, ActionItem | None]]:
        return list(zip(self.rows.places, self.items, strict=True))

    def _readings(self, columns: Columns) -> list[Reading]:
        return readings(self.block, columns, self._placed if any(columns) else ())

    def _lines(self, reading: Reading) -> Iterator[Line]:
        """The rows of the items that are read so; where a row names several, its cells are shared out."""
        table = Table(self.block.sheet, self.block.top)
        by_row: dict[int, list[tuple[Place, ActionItem | None]]] = defaultdict(list)
        for place, item in zip(self.rows.places, self.items, strict=True):
            if place.shared == 1:
                if item and reading.is_of(item.role):
                    yield Line(place.row, item, place.cell)
            else:
                by_row[place.row].append((place, item))
        for row, places in by_row.items():
            # Common columns speak of all the row's items, a role's own of that role's.
            mine = [reading.is_of(item.role if item else place.role) for place, item in places]
            common = _shared_out(table, row, reading.common, len(places))
            own = iter(_shared_out(table, row, reading.own, sum(mine)))
            for (place, item), is_mine, parts in zip(places, mine, common, strict=True):
                of_role = next(own) if is_mine else {}
                if item and is_mine:
                    yield Line(row, item, place.cell, {**parts, **of_role})

    def _unit(self, choices: Choices) -> cell_values.Unit | None:
        """One for all quarters' percents: who wrote 0.25 in the first meant by 1 in the last the whole."""
        if choices.fractions in _UNITS:
            return _UNITS[choices.fractions]
        columns = [column for column, field in self.block.inputs if field.code == "percent"]
        if not columns:
            return None
        sheet = self.block.sheet
        cells = ((place.row, column) for place in self.rows.places for column in columns)
        # A long sheet says the same few numbers again and again.
        return cell_values.percent_unit({sheet.rows[r][c] for r, c in cells if (r, c) not in sheet.percent_cells})


def _shared_out(table: Table, row: int, columns: Mapping[int, str], count: int) -> list[dict[int, Found]]:
    """What each of `count` items is given; one alone has the cells as they stand."""
    return given(table, row, columns, count) if count > 1 else [{} for _ in range(count)]


def _held(row: RowRead, doubts: Collection[Problem]) -> RowRead:
    """While it is open which of two columns counts, no row is taken."""
    return _with(row, (*doubts, problem("columns_open", sheet=row.sheet)))


def _with(row: RowRead, more: Collection[Problem]) -> RowRead:
    return row._replace(problems=(*row.problems, *more))


def _finished(row: RowRead, known: Known) -> RowRead:
    faulty = row.problems and any(each.severity is Severity.ERROR for each in row.problems)
    if not faulty and len(row.draft.cells) <= len(_ONLY_WHO) and {code for code, _ in row.draft.cells} <= _ONLY_WHO:
        return row._replace(blank=True, problems=(), conversions=())
    if known.role and row.item.role != known.role and not row.blank:
        item = row.item
        wrong = problem(
            "item_of_other_role", sheet=row.sheet, cell=row.cell, value=item.id, role=item.role, expected=known.role
        )
        return row._replace(problems=(*row.problems, wrong))
    return row
