"""A workbook's headers as a person sees them, to say what their columns are (docs/reading.md, "Columns by hand")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kyoten.plan.columns import Layout
from kyoten.plan.find_headers import nearest
from kyoten.plan.tables import Table
from kyoten.problems.report import HeaderSeen
from kyoten.reader.workbook import Sheet
from kyoten.table.cell_text import plain, text_of

ROWS_SHOWN = 15


def headers_seen(by_sheet: Sequence[tuple[Sheet, list[Table]]], settled: Sequence[Table]) -> Iterable[HeaderSeen]:
    """The headers of the tables that were read, one for each wording; then those that nobody could tell."""
    seen: set[str] = set()
    for table in settled:
        if table.layout.signature not in seen:
            seen.add(table.layout.signature)
            yield _seen(table.sheet, table.layout, table.opening, known=True)
    for sheet, found in by_sheet:
        guess = None if found or sheet.hidden else nearest(sheet)
        if guess and guess.signature not in seen:
            seen.add(guess.signature)
            yield _seen(sheet, guess, guess.last_row + 1, known=False)


def _seen(sheet: Sheet, layout: Layout, first_row: int, *, known: bool) -> HeaderSeen:
    width = max((len(row) for row in sheet.rows[:1]), default=0)
    by_number = {column.number: column for column in layout.columns}
    words = tuple(by_number[n].label if n in by_number else "" for n in range(width))
    codes = tuple(by_number[n].code if n in by_number else "" for n in range(width))
    rows = sheet.rows[layout.first_row : first_row + ROWS_SHOWN]
    shown = tuple(tuple(plain(text_of(value)) for value in row) for row in rows)
    return HeaderSeen(sheet.name, layout.signature, first_row, words, codes, shown, known)
