"""What is known before a report is read (site, plan, settings), and a person's answers to its questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kyoten.fiscal import Quarter
from kyoten.model import Plan, ProgressEntry
from kyoten.settings import Settings
from kyoten.text import key


@dataclass(frozen=True)
class Known:
    """What the reader knows before it opens the file. `quarter`, `role` given: the sheet must be of them.

    `reported`: quarter → item id → what is stored, of all quarters of the year, since only the sheet says which one it
    is of; without any 実績 before its quarter, the sheet's own columns tell. `former_names`: what the site was called
    when older sheets were handed out. `other_functions`: key of a name that a function has in another version or year →
    its name in the plan (kyoten.plan.function_renames); `ended`: ids that items of other versions of the year had.
    """

    site: str
    plan: Plan
    version: int
    settings: Settings
    quarter: Quarter | None = None
    role: str | None = None
    reported: Mapping[Quarter, Mapping[str, ProgressEntry]] = field(default_factory=dict)
    former_names: frozenset[str] = frozenset()
    other_functions: Mapping[str, str] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()

    @property
    def functions(self) -> dict[str, str]:
        """Key of a name → the plan's function of that name, now or in another version or year."""
        return {**self.other_functions, **{key(name): name for name in self.plan.functions}}

    def last_counts(self, quarter: Quarter) -> dict[str, int]:
        """Item id → newest cumulative 実績 before a quarter, of the same fiscal year: it begins anew in April."""
        found: dict[str, int] = {}
        for each in sorted(self.reported):
            if each.year == quarter.year and each < quarter:
                entries = self.reported[each].items()
                found |= {item: entry.count for item, entry in entries if entry.count is not None}
        return found

    def last_report(self, quarter: Quarter, item: str) -> ProgressEntry | None:
        """An item's newest report before a quarter, of the same fiscal year."""
        before = sorted((each for each in self.reported if each.year == quarter.year and each < quarter), reverse=True)
        return next((self.reported[each][item] for each in before if item in self.reported[each]), None)


@dataclass(frozen=True)
class Choices:
    """A person's answers about a workbook that is not ours; none of them is needed where the sheet says enough.

    `assignments`: header signature → column index (from 0) → column code, code@quarter (percent@2) or "ignore".
    `first_rows`: header signature → first row of data, from 0, where the header's end can't be told.
    `picks`: source of a row (Doubt.source) → item id, or "" for a row that is no item.
    `quarter`, `year`: what the sheet is taken to be of, whatever it says.
    `rows_as_they_stand`: no row of a sheet of ours is one off its id, however it looks.
    `symbols`: what stands in a status column → name of a rating, or NO_STATUS; `remembered_words`: the same, as it was
    answered for other books of the site. `fractions`: "ratio" (0.5 is 50 %) or "percent".
    """

    assignments: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    first_rows: Mapping[str, int] = field(default_factory=dict)
    picks: Mapping[str, str] = field(default_factory=dict)
    quarter: Quarter | None = None
    year: int | None = None
    symbols: Mapping[str, str] = field(default_factory=dict)
    remembered_words: Mapping[str, str] = field(default_factory=dict)
    fractions: str | None = None
    rows_as_they_stand: bool = False


NO_CHOICES = Choices()
