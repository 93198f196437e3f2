"""Connecting: which file a URL means, and how long another process is waited for."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from kyoten.storage import engine
from kyoten.storage.refusals import DatabaseUnavailable


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:///data/kyoten.db", Path("data/kyoten.db")),
        ("sqlite:////srv/kyoten.db", Path("/srv/kyoten.db")),
        ("sqlite:///:memory:", None),
        ("sqlite://", None),
        ("postgresql+psycopg://u@server/kyoten", None),
    ],
)
def test_which_file_a_url_means(url, file):
    assert engine.sqlite_file(url) == file
    if file:
        assert engine.sqlite_file(engine.file_url(file)) == file


@pytest.mark.parametrize("url", ["kyoten.db", "oracle://x/y", "nonsense+driver://x"])
def test_a_url_that_is_none_is_refused_in_one_sentence(url):
    with pytest.raises(DatabaseUnavailable, match="データベースの指定を解釈できません"):
        engine.open_engine(url)


class _Cursor:
    """A cursor of a database that others have locked so many times."""

    def __init__(self, times: int, words: str = "database is locked") -> None:
        self.left, self.words, self.tried = times, words, 0

    def execute(self, _: str) -> None:
        self.tried += 1
        if self.left:
            self.left -= 1
            raise sqlite3.OperationalError(self.words)


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    """A clock that only sleeping moves on."""
    now = [0.0]
    monkeypatch.setattr(engine.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(engine.time, "sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))
    return now


def test_two_that_start_at_once_wait_for_each_other(clock):
    """Locked three times, and free the fourth time."""
    cursor = _Cursor(3)
    engine._switch_to_wal(cursor)
    assert cursor.tried == 4
    assert 0 < clock[0] < 1


def test_nobody_is_waited_for_longer_than_the_patience_lasts(clock):
    """Ten seconds and the one try at their end."""
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        engine._switch_to_wal(_Cursor(10**9))
    assert engine.PATIENCE_SECONDS <= clock[0] < engine.PATIENCE_SECONDS + 0.1


def test_what_waiting_does_not_mend_is_said_at_once(clock):
    with pytest.raises(sqlite3.OperationalError, match="disk"):
        engine._switch_to_wal(_Cursor(1, "disk I/O error"))
    assert clock[0] == 0
