"""A column of marks under the name of one rating (完了) or under a question (実施の有無), where no column rates.

A ○ under 完了 says it; what one under 実施の有無 says is asked about, once a book. Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re

from kyoten.problems.problem import Problem
from kyoten.sheet.foreign.columns.columns import Columns
from kyoten.sheet.foreign.header.columns import is_tick_heading
from kyoten.sheet.values.cell_values import is_empty
from kyoten.sheet.values.display import shown
from kyoten.sheet.values.rating_words import is_tick, symbol_key
from kyoten.text import bare

_BRACKETED = re.compile(r"\([^()]*\)")
_QUESTION = re.compile(r"(?:実施|達成|完了|着手|取組)?の?(?:有無|可否|済み?|チェック)(?:欄|の別)?|実施")
_ANSWERS = frozenset(("×", "有", "無", "あり", "なし", "有り", "無し", "済", "済み", "未", "可", "否"))


def take_columns_of_marks(columns: Columns) -> tuple[Columns, list[Problem]]:
    """Columns that are not understood and hold marks alone rate their items, where no other column does."""
    for number, each in enumerate(columns.meanings):
        word = _BRACKETED.sub("", bare(each.label))
        asks = _QUESTION.fullmatch(word) is not None
        if each.code or number in columns.chosen or not (asks or is_tick_heading(word)):
            continue
        rating = ("status", "percent") if asks else ("status",)
        rated = any(other.code in rating and other.quarter == each.quarter for other in columns.meanings)
        if not rated and _holds_marks(columns, number):
            columns = columns.with_ticks(number, word)
    return columns, []


def _holds_marks(columns: Columns, number: int) -> bool:
    cells = (columns.sheet.rows[row][number] for row in columns.rows)
    words = [shown(value) for value in cells if value is not None and not is_empty(value)]
    return bool(words) and all(is_tick(word) or symbol_key(word) in _ANSWERS for word in words)
