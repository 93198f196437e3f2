"""The limits of the upload path, and the reading process that may die, hang or lie alone."""

import ast
import dataclasses
import inspect
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from made_workbooks import saved
from strange_workbooks.ooxml import ROWS, with_rows
from strange_workbooks.xlsx_cells import far
from strange_workbooks.xlsx_sheets import merges

from kyoten.problems.problem import Unreadable
from kyoten.reader import limits as limits_module
from kyoten.reader.limits import LIMITS, MB, Limits
from kyoten.reader.process import read_apart
from kyoten.reader.workbook import read_workbook

ROOT = Path(__file__).parents[2]


def table(rows, columns, sheets=1):
    book = openpyxl.Workbook()
    for number in range(sheets):
        sheet = book.active if number == 0 else book.create_sheet(f"第{number}")
        for _ in range(rows):
            sheet.append(["値"] * columns)
    return saved(book)


def rezipped(data, **added):
    """The same parts, and `added` ones."""
    source, buffer = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        for name, content in added.items():
            target.writestr(name, content)
    return buffer.getvalue()


TABLE = table(20, 5)
BOMB = rezipped(TABLE, **{"xl/media/zeros.bin": b"\0" * 3_000_000})  # deflate packs zeros some 1,000 to 1
MERGED = with_rows(ROWS, after=merges("A4:B4", "A5:B5", "A6:B6"))
CSV = ("値," * 4 + "値\n").encode() * 20


@pytest.mark.parametrize(
    ("data", "changed", "code"),
    [
        (TABLE, {"file_bytes": 100}, "file_too_large"),
        (BOMB, {"unpacked_bytes": 1_000_000}, "unpacked_too_large"),
        (BOMB, {"ratio": 20, "ratio_from_bytes": 1_000_000}, "unpacked_too_large"),
        (TABLE, {"entries": 5}, "too_many_entries"),
        (table(1, 1, sheets=4), {"sheets": 3}, "too_many_sheets"),
        (TABLE, {"rows": 19}, "too_many_cells"),
        (TABLE, {"columns": 4}, "too_many_cells"),
        (TABLE, {"cells": 99}, "too_many_cells"),
        (table(20, 5, sheets=2), {"cells": 199}, "too_many_cells"),
        (MERGED, {"merged": 2}, "too_many_merged"),
        (TABLE, {"cell_text": 0}, "cell_text_too_long"),
        (TABLE, {"text": 0}, "too_much_text"),  # 値 alone, a hundred times: one character
        (CSV, {"rows": 19}, "too_many_cells"),
        (CSV, {"columns": 4}, "too_many_cells"),
        (CSV, {"cells": 99}, "too_many_cells"),
        (CSV, {"cell_text": 0}, "cell_text_too_long"),
        (CSV, {"text": 0}, "too_much_text"),
    ],
)
def test_each_limit_ends_reading_with_its_problem(data, changed, code):
    with pytest.raises(Unreadable) as caught:
        read_workbook(data, "報告.xlsx", isolated=False, limits=dataclasses.replace(LIMITS, **changed))
    assert caught.value.problem.code == code


@pytest.mark.parametrize("data", [TABLE, CSV])
def test_a_file_exactly_at_its_limits_is_read(data):
    exact = dataclasses.replace(
        LIMITS, rows=20, columns=5, cells=100, cell_text=1, text=1, sheets=1, file_bytes=len(data)
    )
    sheet = read_workbook(data, "報告.xlsx", isolated=False, limits=exact).sheets[0]
    assert sheet.rows == (("値",) * 5,) * 20


def test_as_many_merged_areas_as_may_be_are_read():
    limits = dataclasses.replace(LIMITS, merged=3)
    assert len(read_workbook(MERGED, "報告.xlsx", isolated=False, limits=limits).sheets[0].merged) == 3


def test_the_problem_of_a_long_cell_says_where_it_stands():
    book = openpyxl.Workbook()
    book.active.title = "報告"
    book.active["C2"] = "あ" * 11
    with pytest.raises(Unreadable) as caught:
        read_workbook(saved(book), "報告.xlsx", isolated=False, limits=dataclasses.replace(LIMITS, cell_text=10))
    assert caught.value.problem.place == "報告!C2"


def test_a_reader_that_runs_out_of_memory_dies_alone():
    """With the extent limits out of the way calamine aborts its process at XFD1048576."""
    boundless = dataclasses.replace(LIMITS, rows=10**9, columns=10**9, cells=10**18)
    with pytest.raises(Unreadable) as caught:
        read_workbook(far("XFD1048576"), "報告.xlsx", limits=boundless)
    assert caught.value.problem.code == "reader_died"


def reader(script):
    return [sys.executable, "-c", script]


