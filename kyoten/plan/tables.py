"""A sheet's tables: the rows under each header, what stands above it, and what is no row of the plan
(docs/reading.md, "Blocks", "Carry down")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kyoten.plan.columns import Layout
from kyoten.plan.find_headers import assigned, header_at, nearest
from kyoten.plan.function_names import function_in_title, is_standard
from kyoten.plan.header_words import state_in_title
from kyoten.reader.workbook import CellFault, Sheet
from kyoten.table.cell_text import plain, text_of
from kyoten.table.marks import is_heading_line, starts_with_mark
from kyoten.table.words import heads_other_table, is_empty, is_note, is_page_mark, is_total
from kyoten.text import bare

_LONGEST_HEADING = 40
_LONG_ENOUGH = 10
"""Letters from which an unmarked text behind a blank row reads as an action or a state, not as another table's word."""
Cells = dict[int, str]
"""HeaderColumn → plain text of a row's filled cells."""


@dataclass(frozen=True)
class Heading:
    """A row that names what follows: `function` "" where it is no function's name (＜一般項目＞); `state` where
    it names the target state of a table that has no column of them."""

    row: int
    column: int
    text: str
    function: str
    state: str = ""


@dataclass(frozen=True)
class Aside:
    """A row that is no row of the plan, and why: "note", "total" or "other_table"."""

    row: int
    cells: Cells
    code: str


@dataclass
class Table:
    """The rows under one header. `titles`: texts above it, from the sheet's top or the table before; `pages`: rows
    right under a header that is repeated, where a page begins."""

    sheet: Sheet
    layout: Layout
    titles: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    headings: dict[int, Heading] = field(default_factory=dict)
    asides: list[Aside] = field(default_factory=list)
    _read: dict[int, Cells] = field(default_factory=dict, repr=False)

    def cells(self, row: int) -> Cells:
        """The plain texts of a row by column, read once."""
        if row not in self._read:
            self._read[row] = cells_of(self.sheet, row)
        return self._read[row]

    @property
    def opening(self) -> int:
        """The first row of data."""
        return self.rows[0] if self.rows else self.layout.last_row + 1


def tables_of(sheet: Sheet, assignments: Mapping[str, Mapping[int, str]], first_rows: Mapping[str, int]) -> list[Table]:
    """The tables of a sheet from the top down; none where it has no header that can be told or was assigned."""
    reader = _Reader(sheet, assignments)
    row = 0
    while row < len(sheet.rows):
        found = header_at(sheet, row)
        row = reader.open(found) if found else reader.take(row)
    if not reader.tables and (guess := nearest(sheet)) and guess.signature in assignments:
        reader = _Reader(sheet, assignments)
        for row in range(guess.first_row):
            reader.take(row)
        start = max(reader.open(guess) + first_rows.get(guess.signature, 0), 0)
        for row in range(start, len(sheet.rows)):
            reader.take(row)
    reader.close()
    return reader.tables


class _Reader:
    """Goes down a sheet and gives each row to a table, to its titles, or aside."""

    def __init__(self, sheet: Sheet, assignments: Mapping[str, Mapping[int, str]]) -> None:
        self.sheet, self.tables = sheet, list[Table]()
        self._assignments = assignments
        self._titles: list[str] = []
        self._chunk: list[int] = []
        self._after_blank = self._ended = False

    def open(self, layout: Layout) -> int:
        """Begin a table; the first row under its header."""
        self.close()
        if layout.signature in self._assignments:
            layout = assigned(layout, self.sheet, self._assignments[layout.signature])
        if self.tables:
            self._titles += self._take_back(self.tables[-1])
        self.tables.append(Table(self.sheet, layout, self._titles))
        self._titles, self._after_blank, self._ended = [], False, False
        return layout.last_row + 1

    def take(self, row: int) -> int:
        cells = self.tables[-1].cells(row) if self.tables else cells_of(self.sheet, row)
        has_fault = any(isinstance(value, CellFault) for value in self.sheet.rows[row])
        if not self.tables:
            self._titles += [text for text in cells.values() if text]
        elif not cells and not has_fault:
            self.close()
            self._after_blank = True
        else:
            self._chunk.append(row)
        return row + 1

    def close(self) -> None:
        """Give the rows since the last blank one to the table, or aside where they are no part of it."""
        chunk, self._chunk = self._chunk, []
        if not chunk:
            return
        table = self.tables[-1]
        for number, row in enumerate(chunk):
            cells = table.cells(row)
            first = number == 0 and self._after_blank
            if not self._ended and heads_other_table(list(cells.values())) and not _names_function(cells, table):
                self._ended = True
            if self._ended or (first and not _belongs([table.cells(each) for each in chunk], table)):
                table.asides += [_aside(each, table.cells(each)) for each in chunk[number:]]
                break
            _place(table, row, cells)

    def _take_back(self, table: Table) -> list[str]:
        """Lone texts right above a header are titles of what comes, no rows of what was before."""
        titles: list[str] = []
        while (at := table.rows[-1] if table.rows else -1) in table.headings and _names(table.headings[at]):
            titles.insert(0, table.headings.pop(at).text)
            table.rows.pop()
        while table.asides and _is_title(last := table.asides[-1]) and last.row > max(table.rows, default=0):
            titles.insert(0, next(iter(table.asides.pop().cells.values())))
        return titles


