"""Evidence that rows of a table were shifted when it was extracted from a document (docs/reading.md, "Shifted rows").

A table as a person laid it out has none: a ○ before its target states, or a memo beside its last column, moves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from kyoten.plan.cell_markup import marks_of, starts_viewpoint
from kyoten.plan.tables import Cells, Table

_QUESTION = ("か。", "か", "か?", "か？", "か。)", "か？」")
_LONG_ENOUGH = 10
"""Letters from which a text without a mark reads as an action rather than as a memo."""


@dataclass(frozen=True)
class Damage:
    """`left`, `right`: whether rows may stand too far left (told by ○), actions too far right (`right_rows` show it).
    `circles`: whether viewpoints carry ○. `mark`: that of most actions, "" for none; `sentences`: most end in 。"""

    left: bool
    right: bool
    right_rows: int
    circles: bool
    mark: str
    sentences: bool

    def acts(self, text: str) -> bool:
        """Whether a text beyond the last header reads as an action of this table."""
        if self.mark:
            return marks_of(text) == self.mark
        return text.endswith("。") if self.sentences else len(text) >= _LONG_ENOUGH


def damage_of(table: Table) -> Damage:
    """What the rows of a table show as a whole."""
    rows = [table.cells(row) for row in table.rows]
    texts = [cells[column.number] for cells in rows for column in table.layout.actions if column.number in cells]
    marks = [mark for text in texts if (mark := marks_of(text))]
    most = max(set(marks), key=marks.count, default="")
    mark = most if len(marks) * 2 > len(texts) else ""
    sentences = sum(text.endswith("。") for text in texts) * 2 > len(texts)
    left, circles = _circles(table, rows)
    found = Damage(left, False, 0, circles, mark, sentences)
    last = table.layout.last if table.layout.columns else 0
    beyond = sum(any(column > last and found.acts(text) for column, text in cells.items()) for cells in rows)
    return Damage(left, beyond > 0, beyond, circles, mark, sentences)


def _circles(table: Table, rows: list[Cells]) -> tuple[bool, bool]:
    """(whether a ○ left of the viewpoints shows a shift, whether viewpoints carry ○)"""
    own, state = table.layout.viewpoint, table.layout.state
    if own is None:
        return False, False
    in_place = any(starts_viewpoint(cells[own]) for cells in rows if own in cells)
    left = [text for cells in rows for column, text in cells.items() if column < own and starts_viewpoint(text)]
    if not left:
        return False, in_place
    asking = all(_asks(text) for text in left)
    states = [cells[state] for cells in rows if state in cells] if state is not None else []
    as_mark = sum(starts_viewpoint(text) and not _asks(text) for text in states) * 2 > len(states)
    shifted = (in_place or asking) and not as_mark
    return shifted, in_place or shifted


def _asks(text: str) -> bool:
    return text.strip().endswith(_QUESTION) or "か。" in text
