"""The tables of what people decide: changed items, answered repairs, 了承, links to last year's items, names of
functions, closings, judgements.

Nothing in them is ever overwritten: the newest row counts, the older ones tell who decided what and when. They hang
from site, fiscal year and item id, not from a plan's version, so that they outlive the import of a corrected matrix.
"""

from __future__ import annotations

import sqlalchemy as sa

from kyoten.storage.tables import StoredText, UtcDateTime, column, metadata, row_id


def _decisions(name: str, *columns: sa.Column[object], holds: sa.Column[object] | None = None) -> sa.Table:
    """A table of decisions: whose and of which year, what, by whom and when; `holds`: from which quarter (1–4)."""
    return sa.Table(
        name,
        metadata,
        row_id(),
        column("site_id", sa.ForeignKey("sites.id")),
        column("fiscal_year", sa.Integer),
        *columns,
        column("done_by", StoredText),
        column("at", UtcDateTime),
        *(() if holds is None else (holds,)),
        sqlite_autoincrement=True,
    )


_YEAR = ("site_id", "fiscal_year")
"""By the indexes that end in newest, the newest of what was decided is found without a look at the rest."""

# One row a field; `old` and `new` are JSON values.
item_changes = _decisions(
    "item_changes",
    column("item", StoredText),
    column("field", StoredText),
    column("old", sa.JSON),
    column("new", sa.JSON),
    holds=column("holds_from", sa.Integer, server_default="1"),
)
sa.Index("ix_item_changes_item", item_changes.c.site_id, item_changes.c.fiscal_year, item_changes.c.item)

sa.Index("ix_item_changes_newest", *(item_changes.c[name] for name in (*_YEAR, "item", "field", "holds_from", "at")))

# `codes` and `text` are what was answered for: the same cell may hold something else in a later version.
repair_answers = _decisions(
    "repair_answers",
    column("version", sa.Integer),
    column("source", StoredText),
    column("codes", sa.JSON),
    column("text", StoredText),
    column("answer", StoredText),
    column("note", StoredText),
)

# `sample`: made while reports of the sample stood in that year; it goes when the sample goes.
acknowledgements = _decisions(
    "acknowledgements",
    column("item", StoredText),
    column("rule", StoredText),
    column("until", sa.Integer),
    column("reason", StoredText),
    column("sample", sa.Boolean),
    column("withdrawn_by", StoredText, nullable=True),
    column("withdrawn_at", UtcDateTime, nullable=True),
    holds=column("since", sa.Integer, server_default="1"),
)

sa.Index("ix_acknowledgements_newest", *(acknowledgements.c[name] for name in (*_YEAR, "item", "rule", "since", "at")))

# `previous` NULL: it continues nothing, decided by a person.
item_links = _decisions(
    "item_links",
    column("item", StoredText),
    column("previous", StoredText, nullable=True),
)

sa.Index("ix_item_links_newest", *(item_links.c[name] for name in (*_YEAR, "item", "at")))

# `same`: whether `name` is the new name of `former`; else it is another function, decided by a person.
function_names = _decisions(
    "function_names",
    column("name", StoredText),
    column("former", StoredText),
    column("same", sa.Boolean),
)

# `quarter` NULL: the year. `sample`: made while reports of the sample stood in that year; it goes when the sample goes.
closings = _decisions(
    "closings",
    column("quarter", sa.Integer, nullable=True),
    column("kind", StoredText),
    column("reason", StoredText),
    column("sample", sa.Boolean),
)
sa.Index("ix_closings_year", closings.c.site_id, closings.c.fiscal_year)

# `subject`: an item's id, or a target state as function/number; `letter` and `name` of the scale that held.
judgements = _decisions(
    "judgements",
    column("subject", StoredText),
    column("letter", StoredText),
    column("name", StoredText),
    column("direction", StoredText),
    column("reason", StoredText),
    column("sample", sa.Boolean),
    column("withdrawn_by", StoredText, nullable=True),
    column("withdrawn_at", UtcDateTime, nullable=True),
)
sa.Index("ix_judgements_newest", *(judgements.c[name] for name in (*_YEAR, "subject", "at")))

TABLES = (item_changes, repair_answers, acknowledgements, item_links, function_names, closings, judgements)
