"""The rows of a sheet that are a plan's header, one to three rows tall (docs/reading.md, "Blocks")."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kyoten.plan import columns as kinds
from kyoten.plan.columns import HeaderColumn, Layout, parse_code
from kyoten.plan.function_names import function_in_title
from kyoten.plan.header_words import LONGEST, WEAK, is_period, is_year, meaning_of
from kyoten.reader.workbook import Sheet
from kyoten.table.cell_text import plain, text_of
from kyoten.table.header_rows import TALLEST, SheetTexts, sheet_texts
from kyoten.table.marks import starts_with_mark
from kyoten.text import flat

_LOOKED_AT = 40
"""Rows from the top among which a header that can't be told is looked for."""
_ACTS = (kinds.ACTION, WEAK)
_BESIDE = (kinds.TARGET, kinds.MONTHS, kinds.PERSON, kinds.ROLE, kinds.FIVE_YEAR)


def header_at(sheet: Sheet, row: int) -> Layout | None:
    """The layout that a header beginning in this row gives, or None where the row is none."""
    filled = [text for value in sheet.rows[row] if isinstance(value, str) and (text := value.strip())]
    if len(filled) < 2 or not any(_known(text) for text in filled):
        return None
    window = sheet_texts(sheet, row, 1)
    if not _is_header_row(window, row):
        return None
    last = row
    while last + 1 < min(row + TALLEST, len(sheet.rows)) and _continues(window, row, last + 1):
        last += 1
    layout = layout_of(sheet, window, row, last)
    return layout if _is_plan(layout) else None


def layout_of(sheet: Sheet, window: SheetTexts, first: int, last: int) -> Layout:
    """The columns under the rows `first` to `last`, whatever they are; a header without words is no column."""
    columns: list[HeaderColumn] = []
    for number, parts in enumerate(window.of_columns(first, last)):
        if parts:
            found = meaning_of(parts)
            source = sheet.source(_row_of(window, first, last, number), number)
            columns.append(HeaderColumn(number, found.kind or kinds.OTHER, flat(" ".join(parts)), source, found.role))
    return Layout(first, last, tuple(columns))


def nearest(sheet: Sheet) -> Layout | None:
    """The row that looks most like a header where none is one: the most short words, in the upper part of the sheet."""
    best: tuple[int, int] | None = None
    for row in range(min(len(sheet.rows), _LOOKED_AT)):
        texts = [text for value in sheet.rows[row] if value is not None and (text := plain(text_of(value)))]
        short = [text for text in texts if _is_short(text)]
        score = len(set(short)) + 2 * sum(_known(text) for text in short) - 2 * (len(texts) - len(short))
        if len(texts) > 1 and (best is None or score > best[0]):
            best = (score, row)
    return layout_of(sheet, sheet_texts(sheet, best[1], 1), best[1], best[1]) if best else None


def assigned(layout: Layout, sheet: Sheet, codes: Mapping[int, str]) -> Layout:
    """The layout with the columns that a person assigned; a column without a header may be one of them."""
    columns = {column.number: column for column in layout.columns}
    for number, code in codes.items():
        kind, role = parse_code(code)
        label = columns[number].label if number in columns else ""
        columns[number] = HeaderColumn(number, kind, label, sheet.source(layout.last_row, number), role)
    ordered = tuple(columns[number] for number in sorted(columns))
    return Layout(layout.first_row, layout.last_row, ordered, by_hand=frozenset(codes))


def _is_plan(layout: Layout) -> bool:
    # A calendar beside the actions makes no plan of a table, and keeps none from being one.
    columns = [column for column in layout.columns if column.month is None]
    found = {column.kind for column in columns}
    if kinds.FUNCTION in found and kinds.VIEWPOINT in found:
        return True
    acts, known = found & set(_ACTS), sum(column.kind != kinds.OTHER for column in columns)
    structure = found & set(kinds.STRUCTURE)
    return bool(acts) and bool(structure or found & set(_BESIDE)) and known * 2 >= len(columns) and known >= 2


def _is_header_row(window: SheetTexts, row: int) -> bool:
    own = [text for text in window.own[row - window.top] if text]
    return not window.numeric[row - window.top] and all(_is_short(text) for text in own)


def _continues(window: SheetTexts, first: int, row: int) -> bool:
    """Whether a row goes on with the header above: it holds words of headers and nothing else."""
    own = [(number, text) for number, text in enumerate(window.own[row - window.top]) if text]
    if not own or not _is_header_row(window, row):
        return False
    above = window.spread[first - window.top]
    # The same word again is the header of another page.
    return all(
        (_known(text) or is_year(text) or is_period(text)) and above[number] != text and not function_in_title(text)
        for number, text in own
    )


def _row_of(window: SheetTexts, first: int, last: int, number: int) -> int:
    """The row where the column's own header stands, the lowest of several."""
    rows = (row for row in range(last, first - 1, -1) if window.own[row - window.top][number])
    return next(rows, first)


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST and not text.endswith(("。", "か?", "か？")) and not starts_with_mark(text)


@lru_cache(maxsize=4096)
def _known(text: str) -> bool:
    return _is_short(text) and meaning_of((plain(text),)).kind != ""
