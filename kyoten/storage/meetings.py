"""Meetings by name, for 前回の会議から (docs/time.md): the Store's methods.

A meeting is added and withdrawn, never changed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.fiscal import Quarter, day_words, japanese_day, year_label
from kyoten.storage import journal, plan_rows
from kyoten.storage.database import Database
from kyoten.storage.recorded import before
from kyoten.storage.refusals import BadMeeting, UnknownMeeting, UnknownSite
from kyoten.storage.site_tables import meetings
from kyoten.storage.tables import sites
from kyoten.text import flat

LONGEST = 60


@dataclass(frozen=True)
class Meeting:
    """A meeting of a site by its name; `number` is what Store.remove_meeting takes, `at` when it was named."""

    number: int
    name: str
    day: dt.date
    by: str
    at: dt.datetime


class Meetings(Database):
    """One transaction for each deed."""

    def add_meeting(self, site: str, name: str, day: dt.date, by: str) -> int:
        """Name the meeting of a day; its number. Raises UnknownSite, and BadMeeting for a name that can't be one, one
        that another meeting of the fiscal year has, and a day that has not come."""
        name, now = flat(name), self._clock()
        with self._writing() as connection:
            if plan_rows.site_id(connection, site) is None:
                raise UnknownSite(site)
            owner = plan_rows.lock_site(connection, site)
            if refusal := _refusal(name, day, _listed(connection, site), japanese_day(now)):
                raise BadMeeting(refusal)
            row = {"site_id": owner, "name": name, "day": day, "done_by": by, "at": now}
            number: int = connection.execute(sa.insert(meetings).values(row).returning(meetings.c.id)).scalar_one()
            journal.record(connection, journal.MEETING_ADDED, now, by, site=site, note=f"{name} {day.isoformat()}")
        return number

    def remove_meeting(self, site: str, number: int, by: str) -> Meeting:
        """Take a meeting's name back; the meeting. Raises UnknownMeeting for a number that none of the site's has."""
        now = self._clock()
        with self._writing() as connection:
            plan_rows.lock_site(connection, site)
            found = next((each for each in _listed(connection, site) if each.number == number), None)
            if found is None:
                raise UnknownMeeting(str(number))
            gone = {"withdrawn_by": by, "withdrawn_at": now}
            connection.execute(sa.update(meetings).where(meetings.c.id == number).values(gone))
            note = f"{found.name} {found.day.isoformat()}"
            journal.record(connection, journal.MEETING_REMOVED, now, by, site=site, note=note)
        return found

    def meetings(self, site: str) -> list[Meeting]:
        """The meetings that stand, the newest day first."""
        with self._reading() as connection:
            return _listed(connection, site, self._until)


def _listed(connection: Connection, site: str, until: dt.datetime | None = None) -> list[Meeting]:
    query = sa.select(meetings).join(sites, meetings.c.site_id == sites.c.id).where(sites.c.name == site)
    withdrawn = meetings.c.withdrawn_at
    gone = withdrawn.is_not(None) if until is None else sa.and_(withdrawn.is_not(None), withdrawn < until)
    query = query.where(before(until, meetings.c.at), sa.not_(gone)).order_by(
        meetings.c.day.desc(), meetings.c.id.desc()
    )
    return [_meeting(row) for row in connection.execute(query).mappings()]


def _meeting(row: sa.RowMapping) -> Meeting:
    facts: dict[str, Any] = {name: row[name] for name in ("name", "day", "at")}
    return Meeting(number=row["id"], by=row["done_by"], **facts)


def _refusal(name: str, day: dt.date, known: list[Meeting], today: dt.date) -> str:
    if not name or len(name) > LONGEST or not name.isprintable():
        return f"会議の名前は、1〜{LONGEST}字で入れてください。"
    if _is_day(name):
        return f"「{name}」は日付と区別できないため、会議の名前にできません。"
    if day > today:
        return f"{day_words(day)}は、まだ来ていません。開いた会議の日を入れてください。"
    year = Quarter.of(day).year
    same = next((each for each in known if (each.name, Quarter.of(each.day).year) == (name, year)), None)
    if same:
        return f"{year_label(year)}の「{name}」は、{day_words(same.day)}の会議として登録済みです。"
    return ""


def _is_day(name: str) -> bool:
    try:
        dt.date.fromisoformat(name)
    except ValueError:
        return False
    return True
