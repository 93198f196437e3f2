"""What was loaded as a sample, and clearing it, within a transaction that the Store has opened."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.storage import decision_tables, plan_rows, site_tables
from kyoten.storage.intake_tables import remembered_headers
from kyoten.storage.records import ClearedSample
from kyoten.storage.tables import files, plans, settings, sites, submissions


def clear(connection: Connection) -> ClearedSample:
    """Drop sample submissions, and sample plans that no own report rests on; the others become the site's own.

    What was acknowledged, judged and closed while the sample stood goes with it: it spoke of invented reports.
    """
    sent = _ids(connection, sa.select(submissions.c.id).where(submissions.c.sample))
    kept_files = _ids(connection, sa.select(submissions.c.file_id).where(submissions.c.sample))
    connection.execute(sa.delete(submissions).where(submissions.c.sample))
    connection.execute(sa.delete(files).where(files.c.id.in_(kept_files)))
    for made_on_it in (decision_tables.acknowledgements, decision_tables.closings, decision_tables.judgements):
        connection.execute(sa.delete(made_on_it).where(made_on_it.c.sample))
    in_use = plans.c.id.in_(sa.select(submissions.c.plan_id))
    kept = _named(connection, sa.select(plans).where(plans.c.sample, in_use).subquery())
    connection.execute(sa.update(plans).where(plans.c.sample, in_use).values(sample=False))
    unused = _ids(connection, sa.select(plans.c.id).where(plans.c.sample))
    plan_rows.remove(connection, unused)
    _drop_empty_sites(connection)
    return ClearedSample(len(sent), len(unused), kept)


def _ids(connection: Connection, query: sa.Select[Any]) -> list[int]:
    return list(connection.execute(query).scalars())


def _named(connection: Connection, kept: sa.Subquery) -> tuple[tuple[str, int], ...]:
    query = (
        sa.select(sites.c.name, kept.c.fiscal_year)
        .distinct()
        .join(sites, kept.c.site_id == sites.c.id)
        .order_by(sites.c.name, kept.c.fiscal_year)
    )
    return tuple((row.name, row.fiscal_year) for row in connection.execute(query))


def _drop_empty_sites(connection: Connection) -> None:
    used = (
        table.c.site_id
        for table in (plans, submissions, settings, remembered_headers, *decision_tables.TABLES, *site_tables.TABLES)
    )
    unused = sa.and_(*(sites.c.id.not_in(sa.select(column)) for column in used))
    connection.execute(sa.delete(sites).where(unused))
