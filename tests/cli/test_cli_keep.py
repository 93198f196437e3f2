"""sample, backup and restore, as docs/cli.md has them."""

import contextlib
import sqlite3

from cli_calls import refused
from store_samples import SITE

from kyoten.storage.store import Store


def test_sample_loads_the_real_plan_and_its_quarters(run, url):
    status, out, err = run("sample")
    assert (status, out) == (0, ""), err
    stored = Store(url)
    (site,) = stored.sites()
    assert stored.plan(site, 2011).file == "plan_matrix_h23.tsv"
    assert all(record.sample for record in stored.submissions(site, 2011))
    assert [each.number for each in stored.quarters(site, 2011)] == [1, 2, 3, 4]
    before = stored.submissions(site, 2011)
    status, _, err = run("sample")
    assert (status, err) == (0, "サンプルはすでに読み込まれています。\n")
    assert stored.submissions(site, 2011) == before


def test_backup_and_restore_bring_everything_back(run, store, tmp_path):
    target = tmp_path / "控え.db"
    before = store.submissions(SITE, 2011)
    assert run("backup", target)[0] == 0
    store.take_back(before[0].id, "館長", "試し")
    status, out, err = run("restore", target)
    assert (status, out) == (0, "")
    assert "戻しました" in err
    assert store.submissions(SITE, 2011) == before


def test_a_backup_can_be_looked_at_without_a_store(run, store, tmp_path):
    assert run("backup", "控え.db")[0] == 0
    status, out, err = run("backup", "--verify", "控え.db")
    assert (status, out) == (0, "")
    assert err == "「控え.db」は、作られたときのまま壊れていません(報告 1件、原本のファイル 2件)。\n"
    whole = (tmp_path / "控え.db").read_bytes()
    (tmp_path / "控え.db").write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    assert "壊れています" in refused(run("backup", "--verify", "控え.db"))


def test_restore_refuses_a_file_that_is_no_backup(run, store, tmp_path):
    (tmp_path / "控え.db").write_text("文書", "utf-8")
    assert "バックアップではない" in refused(run("restore", tmp_path / "控え.db"))


def test_a_database_that_is_gone_newer_or_damaged_is_one_line(run, store, tmp_path):
    """And none of them is made anew, filled or changed by looking."""
    store.close()
    file = tmp_path / "kyoten.db"
    whole = file.read_bytes()
    call = ("summary", "--year", 2011, "--quarter", 2)
    with contextlib.closing(sqlite3.connect(file)) as database, database:
        database.execute("INSERT INTO schema_steps VALUES (99, 'later', '2030-01-01 00:00:00')")
    assert "新しい版のKyoten" in refused(run(*call))
    assert "新しい版のKyoten" in refused(run("serve"))
    file.write_bytes(b"rubbish" * 999)
    assert "壊れている" in refused(run(*call))
    file.unlink()
    for words in (call, ("sample",), ("serve",), ("plan", "import", "計画.csv", "--yes")):
        assert "なくなっています" in refused(run(*words))
    assert not file.exists()
    file.write_bytes(whole)
    assert run(*call)[0] == 0


def test_a_mistyped_database_is_not_made(run, tmp_path):
    for words in (("summary", "--year", 2011, "--quarter", 2), ("sheet", "check", "報告.xlsx")):
        assert "まだありません" in refused(run("--database", "sqlite:///kyotn.db", *words))
    assert list(tmp_path.iterdir()) == []
