"""The Store: plans, submissions and settings of every site, on SQLite or any database that a URL names.

One transaction for each action, all or nothing; original bytes are kept; the newest report per item and quarter counts
and older ones stay (docs/product.md, "Nothing is lost"). What is refused is a StoreRefusal; its text is for the user.
"""

from __future__ import annotations

import datetime as dt

from kyoten.fiscal import Quarter, year_label
from kyoten.model import Plan
from kyoten.problems.report import Report
from kyoten.settings import Settings
from kyoten.storage import (
    closing_rows,
    closings,
    epochs,
    hidden,
    item_changes,
    journal,
    open_problems,
    plan_rows,
    sample_rows,
    site_settings,
    submission_rows,
)
from kyoten.storage.closing_records import Closing, standing_closings
from kyoten.storage.closings import Closings
from kyoten.storage.decisions import Decisions
from kyoten.storage.engine import reading
from kyoten.storage.function_names import FunctionName, FunctionNames
from kyoten.storage.judgements import Judgement, Judgements, state_subject
from kyoten.storage.meetings import Meeting, Meetings
from kyoten.storage.mistakes import Mistakes
from kyoten.storage.open_problems import OpenProblems
from kyoten.storage.records import (
    Acknowledgement,
    ClearedSample,
    Event,
    FieldChange,
    PlanVersion,
    RepairAnswer,
    Revision,
    SavedLink,
    SavedSettings,
    StoredEntry,
    StoredPlan,
    SubmissionRecord,
    standing_acknowledgements,
    standing_entries,
)
from kyoten.storage.refusals import (
    AlreadySubmitted,
    AlreadyTakenBack,
    AlreadyWithdrawn,
    BadAnswer,
    BadChange,
    BadJudgement,
    BadLink,
    BadMeeting,
    BadSiteName,
    DatabaseGone,
    DatabaseIsBackup,
    DatabaseMissing,
    DatabaseReplaced,
    DatabaseTooNew,
    DatabaseUnavailable,
    ItemNotThen,
    JudgedMeanwhile,
    NoPlan,
    NothingLeftToShow,
    NothingToStore,
    NotJudged,
    NotTakenBack,
    PlanInUse,
    PlanWithoutYear,
    ReasonMissing,
    StoreRefusal,
    UnknownAcknowledgement,
    UnknownItem,
    UnknownMeeting,
    UnknownRepair,
    UnknownSite,
    UnknownSubmission,
)
from kyoten.storage.remembered_headers import HeaderMemory, RememberedHeader
from kyoten.storage.report_queries import ReportQueries

__all__ = [
    "Acknowledgement",
    "AlreadySubmitted",
    "AlreadyTakenBack",
    "AlreadyWithdrawn",
    "BadAnswer",
    "BadChange",
    "BadJudgement",
    "BadLink",
    "BadMeeting",
    "BadSiteName",
    "ClearedSample",
    "Closing",
    "DatabaseGone",
    "DatabaseIsBackup",
    "DatabaseMissing",
    "DatabaseReplaced",
    "DatabaseTooNew",
    "DatabaseUnavailable",
    "Event",
    "FieldChange",
    "FunctionName",
    "ItemNotThen",
    "JudgedMeanwhile",
    "Judgement",
    "Meeting",
    "NoPlan",
    "NotJudged",
    "NotTakenBack",
    "NothingLeftToShow",
    "NothingToStore",
    "PlanInUse",
    "PlanVersion",
    "PlanWithoutYear",
    "ReasonMissing",
    "RememberedHeader",
    "RepairAnswer",
    "Revision",
    "SavedLink",
    "SavedSettings",
    "Store",
    "StoreRefusal",
    "StoredEntry",
    "StoredPlan",
    "SubmissionRecord",
    "UnknownAcknowledgement",
    "UnknownItem",
    "UnknownMeeting",
    "UnknownRepair",
    "UnknownSite",
    "UnknownSubmission",
    "standing_acknowledgements",
    "standing_closings",
    "standing_entries",
    "state_subject",
]


