"""Sites and years that are not offered any more, within a transaction that the Store has opened."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.storage.recorded import Moment, before
from kyoten.storage.site_tables import hidings
from kyoten.storage.tables import sites


def sites_hidden(connection: Connection, until: Moment = None) -> set[str]:
    """Names of the sites that are hidden (at a moment)."""
    return {name for (name, year), hidden in _newest(connection, until).items() if hidden and year is None}


def years_hidden(connection: Connection, site: str, until: Moment = None) -> set[int]:
    """Fiscal years of a site that are hidden (at a moment)."""
    newest = _newest(connection, until)
    return {year for (name, year), hidden in newest.items() if hidden and name == site and year is not None}


def add(connection: Connection, owner: int, year: int | None, *, hidden: bool, by: str, now: dt.datetime) -> None:
    """Hide a site (`year` None) or one of its years, or show it again."""
    row = {"site_id": owner, "fiscal_year": year, "hidden": hidden, "done_by": by, "at": now}
    connection.execute(sa.insert(hidings).values(row))


def _newest(connection: Connection, until: Moment) -> dict[tuple[str, int | None], bool]:
    query = sa.select(sites.c.name, hidings.c.fiscal_year, hidings.c.hidden)
    query = query.join(sites, hidings.c.site_id == sites.c.id).where(before(until, hidings.c.at)).order_by(hidings.c.id)
    return {(row.name, row.fiscal_year): row.hidden for row in connection.execute(query)}


def show(connection: Connection, site: str, year: int, *, by: str, now: dt.datetime) -> None:
    """A year that a plan is stored for is looked at again, and so is its site."""
    owner = connection.execute(sa.select(sites.c.id).where(sites.c.name == site)).scalar_one()
    if site in sites_hidden(connection):
        add(connection, owner, None, hidden=False, by=by, now=now)
    if year in years_hidden(connection, site):
        add(connection, owner, year, hidden=False, by=by, now=now)
