"""A column whose header names a month or quarter that is not the sheet's: a person says what it is.

進捗率(6月末) in the second quarter's sheet may be a slip, or the value of the quarter before. Source: docs/reading.md,
"Theirs".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kyoten.fiscal import quarter_of_month
from kyoten.problems.problem import Problem
from kyoten.sheet.columns import BY_CODE, Type
from kyoten.sheet.foreign.columns.columns import Columns
from kyoten.sheet.foreign.header.columns import ColumnMeaning
from kyoten.sheet.foreign.header.words import UNNAMED, column_code
from kyoten.sheet.values.display import quoted
from kyoten.text import bare

_OF_VALUES = ("status", "percent", "count", "result", UNNAMED)
_PARTS = re.compile(r"[()\[\]【】〔〕「」〈〉<>・、,:\s]+")
_MONTH = re.compile(
    r"(?P<before>.*?)(?:(?<!\d)(?:(?:平成|令和|[HR]|20)?\d{1,2}[年./])?(?:1[0-2]|0?[1-9])月?末?(?:[~〜ー–―-]|から))?"
    r"(?<!\d)(?:(?:平成|令和|[HR]|20)?\d{1,2}[年./])?(?P<month>1[0-2]|0?[1-9])月"
    r"(?:\d{1,2}日|末日?|[分期度中]|現在|時点|まで|のみ|だけ|の?累計|の?値|の?実績)*(?:の(?P<after>.*))?"
)
"""6月, 6月末現在, 4月〜6月, 進捗率6月末, 6月の状況; not 6月号, 4月から."""
_NAMED_QUARTER = re.compile(r"四半期|\d[QＱ]|[QＱ]\d|半期|[上下前後IVⅠ-Ⅳ1-4１-４一二三四]期", re.IGNORECASE)


def ask_about_other_times(columns: Columns) -> tuple[Columns, list[Problem]]:
    """Columns that are of no quarter but name a month of another than the sheet's, and those of a single other quarter
    that does not hold for the whole table or that the title speaks against, wait for an answer."""
    taken = columns.taken_as
    if taken is None:
        return columns, []
    weak = has_weak_quarter(columns.header.texts, columns.header.columns) or _title_says_other(columns)
    asked = [
        number
        for number, each in enumerate(columns.meanings)
        if number not in columns.chosen and each.is_input and _is_of_other(columns, number, each, taken, weak=weak)
    ]
    for number in asked:
        meaning = columns.meanings[number]
        # 次期(第3四半期)の対応 is what the second quarter's sheet says of the next one.
        code = meaning.code if _is_of_next(meaning, taken) else UNNAMED
        columns = columns.with_meaning(number, replace(meaning, code=code, quarter=None, half=""))
    asked = [number for number in asked if columns.meanings[number].code == UNNAMED and columns.is_filled(number)]
    if not asked:
        return columns, []
    labels, quarter = quoted(map(columns.label, asked)), f"第{taken}四半期"
    return columns, [columns.problem("column_of_other_time", asked[0], value=labels, quarter=quarter)]


def _is_of_other(columns: Columns, number: int, each: ColumnMeaning, taken: int, *, weak: bool) -> bool:
    if each.quarter:
        return weak and each.quarter != taken
    months = map(month_named, columns.header.texts[number])
    month = next(filter(None, months), None)
    return each.code in _OF_VALUES and month is not None and quarter_of_month(month) != taken


def _title_says_other(columns: Columns) -> bool:
    """Whether the columns name one quarter, and the title another; a person who says the quarter decides it."""
    named = {each.quarter for each in columns.meanings if each.is_input and each.quarter}
    return len(named) == 1 and columns.quarter not in {None, *named} and not columns.quarter_answered


def _is_of_next(each: ColumnMeaning, taken: int) -> bool:
    return each.code == "next_action" and each.quarter == taken % 4 + 1


def has_weak_quarter(texts: Sequence[Sequence[str]], columns: Sequence[ColumnMeaning]) -> bool:
    """Whether a header names one quarter that is not surely the table's: some column of values has none, or it is
    said by a month alone. A title that says another goes before it."""
    inputs = [(each, words) for each, words in zip(columns, texts, strict=True) if each.is_input]
    if len({each.quarter for each, _ in inputs if each.quarter}) != 1:
        return False
    if not names_all([each for each, _ in inputs]):
        return True
    return not any(_NAMED_QUARTER.search(bare(word)) for each, words in inputs if each.quarter for word in words)


def names_all(inputs: Sequence[ColumnMeaning]) -> bool:
    """Whether each column of values, or of texts where there are no others, has its quarter."""
    values = [each for each in inputs if each.code not in BY_CODE or BY_CODE[each.code].type is not Type.TEXT]
    return all(each.quarter for each in values or inputs)


def month_named(text: str) -> int | None:
    """The month (1–12) that a header is of, the last of a span; None where it names none."""
    for part in _PARTS.split(_without_notes(text)):
        found = _MONTH.fullmatch(part)
        if found and all(not words or column_code(words) for words in (found["before"], found["after"])):
            return int(found["month"])
    return None


def _without_notes(text: str) -> str:
    """Without its notes (※…), each line bare."""
    return " ".join(bare(line.partition("※")[0]) for line in text.splitlines())
