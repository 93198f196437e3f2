"""What most commands need first: the store, the site, who is asking, and where to put a file."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kyoten.cli.arguments import Refused
from kyoten.fiscal import Quarter
from kyoten.settings import database_url
from kyoten.storage.store import Store


def url(arguments: argparse.Namespace) -> str:
    """--database, else what the environment says, else SQLite under data/."""
    return arguments.database or database_url()


@contextlib.contextmanager
def opened(arguments: argparse.Namespace, *, create: bool = False) -> Iterator[Store]:
    """The store, at today's schema, closed afterwards; `create`: made where there is none."""
    store = Store(url(arguments))
    try:
        store.migrate(create=create)
        yield store
    finally:
        store.close()


def site(store: Store, arguments: argparse.Namespace, *, otherwise: str | None = None) -> str:
    """--site, else the only site there is, else `otherwise`. Raises Refused where that leaves nothing."""
    known = store.sites()
    if arguments.site:
        return str(arguments.site)
    if len(known) > 1:
        raise Refused(f"拠点が複数あります({'、'.join(known)})。--site で1つを指定してください。")
    if not known and otherwise is None:
        raise Refused("行動計画がまだ登録されていません。plan import か sample で先に計画を取り込んでください。")
    return known[0] if known else str(otherwise)


def quarter(arguments: argparse.Namespace) -> Quarter:
    """The period of a call that must name it."""
    return Quarter(arguments.year, arguments.quarter)


def who(arguments: argparse.Namespace) -> str:
    """--by, else the login name, else nothing."""
    if arguments.by:
        return str(arguments.by)
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name for this user id, as in some containers
        return ""


def write_file(path: Path, data: bytes) -> None:
    """Put a file in its place whole, so that a failure leaves what was there. Raises Refused."""
    if path.is_dir():
        raise Refused(f"「{path}」はフォルダです。保存先のファイル名を指定してください。")
    if not path.parent.is_dir():
        raise Refused(f"保存先のフォルダ「{path.parent}」がありません。")
    try:
        handle, name = tempfile.mkstemp(prefix=".kyoten-", dir=path.parent)
    except OSError as failure:
        raise Refused(f"フォルダ「{path.parent}」に書き込めません。") from failure
    staged = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        _usual_rights(staged)
        staged.replace(path)
    except OSError as failure:
        raise Refused(f"「{path}」に保存できませんでした。ほかのソフトで開いていれば閉じてください。") from failure
    finally:
        staged.unlink(missing_ok=True)


def _usual_rights(path: Path) -> None:
    """A temporary file is its owner's alone; the finished one gets what any new file gets."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
