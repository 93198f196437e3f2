"""What was recorded before a moment: a part of the queries that a past state of the store is read by (docs/time.md)."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

Moment = dt.datetime | None
"""None: now, with everything that is stored."""


def before(moment: Moment, recorded: sa.ColumnElement[dt.datetime]) -> sa.ColumnElement[bool]:
    """The condition that a row was there: its column of when it was recorded lies before the moment."""
    return sa.true() if moment is None else recorded < moment
