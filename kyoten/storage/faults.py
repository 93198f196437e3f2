"""What a driver says when a database fails → one sentence for the user: what has happened, and what to do about it."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sqlite3
from pathlib import Path

LOCKED = "ほかの処理がデータベースを使用中です。何も保存していません。少し待ってから、もう一度操作してください。"
BROKEN = "データベースのファイルが壊れているか、データベースではありません。バックアップから復元してください。"
NO_TABLES = "データベースにKyotenの表がありません。データベースの指定を確かめてください。"
FULL = (
    "ディスクの空きがないため、{what}に書き込めません。何も保存していません。"
    "不要なファイルを移すなどして空きを作ってから、もう一度操作してください。"
)
READ_ONLY = (
    "{what}のファイル「{path}」に書き込む権限がありません。何も保存していません。"
    "ファイルの「読み取り専用」を外すか、書き込みの権限を付けてください。"
)
FOLDER_READ_ONLY = (
    "{what}のフォルダ「{parent}」に書き込む権限がありません。何も保存していません。"
    "フォルダに書き込みの権限を付けてください。"
)
NO_FOLDER = "データベースを置くフォルダ「{parent}」がありません。データベースの指定を確かめてください。"
DISK = (
    "{what}のファイル「{path}」を読み書きできません。何も保存していません。"
    "ディスクの接続や故障がないかを確かめてください。"
)
UNREACHABLE = (
    "データベースのサーバーに接続できません。サーバーが動いているか、指定した接続先が正しいかを確かめてください。"
)
SIGN_IN = "データベースのサーバーに、指定した利用者では接続できません。利用者の名前とパスワードを確かめてください。"
NO_DATABASE = "サーバーに、指定した名前のデータベースがありません。データベースの指定を確かめてください。"
SERVER_FULL = (
    "データベースのサーバーのディスクに空きがありません。何も保存していません。サーバーの管理者に連絡してください。"
)
SERVER_READ_ONLY = (
    "データベースのサーバーが書き込みを受け付けていません。何も保存していません。サーバーの管理者に連絡してください。"
)
OTHER = "データベースを利用できません({words})。何も保存していません。"

_DATABASE = "データベース"
_LITTLE = 1_000_000
"""Bytes: with less than that free, a disk is as good as full."""
_FULL_NUMBERS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_OF_SQLITE = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_NOTADB: BROKEN,
    sqlite3.SQLITE_CORRUPT: BROKEN,
}
_AT_PATH = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL)
# By the first characters of what the SQL standard calls the state; the longest that fits counts.
_STATES = {
    **{"08": UNREACHABLE, "57P": UNREACHABLE, "28": SIGN_IN, "3D000": NO_DATABASE, "42P01": NO_TABLES},
    **{"53100": SERVER_FULL, "25006": SERVER_READ_ONLY, "55P03": LOCKED, "40": LOCKED, "57014": LOCKED},
}
_NO_CONNECTION = {r'database ".*" does not exist': NO_DATABASE, r"authentication|role|password|pg_hba": SIGN_IN}
_NO_TABLE = ("no such table", "no such column")


def sentence(error: BaseException, path: Path | None, what: str = _DATABASE) -> str:
    """`path`: of the file, where the database is one; `what` it is."""
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, path, what)
    state = str(getattr(error, "sqlstate", None) or "")
    if found := next((_STATES[state[:length]] for length in (5, 3, 2) if state[:length] in _STATES), None):
        return found
    if state or type(error).__name__ != "OperationalError":
        return OTHER.format(words=_first_line(error))
    # A connection that was not made has no state: only its words tell why.
    return next((told for words, told in _NO_CONNECTION.items() if re.search(words, str(error))), UNREACHABLE)


def of_file(error: OSError, path: Path, what: str = _DATABASE) -> str:
    """For a failure of the file system itself, at a file that was to be written."""
    if error.errno in _FULL_NUMBERS:
        return FULL.format(what=what)
    found = _of_place(path) or (FULL if _is_full(path) else DISK)
    return found.format(path=path, parent=path.parent, what=what)


def _of_sqlite(error: sqlite3.Error, path: Path | None, what: str) -> str:
    code = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF  # the primary code: what kind of failure it is
    if code in _OF_SQLITE:
        return _OF_SQLITE[code]
    if any(words in str(error) for words in _NO_TABLE):
        return NO_TABLES
    if path is None or code not in _AT_PATH:
        return OTHER.format(words=_first_line(error))
    return _at_path(code, error.sqlite_errorname, path).format(path=path, parent=path.parent, what=what)


def _at_path(code: int, name: str, path: Path) -> str:
    if found := _of_place(path):
        return found
    # A write that a healthy disk does not take is one that it has no room for, whatever it says of its free space:
    # there are quotas, and limits on a file's size.
    wrote = any(part in name for part in ("_WRITE", "_SHM", "_TRUNCATE"))
    if code == sqlite3.SQLITE_READONLY:
        return READ_ONLY
    return FULL if code == sqlite3.SQLITE_FULL or wrote or _is_full(path) else DISK


def _of_place(path: Path) -> str:
    """What is wrong with where the file is, if anything."""
    if not path.parent.is_dir():
        return NO_FOLDER
    if path.exists() and not _may_write(path):
        return READ_ONLY
    return "" if _may_write(path.parent) else FOLDER_READ_ONLY


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LITTLE
    except OSError:
        return False


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
