"""Rows of a legend under a table's items, which are no items: ○ | 概ね達成, 凡例 | A:完了 | B:実施中.

Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from kyoten.reader.workbook import Value
from kyoten.sheet.foreign.legend import meanings_in
from kyoten.sheet.foreign.legend_words import is_rating_word
from kyoten.sheet.values.rating_words import symbol_key
from kyoten.text import bare

# No digits: 1 | 完了 may be the report of the item that somebody numbers so.
_SIGN = "[A-Za-z◎○△▲×●◇□☆★済終中未遅休止延完着実可否優良―—–]"
_ENTRY = re.compile(rf"{_SIGN}[:=…→‥.\s]*(\S.*)")
_ALONE = re.compile(_SIGN)
_LABEL = re.compile(
    r"[(【\[■※<〈]?(?:凡例|(?:評価|判定|進捗|進捗状況|達成度|状況)の?(?:基準|目安|区分|記号|凡例)|記号の?(?:意味|説明|見方)?)[)】\]>〉:]?"
)
_MAY_BEGIN = re.compile(rf"\s*(?:{_SIGN}|[〇◯Ａ-Ｚａ-ｚ]|[(（【\[［■※<＜〈]?(?:凡例|評価|判定|進捗|達成度|状況|記号))")
"""What a legend's row begins with: tells at once that nearly every row is none."""
_LONGEST = 60
"""Characters of a legend's entry."""


def may_be_legend(first: Value) -> bool:
    """Whether a row's first text may begin a legend."""
    return isinstance(first, str) and len(first) <= _LONGEST and _MAY_BEGIN.match(first) is not None


class _Kind(Enum):
    LABEL = "label"
    SIGN = "sign"
    ENTRY = "entry"
    """A sign and its meaning, or several."""
    MEANING = "meaning"


def is_legend_row(cells: Sequence[Value], *, goes_on: bool, text_column: int) -> bool:
    """Whether a row holds nothing but a legend. `goes_on`: the row above it does, so that one without anything in the
    column of items (`text_column`) may as well; elsewhere that would be a report whose item is not named."""
    filled = [(column, value) for column, value in enumerate(cells) if value is not None]
    column, first = filled[0]
    kind = _kind(first) if isinstance(first, str) else None
    if kind is None or kind is _Kind.MEANING or (column > text_column and not goes_on and kind is _Kind.SIGN):
        return False
    rest = [_kind(value) if isinstance(value, str) else None for _, value in filled[1:]]
    if None in rest:
        return False
    if kind is _Kind.ENTRY:
        return all(each is _Kind.ENTRY for each in rest)
    if kind is _Kind.SIGN:
        return _Kind.MEANING in rest and _Kind.LABEL not in rest
    return _Kind.ENTRY in rest or (_Kind.SIGN in rest and _Kind.MEANING in rest)


@lru_cache(maxsize=1_024)
def _kind(text: str) -> _Kind | None:
    """What a cell is of a legend; None for anything else."""
    said = symbol_key(text).strip()
    if _LABEL.fullmatch(bare(said)):
        return _Kind.LABEL
    if _ALONE.fullmatch(said):
        return _Kind.SIGN
    entry = _ENTRY.fullmatch(said)
    if meanings_in(said) or (entry and is_rating_word(entry[1])):
        # 中止 is a rating of its own, and no 中 that means 止.
        return _Kind.ENTRY if meanings_in(said) or not is_rating_word(said) else _Kind.MEANING
    return _Kind.MEANING if is_rating_word(said) else None
