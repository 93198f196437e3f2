"""Backup and restore: one whole file, checked before it replaces anything, swapped in one go."""

import sqlite3

import pytest
from store_samples import NOON, PLAN, SITE, entry, events, report

from kyoten.storage import backup as module
from kyoten.storage import backup_file
from kyoten.storage.backup import BackupRefused, backup, restore
from kyoten.storage.engine import writing
from kyoten.storage.migrations import STEPS
from kyoten.storage.store import DatabaseTooNew, Store
from kyoten.storage.tables import schema_steps


def filled(path, *percents):
    """A store at a path with the plan and a report for each percent."""
    store = Store(f"sqlite:///{path}", clock=lambda: NOON)
    store.migrate()
    store.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    for percent in percents:
        store.submit(report(entry(percent=percent)), b"%d" % percent, site=SITE, by="担当")
    return store


def names(folder):
    """What lies in a folder, without what SQLite keeps beside a database that is open."""
    return {path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm"))}


def percents(store):
    """Every report that was ever made, by its percent."""
    return [each.entry.percent for each in store.reports(SITE, 2011)]


@pytest.fixture
def live(tmp_path):
    store = filled(tmp_path / "kyoten.db", 10, 20)
    yield store
    store.close()


@pytest.fixture
def saved(live, tmp_path):
    path = tmp_path / "backup.db"
    backup(live.url, path)
    return path


def test_a_backup_of_a_store_in_use_is_one_file_with_everything(live, tmp_path):
    target = tmp_path / "backup.db"
    size = backup(live.url, target)
    assert size == target.stat().st_size
    copy = Store(f"sqlite:///{target}")
    assert copy.plan(SITE, 2011) == live.plan(SITE, 2011)
    assert copy.submissions(SITE, 2011) == live.submissions(SITE, 2011)
    assert copy.original(1) == ("H23_Q1_法人.xlsx", b"10")
    copy.close()


def test_nothing_but_the_backup_is_left_lying_about(saved, tmp_path):
    assert names(tmp_path) == {"kyoten.db", "kyoten.db.readme.txt", "backup.db"}
    with sqlite3.connect(saved) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_restoring_brings_the_old_content_back_under_a_store_that_is_open(live, saved, tmp_path):
    live.submit(report(entry(percent=30)), b"30", site=SITE, by="担当")
    assert percents(live) == [10, 20, 30]
    restore(live.url, saved)
    assert percents(live) == [10, 20]
    live.submit(report(entry(percent=40)), b"40", site=SITE, by="担当")
    assert percents(live) == [10, 20, 40]
    assert not (tmp_path / "kyoten.db.old").exists()


def test_restoring_where_there_is_no_database_makes_one(saved, tmp_path):
    url = f"sqlite:///{tmp_path / 'new.db'}"
    restore(url, saved)
    assert percents(Store(url)) == [10, 20]


def test_a_backup_replaces_an_older_one_of_the_same_name(live, saved):
    live.submit(report(entry(percent=30)), b"30", site=SITE, by="担当")
    backup(live.url, saved)
    assert percents(Store(f"sqlite:///{saved}")) == [10, 20, 30]


def text_file(path):
    path.write_text("バックアップではない文書です。" * 50, "utf-8")


def other_database(path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE photos (id INTEGER)")


def cut_off(path):
    filled(path, 1).close()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    path.write_bytes(path.read_bytes()[:-8192])


def dangling(path):
    filled(path, 1).close()
    with sqlite3.connect(path) as database:
        database.execute("DELETE FROM sites")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "見つかりません"),
        (lambda path: path.write_bytes(b""), "Kyotenのバックアップではありません"),
        (text_file, "Kyotenのバックアップではない"),
        (other_database, "Kyotenのバックアップではありません"),
        (cut_off, "壊れて"),
        (dangling, "壊れて"),
    ],
)
def test_a_file_that_is_no_sound_backup_is_refused_and_changes_nothing(live, tmp_path, make, said):
    bad = tmp_path / "bad.db"
    make(bad)
    with pytest.raises(BackupRefused, match=f"{said}.*。$"):
        restore(live.url, bad)
    assert percents(live) == [10, 20]


