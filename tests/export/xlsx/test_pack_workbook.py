"""The workbook as part of the meeting pack: cover, machine-readable data sheets, charts with words, hard cases.

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
import store_samples

from kyoten.export.xlsx import summary_workbook
from kyoten.export.xlsx.sheet_writer import MAX_HEIGHT
from kyoten.fiscal import Quarter
from kyoten.model import Kind
from kyoten.storage.store import Store
from kyoten.views.view import View, load

DATA_SHEETS = ["機能別", "機能×役割", "四半期推移", "要対応", "全項目", "根拠"]


@pytest.fixture(scope="module")
def small() -> View:
    return chart_views.make()


@pytest.fixture(scope="module")
def data(small) -> bytes:
    return summary_workbook.workbook(small)


@pytest.fixture(scope="module")
def book(data) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def _opened(view: View) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(summary_workbook.workbook(view)))


def _table(book: openpyxl.Workbook, name: str) -> list[dict]:
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_cover_says_whose_when_how_complete_and_from_which_files(book):
    """4 of 6 reported; the deadline is 15 days after 30 September."""
    rows = {row[0]: row[1] for row in book["表紙"].iter_rows(max_col=2, values_only=True) if row[0]}
    assert book["表紙"]["A1"].value == "みなと拠点"
    assert book["表紙"]["A2"].value == "平成23年度 第2四半期 進捗のまとめ(サンプル)"
    assert rows["期間"] == "平成23年度 第2四半期(7〜9月)"
    assert rows["現在日"].date() == dt.date(2011, 10, 20)
    assert rows["提出期限"].date() == dt.date(2011, 10, 15)
    assert (rows["項目数(件)"], rows["報告済み(件)"], rows["未報告(件)"]) == (6, 4, 2)
    assert rows["出典"] == "H23_Q1_法人.xlsx、H23_Q2_法人.xlsx、H23_Q1_行政.xlsx"
    assert rows["評価尺度"].startswith("未着手 0%、着手 25%")
    assert rows["判定(計画比)"] == "順調は80%以上または計画との差が15ポイント以内、やや遅れは60%以上、遅れは60%未満"


def test_the_cover_leads_to_every_sheet_and_counts_its_rows(book):
    """A link for each sheet behind the cover; the count is that of the sheet's rows."""
    links = {cell.value: cell.hyperlink.location for row in book["表紙"].iter_rows(max_col=1) for cell in row
             if cell.hyperlink}  # fmt: skip
    assert list(links) == book.sheetnames[1:]
    names = [cell.value for cell in book["表紙"]["A"]]
    at = names.index("シート")
    assert [cell.value for cell in book["表紙"][at + 1]] == ["シート", "行数", "内容"]
    assert names[at + 1 :] == list(links)
    assert links["全項目"] == "'全項目'!A1"
    counts = {row[0]: row[1] for row in book["表紙"].iter_rows(max_col=2, values_only=True)}
    assert {name: counts[name] for name in DATA_SHEETS} == {name: len(_table(book, name)) for name in DATA_SHEETS}


def test_a_table_without_rows_is_said_to_be_empty_on_the_cover_and_in_print():
    made = _opened(chart_views.silent())
    words = {row[0]: row[2] for row in made["表紙"].iter_rows(max_col=3, values_only=True)}
    assert words["根拠"].endswith("(該当なし)")
    assert made["根拠"].oddHeader.left.text == "根拠(該当なし)"
    assert made["全項目"].oddHeader.left.text == "全項目"


@pytest.mark.parametrize("name", DATA_SHEETS)
@pytest.mark.parametrize("view", [chart_views.make, chart_views.large])
def test_data_sheets_can_be_read_by_machines(name, view):
    """One header row without gaps or repeats, no merged cells, no blank rows, one kind of value in a column."""
    sheet = _opened(view())[name]
    head, *rows = sheet.iter_rows(values_only=True)
    assert all(head)
    assert len(set(head)) == len(head)
    assert not sheet.merged_cells.ranges
    assert all(any(value is not None for value in row) for row in rows)
    for title, values in zip(head, zip(*rows, strict=True), strict=True):
        kinds = {isinstance(value, str) for value in values if value is not None}
        assert len(kinds) <= 1, title
        assert not [value for value in values if isinstance(value, str) and re.fullmatch(r"[\d.]+[%件回]", value)]


def test_every_scheduled_month_has_a_cell_of_its_own():
    """Three times a year, in July, November and March."""
    item = store_samples.item("1-1-H01", kind=Kind.COUNT, target_count=3, due_months=(7, 11, 3))
    (row,) = _table(_opened(chart_views.make([item], [])), "全項目")
    assert [row[name] for name in ("目標回数(回)", "予定月", "予定月2", "予定月3")] == [3, 7, 11, 3]


def test_an_items_flag_is_its_worst_severity(book, small):
    """One word a cell: the rules stand in 要対応, one a row."""
    found = {}
    for finding in small.findings:
        found.setdefault(finding.item, set()).add(finding.severity)
    for row in _table(book, "全項目"):
        severities = found.get(row["項目番号"], set())
        assert row["要対応"] == ("停滞" if "停滞" in severities else "注意" if severities else None)


