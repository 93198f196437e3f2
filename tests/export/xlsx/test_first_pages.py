"""表紙 and 概要 as pages: what stands where, in which size. The numbers are test_summary_workbook's.

Rows have 17 points a line; Excel takes whole pixels, three quarters of a point.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import chart_views
import openpyxl
import pytest

from kyoten.chart import style
from kyoten.export.xlsx import overview_sheet, summary_workbook


@pytest.fixture(scope="module")
def data() -> bytes:
    return summary_workbook.workbook(chart_views.make())


@pytest.fixture(scope="module")
def book(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def charts(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(f"xl/charts/chart{number}.xml").decode() for number in (1, 2, 3, 4)]


def _merged(sheet) -> set[str]:
    return {str(each) for each in sheet.merged_cells.ranges}


def _heights(sheet, *rows: int) -> list[float]:
    return [pytest.approx(sheet.row_dimensions[row].height, abs=0.75) for row in rows]


def test_the_cover_is_read_from_the_top(book):
    """Title lines, a free row, twelve facts, a free row, and the list of sheets; a fact goes over two columns."""
    sheet = book["表紙"]
    assert _merged(sheet) == {"A1:C1", "A2:C2", "A3:C3", *(f"B{row}:C{row}" for row in range(5, 17))}
    assert [sheet[f"A{row}"].value for row in (5, 10, 16, 18, 19, 30)] == [
        "期間", "項目数(件)", "出典", "シート", "概要", "凡例",
    ]  # fmt: skip
    assert [sheet.column_dimensions[name].width for name in "ABC"] == pytest.approx([18.71, 10.71, 96.71], abs=0.01)
    # One line of 1.6 and 2.4, two of 1.6 times the usual size, and 8 points more.
    assert _heights(sheet, 1, 2, 3, 5) == [14 * 1.6 + 8, 14 * 2.4 + 8, 2 * 14 * 1.6 + 8, 14]


def test_what_the_cover_says_stands_out_by_its_size(book):
    sheet = book["表紙"]
    assert [(sheet[cell].font.sz, sheet[cell].font.b) for cell in ("A1", "A2", "A3", "A5", "A18")] == [
        (16, True), (24, True), (16, True), (10, False), (10, True),
    ]  # fmt: skip
    assert [sheet[cell].alignment.indent for cell in ("A5", "B5", "B6", "B10", "B18", "B20")] == [1, 1, 1, 1, 0, 0]
    assert [sheet[cell].alignment.horizontal for cell in ("B5", "B10", "B18", "C18", "B20")] == [
        "left", "left", "right", "left", "right",
    ]  # fmt: skip
    assert sheet["A19"].font.u == "single"


def test_the_overview_has_figures_at_the_left_and_the_grid_at_the_right(book):
    """The head of both in row 4; functions over two columns, roles from H on; charts two rows under the figures."""
    sheet = book["概要"]
    grid, texts = {"F3:L3", "F5:G5", "F6:G6", "F7:G7"}, {"A20:E20", "A21:E21", "F20:L20", "F21:L21"}
    assert _merged(sheet) == {"A1:L1", "A2:L2", *grid, *texts, "A37:E37", "A38:E38", "F37:L37", "F38:L38"}
    assert [sheet[cell].value for cell in ("A4", "B4", "C4", "D4")] == ["主な数値", "第2四半期", "第1四半期", "単位"]
    assert [sheet[cell].value for cell in ("H4", "I4", "F5", "H5", "I6")] == ["法人", "行政", "親子の居場所", 50, "—"]
    assert sheet.print_area == "'概要'!$A$1:$L$54"
    assert sheet.column_dimensions["A"].width == pytest.approx(26.71, abs=0.01)
    assert sheet.column_dimensions["B"].width == pytest.approx(11.5 + 5 / 7, abs=0.1)


def test_rows_of_the_overview_are_as_high_as_their_texts(book):
    """Two lines of headline in letters of 1.6 times the size and 6 points; in F to L stand four lines of the grid's
    words; the roles one and 2 points; the charts' sentences take two lines, and what the last one
    says of 計画比 and its bands (66 wide letters) two of the seven at the right (80 digits)."""
    sheet = book["概要"]
    assert _heights(sheet, 1, 2, 3, 4, 5) == [2 * 1.6 * 14 + 6, 14, 4 * 14, 14 + 2, 14]
    assert _heights(sheet, 20, 21, 37, 38) == [2 * 14, 14, 2 * 14, 2 * 14]


def test_charts_stand_under_their_sentences_in_two_columns(book):
    """Fourteen figures from row 5, two rows, two of text: from row 22 and, fourteen rows of chart and three of text
    later, from row 39; they move with their cells but
    keep their size."""
    places = [(chart.anchor._from.row, chart.anchor._from.col, chart.anchor.editAs) for chart in book["概要"]._charts]
    assert places == [(21, 0, "oneCell"), (21, 5, "oneCell"), (38, 0, "oneCell"), (38, 5, "oneCell")]
    ends = [(chart.anchor.to.row, chart.anchor.to.col) for chart in book["概要"]._charts]
    assert ends == [(34, 4), (34, 11), (51, 4), (51, 11)]  # within the page's columns A to E and F to L


def test_a_grid_of_many_roles_makes_the_page_wider():
    """Roles begin at H: five end at L, six at M."""
    items = [chart_views.store_samples.item(f"1-1-H0{n}", role=f"役割{n}") for n in range(1, 7)]
    assert overview_sheet.last_column(chart_views.make(items[:5], ())) == 11
    assert overview_sheet.last_column(chart_views.make(items, ())) == 12


def test_without_items_there_are_no_charts():
    book = openpyxl.load_workbook(io.BytesIO(summary_workbook.workbook(chart_views.empty())))
    assert book["概要"]._charts == []
    assert book["概要"].print_area == "'概要'!$A$1:$L$20"


def _numbers(chart: str, pattern: str) -> list[str]:
    return re.findall(pattern, chart)


def test_bars_are_close_together_in_plan_order(charts):
    """The first function on top (Excel counts from below), the axis of the values hidden: each bar has its number."""
    for bars in (charts[0], charts[2], charts[3]):
        assert set(_numbers(bars, r'<c:gapWidth val="(\d+)"/>')) == {"45"}
        assert '<c:orientation val="maxMin"/>' in bars
        assert '<c:delete val="1"/>' in bars
        assert _numbers(bars, r'<c:min val="(\d+)"/>') == ["0"]
    assert set(_numbers(charts[0], r'<c:overlap val="(\d+)"/>')) == {"100"}
    assert set(_numbers(charts[0], r'<c:dLbls><c:numFmt formatCode="([^"]+)"')) == {"[&gt;=3]0;;"}
    assert _numbers(charts[2], r'<c:dLbls><c:numFmt formatCode="([^"]+)"') == ["0.0"]
    assert _numbers(charts[2], r'<c:max val="(\d+)"/>') == ["100"]
    assert _numbers(charts[3], r'<c:max val="(\d+)"/>') == []  # a pace may be over 100 %
    assert "<c:legend>" in charts[0]
    assert "<c:legend>" not in charts[2]


def test_hatched_statuses_are_hatched_in_excel_too(charts):
    assert set(_numbers(charts[0], r'<a:pattFill prst="(\w+)">')) == {"wdUpDiag"}
    assert set(_numbers(charts[0], r'<a:ln w="(\d+)">')) >= {"6350"}  # half a point between parts


def test_the_curve_is_thick_and_round_beside_a_thin_dotted_plan(charts):
    """12,700 units are a point."""
    plan, actual = charts[1].split("<c:ser>")[1:]
    assert _numbers(plan, r'<a:ln w="(\d+)">')[0] == "19050"
    assert 'prstDash val="sysDash"' in plan or 'prstDash val="sysDot"' in plan
    assert _numbers(actual, r'<a:ln w="(\d+)">')[0] == "31750"
    assert 'prstDash val="solid"' in actual or "prstDash" not in actual.partition("</c:spPr>")[0]
    assert _numbers(actual, r'<c:symbol val="(\w+)"/><c:size val="(\d+)"/>') == [("circle", "7")]
    assert '<c:symbol val="none"/>' in plan
    assert ("<c:dLbls>" in plan, "<c:dLbls>" in actual) == (False, True)
    axis = charts[1].partition("<c:valAx>")[2]
    assert _numbers(axis, r'<c:(max|min|majorUnit) val="(\d+)"/>') == [
        ("max", "100"),
        ("min", "0"),
        ("majorUnit", "25"),
    ]
    assert '<a:ln w="9525">' in axis  # grid lines of three quarters of a point


def test_every_chart_has_its_title_and_small_readable_words(charts):
    """Titles of 10 points, other words of 9 (in hundredths)."""
    for chart in charts:
        title, _, rest = chart.partition("</c:title>")
        assert _numbers(title, r'sz="(\d+)"')[0] == "1000"
        assert _numbers(title, r'b="(\d)"')[0] == "1"
        assert set(_numbers(rest, r'sz="(\d+)"')) == {"900"}
        assert '<c:overlay val="1"/>' not in title
        assert style.LINES[1:] in chart


def test_key_figures_stand_beside_those_of_the_quarter_before(book):
    """Second quarter: four of six reported, 1 of 5 complete (one is 中止); first: five reported, none complete; both
    as of the same day."""
    sheet = book["概要"]
    rows = {row[0].value: [cell.value for cell in row[1:4]] for row in sheet["A5:D14"]}
    assert [each.date() for each in rows["現在日"][:2]] == [dt.date(2011, 10, 20)] * 2
    assert (rows["項目数"], rows["報告済み"], rows["未報告"]) == ([6, 6, "件"], [4, 5, "件"], [2, 1, "件"])
    assert rows["完了率"] == [20, 0, "%"]


def test_each_fact_of_the_cover_stands_over_the_two_columns_beside_its_name(book):
    sheet = book["表紙"]
    names = (
        "期間",
        "現在日",
        "提出期限",
        "範囲",
        "項目数(件)",
        "報告済み(件)",
        "未報告(件)",
        "データ",
        "評価尺度",
        "出典",
    )
    rows = {cell.value: cell.row for cell in sheet["A"] if cell.value in names}
    assert set(rows) == set(names)
    assert {f"B{row}:C{row}" for row in rows.values()} <= _merged(sheet)
    values = {name: sheet.cell(row, 2).value for name, row in rows.items()}
    assert (values["項目数(件)"], values["報告済み(件)"], values["未報告(件)"]) == (6, 4, 2)
    assert (values["現在日"].date(), values["提出期限"].date()) == (dt.date(2011, 10, 20), dt.date(2011, 10, 15))
