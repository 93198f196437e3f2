"""Rows of closed and reopened quarters and years, and the moments that they pin. Nothing is overwritten."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.fiscal import QUARTERS
from kyoten.storage import acknowledgements
from kyoten.storage.closing_records import Closing, standing_closings
from kyoten.storage.decision_tables import closings
from kyoten.storage.recorded import Moment, before
from kyoten.storage.tables import sites

CLOSED, REOPENED = "closed", "reopened"


def add(connection: Connection, owner: int, made: Closing) -> None:
    """Keep a closing or a reopening of the site whose row is `owner`."""
    row = {
        "site_id": owner,
        "fiscal_year": made.year,
        "quarter": made.quarter,
        "kind": CLOSED if made.closed else REOPENED,
        "reason": made.reason,
        "sample": acknowledgements.on_sample(connection, owner, made.year),
        "done_by": made.by,
        "at": made.at,
    }
    connection.execute(sa.insert(closings).values(row))


def listed(connection: Connection, site: str, year: int, until: Moment = None) -> list[Closing]:
    """Every closing and reopening of a year and its quarters, oldest first; those of before a moment."""
    query = sa.select(closings).join(sites, closings.c.site_id == sites.c.id)
    query = query.where(sites.c.name == site, closings.c.fiscal_year == year, before(until, closings.c.at))
    return [_closing(row) for row in connection.execute(query.order_by(closings.c.id)).mappings()]


def moments(connection: Connection, site: str, year: int, until: Moment = None) -> dict[int, Moment]:
    """Quarter (1–4) → the moment that it is seen as of: that of its closing, else `until`."""
    closed = standing_closings(listed(connection, site, year, until))
    return {number: closed[number].at if number in closed else until for number in QUARTERS}


def by_moment(connection: Connection, site: str, year: int, until: Moment = None) -> list[tuple[Moment, list[int]]]:
    """The quarters in their order, those side by side that are seen as of one moment together."""
    found = moments(connection, site, year, until)
    return [(moment, list(numbers)) for moment, numbers in groupby(QUARTERS, key=lambda number: found[number])]


def _closing(row: sa.RowMapping) -> Closing:
    at: dt.datetime = row["at"]
    closed = row["kind"] == CLOSED
    return Closing(row["fiscal_year"], row["quarter"], closed, row["done_by"], at, row["reason"], row["sample"])
