"""Questions about single cells of a sheet that is not ours: items in one cell, merged rows, whether it is filled."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from kyoten.plan.markup import actions, has_bullet
from kyoten.progress.values import is_empty
from kyoten.workbook import Sheet, Value


def items_in(cell: str) -> tuple[str, ...]:
    """The items of a cell: one for each ●; a cell with one or none is one item as it stands."""
    return (cell,) if "●" not in cell else _bulleted(cell)


@lru_cache(maxsize=4_096)
def _bulleted(cell: str) -> tuple[str, ...]:
    """Remembered, since a sheet of several quarters or sites brings the plan's texts again and again."""
    parts = tuple(action.text for action in actions(cell)) if has_bullet(cell) else ()
    return parts if len(parts) > 1 else (cell,)


def merged_into(sheet: Sheet, top: int) -> frozenset[int]:
    """Rows that a merged area reaches into from above."""
    # Counted at the ends of the areas: a hostile sheet may have many, each over all rows.
    steps = [0] * (len(sheet.rows) + 1)
    for first, _, last, _ in sheet.merged:
        if top <= first < last and first + 1 < len(sheet.rows):
            steps[first + 1] += 1
            steps[min(last + 1, len(sheet.rows))] -= 1
    return frozenset(row for row, depth in enumerate(accumulate(steps)) if depth)


def is_filled(value: Value) -> bool:
    """Whether something is reported in a cell; －, なし and white space are nothing."""
    return value is not None and not is_empty(value, text=True)
