"""A quarter's workbook on its way in: checked against what is stored, shown, and stored once it is confirmed.

The pages and the command line both go through here, so that both understand a workbook in the same way.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kyoten.fiscal import Quarter, japanese_day, year_label
from kyoten.model import Plan, ProgressEntry
from kyoten.plan.function_renames import aliases
from kyoten.problems.problem import Unreadable
from kyoten.problems.report import Report
from kyoten.reader.memory import Read
from kyoten.reader.on_progress import OnProgress, share_of
from kyoten.reader.workbook import read_workbook
from kyoten.settings import Settings
from kyoten.sheet.changes import Changes, compare_all
from kyoten.sheet.closed_quarters import without_closed
from kyoten.sheet.known import NO_CHOICES, Choices, Known
from kyoten.sheet.understand import understand
from kyoten.storage import changed_meanwhile
from kyoten.storage.refusals import ChangedMeanwhile
from kyoten.storage.remembered_headers import with_remembered
from kyoten.storage.store import (
    NoPlan,
    ReasonMissing,
    RememberedHeader,
    Store,
    StoredEntry,
    StoredPlan,
    standing_closings,
    standing_entries,
)
from kyoten.text import file_label
from kyoten.views.overview import Figure, figures
from kyoten.views.view import View, make
from kyoten.views.year_data import YearData, terms

OnStep = Callable[[float, str], None]
"""Hears how far a file has come: share done (0–1), and what is being done."""

_STEPS = {
    "ファイルを読んでいます": (0.0, 0.45),
    "項目と照合しています": (0.45, 0.9),
    "今の内容と比べています": (0.9, 1.0),
}
"""What is done with a file, and from which share to which: about its part of the time for a long sheet."""


@dataclass(frozen=True)
class Intake:
    """One checked file. `changes` is None where there is nothing to compare (unreadable, or no entry); `held`: what it
    was held against, None where it is to be stored whatever has come in since."""

    data: bytes
    report: Report
    plan_version: int
    changes: Changes | None = None
    choices: Choices = NO_CHOICES
    held: Stored | None = field(default=None, compare=False, repr=False)

    @property
    def other_quarters(self) -> int:
        """Entries of other quarters than the report's own: a sheet with several quarters side by side."""
        return sum(entry.quarter != self.report.quarter for entry in self.report.entries)

    @property
    def kept_words(self) -> str:
        """What stays as it is, of the quarters that the file speaks of, once it is stored."""
        said = {(each.quarter, each.item) for each in self.report.entries}
        held = {(each.entry.quarter, each.entry.item) for each in self.held.entries} if self.held else set()
        left = sum(quarter in {each for each, _ in said} for quarter, _ in held - said)
        others = f"このファイルにない項目の報告{left}件" if left else "このファイルにない項目"
        return f"{others}と、空欄の欄は、今のまま残ります。"


