"""What a reading says of single cells: in which entries they are, and which problems or conversions name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kyoten.model import ProgressEntry
from kyoten.problems.problem import Severity
from kyoten.sheet.entries.read_rows import RowRead
from kyoten.sheet.values.cell_values import DECLINED

NO_RATING = "状況ではないという回答"
UNEXPLAINED = "読み取りのどこにも使われませんでした"
"""No reading should ever say so; a test holds it (tests/sheet/account)."""


@dataclass(frozen=True)
class SaidOfCells:
    """`taken`: sources (報告!B3) that entries rest on; `read`: those of every row that was read, kept or not;
    `waiting`: (sheet, row) of rows that an error keeps out."""

    taken: frozenset[str]
    read: frozenset[str]
    waiting: frozenset[tuple[str, int]]
    declined: frozenset[tuple[str, str]]
    """(sheet, cell) of words in a column of ratings that are none, as a person said."""

    @classmethod
    def of(
        cls,
        entries: Iterable[ProgressEntry],
        rows: Sequence[RowRead],
        *,
        all_wait: bool = False,
    ) -> SaidOfCells:
        """`all_wait`: something about the whole keeps every row out."""
        taken = frozenset(place for entry in entries for _, place in entry.cells)
        own = frozenset(place for row in rows for _, place in row.draft.cells)
        waiting = {
            (row.sheet, row.row)
            for row in rows
            if all_wait or (row.problems and any(each.severity is Severity.ERROR for each in row.problems))
        }
        declined = frozenset(
            (row.sheet, each.cell) for row in rows for each in row.conversions if each.rule.endswith(DECLINED)
        )
        return cls(taken, own, frozenset(waiting), declined)
