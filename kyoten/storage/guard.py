"""Whether a database is still the one that was opened: asked at the beginning and the end of every transaction.

A SQLite file that is deleted or replaced under a running server lives on, without a name, as long as the server has it
open: what is stored in it then is gone with the next start. The file is told by its identity, its content by epoch and
number (kyoten.storage.epochs): a copy of the same store that was put back is taken, anything else is refused until the
next start, which takes what is there.
"""

from __future__ import annotations

from sqlalchemy.engine import Connection, Engine

from kyoten.storage import epochs
from kyoten.storage.engine import file_of, may_write
from kyoten.storage.place import FileIdentity, has_log, identity, note_of
from kyoten.storage.records import Revision
from kyoten.storage.refusals import DatabaseGone, DatabaseMissing, DatabaseReplaced


class Guard:
    """What was seen last of one database; safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._path = file_of(engine)
        self._file: FileIdentity | None = None
        self._seen: Revision | None = None

    def before(self, *, writes: bool) -> Revision | None:
        """Before a transaction: what was seen last, for `within`.

        Raises DatabaseGone, DatabaseMissing, DatabaseReplaced.
        """
        if self._path is not None:
            now = identity(self._path)
            if now is None:
                known = self._file is not None or note_of(self._path).exists()
                raise DatabaseGone(self._path, writes=writes) if known else DatabaseMissing(self._path)
            if now != self._file:
                if self._file is not None and has_log(self._path):
                    # SQLite would write the other file's log into this one.
                    raise DatabaseReplaced(self._path, writes=writes)
                self._engine.dispose()  # the connections that are kept lead to the other file
                self._file = now
        return self._seen

    def within(self, connection: Connection, seen: Revision | None) -> Revision:
        """At a transaction's beginning: what the store is at. Raises DatabaseReplaced where this is not the store that
        was `seen` before."""
        now = epochs.revision(connection)
        if seen is not None and not _continues(connection, now, seen):
            raise DatabaseReplaced(self._path, writes=may_write(connection))
        self._seen = now
        return now

    def after(self, stored: Revision) -> None:
        """After a transaction that wrote: it is stored only if the file is still there. Raises DatabaseGone."""
        self._seen = stored
        if self._path is not None and identity(self._path) != self._file:
            raise DatabaseGone(self._path, writes=True)


def _continues(connection: Connection, now: Revision, seen: Revision) -> bool:
    if now.epoch == seen.epoch:
        return now.number >= seen.number
    return epochs.known(connection, seen.epoch)
