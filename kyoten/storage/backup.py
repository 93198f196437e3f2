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

from kyoten.storage import epochs, journal
from kyoten.storage.copy_rows import replace_all
from kyoten.storage.engine import file_url, open_engine, reading, sqlite_file, writing
from kyoten.storage.migrations import applied, check_not_newer, migrate
from kyoten.storage.place import remove_companions
from kyoten.storage.refusals import DatabaseUnavailable, StoreRefusal
from kyoten.storage.tables import epochs as epochs_table


class BackupRefused(StoreRefusal):
    """The backup can't be written, or the file to restore is no good."""


def backup(url: str, target: Path) -> int:
    """Write the database behind `url` to `target`, replacing a file that is there; its size in bytes.

    The file appears whole or not at all. Raises BackupRefused, DatabaseUnavailable.
    """
    live = sqlite_file(url)
    if live is not None and not live.exists():
        raise BackupRefused(f"データベース「{live}」が見つからないため、バックアップできません。")
    if target.is_dir():
        raise BackupRefused(f"「{target}」はフォルダです。保存するファイルの名前を指定してください。")
    if live is not None and target.exists() and live.samefile(target):
        raise BackupRefused("使用中のデータベース自身にはバックアップできません。別のファイル名を指定してください。")
    with _beside(target) as staged:
        if live is not None:
            _copy_sqlite(live, staged)
        else:
            _migrate_url(file_url(staged))
            with _connected(url, reading) as rows, _connected(file_url(staged), writing) as place:
                replace_all(rows, place)
        _leave_wal(staged)
        os.replace(staged, target)
    return target.stat().st_size


def restore(url: str, source: Path, by: str = "") -> None:
    """Put the backup in `source` in the place of the database behind `url`, in the name of `by`.

    The file is checked and brought to today's schema first, in a copy. Then one transaction brings in its rows, a new
    epoch and a line in the journal, so that a running server sees the old content or the new, and keeps nothing of the
    old. Raises BackupRefused, DatabaseTooNew, DatabaseUnavailable; then nothing has changed.
    """
    check(source)
    live = sqlite_file(url)
    with _beside(live or Path(tempfile.gettempdir()) / "kyoten.db") as staged:
        _copy_sqlite(source, staged)
        _migrate_url(file_url(staged))
        if live is None or live.exists():
            _migrate_url(url)
            with _connected(file_url(staged), reading) as rows, _connected(url, writing) as place:
                replace_all(rows, place, keep=(epochs_table,))
                _record_restore(place, source, by)
        else:
            with _connected(file_url(staged), writing) as place:
                _record_restore(place, source, by)
            _leave_wal(staged)
            remove_companions(live)
            os.replace(staged, live)


def check(source: Path) -> None:
    """Raise BackupRefused or DatabaseTooNew unless the file is a sound database of Kyoten's."""
    if not source.is_file():
        raise BackupRefused(f"バックアップのファイル「{source}」が見つかりません。")
    try:
        with contextlib.closing(_open_read_only(source)) as database:
            sound = database.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            dangling = database.execute("PRAGMA foreign_key_check").fetchone()
            found = _steps(database)
    except sqlite3.DatabaseError as failure:
        raise BackupRefused(f"「{source}」はKyotenのバックアップではないか、壊れています。") from failure
    if not sound or dangling:
        raise BackupRefused(f"「{source}」は壊れているため、復元できません。別のバックアップを指定してください。")
    if not found:
        raise BackupRefused(f"「{source}」はKyotenのバックアップではありません。")
    check_not_newer(found)


def _steps(database: sqlite3.Connection) -> int:
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "schema_steps" not in tables:
        return 0
    return int(database.execute("SELECT max(number) FROM schema_steps").fetchone()[0] or 0)


def _record_restore(connection: Connection, source: Path, by: str) -> None:
    now = dt.datetime.now(dt.UTC)
    epochs.begin(connection, now)
    journal.record(connection, journal.STORE_RESTORED, now, by, note=source.name)


def _copy_sqlite(source: Path, target: Path) -> None:
    """SQLite's own backup in one step: a consistent state even while others write."""
    try:
        with contextlib.closing(_open_read_only(source)) as one, contextlib.closing(sqlite3.connect(target)) as other:
            other.execute("PRAGMA busy_timeout=10000")
            one.backup(other)
    except sqlite3.Error as failure:
        raise BackupRefused(f"「{source}」を「{target}」に写せませんでした({failure})。") from failure


def _open_read_only(path: Path) -> sqlite3.Connection:
    # A database in write-ahead mode that lies in a read-only folder can't be opened by mode=ro alone; a file that
    # no log belongs to may be taken as it stands.
    settled = not path.with_name(f"{path.name}-wal").exists() and not os.access(path.parent, os.W_OK)
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if settled else ''}", uri=True)


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


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name for a file beside another one, on the same disk; whatever is left of it is removed."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=".kyoten-", dir=path.parent))
    except OSError as failure:
        raise BackupRefused(f"フォルダ「{path.parent}」に書き込めません。") from failure
    try:
        yield folder / path.name
    except OSError as failure:
        raise DatabaseUnavailable(
            f"「{path}」に書き込めません。空き容量と書き込み権限を確かめてください。"
        ) from failure
    finally:
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()
