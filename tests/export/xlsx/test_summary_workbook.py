"""The summary workbook: real numbers in real cells, native charts over them, printable, marked where it is a sample.

Expected values are worked out by hand from the table in chart_views.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import chart_views
import openpyxl
import pandas as pd
import pytest
from chart_views import IBASHO, IKUSEI, SODAN

from kyoten.export.contents import legend
from kyoten.export.xlsx import summary_workbook
from kyoten.export.xlsx.sheet_writer import MAX_HEIGHT, height
from kyoten.views.view import View

SHEETS = [
    "表紙", "概要", "機能別", "機能×役割", "四半期推移", "未報告の項目", "年度末の見込み", "担当",
    "判断を求める項目", "要対応", "全項目", "根拠", "凡例",
]  # fmt: skip
QUESTIONS = ("未報告の項目", "年度末の見込み", "担当")
OCCURRING = ["完了", "実施中", "着手", "中止", "未報告"]
ROLLED = {
    "項目数(件)": "items", "完了(件)": "完了", "実施中(件)": "実施中", "着手(件)": "着手", "中止(件)": "中止",
    "未報告(件)": "unreported", "完了の累計(件)": "completed", "率に含めない項目(件)": "excluded",
    "完了率(%)": "completion_rate", "平均進捗率(%)": "mean_progress", "値のある項目数(件)": "covered",
    "計画(%)": "expected", "計画比(%)": "pace", "要対応(件)": "flagged",
}  # fmt: skip
TABLES = SHEETS[2:]


@pytest.fixture(scope="module")
def small() -> View:
    return chart_views.make()


@pytest.fixture(scope="module")
def data(small) -> bytes:
    return summary_workbook.workbook(small)


@pytest.fixture(scope="module")
def book(data) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def _table(book: openpyxl.Workbook, name: str) -> list[dict]:
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def _charts(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(name for name in archive.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name))
        return [archive.read(name).decode() for name in names]


def test_the_sheets_stand_in_their_order(book):
    assert book.sheetnames == SHEETS


@pytest.mark.parametrize(
    ("name", "head"),
    [
        (
            "機能×役割",
            ["機能", "役割", "項目数(件)", "未着手(件)", "着手(件)", "実施中(件)", "概ね達成(件)", "完了(件)"],
        ),
        ("四半期推移", ["機能", "四半期", "平均進捗率(%)", "計画(%)", "値のある項目数(件)", "項目数(件)"]),
        ("要対応", ["項目番号", "機能", "役割", "担当", "項目", "規則", "重さ", "いつから", "理由", "根拠"]),
        ("全項目", ["項目番号", "機能", "役割", "担当", "項目", "種類", "目標回数(回)", "予定月", "第1四半期 状況"]),
        (
            "根拠",
            ["項目番号", "四半期", "役割", "状況", "報告の進捗率(%)", "実績(回)", "取組実績", "課題", "次期の対応"],
        ),
        ("凡例", ["区分", "名称", "内容", "値", "単位"]),
    ],
)
def test_each_table_begins_with_its_header(book, name, head):
    assert [cell.value for cell in book[name][1]][: len(head)] == head


def test_numbers_are_the_roll_ups(book, small):
    """機能×役割: 1 of 2 complete, mean (100 + 40) ÷ 2, pace (50 + 40) ÷ 100; and the same as the view's own roll-up."""
    rows = {(row["機能"], row["役割"]): row for row in _table(book, "機能×役割")}
    first = rows[IBASHO, "法人"]
    assert [first[name] for name in ("項目数(件)", "完了率(%)", "平均進捗率(%)", "計画比(%)", "判定")] == [
        2, 50.0, 70.0, 90.0, "順調",
    ]  # fmt: skip
    for group in small.rollup("function", "role").to_dict("records"):
        row = rows[group["function"], group["role"]]
        for name, key in ROLLED.items():
            assert row[name] == (None if pd.isna(group[key]) else pytest.approx(group[key])), (row["機能"], name)


def test_what_is_not_known_is_an_empty_cell(book):
    """Nobody ever reported on 人材育成: no rate, no mean, no band, and never 0 %."""
    row = next(row for row in _table(book, "機能別") if row["機能"] == IKUSEI)
    assert [row[name] for name in ("完了率(%)", "平均進捗率(%)", "計画(%)", "計画比(%)", "判定")] == [None] * 5
    assert row["未報告(件)"] == 1


def test_the_curve_has_four_quarters_for_the_whole_and_for_each_function(book):
    rows = _table(book, "四半期推移")
    assert [row["機能"] for row in rows[::4]] == ["全体", IBASHO, SODAN, IKUSEI]
    assert [row["計画(%)"] for row in rows[:4]] == [25, 50, 75, 100]
    assert rows[0]["平均進捗率(%)"] == 17.0
    assert [row["平均進捗率(%)"] for row in rows[2:4]] == [None, None]


