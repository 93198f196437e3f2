"""Where a sheet's header is: one to three rows among its first thirty, told by how much of it is understood.

Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from kyoten.reader.workbook import Sheet
from kyoten.sheet.columns import COLUMNS, INPUTS
from kyoten.sheet.foreign.header.columns import ColumnMeaning, column_meanings, is_tick_heading, signature
from kyoten.sheet.foreign.header.row_kinds import CODE as ROW_KIND
from kyoten.sheet.foreign.header.row_kinds import row_kind, with_row_kinds
from kyoten.sheet.foreign.header.texts import TALLEST, SheetTexts, sheet_texts
from kyoten.sheet.foreign.header.words import LAST, LONGEST, UNNAMED, column_code, header_words
from kyoten.text import bare, key

SEARCHED_ROWS = 30
_REPORT = frozenset({"text", "item", "status", "percent", "count", "result"})
"""Codes of the columns that make a report: what the items are, and what was done."""
_SHORT_WORD = 10
"""Letters of a word in a second row of a header; more is what somebody reports."""
_AFTER_NAME = re.compile(r"[\n(（\[［【:：※]")
_INSTRUCTION = re.compile(r"記入|入力|記載|選択|選ん|ください|下さい|書いて")
_WORDS = frozenset(word for column in COLUMNS for word in (column.header, *column.aliases))


class Fit(NamedTuple):
    """How well rows are understood as a header, compared in this order."""

    understood: int
    """Different columns that are understood; those of a report count threefold."""
    named: int
    """Columns that are understood, each counted: of two the one that says more of its columns."""
    years: int
    """Inputs with their year: a row of years over a header belongs to it."""
    unknown: int
    """Columns with words that are not understood, less than 0."""
    rows: int
    """Less than 0: of two that say the same, the one of fewer rows."""


@dataclass(frozen=True)
class Header:
    """Rows `first` to `last` (from 0) of a sheet as its header; its data begin in row `top`.

    `texts` and `columns` have one for each column: the header's cells, outermost first, and what they mean. `complete`:
    it names the items and something that is reported of them.
    """

    first: int
    last: int
    top: int
    texts: tuple[tuple[str, ...], ...]
    columns: tuple[ColumnMeaning, ...]
    signature: str
    fit: Fit
    complete: bool


def find_headers(sheet: Sheet, roles: Collection[str], plan: frozenset[str] = frozenset()) -> list[Header]:
    """The headers in the first rows, from the top; where none is understood, the likeliest row alone, or none.

    `plan`: the keys of the items' texts, which stand in no header.
    """
    texts = sheet_texts(sheet, 0, SEARCHED_ROWS)
    found = [header for first in range(_searched(sheet)) for header in _candidates(sheet, texts, first, roles, plan)]
    found = [header for header in found if not _goes_on_below(texts, header) and not _cuts_merged(sheet, header, found)]
    chosen: list[Header] = []
    for header in sorted((each for each in found if each.complete), key=lambda each: each.fit, reverse=True):
        if not any(_overlap(header, each) or _is_under(each, header) for each in chosen):
            chosen.append(_with_row_kinds(sheet, header))
    return sorted(chosen, key=lambda header: header.first) or _likeliest(sheet, texts, roles)


def _goes_on_below(texts: SheetTexts, header: Header) -> bool:
    """Whether the row below is a second row of the header: short words alone, none under the items, and some in columns
    without a name, over which the name to their left goes on. Read without it, 前回 would be taken for now."""
    below = header.last + 1 - texts.top
    if header.last - header.first + 1 >= TALLEST or below >= len(texts.own) or texts.numeric[below]:
        return False
    words = {column: text for column, text in enumerate(texts.own[below]) if text}
    items = {column for column, each in enumerate(header.columns) if each.code in ("text", "item")}
    over = texts.own[header.last - texts.top]
    nameless = [column for column in words if not over[column]]
    goes_on = all(_named_left(header, column) for column in nameless)
    short = all(len(text) <= _SHORT_WORD for text in words.values())
    return len(words) > 1 and bool(nameless) and goes_on and short and items.isdisjoint(words)


def _cuts_merged(sheet: Sheet, header: Header, found: Sequence[Header]) -> bool:
    """Whether names of the header are merged over a row more, which heads the others or is headed by them: 進捗率 over
    目標 | 実績, 実績 over 回 | 人."""
    low = [(top, bottom) for top, _, bottom, _ in sheet.merged if top < bottom < top + TALLEST]
    tops = {top for top, bottom in low if top < header.first <= bottom}
    bottoms = {bottom for top, bottom in low if header.first <= top <= header.last < bottom}
    return any(
        each.complete
        and ((each.first in tops and each.last == header.last) or (each.last in bottoms and each.first == header.first))
        for each in found
    )


def _named_left(header: Header, column: int) -> bool:
    """Whether the next name to the left is of an input."""
    named = next((at for at in range(column, -1, -1) if header.texts[at]), None)
    return named is not None and header.columns[named].is_input


def _is_under(header: Header, below: Header) -> bool:
    """Whether a row is one of a header's data, though it has words of a header in it: 計画 under 区分."""
    kinds = (texts for column, texts in zip(header.columns, below.texts, strict=True) if column.code == ROW_KIND)
    return below.first > header.last and any(row_kind(text) for texts in kinds for text in texts)


