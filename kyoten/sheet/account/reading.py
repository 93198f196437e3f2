"""What a reading says of single cells: in which entries they are, and which problems or conversions name them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kyoten.model import ProgressEntry
from kyoten.sheet.entries.read_rows import RowRead
from kyoten.sheet.values.cell_values import DECLINED

NO_RATING = "状況ではないという回答"
UNEXPLAINED = "読み取りのどこにも使われませんでした"
"""No reading should ever say so; a test holds it (tests/sheet/account)."""


@dataclass(frozen=True)
class SaidOfCells:
    """`taken`: sources (報告!B3) that entries rest on; `waiting`: (sheet, row) of rows that an error keeps out; `read`:
    sources of rows that were read and are neither."""

    taken: frozenset[str]
    read: frozenset[str]
    waiting: frozenset[tuple[str, int]]
    declined: frozenset[tuple[str, str]]
    """(sheet, cell) of words in a column of ratings that are none, as a person said."""

    @classmethod
    def of(
        cls,
        entries: Collection[ProgressEntry],
        rows: Sequence[RowRead],
        once: Sequence[RowRead],
        *,
        all_wait: bool = False,
    ) -> SaidOfCells:
        """`rows` as they were read, `once` as `once_each` left them; `all_wait`: something about the whole keeps every
        row out."""
        taken = frozenset(place for entry in entries for _, place in entry.cells)
        kept_out = rows if all_wait else [row for row in (*rows, *once) if row.problems and row.is_kept_out]
        waiting = frozenset((row.sheet, row.row) for row in kept_out)
        kept = set(map(id, entries))
        others = (row for row in rows if id(row.draft) not in kept and (row.sheet, row.row) not in waiting)
        own = frozenset(place for row in others for _, place in row.draft.cells)
        declined = frozenset(
            (row.sheet, each.cell)
            for row in rows
            if row.conversions
            for each in row.conversions
            if each.rule.endswith(DECLINED)
        )
        return cls(taken, own, waiting, declined)
