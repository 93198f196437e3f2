"""Full disks, files that may not be written, databases that somebody holds: one sentence, nothing half-stored."""

import contextlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from store_samples import NOON, OWN_SETTINGS, SITE, contents, entry, events, send

from kyoten.settings import Settings
from kyoten.storage import engine, faults
from kyoten.storage.backup import backup
from kyoten.storage.store import DatabaseUnavailable, Store

ROOT = Path(__file__).resolve().parents[2]
# What a child process does under a fault of its own: prints the sentence, or that it was done.
CHILD = """
import os, sys
sys.path.insert(0, "tests/support")
from store_samples import SITE, entry, send
from kyoten.storage.backup import backup
from kyoten.storage.store import Store, StoreRefusal
from pathlib import Path

fault, deed, url = sys.argv[1:4]
store = Store(url)
if fault == "full":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
elif os.geteuid() == 0:
    os.seteuid(65534)
try:
    if deed == "submit":
        send(store, entry(percent=50), data=b"w" * 300_000)
    elif deed == "backup":
        backup(url, Path(sys.argv[4]))
    else:
        print(len(store.submissions(SITE, 2011)))
except StoreRefusal as refusal:
    print(refusal)
"""
needs_posix = pytest.mark.skipif(os.name == "nt", reason="rights and limits are others on Windows")


def child(*words):
    done = subprocess.run([sys.executable, "-c", CHILD, *map(str, words)], cwd=ROOT, capture_output=True, check=False)
    assert done.stderr.decode("utf-8") == ""
    return done.stdout.decode("utf-8").strip()


@needs_posix
def test_a_full_disk_stores_nothing_and_says_so(planned):
    before = contents(planned)
    assert child("full", "submit", planned.url) == faults.FULL.format(what="データベース")
    assert contents(planned) == before
    send(planned)  # and once there is room, all goes on


@needs_posix
def test_a_full_disk_leaves_the_older_backup(planned, tmp_path):
    send(planned, data=b"w" * 300_000)
    target = tmp_path / "backup.db"
    backup(planned.url, target)
    before = target.read_bytes()
    assert child("full", "backup", planned.url, target) == faults.FULL.format(what="バックアップ")
    assert target.read_bytes() == before
    assert not list(tmp_path.glob(".kyoten-*"))


@pytest.fixture
def shared():
    """A folder that another user can get at, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(f"sqlite:///{folder / 'kyoten.db'}", clock=lambda: NOON)
        store.migrate()
        store.close()
        yield folder
        folder.chmod(0o755)


@needs_posix
@pytest.mark.parametrize("deed", ["submit", "read"])
def test_a_folder_that_may_not_be_written_is_named(shared, deed):
    (shared / "kyoten.db").chmod(0o666)
    shared.chmod(0o555)
    words = faults.FOLDER_READ_ONLY.format(what="データベース", parent=shared)
    assert child("rights", deed, f"sqlite:///{shared / 'kyoten.db'}") == words


@needs_posix
def test_a_file_that_may_not_be_written_can_still_be_read(shared):
    shared.chmod(0o777)
    (shared / "kyoten.db").chmod(0o444)
    url = f"sqlite:///{shared / 'kyoten.db'}"
    assert child("rights", "read", url) == "0"
    words = faults.READ_ONLY.format(what="データベース", path=shared / "kyoten.db")
    assert child("rights", "submit", url) == words


def test_a_database_that_somebody_holds_is_waited_for_and_then_said(planned, monkeypatch):
    monkeypatch.setattr(engine, "PATIENCE_SECONDS", 0.2)
    waiting = Store(planned.url)
    with contextlib.closing(sqlite3.connect(planned.url.removeprefix("sqlite:///"))) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseUnavailable) as refused:
            send(waiting)
        assert str(refused.value) == faults.LOCKED
        assert waiting.submissions(SITE, 2011) == []  # who only looks does not wait
    assert send(waiting) == 1


def test_no_folder_and_no_database_are_said(tmp_path):
    with pytest.raises(DatabaseUnavailable, match=r"置くフォルダ「.*nowhere」がありません"):
        Store(f"sqlite:///{tmp_path / 'nowhere' / 'kyoten.db'}").migrate()
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(DatabaseUnavailable, match="読み書きできません"):
        Store(f"sqlite:///{tmp_path / 'folder.db'}").migrate()


class ServerError(Exception):
    """As psycopg's are: with the state that the SQL standard names."""

    def __init__(self, words, sqlstate=None):
        super().__init__(words)
        self.sqlstate = sqlstate


class OperationalError(ServerError):
    """psycopg's for a connection that was not made, among others."""


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OperationalError("connection refused"), faults.UNREACHABLE),
        (OperationalError('FATAL:  database "kyotn" does not exist'), faults.NO_DATABASE),
        (OperationalError('FATAL:  password authentication failed for user "kyoten"'), faults.SIGN_IN),
        (OperationalError("terminating connection due to administrator command", "57P01"), faults.UNREACHABLE),
        (ServerError("could not extend file: No space left on device", "53100"), faults.SERVER_FULL),
        (ServerError("cannot execute INSERT in a read-only transaction", "25006"), faults.SERVER_READ_ONLY),
        (ServerError("canceling statement due to lock timeout", "55P03"), faults.LOCKED),
        (ServerError('relation "sites" does not exist', "42P01"), faults.NO_TABLES),
        (ServerError("something\nelse", "XX000"), faults.OTHER.format(words="something")),
        (ServerError("a driver's own"), faults.OTHER.format(words="a driver's own")),
    ],
)
def test_what_a_server_says(error, told):
    assert faults.sentence(error, None) == told


def test_a_clock_that_is_set_back_changes_no_order(planned):
    """What counts is what was stored last, whatever the time was said to be; the journal is in the order of deeds."""
    send(planned, entry(percent=10))
    planned.save_settings(SITE, Settings(), "館長")
    earlier = Store(planned.url, clock=lambda: NOON.replace(year=2009))
    send(earlier, entry(percent=90), data=b"second")
    earlier.save_settings(SITE, OWN_SETTINGS, "係長")
    assert [each.entry.percent for each in planned.entries(SITE, 2011)] == [90.0]
    assert planned.settings(SITE) == OWN_SETTINGS
    actions = ["plan_saved", "submitted", "settings_saved", "submitted", "settings_saved"]
    assert [event.action for event in events(planned)] == actions
    earlier.take_back(2, "係長", "試し")
    assert [each.entry.percent for each in planned.entries(SITE, 2011)] == [10.0]
