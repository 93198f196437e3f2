"""Taking a plan's version away that was stored by mistake, within a transaction that the Store has opened.

The row stays, so that what was seen while it stood can be seen again (docs/time.md).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.storage import item_changes, item_links, plan_rows
from kyoten.storage.decision_tables import acknowledgements, closings, judgements
from kyoten.storage.decision_tables import item_changes as changes
from kyoten.storage.records import StoredPlan
from kyoten.storage.refusals import PlanInUse
from kyoten.storage.tables import plans, submissions


def remove(connection: Connection, owner: int, row: int, stored: StoredPlan, *, by: str, now: dt.datetime) -> None:
    """Take the newest version of a year away. Raises PlanInUse where something rests on it.

    `row`: of the version. Who was put in charge by the import of a year's only version is in charge no more.
    """
    only = _versions(connection, owner, stored.year) == 1
    if resting := list(_resting(connection, owner, row, stored, only=only)):
        raise PlanInUse(stored.year, stored.version, resting, only=only)
    if only:
        for item, person in stored.persons.items():
            item_changes.add(connection, owner, stored, item, {"person": ""}, person=person, by=by, now=now)
    connection.execute(sa.update(plans).where(plans.c.id == row).values(removed=now, removed_by=by))


def _versions(connection: Connection, owner: int, year: int) -> int:
    standing = sa.and_(plans.c.site_id == owner, plans.c.fiscal_year == year, plan_rows.not_removed())
    return connection.execute(sa.select(sa.func.count()).select_from(plans).where(standing)).scalar_one()


def _resting(connection: Connection, owner: int, row: int, stored: StoredPlan, *, only: bool) -> Iterator[str]:
    """What was done with a version since it was stored, in words; persons are taken as a part of the import."""
    here = submissions.c.plan_id == row
    if only:
        here = sa.and_(submissions.c.site_id == owner, submissions.c.fiscal_year == stored.year)
    if sent := _count(connection, submissions, here):
        yield f"報告{sent}件(取り下げたものを含みます)"
    of_year = {table: sa.and_(table.c.site_id == owner, table.c.fiscal_year == stored.year) for table in _DECISIONS}
    if edited := _count(connection, changes, of_year[changes], changes.c.field != "person", _since(changes, row)):
        yield f"手で変えた内容{edited}件"
    if accepted := _count(connection, acknowledgements, of_year[acknowledgements], _since(acknowledgements, row)):
        yield f"了承{accepted}件"
    if judged := _count(connection, judgements, of_year[judgements], _since(judgements, row)):
        yield f"評価{judged}件"
    if shut := _count(connection, closings, of_year[closings], _since(closings, row)):
        yield f"確定とその解除{shut}件"
    if only and (linked := sum(map(bool, item_links.standing(connection, stored.site, stored.year).values()))):
        yield f"前年度とのつながり{linked}件"
    if only and (linked := sum(map(bool, item_links.standing(connection, stored.site, stored.year + 1).values()))):
        yield f"翌年度とのつながり{linked}件"


_DECISIONS = (changes, acknowledgements, closings, judgements)


def _since(table: sa.Table, row: int) -> sa.ColumnElement[bool]:
    saved = sa.select(plans.c.saved).where(plans.c.id == row).scalar_subquery()
    return table.c.at >= saved


def _count(connection: Connection, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table).where(*conditions)).scalar_one()
