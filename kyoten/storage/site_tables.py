"""The tables of what people decide about sites and years as such: what is hidden, what a site was called before, and
the names of its meetings.

Nothing in them is ever overwritten: of a site or a year the newest row counts.
"""

from __future__ import annotations

import sqlalchemy as sa

from kyoten.storage.tables import StoredText, UtcDateTime, column, metadata, row_id

# `fiscal_year` NULL: the site itself.
hidings = sa.Table(
    "hidings",
    metadata,
    row_id(),
    column("site_id", sa.ForeignKey("sites.id")),
    column("fiscal_year", sa.Integer, nullable=True),
    column("hidden", sa.Boolean),
    column("done_by", StoredText),
    column("at", UtcDateTime),
    sqlite_autoincrement=True,
)

former_names = sa.Table(
    "former_names",
    metadata,
    row_id(),
    column("site_id", sa.ForeignKey("sites.id")),
    column("name", StoredText),
    column("done_by", StoredText),
    column("at", UtcDateTime),
    sqlite_autoincrement=True,
)

meetings = sa.Table(
    "meetings",
    metadata,
    row_id(),
    column("site_id", sa.ForeignKey("sites.id")),
    column("name", StoredText),
    column("day", sa.Date),
    column("done_by", StoredText),
    column("at", UtcDateTime),
    column("withdrawn_by", StoredText, nullable=True),
    column("withdrawn_at", UtcDateTime, nullable=True),
    sqlite_autoincrement=True,
)

TABLES = (hidings, former_names, meetings)
