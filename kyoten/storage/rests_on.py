"""When something was last recorded of what the figures of a quarter rest on (docs/time.md, "Closing").

That is of its year's quarters up to it: reports, taking back and restoring; the plan, items, settings and 了承 that
hold in or before it; reopenings, and the year's links. Of the years before, with which it is compared and which hand
their persons on, it is all of these. A cleared sample took rows of any of them away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import accumulate

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.fiscal import QUARTERS
from kyoten.storage import closing_rows, journal
from kyoten.storage.decision_tables import acknowledgements, closings, item_changes, item_links
from kyoten.storage.recorded import Moment, before, row_of_site
from kyoten.storage.tables import entries, plans, settings, submissions
from kyoten.storage.tables import journal as lines


def newest(connection: Connection, site: str, year: int, until: Moment = None) -> tuple[Moment, ...]:
    """For each quarter of a year the newest such moment (before a moment); None for never."""
    owner = row_of_site(site)
    deeds = [*_reports(owner, year, until), *_decisions(owner, year), _settings(owner, year), _SAMPLE_CLEARED]
    every = sa.union_all(*(_newest_of(each, until) for each in deeds)).subquery()
    query = sa.select(every.c.quarter, sa.func.max(every.c.at).label("at")).group_by(every.c.quarter)
    found = {row.quarter: row.at for row in connection.execute(query)}
    return tuple(accumulate((found.get(number) for number in QUARTERS), _later))


def _later(one: Moment, other: Moment) -> Moment:
    return max((at for at in (one, other) if at), default=None)


_Deeds = sa.Select[tuple[int, dt.datetime]]
"""Rows of the quarter (1–4) from which a deed counts and of its moment."""
_Owner = sa.ScalarSelect[int]


def _newest_of(deeds: _Deeds, until: Moment) -> _Deeds:
    """Of one kind, one row a quarter."""
    each = deeds.subquery()
    columns = each.c.values()
    return (
        sa.select(columns[0].label("quarter"), sa.func.max(columns[1]).label("at"))
        .where(before(until, columns[1]))
        .group_by(columns[0])
    )


def _reports(owner: _Owner, year: int, until: Moment) -> Iterator[_Deeds]:
    """Receiving, and of each report the newest taking back or restoring."""
    first = sa.func.min(sa.case((entries.c.fiscal_year < year, 1), else_=entries.c.quarter))
    sent = (
        sa.select(submissions.c.id, submissions.c.received, first.label("quarter"))
        .join(entries, entries.c.submission_id == submissions.c.id)
        .where(submissions.c.site_id == owner, entries.c.fiscal_year <= year)
        .group_by(submissions.c.id, submissions.c.received)
        .subquery()
    )
    yield sa.select(sent.c.quarter.label("quarter"), sent.c.received.label("at"))
    yield sa.select(sent.c.quarter, journal.newest_mark(sent.c.id, lines.c.at, until))


def _decisions(owner: _Owner, year: int) -> Iterator[_Deeds]:
    """Plans, items, 了承, links and reopenings."""
    counted = (
        (plans.c.saved, plans.c.holds_from),
        (plans.c.removed, plans.c.holds_from),
        (item_changes.c.at, item_changes.c.holds_from),
        (acknowledgements.c.at, acknowledgements.c.since),
        (acknowledgements.c.withdrawn_at, acknowledgements.c.since),
        (item_links.c.at, sa.literal(1)),
    )
    for at, first in counted:
        there = sa.and_(at.table.c.site_id == owner, at.table.c.fiscal_year <= year, at.is_not(None))
        yield sa.select(sa.case((at.table.c.fiscal_year < year, 1), else_=first), at).where(there)
    reopened = sa.and_(closings.c.kind == closing_rows.REOPENED, closings.c.quarter.is_not(None))
    own = sa.and_(closings.c.site_id == owner, closings.c.fiscal_year <= year, reopened)
    yield sa.select(sa.case((closings.c.fiscal_year < year, 1), else_=closings.c.quarter), closings.c.at).where(own)


def _settings(owner: _Owner, year: int) -> _Deeds:
    always = sa.or_(settings.c.from_year.is_(None), settings.c.from_year < year)
    theirs = sa.and_(settings.c.site_id == owner, sa.or_(always, settings.c.from_year == year))
    return sa.select(sa.case((always, 1), else_=settings.c.from_quarter), settings.c.saved).where(theirs)


_SAMPLE_CLEARED: _Deeds = sa.select(sa.literal(1), lines.c.at).where(
    lines.c.site.is_(None), lines.c.action == journal.SAMPLE_CLEARED
)
