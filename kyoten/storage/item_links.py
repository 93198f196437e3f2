"""Links from this year's items to last year's, within a transaction that the Store has opened."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.fiscal import year_label
from kyoten.model import Plan
from kyoten.storage.decision_tables import item_links
from kyoten.storage.recorded import Moment, before, newest, row_of_site
from kyoten.storage.records import SavedLink
from kyoten.storage.refusals import BadLink, UnknownItem
from kyoten.storage.tables import sites


def check(links: Mapping[str, str | None], new: Plan, old: Plan, standing: Mapping[str, str | None]) -> None:
    """Raise UnknownItem for an id that its plan lacks, BadLink for one of the same year and where two items would
    continue the same one. A link leads one year back, so links make no circle."""
    here, there = ({item.id for item in plan.items} for plan in (new, old))
    for item, previous in links.items():
        if item not in here:
            raise UnknownItem(item, year_label(new.fiscal_year))
        if previous in here and previous not in there:  # or one that ended within its year
            raise BadLink(
                f"「{previous}」は{year_label(new.fiscal_year)}の項目で、{year_label(old.fiscal_year)}末の計画にはありません。"
                f"継続元には{year_label(old.fiscal_year)}末の計画の項目を指定してください。"
            )
        if previous is not None and previous not in there:
            raise UnknownItem(previous, year_label(old.fiscal_year))
    whole = {item: previous for item, previous in {**standing, **links}.items() if item in here}
    counts = Counter(previous for previous in whole.values() if previous is not None)
    if twice := [previous for previous, times in counts.items() if times > 1]:
        raise BadLink(
            f"前年度の項目「{'」「'.join(twice)}」が、複数の項目の継続元になっています。一つの項目だけにしてください。"
        )


def add(
    connection: Connection, owner: int, year: int, links: Mapping[str, str | None], *, by: str, now: dt.datetime
) -> None:
    """Keep links beside the older ones."""
    common = {"site_id": owner, "fiscal_year": year, "done_by": by, "at": now}
    rows = [common | {"item": item, "previous": previous} for item, previous in links.items()]
    if rows:
        connection.execute(sa.insert(item_links), rows)


def listed(connection: Connection, site: str, year: int, until: Moment = None) -> list[SavedLink]:
    """Every link that was ever saved for a year's items, oldest first."""
    query = sa.select(item_links).join(sites, item_links.c.site_id == sites.c.id)
    query = query.where(sites.c.name == site, item_links.c.fiscal_year == year, before(until, item_links.c.at))
    query = query.order_by(item_links.c.id)
    rows = connection.execute(query).mappings()
    return [SavedLink(row["item"], row["previous"], row["done_by"], row["at"]) for row in rows]


def standing(connection: Connection, site: str, year: int, until: Moment = None) -> dict[str, str | None]:
    """Item → the newest word on what it continues; None: nothing."""
    owner = row_of_site(site)
    columns = item_links.c
    there = sa.and_(columns.site_id == owner, columns.fiscal_year == year, before(until, columns.at))
    query = sa.select(columns.item, columns.previous).where(newest(item_links, there, columns.item))
    return {row.item: row.previous for row in connection.execute(query.order_by(columns.id))}
