"""The whole store as one file, and back.

The file is always a SQLite database of Kyoten's schema, whatever database it came from: it can be opened, checked, and
restored into any other. A running server may go on meanwhile.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy.engine import Connection, Engine

from kyoten.storage import epochs, faults, journal
from kyoten.storage.backup_file import BackupRefused, has_seal, open_read_only, seal, verify
from kyoten.storage.copy_rows import replace_all
from kyoten.storage.engine import file_url, open_engine, reading, sqlite_file, writing
from kyoten.storage.migrations import applied, check_not_newer, migrate
from kyoten.storage.place import remove_companions, set_aside
from kyoten.storage.staging import staged
from kyoten.storage.tables import epochs as epochs_table

__all__ = ["BackupRefused", "backup", "restore", "verify"]


def backup(url: str, target: Path) -> int:
    """Write the database behind `url` to `target`, replacing a file that is there; its size in bytes.

    The file appears whole or not at all, and only once it has been found sound: an older backup is not replaced by a
    damaged one. Raises BackupRefused, DatabaseUnavailable.
    """
    live = sqlite_file(url)
    if live is not None and not live.exists():
        raise BackupRefused(f"データベース「{live}」が見つからないため、バックアップできません。")
    if target.is_dir():
        raise BackupRefused(f"「{target}」はフォルダです。保存するファイルの名前を指定してください。")
    if not target.parent.is_dir():
        raise BackupRefused(f"保存先のフォルダ「{target.parent}」がありません。")
    if live is not None and target.exists() and live.samefile(target):
        raise BackupRefused("使用中のデータベース自身にはバックアップできません。別のファイル名を指定してください。")
    with staged(target, "バックアップ") as made:
        if live is not None:
            _copy_sqlite(live, made)
        else:
            _migrate_url(file_url(made))
            with _connected(url, reading) as rows, _connected(file_url(made), writing) as place:
                replace_all(rows, place)
        _leave_wal(made)
        _check_source(made, live)
        seal(made)
        os.replace(made, target)
    return target.stat().st_size


def restore(url: str, source: Path, by: str = "") -> Path | None:
    """Put the backup in `source` in the place of the database behind `url`, in the name of `by`.

    The file is checked and brought to today's schema first, in a copy. Then one transaction brings in its rows, a new
    epoch and a line in the journal, so that a running server sees the old content or the new, and keeps nothing of the
    old. A file that is no sound database any more, or a sealed backup, can't be filled so: it is set aside, and its new
    name is given.
    Raises BackupRefused, DatabaseTooNew, DatabaseUnavailable; then nothing has changed.
    """
    verify(source)
    live = sqlite_file(url)
    with staged(live or Path(tempfile.gettempdir()) / "kyoten.db") as made:
        _copy_sqlite(source, made)
        _migrate_url(file_url(made))
        if live is None or (live.exists() and not has_seal(live) and _is_sound(live)):
            _migrate_url(url)
            with _connected(file_url(made), reading) as rows, _connected(url, writing) as place:
                replace_all(rows, place, keep=(epochs_table,))
                _record_restore(place, source, by)
            return None
        with _connected(file_url(made), writing) as place:
            _record_restore(place, source, by)
        _leave_wal(made)
        aside = set_aside(live) if live.exists() else None
        remove_companions(live)
        os.replace(made, live)
    return aside


def _record_restore(connection: Connection, source: Path, by: str) -> None:
    now = dt.datetime.now(dt.UTC)
    epochs.begin(connection, now)
    journal.record(connection, journal.STORE_RESTORED, now, by, note=source.name)


def _check_source(made: Path, live: Path | None) -> None:
    """What was copied is damaged only where its source is."""
    try:
        verify(made)
    except BackupRefused as failure:
        which = f"データベース「{live}」" if live else "データベース"
        raise BackupRefused(
            f"{which}が壊れているため、バックアップしませんでした。以前のバックアップから復元してください。"
        ) from failure


def _is_sound(path: Path) -> bool:
    try:
        with contextlib.closing(open_read_only(path)) as database:
            return bool(database.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError as failure:
        if faults.sentence(failure, path) != faults.BROKEN:
            raise
        return False


def _copy_sqlite(source: Path, target: Path) -> None:
    """SQLite's own backup in one step: a consistent state even while others write."""
    try:
        with contextlib.closing(open_read_only(source)) as one, contextlib.closing(sqlite3.connect(target)) as other:
            one.backup(other)
    except sqlite3.Error as failure:
        if faults.sentence(failure, source) == faults.BROKEN:
            raise BackupRefused(f"「{source}」が壊れているため、写せませんでした。") from failure
        raise


def _leave_wal(path: Path) -> None:
    """One file that needs no companions."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=DELETE")


@contextlib.contextmanager
def _connected(url: str, way: Callable[[Engine], AbstractContextManager[Connection]]) -> Iterator[Connection]:
    """A transaction (`reading` or `writing`) on a database that is let go of afterwards."""
    engine = open_engine(url)
    try:
        with way(engine) as connection:
            yield connection
    finally:
        engine.dispose()


def _migrate_url(url: str) -> None:
    engine = open_engine(url)
    try:
        migrate(engine, dt.datetime.now(dt.UTC))
        check_not_newer(applied(engine))
    finally:
        engine.dispose()
