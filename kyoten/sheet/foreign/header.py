"""Where a sheet's header is: one to three rows among its first thirty, told by how much of it is understood.

Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kyoten.reader.workbook import Sheet
from kyoten.sheet.columns import COLUMNS, INPUTS
from kyoten.sheet.foreign.header_columns import Field, fields_of, signature
from kyoten.sheet.foreign.header_grid import TALLEST, Texts, texts_of
from kyoten.sheet.foreign.header_words import LONGEST, UNNAMED, column_code, header_words
from kyoten.sheet.foreign.row_kinds import CODE as ROW_KIND
from kyoten.sheet.foreign.row_kinds import row_kind, with_kinds
from kyoten.text import bare, key

SEARCHED_ROWS = 30
_WORTH = {"text": 4.0, "item": 3.0, "status": 3.0, "percent": 3.0, "count": 3.0, "result": 3.0, UNNAMED: 2.0}
_SMALLEST_SHARE = 0.5
"""A second header in the same rows must be understood at least half as well as the best."""
_AFTER_NAME = re.compile(r"[\n(（\[［【:：※]")
_INSTRUCTION = re.compile(r"記入|入力|記載|選択|選ん|ください|下さい|書いて")
_WORDS = frozenset(word for column in COLUMNS for word in (column.header, *column.aliases))


@dataclass(frozen=True)
class Head:
    """Rows `first` to `last` (from 0) of a sheet as its header; its data begin in row `top`.

    `parts` and `fields` have one for each column. `known`: it names the items and something that is reported of them.
    """

    first: int
    last: int
    top: int
    parts: tuple[tuple[str, ...], ...]
    fields: tuple[Field, ...]
    signature: str
    score: float
    known: bool

    def label(self, column: int) -> str:
        """The header's words in a column, in one line."""
        return " ".join(" ".join(self.parts[column]).split())


def heads(sheet: Sheet, roles: Collection[str], plan: frozenset[str] = frozenset()) -> list[Head]:
    """The headers in the first rows, from the top; where none is understood, the likeliest row alone, or none.

    `plan`: the keys of the items' texts, which stand in no header.
    """
    texts = texts_of(sheet, 0, SEARCHED_ROWS)
    found = [head for first in range(_searched(sheet)) for head in _candidates(sheet, texts, first, roles, plan)]
    known = sorted((head for head in found if head.known), key=lambda head: (-head.score, head.first))
    chosen: list[Head] = []
    for head in known:
        if head.score < _SMALLEST_SHARE * known[0].score:
            break
        if not any(_overlap(head, each) or _is_under(each, head) for each in chosen):
            chosen.append(_settled(sheet, head))
    return sorted(chosen, key=lambda head: head.first) or _likeliest(sheet, texts, roles)


def _is_under(head: Head, below: Head) -> bool:
    """Whether a row is one of a header's data, though it has words of a header in it: 計画 under 区分."""
    columns = (part for field, part in zip(head.fields, below.parts, strict=True) if field.code == ROW_KIND)
    return below.first > head.last and any(row_kind(text) for part in columns for text in part)


def _settled(sheet: Sheet, head: Head) -> Head:
    """With the column of kinds of row, which only the rows under the header tell."""
    return replace(head, fields=with_kinds(sheet, head.top, head.parts, head.fields))


def later_heads(
    sheet: Sheet, after: Head, roles: Collection[str], plan: frozenset[str] = frozenset()
) -> Iterator[Head]:
    """Headers that are repeated further down, each after a page or a block; `plan` as for `heads`."""
    columns = [c for c, field in enumerate(after.fields) if field.code in ("text", "item", "function", "viewpoint")][:4]
    words = _WORDS | {part for column in columns for part in after.parts[column]}
    row = max(after.top, SEARCHED_ROWS)
    # A look at each column's different texts tells of nearly every sheet that there is nothing to look for.
    if all(words.isdisjoint({cells[column] for cells in sheet.rows[row:]}) for column in columns):
        return
    while row < len(sheet.rows):
        cells = sheet.rows[row]
        if not words.isdisjoint([cells[column] for column in columns]):
            head = max(_around(sheet, row, roles, plan), key=lambda each: each.score, default=None)
            if head is not None:
                yield _settled(sheet, head)
                row = head.top
                continue
        row += 1


def _around(sheet: Sheet, row: int, roles: Collection[str], plan: frozenset[str]) -> list[Head]:
    texts = texts_of(sheet, max(0, row - TALLEST + 1), TALLEST)
    found = (head for first in range(texts.top, row + 1) for head in _candidates(sheet, texts, first, roles, plan))
    return [head for head in found if head.known and head.first <= row <= head.last]


def _searched(sheet: Sheet) -> int:
    return min(SEARCHED_ROWS, len(sheet.rows))


def _overlap(one: Head, other: Head) -> bool:
    return one.first <= other.last and other.first <= one.last


