"""The workbook that is handed out: what it shows, what it locks, and that it survives LibreOffice."""

from __future__ import annotations

import dataclasses
import html
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from quarter_sheets import FIRST, HEADER, LAST, PLAN, Q1, Q2, Q3, ROWS, Filled, item, read, sheet_bytes

from kyoten.model import Kind, Plan, ProgressEntry
from kyoten.plan.read import read_plan
from kyoten.reader.workbook import read_workbook
from kyoten.settings import DEFAULT_SCALE, Rating, Settings
from kyoten.sheet.columns import INPUTS
from kyoten.sheet.template.plan_words import target_words
from kyoten.sheet.template.workbook import quarter_workbook

DATA = Path(__file__).resolve().parents[3] / "data"


def test_one_row_an_item_in_plan_order():
    """法人's sheet has 法人's five items, in the order of the plan, and nothing under them."""
    sheet = Filled().sheet
    assert [sheet.cell(row, 1).value for row in range(FIRST, FIRST + 6)] == [*ROWS, None]


def test_every_role_gets_a_role_column():
    """Without a role the sheet has all six items and says whose each is."""
    filled = Filled(sheet_bytes(role=None))
    column = filled.column("役割")
    assert [filled.sheet.cell(row, column).value for row in range(FIRST, FIRST + 6)] == ["法人"] * 5 + ["行政"]


def test_only_the_input_cells_can_be_typed_into():
    """The sheet is protected without a password; exactly the seven input columns of the item rows are unlocked."""
    sheet = Filled().sheet
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert (sheet.protection.autoFilter, sheet.protection.sort, sheet.protection.insertColumns) == (False, False, False)
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    first, last = [Filled().column(header) for header in ("状況", "担当")]
    expected = {sheet.cell(row, column).coordinate for row in ROWS.values() for column in range(first, last + 1)}
    assert last - first + 1 == len(INPUTS) == 7
    assert open_cells == expected


def test_last_values_stand_beside_the_inputs():
    """H01 was 着手, 30 % with its text in Q1; H02 had 2 times; H03 nothing. Inputs are empty."""
    filled = Filled()
    last = [filled.column(f"前回\n{word}") for word in ("状況", "進捗率(%)", "実績(回)", "取組実績")]
    shown = {name: [filled.sheet.cell(row, column).value for column in last] for name, row in ROWS.items()}
    assert shown["1-1-H01"] == ["着手", 30, None, "下書きを作った。"]
    assert shown["1-1-H02"] == ["実施中", None, 2, None]
    assert shown["1-1-H03"] == [None] * 4
    assert filled.sheet[filled.address("1-1-H01", "状況")].value is None


def test_an_older_last_value_says_of_which_quarter_it_is():
    """For Q3 the newest known entry is of Q1; entries of another year or of the quarter itself are not shown."""
    strange = {
        "1-1-H02": ProgressEntry("1-1-H02", dataclasses.replace(Q1, year=2010), "法人", status="完了"),
        "1-1-H03": ProgressEntry("1-1-H03", Q3, "法人", status="完了"),
    }
    filled = Filled(sheet_bytes(quarter=Q3, previous=LAST | strange))
    column = filled.column("前回\n状況")
    shown = [filled.sheet.cell(ROWS[name], column).value for name in ("1-1-H01", "1-1-H02", "1-1-H03")]
    assert shown == ["着手\n(第1四半期)", None, None]


def test_text_that_looks_like_a_formula_stays_text():
    """「=安全点検…」 is written as a string, marked so that editing it does not make a formula."""
    data = sheet_bytes()
    sheet = Filled(data).sheet
    cell = sheet.cell(ROWS["1-1-H03"], Filled(data).column("行動計画・達成目標"))
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=安全点検の継続実施", "s", True)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist() if "worksheets" in name)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "達成型"),
        ({"due_months": (9,)}, "達成型\n期限 9月"),
        ({"kind": Kind.COUNT, "target_count": 3, "due_months": (7, 11, 3)}, "回数型\n年3回\n予定 7月・11月・3月"),
        ({"kind": Kind.COUNT, "target_count": 2, "at_least": True}, "回数型\n年2回以上"),
        # In the order of the fiscal year, whatever the order in the plan.
        ({"kind": Kind.COUNT, "target_count": 2, "due_months": (3, 9)}, "回数型\n年2回\n予定 9月・3月"),
        ({"kind": Kind.ONGOING}, "継続型"),
        ({"restated": True, "restates": "1-1-H01"}, "達成型\n再掲(集計は1-1-H01)"),
        ({"restated": True}, "達成型\n再掲"),
    ],
)
def test_target_words(facts, words):
    """Kind, target, months and 再掲 are said in the 目標 column."""
    assert target_words(item("1-1-H01", "案内を作る。", **facts)) == words


def test_drop_down_and_number_rules():
    """状況 offers the scale; 進捗率 warns outside 0–100; 実績 refuses what is no whole number from 0."""
    rules = {rule.type: rule for rule in Filled().sheet.data_validations.dataValidation}
    assert rules["list"].formula1 == '"未着手,着手,実施中,概ね達成,完了,中止,評価困難"'
    assert (rules["decimal"].formula1, rules["decimal"].formula2, rules["decimal"].errorStyle) == (
        "0",
        "100",
        "warning",
    )
    assert (rules["whole"].operator, rules["whole"].formula1) == ("greaterThanOrEqual", "0")


