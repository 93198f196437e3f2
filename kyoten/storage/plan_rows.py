"""Sites and the versions of their plans, within a transaction that the Store has opened."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection
from functools import partial

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from kyoten.model import Plan
from kyoten.plan.item_edit import apply_changes
from kyoten.storage import codec, epochs, item_changes
from kyoten.storage.engine import may_write
from kyoten.storage.plan_cache import PlanCache
from kyoten.storage.recorded import Moment, before
from kyoten.storage.records import StoredPlan
from kyoten.storage.refusals import PlanWithoutItems, PlanWithoutYear
from kyoten.storage.tables import entries, files, plan_items, plans, sites, submissions


def site_id(connection: Connection, name: str) -> int | None:
    """The row of a site, or None."""
    return connection.execute(sa.select(sites.c.id).where(sites.c.name == name)).scalar()


def sites_with_plans(connection: Connection) -> list[str]:
    """Names, in the order in which the sites came."""
    planned = sa.select(plans.c.site_id).where(not_removed())
    query = sa.select(sites.c.name).where(sites.c.id.in_(planned)).order_by(sites.c.id)
    return list(connection.execute(query).scalars())


def years(connection: Connection, site: str) -> list[int]:
    """Fiscal years with a plan, oldest first."""
    query = sa.select(plans.c.fiscal_year).distinct().join(sites, plans.c.site_id == sites.c.id)
    query = query.where(sites.c.name == site, not_removed()).order_by(plans.c.fiscal_year)
    return list(connection.execute(query).scalars())


def not_removed(until: Moment = None) -> sa.ColumnElement[bool]:
    """The condition that a plan's version was not taken away (before a moment)."""
    standing = plans.c.removed.is_(None)
    return standing if until is None else sa.or_(standing, plans.c.removed >= until)


def lock_site(connection: Connection, name: str) -> int:
    """The row of a site, made where it is not there, held until the transaction ends: one writer a site."""
    if site_id(connection, name) is None:
        _add_site(connection, name)
    query = sa.select(sites.c.id).where(sites.c.name == name).with_for_update()
    number: int = connection.execute(query).scalar_one()
    return number


def _add_site(connection: Connection, name: str) -> None:
    try:
        with connection.begin_nested():
            connection.execute(sa.insert(sites).values(name=name))
    except IntegrityError:
        # Another writer was first, which is all that was wanted; anything else is no business of ours.
        if site_id(connection, name) is None:
            raise


def add_file(connection: Connection, name: str, data: bytes) -> int:
    """Keep a file's bytes; the row's id."""
    row = {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "data": data}
    number: int = connection.execute(sa.insert(files).values(row).returning(files.c.id)).scalar_one()
    return number


def newest(
    connection: Connection,
    site: str,
    year: int,
    version: int | None = None,
    *,
    memory: PlanCache | None = None,
    until: Moment = None,
    quarter: int | None = None,
) -> tuple[int, StoredPlan] | None:
    """A plan's row id and the plan: of the version given, else the newest (saved before a moment; of those that hold in
    a quarter, 1–4); None for none.

    `memory` is left alone in a transaction that writes: it may still be rolled back, and its rows' ids with it.
    """
    query = (
        sa.select(plans, files.c.name.label("file"), epochs.current().label("epoch"))
        .join(sites, plans.c.site_id == sites.c.id)
        .join(files, plans.c.file_id == files.c.id)
        .where(sites.c.name == site, plans.c.fiscal_year == year, before(until, plans.c.saved))
        .where(not_removed(until))
        .order_by(plans.c.version.desc())
        .limit(1)
    )
    if version is not None:
        query = query.where(plans.c.version == version)
    if quarter is not None:
        query = query.where(plans.c.holds_from <= quarter)
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    reader = partial(_read, connection, row["id"], year)
    plan = memory.plan((row["epoch"], row["id"]), reader) if memory and not may_write(connection) else reader()
    found = StoredPlan(site, year, row["version"], plan, row["file"], row["sample"], holds_from=row["holds_from"])
    return row["id"], found


def original(connection: Connection, plan_id: int) -> tuple[str, bytes]:
    """File name and bytes that a plan was read from."""
    query = sa.select(files.c.name, files.c.data).join(plans, plans.c.file_id == files.c.id)
    row = connection.execute(query.where(plans.c.id == plan_id)).one()
    return row.name, bytes(row.data)


