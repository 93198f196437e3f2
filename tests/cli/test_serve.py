"""serve, as docs/cli.md has it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_calls import ROOT, refused

from kyoten.cli import serve


def test_serve_starts_streamlit_in_the_projects_folder_on_the_same_database(run, tmp_path, monkeypatch):
    called = []
    project = tmp_path / "project"
    project.mkdir()
    (project / "app.py").touch()
    monkeypatch.setattr(serve, "ROOT", project)
    monkeypatch.setattr(serve, "_become", lambda *all_of_it: called.append((Path.cwd(), *all_of_it)) or 0)
    assert run("serve", "--database", "sqlite:///own.db")[0] == 0
    ((folder, command, environment),) = called
    assert folder == project
    assert command == [sys.executable, "-m", "streamlit", "run", "app.py"]
    assert environment["KYOTEN_DATABASE_URL"] == f"sqlite:///{tmp_path / 'own.db'}"


def test_without_the_dashboards_files_serve_says_so(run, tmp_path, monkeypatch):
    monkeypatch.setattr(serve, "ROOT", tmp_path)
    assert "app.py" in refused(run("serve"))


@pytest.mark.skipif(os.name == "nt", reason="Windows can't replace a process")
def test_the_server_takes_the_commands_own_process():
    """So that stopping the command, from a service manager too, stops the server."""
    code = (
        "import os, sys; from kyoten.cli.serve import _become; "
        "_become([sys.executable, '-c', 'import os; print(os.getpid())'], dict(os.environ))"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE) as process:
        out, _ = process.communicate(timeout=120)
    assert (int(out), process.returncode) == (process.pid, 0)
