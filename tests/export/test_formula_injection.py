"""Text that begins like a formula is text in everything that Kyoten writes: no spreadsheet runs it.

Items, functions and reports carry the texts below; every output is made and looked through cell by cell.
"""

from __future__ import annotations

import csv
import io
import zipfile

import chart_views
import openpyxl
import pytest
import quarter_sheets
import store_samples
from quarter_sheets import Filled, read

from kyoten.chart import kinds
from kyoten.export.xlsx import summary_workbook
from kyoten.model import Plan, ProgressEntry
from kyoten.problems.problem import problem
from kyoten.problems.report import Report
from kyoten.settings import Settings
from kyoten.sheet.annotate.annotate import annotate
from kyoten.text import runs_in_spreadsheet, safe_text

HOSTILE = (
    '=HYPERLINK("http://127.0.0.1/x","詳細")', "+1+1", "-2", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1",
    "＝1+1", "＋1", "－2", "＠SUM(A1)", " =1+1", "\u3000=1+1", "=cmd|' /C calc'!A0", "\ufeff=1+1",
)  # fmt: skip
HARMLESS = ("案内を作る。", "1+1", "A=B", "(-2)", "'=1+1", "①=", "5月-6月", "", "〃")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_in_csv(text):
    assert runs_in_spreadsheet(text)
    assert safe_text(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays_as_it_is(text):
    assert safe_text(text) == text


@pytest.fixture(scope="module")
def view():
    """A view whose functions, roles, items, statuses and reports begin like formulas, one of each text."""
    items = [
        store_samples.item(f"{n}-1-H01", function=text, text=text, role=text, viewpoints=(text,))
        for n, text in enumerate(HOSTILE, start=1)
    ]
    reports = [(item.id, quarter, "着手", 20.0) for item in items for quarter in (1, 2)]
    return chart_views.make(items, reports)


@pytest.mark.parametrize("key", list(kinds.KIND))
def test_no_field_of_a_csv_begins_like_a_formula(view, key):
    """Every chart's CSV: whatever is no number and would be run is guarded, also inside quotation marks."""
    rows = list(csv.reader(io.StringIO(kinds.build(view, key).csv().decode("utf-8-sig"), newline="")))
    fields = [field for row in rows for field in row]
    assert [field for field in fields if runs_in_spreadsheet(field) and not _number(field)] == []
    assert key == "year_curve" or any(field.startswith("'=") for field in fields)  # the year's curve names nothing


def _number(field: str) -> bool:
    try:
        float(field)
    except ValueError:
        return False
    return field != "-2"  # the one number among the texts must be guarded too


def test_the_summary_workbook_has_no_formula(view):
    """No cell of any sheet, no f element in the parts; the text itself is unchanged and marked as text."""
    data = summary_workbook.workbook(view)
    assert _formulas(data) == []
    sheet = openpyxl.load_workbook(io.BytesIO(data))["全項目"]
    head = [cell.value for cell in sheet[1]]
    column = head.index("項目") + 1
    first = sheet.cell(2, column)
    assert (first.value, first.data_type, bool(first.quotePrefix)) == (HOSTILE[0], "s", True)


def test_the_quarters_sheet_has_no_formula():
    """Plan words, site and the texts of the quarter before."""
    items = tuple(
        quarter_sheets.item(f"1-1-H{n:02d}", text, function=text, viewpoints=(text,), target_states=(text,))
        for n, text in enumerate(HOSTILE, start=1)
    )
    last = {
        each.id: ProgressEntry(each.id, quarter_sheets.Q1, "法人", status="着手", result=each.text) for each in items
    }
    data = quarter_sheets.sheet_bytes(plan=Plan(2011, items=items), previous=last, site=HOSTILE[0])
    assert _formulas(data) == []
    sheet = openpyxl.load_workbook(io.BytesIO(data))["報告"]
    texts = [cell for row in sheet.iter_rows(min_row=5) for cell in row if cell.value == HOSTILE[0]]
    assert len(texts) == 5  # function, state, viewpoint and text of the first item, and its last result
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in texts)


@pytest.mark.parametrize("isolated", [True, False])
def test_the_annotated_workbook_has_no_formula_that_was_not_sent(isolated):
    """Text cells that begin like formulas stay text; the list and the notes carry them as text."""
    sheet = Filled()
    for row, text in zip((5, 6, 7, 8, 9), HOSTILE, strict=False):
        cell = sheet.sheet.cell(row, sheet.column("状況"))
        cell.value, cell.data_type = text, "s"
    data = sheet.bytes()
    back = annotate(data, read(data), isolated=isolated)
    assert _formulas(back) == _formulas(data) == []
    listed = openpyxl.load_workbook(io.BytesIO(back))["指摘一覧"]
    assert {cell.value for cell in listed["D"]} >= {HOSTILE[0], "+1+1", "@SUM(A1)"}


def test_a_list_alone_has_no_formula():
    problems = tuple(problem("unknown_item", sheet=text, cell="A5", value=text) for text in HOSTILE)
    assert _formulas(annotate(b"", Report("=1+1.csv", readable=True, problems=problems))) == []


def _formulas(data: bytes) -> list[str]:
    """Cells that openpyxl takes for formulas, and sheet parts with an f element."""
    found = [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        return found + [name for name in parts if b"<f>" in package.read(name) or b"<f " in package.read(name)]


def test_settings_cannot_bring_one_in_either():
    """A scale whose names begin like formulas stays a list of words in the drop-down."""
    scale = tuple(Settings().scale[:1]) + tuple(
        type(Settings().scale[0])(name=text, percent=50, colour="#123456") for text in ("=1+1", "+1", "@x")
    )
    from kyoten.sheet.template.workbook import quarter_workbook

    data = quarter_workbook(
        quarter_sheets.PLAN,
        quarter_sheets.Q2,
        site="x",
        version=1,
        role=None,
        previous={},
        settings=Settings(scale=scale),
    )
    assert _formulas(data) == []
    rules = openpyxl.load_workbook(io.BytesIO(data))["報告"].data_validations.dataValidation
    assert [rule.formula1 for rule in rules if rule.type == "list"] == ['"未着手,=1+1,+1,@x"']
