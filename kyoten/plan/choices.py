"""What a person has decided about a plan's workbook; none of it is needed where the workbook says enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

OTHER_READING, AS_READ = "other", "confirmed"
"""Answers to a doubtful repair: its other reading (kyoten.plan.repairs), or the one that was taken."""


@dataclass(frozen=True)
class PlanChoices:
    """`year`: of several, or where none is named. `assignments`: a header's signature → column, from 0 → code
    (kyoten.plan.columns.CODES, action:法人). `first_rows`: signature → by how many rows the data begin below the row
    under the header, where the header can't be told (above it: negative). `answers`: (source, code) of a repair →
    OTHER_READING or AS_READ. `hidden`: hidden rows and columns belong to the plan. `role`: whose the actions are that
    name no role. `without_sheets`: sheets that are left out. `items`: a stored item's id → the id in the reading of the
    item that it is, or kyoten.plan.which_is_which.ENDED; `functions`: a function's name → what the plan before called
    it, "" for another function. `sure_of_year`: a year that a person says is meant, though it lies far off.
    """

    year: int | None = None
    assignments: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    first_rows: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    hidden: bool = False
    role: str = ""
    without_sheets: frozenset[str] = frozenset()
    items: Mapping[str, str] = field(default_factory=dict)
    functions: Mapping[str, str] = field(default_factory=dict)
    sure_of_year: int | None = None

    def takes_other(self, source: str, code: str) -> bool:
        """Whether a person chose the other reading of this repair."""
        return self.answers.get((source, code)) == OTHER_READING


NO_CHOICES = PlanChoices()
