"""A command loads what it needs and no more: the screen, plotly, the slide maker and pandas take seconds to import."""

import os
import subprocess
import sys

import pytest
from cli_calls import ROOT
from store_samples import Q2, SITE

from kyoten import intake
from kyoten.cli.main import function
from kyoten.cli.parser import build

HEAVY = frozenset(
    ("streamlit", "plotly", "pptx", "typst", "pandas", "openpyxl", "xlsxwriter", "sqlalchemy", "numpy", "PIL", "lxml")
)
PERIOD = ("--year", "2011", "--quarter", "2")
CALL = """
import sys
from kyoten.cli import main
status = main(sys.argv[1:])
assert status == 0, status
print("loaded:", *sorted({name.partition(".")[0] for name in sys.modules}))
"""
MAY_LOAD = {
    ("--help",): set(),
    ("sheet", "check", "--help"): set(),
    ("summary", *PERIOD): {"sqlalchemy"},
    ("summary", *PERIOD, "--json"): {"sqlalchemy"},
    ("stalled", *PERIOD): {"sqlalchemy"},
    ("sheet", "check", "sheet.xlsx"): {"sqlalchemy"},
    ("sheet", "check", "sheet.xlsx", "--annotate", "noted.xlsx"): {
        "sqlalchemy",
        "openpyxl",
        "xlsxwriter",
        "PIL",
        "lxml",
        "numpy",
    },
    ("sheet", "template", *PERIOD, "-o", "blank.xlsx"): {"sqlalchemy", "xlsxwriter"},
    ("plan", "read", str(ROOT / "data" / "plan_matrix_h23.tsv")): {"sqlalchemy"},
    ("plan", "list"): {"sqlalchemy"},
    ("settings", "show", *PERIOD): {"sqlalchemy"},
    ("backup", "copy.db"): {"sqlalchemy"},
}


def loaded(folder, *words):
    """The libraries that one call loaded, in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", CALL, *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.rpartition("loaded:")[2].split())


@pytest.mark.parametrize("words", MAY_LOAD, ids=" ".join)
def test_a_command_loads_what_it_needs_alone(words, store, tmp_path):
    (tmp_path / "sheet.xlsx").write_bytes(intake.sheet_for(store, SITE, Q2, None))
    assert loaded(tmp_path, *words) & HEAVY <= MAY_LOAD[words]


def test_what_a_command_needs_is_seen(store, tmp_path):
    """The look at what was loaded sees a library that was."""
    assert "xlsxwriter" in loaded(tmp_path, "sheet", "template", *PERIOD, "-o", "blank.xlsx")
    assert "sqlalchemy" in loaded(tmp_path, "plan", "list")


def parsers(parser):
    """The parser and every one below it."""
    yield parser
    for action in parser._actions:
        for below in (action.choices or {}).values() if hasattr(action, "add_parser") else ():
            yield from parsers(below)


def test_every_command_names_a_function_that_is_there():
    names = [parser.get_default("run") for parser in parsers(build()) if parser.get_default("run")]
    assert len(names) >= 40
    assert len(set(names)) == len(names)
    assert all(function(name).__module__.startswith("kyoten.cli.") for name in names)
