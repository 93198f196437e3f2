"""Connecting: everything that differs between SQLite and PostgreSQL is in this one file.

SQLite: write-ahead log, foreign keys on, 10 s of patience for another writer; a writing transaction takes the write
lock at once (BEGIN IMMEDIATE), so that what it has read can't change before it writes.
"""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from kyoten.storage import faults
from kyoten.storage.refusals import DatabaseUnavailable
from kyoten.text import without_control

PATIENCE_SECONDS = 10.0
_WRITING = "kyoten_writing"
_ESCAPED = re.compile(r"\\u[0-9a-f]{4}|\\[bf]|[\x7f\ud800-\udfff]")
# SQLite's deferred transaction sees from its first question to its last what was there at the first.
_SNAPSHOT = {"postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}}
_MIGRATION_LOCK = 4_906_501  # any fixed number: the same for every Kyoten that shares the database

# What the steps of migrations.py call by one name. Never change a word: the steps that use it are frozen.
_DDL_WORDS = {
    "sqlite": {
        "SERIAL": "INTEGER",
        "AUTOINCREMENT": "AUTOINCREMENT",
        "MOMENT": "DATETIME",
        "BYTES": "BLOB",
        "FALSE": "0",
    },
    "postgresql": {
        "SERIAL": "SERIAL",
        "AUTOINCREMENT": "",
        "MOMENT": "TIMESTAMP WITH TIME ZONE",
        "BYTES": "BYTEA",
        "FALSE": "false",
    },
}


def open_engine(url: str) -> Engine:
    """An engine for the URL; connects to nothing yet. Raises DatabaseUnavailable for a URL that can't be used."""
    try:
        parsed = make_url(url)
        engine = sa.create_engine(parsed, **_options(parsed))
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as found:
        raise DatabaseUnavailable(
            "データベースの指定を解釈できません。「sqlite:///フォルダ/ファイル.db」か"
            "「postgresql+psycopg://利用者@サーバー/名前」の形で指定してください。"
        ) from found
    if parsed.get_backend_name() == "sqlite":
        event.listen(engine, "do_connect", _open_no_new_file)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def sqlite_file(url: str) -> Path | None:
    """The file behind a SQLite URL; None for SQLite in memory and for any other database."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(parsed.database)


def file_of(engine: Engine) -> Path | None:
    """The same of an engine."""
    return sqlite_file(engine.url.render_as_string(hide_password=False))


def make_ready(engine: Engine) -> None:
    """A SQLite file where there is none yet, with the write-ahead log on. Raises DatabaseUnavailable."""
    path = file_of(engine)
    if path is None:
        return
    try:
        if not path.exists():
            path.touch()
    except OSError as found:
        raise DatabaseUnavailable(faults.of_file(found, path)) from found
    with _translated(engine), engine.connect() as connection:
        _switch_to_wal(connection.connection.cursor())


def file_url(path: Path) -> str:
    """The URL of a SQLite file."""
    return f"sqlite:///{path.as_posix()}"


@contextlib.contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: one consistent state of everything, whatever others store meanwhile."""
    options = _SNAPSHOT.get(engine.dialect.name, {})
    with _translated(engine), engine.execution_options(**options).connect() as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it is stored, or nothing."""
    with _translated(engine), engine.execution_options(**{_WRITING: True}).connect() as connection:
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE_SECONDS:g}s'")
            yield connection
        _settle(connection)


def may_write(connection: Connection) -> bool:
    """Whether the connection's transaction is one of `writing`."""
    return bool(connection.get_execution_options().get(_WRITING))


def lock_schema(connection: Connection) -> None:
    """Let only one process change the schema at a time (SQLite: the write lock is already held)."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATION_LOCK)))


def execute_ddl(connection: Connection, statements: str) -> None:
    """Run statements that end in `;`, each {WORD} in them as this database spells it."""
    for statement in statements.format_map(_DDL_WORDS[connection.dialect.name]).split(";"):
        if statement.strip():
            connection.exec_driver_sql(statement)


def continue_numbering(connection: Connection, table: sa.Table) -> None:
    """After rows were put in with their own ids: the next new one gets a higher id."""
    if connection.dialect.name == "postgresql":
        sequence = sa.func.pg_get_serial_sequence(table.name, "id")
        highest = sa.select(sa.func.max(table.c.id)).scalar_subquery()
        # Not below what it would give now, though rows with lower ids took the place of others: none is given twice.
        following = sa.func.greatest(sa.func.coalesce(highest, 0) + 1, sa.func.nextval(sequence))
        connection.execute(sa.select(sa.func.setval(sequence, following, False)))


def _options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() != "sqlite":
        return {"pool_pre_ping": True, "json_serializer": _json}
    arguments: dict[str, Any] = {"timeout": PATIENCE_SECONDS, "check_same_thread": False}
    in_memory = not url.database or url.database == ":memory:"
    return {
        "connect_args": arguments,
        "json_serializer": _json,
        **({"poolclass": StaticPool} if in_memory else {}),
    }


def _json(value: Any) -> str:  # noqa: ANN401
    """Without what no database can hold, as tables.Text."""
    made = json.dumps(value, ensure_ascii=False)
    # A control character is escaped in JSON; whoever has one gets each text cleaned.
    return json.dumps(_without_control(value), ensure_ascii=False) if _ESCAPED.search(made) else made


def _without_control(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return without_control(value)
    if isinstance(value, dict):
        return {_without_control(key): _without_control(each) for key, each in value.items()}
    return [_without_control(each) for each in value] if isinstance(value, list | tuple) else value


def _prepare_sqlite(dbapi_connection: Any, _record: object) -> None:  # noqa: ANN401
    dbapi_connection.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    cursor = dbapi_connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _open_no_new_file(_dialect: object, _record: object, arguments: list[Any], options: dict[str, Any]) -> None:
    """A database that is gone must not come back empty: only `make_ready` makes a file."""
    if arguments and arguments[0] != ":memory:" and not arguments[0].startswith("file:"):
        arguments[0] = f"{Path(arguments[0]).absolute().as_uri()}?mode=rw"
        options["uri"] = True


def _settle(connection: Connection) -> None:
    """Bring what was stored from the write-ahead log into the file itself and empty the log, unless somebody reads just
    now: a copy of the file alone then lacks nothing, and a log that is left behind does nothing to another file of that
    name. Whether it succeeds doesn't matter: all is stored already."""
    if connection.dialect.name != "sqlite":
        return
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA busy_timeout=0")
    with contextlib.suppress(sqlite3.Error):
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    cursor.execute(f"PRAGMA busy_timeout={int(PATIENCE_SECONDS * 1000)}")
    cursor.close()


def _switch_to_wal(cursor: Any) -> None:  # noqa: ANN401
    """Turn the write-ahead log on. SQLite doesn't wait for this by itself when two processes start at once."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as found:
            if "locked" not in str(found) or time.monotonic() > give_up:
                raise
            time.sleep(0.01)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextlib.contextmanager
def _translated(engine: Engine) -> Iterator[None]:
    """Turn a driver's failure into one sentence; a broken rule of the schema stays what it is."""
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, sqlite3.Error) as found:
        cause = found.orig if isinstance(found, DBAPIError) else found
        raise DatabaseUnavailable(faults.sentence(cause or found, file_of(engine))) from found
