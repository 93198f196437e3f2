"""An opened database: the base class of the Store's groups of methods."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Self

from sqlalchemy.engine import Connection

from kyoten.storage import epochs, faults, migrations, place, staging
from kyoten.storage.backup_file import has_seal, unseal
from kyoten.storage.engine import file_of, may_write, open_engine, reading, writing
from kyoten.storage.guard import Guard
from kyoten.storage.plan_cache import PlanCache
from kyoten.storage.refusals import DatabaseGone, DatabaseIsBackup, DatabaseMissing, DatabaseUnavailable


class Database:
    """One database. Cheap to make, safe to share between threads; `clock` gives aware datetimes."""

    def __init__(self, url: str, clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)) -> None:
        self.url = url
        self._engine = open_engine(url)
        self._clock = clock
        self._plans = PlanCache()
        self._guard = Guard(self._engine)
        self._within: Connection | None = None
        self._until: dt.datetime | None = None

    def migrate(self, *, create: bool = True) -> None:
        """Bring the database to this code's schema; `create`: make it where there is none.

        Raises DatabaseTooNew, DatabaseMissing, DatabaseGone where there was one, DatabaseIsBackup, DatabaseUnavailable.
        """
        path = file_of(self._engine)
        if path is not None and path.parent.is_dir():
            staging.sweep(path.parent)
        if path is None:
            migrations.migrate(self._engine, self._clock())
            return
        been_here = place.note_of(path).exists()
        if not path.exists():
            if been_here:
                raise DatabaseGone(path, writes=False)
            if not create:
                raise DatabaseMissing(path)
        elif path.is_file() and has_seal(path):
            if not been_here:
                raise DatabaseIsBackup(path)
            unseal(path)
        elif been_here and not migrations.applied(self._engine):
            raise DatabaseGone(path, writes=False)
        migrations.migrate(self._engine, self._clock())
        try:
            place.leave_note(path)
        except OSError as found:
            raise DatabaseUnavailable(faults.of_file(found, path)) from found

    def close(self) -> None:
        """Let go of the database's files."""
        self._engine.dispose()

    @contextlib.contextmanager
    def snapshot(self, until: dt.datetime | None = None) -> Iterator[Self]:
        """This store as it is at one moment: all that is asked of it is answered from one state, whoever writes.

        `until`: as it was then (docs/time.md): plans, changes, submissions, what was taken back, settings, 了承 and
        links recorded before that moment, and nothing later. What is given holds one transaction that only reads; it
        serves one thread, and ends with the block.
        """
        with self._reading() as connection:
            inner = self._inside(connection)
            inner._until = until
            yield inner

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Self]:
        """This store within one transaction: what is done with it in the block is stored together, or none of it.

        A method that refuses (StoreRefusal) undoes its own part alone; whether the block goes on is for the caller.
        """
        with self._writing() as connection:
            yield self._inside(connection)

    def _inside(self, connection: Connection) -> Self:
        inner = copy.copy(self)
        inner._within = connection
        return inner

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction that only reads, or the one that this store is within."""
        if self._within is not None:
            yield self._within
            return
        seen = self._guard.before(writes=False)
        with reading(self._engine) as connection:
            self._guard.within(connection, seen)
            yield connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that writes, or a part of the one that this store is within: all of it, or nothing."""
        if self._within is None:
            seen = self._guard.before(writes=True)
            with writing(self._engine) as connection:
                self._guard.within(connection, seen)
                yield connection
                stored = epochs.revision(connection)
            self._guard.after(stored)
            return
        if not may_write(self._within):
            raise RuntimeError("a snapshot is for reading")
        with self._within.begin_nested():
            yield self._within
