"""docs/python.md: its examples run as they stand and print what it says, and its tables are the frames' columns."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from pathlib import Path

import pytest

import kyoten
from kyoten import frames, sample
from kyoten.settings import Settings
from kyoten.storage.store import Store
from kyoten.views.frames import HISTORY_COLUMNS, ITEM_COLUMNS

ROOT = Path(__file__).resolve().parent.parent
DOC = (ROOT / "docs" / "python.md").read_text("utf-8")
EXAMPLE = re.compile(r"^```python\n(?P<code>.*?)^```\n\n```text\n(?P<printed>.*?)^```\n", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"^\| column[^|]*\| type .*\n\|[- |]+\n(?P<rows>(?:\|.*\n)+)", re.MULTILINE)
CELLS = re.compile(r"^\| (?P<name>`[^|]+`) \| (?P<type>\w+) \|", re.MULTILINE)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with the shipped data and a store with the sample, as an analyst has it."""
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("*.db*"))
    monkeypatch.chdir(tmp_path)
    store = Store("sqlite:///data/kyoten.db")
    store.migrate()
    sample.load_if_empty(store)
    store.close()
    return tmp_path


def test_the_examples_run_in_their_order_and_print_what_is_said(project):
    examples = list(EXAMPLE.finditer(DOC))
    assert len(examples) == DOC.count("```python") == 7
    names: dict[str, object] = {}
    for example in examples:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(example["code"], "docs/python.md", "exec"), names)
        assert out.getvalue() == example["printed"]


def test_the_tables_list_every_column_with_its_type_in_order():
    groups = {"role": "str", "items": "int64", "未着手 … 評価困難": "int64"}
    counts = ("no_status", "unreported", "completed", "completable", "carried", "told", "excluded", "covered")
    groups |= dict.fromkeys((*counts, "on_course", "banded", "flagged"), "int64")
    groups |= dict.fromkeys(("completion_rate", "carried_rate", "mean_progress", "expected", "pace"), "float64")
    own = {name: kind for name, kind in HISTORY_COLUMNS.items() if name not in ITEM_COLUMNS}
    frames_of = (
        frames.PLAN_COLUMNS,
        frames.ENTRY_COLUMNS,
        frames.PROBLEM_COLUMNS,
        own,
        groups,
        frames.FINDING_COLUMNS,
        frames.JUDGEMENT_COLUMNS,
    )
    listed = [
        [(row["name"].replace("`", ""), row["type"]) for row in CELLS.finditer(table["rows"])]
        for table in TABLE.finditer(DOC)
    ]
    assert listed == [list(columns.items()) for columns in frames_of]
    scale = [rating.name for rating in Settings().scale]
    assert (scale[0], scale[-1]) == ("未着手", "評価困難")


def test_every_function_of_the_package_is_documented():
    functions = {name for name in kyoten.__all__ if name != "ReadingProblem"}
    assert set(re.findall(r"^\| `kyoten\.(\w+)\(", DOC, re.MULTILINE)) == functions
