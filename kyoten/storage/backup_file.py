"""A backup as a file: a SQLite database of Kyoten's schema, and behind it one line with the checksum of all of it.

SQLite does not mind what lies behind its last page. Whatever has been changed in a sealed file since, be it one bit, is
found; in a database without a seal (an older backup, a copy of a live file) its structure and the original workbooks
are checked.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from kyoten.storage.migrations import check_not_newer
from kyoten.storage.refusals import StoreRefusal

_SEAL = re.compile(rb"\n-- Kyoten backup, sha256 ([0-9a-f]{64})\n")
_SEAL_LENGTH = 91
_PAGE = 512
"""Bytes: every SQLite file is a multiple of it, so one that is not ends in something else."""
_CHUNK = 1 << 20
_OTHER = "別のバックアップを指定してください。"


class BackupRefused(StoreRefusal):
    """The backup can't be written, or the file to restore is no good."""


@dataclass(frozen=True)
class BackupContents:
    """What a sound backup holds. `sealed`: it has a checksum of the whole."""

    sealed: bool
    submissions: int
    workbooks: int


def seal(path: Path) -> None:
    """Write the checksum behind a finished database, and wait until the disk has all of it."""
    line = f"\n-- Kyoten backup, sha256 {_digest(path, path.stat().st_size)}\n".encode()
    with path.open("ab") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def has_seal(path: Path) -> bool:
    """Whether a file ends as a sealed backup does, be it still sound or not; False where it can't be read."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _SEAL_LENGTH))
            return _SEAL.fullmatch(file.read()) is not None
    except OSError:
        return False


def unseal(path: Path) -> None:
    """Make a backup that somebody has put in a database's place a database. Raises BackupRefused unless it is sound."""
    verify(path)
    os.truncate(path, path.stat().st_size - _SEAL_LENGTH)


def verify(path: Path) -> BackupContents:
    """What is in a backup. Raises BackupRefused or DatabaseTooNew unless it is sound and one of Kyoten's."""
    if not path.is_file():
        raise BackupRefused(f"バックアップのファイル「{path}」が見つかりません。")
    if not os.access(path, os.R_OK):
        raise BackupRefused(f"バックアップのファイル「{path}」を読む権限がありません。")
    sealed = _check_seal(path)
    try:
        with contextlib.closing(open_read_only(path)) as database:
            found = _steps(database)
            sound = database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            if not sound or database.execute("PRAGMA foreign_key_check").fetchone():
                raise BackupRefused(f"「{path}」は壊れているため、使えません。{_OTHER}")
            if not found:
                raise BackupRefused(f"「{path}」はKyotenのバックアップではありません。")
            check_not_newer(found)
            _check_workbooks(path, database)
            counts = [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED]
    except (sqlite3.Error, UnicodeDecodeError) as failure:
        raise BackupRefused(f"「{path}」はKyotenのバックアップではないか、壊れています。{_OTHER}") from failure
    return BackupContents(sealed, *counts)


_COUNTED = ("submissions", "files")


def open_read_only(path: Path) -> sqlite3.Connection:
    """A connection that never writes, makes or changes anything."""
    # A database in write-ahead mode that lies in a read-only folder can't be opened by mode=ro alone; a file that
    # no log belongs to may be taken as it stands.
    settled = not path.with_name(f"{path.name}-wal").exists() and not os.access(path.parent, os.W_OK)
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if settled else ''}", uri=True)


def _check_seal(path: Path) -> bool:
    """Whether there is a seal; raises BackupRefused where it is not that of the file."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - _SEAL_LENGTH))
        found = _SEAL.fullmatch(file.read())
    if found and _digest(path, size - _SEAL_LENGTH) == found[1].decode():
        return True
    if found or size % _PAGE:
        with path.open("rb") as file:
            ours = file.read(15) == b"SQLite format 3"
        no_backup = "" if ours else "Kyotenのバックアップではないか、"
        raise BackupRefused(f"「{path}」は{no_backup}作られたあとに内容が変わって壊れています。{_OTHER}")
    return False


def _digest(path: Path, length: int) -> str:
    """Of so many bytes from the beginning."""
    made = hashlib.sha256()
    with path.open("rb") as file:
        while length > 0 and (part := file.read(min(_CHUNK, length))):
            made.update(part)
            length -= len(part)
    return made.hexdigest()


def _check_workbooks(path: Path, database: sqlite3.Connection) -> None:
    for name, sha256, data in database.execute("SELECT name, sha256, data FROM files"):
        if hashlib.sha256(data).hexdigest() != sha256:
            raise BackupRefused(
                f"「{path}」の中の原本「{name}」が、受け付けたときの内容と違うため、使えません。{_OTHER}"
            )


def _steps(database: sqlite3.Connection) -> int:
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "schema_steps" not in tables:
        return 0
    return int(database.execute("SELECT max(number) FROM schema_steps").fetchone()[0] or 0)
