"""Every version of every plan as a list, within a transaction that the Store has opened."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.storage import hidden
from kyoten.storage.records import PlanVersion
from kyoten.storage.tables import files, plans, sites


def every(connection: Connection, site: str | None = None) -> list[PlanVersion]:
    """By site in the order in which they came, year and version."""
    query = (
        sa.select(plans, sites.c.name.label("site"), files.c.name.label("file"))
        .join(sites, plans.c.site_id == sites.c.id)
        .join(files, plans.c.file_id == files.c.id)
        .order_by(sites.c.id, plans.c.fiscal_year, plans.c.version)
    )
    if site is not None:
        query = query.where(sites.c.name == site)
    rows = connection.execute(query).mappings().all()
    out = hidden.sites_hidden(connection)
    years = {name: hidden.years_hidden(connection, name) for name in {row["site"] for row in rows}}
    return [
        PlanVersion(
            site=row["site"],
            year=row["fiscal_year"],
            version=row["version"],
            holds_from=row["holds_from"],
            file=row["file"],
            sample=row["sample"],
            by=row["saved_by"],
            at=row["saved"],
            hidden=row["site"] in out or row["fiscal_year"] in years[row["site"]],
            removed_by=row["removed_by"],
            removed_at=row["removed"],
        )
        for row in rows
    ]
