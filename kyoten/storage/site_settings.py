"""Saved settings of a site, within a transaction that the Store has opened. Nothing is overwritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.fiscal import Quarter
from kyoten.settings import Settings
from kyoten.storage import codec
from kyoten.storage.recorded import Moment, before, newest, row_of_site
from kyoten.storage.records import SavedSettings
from kyoten.storage.tables import settings, sites


def add(
    connection: Connection, owner: int, saved: Settings, by: str, now: dt.datetime, *, first: Quarter | None
) -> None:
    """Keep settings beside the older ones of the site whose row is `owner`; they hold from `first` on."""
    row = {"site_id": owner, "saved": now, "saved_by": by, "body": codec.settings_body(saved)}
    row |= {"from_year": first.year, "from_quarter": first.number} if first else {}
    connection.execute(sa.insert(settings).values(row))


def listed(connection: Connection, site: str, until: Moment = None) -> list[SavedSettings]:
    """Everything that was ever saved for a site, oldest first."""
    query = sa.select(settings).join(sites, settings.c.site_id == sites.c.id).where(sites.c.name == site)
    query = query.where(before(until, settings.c.saved))
    rows = connection.execute(query.order_by(settings.c.id)).mappings()
    return [_saved(row) for row in rows]


def newest_listed(connection: Connection, site: str, until: Moment = None) -> list[SavedSettings]:
    """Of each quarter from which settings hold the newest: all that `holding` needs."""
    owner = row_of_site(site)
    there = sa.and_(settings.c.site_id == owner, before(until, settings.c.saved))
    kept = newest(settings, there, settings.c.from_year, settings.c.from_quarter)
    return [
        _saved(row) for row in connection.execute(sa.select(settings).where(kept).order_by(settings.c.id)).mappings()
    ]


def holding(saved: Sequence[SavedSettings], quarter: Quarter | None = None) -> Settings:
    """What was saved last (of what holds in a quarter), else the defaults; `saved` as `listed` gives it."""
    held = [each for each in saved if quarter is None or each.holds_from is None or each.holds_from <= quarter]
    return held[-1].settings if held else Settings()


def _saved(row: sa.RowMapping) -> SavedSettings:
    first = Quarter(row["from_year"], row["from_quarter"]) if row["from_year"] else None
    return SavedSettings(codec.settings_from_body(row["body"]), row["saved_by"], row["saved"], first)
