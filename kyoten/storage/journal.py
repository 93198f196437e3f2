"""Who did what and when: written in the same transaction as the change itself."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.storage.recorded import Moment, before
from kyoten.storage.records import Event
from kyoten.storage.tables import journal

PLAN_SAVED, SUBMITTED, TAKEN_BACK, RESTORED = "plan_saved", "submitted", "taken_back", "restored"
SETTINGS_SAVED, SAMPLE_CLEARED = "settings_saved", "sample_cleared"
ITEM_CHANGED, REPAIR_ANSWERED, LINKS_SAVED = "item_changed", "repair_answered", "links_saved"
ACKNOWLEDGED, WITHDRAWN = "acknowledged", "withdrawn"
HEADER_REMEMBERED, STORE_RESTORED, FUNCTION_NAMED = "header_remembered", "store_restored", "function_named"
PLAN_REMOVED, SITE_RENAMED, HIDDEN, SHOWN = "plan_removed", "site_renamed", "hidden", "shown"
MEETING_ADDED, MEETING_REMOVED = "meeting_added", "meeting_removed"
PERIOD_CLOSED, PERIOD_REOPENED = "period_closed", "period_reopened"
JUDGED, JUDGEMENT_WITHDRAWN = "judged", "judgement_withdrawn"
ACTIONS = (
    PLAN_SAVED, SUBMITTED, TAKEN_BACK, RESTORED, SETTINGS_SAVED, SAMPLE_CLEARED,
    ITEM_CHANGED, REPAIR_ANSWERED, LINKS_SAVED, ACKNOWLEDGED, WITHDRAWN,
    HEADER_REMEMBERED, STORE_RESTORED, FUNCTION_NAMED,
    PLAN_REMOVED, SITE_RENAMED, HIDDEN, SHOWN, PERIOD_CLOSED, PERIOD_REOPENED,
    MEETING_ADDED, MEETING_REMOVED, JUDGED, JUDGEMENT_WITHDRAWN,
)  # fmt: skip

_MARKS = (TAKEN_BACK, RESTORED)
"""What is said of a submission after it came in."""

T = TypeVar("T")


def record(
    connection: Connection,
    action: str,
    at: dt.datetime,
    by: str,
    *,
    site: str | None = None,
    submission: int | None = None,
    note: str = "",
) -> None:
    """Add one line."""
    row = {"at": at, "done_by": by, "action": action, "site": site, "submission_id": submission, "note": note}
    connection.execute(sa.insert(journal).values(row))


def events(connection: Connection, site: str | None = None) -> list[Event]:
    """All lines, oldest first; of one site where given."""
    query = sa.select(journal).order_by(journal.c.id)
    if site is not None:
        query = query.where(journal.c.site == site)
    return [_event(row) for row in connection.execute(query)]


def changes_by_submission(connection: Connection, site: str, until: Moment = None) -> dict[int, tuple[Event, ...]]:
    """Submission number → its take-backs and restores (before a moment), oldest first."""
    query = sa.select(journal).where(journal.c.site == site, journal.c.action.in_(_MARKS))
    query = query.where(journal.c.submission_id.is_not(None), before(until, journal.c.at)).order_by(journal.c.id)
    found: dict[int, list[Event]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.submission_id].append(_event(row))
    return {number: tuple(each) for number, each in found.items()}


def newest(connection: Connection, site: str, until: Moment = None) -> dt.datetime | None:
    """When something was last recorded that a site's figures may rest on (before a moment); None for never."""
    theirs = journal.c.site == site
    of_all = sa.and_(journal.c.site.is_(None), journal.c.action == SAMPLE_CLEARED)
    last = sa.select(sa.func.max(journal.c.at)).where(before(until, journal.c.at))
    # One question for each, so that the index answers both at once.
    found = [connection.execute(last.where(whose)).scalar() for whose in (theirs, of_all)]
    return max((at for at in found if at), default=None)


def newest_mark(number: sa.ColumnElement[int], tells: sa.Column[T], until: Moment) -> sa.ScalarSelect[T]:
    """A column of the newest taking back or restoring of a submission (before a moment); NULL where there is none."""
    marks = sa.select(tells).where(
        journal.c.submission_id == number, journal.c.action.in_(_MARKS), before(until, journal.c.at)
    )
    return marks.order_by(journal.c.id.desc()).limit(1).scalar_subquery()


def taken_back(number: sa.ColumnElement[int], until: dt.datetime) -> sa.ColumnElement[bool]:
    """Whether a submission was taken back at a moment: the newest mark before it says so."""
    return sa.func.coalesce(newest_mark(number, journal.c.action, until), "") == TAKEN_BACK


def is_empty(connection: Connection) -> bool:
    """Whether nobody has ever done anything here."""
    return connection.execute(sa.select(journal.c.id).limit(1)).first() is None


def _event(row: sa.Row[tuple[object, ...]]) -> Event:
    each = row._mapping
    return Event(each["action"], each["at"], each["done_by"], each["site"], each["submission_id"], each["note"])
