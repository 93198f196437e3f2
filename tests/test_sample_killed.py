"""A first start that is killed while it loads the sample leaves nothing of it, and the next start loads it whole."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kyoten import sample
from kyoten.storage.store import Store

FIRST_START = """
import os, signal, sys
from kyoten import sample
from kyoten.storage.store import Store

left = int(sys.argv[1])


def dying(method):
    def call(*arguments, **options):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return method(*arguments, **options)
    return call


Store.save_plan, Store.submit = dying(Store.save_plan), dying(Store.submit)
store = Store(sys.argv[2])
store.migrate()
sample.load_if_empty(store)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
@pytest.mark.parametrize("point", [2, 7, 12], ids=["after the plan", "after 5 reports", "before the last report"])
def test_a_killed_first_start_is_made_good_by_the_next(tmp_path: Path, point: int) -> None:
    """The plan is the first of the twelve things that are stored, the eleven reports follow."""
    store = Store(f"sqlite:///{tmp_path / 'kyoten.db'}")
    killed = subprocess.run([sys.executable, "-c", FIRST_START, str(point), store.url], check=False)
    assert killed.returncode == -signal.SIGKILL
    store.migrate()
    assert store.sites() == []
    assert sample.load_if_empty(store) == 11
    assert len(store.submissions(sample.SITE, 2011)) == 11
    store.close()