@dataclass(frozen=True, eq=False)
class Stored:
    """What a workbook is held against, as it is stored. `entries`: the newest of each item and quarter of the year;
    `headers`, `words`: how the site reads headers of others and words that are no rating, newest each; `by_quarter`:
    the plan and the settings that hold in each of the year's four quarters; `former_names`: what the site was called
    before; `renames`: a function's new name and its former one, as confirmed; `ids`: of all items of all versions;
    `closed`: the closed quarters with the days of their closing."""

    by_quarter: tuple[tuple[StoredPlan, Settings], ...]
    entries: tuple[StoredEntry, ...]
    headers: tuple[RememberedHeader, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    former_names: frozenset[str] = frozenset()
    renames: tuple[tuple[str, str], ...] = ()
    ids: frozenset[str] = frozenset()
    closed: Mapping[Quarter, dt.date] = field(default_factory=dict)

    def terms(self, quarter: Quarter | None) -> tuple[StoredPlan, Settings]:
        """What holds in a quarter of the year; the last where none of the year is known."""
        newest = self.by_quarter[-1]
        return newest if quarter is None or quarter.year != newest[0].year else self.by_quarter[quarter.number - 1]

    @property
    def reported(self) -> dict[Quarter, dict[str, ProgressEntry]]:
        """Quarter → item id → what the site itself has reported: a report corrects no sample, it takes its place."""
        return _by_quarter(each for each in self.entries if not each.sample)


def stored(store: Store, site: str, year: int) -> Stored:
    """Raises NoPlan where the site has no plan of the year."""
    with store.snapshot() as now:
        held = _terms(now, site, year)
        headers, words = tuple(now.remembered_headers(site)), now.remembered_words(site)
        renames = tuple((each.name, each.former) for each in now.function_names(site) if each.same)
        ids = frozenset(now.item_ids(site, year))
        shut = standing_closings(now.closings(site, year)).items()
        closed = {Quarter(year, n): japanese_day(each.at) for n, each in shut if n is not None}
        entries, former_names = tuple(now.entries(site, year)), now.former_names(site)
        return Stored(held, entries, headers, words, former_names, renames, ids, closed)


def _terms(store: Store, site: str, year: int) -> tuple[tuple[StoredPlan, Settings], ...]:
    held = store.terms(site, year)
    if not held:
        raise NoPlan(site, year_label(year))
    return held


def check(
    stored: Stored,
    name: str,
    data: bytes,
    *,
    quarter: Quarter | None = None,
    choices: Choices = NO_CHOICES,
    read: Read = read_workbook,
    on_progress: OnStep = lambda _share, _words: None,
) -> Intake:
    """Read a workbook and compare it with what is stored; stores nothing and never raises for a bad file.

    `quarter`: the sheet must be of it; None = the quarter that the sheet names. `choices`: what a person decided about
    it, before what the site remembers of such headers. `read`: how the file is opened, or found where it was opened
    before (`WorkbookMemory.read`). `on_progress` hears how far it has come.
    """
    name, asked = file_label(name), with_remembered(choices, stored.headers)
    asked = replace(asked, remembered_words=stored.words)
    plan, settings = held = stored.terms(quarter)
    reading, matching, comparing = (_step(on_progress, words) for words in _STEPS)
    reading(0.0)
    try:
        workbook = read(data, name, on_progress=reading)
    except Unreadable as error:
        return Intake(data, Report(name, readable=False, problems=(error.problem,)), plan.version)
    matching(0.0)
    known = Known(
        plan.site,
        plan.plan,
        plan.version,
        settings,
        quarter=quarter,
        reported=stored.reported,
        former_names=stored.former_names,
        **_other_names(stored, plan.plan),
    )
    report = understand(workbook, known, asked, on_progress=matching)
    if (then := stored.terms(report.quarter)) != held:
        # A sheet of a quarter before the plan or the scale changed is understood by those that held then.
        plan, settings = then
        known = replace(
            known, plan=plan.plan, version=plan.version, settings=settings, **_other_names(stored, plan.plan)
        )
        report = understand(workbook, known, asked, on_progress=matching)
    comparing(0.0)
    report = without_closed(report, stored.closed, _by_quarter(stored.entries))
    return Intake(data, report, known.version, _changes(stored, report), choices, stored)


def _other_names(stored: Stored, plan: Plan) -> dict[str, Any]:
    """The names that functions have in other versions and years, and the ids of items that the plan has not."""
    ended = stored.ids - {item.id for item in plan.items}
    return {"other_functions": aliases(stored.renames, plan.functions), "ended": ended}


def _by_quarter(entries: Iterable[StoredEntry]) -> dict[Quarter, dict[str, ProgressEntry]]:
    """Quarter → item id → what is reported."""
    found: dict[Quarter, dict[str, ProgressEntry]] = defaultdict(dict)
    for each in entries:
        found[each.entry.quarter][each.entry.item] = each.entry
    return found


def _step(on_progress: OnStep, words: str) -> OnProgress:
    return share_of(lambda share: on_progress(share, words), *_STEPS[words])


def accept(store: Store, intake: Intake, *, site: str, by: str, sample: bool = False, own: Collection[int] = ()) -> int:
    """Store a checked file's entries; the submission's number. The columns that were assigned by hand, and what was
    said of words that are no rating, are remembered for the next workbook: all in one transaction.

    `by`: who takes it in. `own`: submissions that the caller has stored itself since it was checked. Raises the store's
    refusals (StoreRefusal): no name, nothing to store, the same file for the same quarter already there, and
    ChangedMeanwhile where what was shown before is no longer so.
    """
    if not sample and not by.strip():
        raise ReasonMissing("報告の取込", "取り込む人の名前")
    with store.transaction() as deed:
        deed.lock(site)
        moved = _moved(deed, intake, site, own)
        number = deed.submit(intake.report, intake.data, site=site, by=by, version=intake.plan_version, sample=sample)
        if moved:  # after what the store itself refuses: that the very file is there already says more
            raise ChangedMeanwhile(moved)
        deed.remember_headers(site, intake.choices, by)
        deed.remember_words(site, intake.choices.symbols, by)
    return number


def _moved(store: Store, intake: Intake, site: str, own: Collection[int]) -> str:
    """What has changed since the file was checked of what its preview was made from; "" for nothing."""
    seen, quarters = intake.held, [entry.quarter for entry in intake.report.entries]
    if seen is None or not quarters:
        return ""
    last = max(quarters)
    if quarter := changed_meanwhile.reports(seen.entries, store.entries(site, last.year), last, own):
        return f"{quarter.label}の報告"
    return "計画か設定" if changed_meanwhile.terms(seen.by_quarter, store.terms(site, last.year), last) else ""


def sheet_for(store: Store, site: str, quarter: Quarter, role: str | None) -> bytes:
    """The quarter's workbook for a role (None = every role), with the newest values known before it beside the inputs,
    and what the site has reported of the quarter in them.

    Raises NoPlan.
    """
    from kyoten.sheet.template.workbook import quarter_workbook  # noqa: PLC0415 - XlsxWriter, for this alone

    with store.snapshot() as now:
        stored, settings = _terms(now, site, quarter.year)[quarter.number - 1]
        persons = terms(now, site, quarter.year)[quarter.number - 1].persons
        entries, records = now.entries(site, quarter.year), now.submissions(site, quarter.year)
        links, last = now.links(site, quarter.year), now.judgements(site, quarter.year - 1)
    judged = {item: last[previous].words for item, previous in links.items() if previous in last}
    before = {e.entry.item: e.entry for e in sorted(entries, key=_quarter) if e.entry.quarter < quarter}
    reported = {e.entry.item: e.entry for e in entries if e.entry.quarter == quarter and not e.sample}
    sample = any(r.sample and not r.taken_back for r in records)
    return quarter_workbook(
        stored.plan,
        quarter,
        site=site,
        version=stored.version,
        role=role,
        previous=before,
        reported=reported,
        settings=settings,
        persons=persons,
        judged=judged,
        sample=sample,
    )


def effect(now: View, data: YearData, report: Report) -> tuple[tuple[Figure, Figure], ...]:
    """The overview's figures as they are and as they will be once the report is stored; () where nothing would be.

    `now`: the view of the report's quarter, of all roles and functions; `data`: what it is made from.
    """
    if not report.storable:
        return ()
    then = make(_with_report(data, report), now.quarter, today=now.meta.as_of)
    return tuple(zip(figures(now, with_change=False), figures(then, with_change=False), strict=True))


def _with_report(now: YearData, report: Report) -> YearData:
    received = dt.datetime.now(dt.UTC)
    added = [StoredEntry(entry, 0, report.file, received) for entry in report.entries]
    return replace(now, entries=tuple(standing_entries([*now.entries, *added])))


def _changes(stored: Stored, report: Report) -> Changes | None:
    """Of every quarter that the report speaks of."""
    if not report.readable or report.quarter is None:
        return None
    plan, settings = stored.terms(report.quarter)
    return compare_all(_by_quarter(stored.entries), report, plan.plan, settings, own=stored.reported)


def _quarter(stored: StoredEntry) -> Quarter:
    return stored.entry.quarter
