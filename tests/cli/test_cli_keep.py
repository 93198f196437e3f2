"""sample, backup and restore, as docs/cli.md has them."""

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