def _with_row_kinds(sheet: Sheet, header: Header) -> Header:
    """With the column of kinds of row, which only the rows under the header tell."""
    return replace(header, columns=with_row_kinds(sheet, header.top, header.columns))


def repeated_headers(
    sheet: Sheet, after: Header, roles: Collection[str], plan: frozenset[str] = frozenset()
) -> Iterator[Header]:
    """Headers that are repeated further down, each after a page or a block; `plan` as for `heads`."""
    columns = [c for c, each in enumerate(after.columns) if each.code in ("text", "item", "function", "viewpoint")]
    words = _WORDS | {text for column in columns for text in after.texts[column]}
    row = max(after.top, SEARCHED_ROWS)
    # A look at each column's different texts tells of nearly every sheet that there is nothing to look for.
    if all(words.isdisjoint({cells[column] for cells in sheet.rows[row:]}) for column in columns):
        return
    while row < len(sheet.rows):
        cells = sheet.rows[row]
        if not words.isdisjoint([cells[column] for column in columns]):
            header = max(_headers_around(sheet, row, roles, plan), key=lambda each: each.fit, default=None)
            if header is not None:
                yield _with_row_kinds(sheet, header)
                row = header.top
                continue
        row += 1


def _headers_around(sheet: Sheet, row: int, roles: Collection[str], plan: frozenset[str]) -> list[Header]:
    texts = sheet_texts(sheet, max(0, row - TALLEST + 1), TALLEST)
    found = (header for first in range(texts.top, row + 1) for header in _candidates(sheet, texts, first, roles, plan))
    return [header for header in found if header.complete and header.first <= row <= header.last]


def _searched(sheet: Sheet) -> int:
    return min(SEARCHED_ROWS, len(sheet.rows))


def _overlap(one: Header, other: Header) -> bool:
    return one.first <= other.last and other.first <= one.last


def _candidates(
    sheet: Sheet, texts: SheetTexts, first: int, roles: Collection[str], plan: frozenset[str]
) -> Iterator[Header]:
    """Headers of one to three rows from row `first` on."""
    for last in range(first, min(first + TALLEST, len(sheet.rows))):
        own = texts.own[last - texts.top]
        if not _is_of_words(texts, last) or not _means_something(own, roles):
            return
        if any(_is_data(text, roles, plan) for text in own if text):
            return
        header = _header(sheet, texts, (first, last), roles)
        if header and (last == first or not (_is_title(texts, header, roles) or _has_kind(header))):
            yield header


def _is_of_words(texts: SheetTexts, row: int) -> bool:
    """Whether a row holds words, and half as many numbers at most."""
    own, numbers = texts.own[row - texts.top], texts.numeric[row - texts.top]
    return any(own) and 2 * len(numbers) <= sum(1 for text in own if text)


def _header(sheet: Sheet, texts: SheetTexts, rows: tuple[int, int], roles: Collection[str]) -> Header | None:
    first, last = rows
    cells = texts.of_columns(first, last)
    if sum(1 for column in cells if column) < 2:
        return None
    columns = column_meanings(cells, roles)
    complete = any(each.code in ("text", "item") for each in columns) and any(each.is_input for each in columns)
    fit = _fit(cells, columns, rows)
    return Header(first, last, _top(sheet, first, last), cells, columns, signature(cells, roles), fit, complete)


def _means_something(texts: Sequence[str], roles: Collection[str]) -> bool:
    """Whether a header's last row may hold such texts: a column's name, a quarter, or two roles or ratings (data have
    one)."""
    words = [header_words(text, roles) for text in texts if text]
    named = any(each.quarter or column_code(each.rest) or _is_plan_heading(each.rest) for each in words)
    ticks = {text for text in texts if text and is_tick_heading(text)}
    return named or len(ticks) > 1 or len({each.role for each in words if each.role}) > 1


