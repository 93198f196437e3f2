"""The tables as they are now. A change here needs a step in kyoten.storage.migrations; a test holds the two together.

Every row hangs from a site; plans and submissions carry the fiscal year; a submission names the plan version it was
read against. One schema for SQLite and PostgreSQL.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(sa.types.TypeDecorator[dt.datetime]):
    """Aware datetimes, kept in UTC; SQLite stores them without a zone and gets the zone back on reading."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone can't be stored")
        return None if value is None else value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def _column(name: str, kind: Any, *more: Any, **options: Any) -> sa.Column[Any]:  # noqa: ANN401
    """A column that must be filled, unless it says otherwise."""
    return sa.Column(name, kind, *more, **{"nullable": False, **options})


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=True)


def _part(name: str, *columns: sa.Column[Any]) -> sa.Table:
    """A list of a plan: one row an element, in order."""
    return sa.Table(
        name,
        metadata,
        sa.Column("plan_id", sa.ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        *columns,
    )


schema_steps = sa.Table(
    "schema_steps",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    _column("name", sa.Text),
    _column("applied", UtcDateTime),
)

sites = sa.Table("sites", metadata, _id(), _column("name", sa.Text, unique=True), sqlite_autoincrement=True)

# Bytes stand apart, so that listing submissions never drags workbooks along.
files = sa.Table(
    "files",
    metadata,
    _id(),
    _column("name", sa.Text),
    _column("sha256", sa.String(64)),
    _column("size", sa.Integer),
    _column("data", sa.LargeBinary),
    sqlite_autoincrement=True,
)

plans = sa.Table(
    "plans",
    metadata,
    _id(),
    _column("site_id", sa.ForeignKey("sites.id")),
    _column("fiscal_year", sa.Integer),
    _column("version", sa.Integer),
    _column("file_id", sa.ForeignKey("files.id")),
    _column("sample", sa.Boolean),
    _column("saved", UtcDateTime),
    _column("saved_by", sa.Text),
    sa.UniqueConstraint("site_id", "fiscal_year", "version"),
    sqlite_autoincrement=True,
)

plan_items = _part(
    "plan_items",
    _column("id", sa.Text),
    _column("function", sa.Text),
    _column("state", sa.Integer),
    _column("target_states", sa.JSON),
    _column("viewpoints", sa.JSON),
    _column("role", sa.Text),
    _column("text", sa.Text),
    _column("kind", sa.Text),
    _column("target_count", sa.Integer, nullable=True),
    _column("due_months", sa.JSON),
    _column("at_least", sa.Boolean),
    _column("restated", sa.Boolean),
    _column("restates", sa.Text, nullable=True),
    _column("starred", sa.Boolean),
    _column("continued", sa.Boolean),
    _column("new", sa.Boolean),
    _column("source", sa.Text),
)
sa.Index("uq_plan_items_id", plan_items.c.plan_id, plan_items.c.id, unique=True)

plan_states = _part(
    "plan_states",
    _column("function", sa.Text),
    _column("number", sa.Integer),
    _column("label", sa.Text),
    _column("text", sa.Text),
    _column("starred", sa.Boolean),
    _column("source", sa.Text),
)

plan_viewpoints = _part(
    "plan_viewpoints",
    _column("function", sa.Text),
    _column("target_states", sa.JSON),
    _column("text", sa.Text),
    _column("starred", sa.Boolean),
    _column("restated", sa.Boolean),
    _column("items", sa.JSON),
    _column("source", sa.Text),
)

plan_tasks = _part(
    "plan_tasks",
    _column("function", sa.Text),
    _column("target_states", sa.JSON),
    _column("role", sa.Text),
    _column("text", sa.Text),
    _column("restated", sa.Boolean),
    _column("source", sa.Text),
)

plan_repairs = _part(
    "plan_repairs",
    _column("code", sa.Text),
    _column("source", sa.Text),
    _column("message", sa.Text),
    _column("confirm", sa.Boolean),
)

plan_problems = _part(
    "plan_problems",
    _column("severity", sa.Text),
    _column("code", sa.Text),
    _column("sheet", sa.Text),
    _column("cell", sa.Text),
    _column("value", sa.Text),
    _column("message", sa.Text),
    _column("remedy", sa.Text),
)

submissions = sa.Table(
    "submissions",
    metadata,
    _id(),
    _column("site_id", sa.ForeignKey("sites.id")),
    _column("plan_id", sa.ForeignKey("plans.id")),
    _column("fiscal_year", sa.Integer),
    _column("quarter", sa.Integer),
    _column("role", sa.Text, nullable=True),
    _column("file_id", sa.ForeignKey("files.id")),
    _column("sha256", sa.String(64)),
    _column("submitted_by", sa.Text),
    _column("received", UtcDateTime),
    _column("sample", sa.Boolean),
    _column("taken_back", sa.Boolean),
    sqlite_autoincrement=True,  # a number once given is never given again, even after the sample is cleared
)
# The last word against a manager who clicks twice: the database itself refuses the same bytes for the same quarter.
sa.Index(
    "uq_submissions_bytes",
    submissions.c.site_id,
    submissions.c.fiscal_year,
    submissions.c.quarter,
    submissions.c.sha256,
    submissions.c.sample,
    unique=True,
    sqlite_where=submissions.c.taken_back.is_(sa.false()),
    postgresql_where=submissions.c.taken_back.is_(sa.false()),
)

entries = sa.Table(
    "entries",
    metadata,
    sa.Column("submission_id", sa.ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("item", sa.Text, primary_key=True),
    sa.Column("fiscal_year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("quarter", sa.Integer, primary_key=True, autoincrement=False),
    _column("position", sa.Integer),
    _column("role", sa.Text),
    _column("status", sa.Text, nullable=True),
    _column("percent", sa.Float, nullable=True),
    _column("count", sa.Integer, nullable=True),
    _column("result", sa.Text),
    _column("issue", sa.Text),
    _column("next_action", sa.Text),
    _column("person", sa.Text),
    _column("cells", sa.JSON),
)
sa.Index("ix_entries_item", entries.c.fiscal_year, entries.c.item)

# Saved settings are never overwritten: the newest counts, the older ones say who changed what and when.
settings = sa.Table(
    "settings",
    metadata,
    _id(),
    _column("site_id", sa.ForeignKey("sites.id")),
    _column("saved", UtcDateTime),
    _column("saved_by", sa.Text),
    _column("body", sa.JSON),
    sqlite_autoincrement=True,
)

# No foreign key on the submission: the journal outlives a cleared sample.
journal = sa.Table(
    "journal",
    metadata,
    _id(),
    _column("at", UtcDateTime),
    _column("done_by", sa.Text),
    _column("action", sa.Text),
    _column("site", sa.Text, nullable=True),
    _column("submission_id", sa.Integer, nullable=True),
    _column("note", sa.Text),
    sqlite_autoincrement=True,
)