def test_a_long_scale_is_listed_in_the_guide():
    """A scale too long for the rule itself is taken from the 記入要領 sheet, whose cells hold exactly its names."""
    scale = tuple(Rating(f"とても長い評価の段階の名前その{number:02d}", number, "#000000") for number in range(20))
    data = quarter_workbook(PLAN, Q2, site="拠点", version=1, role=None, previous={}, settings=Settings(scale=scale))
    book = openpyxl.load_workbook(io.BytesIO(data))
    rule = next(rule for rule in book["報告"].data_validations.dataValidation if rule.type == "list")
    sheet, area = rule.formula1.replace("'", "").replace("$", "").split("!")
    assert [row[0].value for row in book[sheet][area]] == [rating.name for rating in scale]


def test_guide_says_until_when_and_how():
    """The deadline is 15 days after 30 September; every rating of the scale is named with what it counts as."""
    guide = Filled().book["記入要領"]
    texts = [cell.value for row in guide.iter_rows() for cell in row if cell.value is not None]
    assert "2011年10月15日" in texts
    assert "平成23年度 第2四半期(7〜9月) 進捗報告(法人)" in texts
    assert {rating.name for rating in DEFAULT_SCALE} <= set(texts)
    assert not any("サンプル" in str(text) for text in texts)


def test_a_sample_is_marked_on_both_sheets_and_in_print():
    """サンプル stands in the title of each sheet and in the footer."""
    data = quarter_workbook(
        PLAN, Q2, site="拠点", version=1, role="法人", previous={}, settings=Settings(), sample=True
    )
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        assert any("サンプル" in str(cell.value) for row in sheet.iter_rows(max_row=3) for cell in row)
        assert "サンプル" in sheet.oddFooter.left.text


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("site", ["拠" * 255, "&" * 255])
def test_a_long_name_leaves_the_footer_its_mark_and_its_page(site):
    """Excel has 255 characters for all of it, two for a sign &: the name is cut, and nothing else is lost."""
    data = quarter_workbook(PLAN, Q2, site=site, version=1, role="法人", previous={}, settings=Settings(), sample=True)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    footers = [html.unescape(*re.findall("<oddFooter>(.*?)</oddFooter>", sheet)) for sheet in sheets[:2]]
    for footer in footers:
        assert len(footer) <= 255
        name = footer.removeprefix("&L&8").removesuffix("… サンプル&R&8&P / &Nページ")
        assert name == (site[:59] if site[0] == "拠" else site[:118])


def test_page_set_up():
    """A4 landscape, one page wide, header repeated on each page, the plan's words frozen."""
    sheet = Filled().sheet
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # The file leaves out a width of 1, which is what it means where nothing is said.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == f"${HEADER}:${HEADER}"
    assert sheet.freeze_panes == "F5"
    assert sheet.auto_filter.ref == "A4:Q9"


def test_the_guide_is_printed_one_page_wide_and_as_long_as_it_is():
    """A long scale on one page would be too small to read."""
    guide = openpyxl.load_workbook(io.BytesIO(sheet_bytes()))["記入要領"]
    assert guide.sheet_properties.pageSetUpPr.fitToPage
    assert (guide.page_setup.fitToWidth or 1, guide.page_setup.fitToHeight) == (1, 0)


def test_rows_are_high_enough_for_their_text():
    """A text of 300 full-width letters in a column of 32 needs at least 16 lines of 9 points."""
    plan = Plan(2011, items=(item("1-1-H01", "あ" * 300), item("1-1-H02", "短い。")))
    sheet = Filled(sheet_bytes(plan=plan, previous={})).sheet
    assert sheet.row_dimensions[5].height > 16 * 9
    assert sheet.row_dimensions[6].height < 60


def test_the_same_arguments_give_the_same_bytes():
    """Nothing in the file depends on the clock."""
    assert sheet_bytes() == sheet_bytes()


def test_a_sheet_without_items_is_still_a_sheet():
    """A role with no item in the plan gets an empty table and no error."""
    assert read(sheet_bytes(role="市社協")).problems == ()


def _real_plan() -> Plan:
    data = (DATA / "plan_matrix_h23.tsv").read_bytes()
    return read_plan(read_workbook(data, "plan_matrix_h23.tsv", isolated=False))


def test_the_real_plan_is_handed_out_and_read_whole():
    """136 items over three roles, counted by hand in tests/plan/plan_expected/items.tsv: 法人 100, 行政 35, 市社協 1.

    Untouched sheets come back blank with no problem.
    """
    plan = _real_plan()
    sizes = {}
    for role in plan.roles:
        report = read(sheet_bytes(plan=plan, role=role, previous={}), plan=plan)
        assert report.problems == ()
        assert report.blank == tuple(each.id for each in plan.items if each.role == role)
        sizes[role] = len(report.blank)
    assert sizes == {"法人": 100, "行政": 35, "市社協": 1}
