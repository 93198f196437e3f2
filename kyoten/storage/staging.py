"""Files that are made beside the one that they are to replace, and swept away where a killed process has left them.

Each lies in a folder of its own with a lock that ends with the process, however it ends: an exclusive transaction on a
SQLite file, which is the same on every system.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kyoten.storage import faults
from kyoten.storage.refusals import DatabaseUnavailable

_PREFIX, _LOCK = ".kyoten-", "in-use"
_OURS = re.compile(re.escape(_PREFIX) + r"[a-z0-9_]{8}")  # as tempfile names them
_NOT_YET = 3600.0
"""Seconds: a folder without a lock is left over only when it is older, since one that is being made has none yet."""


@contextlib.contextmanager
def staged(path: Path, what: str = "データベース") -> Iterator[Path]:
    """A name for a file beside `path`, on the same disk. Whatever is left of it goes; what others left goes first.

    `what`: what the file at `path` is, for the user. Raises DatabaseUnavailable where nothing can be written there.
    """
    sweep(path.parent)
    try:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=path.parent))
    except OSError as failure:
        raise DatabaseUnavailable(faults.of_file(failure, path, what)) from failure
    try:
        with contextlib.closing(_lock(folder)):
            yield folder / path.name
    except OSError as failure:
        raise DatabaseUnavailable(faults.of_file(failure, path, what)) from failure
    except sqlite3.Error as failure:
        raise DatabaseUnavailable(faults.sentence(failure, path, what)) from failure
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove what killed processes have left in a folder: only what we made, and what no process holds any more."""
    for each in folder.glob(f"{_PREFIX}*"):
        if _OURS.fullmatch(each.name) and each.is_dir() and not each.is_symlink() and _is_left(each):
            shutil.rmtree(each, ignore_errors=True)


def _lock(folder: Path) -> sqlite3.Connection:
    held = sqlite3.connect(folder / _LOCK, isolation_level=None, timeout=0)
    held.execute("BEGIN EXCLUSIVE")
    return held


def _is_left(folder: Path) -> bool:
    try:
        if not (folder / _LOCK).exists():
            return time.time() - folder.stat().st_mtime > _NOT_YET
        _lock(folder).close()
    except (OSError, sqlite3.Error):  # held, or gone meanwhile
        return False
    return True