def test_a_backup_from_a_newer_kyoten_is_refused_and_changes_nothing(live, tmp_path, monkeypatch):
    newer = filled(tmp_path / "newer.db", 1)
    with writing(newer._engine) as connection:
        step = {"number": STEPS[-1].number + 1, "name": "later", "applied": NOON}
        connection.execute(schema_steps.insert(), step)
    monkeypatch.setattr(backup_file, "check_not_newer", lambda _: None)
    backup(newer.url, tmp_path / "later.db")
    monkeypatch.undo()
    with pytest.raises(DatabaseTooNew):
        restore(live.url, tmp_path / "later.db")
    assert percents(live) == [10, 20]


def test_a_restore_that_fails_at_its_last_row_changes_nothing(live, saved, tmp_path, monkeypatch):
    live.submit(report(entry(percent=30)), b"30", site=SITE, by="担当")
    before = live.revision(), {path.name for path in tmp_path.iterdir()}

    def fall(*_, **__):
        raise BackupRefused("途中で止まりました。")

    monkeypatch.setattr(module.journal, "record", fall)
    with pytest.raises(BackupRefused):
        restore(live.url, saved)
    assert percents(live) == [10, 20, 30]
    assert (live.revision(), {path.name for path in tmp_path.iterdir()}) == before


def test_a_restore_is_a_line_in_the_journal(live, saved):
    restore(live.url, saved, by="係長")
    last = events(live)[-1]
    assert (last.action, last.by, last.note) == ("store_restored", "係長", "backup.db")


def test_a_restore_where_there_was_no_database_is_one_too(saved, tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'new.db'}")
    restore(store.url, saved, by="係長")
    assert [event.action for event in events(store)] == ["plan_saved", "submitted", "submitted", "store_restored"]


def test_after_a_restore_the_store_is_at_no_revision_that_it_was_at_before(live, saved):
    """Whatever was kept of the reports that are gone must not be taken for those that come in their place."""
    seen = [live.revision()]
    live.submit(report(entry(percent=5)), b"5", site=SITE, by="担当")
    seen.append(live.revision())
    restore(live.url, saved)
    seen.append(live.revision())
    live.submit(report(entry(percent=95)), b"95", site=SITE, by="担当")
    seen.append(live.revision())
    assert len({revision.epoch for revision in seen}) == 2
    assert len(set(seen)) == 4


def test_a_number_that_a_report_had_is_not_given_to_another_after_a_restore(live, saved):
    assert live.submit(report(entry(percent=30)), b"30", site=SITE, by="担当") == 3
    restore(live.url, saved)
    assert live.submit(report(entry(percent=40)), b"40", site=SITE, by="担当") == 4


@pytest.mark.parametrize(
    ("target", "said"),
    [("kyoten.db", "使用中のデータベース自身"), ("no/folder/backup.db", "がありません"), (".", "フォルダです")],
)
def test_a_backup_that_can_not_be_written_is_refused(live, tmp_path, target, said):
    with pytest.raises(BackupRefused, match=said):
        backup(live.url, tmp_path / target)


def test_without_a_database_there_is_nothing_to_back_up(tmp_path):
    with pytest.raises(BackupRefused, match="見つからない"):
        backup(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "backup.db")
    assert list(tmp_path.iterdir()) == []


def test_rows_are_carried_into_and_out_of_a_database_that_is_no_file(live, saved, tmp_path, monkeypatch):
    """What a database server gets and gives: here another SQLite file, hidden from the quick way."""
    server = f"sqlite:///{tmp_path / 'server.db'}"
    monkeypatch.setattr(module, "sqlite_file", lambda url: None)
    restore(server, saved)
    there = Store(server)
    assert there.submissions(SITE, 2011) == live.submissions(SITE, 2011)
    assert there.submit(report(entry(percent=50)), b"50", site=SITE, by="担当") == 3
    backup(server, tmp_path / "dump.db")
    assert percents(Store(f"sqlite:///{tmp_path / 'dump.db'}")) == [10, 20, 50]
