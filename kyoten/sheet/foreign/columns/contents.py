"""What the cells of a column hold, where its header alone does not tell: ratings, percents, counts or texts.

進捗状況 may stand over ○△×, over 50% or over a report in words; 第1四半期 alone over any of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from kyoten.reader.workbook import CellFault, Sheet, Value
from kyoten.settings import Rating
from kyoten.sheet.foreign.header.texts import TALLEST, sheet_texts
from kyoten.sheet.foreign.header.words import LONGEST, UNNAMED, of_this_quarter
from kyoten.sheet.values import cell_values
from kyoten.sheet.values.numbers import count_number, number, percent_number
from kyoten.sheet.values.rating_words import has_only_rating_words
from kyoten.text import bare

_LOOKED_AT = 100
"""Filled cells of a column that are looked at."""
_MOST, _HALF = 0.8, 0.5
"""Shares of a column's cells: from the first on they say what it holds; from the second on texts are a report."""
_SHORT = 8
"""Letters of a word; more is prose."""
_GRADE = re.compile(r"[A-ESa-e][+\-]?")
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百数何](?=[回人名組件部])")
_DAYS = re.compile(
    r"\d{1,2}月(?:\d{1,2}日|[号分末中旬上下]*)|\d{1,2}[/.]\d{1,2}(?:[/.]\d{1,2})?|\d{1,2}日|第?\d{1,4}号|\d{1,4}年度?"
)
"""When something was done or what it is called, which is no figure of it: 9月に写真を収集, 7/12, 9月号."""
# 会議で共有した。 or 会場を予約。 tells what was done; 順調に進んでいる。 has nothing but the words of ratings in it.
_TELLS = re.compile(r".*(?:[ただる]|ます)。?|.*[をでへ].*。")
_NUMBERS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("number", number),
    ("percent", percent_number),
    ("times", count_number),
)
_MOST_MARKS = 10
"""Marks end at 5 or 10."""
_USUAL_PERCENTS = frozenset({1.0, 5.0, 10.0})


def kinds(sheet: Sheet, columns: Iterable[int], rows: range, scale: tuple[Rating, ...]) -> Counter[str]:
    """How many filled cells of the columns are of each kind: rating, percent, number, times, figure (a word with a
    number in it), word, sentence (a short one), prose; mark in place of number where they may be marks out of 10,
    prose in place of word and sentence where they tell different things."""
    at = tuple(columns)
    cells = ((row, column, sheet.rows[row][column]) for column in at for row in rows)
    by_kind = ((_kind(v, (row, col) in sheet.percent_cells, scale), v) for row, col, v in cells if v is not None)
    looked_at = list(islice((each for each in by_kind if each[0]), _LOOKED_AT))
    found = Counter(kind for kind, _ in looked_at)
    if (found["word"] or found["sentence"]) and not found["rating"] and _are_reports(looked_at):
        found["prose"] += found.pop("word", 0) + found.pop("sentence", 0)
    if found["number"] and not found["percent"] and _are_marks(sheet, at, rows):
        found["mark"] = found.pop("number")
    return found


def _are_reports(cells: Sequence[tuple[str, Value]]) -> bool:
    """Whether most of the cells are short reports (会議で共有した。, 毎月点検した。) or long ones, and most of the
    short ones differ: a few words that come again and again are a scale, whatever they sound like."""
    short = [bare(str(value)) for kind, value in cells if kind in ("word", "sentence")]
    reports = [text for text in short if _TELLS.fullmatch(text) and not has_only_rating_words(text)]
    prose = sum(kind == "prose" for kind, _ in cells)
    different = len({text.rstrip("。") for text in reports})
    return different > 1 and 2 * different > len(reports) and 2 * (len(reports) + prose) > len(cells)


def _are_marks(sheet: Sheet, columns: Sequence[int], rows: range) -> bool:
    """Whether the numbers may be marks: all are whole and at most 10, and they are not what a year begins with.

    A clerk takes 7, 10, 2 for marks out of 10, and 80 for a percentage. Percents are estimated in fives, so that 0
    beside 5 or 10 alone is a plain small percentage; 5 and 10 together, or a 3, may be either and are asked about. 0
    and 1 alone are asked about cell by cell (values.Unit.UNCLEAR). A % in the header or in a cell says the unit.
    """
    seen: set[float] = set()
    for column in columns:
        for row in rows:
            value = sheet.rows[row][column]
            found = None if value is None else _number(value)
            if found is None and not (isinstance(value, str) and percent_number(value)):
                continue
            if found is None or (row, column) in sheet.percent_cells:
                return False
            if not found.is_integer() or not 0 <= found <= _MOST_MARKS:
                return False
            seen.add(found)
    seen.discard(0)
    plain = len(seen) <= 1 and seen <= _USUAL_PERCENTS
    return not plain and not _headed_in_percent(sheet, columns, rows.start)


