"""Bringing a database to the present schema: a table of numbered steps, each applied once and in order.

A new database goes the same way as an old one, from the first step; all of it is one transaction under the write lock,
so two processes that start at once do it once. A step holds its own DDL (steps/step_N.sql) and is never changed: what
kyoten.storage.tables says today is where the last step leads, and a test holds the two together.
To change the schema: change the tables, append a Step, and keep what it leads to in tests/storage/schemas/.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from kyoten.storage import epochs, tables
from kyoten.storage.engine import execute_ddl, lock_schema, make_ready, reading, writing
from kyoten.storage.refusals import DatabaseTooNew
from kyoten.storage.tables import schema_steps

_FOLDER = Path(__file__).parent / "steps"


@dataclass(frozen=True)
class Step:
    """One change of the schema: `apply` brings a database that has all steps before `number` up to it."""

    number: int
    name: str
    apply: Callable[[Connection], None]


def _ddl_step(number: int, name: str) -> Step:
    """A step that is nothing but the statements of its file."""
    return Step(number, name, lambda on: execute_ddl(on, (_FOLDER / f"step_{number}.sql").read_text("utf-8")))


STEPS: tuple[Step, ...] = (
    _ddl_step(1, "plans, submissions, settings, journal"),
    _ddl_step(2, "changed items, answered repairs, acknowledgements, links between years"),
    _ddl_step(3, "remembered headers, errors that kept rows out"),
    _ddl_step(4, "epochs"),
    _ddl_step(5, "from which quarter plans, changes, acknowledgements and settings hold"),
    _ddl_step(6, "functions under another name"),
    _ddl_step(7, "plans taken away, what is hidden, former names of sites"),
    _ddl_step(8, "meetings by name"),
    _ddl_step(9, "closing and reopening of quarters and years"),
    _ddl_step(10, "indexes to find the newest decisions by"),
    _ddl_step(11, "an index to find a submission's newest mark by"),
    _ddl_step(12, "judgements of items and target states"),
)


def migrate(engine: Engine, now: dt.datetime, steps: Sequence[Step] = STEPS) -> None:
    """Make the database where there is none, and apply what is missing; nothing where nothing is.

    Raises DatabaseTooNew, DatabaseUnavailable.
    """
    make_ready(engine)
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
    for step in missing:
        step.apply(connection)
    rows = [{"number": step.number, "name": step.name, "applied": now} for step in missing]
    if rows:
        connection.execute(sa.insert(schema_steps), rows)
        if sa.inspect(connection).has_table(tables.epochs.name):
            epochs.begin(connection, now)


def _applied(connection: Connection) -> int:
    if not sa.inspect(connection).has_table(schema_steps.name):
        return 0
    return connection.execute(sa.select(sa.func.max(schema_steps.c.number))).scalar() or 0