def _is_data(text: str, roles: Collection[str], plan: frozenset[str]) -> bool:
    """Whether a text says what is planned or was done: one of the plan's, a sentence or a long text. A column's name
    may begin a long text, which is then the column's instruction."""
    if len(text) <= LONGEST and not text.endswith("。") and (not plan or key(text) not in plan):
        return False
    words = header_words(_AFTER_NAME.split(text, maxsplit=1)[0], roles)
    named = words.quarter or words.role or column_code(words.rest) or _is_plan_heading(words.rest)
    return not named and not _INSTRUCTION.search(text)


def _has_kind(header: Header) -> bool:
    """Whether 計画 or 実績 stands under 区分: that is a row of data."""
    return any(column_code(c[0]) == ROW_KIND and row_kind(c[-1]) for c in header.texts if len(c) > 1)


@lru_cache(maxsize=4096)
def _is_plan_heading(text: str) -> bool:
    """目標(法人の役割) and the like (kyoten.plan.own_header_words)."""
    return any(word in bare(text) for word in ("役割", "視点", "機能", "姿"))


def _is_title(texts: SheetTexts, header: Header, roles: Collection[str]) -> bool:
    """Whether a row above the last stands over items and inputs alike: a title, not a heading of columns."""
    plan = {c for c, each in enumerate(header.columns) if each.code in ("text", "item")}
    inputs = {c for c, each in enumerate(header.columns) if each.is_input}
    for row in range(header.first, header.last):
        filled = texts.headings(row)
        if _stands_alone(texts.spread[row - texts.top], min(plan | inputs, default=0)):
            return True
        # What has nothing below it (機能) is a column's own name, which nobody merged downwards.
        below = texts.own[header.last - texts.top]
        if _names_roles([text for text, under in zip(filled, below, strict=False) if under], roles):
            continue
        if {filled[c] for c in plan if filled[c]} & {filled[c] for c in inputs if filled[c]}:
            return True
    return False


def _stands_alone(texts: Sequence[str], first: int) -> bool:
    """A period or another title that stands alone in its row, over the first column or left of it, heads no column."""
    filled = [column for column, text in enumerate(texts) if text]
    return len(filled) == 1 and filled[0] <= first and not column_code(texts[filled[0]])


def _names_roles(texts: Sequence[str], roles: Collection[str]) -> bool:
    """法人 | 行政 over two tables side by side: each cell a role, and more than one of them."""
    words = [header_words(text, roles) for text in set(texts) if text]
    roles_alone = all(each.role and (not each.rest or column_code(each.rest) == "text") for each in words)
    return len({each.role for each in words}) > 1 and roles_alone


def _top(sheet: Sheet, first: int, last: int) -> int:
    """The row under the header, and under whatever is merged down from it."""
    bottoms = (bottom for top, _, bottom, _ in sheet.merged if first <= top <= last and bottom - top < TALLEST)
    return max(last, *bottoms, last) + 1


def _fit(cells: Sequence[Sequence[str]], columns: Sequence[ColumnMeaning], rows: tuple[int, int]) -> Fit:
    codes = [each.code for each in set(columns) if each.code]
    understood = sum(3 if code in _REPORT else 2 if code in (*INPUTS, UNNAMED, LAST) else 1 for code in codes)
    years = sum(1 for each in columns if each.is_input and each.year)
    unknown = sum(1 for texts, each in zip(cells, columns, strict=True) if texts and not each.code)
    named = sum(1 for each in columns if each.code)
    return Fit(understood, named, years, -unknown, rows[0] - rows[1])


def _likeliest(sheet: Sheet, texts: SheetTexts, roles: Collection[str]) -> list[Header]:
    """The row that most looks like a header though it is not understood: for a person to assign."""
    rows = [row for row in range(_searched(sheet)) if _is_of_words(texts, row)]
    found = [header for row in rows if (header := _header(sheet, texts, (row, row), roles))]
    likely = max(found, key=lambda h: (not _has_sentence(h), h.fit.understood > 0, _width(h), -h.first), default=None)
    return [likely] if likely else []


def _has_sentence(header: Header) -> bool:
    """Sentences stand in rows of data, whatever words of a header they have in them."""
    return any(text.rstrip().endswith("。") for column in header.texts for text in column)


def _width(header: Header) -> int:
    return sum(map(bool, header.texts))
