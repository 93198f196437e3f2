"""Cells of a row that names several items: which line is whose (docs/reading.md, "Items")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kyoten.reader.workbook import Value
from kyoten.sheet.columns import BY_CODE, Type
from kyoten.sheet.entries.carried_cells import CarriedCells, CarriedValue
from kyoten.sheet.foreign.rows.items_in_cell import under_marks
from kyoten.sheet.values.cell_values import is_empty

_BULLET = re.compile(r"^\s*(?:[●・･‣▪◆]|[①-⑳]|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[)）.．](?![0-9０-９]))\s*")
_NUMBERED = re.compile(
    r"^\s*(?:([①-⑳])|[(（]([0-9０-９]{1,2})[)）]|([0-9０-９]{1,2})[)）.．](?![0-9０-９]))(?=.*?\S)", re.MULTILINE
)
_SENTENCE_END = re.compile(r"[。．!！?？][)）」』】]*\s*$")
_RUNS_ON = re.compile(r"[、,，・をにはがのとでてもへや]\s*$")
_SHORT = 8
"""Characters of a value in words (準備中, 特になし)."""
_PART_OF = "セルの{0}行目を、{0}番目の項目の値としました"
_COPIED = "1つのセルの文を、セルにある各項目の文としました"


def share_out(cells: CarriedCells, row: int, columns: Mapping[int, str], count: int) -> list[dict[int, CarriedValue]]:
    """What each of a row's `count` items is given by the row's cells: a line each, or a problem of all of them.

    A text that is not in as many entries speaks of all of them; a value cannot.
    """
    result: list[dict[int, CarriedValue]] = [{} for _ in range(count)]
    for column, code in columns.items():
        found = cells.find(row, column)
        if found.problem or is_empty(found.value, text=True):
            continue
        is_text = BY_CODE[code].type is Type.TEXT
        parts = _parts(found.value, count, is_text=is_text)
        for number in range(count):
            if parts:
                result[number][column] = CarriedValue(parts[number], _PART_OF.format(number + 1))
            elif is_text:
                result[number][column] = CarriedValue(found.value, _COPIED)
            else:
                result[number][column] = CarriedValue(found.value, problem="several_items_one_value")
    return result


def _parts(value: Value, count: int, *, is_text: bool) -> Sequence[str] | None:
    """The value's lines, or its texts under marks, where there are as many as items."""
    if not isinstance(value, str) or not _in_order(value):
        return None
    marked = under_marks(value)
    if len(marked) == count:
        return marked
    lines = [line for line in value.splitlines() if line.strip()]
    if len(lines) == count and (not is_text or _are_entries(lines)):
        return [_BULLET.sub("", line).strip() or line.strip() for line in lines]
    bullets = [part.strip() for part in value.split("●")]
    if len(bullets) == count + 1 and not bullets[0]:
        return bullets[1:]
    return None


def _in_order(text: str) -> bool:
    """Whether the lines are not numbered, or one after the other: ②…, ①… are not in the order of the items."""
    numbers = [int(unicodedata.normalize("NFKC", "".join(found))) for found in _NUMBERED.findall(text)]
    return all(after == before + 1 for before, after in pairwise(numbers))


def _are_entries(lines: Sequence[str]) -> bool:
    """Whether lines of a text look like one each for several items: a sentence that is wrapped runs on in the next."""
    if any(_RUNS_ON.search(line) for line in lines):
        return False
    each_is = (_BULLET.search, _SENTENCE_END.search, lambda line: len(line.strip()) <= _SHORT)
    return any(all(is_one(line) for line in lines) for is_one in each_is)
