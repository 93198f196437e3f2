"""What an intake leaves behind: how a site reads others' headers, and the errors that kept rows out."""

from __future__ import annotations

import sqlalchemy as sa

from kyoten.storage.tables import StoredText, UtcDateTime, column, metadata, row_id

remembered_headers = sa.Table(
    "remembered_headers",
    metadata,
    row_id(),
    column("site_id", sa.ForeignKey("sites.id")),
    column("signature", StoredText),
    column("columns", sa.JSON),
    column("first_row", sa.Integer, nullable=True),
    column("done_by", StoredText),
    column("at", UtcDateTime),
    sqlite_autoincrement=True,
)

# The errors that kept rows of a submission out: they stay listed until the role reports the quarter anew.
open_problems = sa.Table(
    "open_problems",
    metadata,
    sa.Column("submission_id", sa.ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    column("code", StoredText),
    column("sheet", StoredText),
    column("cell", StoredText),
    column("value", StoredText),
    column("message", StoredText),
    column("remedy", StoredText),
)
