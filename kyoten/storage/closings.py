"""Closing quarters and years (確定) and opening them again: the Store's methods for it (docs/time.md, "Closing").

The closed quarters of a year are always its first ones, closed one after the other: so what a later quarter counts on
from is what those before it showed, to the last digit.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy.engine import Connection

from kyoten.fiscal import QUARTERS, Quarter, japanese_day, year_label
from kyoten.problems.report import Report
from kyoten.sheet.closed_quarters import differs
from kyoten.storage import closing_rows, journal, open_problems, plan_rows, rests_on, submission_rows
from kyoten.storage.closing_records import Closing, standing_closings
from kyoten.storage.closing_refusals import (
    AlreadyClosed,
    EarlierOpen,
    LaterClosed,
    NotBegun,
    NotClosed,
    PeriodClosed,
    RowsWaiting,
)
from kyoten.storage.codec import Row
from kyoten.storage.database import Database
from kyoten.storage.refusals import NoPlan, ReasonMissing

_TICK = dt.timedelta(microseconds=1)


class Closings(Database):
    """What is closed, closing it, and opening it again."""

    def closings(self, site: str, year: int) -> list[Closing]:
        """Every closing and reopening of a year and of its quarters, oldest first."""
        with self._reading() as connection:
            return closing_rows.listed(connection, site, year, self._until)

    def close_period(
        self, site: str, year: int, quarter: int | None = None, *, by: str, leave_waiting: bool = False
    ) -> tuple[Closing, ...]:
        """Close a quarter (1–4) at this moment, or the year (None) with those of its quarters that are still open;
        what was closed. `leave_waiting`: even where rows wait to be mended, which then stay out.

        Raises ReasonMissing without a name, NoPlan, AlreadyClosed, NotBegun, EarlierOpen, RowsWaiting.
        """
        _named(by)
        with self._writing() as connection:
            owner = _owner(connection, site, year)
            now = self._after_everything(connection, site)
            closed = standing_closings(closing_rows.listed(connection, site, year))
            if quarter in closed:
                raise AlreadyClosed(closed[quarter])
            first_open = next((number for number in QUARTERS if number not in closed), 4)
            if quarter is not None and quarter != first_open:
                raise EarlierOpen(Quarter(year, quarter).full_label, Quarter(year, first_open).label)
            made = [
                Closing(year, number, True, by.strip(), now)
                for number in ((quarter,) if quarter is not None else (*QUARTERS, None))
                if number not in closed
            ]
            for each in made:
                if each.quarter is not None:
                    _refuse_unready(connection, site, Quarter(year, each.quarter), now, leave_waiting=leave_waiting)
            for each in made:
                closing_rows.add(connection, owner, each)
                journal.record(connection, journal.PERIOD_CLOSED, now, each.by, site=site, note=each.label)
        return tuple(made)

    def reopen_period(self, site: str, year: int, quarter: int | None = None, *, by: str, reason: str) -> Closing:
        """Open a closed quarter (1–4) again, or the year (None), whose quarters stay closed; what was recorded.

        Raises ReasonMissing without a reason or a name, NoPlan, NotClosed, LaterClosed.
        """
        _named(by)
        if not reason.strip():
            raise ReasonMissing("確定の解除")
        with self._writing() as connection:
            owner = _owner(connection, site, year)
            now = self._after_everything(connection, site)
            closed = standing_closings(closing_rows.listed(connection, site, year))
            made = Closing(year, quarter, False, by.strip(), now, reason.strip())
            if quarter not in closed:
                raise NotClosed(made.label)
            if quarter is not None and (later := [each for number, each in closed.items() if (number or 5) > quarter]):
                raise LaterClosed(made.label, max(later, key=lambda each: each.quarter or 5).label)
            closing_rows.add(connection, owner, made)
            note = f"{made.label} {made.reason}"
            journal.record(connection, journal.PERIOD_REOPENED, now, made.by, site=site, note=note)
        return made

    def recorded(self, site: str) -> dt.datetime | None:
        """When anything was last recorded of a site; None for never."""
        with self._reading() as connection:
            return journal.newest(connection, site, self._until)

    def recorded_by_quarter(self, site: str, year: int) -> tuple[dt.datetime | None, ...]:
        """Of each quarter of a year, when something that its figures rest on was last recorded; None for never."""
        with self._reading() as connection:
            return rests_on.newest(connection, site, year, self._until)

    def _after_everything(self, connection: Connection, site: str) -> dt.datetime:
        """Now, and later than all that was recorded before, whatever the computer's clock did meanwhile: what is seen
        as of a closing was recorded before it."""
        newest = journal.newest(connection, site)
        return self._clock() if newest is None else max(self._clock(), newest + _TICK)


def refuse_report(connection: Connection, site: str, report: Report, filed: Quarter) -> None:
    """Raise PeriodClosed where a report is filed under a closed quarter, or says anew what was reported of one.

    A sheet with several quarters side by side may repeat what a closed one has.
    """
    for year in {filed.year, *(entry.quarter.year for entry in report.entries)}:
        closed = standing_closings(closing_rows.listed(connection, site, year))
        if filed.year == year and filed.number in closed:
            raise PeriodClosed(closed[filed.number], f"「{report.file}」は取り込めません")
        there = [entry for entry in report.entries if entry.quarter.year == year and entry.quarter.number in closed]
        known = {e.entry[:2]: e.entry for e in submission_rows.standing(connection, site, year)} if there else {}
        for entry in there:
            if differs(entry, known.get(entry[:2])):
                what = f"その四半期の報告({entry.item})を変える「{report.file}」は取り込めません"
                raise PeriodClosed(closed[entry.quarter.number], what)


def refuse_mark(connection: Connection, submission: Row, what: str) -> None:
    """Raise PeriodClosed where a submission (submission_rows.locked) is of a closed quarter."""
    closed = standing_closings(closing_rows.listed(connection, submission["site"], submission["fiscal_year"]))
    if submission["quarter"] in closed:
        raise PeriodClosed(closed[submission["quarter"]], what)


def _refuse_unready(
    connection: Connection, site: str, quarter: Quarter, now: dt.datetime, *, leave_waiting: bool
) -> None:
    if quarter.start > japanese_day(now):
        raise NotBegun(quarter.full_label, quarter.start)
    waiting = [(r.file, len(problems)) for r, problems in open_problems.waiting(connection, site, quarter)]
    if waiting and not leave_waiting:
        raise RowsWaiting(quarter.full_label, waiting)


def _named(by: str) -> None:
    if not by.strip():
        raise ReasonMissing("確定とその解除", "氏名")


def _owner(connection: Connection, site: str, year: int) -> int:
    owner = plan_rows.site_id(connection, site)
    if owner is None or plan_rows.newest(connection, site, year) is None:
        raise NoPlan(site, year_label(year))
    return plan_rows.lock_site(connection, site)