class Store(
    Decisions, Judgements, Meetings, Closings, Mistakes, HeaderMemory, FunctionNames, ReportQueries, OpenProblems
):
    """One database: plans, submissions, the journal; the rest as the classes have it that it is made of."""

    def save_plan(
        self,
        site: str,
        plan: Plan,
        *,
        file: str,
        data: bytes,
        by: str,
        sample: bool = False,
        saved: dt.datetime | None = None,
        holds_from: int = 1,
    ) -> int:
        """Store a plan as the next version of its year and give the version, from 1. `saved`: now if not given.
        `holds_from`: the quarter (1–4) from which it holds; in those before it the older versions stay (docs/time.md).

        A plan equal to the newest version adds none; where that one was a sample and this is not, it becomes the site's
        own. An item that it leaves out has ended; its reports stay. Raises PlanWithoutYear, PlanWithoutItems.
        """
        with self._writing() as connection:
            now = saved or self._clock()
            version, stored = plan_rows.save(
                connection, site, plan, file=file, data=data, by=by, sample=sample, now=now, holds_from=holds_from
            )
            if stored:
                hidden.show(connection, site, plan.fiscal_year, by=by, now=now)
                since = f"(第{holds_from}四半期から)" if holds_from > 1 else ""
                note = f"{year_label(plan.fiscal_year)} 第{version}版{since} {file}"
                journal.record(connection, journal.PLAN_SAVED, now, by, site=site, note=note)
        return version

    def plan(self, site: str, year: int, version: int | None = None) -> StoredPlan | None:
        """The newest version of a year's plan, or the one asked for, with what was changed by hand; None for none."""
        with self._reading() as connection:
            found = plan_rows.newest(connection, site, year, version, memory=self._plans, until=self._until)
            return item_changes.overlay(connection, found[1], self._until) if found else None

    def terms(self, site: str, year: int) -> tuple[tuple[StoredPlan, Settings], ...]:
        """The plan and the settings that hold in each of a year's four quarters (docs/time.md); () where no plan is
        stored. Of a closed quarter, what held in it when it was closed. Where nothing changes from one quarter to the
        next, it is the same plan, not an equal one."""
        held: list[tuple[StoredPlan, Settings]] = []
        with self._reading() as connection:
            for moment, numbers in closing_rows.by_moment(connection, site, year, self._until):
                changes = item_changes.newest_listed(connection, site, year, moment)
                saved = site_settings.newest_listed(connection, site, moment)
                for number in numbers:
                    found = plan_rows.newest(connection, site, year, memory=self._plans, until=moment, quarter=number)
                    if found is None:
                        return ()
                    changed = item_changes.standing(changes, number)
                    before = held[-1][0] if held else None
                    same = before is not None and (before.version, before.changed) == (found[1].version, changed)
                    stored = before if before and same else item_changes.changed_by(found[1], changed)
                    held.append((stored, site_settings.holding(saved, Quarter(year, number))))
        return tuple(held)

    def plan_original(self, site: str, year: int, version: int | None = None) -> tuple[str, bytes] | None:
        """File name and bytes that a plan was read from; None where there is no such plan."""
        with self._reading() as connection:
            found = plan_rows.newest(connection, site, year, version)
            return plan_rows.original(connection, found[0]) if found else None

    def reported_items(self, site: str, year: int, first: int = 1) -> list[str]:
        """Ids of the items with own (not sample) reports of a quarter (1–4) or later ones."""
        with self._reading() as connection:
            owner = plan_rows.site_id(connection, site)
            return [] if owner is None else plan_rows.reported_items(connection, owner, year, first)

    def item_ids(self, site: str, year: int) -> list[str]:
        """Every id that any version of a year's plan has given: none of them may come to mean another item."""
        with self._reading() as connection:
            return plan_rows.item_ids(connection, site, year)

    def submit(
        self,
        report: Report,
        data: bytes,
        *,
        site: str,
        by: str,
        version: int | None = None,
        sample: bool = False,
        received: dt.datetime | None = None,
    ) -> int:
        """Store a report with the workbook's bytes; the submission's number.

        `version`: of the plan that it was read against (the newest if not given); `received`: now if not given.
        Raises NothingToStore, NoPlan, PeriodClosed, and AlreadySubmitted where the same bytes already stand for that
        quarter.
        """
        quarter = submission_rows.quarter_of(report)
        with self._writing() as connection:
            owner = plan_rows.lock_site(connection, site)
            plan = plan_rows.newest(connection, site, quarter.year, version)
            if plan is None:
                raise NoPlan(site, year_label(quarter.year))
            closings.refuse_report(connection, site, report, quarter)
            when = received or self._clock()
            number = submission_rows.add(
                connection, report, data, site=site, owner=owner, plan_id=plan[0], by=by, sample=sample, received=when
            )
            open_problems.add(connection, number, report)
        return number

    def take_back(self, submission: int, by: str, reason: str) -> None:
        """Let a submission no longer count; nothing is deleted. Raises UnknownSubmission, AlreadyTakenBack,
        PeriodClosed."""
        with self._writing() as connection:
            row = submission_rows.locked(connection, submission)
            if row["taken_back"]:
                raise AlreadyTakenBack(submission)
            closings.refuse_mark(connection, row, "報告は取り下げられません")
            submission_rows.mark(connection, row, journal.TAKEN_BACK, self._clock(), by, reason=reason)

    def restore(self, submission: int, by: str) -> None:
        """Let it count again. Raises UnknownSubmission, NotTakenBack, PeriodClosed, and AlreadySubmitted where it
        came in anew."""
        with self._writing() as connection:
            row = submission_rows.locked(connection, submission)
            if not row["taken_back"]:
                raise NotTakenBack(submission)
            closings.refuse_mark(connection, row, "取り下げた報告は元に戻せません")
            submission_rows.refuse_double(connection, row, row["file"])
            submission_rows.mark(connection, row, journal.RESTORED, self._clock(), by)

    def revision(self) -> Revision:
        """What the store is at: another one with everything that is stored, and never one that it was at before."""
        if self._within is not None:
            return epochs.revision(self._within)
        seen = self._guard.before(writes=False)
        with reading(self._engine) as connection:
            return self._guard.within(connection, seen)

    def untouched(self) -> bool:
        """Whether nothing was ever stored here: the first start. A cleared sample has left its line in the journal."""
        with self._reading() as connection:
            return journal.is_empty(connection)

    def clear_sample(self, by: str = "") -> ClearedSample:
        """Drop all that was loaded as a sample, in one transaction.

        A sample plan that own reports rest on stays and becomes the site's own: only its sample submissions go.
        """
        with self._writing() as connection:
            cleared = sample_rows.clear(connection)
            note = f"報告 {cleared.submissions}件、計画 {cleared.plans}件"
            journal.record(connection, journal.SAMPLE_CLEARED, self._clock(), by, note=note)
        return cleared
