"""PDF → pieces: the ruled tables of its pages, and the lines around them (docs/reading.md, "Word and PDF")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.document.letters import (
    Letter,
    Row,
    line_of,
    margin_of,
    overprinted,
    rows_of,
    strikes,
    struck,
    text_of,
)
from kyoten.reader.document.pdf_page import PageMarks, page_of
from kyoten.reader.document.pieces import BodyLine, Piece, TablePiece
from kyoten.reader.document.ruled import RuledGrid, grids
from kyoten.reader.limits import Limits
from kyoten.reader.on_progress import OnProgress
from kyoten.reader.xml import damaged

_SAME_EDGE = 4.0
"""Points by which the edges of one table may differ on two pages."""
_PAGE_NUMBER = re.compile(
    r"[\s\-‐－–—(（]*(?:[Pp]\.?)?\s*\d{1,3}\s*(?:[/／]\s*\d{1,3}\s*)?(?:ページ|頁)?[\s\-‐－–—)）]*"
)
_OVERPRINTED_SHARE = 50
"""One letter on another in so many: lines of too low rows, or of cells too narrow, lie on each other."""
_UNKNOWN_SHARE = 20
"""One letter in so many without a meaning: the text of such a file is not to be trusted."""

Inside = dict[tuple[int, int], list[Letter]]
"""The letters of a table by the cell that they stand in."""


def pieces_of(data: bytes, limits: Limits, on_progress: OnProgress) -> list[Piece]:
    """From the first page down.

    Raises Unreadable (encrypted, damaged, too_many_pages, scanned_pdf, unknown_letters, overprinted_letters).
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise (Unreadable(problem("encrypted")) if "password" in str(error).casefold() else damaged()) from error
    count = len(document)
    if count > limits.pages:
        raise Unreadable(problem("too_many_pages", found=f"{count:,}ページ", limit=f"{limits.pages:,}ページ"))
    reader = _Pages()
    for number in range(count):
        on_progress(number / count)
        page = document[number]
        reader.add(page_of(page), number + 1)
        page.close()
    if not reader.letters:
        raise Unreadable(problem("scanned_pdf" if reader.pictures or count else "no_table"))
    if reader.unknown * _UNKNOWN_SHARE > reader.letters:
        raise Unreadable(problem("unknown_letters"))
    if reader.overprinted * _OVERPRINTED_SHARE > reader.letters:
        raise Unreadable(problem("overprinted_letters"))
    return reader.pieces


class _Pages:
    """Takes pages in their order. A table at the top of one may go on with the last one of the page before."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.letters = self.unknown = self.pictures = self.overprinted = 0
        self._last: RuledGrid | None = None
        self._running: set[str] = set()
        """Texts of the lines of the page before: a running title stands on each page, and is told once."""

    def add(self, page: PageMarks, number: int) -> None:
        self.letters += len(page.letters) + page.unknown
        self.unknown += page.unknown
        self.pictures += page.pictures
        through = strikes(page.across, page.letters)
        crossing = set(through)
        tables = grids([line for line in page.across if line not in crossing], page.upright)
        inside, outside = _sorted(tables, struck(page.letters, through))
        lines = [(row[0].top, text) for row in rows_of(outside) if (text := line_of(row))]
        lines = [(top, text) for top, text in lines if not _PAGE_NUMBER.fullmatch(text)]
        fresh = [(top, text) for top, text in lines if text not in self._running]
        first = tables[0].ys[0] if tables else float("inf")
        goes_on = bool(tables) and self._fits(tables[0]) and not any(top < first for top, _ in fresh)
        numbered = [BodyLine(f"p.{number} 本文{count}行目", text) for count, (_, text) in enumerate(fresh, 1)]
        placed: list[tuple[float, Piece]] = [(top, line) for (top, _), line in zip(fresh, numbered, strict=True)]
        for count, grid in enumerate(tables):
            rows = {place: rows_of(letters) for place, letters in inside[count].items()}
            self.overprinted += sum(map(overprinted, rows.values()))
            piece = _table(f"p.{number} 表{count + 1}", grid, rows)
            piece.goes_on = count == 0 and goes_on
            placed.append((grid.ys[0], piece))
        self.pieces += [piece for _, piece in sorted(placed, key=lambda each: each[0])]
        self._running = {text for _, text in lines}
        last_line = max((top for top, _ in fresh), default=float("-inf"))
        self._last = tables[-1] if tables and last_line < tables[-1].ys[-1] else None

    def _fits(self, grid: RuledGrid) -> bool:
        """Whether a table has the columns of the last one of the page before."""
        before = self._last
        return (
            before is not None
            and len(before.xs) == len(grid.xs)
            and all(abs(one - other) <= _SAME_EDGE for one, other in zip(before.xs, grid.xs, strict=True))
        )


def _sorted(tables: Sequence[RuledGrid], letters: Sequence[Letter]) -> tuple[list[Inside], list[Letter]]:
    """The letters of each table by the cell that they stand in, and those outside."""
    inside: list[Inside] = [defaultdict(list) for _ in tables]
    outside: list[Letter] = []
    # The smallest first: a table inside a cell of another keeps its own letters.
    order = sorted(range(len(tables)), key=lambda number: tables[number].ys[-1] - tables[number].ys[0])
    for letter in letters:
        for number in order:
            if place := tables[number].place(*letter.middle):
                inside[number][place].append(letter)
                break
        else:
            outside.append(letter)
    return inside, outside


def _table(name: str, grid: RuledGrid, rows: dict[tuple[int, int], list[Row]]) -> TablePiece:
    piece = TablePiece(name, len(grid.ys) - 1, len(grid.xs) - 1)
    piece.merged += [area for area in grid.areas.values() if area[:2] != area[2:]]
    for column, margin in _margins(grid, rows):
        for place in (each for each in rows if each[1] == column):
            area = grid.areas[place]
            text, remains = text_of(rows[place], grid.xs[area.left], grid.xs[area.right + 1], margin)
            if text:
                piece.cells[place] = text
                if any(letter.struck for row in rows[place] for letter in row):
                    piece.struck[place] = remains
    return piece


def _margins(grid: RuledGrid, rows: dict[tuple[int, int], list[Row]]) -> Iterator[tuple[int, float]]:
    """(column, what it keeps free at its sides)."""
    for column in sorted({place[1] for place in rows}):
        yield column, margin_of((grid.xs[column], own) for place, own in rows.items() if place[1] == column)
