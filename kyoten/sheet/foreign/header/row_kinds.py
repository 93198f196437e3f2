"""A table with a row of plans and a row of results for each item: the column that tells which row is which.

Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from functools import lru_cache

from kyoten.reader.workbook import Sheet, Value
from kyoten.sheet.foreign.header.columns import ColumnMeaning
from kyoten.text import bare

CODE = "row_kind"
"""Code of such a column (kyoten.sheet.columns). 区分 and 種別 may hold anything: the cells under them decide."""


class RowKind(Enum):
    """What a row tells of its item."""

    PLANNED = "planned"
    REPORTED = "reported"
    ELSEWHEN = "elsewhen"
    """前年度, 前回 and 見込: of the same item, and of another time."""
    WORKED_OUT = "worked_out"
    """達成率 and 差 follow from the rows over them."""


_WORDS = {
    RowKind.PLANNED: re.compile(
        r"(?:当初|年間|年度|[今本]年度|[今当]期|実施|取組|数値)?(?:計画|目標|予定)(?:値|数|回数|件数|内容|日|時期)?"
    ),
    RowKind.REPORTED: re.compile(
        r"(?:実施|取組|活動|進捗)?(?:実績|結果|成果|状況)(?:値|数|回数|件数|内容|日)?|実施|進捗|達成|現状"
        r"|実施(?:内容|回数|件数|数|日)|(?:[今本当]年度|[今本当]期|今回)の?(?:実績|結果)?(?:値|数)?"
    ),
    RowKind.ELSEWHEN: re.compile(
        r"(?:前年度?|昨年度?|前回|前期|先期)の?(?:実績|結果)?(?:値|数)?|(?:年度?末|年間)?の?(?:見込み?|予測)(?:値|数)?"
    ),
    RowKind.WORKED_OUT: re.compile(r"達成率|実施率|差異?|差引|増減|比率|(?:計画|目標|予定|前年)比"),
}
_AROUND = re.compile(r"^[(\[【〈<「]*(?:[0-9]{1,2}[.):、]?)?|\([^()]*\)$|[)\]】〉>」:]+$")
_LOOKED_AT = 300
"""Rows under a header that tell whether a column holds kinds of row; a wide sheet has many columns without a header."""
_MOST = 0.5
"""Of the cells; a third row may tell of 課題 or 対応."""


@lru_cache(maxsize=1_024)
def row_kind(cell: str) -> RowKind | None:
    """計画, 目標値, 【実績】, 実施; None where a cell says no kind of row."""
    word = _AROUND.sub("", bare(cell))
    return next((kind for kind, words in _WORDS.items() if words.fullmatch(word)), None)


def with_row_kinds(sheet: Sheet, top: int, columns: Sequence[ColumnMeaning]) -> tuple[ColumnMeaning, ...]:
    """The columns with that of the rows' kinds, which is told by its cells: a plan, and results of it below.

    `top`: the first row of data. A column of that header that holds something else is one that is not understood.
    """
    rows = sheet.rows[top : top + _LOOKED_AT]
    result = list(columns)
    may_be = [number for number, each in enumerate(columns) if each.code == CODE or not (each.code or each.label)]
    # Of two such columns the one that says so in its header is meant.
    may_be.sort(key=lambda number: not columns[number].code)
    chosen = next((number for number in may_be if _holds_kinds(rows, number, columns)), None)
    for number in may_be:
        result[number] = replace(columns[number], code=CODE if number == chosen else "")
    return tuple(result)


def is_result_of_row_above(kinds: Sequence[RowKind | None], at: int) -> bool:
    """Whether a row without a name is of the item of the row above: the results under its plan."""
    above, kind = kinds[at - 1], kinds[at]
    return above is not None and kind is not None and kind is not RowKind.PLANNED and kind is not above


def _holds_kinds(rows: Sequence[Sequence[Value]], column: int, columns: Sequence[ColumnMeaning]) -> bool:
    """Whether most cells say kinds of row, and most plans (or last year's results) have others in the next row."""
    filled = [row for row in rows if row[column] is not None]
    kinds = [_kind(row[column]) for row in filled]
    if RowKind.REPORTED not in kinds or sum(kind is not None for kind in kinds) < _MOST * len(kinds):
        return False
    # 予定 and 実施 may be how far an item is, 計画 and 目標 what sort it is: then each row is an item of its own.
    names = [at for at, each in enumerate(columns) if each.code in ("text", "item")]
    below = [*zip(filled[1:], kinds[1:], strict=True), ((), None)]
    plans = [
        after not in (None, RowKind.PLANNED, kind) and any(_same(row[at], under[at]) for at in names)
        for row, kind, (under, after) in zip(filled, kinds, below, strict=True)
        if kind in (RowKind.PLANNED, RowKind.ELSEWHEN) and any(row[at] is not None for at in names)
    ]
    return 2 * sum(plans) > len(plans)


def _kind(value: Value) -> RowKind | None:
    return row_kind(value) if isinstance(value, str) else None


def _same(above: Value, below: Value) -> bool:
    """Whether the lower of two names is that of the upper: said again, or left out."""
    return above is not None and below in (None, above)
