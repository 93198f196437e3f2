"""A hostile workbook cannot harm the server while its problems are written into it: the list alone comes back."""

from __future__ import annotations

import dataclasses
import io
import os
import tempfile
from pathlib import Path

import openpyxl
import pytest
from made_workbooks import with_sheet_xml, zipped
from quarter_sheets import Filled, read

from kyoten.problems.problem import Severity, problem
from kyoten.problems.report import Report
from kyoten.reader.limits import MARKING
from kyoten.sheet.annotate import annotate as module
from kyoten.sheet.annotate.annotate import LIST_NAME, annotate, pack_request, unpack_request

FOUND = (problem("unknown_status", sheet="報告", cell="K6", value="?", allowed="完了"),)
REPORT = Report("報告.xlsx", readable=True, problems=FOUND)
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'


def sheets_of(data: bytes) -> list[str]:
    return openpyxl.load_workbook(io.BytesIO(data)).sheetnames


def with_part(name: str, content: bytes) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(Filled().bytes())) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    return zipped(parts | {name: content})


HOSTILE = {
    "entities in a part that the reader never opens": with_part("docProps/core.xml", LAUGHS),
    "entities in the theme": with_part("xl/theme/theme1.xml", LAUGHS),
    "a bomb": with_part("xl/media/zeros.bin", b"\0" * (MARKING.ratio_from_bytes + 1)),
    "a part that is no XML": with_part("xl/workbook.xml", b"\0\1\2"),
    "a sheet that is cut off": with_part("xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row>"),
    "no styles": with_part("xl/styles.xml", b""),
}


@pytest.mark.parametrize("isolated", [True, False])
@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_openpyxl_should_not_or_cannot_open_comes_back_as_the_list(data, isolated):
    back = annotate(data, REPORT, isolated=isolated)
    assert sheets_of(back) == [LIST_NAME]
    assert openpyxl.load_workbook(io.BytesIO(back))[LIST_NAME]["C2"].value == "K6"


def test_far_cells_do_not_fill_the_memory():
    """Two cells at the corners of the sheet: openpyxl keeps two, and no walk over the rectangle makes the others."""
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert sheets_of(annotate(with_sheet_xml(cells), REPORT)) == ["報告", LIST_NAME]


@pytest.mark.parametrize(
    "script",
    [
        "import os; os.abort()",
        "import sys; sys.stdin.buffer.read(); print('これはブックではない')",
        "import time; time.sleep(600)",
        "x = []\nwhile True: x.append('x' * 10_000_000)",
    ],
    ids=["dies", "lies", "hangs", "fills the memory"],
)
def test_a_process_that_fails_ends_as_the_list(script, monkeypatch):
    """Whatever becomes of it, within its time; the last one is confined as the worker is."""
    confined = "from kyoten.reader.worker import confine; from kyoten.reader.limits import MARKING; confine(MARKING)\n"
    monkeypatch.setattr(module, "WORKER", (module.WORKER[0], "-c", confined + script))
    short = dataclasses.replace(MARKING, seconds=2)
    assert sheets_of(annotate(Filled().bytes(), REPORT, limits=short)) == [LIST_NAME]


def test_nothing_of_the_senders_file_stays_behind(monkeypatch, tmp_path):
    """openpyxl's temporary files lie in a folder that is gone afterwards, even where the process was ended."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    script = (
        "import os, tempfile; open(os.path.join(tempfile.gettempdir(), 'left'), 'w').write('x')\n"
        f"open({str(tmp_path.parent / 'seen')!r}, 'w').write(tempfile.gettempdir()); os.abort()"
    )
    monkeypatch.setattr(module, "WORKER", (module.WORKER[0], "-c", script))
    annotate(Filled().bytes(), REPORT)
    assert Path((tmp_path.parent / "seen").read_text()).parent == tmp_path
    assert os.listdir(tmp_path) == []


def test_what_the_reader_refused_is_not_opened_again(monkeypatch):
    """An unreadable file's cells are nowhere marked, so no second parser is let at it."""
    monkeypatch.setattr(module, "ask", lambda *_: pytest.fail("a process was started"))
    refused = Report("報告.xlsx", readable=False, problems=(problem("damaged"),))
    assert sheets_of(annotate(Filled().bytes(), refused)) == [LIST_NAME]


def test_apart_and_here_make_the_same_marks():
    """The same fills, notes and list, whichever process made them."""
    data = Filled().type("1-1-H01", 進捗率=120).bytes()
    made = [openpyxl.load_workbook(io.BytesIO(annotate(data, read(data), isolated=way))) for way in (True, False)]
    told = [
        [
            (cell.coordinate, cell.value, cell.fill.fgColor.rgb, cell.comment and cell.comment.text)
            for row in sheet.iter_rows()
            for cell in row
        ]
        for book in made
        for sheet in (book["報告"], book[LIST_NAME])
    ]
    assert told[:2] == told[2:]
    assert made[0]["報告"]["L5"].comment is not None


def test_the_request_goes_over_the_pipe_unchanged():
    """Problems with quotation marks, line breaks and halves of characters, and the file's bytes behind them."""
    said = problem("unknown_item", sheet='報"告', cell="A5", value="a\nb\ud800", severity=Severity.WARNING)
    report = Report("報告\n.xlsx", readable=True, problems=(said,))
    data = b"PK\n\x00\n" * 3
    assert unpack_request(pack_request(data, report, MARKING)) == (data, report, MARKING)