def save(
    connection: Connection,
    site: str,
    plan: Plan,
    *,
    file: str,
    data: bytes,
    by: str,
    sample: bool,
    now: dt.datetime,
    holds_from: int = 1,
) -> tuple[int, bool]:
    """The plan's version, and whether anything was stored. A year's first plan holds from its first quarter.

    Raises PlanWithoutYear, PlanWithoutItems.
    """
    if plan.fiscal_year <= 0:
        raise PlanWithoutYear(file)
    if not plan.items:
        raise PlanWithoutItems(file)
    owner = lock_site(connection, site)
    known = newest(connection, site, plan.fiscal_year)
    changed = item_changes.standing(item_changes.listed(connection, site, plan.fiscal_year))
    # An import may carry what was changed by hand: that alone makes no new version.
    if known and apply_changes(known[1].plan, changed) == apply_changes(plan, changed):
        if known[1].sample and not sample:
            # Importing the sample's own matrix makes it the site's plan.
            connection.execute(sa.update(plans).where(plans.c.id == known[0]).values(sample=False))
            return known[1].version, True
        return known[1].version, False
    first = holds_from if known else 1
    version = _next_version(connection, owner, plan.fiscal_year)
    row = {"site_id": owner, "fiscal_year": plan.fiscal_year, "version": version, "sample": sample}
    row |= {"holds_from": first}
    kept = {"file_id": add_file(connection, file, data), "saved": now, "saved_by": by}
    plan_id = connection.execute(sa.insert(plans).values(row | kept).returning(plans.c.id)).scalar_one()
    _write(connection, plan, plan_id)
    return version, True


def _next_version(connection: Connection, owner: int, year: int) -> int:
    """A number once given is never given again, also where its version was taken away."""
    query = sa.select(sa.func.max(plans.c.version)).where(plans.c.site_id == owner, plans.c.fiscal_year == year)
    return (connection.execute(query).scalar() or 0) + 1


def reported_items(connection: Connection, owner: int, year: int, first: int = 1) -> list[str]:
    """Ids of the items that a site's own reports of a year are on, of a quarter (1–4) and later ones, taken back ones
    included, in id order."""
    query = (
        sa.select(entries.c.item)
        .distinct()
        .join(submissions, entries.c.submission_id == submissions.c.id)
        .where(submissions.c.site_id == owner, entries.c.fiscal_year == year, submissions.c.sample.is_(sa.false()))
        .where(entries.c.quarter >= first)
        .order_by(entries.c.item)
    )
    return list(connection.execute(query).scalars())


def item_ids(connection: Connection, site: str, year: int) -> list[str]:
    """Every id that an item of any version of a year's plan has, in id order; of versions taken away none."""
    given = plan_items.c.id
    query = sa.select(given).distinct().join(plans, plan_items.c.plan_id == plans.c.id)
    query = query.join(sites, plans.c.site_id == sites.c.id)
    query = query.where(sites.c.name == site, plans.c.fiscal_year == year, not_removed()).order_by(given)
    return list(connection.execute(query).scalars())


def remove(connection: Connection, plan_ids: Collection[int]) -> None:
    """Drop plans with all that hangs on them, and their files."""
    kept = list(connection.execute(sa.select(plans.c.file_id).where(plans.c.id.in_(plan_ids))).scalars())
    connection.execute(sa.delete(plans).where(plans.c.id.in_(plan_ids)))
    connection.execute(sa.delete(files).where(files.c.id.in_(kept)))


def _write(connection: Connection, plan: Plan, plan_id: int) -> None:
    for listed in codec.PLAN_LISTS:
        if rows := codec.list_rows(plan, listed, plan_id):
            connection.execute(sa.insert(listed.table), rows)


def _read(connection: Connection, plan_id: int, year: int) -> Plan:
    rows: dict[str, list[codec.Row]] = {}
    for listed in codec.PLAN_LISTS:
        query = sa.select(listed.table).where(listed.table.c.plan_id == plan_id).order_by(listed.table.c.position)
        rows[listed.attribute] = [dict(row) for row in connection.execute(query).mappings()]
    return codec.plan_from_rows(year, rows)
