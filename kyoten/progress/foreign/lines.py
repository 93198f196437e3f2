"""Cells that speak of several items: which line is whose (design/reading.md, "Items")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kyoten.columns import BY_CODE, Type
from kyoten.progress.cells import Found, Table
from kyoten.progress.values import is_empty
from kyoten.workbook import Value

_BULLET = re.compile(r"^\s*(?:[●・‣▪◆]|[①-⑳]|[(（]?[0-9０-９]{1,2}[)）.．]\s*)\s*")
_PART_OF = "セルの{0}行目を、{0}番目の項目の値としました"
_COPIED = "1つのセルの文を、セルにある各項目の文としました"


def given(table: Table, row: int, columns: Mapping[int, str], count: int) -> list[dict[int, Found]]:
    """What each of a row's `count` items is given by the row's cells: a line each, or a problem that is theirs all.

    A text that is not in as many lines speaks of all of them; a value cannot.
    """
    result: list[dict[int, Found]] = [{} for _ in range(count)]
    for column, code in columns.items():
        found = table.find(row, column)
        if found.problem or is_empty(found.value, text=True):
            continue
        parts = _parts(found.value, count)
        for number in range(count):
            if parts:
                result[number][column] = Found(parts[number], _PART_OF.format(number + 1))
            elif BY_CODE[code].type is Type.TEXT:
                result[number][column] = Found(found.value, _COPIED)
            else:
                result[number][column] = Found(found.value, problem="several_items_one_value")
    return result


def _parts(value: Value, count: int) -> Sequence[str] | None:
    """The value's lines, or its texts under ●, where there are as many as items."""
    if not isinstance(value, str):
        return None
    lines = [line for line in value.splitlines() if line.strip()]
    if len(lines) == count:
        return [_BULLET.sub("", line).strip() or line.strip() for line in lines]
    bullets = [part.strip() for part in value.split("●")]
    if len(bullets) == count + 1 and not bullets[0]:
        return bullets[1:]
    return None
