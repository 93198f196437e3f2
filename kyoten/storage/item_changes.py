"""Items as managers changed them, within a transaction that the Store has opened. Nothing is overwritten."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.plan import item_edit
from kyoten.storage.decision_tables import item_changes
from kyoten.storage.recorded import Moment, before, newest, row_of_site
from kyoten.storage.records import FieldChange, StoredPlan
from kyoten.storage.tables import sites


def overlay(connection: Connection, stored: StoredPlan, until: Moment = None) -> StoredPlan:
    """The stored plan with everything in it that was changed by hand (before a moment)."""
    return changed_by(stored, standing(newest_listed(connection, stored.site, stored.year, until)))


def changed_by(stored: StoredPlan, changed: Mapping[str, Mapping[str, Any]]) -> StoredPlan:
    """The stored plan with the values that `standing` gives in it."""
    return replace(stored, plan=item_edit.apply_changes(stored.plan, changed), changed=changed) if changed else stored


def standing(changes: Iterable[FieldChange], quarter: int | None = None) -> dict[str, dict[str, Any]]:
    """Item id → field → the value it was given last, of the changes that hold in a quarter (None: of all)."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for change in changes:
        if quarter is None or change.holds_from <= quarter:
            found[change.item][change.field] = change.new
    return dict(found)


def listed(
    connection: Connection, site: str, year: int, item: str | None = None, *, until: Moment = None
) -> list[FieldChange]:
    """Every change of a year, or of one item, oldest first."""
    query = sa.select(item_changes).join(sites, item_changes.c.site_id == sites.c.id)
    query = query.where(before(until, item_changes.c.at))
    query = query.where(sites.c.name == site, item_changes.c.fiscal_year == year).order_by(item_changes.c.id)
    if item is not None:
        query = query.where(item_changes.c.item == item)
    return [_change(row) for row in connection.execute(query).mappings()]


def newest_listed(connection: Connection, site: str, year: int, until: Moment = None) -> list[FieldChange]:
    """Of each field of each item and each quarter from which it holds the newest change: all that `standing` needs."""
    owner = row_of_site(site)
    columns = item_changes.c
    there = sa.and_(columns.site_id == owner, columns.fiscal_year == year, before(until, columns.at))
    kept = newest(item_changes, there, columns.item, columns.field, columns.holds_from)
    return [
        _change(row) for row in connection.execute(sa.select(item_changes).where(kept).order_by(columns.id)).mappings()
    ]


def add(
    connection: Connection,
    owner: int,
    stored: StoredPlan,
    item: str,
    values: Mapping[str, Any],
    *,
    person: str,
    by: str,
    now: dt.datetime,
    holds_from: int = 1,
) -> tuple[FieldChange, ...]:
    """Record what differs from the item as it stands (`stored`: with its overlay; `person`: who is in charge of it,
    perhaps by last year's word); the changes, () where none.

    `holds_from`: the quarter (1–4) from which they hold."""
    found = stored.plan.item(item)
    if found is None:
        raise KeyError(item)
    before = item_edit.current(found, person)
    differ = [(name, new) for name, new in values.items() if before[name] != new]
    made = [FieldChange(item, name, before[name], new, by, now, holds_from) for name, new in differ]
    if made:
        connection.execute(sa.insert(item_changes), [_row(owner, stored.year, change) for change in made])
    return tuple(made)


def _row(owner: int, year: int, change: FieldChange) -> dict[str, Any]:
    return {
        "site_id": owner,
        "fiscal_year": year,
        "item": change.item,
        "field": change.field,
        "old": item_edit.to_json(change.old),
        "new": item_edit.to_json(change.new),
        "done_by": change.by,
        "at": change.at,
        "holds_from": change.holds_from,
    }


def _change(row: sa.RowMapping) -> FieldChange:
    name = row["field"]
    old, new = (item_edit.from_json(name, row[which]) for which in ("old", "new"))
    return FieldChange(row["item"], name, old, new, row["done_by"], row["at"], row["holds_from"])