def cells_of(sheet: Sheet, row: int) -> Cells:
    """The plain texts of a row by column; cells that hold nothing but white space or markup are left out."""
    texts = ((column, plain(text_of(value))) for column, value in enumerate(sheet.rows[row]) if value is not None)
    return {column: text for column, text in texts if text}


def _is_note(cells: Cells) -> bool:
    return len(cells) == 1 and any(is_note(text) or is_page_mark(text) for text in cells.values())


def _is_title(aside: Aside) -> bool:
    return len(aside.cells) == 1 and aside.code == "other_table"


def _aside(row: int, cells: Cells) -> Aside:
    return Aside(row, cells, "note" if _is_note(cells) else "other_table")


def _place(table: Table, row: int, cells: Cells) -> None:
    first = next(iter(cells.values()), "")
    if _is_note(cells):
        table.asides.append(_aside(row, cells))
    elif is_total(first) and not any(len(text) > _LONGEST_HEADING for text in cells.values()):
        table.asides.append(Aside(row, cells, "total"))
    else:
        table.rows.append(row)
        if found := _heading(table, row, cells):
            table.headings[row] = found


def _heading(table: Table, row: int, cells: Cells) -> Heading | None:
    """A lone text that names a function, or stands in brackets, or is merged over the table."""
    (column, text), layout = next(iter(cells.items()), (0, "")), table.layout
    if len(cells) == 1 and layout.state is None and (state := state_in_title(text)):
        return Heading(row, column, text, "", state)
    sentence = len(text) > _LONGEST_HEADING or text.endswith(("。", "か。", "か?", "か？"))
    if len(cells) != 1 or sentence or column == layout.five_year:
        return None
    covers, bracketed = _covers(table, row, column), is_heading_line(text)
    acting = column in {each.number for each in layout.actions}
    # Alone in its own column a function is a cell like others.
    in_place = column == layout.function and not covers and not bracketed
    if not in_place and (function := function_in_title(text)):
        return Heading(row, column, text, function)
    if not in_place and bracketed and (covers or not acting):
        return Heading(row, column, text, "")
    return Heading(row, column, text, text) if covers and not acting else None


def _names(heading: Heading) -> bool:
    """Whether a heading right above a header names what comes rather than what was before."""
    return heading.function != "" or heading.state != ""


def _covers(table: Table, row: int, column: int) -> bool:
    """Whether a cell is merged over half of the table."""
    right = max((area[3] for area in table.sheet.merged if area[:2] == (row, column)), default=column)
    return right - column >= 2 and (right - column + 1) * 2 >= len(table.layout.columns)


def _names_function(cells: Cells, table: Table) -> bool:
    column = table.layout.function
    return column in cells and is_standard(cells[column])


def _belongs(chunk: list[Cells], table: Table) -> bool:
    """Whether rows behind a blank one go on with the table: something in them reads as what stands in their column."""
    layout = table.layout
    acting = {column.number for column in layout.actions}
    known = [table.cells(row) for row in table.rows[:200]]
    if not known:
        return True
    marked = {
        number: _marked(known, number) for number in (*acting, layout.state, layout.viewpoint) if number is not None
    }
    return any(_fits(cells, number, marked, acting) for cells in chunk for number in cells) or any(
        _names_function(cells, table) or (len(cells) == 1 and function_in_title(next(iter(cells.values()))))
        for cells in chunk
    )


def _fits(cells: Cells, number: int, marked: dict[int, bool], acting: set[int]) -> bool:
    if number not in marked or is_empty(cells[number]):
        return False
    text = cells[number]
    if marked[number]:
        return starts_with_mark(text) != "" or (number in acting and text.endswith("。"))
    return text.endswith(("。", "か", "か?", "か？")) or len(bare(text)) >= _LONG_ENOUGH


def _marked(rows: list[Cells], number: int) -> bool:
    """Whether the texts of a column begin with marks as a rule."""
    texts = [cells[number] for cells in rows if number in cells]
    return sum(starts_with_mark(text) != "" for text in texts) * 2 > len(texts)
