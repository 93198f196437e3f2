"""What the store gives back: frozen values. Every time is timezone-aware UTC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from kyoten.fiscal import Quarter
from kyoten.model import Plan, ProgressEntry
from kyoten.settings import Settings


class Revision(NamedTuple):
    """Which state of the store something was made of: right as long as the store is at it, and never again after.

    `epoch`: random, a new one with each restore and each change of the schema; `number`: of the journal's newest line.
    """

    epoch: str
    number: int


@dataclass(frozen=True)
class StoredPlan:
    """One version of one site's plan; `sample` = loaded as a sample, not by the site itself.

    `plan` has what was changed by hand in it; `changed`: item id → the fields so changed, with their values, the
    person in charge among them.
    """

    site: str
    year: int
    version: int
    plan: Plan
    file: str
    sample: bool
    changed: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    holds_from: int = 1
    """The quarter (1–4) from which the version holds."""

    @property
    def persons(self) -> dict[str, str]:
        """Item id → who is in charge, where somebody was named."""
        return {item: values["person"] for item, values in self.changed.items() if values.get("person")}


@dataclass(frozen=True)
class PlanVersion:
    """One version of a plan as a line of a list: what it is, who stored it and when, and what became of it."""

    site: str
    year: int
    version: int
    holds_from: int
    file: str
    sample: bool
    by: str
    at: dt.datetime
    hidden: bool
    """Whether its site or its year is not offered any more."""
    removed_by: str | None = None
    removed_at: dt.datetime | None = None

    @property
    def removed(self) -> bool:
        return self.removed_at is not None


class Origin(NamedTuple):
    """The submission that a field came with: its number, its file's name, when it was received."""

    submission: int
    file: str
    received: dt.datetime


class Evidence(NamedTuple):
    """The cell that a value rests on ("" for none), and the submission whose file it is in."""

    cell: str
    file: str
    submission: int


@dataclass(frozen=True)
class StoredEntry:
    """An entry and where it came from: submission number, file name, when it was received.

    One that corrects earlier reports has their fields in it, too: `earlier` says which came with which of them.
    """

    entry: ProgressEntry
    submission: int
    file: str
    received: dt.datetime
    sample: bool = False
    earlier: Mapping[str, Origin] = field(default_factory=dict)

    @property
    def origin(self) -> Origin:
        """Its own submission, the newest of those that it is made of."""
        return Origin(self.submission, self.file, self.received)

    @property
    def evidence(self) -> Evidence:
        """Where the value of the entry stands."""
        found = self.earlier.get(self.entry.source_field, self.origin)
        return Evidence(self.entry.source, found.file, found.submission)

    @property
    def files(self) -> tuple[str, ...]:
        """Names of all files that it is made of, newest first."""
        return tuple(dict.fromkeys((self.file, *(each.file for each in reversed(list(self.earlier.values()))))))

    def over(self, before: StoredEntry) -> StoredEntry:
        """This report as a correction of an earlier one of the same item and quarter (ProgressEntry.over)."""
        entry = self.entry.over(before.entry)
        own = {name for name, _ in self.entry.cells}
        kept = {name: before.earlier.get(name, before.origin) for name, _ in entry.cells if name not in own}
        return replace(self, entry=entry, earlier=kept)


def standing_entries(reports: Iterable[StoredEntry]) -> list[StoredEntry]:
    """What counts of reports that were not taken back, given oldest first: one entry an item and quarter, each with
    all corrections of it, in the order of the newest of them. Of an item and quarter that a site has reported itself,
    nothing of a sample counts; what was cleared as a whole is not reported."""
    found: dict[tuple[str, Quarter], StoredEntry] = {}
    for each in reports:
        key = (each.entry.item, each.entry.quarter)
        before = found.get(key)
        if before and each.sample and not before.sample:
            continue
        found.pop(key, None)
        found[key] = each.over(before) if before and before.sample == each.sample else each
    return [each for each in found.values() if not each.entry.says_nothing]


@dataclass(frozen=True)
class Event:
    """One thing that somebody did: `action` is one of kyoten.storage.journal.ACTIONS."""

    action: str
    at: dt.datetime
    by: str
    site: str | None
    submission: int | None
    note: str


@dataclass(frozen=True)
class SubmissionRecord:
    """One uploaded workbook, without its bytes. `role` is None where a sheet is of several roles."""

    id: int
    site: str
    quarter: Quarter
    role: str | None
    plan_version: int
    file: str
    sha256: str
    size: int
    by: str
    received: dt.datetime
    sample: bool
    taken_back: bool
    entries: int
    events: tuple[Event, ...]
    """Take-backs and restores of it, oldest first."""


@dataclass(frozen=True)
class SavedSettings:
    """Settings as somebody saved them; `holds_from`: the quarter from which they hold, None for always."""

    settings: Settings
    by: str
    at: dt.datetime
    holds_from: Quarter | None = None


@dataclass(frozen=True)
class ClearedSample:
    """What clearing the sample did: how many went, and which plans stay because own reports rest on them."""

    submissions: int
    plans: int
    kept: tuple[tuple[str, int], ...]
    """(site, year) of each plan that stays as the site's own."""


@dataclass(frozen=True)
class FieldChange:
    """One field of one item as somebody changed it; `field` is one of kyoten.plan.item_edit.FIELDS."""

    item: str
    field: str
    old: Any
    new: Any
    by: str
    at: dt.datetime
    holds_from: int = 1
    """The quarter (1–4) from which it holds."""


@dataclass(frozen=True)
class RepairAnswer:
    """A manager's answer to the doubtful repairs at a cell; `answer` is one of kyoten.storage.repair_answers.ANSWERS.

    `version`: the plan's when it was answered; `codes` and `text`: the repairs and the cell's text then.
    """

    source: str
    codes: tuple[str, ...]
    text: str
    answer: str
    note: str
    version: int
    by: str
    at: dt.datetime


@dataclass(frozen=True)
class Acknowledgement:
    """了承: the rule's finding on the item asks for no decision through the quarter `until`."""

    number: int
    item: str
    rule: str
    until: Quarter
    reason: str
    by: str
    at: dt.datetime
    sample: bool
    withdrawn_by: str | None = None
    withdrawn_at: dt.datetime | None = None
    since: int = 1
    """The quarter (1–4) from which it holds, that of the finding."""

    @property
    def withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    def covers(self, quarter: Quarter) -> bool:
        """Whether it holds in a quarter: from that of its finding through `until`."""
        return not self.withdrawn and self.since <= quarter.number and quarter <= self.until


def standing_acknowledgements(
    listed: Iterable[Acknowledgement], quarter: Quarter
) -> dict[tuple[str, str], Acknowledgement]:
    """(item, rule) → the 了承 that holds in a quarter; of several on one finding the newest that was given in it or
    before counts (oldest first)."""
    newest = {(each.item, each.rule): each for each in listed if each.since <= quarter.number}
    return {key: each for key, each in newest.items() if each.covers(quarter)}


@dataclass(frozen=True)
class SavedLink:
    """Which item of last year's plan an item continues; `previous` None: none, decided by a person."""

    item: str
    previous: str | None
    by: str
    at: dt.datetime
