"""Bringing a database to the present schema: a table of numbered steps, each applied once and in order.

An empty database gets today's tables at once and counts as having had every step; an older one gets the steps it
lacks. All of it is one transaction under the write lock, so two processes that start at once do it once.
To change the schema: change kyoten.storage.tables, and append a Step that brings an existing database there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from kyoten.storage import decision_tables, intake_tables, tables
from kyoten.storage.engine import lock_schema, reading, writing
from kyoten.storage.refusals import DatabaseTooNew


@dataclass(frozen=True)
class Step:
    """One change of the schema: `apply` brings a database that has all steps before `number` up to it."""

    number: int
    name: str
    apply: Callable[[Connection], None]


def _todays_tables(connection: Connection) -> None:
    tables.metadata.create_all(connection)


def _decisions(connection: Connection) -> None:
    # The tables as they are today: a later step that changes one of them must put its own definition here first.
    tables.metadata.create_all(connection, tables=decision_tables.TABLES)


def _intake(connection: Connection) -> None:
    tables.metadata.create_all(connection, tables=intake_tables.TABLES)


STEPS: tuple[Step, ...] = (
    Step(1, "plans, submissions, settings, journal", _todays_tables),
    Step(2, "changed items, answered repairs, acknowledgements, links between years", _decisions),
    Step(3, "remembered headers, errors that kept rows out", _intake),
)


def migrate(engine: Engine, now: dt.datetime, steps: Sequence[Step] = STEPS) -> None:
    """Apply what is missing; nothing where nothing is. Raises DatabaseTooNew, DatabaseUnavailable."""
    if applied(engine) == steps[-1].number:
        return
    with writing(engine) as connection:
        lock_schema(connection)
        _bring_up(connection, now, steps)


def applied(engine: Engine) -> int:
    """The number of the last step that the database has had; 0 for an empty one."""
    with reading(engine) as connection:
        return _applied(connection)


def check_not_newer(found: int, steps: Sequence[Step] = STEPS) -> None:
    """Raise DatabaseTooNew where a database has had steps that this code doesn't know."""
    if found > steps[-1].number:
        raise DatabaseTooNew(found, steps[-1].number)


def _bring_up(connection: Connection, now: dt.datetime, steps: Sequence[Step]) -> None:
    found = _applied(connection)
    check_not_newer(found, steps)
    missing = [step for step in steps if step.number > found]
    for step in missing[:1] if found == 0 else missing:
        step.apply(connection)
    rows = [{"number": step.number, "name": step.name, "applied": now} for step in missing]
    if rows:
        connection.execute(sa.insert(tables.schema_steps), rows)


def _applied(connection: Connection) -> int:
    if not sa.inspect(connection).has_table(tables.schema_steps.name):
        return 0
    return connection.execute(sa.select(sa.func.max(tables.schema_steps.c.number))).scalar() or 0
