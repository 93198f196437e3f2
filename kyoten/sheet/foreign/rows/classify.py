"""The rows under a header: the items that they name with what stands beside and above them, and which name none.

Source: docs/reading.md, "Theirs", "Carry down".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kyoten.plan.function_names import function_name
from kyoten.reader.on_progress import OnProgress, ignore_progress, with_progress
from kyoten.reader.workbook import Value
from kyoten.sheet.foreign.block import BlockRows, ItemMention, RowContext, TableBlock
from kyoten.sheet.foreign.header.row_kinds import CODE as ROW_KIND
from kyoten.sheet.foreign.header.row_kinds import RowKind, is_result_of_row_above, row_kind
from kyoten.sheet.foreign.period.row import row_period, row_year
from kyoten.sheet.foreign.period.words import parse_period
from kyoten.sheet.foreign.rows.column_texts import ColumnTexts, ItemTexts
from kyoten.sheet.foreign.rows.headings import function_of, is_marked, may_be_heading, year_of
from kyoten.sheet.foreign.rows.items_in_cell import items_in, keys_of
from kyoten.sheet.foreign.rows.legend_rows import is_legend_row, may_be_legend
from kyoten.sheet.foreign.rows.row_words import (
    MARKS,
    RowWord,
    function_in,
    instructs,
    is_cut,
    is_note,
    only_text,
    row_word,
)
from kyoten.sheet.known import Known
from kyoten.sheet.values.cell_values import is_filled
from kyoten.sheet.values.display import shown
from kyoten.table.marks import without_mark
from kyoten.text import bare, key


def classify_rows(
    block: TableBlock, known: Known, on_progress: OnProgress = ignore_progress, *, above: BlockRows | None = None
) -> BlockRows:
    """Every row of the block; `known`: for rows of other years, and for rows that are headings of a section. `above`:
    the block over it, whose last headings hold on where the header is only said again."""
    return _RowClassifier(block, known, above).classify(on_progress)


class _RowClassifier:
    """Goes down the rows of a block; `context`, `role` and `quarter` are what the rows above say of the next."""

    def __init__(self, block: TableBlock, known: Known, above: BlockRows | None) -> None:
        plan = known.plan
        self.block, self.sheet, self.year, self.roles = block, block.sheet, plan.fiscal_year, plan.roles
        self.functions = known.functions
        self.item_keys = keys_of(tuple(item.text for item in plan.items))
        self.columns = columns = ColumnTexts(block)
        self.merged_into, self.texts = columns.merged_into, columns.of_items()
        self.number_column = next(iter(block.columns_of("item")), 0)
        self.numbers, self.in_role_column = columns.first("item"), columns.first("role")
        self.quarters, self.years = columns.first("quarter"), columns.first("year")
        self.kinds = [row_kind(text) for text in columns.first(ROW_KIND) or ()]
        self.carried = [columns.first(code) for code in RowContext._fields]
        self.inputs = [column for column, _ in block.inputs]
        self.states = {key(text) for item in plan.items for text in item.target_states}
        self.section = above.section if above else self._function_over()
        self.context = RowContext(self.section or block.function)
        self.role_over = (above.role_over if above else "") or block.role
        self.role, self.quarter = self.role_over, block.quarter
        self.year_over = above.year_over if above else None
        self.found = BlockRows()
        self.legend_over = -1
        if self.quarters or self.kinds:
            self._carry_names()

    def _carry_names(self) -> None:
        """An item that is named beside its first quarter or its plan alone is that of the quarters or results below."""
        for at in range(1, self.block.end - self.block.top):
            below = (self.quarters and self.quarters[at]) or (self.kinds and is_result_of_row_above(self.kinds, at))
            named = any(each.texts[at] for each in self.texts) or (self.numbers and self.numbers[at])
            if below and not named:
                for texts in (*(each.texts for each in self.texts), self.numbers):
                    if texts and row_word(texts[at - 1]) is not RowWord.TOTAL:
                        texts[at] = texts[at - 1]

    def classify(self, on_progress: OnProgress) -> BlockRows:
        for row in with_progress(range(self.block.top, self.block.end), on_progress):
            self._row(row, self.sheet.rows[row])
        self.found.section, self.found.role_over = self.section, self.role_over
        self.found.year_over = self.year_over
        return self.found

    def _row(self, row: int, cells: Sequence[Value]) -> None:
        # The first cell is nearly always filled: then no search is set up.
        first = cells[0] if cells[0] is not None else next((value for value in cells if value is not None), None)
        if first is None and row not in self.merged_into:
            self.found.blank += 1
            return
        filled = self._is_filled(cells)
        if word := row_word(first):
            (self.found.totals if word is RowWord.TOTAL else self.found.examples).append(row)
        elif not filled and self._is_heading(row, cells):
            self.found.headings.append(row)
        elif (
            (not filled and is_note(first))
            or (isinstance(first, str) and is_cut(cells))
            or (may_be_legend(first) and self._is_legend(row, cells))
        ):
            self.found.notes.append(row)
        elif self.year_over:
            self.found.other_years.setdefault(self.year_over, []).append(row)
        elif (not self.quarters and not self.years) or self._is_of_period(row, filled):
            self._carry_context(row - self.block.top)
            if not self.kinds or not self._is_planned(row):
                self._add_mentions(row, filled)

    def _is_legend(self, row: int, cells: Sequence[Value]) -> bool:
        """Whether a row under the items explains the ratings; one that has an item's words does not."""
        if not self.found.mentions or not self.texts or row in self.merged_into:
            return False
        column = self.texts[0].column
        if not is_legend_row(cells, goes_on=self.legend_over == row - 1, text_column=column):
            return False
        if key(without_mark(shown(cells[column]))) in self.item_keys:
            return False
        self.legend_over = row
        return True

    def _is_planned(self, row: int) -> bool:
        """Whether a row tells what was planned or was before, or follows from the rows over it, and is put by."""
        kind = self.kinds[row - self.block.top]
        if kind in (RowKind.PLANNED, RowKind.ELSEWHEN):
            self.found.planned.append(row)
        elif kind is RowKind.WORKED_OUT:
            self.found.totals.append(row)
        return kind in (RowKind.PLANNED, RowKind.ELSEWHEN, RowKind.WORKED_OUT)

    def _is_of_period(self, row: int, filled: bool) -> bool:
        """Whether a row is of a quarter of the plan's year; one that is not is put by. An empty cell is as above."""
        at = row - self.block.top
        cell = self.quarters[at] if self.quarters else ""
        period = row_period(cell)
        year = period.year or (row_year(self.years[at]) if self.years else None)
        if period.whole_year:
            self.found.totals.append(row)
        elif not filled and (period.quarter is None or year not in (None, self.year)):
            self.found.blank += 1
        elif year not in (None, self.year):
            self.found.other_years.setdefault(year or self.year, []).append(row)
        elif self.quarters and period.quarter is None and (cell or self.quarter is None):
            self.found.without_quarter.append(row)
        else:
            self.quarter = period.quarter or self.quarter
            if period.half and period.quarter:
                self.found.halves.setdefault(cell, (row, period.quarter))
            return True
        return False

    def _is_filled(self, cells: Sequence[Value]) -> bool:
        for column in self.inputs:  # noqa: SIM110 - nearly always the first: a loop ends there and makes no generator
            if is_filled(cells[column]):
                return True
        return False

    def _add_mentions(self, row: int, filled: bool) -> None:
        at = row - self.block.top
        named = [each for each in self.texts if each.texts[at]]
        number = self.numbers[at] if self.numbers else ""
        alone = len(named) == 1 and row not in self.merged_into
        if alone and len(items_in(text := named[0].texts[at], self.item_keys)) == 1:
            # As nearly all rows: one item in one cell.
            _, role, _, before, after, prefix = named[0]
            cell = f"{before}{row + 1}{after}"
            role = role or self._role(at)
            self.found.mentions.append(
                ItemMention(row, 0, 1, cell, prefix + cell, text, number, self.context, role, filled, self.quarter)
            )
        elif named or number:
            self.found.mentions.extend(self._mentions(row, named, number, filled))
        elif filled and not self.found.mentions and instructs(self.sheet.rows[row]):
            self.found.notes.append(row)
        elif filled:
            self.found.without_item.append(row)
        else:
            self.found.blank += 1

    def _role(self, at: int) -> str:
        """Whose the row's items are, where their column does not say it."""
        return self.in_role_column[at] if self.in_role_column else self.role

    def _mentions(self, row: int, named: Sequence[ItemTexts], number: str, filled: bool) -> Iterator[ItemMention]:
        at = row - self.block.top
        listed = [
            (each.column, order, each.role, text)
            for each in named
            for order, text in enumerate(items_in(each.texts[at], self.item_keys))
        ] or [(self.number_column, 0, "", "")]
        in_cell = Counter(column for column, *_ in listed)
        for order, (column, order_in_cell, role, text) in enumerate(listed):
            suffix = f"#{order_in_cell + 1}" if in_cell[column] > 1 else ""
            yield ItemMention(
                row,
                order,
                len(listed),
                self.sheet.address(self.columns.top(row, column), column),
                self.sheet.source(row, column) + suffix,
                text,
                number if len(listed) == 1 else "",
                self.context,
                role or self._role(at),
                filled or (row in self.merged_into and self._is_filled_by_merge(row)),
                self.quarter,
            )

    def _is_filled_by_merge(self, row: int) -> bool:
        return any(is_filled(self.columns.found(row, column).value) for column in self.inputs)

    def _carry_context(self, at: int) -> None:
        for depth, texts in enumerate(self.carried):
            if texts and texts[at] and texts[at] != self.context[depth]:
                self.context = self.context.with_new(depth, texts[at])

    def _is_heading(self, row: int, cells: Sequence[Value]) -> bool:
        """A row that holds a function's name, a quarter or a role and nothing else is over the rows below it.

        A heading that names nothing known ends what stood above it all the same; one without a mark may as well be an
        item without a report, and stays a row of the block.
        """
        heading = only_text(cells)
        if not heading:
            return False
        if function := self.functions.get(key(function_name(function_in(heading))), ""):
            self._begin_section(function)
            return True
        if self._is_of_time(heading):
            return True
        role = bare(heading).strip(MARKS).removesuffix("の役割")
        if role in self.roles:
            self.role = self.role_over = role
            return True
        if key(without_mark(heading)) in self.states:
            self.context = self.context.with_new(1, without_mark(heading))
            return True
        return not is_note(heading) and may_be_heading(heading, self.item_keys) and self._is_section(row, heading)

    def _is_of_time(self, heading: str) -> bool:
        """Whether a heading says no more than the year or the quarter of the rows below."""
        period, year = parse_period(heading.strip(MARKS)), year_of(heading, self.year)
        if year:
            self.year_over = year if year != self.year else None
        if not year and (period.rest or not period.quarter):
            return False
        self.quarter = period.quarter or self.quarter
        return True

    def _is_section(self, row: int, heading: str) -> bool:
        function = function_of(heading, self.functions)
        self._begin_section(function or heading)
        if function:
            self.found.sections[row] = function
        return bool(function) or is_marked(heading)

    def _begin_section(self, function: str) -> None:
        self.role = self.role_over
        self.context = RowContext(function)
        self.section = function

    def _function_over(self) -> str:
        """The function whose name stands alone in one of the rows over the first block."""
        over = reversed(self.sheet.rows[: self.block.top])
        headings = (heading for cells in over if (heading := only_text(cells)))
        return next((function for heading in headings if (function := function_of(heading, self.functions))), "")
