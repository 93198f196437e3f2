"""One table of a Word document: its cells on the grid that their spans make."""

from __future__ import annotations

from collections.abc import Iterable

from kyoten.reader.document.pieces import Place, TablePiece
from kyoten.reader.document.texts import BlockText
from kyoten.reader.document.word_lists import OFF, as_number, attribute

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column; both ends inclusive."""


class WordTable:
    """Takes the events of a table from its rows down; columns are those of the grid until it is closed."""

    TAGS = frozenset({"tr", "tc", "gridSpan", "vMerge", "hMerge", "gridBefore", "hidden"})

    def __init__(self, piece: TablePiece) -> None:
        self._piece = piece
        self._row = self._column = -1
        self._span, self._down, self._left = 1, "", False
        self._cells: dict[Place, BlockText] = {}
        self._spans: dict[Place, Span] = {}
        self._open: dict[int, Place] = {}
        """Column → the cell that is merged downwards there."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        value = attribute(attributes)
        if tag == "tr":
            self._row, self._column = self._row + 1, 0
        elif tag == "tc":
            self._span, self._down, self._left = 1, "", False
        elif tag == "gridBefore":
            self._column += as_number(value)
        elif tag == "gridSpan":
            self._span = max(1, as_number(value, 1))
        elif tag == "vMerge":
            self._down = "restart" if value == "restart" else "continue"
        elif tag == "hMerge":
            self._left = value != "restart"
        elif tag == "hidden" and value not in OFF:
            self._piece.hidden_rows.add(self._row)

    def end(self, tag: str, text: BlockText | None) -> None:
        """`text`: what the cell holds that ends here."""
        if tag == "tc" and text is not None:
            self._close_cell(text)
            self._column += self._span

    def closed(self) -> TablePiece:
        """The table, columns in which no cell begins or ends left out of the grid."""
        piece = self._piece
        edges = sorted({edge for _, left, _, right in self._spans.values() for edge in (left, right + 1)})
        number = {edge: column for column, edge in enumerate(edges)}
        piece.rows, piece.columns = self._row + 1, max(len(edges) - 1, 1)
        for (row, column), text in self._cells.items():
            _put(piece, (row, number[column]), text)
        for top, left, bottom, right in self._spans.values():
            span = (top, number[left], bottom, number[right + 1] - 1)
            if span[:2] != span[2:]:
                piece.merged.append(span)
        return piece

    def _close_cell(self, text: BlockText) -> None:
        at = (self._row, self._column)
        right = self._column + self._span - 1
        above = self._open.get(self._column)
        if self._left and self._column and (before := self._before(at)):
            top, left, bottom, _ = self._spans[before]
            self._spans[before] = (top, left, bottom, right)
            _join(self._cells[before], text)
        elif self._down == "continue" and above is not None and self._spans[above][3] == right:
            self._spans[above] = (*self._spans[above][:2], self._row, right)
            _join(self._cells[above], text)
        else:
            self._cells[at], self._spans[at] = text, (self._row, self._column, self._row, right)
            self._close_below(range(self._column, right + 1))
            if self._down == "restart":
                self._open[self._column] = at

    def _before(self, at: Place) -> Place | None:
        return next((place for place, span in self._spans.items() if span[2] == at[0] and span[3] == at[1] - 1), None)

    def _close_below(self, columns: Iterable[int]) -> None:
        for column in columns:
            self._open.pop(column, None)


def _join(above: BlockText, text: BlockText) -> None:
    """What stands in a cell that is merged into another is not shown; it is told of there."""
    above.apart += [line for line in (*text.remains, *text.apart) if line.strip()]


def _put(piece: TablePiece, at: Place, text: BlockText) -> None:
    written, remains = "\n".join(text.written).strip(), "\n".join(line for line in text.remains if line.strip()).strip()
    if written:
        piece.cells[at] = written
    if "".join(text.written) != "".join(text.remains):
        piece.struck[at] = remains
    if apart := "\n".join(text.apart).strip():
        piece.not_text[at] = apart