READ_ALL = "import sys; sys.stdin.buffer.read()\n"


@pytest.mark.parametrize(
    ("script", "changed", "code"),
    [
        ("import os; os.abort()", {}, "reader_died"),
        ("import os; os._exit(0)", {}, "reader_died"),
        ("raise SystemExit(3)", {}, "reader_died"),
        (READ_ALL + "print('これは答えではない')", {}, "reader_died"),
        (READ_ALL + "import time; time.sleep(600)", {"seconds": 0.5}, "reader_timeout"),
        ("import time; time.sleep(600)", {"seconds": 0.5}, "reader_timeout"),  # never takes the file in
        ("while True: pass", {"seconds": 0.5}, "reader_timeout"),
        ("while True: print('[' * 100_000)", {"answer_bytes": 1_000_000}, "reader_died"),
    ],
)
def test_a_reader_that_dies_hangs_or_lies_ends_as_one_problem(script, changed, code):
    data = b"x" * 1_000_000  # more than a pipe holds
    with pytest.raises(Unreadable) as caught:
        read_apart(data, "報告.xlsx", dataclasses.replace(LIMITS, **changed), reader(script))
    assert caught.value.problem.code == code


def test_a_hanging_reader_is_gone_afterwards(tmp_path):
    note = tmp_path / "pid"
    script = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    with pytest.raises(Unreadable):
        read_apart(b"x", "報告.xlsx", dataclasses.replace(LIMITS, seconds=2), reader(script))
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


def test_the_reader_does_not_get_the_servers_secrets(monkeypatch):
    monkeypatch.setenv("KYOTEN_DATABASE_URL", "postgresql://secret")
    sheet = {"name": "環境", "merged": [], "hidden": False, "textual": False, "percents": []}
    sheet |= {"hidden_rows": [], "hidden_columns": [], "struck": [], "looks_known": True}
    sheet |= {"row_names": [], "not_text": [], "notes": [], "page_tops": [], "control_cells": []}
    script = READ_ALL + (
        "import json, os\n"
        "grid = {'values': list(os.environ), 'rows': [[number] for number in range(len(os.environ))]}\n"
        f"print(json.dumps({{'format': 'csv', 'sheets': [{{**{sheet!r}, **grid}}]}}))"
    )
    keys = {row[0] for row in read_apart(b"x", "x.csv", LIMITS, reader(script)).sheets[0].rows}
    assert "PATH" in keys
    assert not any(str(key).startswith("KYOTEN") for key in keys)


def test_the_reader_can_write_no_file_where_the_system_can_forbid_it(tmp_path):
    resource = pytest.importorskip("resource", reason="Windows has no such limits")
    assert resource.RLIMIT_FSIZE
    target = tmp_path / "written"
    script = (
        "from kyoten.reader.limits import LIMITS; from kyoten.reader.worker import confine; confine(LIMITS)\n"
        f"with open({str(target)!r}, 'w') as file: file.write('x' * 10)"
    )
    assert subprocess.run(reader(script), cwd=ROOT, capture_output=True, check=False).returncode != 0
    assert not target.exists() or target.stat().st_size == 0


def test_the_reader_loads_nothing_that_reading_does_not_take():
    script = "import json, sys; import kyoten.reader.worker; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(subprocess.run(reader(script), cwd=ROOT, capture_output=True, check=True).stdout)
    assert "python_calamine" in loaded
    assert not {"pandas", "numpy", "streamlit", "plotly", "sqlalchemy", "openpyxl", "rapidfuzz"} & set(loaded)


def test_every_limit_is_documented_with_its_reason():
    tree = ast.parse(inspect.getsource(limits_module))
    limits = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Limits")
    documented = {
        before.target.id
        for before, after in zip(limits.body, limits.body[1:], strict=False)
        if isinstance(before, ast.AnnAssign) and isinstance(after, ast.Expr) and len(after.value.value) > 30
    }
    assert documented == {field.name for field in dataclasses.fields(Limits)}


def test_every_limit_stands_in_the_document_with_its_value():
    rows = [line.split("|") for line in (ROOT / "docs" / "limits.md").read_text("utf-8").splitlines() if "`" in line]
    said = {cells[4].strip(" `"): cells[2].strip() for cells in rows if len(cells) == 6}
    for name, value in dataclasses.asdict(LIMITS).items():
        shown = int(value / MB if name.endswith("bytes") else value)
        assert said[name].rstrip("MB倍個枚行列か所字秒") == f"{shown:,}", name
    assert set(said) == set(dataclasses.asdict(LIMITS))


def test_the_time_limit_leaves_room_for_the_answer_within_ten_seconds():
    assert LIMITS.seconds < 10
