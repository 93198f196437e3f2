"""What became of the cells of a workbook: the account that a reading closes with (docs/reading.md, "The account")."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Fate(StrEnum):
    """What became of a filled cell; each is exactly one of these."""

    TAKEN = "taken"
    """It is in an entry; a conversion says so where it was read as something else."""
    NAMES = "names"
    """It says what others are: a header, an item's text or number, a function over rows, a period."""
    TOLD = "told"
    """A problem names it or its row: it waits for a person."""
    LEFT = "left"
    """Left out; `CellGroup.why` says why."""


class CellGroup(NamedTuple):
    """Filled cells of one sheet that have one fate for one reason, of one column or one row.

    `cells`: addresses, B3 or B3:B9 where every row (or column) between is one of them; `number` of them; `text`: what
    the first one shows. `folded`: nothing depends on it (titles, legends, notes), so that it is shown last.
    """

    sheet: str
    cells: tuple[str, ...]
    number: int
    text: str
    fate: Fate
    why: str
    folded: bool = False

    @property
    def place(self) -> str:
        """報告!B3:B9、B12"""
        shown = "、".join(self.cells[:_SHOWN]) + ("ほか" if len(self.cells) > _SHOWN else "")
        return f"{self.sheet}!{shown}" if self.sheet else shown


_SHOWN = 5


def left_out(account: Iterable[CellGroup]) -> list[CellGroup]:
    """What was not read, the folded last."""
    found = [each for each in account if each.fate is Fate.LEFT]
    return sorted(found, key=lambda each: each.folded)
