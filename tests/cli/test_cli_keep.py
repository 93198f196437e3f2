"""sample, backup, restore and serve, as docs/cli.md has them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_calls import ROOT, refused
from store_samples import SITE

from kyoten.cli import store_commands
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


def test_restore_refuses_a_file_that_is_no_backup(run, store, tmp_path):
    (tmp_path / "控え.db").write_text("文書", "utf-8")
    assert "バックアップではない" in refused(run("restore", tmp_path / "控え.db"))


def test_serve_starts_streamlit_in_the_projects_folder_on_the_same_database(run, tmp_path, monkeypatch):
    called = []
    project = tmp_path / "project"
    project.mkdir()
    (project / "app.py").touch()
    monkeypatch.setattr(store_commands, "ROOT", project)
    monkeypatch.setattr(store_commands, "_become", lambda *all_of_it: called.append((Path.cwd(), *all_of_it)) or 0)
    assert run("serve", "--database", "sqlite:///own.db")[0] == 0
    ((folder, command, environment),) = called
    assert folder == project
    assert command == [sys.executable, "-m", "streamlit", "run", "app.py"]
    assert environment["KYOTEN_DATABASE_URL"] == f"sqlite:///{tmp_path / 'own.db'}"


def test_without_the_dashboards_files_serve_says_so(run, tmp_path, monkeypatch):
    monkeypatch.setattr(store_commands, "ROOT", tmp_path)
    assert "app.py" in refused(run("serve"))


@pytest.mark.skipif(os.name == "nt", reason="Windows can't replace a process")
def test_the_server_takes_the_commands_own_process():
    """So that stopping the command, from a service manager too, stops the server."""
    code = (
        "import os, sys; from kyoten.cli.store_commands import _become; "
        "_become([sys.executable, '-c', 'import os; print(os.getpid())'], dict(os.environ))"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE) as process:
        out, _ = process.communicate(timeout=120)
    assert (int(out), process.returncode) == (process.pid, 0)
