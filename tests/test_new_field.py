"""A reported field more takes its row in kyoten/model.py and one step of the schema, as docs/architecture.md promises.

Both are done to a copy of the project, as a maintainer would; a process of its own goes the whole way with it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from quarter_sheets import Filled, read, said

from kyoten.model import FIELDS
from kyoten.sheet.own.machine_row import Marker, parse_marker
from kyoten.storage.migrations import STEPS

ROOT = Path(__file__).resolve().parents[1]
WORDS = "絵本が楽しかった。"
ROW = '    voices: Annotated[str, Reported("参加者の声", _TEXT, 19, "参加した人の言葉を書きます。")] = ""\n'
LAST_ROW = "    person: Annotated["


def older_sheet(*, silent: bool) -> bytes:
    """A filled sheet of today's fields; `silent`: as it was before a sheet said which fields it was handed out with."""
    sheet = Filled().type("1-1-H01", 状況="着手")
    cell = next(cell for cell in sheet.sheet[3] if str(cell.value).startswith('{"kyoten"'))
    facts = json.loads(cell.value)
    assert facts["fields"] == list(FIELDS)
    if silent:
        del facts["fields"]
        cell.value = json.dumps(facts, ensure_ascii=False)
    return sheet.bytes()


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What field_journey prints in the copy."""
    copy = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "kyoten", copy / "kyoten", ignore=shutil.ignore_patterns("__pycache__"))
    model = copy / "kyoten" / "model.py"
    source = model.read_text("utf-8")
    assert source.count(LAST_ROW) == 1
    model.write_text(source.replace(LAST_ROW, ROW + LAST_ROW), "utf-8")
    number = STEPS[-1].number + 1
    step = copy / "kyoten" / "storage" / "steps" / f"step_{number}.sql"
    step.write_text("ALTER TABLE entries ADD COLUMN voices TEXT DEFAULT '' NOT NULL;\n", "utf-8")
    migrations = copy / "kyoten" / "storage" / "migrations.py"
    before, listed, after = migrations.read_text("utf-8").partition("\n)\n\n\ndef migrate(")
    migrations.write_text(f'{before}\n    _ddl_step({number}, "voices"),{listed}{after}', "utf-8")
    old = copy / "old.xlsx"
    old.write_bytes(older_sheet(silent=True))
    support = ROOT / "tests" / "support"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(copy), str(support))), "PYTHONIOENCODING": "utf-8"}
    words = [sys.executable, str(support / "field_journey.py"), "voices", "参加者の声", str(old), str(copy)]
    run = subprocess.run(words, cwd=copy, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    found: dict[str, object] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("read", [WORDS]),
        ("source", ["報告!Q5"]),  # between 次期の対応 in P and 担当, which moves to R
        ("problems", []),
        ("stored", [WORDS]),
        ("preview", [WORDS]),
        ("item view", WORDS),
        ("json", [WORDS]),
        ("frame and csv", True),
        ("xlsx", ["根拠"]),
        ("next sheet", True),
    ],
)
def test_its_words_are_everywhere(seen: dict[str, object], place: str, expected: object) -> None:
    assert seen[place] == expected


def test_a_sheet_from_before_misses_nothing(seen: dict[str, object]) -> None:
    assert seen["an older sheet's problems"] == []
    assert seen["an older sheet's entries"] == [["1-1-H01", ""]]


@pytest.mark.parametrize("silent", [True, False])
def test_a_field_that_was_handed_out_and_is_gone_is_missed(silent: bool) -> None:
    sheet = Filled(older_sheet(silent=silent))
    sheet.sheet.delete_cols(sheet.column("課題"))
    report = sheet.read()
    assert [(each.code, each.value) for each in report.problems] == [("missing_column", "課題")]
    assert said(report)["1-1-H01"][0] == "着手"


def test_a_field_that_was_not_handed_out_is_not_missed() -> None:
    """The sheet says so itself, whatever fields there are today."""
    sheet = Filled()
    cell = next(cell for cell in sheet.sheet[3] if str(cell.value).startswith('{"kyoten"'))
    marker = parse_marker(cell.value)
    cell.value = Marker(marker.site, marker.quarter, marker.role, marker.version, ("status", "person")).text()
    sheet.sheet.delete_cols(sheet.column("課題"))
    assert read(sheet.type("1-1-H01", 状況="着手").bytes()).problems == ()