def _candidates(sheet: Sheet, texts: Texts, first: int, roles: Collection[str], plan: frozenset[str]) -> Iterator[Head]:
    """Headers of one to three rows from row `first` on."""
    for last in range(first, min(first + TALLEST, len(sheet.rows))):
        own = texts.own[last - texts.top]
        if not _is_of_words(texts, last) or not _means_something(own, roles):
            return
        if any(_is_data(text, roles, plan) for text in own if text):
            return
        head = _head(sheet, texts, (first, last), roles)
        if head and (last == first or not (_is_title(texts, head) or _has_kind(head))):
            yield head


def _is_of_words(texts: Texts, row: int) -> bool:
    """Whether a row holds more words than numbers, and no long text."""
    own, numbers = texts.own[row - texts.top], texts.numeric[row - texts.top]
    return any(own) and 2 * len(numbers) <= sum(1 for text in own if text) and max(map(len, own)) <= 3 * LONGEST


def _head(sheet: Sheet, texts: Texts, rows: tuple[int, int], roles: Collection[str]) -> Head | None:
    first, last = rows
    parts = texts.parts(first, last)
    if sum(1 for column in parts if column) < 2:
        return None
    fields = fields_of(parts, roles)
    known = any(f.code in ("text", "item") for f in fields) and any(f.is_input for f in fields)
    score = _score(parts, fields) - 0.1 * (last - first)
    return Head(first, last, _top(sheet, first, last), parts, fields, signature(parts, roles), score, known)


def _means_something(texts: Sequence[str], roles: Collection[str]) -> bool:
    """Whether a header's last row may hold such texts: a column's name, a quarter, or two roles (data name one)."""
    words = [header_words(text, roles) for text in texts if text]
    named = any(each.quarter or column_code(each.rest) or _of_plan(each.rest) for each in words)
    return named or len({each.role for each in words if each.role}) > 1


def _is_data(text: str, roles: Collection[str], plan: frozenset[str]) -> bool:
    """Whether a text says what is planned or was done: one of the plan's, a sentence or a long text. A column's name
    may begin a long text, which is then the column's instruction."""
    if len(text) <= LONGEST and not text.endswith("。") and (not plan or key(text) not in plan):
        return False
    words = header_words(_AFTER_NAME.split(text, maxsplit=1)[0], roles)
    named = words.quarter or words.role or column_code(words.rest) or _of_plan(words.rest)
    return not named and not _INSTRUCTION.search(text)


def _has_kind(head: Head) -> bool:
    """Whether 計画 or 実績 stands under 区分: that is a row of data."""
    return any(column_code(c[0]) == ROW_KIND and row_kind(c[-1]) for c in head.parts if len(c) > 1)


@lru_cache(maxsize=4096)
def _of_plan(text: str) -> bool:
    """目標(法人の役割) and the like (kyoten.plan.matrix_headers)."""
    return len(text) <= LONGEST and any(word in bare(text) for word in ("役割", "視点", "機能", "姿"))


def _is_title(texts: Texts, head: Head) -> bool:
    """Whether a row above the last stands over items and inputs alike: a title, not a heading of columns."""
    plan = {c for c, field in enumerate(head.fields) if field.code in ("text", "item")}
    inputs = {c for c, field in enumerate(head.fields) if field.is_input}
    for row in range(head.first, head.last):
        filled = texts.headings(row)
        if {filled[c] for c in plan if filled[c]} & {filled[c] for c in inputs if filled[c]}:
            return True
    return False


def _top(sheet: Sheet, first: int, last: int) -> int:
    """The row under the header, and under whatever is merged down from it."""
    bottoms = (bottom for top, _, bottom, _ in sheet.merged if first <= top <= last and bottom - top < TALLEST)
    return max(last, *bottoms, last) + 1


def _score(parts: Sequence[Sequence[str]], fields: Sequence[Field]) -> float:
    score = 0.0
    seen: set[Field] = set()
    for column, field in zip(parts, fields, strict=True):
        if field.code:
            score += -0.5 if field in seen else _WORTH.get(field.code, 2.0 if field.code in INPUTS else 1.0)
            seen.add(field)
            score += 0.2 if field.is_input and field.year else 0.0
        elif column:
            score -= 2.0 if max(map(len, column)) > LONGEST / 2 else 0.25
    return score


def _likeliest(sheet: Sheet, texts: Texts, roles: Collection[str]) -> list[Head]:
    """The row that most looks like a header though it is not understood: for a person to assign."""
    rows = [row for row in range(_searched(sheet)) if _is_of_words(texts, row)]
    found = [head for row in rows if (head := _head(sheet, texts, (row, row), roles))]
    likely = max(found, key=lambda h: (not _has_sentence(h), h.score > 0, _width(h), -h.first), default=None)
    return [likely] if likely else []


def _has_sentence(head: Head) -> bool:
    """Sentences stand in rows of data, whatever words of a header they have in them."""
    return any(part.rstrip().endswith("。") for column in head.parts for part in column)


def _width(head: Head) -> int:
    return sum(map(bool, head.parts))
