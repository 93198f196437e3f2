"""The tables as they are now. A change here needs a step in kyoten.storage.migrations; a test holds the two together.

Every row hangs from a site; plans and submissions carry the fiscal year; a submission names the plan version it was
read against. One schema for SQLite and PostgreSQL.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

from kyoten.model import FIELDS, FIGURES, FieldType
from kyoten.text import without_control

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


class StoredText(sa.types.TypeDecorator[str]):
    """Text without what no database can hold. Workbooks come without it already (kyoten.reader.control): this is for
    what people type and paste."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else without_control(value)


def column(name: str, kind: Any, *more: Any, **options: Any) -> sa.Column[Any]:  # noqa: ANN401
    """A column that must be filled, unless it says otherwise."""
    return sa.Column(name, kind, *more, **{"nullable": False, **options})


def row_id() -> sa.Column[int]:
    """The running number that a row gets."""
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
    column("name", StoredText),
    column("applied", UtcDateTime),
)

# Of the place where the store is, oldest first (kyoten.storage.epochs).
epochs = sa.Table(
    "epochs",
    metadata,
    row_id(),
    column("epoch", StoredText, unique=True),
    column("begun", UtcDateTime),
    sqlite_autoincrement=True,
)

sites = sa.Table("sites", metadata, row_id(), column("name", StoredText, unique=True), sqlite_autoincrement=True)

# Bytes stand apart, so that listing submissions never drags workbooks along.
files = sa.Table(
    "files",
    metadata,
    row_id(),
    column("name", StoredText),
    column("sha256", sa.String(64)),
    column("size", sa.Integer),
    column("data", sa.LargeBinary),
    sqlite_autoincrement=True,
)

plans = sa.Table(
    "plans",
    metadata,
    row_id(),
    column("site_id", sa.ForeignKey("sites.id")),
    column("fiscal_year", sa.Integer),
    column("version", sa.Integer),
    column("file_id", sa.ForeignKey("files.id")),
    column("sample", sa.Boolean),
    column("saved", UtcDateTime),
    column("saved_by", StoredText),
    column("holds_from", sa.Integer, server_default="1"),
    column("removed", UtcDateTime, nullable=True),
    column("removed_by", StoredText, nullable=True),
    sa.UniqueConstraint("site_id", "fiscal_year", "version"),
    sqlite_autoincrement=True,
)

plan_items = _part(
    "plan_items",
    column("id", StoredText),
    column("function", StoredText),
    column("state", sa.Integer),
    column("target_states", sa.JSON),
    column("viewpoints", sa.JSON),
    column("role", StoredText),
    column("text", StoredText),
    column("kind", StoredText),
    column("target_count", sa.Integer, nullable=True),
    column("due_months", sa.JSON),
    column("at_least", sa.Boolean),
    column("restated", sa.Boolean),
    column("restates", StoredText, nullable=True),
    column("starred", sa.Boolean),
    column("continued", sa.Boolean),
    column("new", sa.Boolean),
    column("source", StoredText),
)
sa.Index("uq_plan_items_id", plan_items.c.plan_id, plan_items.c.id, unique=True)

plan_states = _part(
    "plan_states",
    column("function", StoredText),
    column("number", sa.Integer),
    column("label", StoredText),
    column("text", StoredText),
    column("starred", sa.Boolean),
    column("source", StoredText),
)

plan_viewpoints = _part(
    "plan_viewpoints",
    column("function", StoredText),
    column("target_states", sa.JSON),
    column("text", StoredText),
    column("starred", sa.Boolean),
    column("restated", sa.Boolean),
    column("items", sa.JSON),
    column("source", StoredText),
)

plan_tasks = _part(
    "plan_tasks",
    column("function", StoredText),
    column("target_states", sa.JSON),
    column("role", StoredText),
    column("text", StoredText),
    column("restated", sa.Boolean),
    column("source", StoredText),
)

plan_repairs = _part(
    "plan_repairs",
    column("code", StoredText),
    column("source", StoredText),
    column("message", StoredText),
    column("confirm", sa.Boolean),
)

plan_problems = _part(
    "plan_problems",
    column("severity", StoredText),
    column("code", StoredText),
    column("sheet", StoredText),
    column("cell", StoredText),
    column("value", StoredText),
    column("message", StoredText),
    column("remedy", StoredText),
)

submissions = sa.Table(
    "submissions",
    metadata,
    row_id(),
    column("site_id", sa.ForeignKey("sites.id")),
    column("plan_id", sa.ForeignKey("plans.id")),
    column("fiscal_year", sa.Integer),
    column("quarter", sa.Integer),
    column("role", StoredText, nullable=True),
    column("file_id", sa.ForeignKey("files.id")),
    column("sha256", sa.String(64)),
    column("submitted_by", StoredText),
    column("received", UtcDateTime),
    column("sample", sa.Boolean),
    column("taken_back", sa.Boolean),
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

_STORED: dict[FieldType, type[sa.types.TypeEngine[Any]]] = {
    FieldType.STATUS: StoredText,
    FieldType.PERCENT: sa.Float,
    FieldType.COUNT: sa.Integer,
    FieldType.TEXT: StoredText,
}
"""How a reported field is stored; a new one needs a step, too (kyoten.storage.migrations)."""

entries = sa.Table(
    "entries",
    metadata,
    sa.Column("submission_id", sa.ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("item", StoredText, primary_key=True),
    sa.Column("fiscal_year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("quarter", sa.Integer, primary_key=True, autoincrement=False),
    column("position", sa.Integer),
    column("role", StoredText),
    column("cells", sa.JSON),
    *(column(name, _STORED[field.type], nullable=name in FIGURES) for name, field in FIELDS.items()),
)
sa.Index("ix_entries_item", entries.c.fiscal_year, entries.c.item)

# Saved settings are never overwritten: the newest counts, the older ones say who changed what and when.
settings = sa.Table(
    "settings",
    metadata,
    row_id(),
    column("site_id", sa.ForeignKey("sites.id")),
    column("saved", UtcDateTime),
    column("saved_by", StoredText),
    column("body", sa.JSON),
    column("from_year", sa.Integer, nullable=True),
    column("from_quarter", sa.Integer, nullable=True),
    sqlite_autoincrement=True,
)

sa.Index("ix_settings_newest", *(settings.c[name] for name in ("site_id", "from_year", "from_quarter", "saved")))

# No foreign key on the submission: the journal outlives a cleared sample.
journal = sa.Table(
    "journal",
    metadata,
    row_id(),
    column("at", UtcDateTime),
    column("done_by", StoredText),
    column("action", StoredText),
    column("site", StoredText, nullable=True),
    column("submission_id", sa.Integer, nullable=True),
    column("note", StoredText),
    sqlite_autoincrement=True,
)
sa.Index("ix_journal_newest", *(journal.c[name] for name in ("site", "action", "submission_id", "at")))
sa.Index("ix_journal_site", journal.c.site, journal.c.at)
sa.Index("ix_journal_submission", journal.c.submission_id, journal.c.id)
