"""How the workbook that is handed out looks: rows, widths and sizes as laid out by hand.

Heights are in points; Excel takes whole pixels, three quarters of a point. A line of the guide has 17 points, its rows
3 more.
"""

from __future__ import annotations

import io

import openpyxl
import pytest
from quarter_sheets import PLAN, Q2, SITE, item, sheet_bytes

from kyoten.model import Plan
from kyoten.settings import Settings
from kyoten.sheet.columns import BY_CODE, COLUMNS
from kyoten.sheet.template.style import row_height, text_lines
from kyoten.sheet.template.workbook import quarter_workbook


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(sheet_bytes()))


@pytest.fixture(scope="module")
def guide(book):
    return book["記入要領"]


@pytest.fixture(scope="module")
def sheet(book):
    return book["報告"]


def _height(sheet, row: int) -> object:
    return pytest.approx(sheet.row_dimensions[row].height, abs=0.75)


def _width(sheet, column: str) -> object:
    """In letters, without the five pixels beside them that the file counts in."""
    return pytest.approx(sheet.column_dimensions[column].width - 5 / 7, abs=0.15)


def test_the_guide_is_read_from_the_top(guide):
    """Title, three facts, steps, the scale's seven names, the seven columns: a free row between the parts."""
    found = {guide.cell(row, 2).value: row for row in range(1, guide.max_row + 1) if guide.cell(row, 2).value}
    heads = ("拠点", "提出期限", "問い合わせ・提出先", "記入のしかた", "「状況」の段階", "各欄の書き方", "担当")
    assert [found[head] for head in heads] == [2, 3, 4, 6, 15, 25, 32]
    assert [guide.cell(row, 1).value for row in range(7, 14)] == [f"{n}." for n in range(1, 8)]
    assert [guide.cell(row, 2).value for row in (16, 17, 23)] == ["状況", "未着手", "評価困難"]
    assert guide.max_row == 32


def test_a_sample_takes_one_row_more_in_the_guide():
    data = quarter_workbook(
        PLAN, Q2, site=SITE, version=1, role=None, previous={}, settings=Settings(), sample=True, contact="区の係"
    )
    guide = openpyxl.load_workbook(io.BytesIO(data))["記入要領"]
    assert [guide.cell(row, 2).value for row in (2, 3, 5, 7)] == [
        "サンプル(架空の内容です)", "拠点", "問い合わせ・提出先", "記入のしかた",
    ]  # fmt: skip
    assert guide["C5"].value == "区の係"
    assert guide["B2"].font.b
    assert guide["B1"].value == "平成23年度 第2四半期(7〜9月) 進捗報告"


def test_texts_of_the_guide_go_over_the_columns_that_they_need(guide):
    """Steps over B to D, explanations of a column over C and D; lines of 100 × 1.05 and 84 × 1.05 half letters."""
    merged = {str(each) for each in guide.merged_cells.ranges}
    assert merged == {*(f"B{row}:D{row}" for row in range(7, 14)), *(f"C{row}:D{row}" for row in range(26, 33))}
    assert [_width(guide, column) for column in "ABD"] == [3, 16, 68]
    assert [_height(guide, row) for row in (1, 6, 16, 17)] == [30, 22, 18, 18]
    assert [_height(guide, row) for row in (7, 8, 26, 28)] == [2 * 17 + 3, 17 + 3, 17 + 3, 2 * 17 + 3]


def test_what_matters_in_the_guide_stands_out(guide):
    looks = {
        cell: (guide[cell].font.sz, guide[cell].font.b) for cell in ("B1", "B2", "C2", "C3", "B6", "A7", "B7", "B16")
    }
    assert looks == {
        "B1": (16, True), "B2": (10, False), "C2": (10, False), "C3": (10, True), "B6": (12, True), "A7": (10, True),
        "B7": (10, False), "B16": (9, False),
    }  # fmt: skip
    assert [guide[cell].alignment.horizontal for cell in ("A7", "B16", "C16", "D16", "C17")] == [
        "right", "left", "center", "left", "center",
    ]  # fmt: skip
    assert {guide[cell].border.left.style for cell in ("B16", "C17", "D23", "B26", "C32")} == {"thin"}
    assert guide["B7"].alignment.wrap_text
    assert [guide[cell].fill.fgColor.rgb for cell in ("B16", "B26")] == ["FFE3E9EF", "FFFFF8E1"]
    margins = guide.page_margins
    assert (margins.left, margins.right, margins.top, margins.bottom) == (0.5, 0.5, 0.6, 0.6)
    assert guide.page_setup.orientation == "portrait"


