"""A database of its own for each call, and a way to make calls."""

import datetime as dt
import io
import sys

import pytest
from cli_calls import Terminal
from store_samples import NOON, PLAN, Q2, SITE, entry, report

from kyoten.cli import main
from kyoten.fiscal import JAPAN
from kyoten.storage.store import Store


@pytest.fixture
def url(tmp_path, monkeypatch):
    """A database that is not there yet, named as the environment names it."""
    address = f"sqlite:///{tmp_path / 'kyoten.db'}"
    monkeypatch.setenv("KYOTEN_DATABASE_URL", address)
    return address


@pytest.fixture
def store(url):
    """The small plan, and for the second quarter one report: 40 % on 1-1-H01."""
    opened = Store(url)
    opened.migrate()
    opened.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    sheet = report(entry(quarter=Q2, status="実施中"), quarter=Q2)
    opened.submit(sheet, b"second quarter", site=SITE, by="担当")
    yield opened
    opened.close()


@pytest.fixture
def stored(url):
    """The plan of 1 April, and 40 % received at noon of 10 July 2011."""
    opened = Store(url)
    opened.migrate()
    begun = dt.datetime(2011, 4, 1, tzinfo=JAPAN)
    opened.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長", saved=begun)
    opened.submit(report(entry(quarter=Q2), quarter=Q2), b"q2", site=SITE, by="担当", received=NOON)
    opened.close()


@pytest.fixture
def run(url, tmp_path, capsys, monkeypatch):
    """Run one command in a folder of its own: status, standard output, standard error.

    Nobody sits at a terminal, unless `typed` says what a person types there.
    """
    monkeypatch.chdir(tmp_path)

    def call(*words, typed=None):
        monkeypatch.setattr(sys, "stdin", io.StringIO() if typed is None else Terminal(typed))
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return status, out, err

    return call