def test_flagged_items_are_told_with_rule_reason_and_cells(book, small):
    rows = _table(book, "要対応")
    assert [row["項目番号"] for row in rows if row["規則"] == "遅れ"] == ["2-1-H01"]
    first, *others = rows
    assert [first[name] for name in ("役割", "規則", "項目番号", "理由")] == [
        "行政", "未報告", None, "行政の報告がまだです(2件)",
    ]  # fmt: skip
    assert {row["理由"] for row in others} == {finding.reason for finding in small.findings}
    assert [row["重さ"] for row in rows] == sorted((row["重さ"] for row in rows), key=["停滞", "注意"].index)


def test_all_items_carry_their_quarters(book):
    rows = {row["項目番号"]: row for row in _table(book, "全項目")}
    assert list(rows) == [item.id for item in chart_views.ITEMS]
    first = rows["1-1-H01"]
    assert [first[f"第{n}四半期 {what}"] for n in (1, 2) for what in ("状況", "進捗率(%)")] == ["着手", 20, "完了", 100]
    missing = rows["1-1-G01"]
    assert [missing["第2四半期 状況"], missing["第2四半期 進捗率(%)"]] == ["未報告", None]
    assert [missing["最新の進捗率(%)"], missing["最新の時点"]] == [25, "第1四半期"]
    assert "第3四半期 状況" not in first


def test_every_report_can_be_followed_to_its_cell(book):
    rows = _table(book, "根拠")
    assert len(rows) == len(chart_views.REPORTS)
    assert [rows[1][name] for name in ("項目番号", "四半期", "ファイル", "シート", "セル")] == [
        "1-1-H01", "第2四半期", "H23_Q2_法人.xlsx", "報告", "H2",
    ]  # fmt: skip


def test_text_that_looks_like_a_formula_stays_text(book):
    """An item that begins with = and a result that begins with - are what they were."""
    assert book["全項目"]["E2"].value == "=SUM(A1)を行う。"
    assert _table(book, "根拠")[0]["取組実績"] == "-実施した"


