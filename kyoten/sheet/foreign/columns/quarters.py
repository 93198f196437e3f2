"""A table with a row for each quarter of an item: what its column of quarters says of the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kyoten.plan.own_header_words import text_of
from kyoten.reader.workbook import Value
from kyoten.sheet.foreign.block import TableBlock
from kyoten.sheet.foreign.period.row import row_period


def row_quarters(block: TableBlock) -> list[int]:
    """The quarters (1–4) that the rows of a block name, or its title."""
    named = (
        row_period(text_of(value)).quarter for column in block.columns_of("quarter") for value in _values(block, column)
    )
    return sorted({quarter for quarter in (*named, block.quarter) if quarter})


def names_quarters(block: TableBlock, column: int) -> bool:
    """Whether a column holds quarters: more than half of its cells that are filled name one, or the whole year."""
    cells = Counter(cells[column] for cells in block.sheet.rows[block.top : block.end] if cells[column] is not None)
    named = {value for value in cells if (period := row_period(text_of(value))).quarter or period.whole_year}
    return 2 * sum(cells[value] for value in named) > cells.total()


def has_item_twice(block: TableBlock, column: int) -> bool:
    """Whether some item has rows of two quarters: then a row reports of a quarter, and is not planned for one."""
    names = block.columns_of("text") or block.columns_of("item")
    seen: dict[tuple[object, ...], int] = {}
    now: tuple[object, ...] = ()
    for cells in block.sheet.rows[block.top : block.end]:
        name = tuple(cells[each] for each in names)
        now = name if any(each is not None for each in name) else now
        quarter = row_period(text_of(cells[column])).quarter
        if now and quarter and seen.setdefault(now, quarter) != quarter:
            return True
    return False


def _values(block: TableBlock, column: int) -> Iterator[Value]:
    """The different values of a column, without the empty ones."""
    yield from {cells[column] for cells in block.sheet.rows[block.top : block.end]} - {None}
