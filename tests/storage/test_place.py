"""A database that is taken away or replaced under a running program: noticed, refused, and never begun anew unasked."""

import os
import shutil

import pytest
from store_samples import ITEM, NOON, PLAN, SITE, entry, plan, send

from kyoten.storage import place
from kyoten.storage.backup import backup, restore
from kyoten.storage.store import DatabaseGone, DatabaseMissing, DatabaseReplaced, DatabaseUnavailable, Store

GONE = "なくなっています。何も保存していません。.*元の場所(.*)に戻すか、バックアップから復元"


@pytest.fixture
def file(planned, tmp_path):
    """The database's file, of a store that is open and has one report."""
    send(planned, entry(percent=10))
    return tmp_path / "kyoten.db"


def numbers(store):
    return [record.id for record in store.submissions(SITE, 2011)]


def other_store(path, *percents):
    """Another base's store, closed."""
    store = Store(f"sqlite:///{path}", clock=lambda: NOON)
    store.migrate()
    store.save_plan("別の拠点", PLAN, file="計画.tsv", data=b"plan", by="館長")
    store.close()
    return path


def test_nothing_is_confirmed_after_the_file_was_deleted(planned, file):
    file.unlink()
    with pytest.raises(DatabaseGone, match=GONE):
        send(planned, data=b"second")
    with pytest.raises(DatabaseGone, match="なくなっています。ファイルを"):
        planned.revision()
    assert not file.exists()


def test_a_file_that_is_deleted_with_its_note_is_missed_by_who_has_seen_it(planned, file):
    """Nothing on the disk tells of it any more, yet it is no store that has not begun."""
    file.unlink()
    place.note_of(file).unlink()
    with pytest.raises(DatabaseGone, match="なくなっています"):
        planned.revision()


def test_a_file_that_is_deleted_in_the_middle_of_a_transaction_confirms_nothing(planned, file):
    def overtaken():
        with planned.transaction() as deed:
            send(deed, data=b"second")
            file.unlink()

    with pytest.raises(DatabaseGone, match=GONE):
        overtaken()


def test_a_file_that_comes_back_goes_on_as_if_nothing_had_been(planned, file, tmp_path):
    file.rename(tmp_path / "away.db")
    with pytest.raises(DatabaseGone):
        numbers(planned)
    (tmp_path / "away.db").rename(file)
    assert send(planned, data=b"second") == 2
    assert numbers(planned) == [1, 2]


def test_a_copy_of_the_same_store_is_as_good_as_the_file_itself(planned, file, tmp_path):
    planned.close()
    shutil.copy(file, tmp_path / "copy.db")
    assert numbers(planned) == [1]
    os.replace(tmp_path / "copy.db", file)
    assert send(planned, data=b"second") == 2
    assert numbers(Store(planned.url)) == [1, 2]


def test_another_database_in_its_place_is_refused_until_the_next_start(planned, file, tmp_path):
    os.replace(other_store(tmp_path / "other.db"), file)
    with pytest.raises(DatabaseReplaced, match=r"置き換えられました。何も保存していません。.*再起動"):
        send(planned, data=b"second")
    with pytest.raises(DatabaseReplaced):
        planned.sites()
    again = Store(planned.url)
    again.migrate()
    assert again.sites() == ["別の拠点"]


def test_an_older_copy_in_its_place_is_refused_too(planned, file, tmp_path):
    """Reports that somebody was told are stored are not in it."""
    backup(planned.url, tmp_path / "older.db")
    send(planned, data=b"second")
    os.replace(tmp_path / "older.db", file)
    with pytest.raises(DatabaseReplaced):
        send(planned, data=b"third")


def test_a_restore_where_the_file_is_gone_is_taken_without_a_new_start(planned, file, tmp_path):
    backup(planned.url, tmp_path / "backup.db")
    send(planned, data=b"second")
    before = planned.revision()
    file.unlink()
    restore(planned.url, tmp_path / "backup.db")
    assert numbers(planned) == [1]
    assert planned.revision().epoch != before.epoch
    send(planned, data=b"third")
    assert len(numbers(Store(planned.url))) == 2


def test_a_database_that_is_gone_at_the_start_is_not_begun_anew(planned, file):
    planned.close()
    file.unlink()
    again = Store(planned.url)
    with pytest.raises(DatabaseGone, match=r"kyoten\.db\.readme\.txt"):
        again.migrate()
    assert not file.exists()


def test_an_emptied_file_is_not_begun_anew_either(planned, file):
    planned.close()
    file.write_bytes(b"")
    with pytest.raises(DatabaseGone):
        Store(planned.url).migrate()
    assert file.read_bytes() == b""


def test_whoever_takes_the_note_away_too_begins_anew(planned, file):
    planned.close()
    file.unlink()
    place.note_of(file).unlink()
    again = Store(planned.url)
    again.migrate()
    assert again.untouched()


def test_a_folder_may_be_copied_with_its_note(planned, file, tmp_path):
    planned.close()
    shutil.copytree(tmp_path, tmp_path / "copy", ignore=shutil.ignore_patterns("copy"))
    moved = Store(f"sqlite:///{tmp_path / 'copy' / 'kyoten.db'}")
    moved.migrate()
    assert numbers(moved) == [1]


def test_a_copy_of_the_file_alone_lacks_nothing_while_the_store_is_open(planned, file, tmp_path):
    """Nothing waits in the write-ahead log."""
    send(planned, entry(percent=60), data=b"second")
    shutil.copy(file, tmp_path / "copy.db")
    assert numbers(Store(f"sqlite:///{tmp_path / 'copy.db'}")) == [1, 2]


def test_a_database_is_only_made_by_who_says_so(tmp_path):
    """A mistyped path makes no file, whatever is asked of it."""
    store = Store(f"sqlite:///{tmp_path / 'mistyped.db'}")
    with pytest.raises(DatabaseMissing, match="まだありません"):
        store.sites()
    with pytest.raises(DatabaseMissing):
        store.migrate(create=False)
    with pytest.raises(DatabaseUnavailable):
        store.save_plan(SITE, plan(ITEM), file="f", data=b"f", by="館長")
    assert list(tmp_path.iterdir()) == []
