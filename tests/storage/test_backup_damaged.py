"""Damage to a backup, or to the database itself, down to one bit: found, said, and never carried further."""

import shutil
import sqlite3

import pytest
from store_samples import NOON, PLAN, SITE, entry, report, send

from kyoten.storage.backup import BackupRefused, backup, restore, verify
from kyoten.storage.backup_file import BackupContents
from kyoten.storage.store import DatabaseIsBackup, DatabaseTooNew, DatabaseUnavailable, Store


@pytest.fixture
def saved(planned, tmp_path):
    """A backup of a plan and two reports: three original files."""
    send(planned, entry(percent=10), data=b"first workbook" * 500)
    send(planned, entry(percent=20), data=b"second workbook" * 500)
    path = tmp_path / "backup.db"
    backup(planned.url, path)
    return path


def percents(store):
    return [each.entry.percent for each in store.reports(SITE, 2011)]


def test_a_sound_backup_says_what_it_holds_and_is_not_changed_by_looking(saved, tmp_path):
    before = saved.read_bytes()
    assert verify(saved) == BackupContents(sealed=True, submissions=2, workbooks=3)
    assert saved.read_bytes() == before
    assert not list(tmp_path.glob("backup.db-*"))


def test_one_flipped_bit_anywhere_is_refused(planned, saved, tmp_path):
    """Some 120 places, spread over the whole file: header, tables, indexes, workbooks, unused bytes, the checksum."""
    whole, broken = saved.read_bytes(), tmp_path / "broken.db"
    places = [*range(0, len(whole), len(whole) // 100), *range(len(whole) - 91, len(whole), 4), 96, len(whole) - 1]
    for place in places:
        broken.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        with pytest.raises(BackupRefused, match="壊れて"):
            verify(broken)
    with pytest.raises(BackupRefused):
        restore(planned.url, broken)
    assert percents(planned) == [10, 20]


def test_a_backup_that_was_written_into_is_refused(saved):
    with sqlite3.connect(saved) as database:
        database.execute("UPDATE entries SET percent = 99")
    with pytest.raises(BackupRefused, match="作られたあとに内容が変わって"):
        verify(saved)


def test_a_changed_workbook_in_a_copy_of_a_live_file_is_named(planned, saved, tmp_path):
    """Such a copy has no checksum of the whole, but each workbook has its own."""
    planned.close()
    copy = tmp_path / "copy.db"
    shutil.copy(tmp_path / "kyoten.db", copy)
    assert verify(copy) == BackupContents(sealed=False, submissions=2, workbooks=3)
    with sqlite3.connect(copy) as database:
        database.execute("UPDATE files SET data = ? WHERE id = 2", [b"another workbook"])
    with pytest.raises(BackupRefused, match=r"原本「H23_Q1_法人\.xlsx」が、受け付けたときの内容と違う"):
        restore(planned.url, copy)


def test_a_damaged_database_does_not_replace_a_sound_backup(planned, saved, tmp_path):
    before = saved.read_bytes()
    with sqlite3.connect(tmp_path / "kyoten.db") as database:
        database.execute("UPDATE files SET data = ? WHERE id = 2", [b"another workbook"])
    with pytest.raises(BackupRefused, match="壊れているため、バックアップしませんでした"):
        backup(planned.url, saved)
    assert saved.read_bytes() == before


def test_a_backup_is_restored_over_a_file_that_is_no_database_any_more(planned, saved, tmp_path):
    """As the sentence on a broken database advises; what was there is set aside, not thrown away."""
    planned.close()
    (tmp_path / "kyoten.db").write_bytes(b"\0rubbish" * 999)
    with pytest.raises(DatabaseUnavailable, match="バックアップから復元してください"):
        Store(planned.url).migrate()
    aside = restore(planned.url, saved)
    assert aside == tmp_path / "kyoten.db.broken-1"
    assert aside.read_bytes() == b"\0rubbish" * 999
    again = Store(planned.url)
    again.migrate()
    assert percents(again) == [10, 20]


def test_a_newer_database_is_neither_filled_nor_set_aside(planned, saved, tmp_path):
    with sqlite3.connect(tmp_path / "kyoten.db") as database:
        database.execute("INSERT INTO schema_steps VALUES (99, 'later', '2030-01-01 00:00:00')")
    with pytest.raises(DatabaseTooNew):
        restore(planned.url, saved)
    assert not list(tmp_path.glob("*.broken-*"))


def test_a_backup_is_not_used_as_a_database_which_would_break_its_seal(saved):
    before = saved.read_bytes()
    with pytest.raises(DatabaseIsBackup, match=r"「backup\.db」はバックアップのファイル.*restore"):
        Store(f"sqlite:///{saved}").migrate(create=False)
    assert saved.read_bytes() == before
    assert verify(saved).sealed


def test_a_backup_that_somebody_put_in_the_databases_place_is_taken(planned, saved, tmp_path):
    """By hand, while nothing ran: there it is no backup any more. A damaged one is refused there, too."""
    planned.close()
    whole = saved.read_bytes()
    (tmp_path / "kyoten.db").write_bytes(whole[:5000] + b"?" + whole[5001:])
    with pytest.raises(BackupRefused, match="壊れて"):
        Store(planned.url).migrate()
    shutil.copy(saved, tmp_path / "kyoten.db")
    again = Store(planned.url)
    again.migrate()
    assert send(again, entry(percent=30), data=b"third") == 3
    assert percents(again) == [10, 20, 30]


def test_a_backup_is_restored_over_another_that_lies_there_as_it_is(saved, tmp_path):
    """On a new computer, without a note that a database has been there."""
    (tmp_path / "new").mkdir()
    shutil.copy(saved, tmp_path / "new" / "kyoten.db")
    store = Store(f"sqlite:///{tmp_path / 'new' / 'kyoten.db'}")
    with pytest.raises(DatabaseIsBackup):
        store.migrate()
    assert restore(store.url, saved) is not None
    store.migrate()
    assert percents(store) == [10, 20]


def test_the_checksum_is_no_part_of_what_is_restored(saved, tmp_path):
    url = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    restore(url, saved)
    store = Store(url, clock=lambda: NOON)
    store.migrate()
    assert store.plan(SITE, 2011).plan == PLAN
    assert store.submit(report(entry(percent=30)), b"3", site=SITE, by="担当") == 3
    assert (tmp_path / "elsewhere.db").stat().st_size % 512 == 0