def _headed_in_percent(sheet: Sheet, columns: Sequence[int], top: int) -> bool:
    """Whether what stands over the columns, in as many rows as a header may have, says %."""
    first = max(0, top - TALLEST)
    texts = sheet_texts(sheet, first, top - first).spread[: top - first]
    headers = (bare(row[column]) for row in texts for column in columns if len(row[column]) <= LONGEST)
    return any("%" in each or "パーセント" in each for each in headers)


def code_by_content(code: str, found: Mapping[str, int], largest: Callable[[], float]) -> str:
    """The code that a column with such contents has; its own where they fit it, "" where they leave it open.

    `largest`: the greatest number among them: grades end at 5 or 10, percents do not.
    """
    cells = sum(found.values())
    share = {kind: count / cells for kind, count in found.items() if count}
    rating, percent = share.get("rating", 0.0), share.get("percent", 0.0)
    # Counted together: 0.1 and 0.7 are less than 0.8.
    numbers = sum(found.get(kind, 0) for kind in ("percent", "number", "mark")) / max(cells, 1)
    if code == UNNAMED and share:
        return _unnamed(rating, percent, share.get("prose", 0.0) + share.get("sentence", 0.0))
    if code in ("percent", "count", "result") and rating >= _MOST:
        return "status"
    if _is_report(code, share):
        return "result"
    if code == "status" and numbers >= _MOST and (percent > 0 or largest() > _MOST_MARKS):
        return "percent"
    if code == "percent":
        return "" if "mark" in share else code
    return "percent" if code == "count" and percent >= _MOST else code


def _is_report(code: str, share: Mapping[str, float]) -> bool:
    """Whether a column that is no column of texts by its header holds a report in words."""
    # A count without any number is a report in a few words.
    if code == "count" and share and share.keys() <= {"rating", "word", "sentence", "prose"}:
        return True
    prose = share.get("prose", 0.0)
    if code == "status":  # 順調。 is an unknown rating, which is asked about, and no report
        return prose >= _HALF and share.get("rating", 0.0) < prose / 2
    return code in ("percent", "count") and prose + share.get("sentence", 0.0) >= _HALF


def question(code: str, header: str) -> str:
    """The code of the problem that asks what a column is which `code_by_content` leaves open."""
    if code == "percent":
        return "percent_or_marks"
    return "count_of_quarter" if code == UNNAMED and of_this_quarter(header) else "ambiguous_header"


def _unnamed(rating: float, percent: float, prose: float) -> str:
    if rating >= _MOST:
        return "status"
    if percent >= _MOST:
        return "percent"
    return "result" if prose >= _HALF else ""


def largest_number(sheet: Sheet, columns: Iterable[int], rows: range) -> float:
    """The greatest plain number in the columns, 0 without any."""
    found = (_number(sheet.rows[row][column]) for column in columns for row in rows)
    return max((each for each in found if each is not None), default=0.0)


def _number(value: Value) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    return number(value) if isinstance(value, str) else None


def _kind(value: Value, in_percent_format: bool, scale: tuple[Rating, ...]) -> str:
    if value is None or isinstance(value, CellFault | bool) or cell_values.is_ditto(value):
        return ""
    if isinstance(value, int | float):
        return "percent" if in_percent_format else "number"
    if not isinstance(value, str):
        return "word"
    return "" if cell_values.is_empty(value) else _kind_of_text(value, scale)


@lru_cache(maxsize=4_096)
def _kind_of_text(text: str, scale: tuple[Rating, ...]) -> str:
    for kind, read in _NUMBERS:
        if read(text) is not None:
            return kind
    reading = cell_values.status(text, scale)
    if reading.value or reading.problem == "status_symbol_ambiguous" or _GRADE.fullmatch(bare(text)):
        return "rating"
    flat = bare(text)
    if len(flat) > _SHORT:
        return "prose"
    short = "sentence" if flat.endswith("。") else "word"
    return "figure" if _FIGURE.search(_DAYS.sub("", flat)) else short


def has_values(sheet: Sheet, column: int, rows: Sequence[int]) -> bool:
    """Whether anything is reported in a column."""
    return any(cell_values.is_filled(sheet.rows[row][column]) for row in rows)
