"""The file of a SQLite database, and the note beside it that tells that a database has been there.

Without the note a database that was moved away would look like a first start, and be given a sample in its place.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import NamedTuple

NOTE_ENDING = ".readme.txt"
_COMPANIONS = ("-wal", "-shm")
_NOTE = """このフォルダの「{name}」は、拠点の進捗ダッシュボード Kyoten のデータベースです。
計画と報告のすべてが入っています。
(同じ名前に -wal、-shm の付いたファイルは、その一部です。一緒に置いてください。)

このメモは、データベースがなくなったときに、Kyoten が空のデータベースで始めてしまわないための目印です。
消さないでください。
フォルダごと写したり移したりしてもかまいません。

新しく始めるときだけ、Kyoten を止め、データベースと一緒にこのメモも消してください(先にバックアップを取ってください)。
"""


class FileIdentity(NamedTuple):
    """Which file it is, whatever its name is."""

    device: int
    number: int


def identity(path: Path) -> FileIdentity | None:
    """None where there is no file of that name."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return FileIdentity(found.st_dev, found.st_ino)


def note_of(path: Path) -> Path:
    """The note of a database."""
    return path.with_name(path.name + NOTE_ENDING)


def leave_note(path: Path) -> None:
    """Say beside the database that it is there. Raises OSError."""
    note = note_of(path)
    if not note.exists():
        note.write_text(_NOTE.format(name=path.name), "utf-8")


def has_log(path: Path) -> bool:
    """Whether something waits in the write-ahead log beside a database of that name, be it its own or another's."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def set_aside(path: Path) -> Path:
    """Keep a damaged database, with what belongs to it, under another name: kyoten.db.broken-1."""
    number = next(n for n in count(1) if not path.with_name(f"{path.name}.broken-{n}").exists())
    aside = path.with_name(f"{path.name}.broken-{number}")
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        log.rename(aside.with_name(f"{aside.name}-wal"))
    return path.rename(aside)


def remove_companions(path: Path) -> None:
    """What SQLite has left of a database that is gone: a new one under that name must not be taken for its own."""
    for ending in _COMPANIONS:
        path.with_name(path.name + ending).unlink(missing_ok=True)
