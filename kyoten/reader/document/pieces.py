"""What a document is made of, from its top down, and how that becomes one sheet (docs/reading.md, "Word and PDF")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.cells import Sheet, Value
from kyoten.reader.grid import check_extent, check_texts
from kyoten.reader.limits import Limits

Place = tuple[int, int]
"""(row, column) in a table, from 0."""


@dataclass(frozen=True)
class BodyLine:
    """A line of text outside the tables; `name` as shown: 本文3行目, p.3 本文1行目."""

    name: str
    text: str


@dataclass
class TablePiece:
    """A table; in a PDF, as much of it as one page holds. `cells`: the texts, each at the first place that it covers.

    `merged`: (first row, first column, last row, last column). `goes_on`: whether it may continue the table before it.
    """

    name: str
    rows: int = 0
    columns: int = 0
    cells: dict[Place, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    struck: dict[Place, str] = field(default_factory=dict)
    not_text: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    goes_on: bool = False


Piece = BodyLine | TablePiece


def sheet_of(pieces: Sequence[Piece], title: str, limits: Limits) -> Sheet:
    """All of a document in one sheet, one below the other. Lines stand in a column right of every table; a blank row
    parts a table from what is none of it.

    Raises Unreadable (no_table, too_many_cells, too_much_text, cell_text_too_long).
    """
    tables = [piece for piece in pieces if isinstance(piece, TablePiece)]
    if not tables:
        raise Unreadable(problem("no_table"))
    width = max(table.columns for table in tables) + 1
    check_extent("", sum(piece.rows + 1 if isinstance(piece, TablePiece) else 2 for piece in pieces), width, limits)
    stack = _Stack(width)
    for number, piece in enumerate(pieces):
        if isinstance(piece, BodyLine):
            stack.line(piece, inside=_inside(pieces, number))
        else:
            stack.table(piece)
    sheet = stack.sheet(title)
    check_texts(title, sheet.rows, limits, textual=True)
    return sheet


def _inside(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a line stands between the parts of one table: a page's number, a running title."""
    following = next((piece for piece in pieces[number:] if isinstance(piece, TablePiece)), None)
    return following is not None and following.goes_on


class _Stack:
    def __init__(self, width: int) -> None:
        self.width = width
        self.rows: list[list[Value]] = []
        self.names: list[str] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.struck: dict[Place, str] = {}
        self.not_text: dict[Place, str] = {}
        self.hidden: set[int] = set()
        self.page_tops: dict[int, int] = {}
        self._last_table_row = -1

    def line(self, line: BodyLine, *, inside: bool) -> None:
        if not inside and self._last_table_row == len(self.rows) - 1:
            self._blank()
        self._add(line.name)[-1] = line.text

    def table(self, table: TablePiece) -> None:
        if self.rows and not table.goes_on:
            self._blank()
        top = len(self.rows)
        if table.goes_on and self._last_table_row >= 0:
            self.page_tops[top] = self._last_table_row
        for row in range(table.rows):
            self._add(f"{table.name} 行{row + 1}")
        for (row, column), text in table.cells.items():
            self.rows[top + row][column] = text or None
        self.merged += [(top + first, left, top + last, right) for first, left, last, right in table.merged]
        self.struck |= {(top + row, column): text for (row, column), text in table.struck.items()}
        self.not_text |= {(top + row, column): text for (row, column), text in table.not_text.items()}
        self.hidden |= {top + row for row in table.hidden_rows}
        self._last_table_row = len(self.rows) - 1

    def sheet(self, title: str) -> Sheet:
        return Sheet(
            title,
            tuple(map(tuple, self.rows)),
            tuple(self.merged),
            textual=True,
            hidden_rows=frozenset(self.hidden),
            struck=self.struck,
            row_names=tuple(self.names),
            not_text=self.not_text,
            page_tops=self.page_tops,
        )

    def _add(self, name: str) -> list[Value]:
        self.rows.append([None] * self.width)
        self.names.append(name)
        return self.rows[-1]

    def _blank(self) -> None:
        if self.rows and self.names[-1]:
            self._add("")