def test_no_cell_is_a_formula(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == len(SHEETS)
    assert [sheet for sheet in sheets if "<f>" in sheet] == []


def test_the_first_page_gives_the_key_figures(book):
    """4 of 6 reported; the date is a date, the rate 1 ÷ (6 − 1) × 100 = 20 %, the pace
    (50 + 40 + 20) ÷ 150 = 73.3 %."""
    rows = {row[0]: row[1] for row in book["概要"].iter_rows(min_row=5, max_row=18, max_col=2, values_only=True)}
    assert rows["現在日"].date() == dt.date(2011, 10, 20)
    assert (rows["項目数"], rows["報告済み"], rows["未報告"]) == (6, 4, 2)
    assert rows["完了率"] == 20.0
    assert (rows["完了"], rows["完了率の対象"], rows["実施率(継続型)"]) == (1, 5, None)
    assert (rows["計画比"], rows["判定が順調"]) == (73.3, 2)
    assert (
        book["概要"]["A1"].value
        == "6件のうち2件が未報告(行政は全件)。報告のあった4件では、2機能のうち1機能が順調。子育て相談は2期連続で遅れ"
    )


def test_charts_are_native_and_rest_on_cells_of_the_data_sheets(data):
    """Four charts; three functions stand in rows 2 to 4, the whole's four quarters in rows 2 to 5."""
    charts = _charts(data)
    assert len(charts) == 4
    ranges = [set(re.findall(r"<c:(?:cat|val)>.*?<c:f>(.*?)</c:f>", chart)) for chart in charts]
    assert all("機能別!$A$2:$A$4" in ranges[at] for at in (0, 2, 3))
    assert {"四半期推移!$B$2:$B$5", "四半期推移!$C$2:$C$5", "四半期推移!$D$2:$D$5"} == ranges[1]
    # A gap is what Excel leaves for an empty cell unless the chart says "zero" or "span".
    assert [chart for chart in charts if "dispBlanksAs" in chart] == []


def test_stacked_bars_have_a_series_for_each_status_that_occurs(data, book):
    """完了, 実施中, 着手, 中止, 未報告: each the numbers of its column, named without the heading's unit."""
    heads = [cell.value for cell in book["機能別"][1]]
    ranges = re.findall(r"<c:val><c:numRef><c:f>機能別!\$([A-Z]+)\$2:", _charts(data)[0])
    columns = [openpyxl.utils.column_index_from_string(name) - 1 for name in ranges]
    assert [heads[at] for at in columns] == [f"{name}(件)" for name in OCCURRING]
    assert re.findall(r"<c:tx><c:v>(.*?)</c:v></c:tx>", _charts(data)[0]) == OCCURRING


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_prints_on_a4_landscape_and_can_be_read(book, name):
    """One page wide; what would be too small so is printed on two (test_print.py)."""
    sheet = book[name]
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    # 1 is the default, which the file leaves out.
    assert sheet.page_setup.fitToWidth in ((2,) if name in ("機能別", "機能×役割", "全項目") else (None, 1))
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "&P" in (sheet.oddFooter.center.text or "") or "Page" in (sheet.oddFooter.center.text or "")
    assert "サンプル" in sheet.oddHeader.right.text
    assert "未報告2件" in sheet.oddHeader.right.text


@pytest.mark.parametrize("name", TABLES)
def test_every_table_keeps_its_header_and_filters(book, name):
    sheet = book[name]
    assert sheet.freeze_panes == ("B2" if sheet["A1"].value == "項目番号" else "A2")
    assert sheet.print_title_rows in ("1:1", "$1:$1")
    assert sheet.auto_filter.ref.startswith("A1:")
    assert not sheet.merged_cells.ranges


def test_the_file_says_what_it_is(book):
    properties = book.properties
    assert properties.title == "みなと拠点 平成23年度 第2四半期(7〜9月) 進捗のまとめ(サンプル)"
    assert properties.creator == "みなと拠点"
    assert "未報告2件(6件中)" in properties.description


def test_real_data_is_not_marked_as_sample():
    made = openpyxl.load_workbook(io.BytesIO(summary_workbook.workbook(chart_views.make(sample=False))))
    words = [str(cell) for sheet in made for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert [word for word in words if "サンプル" in word] == []
    assert "サンプル" not in made.properties.title


def test_the_legend_tells_scale_thresholds_and_sources(small):
    rows = {(row["group"], row["name"]): row for row in legend.rows(small.meta)}
    assert rows["評価尺度", "実施中"]["value"] == 50
    assert rows["評価尺度", "中止"]["value"] is None
    assert rows["判定", "順調"]["value"] == 80
    assert rows["この資料", "現在日"]["words"] == "2011年10月20日現在"
    assert [row["words"] for key, row in rows.items() if key[0] == "出典"] == list(small.meta.sources)


@pytest.mark.parametrize("view", [chart_views.empty, chart_views.silent, chart_views.large])
def test_it_is_whole_for_extreme_views(view):
    made = openpyxl.load_workbook(io.BytesIO(summary_workbook.workbook(view())))
    asked = {chart_views.empty: (), chart_views.silent: (QUESTIONS[0], QUESTIONS[2])}.get(view, QUESTIONS)
    assert made.sheetnames == [name for name in SHEETS if name in asked or name not in QUESTIONS]
    words = [cell for sheet in made for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "nan" not in [str(word).lower() for word in words]


def test_the_same_view_gives_the_same_bytes(data):
    assert summary_workbook.workbook(chart_views.make()) == data


@pytest.mark.parametrize(
    ("text", "width", "points"),
    [
        ("短い", 20, 14),
        ("あ" * 40, 42, 28),  # 40 × 1.9 = 76 units in lines of 40: two
        ("一\n二\n三", 20, 42),
        ("あ" * 4000, 20, MAX_HEIGHT),
    ],
)
def test_rows_are_high_enough_for_their_text(text, width, points):
    assert height([(text, width)]) == points


def test_the_filter_of_a_table_reaches_over_all_its_rows(book):
    """Two of the functions' three rows would be left out of whatever is picked; a table without rows has one below."""
    for name in TABLES:
        last = openpyxl.utils.get_column_letter(book[name].max_column)
        assert book[name].auto_filter.ref == f"A1:{last}{book[name].max_row}"
    bare = openpyxl.load_workbook(io.BytesIO(summary_workbook.workbook(chart_views.empty())))
    assert bare["要対応"].auto_filter.ref == "A1:L2"


def test_a_report_without_a_status_says_so_and_one_that_is_missing_too():
    """全項目 says it in words; among the reports an empty cell is what was reported."""
    view = chart_views.make(reports=[("1-1-H01", 2, None, 40), ("1-1-H02", 2, "着手", 20)])
    made = openpyxl.load_workbook(io.BytesIO(summary_workbook.workbook(view)))
    said = {row["項目番号"]: row["第2四半期 状況"] for row in _table(made, "全項目")}
    assert (said["1-1-H01"], said["1-1-H02"], said["1-1-G01"]) == ("記入なし", "着手", "未報告")
    assert {row["項目番号"]: row["状況"] for row in _table(made, "根拠")} == {"1-1-H01": None, "1-1-H02": "着手"}
