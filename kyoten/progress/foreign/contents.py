"""What the cells of a column hold, where its header alone does not tell: ratings, percents, counts or texts.

進捗状況 may stand over ○△×, over 50% or over a report in words; 第1四半期 alone over any of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from kyoten.progress import values
from kyoten.progress.foreign.fields import UNNAMED
from kyoten.progress.numbers import count_number, number, percent_number
from kyoten.settings import Rating
from kyoten.text import bare
from kyoten.workbook import CellFault, Sheet, Value

_LOOKED_AT = 100
"""Filled cells of a column that are looked at."""
_MOST = 0.8
_SHORT = 8
_GRADE = re.compile(r"[A-ESa-e][+\-]?")


def kinds(sheet: Sheet, columns: Iterable[int], rows: range, scale: tuple[Rating, ...]) -> Counter[str]:
    """How many filled cells of the columns are of each kind: rating, percent, number, times, word, prose."""
    cells = ((row, column, sheet.rows[row][column]) for column in columns for row in rows)
    said = (_kind(v, (row, column) in sheet.percent_cells, scale) for row, column, v in cells if v is not None)
    return Counter(islice((each for each in said if each), _LOOKED_AT))


def code_by_content(code: str, found: Mapping[str, int], largest: Callable[[], float]) -> str:
    """The code that a column with such contents has; its own where they fit it, "" where they leave it open.

    `largest`: the greatest number among them: grades end at 5 or 10, percents do not.
    """
    total = sum(found.values())
    if not total:
        return code
    share = {kind: count / total for kind, count in found.items()}
    rating, prose = share.get("rating", 0.0), share.get("prose", 0.0)
    percent = share.get("percent", 0.0)
    numbers = percent + share.get("number", 0.0)
    if code == UNNAMED:
        return _unnamed(rating, percent, prose)
    if code in ("percent", "count", "result") and rating >= _MOST:
        return "status"
    if code in ("status", "percent", "count") and prose >= 0.5 and not (code == "status" and rating >= prose / 2):
        return "result"
    if code == "status" and numbers >= _MOST and (percent > 0 or largest() > 10):
        return "percent"
    return "percent" if code == "count" and percent >= _MOST else code


def _unnamed(rating: float, percent: float, prose: float) -> str:
    if rating >= _MOST:
        return "status"
    if percent >= _MOST:
        return "percent"
    return "result" if prose >= 0.5 else ""


def largest_number(sheet: Sheet, columns: Iterable[int], rows: range) -> float:
    """The greatest plain number in the columns, 0 without any."""
    found = (_number(sheet.rows[row][column]) for column in columns for row in rows)
    return max(islice((each for each in found if each is not None), _LOOKED_AT), default=0.0)


def _number(value: Value) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    return number(value) if isinstance(value, str) and len(value) < _SHORT else None


def _kind(value: Value, in_percent_format: bool, scale: tuple[Rating, ...]) -> str:
    if value is None or isinstance(value, CellFault | bool) or values.is_ditto(value):
        return ""
    if isinstance(value, int | float):
        return "percent" if in_percent_format else "number"
    if not isinstance(value, str):
        return "word"
    return "" if values.is_empty(value) else _kind_of_text(value, scale)


def _kind_of_text(text: str, scale: tuple[Rating, ...]) -> str:
    if len(text) > 4 * _SHORT:
        return "prose"
    if number(text) is not None:
        return "number"
    if percent_number(text):
        return "percent"
    if count_number(text):
        return "times"
    reading = values.status(text, scale)
    if reading.value or reading.problem == "status_symbol_ambiguous" or _GRADE.fullmatch(bare(text)):
        return "rating"
    return "prose" if len(bare(text)) > _SHORT else "word"


def filled(sheet: Sheet, column: int, rows: Sequence[int]) -> bool:
    """Whether anything stands in a column."""
    cells = (sheet.rows[row][column] for row in rows)
    return any(value is not None and not values.is_empty(value, text=True) for value in cells)
