"""All or nothing, many writers at once, and databases that can not be used."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import IntegrityError
from store_samples import ITEM, OWN_SETTINGS, SITE, contents, entry, item, plan, rows, send

from kyoten.settings import Settings
from kyoten.storage import journal
from kyoten.storage import store as front
from kyoten.storage.engine import writing
from kyoten.storage.store import Store


def test_a_report_that_fails_at_its_last_row_leaves_nothing(planned):
    before = contents(planned)
    with pytest.raises(IntegrityError):
        send(planned, entry("4-2-H01"), entry(percent=1), entry(percent=2))  # one item twice in one quarter
    assert contents(planned) == before


class Fallen(Exception):
    """Something going wrong in the middle."""


@pytest.mark.parametrize(
    "deed",
    [
        lambda s: send(s, data=b"other"),
        lambda s: s.take_back(1, "館長", "x"),
        lambda s: s.save_plan("新拠点", plan(ITEM), file="f", data=b"f", by="館長"),
        lambda s: s.save_settings(SITE, OWN_SETTINGS, "館長"),
        lambda s: s.clear_sample(),
    ],
)
def test_a_deed_that_fails_at_its_very_end_leaves_nothing(planned, monkeypatch, deed):
    """The line in the journal is the last thing that each deed writes."""
    send(planned)
    send(planned, data=b"sample", sample=True)
    before, standing = contents(planned), planned.submissions(SITE, 2011)

    def fall(*_, **__):
        raise Fallen

    monkeypatch.setattr(journal, "record", fall)
    with pytest.raises(Fallen):
        deed(planned)
    assert contents(planned) == before
    assert planned.submissions(SITE, 2011) == standing
    assert planned.settings(SITE) == Settings()


def test_two_clicks_at_the_same_moment_store_one_submission(planned):
    gate = threading.Barrier(4)

    def click(_):
        own = Store(planned.url)
        gate.wait()
        try:
            return send(own)
        except front.AlreadySubmitted:
            return None
        finally:
            own.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = [number for number in pool.map(click, range(4)) if number]
    assert len(numbers) == rows(planned, "submissions") == rows(planned, "entries") == 1


def test_writers_at_the_same_time_all_get_through(planned):
    """Eight reports from four threads that share one store, and a plan version from each thread, none of them lost."""

    def write(number):
        send(planned, entry(percent=number), data=b"%d" % number)
        return planned.save_plan("新拠点", plan(item(f"1-1-H{number:02}")), file="f", data=b"f", by="館長")

    with ThreadPoolExecutor(4) as pool:
        versions = list(pool.map(write, range(8)))
    assert sorted(versions) == list(range(1, 9))
    every = planned.reports(SITE, 2011)
    assert sorted(each.entry.percent for each in every) == list(range(8))
    assert planned.entries(SITE, 2011) == [max(every, key=lambda each: each.submission)]


def test_sqlite_runs_with_a_write_ahead_log_and_foreign_keys(planned, tmp_path):
    with sqlite3.connect(tmp_path / "kyoten.db") as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), writing(planned._engine) as connection:
        connection.exec_driver_sql(
            "INSERT INTO settings (id, site_id, saved, saved_by, body) VALUES (1, 99, '2011-07-10', 'x', '{}')"
        )


@pytest.mark.parametrize("url", ["", "no url", "nosuch://x/y", "sqlite:////no/such/folder/kyoten.db"])
def test_a_database_that_can_not_be_opened_is_refused_in_japanese(url):
    with pytest.raises(front.DatabaseUnavailable, match="データベース"):
        Store(url).migrate()


def test_a_file_that_is_no_database_is_refused_in_japanese(tmp_path):
    (tmp_path / "kyoten.db").write_text("これはデータベースではありません。" * 99, "utf-8")
    with pytest.raises(front.DatabaseUnavailable, match="壊れている"):
        Store(f"sqlite:///{tmp_path / 'kyoten.db'}").migrate()


def test_a_database_without_tables_says_so(tmp_path):
    (tmp_path / "empty.db").touch()
    with pytest.raises(front.DatabaseUnavailable, match="表がありません"):
        Store(f"sqlite:///{tmp_path / 'empty.db'}").sites()
