"""提出状況: who has reported what by when, and what each submission changed. One call a page: `load`.

A role is asked for an item in a quarter where something is due of it and it was neither complete nor cancelled before,
which is where the rule 未報告 asks for it too (docs/measures.md); what it reports beyond that counts as asked for.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kyoten.fiscal import Quarter, japanese_day
from kyoten.measures.asked import is_asked_for
from kyoten.model import Plan, ProgressEntry
from kyoten.problems.report import Report
from kyoten.settings import Settings
from kyoten.sheet.changes import Changes, compare
from kyoten.storage.store import Event, Store, StoredEntry, SubmissionRecord, standing_entries
from kyoten.views.frames import table_of
from kyoten.views.year_data import Terms, stored_plan, terms, tracks_of

if TYPE_CHECKING:
    import pandas as pd

ON_TIME, LATE, PARTLY, MISSING = "期限内に提出", "遅れて提出", "一部提出", "未提出"
NOT_YET, NOTHING_ASKED = "期限前", "対象なし"
STATES = (ON_TIME, LATE, PARTLY, MISSING, NOT_YET, NOTHING_ASKED)
_TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class Cell:
    """One role in one quarter. `reported` of `asked` items; `first`, `last`: the days (in Japan) on which the first
    and the last of them was reported for the first time; `deadline`: the last day in time."""

    role: str
    quarter: Quarter
    state: str
    reported: int
    asked: int
    deadline: dt.date
    first: dt.date | None = None
    last: dt.date | None = None
    files: tuple[str, ...] = ()

    @property
    def late(self) -> bool:
        """Whether anything of it came after the deadline."""
        return self.last is not None and self.last > self.deadline


def grid(
    terms: Sequence[Terms], submissions: Iterable[SubmissionRecord], entries: Iterable[StoredEntry], today: dt.date
) -> tuple[Cell, ...]:
    """Every role × quarter of a year, roles in their order, quarters ascending. `terms`: what holds in each quarter.

    `entries`: of all submissions, superseded ones too (Store.reports), so that a correction after the deadline does
    not make late what was in time; those of submissions taken back are left aside.
    """
    standing = {record.id for record in submissions if not record.taken_back}
    reports = [each for each in entries if each.submission in standing]
    year = terms[-1].plan.fiscal_year
    held = {Quarter(year, number): each for number, each in enumerate(terms, start=1)}
    counted = standing_entries(sorted(reports, key=lambda report: report.submission))
    asked = {quarter: _asked(terms, counted, quarter) for quarter in held}
    roles = dict.fromkeys(role for each in reversed(terms) for role in each.plan.roles)
    return tuple(
        _cell(role, quarter, asked[quarter].get(role, set()), reports, each.settings.deadline(quarter), today=today)
        for role in roles
        for quarter, each in held.items()
    )


def _asked(terms: Sequence[Terms], reports: Iterable[StoredEntry], quarter: Quarter) -> dict[str, set[str]]:
    """Role → the ids asked for in a quarter; counted items only."""
    found: dict[str, set[str]] = defaultdict(set)
    for track in tracks_of(terms, reports, quarter.number):
        if track.counted and is_asked_for(track, terms[quarter.number - 1].settings):
            found[track.item.role].add(track.item.id)
    return found


def _cell(
    role: str, quarter: Quarter, asked: set[str], reports: Sequence[StoredEntry], deadline: dt.date, *, today: dt.date
) -> Cell:
    here = [each for each in reports if each.entry.quarter == quarter and each.entry.item in asked]
    days: dict[str, dt.date] = {}
    for each in here:
        day = japanese_day(each.received)
        days[each.entry.item] = min(day, days.get(each.entry.item, day))
    cell = Cell(role, quarter, "", len(days), len(asked), deadline)
    if days:
        files = tuple(dict.fromkeys(each.file for each in here))
        cell = replace(cell, first=min(days.values()), last=max(days.values()), files=files)
    return replace(cell, state=_state(cell, today))


def _state(cell: Cell, today: dt.date) -> str:
    if not cell.asked:
        return NOTHING_ASKED
    if not cell.reported:
        return MISSING if today > cell.deadline else NOT_YET
    if cell.reported < cell.asked:
        return PARTLY
    return LATE if cell.late else ON_TIME


@dataclass(frozen=True)
class Arrival:
    """One submission and what it changed against what stood when it came in."""

    record: SubmissionRecord
    changes: Changes

    @property
    def words(self) -> str:
        """新規に報告34件、進んだ20件; 変更はありません where nothing changed."""
        counts = [f"{label}{count}件" for label, count in self.changes.counts().items() if count]
        return "、".join(counts) or "変更はありません"


def arrivals(
    plan: Plan, submissions: Iterable[SubmissionRecord], entries: Iterable[StoredEntry], settings: Settings
) -> tuple[Arrival, ...]:
    """Every submission of a year, newest first; `entries` of all of them (Store.reports)."""
    records = sorted(submissions, key=lambda record: record.id)
    by_number: dict[int, list[ProgressEntry]] = {record.id: [] for record in records}
    for each in entries:
        by_number[each.submission].append(each.entry)
    made = [_arrival(plan, record, records, by_number, settings) for record in records]
    return tuple(reversed(made))


def _arrival(
    plan: Plan,
    record: SubmissionRecord,
    records: Sequence[SubmissionRecord],
    by_number: Mapping[int, Sequence[ProgressEntry]],
    settings: Settings,
) -> Arrival:
    earlier = [
        StoredEntry(entry, other.id, other.file, other.received, other.sample)
        for other in records
        if other.id < record.id and _stood(other, record.received)
        for entry in by_number[other.id]
    ]
    stood = standing_entries(earlier)
    before, previous, corrected = (
        {each.entry.item: each.entry for each in stood if each.entry.quarter == quarter and each.sample in samples}
        for quarter, samples in (
            (record.quarter, (True, False)),
            (record.quarter.previous(), (True, False)),
            (record.quarter, (record.sample,)),
        )
    )
    own = tuple(entry for entry in by_number[record.id] if entry.quarter == record.quarter)
    report = Report(record.file, True, record.quarter, record.role, own)
    changes = compare(before, previous, report, plan, settings, own=corrected)
    # What a sheet leaves out takes nothing away, so it is no change; which fields are replaced, the preview told.
    return Arrival(record, replace(changes, absent=(), replaced=()))


def _stood(record: SubmissionRecord, moment: dt.datetime) -> bool:
    """Whether a submission counted at a moment."""
    past: list[Event] = [event for event in record.events if event.at <= moment]
    return not past or past[-1].action != _TAKEN_BACK


@dataclass(frozen=True)
class Page:
    """What 提出状況 shows of a year."""

    site: str
    year: int
    cells: tuple[Cell, ...]
    arrivals: tuple[Arrival, ...]

    def history_table(self) -> pd.DataFrame:
        """One row a submission, newest first: 番号, 受付 (UTC), 提出者, 四半期, 役割, ファイル, 件数, 変更, 状態."""
        heads = ["番号", "受付", "提出者", "四半期", "役割", "ファイル", "件数", "変更", "状態"]
        return table_of([_row(arrival) for arrival in self.arrivals], heads)

    def summary(self, quarter: Quarter) -> str:
        """第2四半期は3役割のうち2役割の報告がそろっています。一部提出は行政(21/33件)。"""
        return "".join(_summary([cell for cell in self.cells if cell.quarter == quarter], quarter))


def _row(arrival: Arrival) -> tuple[object, ...]:
    record = arrival.record
    state = "取り下げ" if record.taken_back else "サンプル" if record.sample else "有効"
    role = record.role or "全役割"
    return (
        record.id, record.received, record.by, record.quarter.label, role, record.file, record.entries, arrival.words,
        state,
    )  # fmt: skip


def _summary(cells: Sequence[Cell], quarter: Quarter) -> Iterator[str]:
    asked = [cell for cell in cells if cell.state != NOTHING_ASKED]
    done = [cell for cell in asked if cell.state in (ON_TIME, LATE)]
    if not asked:
        yield f"{quarter.label}に報告を求める項目はありません。"
    elif not done:
        yield f"{quarter.label}の報告がそろった役割はまだありません。"
    else:
        yield f"{quarter.label}は{len(asked)}役割のうち{len(done)}役割の報告がそろっています。"
    for state, word in ((LATE, "遅れて提出"), (PARTLY, "一部提出"), (MISSING, "未提出"), (NOT_YET, "期限前")):
        if named := [cell for cell in asked if cell.state == state]:
            counts = (f"{c.role}({c.reported}/{c.asked}件)" if state == PARTLY else c.role for c in named)
            yield f"{word}は{'、'.join(counts)}。"


def load(store: Store, site: str, year: int, *, today: dt.date) -> Page:
    """提出状況 of a year. Raises NothingToShow where no plan is stored."""
    with store.snapshot() as now:
        stored = stored_plan(now, site, year)
        records, entries, settings = now.submissions(site, year), now.reports(site, year), now.settings(site)
        held = terms(now, site, year)
    cells = grid(held, records, entries, today)
    return Page(site, year, cells, arrivals(stored.plan, records, entries, settings))
