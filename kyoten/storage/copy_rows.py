"""Every row of one database into another, whatever either of them is."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.storage import decision_tables, intake_tables, site_tables  # noqa: F401 - importing them adds their tables
from kyoten.storage.engine import continue_numbering
from kyoten.storage.tables import metadata, schema_steps

_CHUNK = 200


def replace_all(source: Connection, target: Connection, keep: Collection[sa.Table] = ()) -> None:
    """Empty the target's tables and fill them with the source's rows. Both have today's schema.

    `keep`: tables of the target that stay as they are.
    """
    content = [table for table in metadata.sorted_tables if table is not schema_steps and table not in keep]
    for table in reversed(content):
        target.execute(sa.delete(table))
    for table in content:
        _copy(source, target, table)
        if "id" in table.primary_key.columns:
            continue_numbering(target, table)


def _copy(source: Connection, target: Connection, table: sa.Table) -> None:
    for rows in source.execute(sa.select(table)).mappings().partitions(_CHUNK):
        target.execute(sa.insert(table), [dict(row) for row in rows])