def test_the_drop_down_of_a_long_scale_names_the_guides_rows():
    """Seven names of the usual scale stand in B17 to B23; with 40 letters each they don't fit in the rule."""
    scale = tuple(
        rating.__class__(rating.name + "長" * 40, rating.percent, rating.colour) for rating in Settings().scale
    )
    data = quarter_workbook(PLAN, Q2, site=SITE, version=1, role="法人", previous={}, settings=Settings(scale=scale))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["報告"]
    [rule] = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert rule.formula1 == "'記入要領'!$B$17:$B$23"


def test_the_rows_over_the_table(sheet):
    """Title 26, note 18, the machine row 9, the header 34; an item's row has room for three lines to write in."""
    assert [_height(sheet, row) for row in (1, 2, 3, 4, 5)] == [26, 18, 9, 34, 46]
    looks = {cell: (sheet[cell].font.sz, sheet[cell].font.b) for cell in ("A1", "A2", "A3", "B3", "A4", "G4", "K4")}
    assert looks == {
        "A1": (14, True), "A2": (9, False), "A3": (5, False), "B3": (5, False), "A4": (9, True), "G4": (9, False),
        "K4": (9, True),
    }  # fmt: skip
    assert sheet["A1"].value == f"平成23年度 第2四半期(7〜9月) 進捗報告(法人)  {SITE}"
    assert sheet["A2"].value.startswith("色の付いた欄に記入し、2011年10月15日までに提出してください。")


def test_cells_to_fill_in_are_larger_and_coloured_and_what_repeats_is_small(sheet):
    """8 points for function, state and viewpoint; 9 for the item and what was said before; 10 to write in."""
    looks = {
        cell: (sheet[cell].font.sz, sheet[cell].alignment.horizontal)
        for cell in ("A5", "B5", "E5", "G5", "J5", "K5", "N5")
    }
    assert looks == {
        "A5": (9, "left"), "B5": (8, "left"), "E5": (9, "left"), "G5": (9, "center"), "J5": (9, "left"),
        "K5": (10, "center"), "N5": (10, "left"),
    }  # fmt: skip
    assert [sheet[cell].fill.fgColor.rgb for cell in ("A5", "G5", "K5")] == ["FFFFFFFF", "FFF3F5F7", "FFFFF8E1"]
    assert {sheet[cell].border.left.style for cell in ("A5", "K5", "A4")} == {"thin"}
    assert all(sheet[cell].alignment.wrap_text for cell in ("A5", "K5", "A4"))


def test_columns_are_as_wide_as_their_contents_need(sheet):
    """The file says a width once for columns of one width side by side."""
    wide = {
        "A": "item",
        "C": "target_state",
        "E": "text",
        "F": "target",
        "J": "last_result",
        "K": "status",
        "N": "result",
    }
    assert {column: _width(sheet, column) for column in wide} == {c: BY_CODE[code].width for c, code in wide.items()}


def test_the_sheet_as_a_page(sheet):
    margins = sheet.page_margins
    assert (margins.left, margins.right, margins.top, margins.bottom) == (0.3, 0.3, 0.4, 0.5)
    assert (sheet.sheet_view.zoomScale, sheet.sheet_view.showGridLines) == (90, False)
    assert sheet.print_area == "'報告'!$A$1:$Q$9"
    empty = openpyxl.load_workbook(io.BytesIO(sheet_bytes(role="市社協")))["報告"]
    assert (empty.print_area, empty.auto_filter.ref) == ("'報告'!$A$1:$Q$5", "A4:Q5")


@pytest.mark.parametrize(
    ("text", "units", "lines"),
    [
        ("あ" * 10, 20, 1),
        ("あ" * 10, 19, 2),
        ("a" * 20, 20, 1),
        ("a\nb", 20, 2),
        ("", 20, 1),
        ("あ" * 10 + "\n", 20, 2),
    ],
)
def test_a_full_letter_takes_two_units_of_a_line(text: str, units: float, lines: int):
    assert text_lines(text, units) == lines


def test_a_row_shows_the_whole_of_its_longest_text():
    """Column E has 32 units of 1.18 letters at 9 points: 18 letters a line. 60 of them take four: 4 × 9 × 1.55 + 4."""
    [text] = [column for column in COLUMNS if column.code == "text"]
    assert text.width * 1.18 == pytest.approx(37.76)
    assert row_height([(text, "あ" * 60)], 46) == pytest.approx(59.8)
    assert row_height([(text, "あ" * 5)], 46) == 46
    assert row_height([(text, "あ" * 9999)], 46) == 409  # Excel knows no higher row
    plan = Plan(2011, items=(item("1-1-H01", "あ" * 60),))
    sheet = openpyxl.load_workbook(io.BytesIO(sheet_bytes(plan=plan, previous={})))["報告"]
    assert _height(sheet, 5) == 59.8
