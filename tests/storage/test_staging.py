"""Copies of the store that a killed backup or restore leaves: gone with the next start, not under a living process."""

import os
import signal
import subprocess
import sys
import time

import pytest
from store_samples import SITE, entry, send

from kyoten.storage import staging
from kyoten.storage.backup import backup
from kyoten.storage.store import Store

KILLED = """
import os, signal, sys
from pathlib import Path
from kyoten.storage import backup as module

where, url, file = sys.argv[1:]


def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


target, name = {
    "copied": (module, "seal"),
    "finished": (module.os, "replace"),
    "checked": (module, "_migrate_url"),
    "filled": (module, "_record_restore"),
}[where]
setattr(target, name, die)
if where in ("copied", "finished"):
    module.backup(url, Path(file))
else:
    module.restore(url, Path(file))
"""
needs_kill = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")


def killed(where, url, file):
    done = subprocess.run([sys.executable, "-c", KILLED, where, url, str(file)], check=False)
    assert done.returncode == -signal.SIGKILL


def left(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".kyoten-"))


@needs_kill
@pytest.mark.parametrize("where", ["copied", "finished"])
def test_a_killed_backup_leaves_the_older_one_and_its_copy_goes_with_the_next(planned, tmp_path, where):
    target = tmp_path / "elsewhere" / "backup.db"
    target.parent.mkdir()
    backup(planned.url, target)
    before = target.read_bytes()
    killed(where, planned.url, target)
    assert (target.read_bytes(), len(left(target.parent))) == (before, 1)
    backup(planned.url, target)
    assert left(target.parent) == []


@needs_kill
@pytest.mark.parametrize("where", ["checked", "filled"])
def test_a_killed_restore_changes_nothing_and_its_copy_goes_with_the_next_start(planned, tmp_path, where):
    send(planned, entry(percent=10))
    backup(planned.url, tmp_path / "backup.db")
    send(planned, entry(percent=20), data=b"second")
    killed(where, planned.url, tmp_path / "backup.db")
    assert len(left(tmp_path)) == 1
    again = Store(planned.url)
    again.migrate()
    assert left(tmp_path) == []
    assert [each.entry.percent for each in again.entries(SITE, 2011)] == [20.0]


def test_what_a_process_still_uses_stays(tmp_path):
    with staging.staged(tmp_path / "backup.db") as made:
        made.write_bytes(b"half")
        staging.sweep(tmp_path)
        assert made.exists()
    assert left(tmp_path) == []


def test_only_what_is_ours_is_swept(tmp_path):
    """Other people's names stay, and a folder that has no lock yet as long as somebody may be making it."""
    for name in (".kyoten-notes", ".kyoten-abcdefgh"):
        (tmp_path / name).mkdir()
    (tmp_path / "kyoten.db.old").write_bytes(b"somebody's own copy")
    (tmp_path / ".kyoten-file1234").write_bytes(b"a file")
    staging.sweep(tmp_path)
    assert left(tmp_path) == [".kyoten-abcdefgh", ".kyoten-file1234", ".kyoten-notes"]
    hours_ago = time.time() - 2 * 3600
    os.utime(tmp_path / ".kyoten-abcdefgh", (hours_ago, hours_ago))
    staging.sweep(tmp_path)
    assert left(tmp_path) == [".kyoten-file1234", ".kyoten-notes"]
    assert (tmp_path / "kyoten.db.old").exists()