def test_a_reason_leads_to_the_newest_report_that_it_rests_on(book):
    """2-1-H01 is behind in the second quarter (20 % of 50 %): the report of that quarter, cell H2."""
    row = next(row for row in _table(book, "要対応") if row["規則"] == "遅れ")
    told = [row[name] for name in ("項目番号", "根拠", "根拠の四半期", "根拠のファイル")]
    assert told == ["2-1-H01", "報告!H2", "第2四半期", "H23_Q2_法人.xlsx"]


@pytest.mark.parametrize("name", ["機能別", "機能×役割", "四半期推移", "根拠"])
def test_tables_of_several_years_can_be_put_together(book, name):
    assert {row["年度(西暦)"] for row in _table(book, name)} == {2011}


def test_the_curve_is_the_views(book, small):
    rows = _table(book, "四半期推移")
    whole = small.curve().sort_values("quarter").to_dict("records")
    for row, told in zip(rows[:4], whole, strict=True):
        for name, key in (("平均進捗率(%)", "mean_progress"), ("計画(%)", "expected"), ("項目数(件)", "items")):
            assert row[name] == (None if pd.isna(told[key]) else pytest.approx(told[key]))


def test_the_quarter_before_stands_beside_the_quarter(book):
    """First quarter: 5 of 6 reported, none complete; the second: 4 reported, one of 5 complete."""
    rows = {row[0]: row[1:4] for row in book["概要"].iter_rows(min_row=5, max_row=14, max_col=4, values_only=True)}
    assert rows["報告済み"] == (4, 5, "件")
    assert rows["完了率"] == (20.0, 0.0, "%")


def test_every_chart_has_a_sentence_above_it_and_a_text_alternative(data, book):
    """完了率: 1 of 3, 0 of 1 (one is 中止), nothing known; 計画比: (50 + 40) ÷ 100, 20 ÷ 50, nothing known."""
    words = [cell for row in book["概要"].iter_rows(values_only=True) for cell in row if isinstance(cell, str)]
    left = "未報告2件(行政は全件)。"
    assert f"{left}完了率が最も高いのは親子の居場所(33.3%)、最も低いのは子育て相談(0.0%)" in words
    assert f"{left}報告のあった4件では、計画比が最も高いのは親子の居場所(90.0%)、最も低いのは子育て相談(40.0%)" in words
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    told = re.findall(r'descr="([^"]+)"', drawing)
    assert len(told) == 4
    assert "機能ごとの計画比(%)の棒グラフ。親子の居場所は90.0%、子育て相談は40.0%、人材育成は不明。" in told


def test_a_long_text_has_a_row_as_high_as_it_needs():
    """400 characters in a column of 48: 760 units in lines of 46 are 17 lines of 14 points."""
    sheet = _opened(chart_views.large())["全項目"]
    assert sheet.row_dimensions[2].height == pytest.approx(17 * 14, abs=0.75)  # whole pixels
    assert MAX_HEIGHT > 17 * 14


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝"])
def test_names_that_look_like_formulas_stay_text(start):
    """As a function's and a role's name too, in cells and in the charts' categories."""
    item = store_samples.item("1-1-H01", function=f"{start}1+1", role=f"{start}2", text=f"{start}3")
    made = summary_workbook.workbook(chart_views.make([item], [("1-1-H01", 1, "着手", 20)]))
    (row,) = _table(openpyxl.load_workbook(io.BytesIO(made)), "全項目")
    assert (row["機能"], row["役割"], row["項目"]) == (f"{start}1+1", f"{start}2", f"{start}3")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert [sheet for sheet in sheets if "<f>" in sheet] == []


def test_an_item_that_began_within_the_year_has_no_quarters_before_it(tmp_path):
    """From the third quarter: not 未報告 in the two before, for it was not in the plan."""
    store = Store(f"sqlite:///{tmp_path / 'kyoten.db'}")
    store.migrate()
    first, new = store_samples.item("1-1-H01"), store_samples.item("1-1-H02")
    store.save_plan(store_samples.SITE, store_samples.plan(first), file="計画.tsv", data=b"1", by="館長")
    revised = store_samples.plan(first, new)
    store.save_plan(store_samples.SITE, revised, file="改訂.tsv", data=b"2", by="館長", holds_from=3)
    third = Quarter(2011, 3)
    rows = [store_samples.entry(each, third, percent=20.0, status="着手") for each in ("1-1-H01", "1-1-H02")]
    store_samples.send(store, *rows)
    seen = load(store, store_samples.SITE, third, today=dt.date(2012, 1, 20))
    told = {row["項目番号"]: row for row in _table(_opened(seen), "全項目")}
    statuses = {item: [row[f"第{n}四半期 状況"] for n in (1, 2, 3)] for item, row in told.items()}
    assert statuses == {"1-1-H01": ["未報告", "未報告", "着手"], "1-1-H02": [None, None, "着手"]}
