"""What was recorded before a moment: a part of the queries that a past state of the store is read by (docs/time.md)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from kyoten.storage.tables import sites

Moment = dt.datetime | None
"""None: now, with everything that is stored."""


def before(moment: Moment, recorded: sa.ColumnElement[dt.datetime]) -> sa.ColumnElement[bool]:
    """The condition that a row was there: its column of when it was recorded lies before the moment."""
    return sa.true() if moment is None else recorded < moment


def row_of_site(name: str) -> sa.ScalarSelect[int]:
    """The row of a site within a query; NULL for none."""
    return sa.select(sites.c.id).where(sites.c.name == name).scalar_subquery()


def newest(table: sa.Table, where: sa.ColumnElement[bool], *by: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """The condition that a row is the newest of those that have the same in the columns `by`, of the rows `where`: what
    stands, however often it was changed before."""
    return table.c.id.in_(sa.select(sa.func.max(table.c.id)).where(where).group_by(*by))
