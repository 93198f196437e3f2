"""An uploaded file's name is shown and kept, and never used as a path, as markup or as a line of its own."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from quarter_sheets import PLAN, SITE, filled

from kyoten import intake
from kyoten.reader.workbook import read_workbook
from kyoten.sheet.annotate.annotate import annotate
from kyoten.storage.store import Store
from kyoten.text import file_label
from kyoten.ui.foreign_text import plain

HERE = partial(read_workbook, isolated=False)
LONG = "長" * 300 + ".xlsx"
NAMES = [
    ("報告.xlsx", "報告.xlsx"),
    ("../../etc/passwd", "passwd"),
    ("..\\..\\Windows\\CON.xlsx", "CON.xlsx"),
    ("/etc/cron.d/報告.xlsx", "報告.xlsx"),
    ("C:\\Users\\x\\報告.xlsx", "報告.xlsx"),
    ("報告\r\nSet-Cookie: a=b.xlsx", "報告 Set-Cookie: a=b.xlsx"),
    ("報告\x00.xlsx", "報告.xlsx"),
    ("報告\x1b[2J.xlsx", "報告[2J.xlsx"),
    ("報\u202exslx.exe", "報xslx.exe"),
    ('<script>alert("x")<script>.xlsx', '<script>alert("x")<script>.xlsx'),
    ("", "(名称なし)"),
    ("..", "(名称なし)"),
    ("a/", "(名称なし)"),
    (" \u3000報告 　2.xlsx ", "報告 2.xlsx"),
    (LONG, "長" * 111 + "…" + "長長長.xlsx"),
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}")
    opened.migrate()
    opened.save_plan(SITE, PLAN, file="plan.tsv", data=b"plan", by="係長")
    return opened


@pytest.mark.parametrize(("name", "shown"), NAMES)
def test_a_name_is_shown_on_one_line_without_folders(name, shown):
    """120 letters at the most: the first 111, a sign that some are missing, and the last eight with the ending."""
    assert file_label(name) == shown


@pytest.mark.parametrize(("name", "shown"), NAMES)
def test_a_name_goes_from_upload_to_store_as_words_only(name, shown, store, tmp_path, monkeypatch):
    """The bytes come back under the name shown; nothing else appears in the working folder."""
    folder = tmp_path / "here" / "deep"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    data = filled().bytes()
    checked = intake.check(intake.stored(store, SITE, 2011), name, data, read=HERE)
    assert checked.report.file == shown
    number = intake.accept(store, checked, site=SITE, by="係")
    assert store.original(number) == (shown, data)
    assert sorted(path.name for path in tmp_path.rglob("*") if not path.name.startswith("kyoten.db")) == [
        "deep",
        "here",
    ]


@pytest.mark.parametrize(("name", "shown"), NAMES)
def test_a_name_of_a_file_that_cannot_be_read_does_no_more(name, shown, store):
    """In the problem's report as in the list that goes back."""
    report = intake.check(intake.stored(store, SITE, 2011), name, b"\x00broken", read=HERE).report
    assert (report.file, report.readable) == (shown, False)
    assert openpyxl.load_workbook(io.BytesIO(annotate(b"\x00broken", report))).sheetnames == ["指摘一覧"]


@pytest.mark.parametrize(("name", "shown"), NAMES)
def test_a_text_files_sheet_is_named_after_it_without_folders(name, shown):
    """The reader takes the name alone and reads nothing from that place."""
    del shown
    title = HERE(b"a,b\n1,2\n", name).sheets[0].name
    assert "/" not in title.strip("/")
    assert "\\" not in title


def test_a_name_on_a_page_is_no_markup():
    """What Streamlit would take for HTML, a picture, a formula or a colour is shown as it is written."""
    said = plain("<b>![x](http://127.0.0.1/x) :red[x] $x$ `x`")
    assert said == "\\<b\\>\\!\\[x\\](http\\:\u2060//127.0.0.1/x) \\:\u2060red\\[x\\] \\$x\\$ \\`x\\`"
