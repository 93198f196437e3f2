"""Renaming a site, and what it was called before, within a transaction that the Store has opened."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.storage.refusals import BadSiteName
from kyoten.storage.site_tables import former_names
from kyoten.storage.tables import journal, sites

LONGEST = 60


def rename(connection: Connection, owner: int, site: str, name: str, *, by: str, now: dt.datetime) -> None:
    """Give a site another name; the lines of the journal go with it, since they find their site by its name.

    Raises BadSiteName.
    """
    if not name or len(name) > LONGEST or not name.isprintable():
        raise BadSiteName(f"拠点の名称は、1〜{LONGEST}字で入れてください。")
    if name == site:
        raise BadSiteName(f"拠点の名称は、すでに「{name}」です。")
    if connection.execute(sa.select(sites.c.id).where(sites.c.name == name)).scalar() is not None:
        raise BadSiteName(f"「{name}」はすでにある拠点の名称のため、使えません。別の名称にしてください。")
    connection.execute(sa.insert(former_names).values({"site_id": owner, "name": site, "done_by": by, "at": now}))
    connection.execute(sa.update(sites).where(sites.c.id == owner).values(name=name))
    connection.execute(sa.update(journal).where(journal.c.site == site).values(site=name))


def former(connection: Connection, site: str) -> frozenset[str]:
    """What a site was called before; a name that another one has now is that one's."""
    query = sa.select(former_names.c.name).join(sites, former_names.c.site_id == sites.c.id)
    query = query.where(sites.c.name == site, former_names.c.name.not_in(sa.select(sites.c.name)))
    return frozenset(connection.execute(query).scalars())
