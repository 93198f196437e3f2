"""了承 of findings, within a transaction that the Store has opened. A newer one on the same rule and item replaces."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.fiscal import Quarter
from kyoten.storage.decision_tables import acknowledgements
from kyoten.storage.recorded import Moment, before, newest, row_of_site
from kyoten.storage.records import Acknowledgement
from kyoten.storage.refusals import AlreadyWithdrawn, UnknownAcknowledgement
from kyoten.storage.tables import sites, submissions


def add(
    connection: Connection,
    owner: int,
    item: str,
    rule: str,
    until: Quarter,
    *,
    since: int,
    reason: str,
    by: str,
    now: dt.datetime,
) -> int:
    """Keep a 了承; its number. `sample` is set where reports of the sample stand in that year."""
    row = {
        "site_id": owner,
        "fiscal_year": until.year,
        "item": item,
        "rule": rule,
        "until": until.number,
        "since": since,
        "reason": reason,
        "sample": on_sample(connection, owner, until.year),
        "done_by": by,
        "at": now,
    }
    number: int = connection.execute(
        sa.insert(acknowledgements).values(row).returning(acknowledgements.c.id)
    ).scalar_one()
    return number


def withdraw(connection: Connection, number: int, by: str, now: dt.datetime) -> tuple[str, Acknowledgement]:
    """Let it hold no more; the site and the 了承 as it was. Raises UnknownAcknowledgement, AlreadyWithdrawn."""
    query = _joined().where(acknowledgements.c.id == number).with_for_update(of=acknowledgements)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise UnknownAcknowledgement(number)
    if row["withdrawn_at"] is not None:
        raise AlreadyWithdrawn(number)
    values = {"withdrawn_by": by, "withdrawn_at": now}
    connection.execute(sa.update(acknowledgements).where(acknowledgements.c.id == number).values(values))
    return row["site"], _acknowledgement(row)


def listed(connection: Connection, site: str, year: int, until: Moment = None) -> list[Acknowledgement]:
    """Every 了承 of a year, withdrawn ones included, oldest first; those of before a moment, as they were then."""
    query = _joined().where(sites.c.name == site, acknowledgements.c.fiscal_year == year)
    query = query.where(before(until, acknowledgements.c.at)).order_by(acknowledgements.c.id)
    found = [_acknowledgement(row) for row in connection.execute(query).mappings()]
    return [_as_it_was(each, until) for each in found]


def newest_listed(connection: Connection, site: str, year: int, until: Moment = None) -> list[Acknowledgement]:
    """Of each finding and each quarter from which a 了承 holds the newest: all that standing_acknowledgements needs."""
    owner = row_of_site(site)
    columns = acknowledgements.c
    there = sa.and_(columns.site_id == owner, columns.fiscal_year == year, before(until, columns.at))
    kept = newest(acknowledgements, there, columns.item, columns.rule, columns.since)
    found = connection.execute(_joined().where(kept).order_by(columns.id)).mappings()
    return [_as_it_was(_acknowledgement(row), until) for row in found]


def _as_it_was(each: Acknowledgement, until: Moment) -> Acknowledgement:
    held = until is not None and each.withdrawn_at is not None and each.withdrawn_at >= until
    return replace(each, withdrawn_by=None, withdrawn_at=None) if held else each


def _joined() -> sa.Select[tuple[object, ...]]:
    named = sa.select(acknowledgements, sites.c.name.label("site"))
    return named.join(sites, acknowledgements.c.site_id == sites.c.id)


def on_sample(connection: Connection, owner: int, year: int) -> bool:
    """Whether reports of the sample stand in a year."""
    query = sa.select(submissions.c.id).where(
        submissions.c.site_id == owner,
        submissions.c.fiscal_year == year,
        submissions.c.sample,
        submissions.c.taken_back.is_(sa.false()),
    )
    return connection.execute(query.limit(1)).first() is not None


def _acknowledgement(row: sa.RowMapping) -> Acknowledgement:
    return Acknowledgement(
        number=row["id"],
        item=row["item"],
        rule=row["rule"],
        until=Quarter(row["fiscal_year"], row["until"]),
        reason=row["reason"],
        by=row["done_by"],
        at=row["at"],
        sample=row["sample"],
        since=row["since"],
        withdrawn_by=row["withdrawn_by"],
        withdrawn_at=row["withdrawn_at"],
    )
