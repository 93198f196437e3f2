"""Who is in charge of an item, carried over by links (docs/time.md), within a transaction that the Store has opened."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from kyoten.storage import item_changes, item_links


def in_charge(connection: Connection, site: str, year: int, item: str) -> str:
    """At a year's end: as it was said of the item, else of the one that it continues; "" for nobody."""
    at: str | None = item
    while at is not None:
        said = item_changes.standing(item_changes.listed(connection, site, year, at)).get(at, {})
        if "person" in said:
            return str(said["person"])
        at, year = item_links.standing(connection, site, year).get(at), year - 1
    return ""
