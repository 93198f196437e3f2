"""A quarter's workbook on its way in: checked against what is stored, shown, and stored once it is confirmed.

The pages and the command line both go through here, so that both understand a workbook in the same way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kyoten.fiscal import Quarter, year_label
from kyoten.frames import entries_frame
from kyoten.model import ProgressEntry
from kyoten.overview import Figure, figures
from kyoten.problems import Report, Unreadable
from kyoten.progress.diff import Changes, compare
from kyoten.progress.sheet import Known, read_sheet
from kyoten.progress.template import quarter_workbook
from kyoten.store import NoPlan, Store, StoredEntry, StoredPlan
from kyoten.view import Gathered, gather, make
from kyoten.workbook import LIMITS, read_workbook


@dataclass(frozen=True)
class Intake:
    """One checked file. `changes` is None where there is nothing to compare (unreadable, or no entry)."""

    data: bytes
    report: Report
    plan_version: int
    changes: Changes | None = None


def check(
    store: Store, site: str, year: int, name: str, data: bytes, *, quarter: Quarter | None = None, isolated: bool = True
) -> Intake:
    """Read a workbook and compare it with what is stored; stores nothing and never raises for a bad file.

    `quarter`: the sheet must be of it; None = the quarter that the sheet names. Raises NoPlan without a plan.
    """
    stored = _plan(store, site, year)
    try:
        workbook = read_workbook(data, name, isolated=isolated, limits=LIMITS)
        report = read_sheet(workbook, _known(store, stored, quarter))
    except Unreadable as error:
        return Intake(data, Report(name, readable=False, problems=(error.problem,)), stored.version)
    return Intake(data, report, stored.version, _changes(store, site, stored, report))


def accept(store: Store, intake: Intake, *, site: str, by: str, sample: bool = False) -> int:
    """Store a checked file's entries in one transaction; the submission's number.

    Raises the store's refusals (StoreRefusal): nothing to store, or the same file for the same quarter already there.
    """
    return store.submit(intake.report, intake.data, site=site, by=by, version=intake.plan_version, sample=sample)


def sheet_for(store: Store, site: str, quarter: Quarter, role: str | None) -> bytes:
    """The quarter's workbook for a role (None = every role), with the newest values known before it beside the inputs.

    Raises NoPlan.
    """
    stored = _plan(store, site, quarter.year)
    entries = store.entries(site, quarter.year)
    before = {e.entry.item: e.entry for e in sorted(entries, key=_quarter) if e.entry.quarter < quarter}
    sample = any(r.sample and not r.taken_back for r in store.submissions(site, quarter.year))
    return quarter_workbook(
        stored.plan,
        quarter,
        site=site,
        version=stored.version,
        role=role,
        previous=before,
        settings=store.settings(site),
        sample=sample,
    )


def effect(store: Store, site: str, intake: Intake, today: dt.date) -> tuple[tuple[Figure, Figure], ...]:
    """The overview's figures as they are and as they will be once the file is stored; () where nothing would be."""
    quarter = intake.report.quarter
    if not intake.report.storable or quarter is None:
        return ()
    now = gather(store, site, quarter.year)
    then = _with_report(now, store.entries(site, quarter.year), intake.report)
    pairs = zip(figures(make(now, quarter, today=today)), figures(make(then, quarter, today=today)), strict=True)
    return tuple(pairs)


def _with_report(now: Gathered, stored: list[StoredEntry], report: Report) -> Gathered:
    replaced = {(entry.item, entry.quarter) for entry in report.entries}
    kept = [each for each in stored if (each.entry.item, each.entry.quarter) not in replaced]
    received = dt.datetime.now(dt.UTC)
    added = [StoredEntry(entry, 0, report.file, received) for entry in report.entries]
    return replace(now, entries=entries_frame([*kept, *added]))


def _plan(store: Store, site: str, year: int) -> StoredPlan:
    stored = store.plan(site, year)
    if stored is None:
        raise NoPlan(site, year_label(year))
    return stored


def _changes(store: Store, site: str, stored: StoredPlan, report: Report) -> Changes | None:
    quarter = report.quarter
    if not report.readable or quarter is None:
        return None
    entries = store.entries(site, stored.year)
    return compare(
        _of(entries, quarter),
        _of(entries, quarter.previous()),
        report,
        stored.plan,
        store.settings(site),
    )


def _of(entries: list[StoredEntry], quarter: Quarter) -> Mapping[str, ProgressEntry]:
    return {each.entry.item: each.entry for each in entries if each.entry.quarter == quarter}


def _quarter(stored: StoredEntry) -> Quarter:
    return stored.entry.quarter


def _known(store: Store, stored: StoredPlan, quarter: Quarter | None) -> Known:
    return Known(stored.site, stored.plan, stored.version, store.settings(stored.site), quarter=quarter)
