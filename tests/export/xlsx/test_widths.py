"""How wide each column is, in digits, as laid out by hand: words that are read in full have room, figures are narrow.

A column that grows pushes the last ones off the printed page or makes all of it too small to read.
"""

from __future__ import annotations

import io

import chart_views
import openpyxl
import pytest

from kyoten.export.xlsx import review_workbook, summary_workbook

EDGE = 0.7109375
"""What the file adds to a width for a cell's own edges."""
ROLLED = {
    "項目数(件)": 8, "未着手(件)": 9, "着手(件)": 9, "実施中(件)": 9, "概ね達成(件)": 9, "完了(件)": 9, "中止(件)": 9,
    "評価困難(件)": 9, "状況の記入なし(件)": 9, "未報告(件)": 8, "完了の累計(件)": 9,
    "完了率の対象(件)": 9, "率に含めない項目(件)": 10,
    "完了率(%)": 9, "実施率(%)": 9, "平均進捗率(%)": 10, "値のある項目数(件)": 9, "計画(%)": 9, "計画比(%)": 9,
    "判定": 10, "順調・達成(件)": 9, "要対応(件)": 8,
}  # fmt: skip
PERIOD = {"年度(西暦)": 8, "四半期": 11}
WIDTHS = {
    "機能別": {"機能": 24, **ROLLED, **PERIOD},
    "機能×役割": {"機能": 24, "役割": 10, **ROLLED, **PERIOD},
    "四半期推移": {
        "機能": 24, "四半期": 12, "平均進捗率(%)": 14, "計画(%)": 12, "値のある項目数(件)": 14, "項目数(件)": 10,
        "年度(西暦)": 8,
    },
    "要対応": {
        "項目番号": 12, "機能": 20, "役割": 10, "担当": 12, "項目": 46, "規則": 12, "重さ": 8, "いつから": 13,
        "理由": 44, "根拠": 12, "根拠の四半期": 12, "根拠のファイル": 26,
    },
    "全項目": {
        "項目番号": 12, "機能": 16, "役割": 9, "担当": 12, "項目": 48, "種類": 9, "目標回数(回)": 8, "予定月": 7,
        "第1四半期 状況": 10, "第1四半期 進捗率(%)": 9, "第2四半期 状況": 10, "第2四半期 進捗率(%)": 9,
        "最新の進捗率(%)": 9, "最新の時点": 12, "計画(%)": 8, "計画比(%)": 8, "判定": 9, "要対応": 8, "再掲元": 11,
    },
    "根拠": {
        "項目番号": 11, "四半期": 11, "役割": 8, "状況": 9, "報告の進捗率(%)": 8, "実績(回)": 7, "取組実績": 34,
        "課題": 18, "次期の対応": 18, "ファイル": 18, "シート": 9, "セル": 7, "年度(西暦)": 7,
    },
    "凡例": {"区分": 14, "名称": 24, "内容": 78, "値": 12, "単位": 8},
}  # fmt: skip
JUDGED = {"評価": 10, "来年度の方向": 8, "評価の理由": 18, "決めた人・日": 12}
"""Four wide letters with room; two under a head of two lines; a reason; a name over its day."""
REVIEW = {
    "機能": 10, "目指す拠点の姿": 15, "振り返りの視点": 15, "役割": 7, "担当": 8, "項目番号": 10, "行動計画": 20,
    "状況": 9, "進捗率(%)": 8, "成果(下書き)": 40, "課題(下書き)": 24, "要対応の理由": 18,
    **JUDGED,
}  # fmt: skip
STATES = {
    "機能": 10, "目指す拠点の姿": 15, "項目数(件)": 8, "完了(件)": 8, "率に含めない項目(件)": 10,
    "報告のない項目(件)": 10, "要対応(件)": 8, "完了率(%)": 9, "平均進捗率(%)": 10, "成果(記入欄・下書き)": 40,
    "課題(記入欄・下書き)": 40, **JUDGED,
}  # fmt: skip
TASKS = {"機能": 16, "役割": 12, "次期5か年で取り組むこと": 60, "今年度の似た項目": 36, "取り組んだ年度": 36}


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(summary_workbook.workbook(chart_views.make())))


def _widths(sheet) -> dict[str, float]:
    """Neighbours of one width stand in the file as one range."""
    ranges = [(each.min, each.max, each.width) for each in sheet.column_dimensions.values()]
    return {
        cell.value: next(width - EDGE for first, last, width in ranges if first <= cell.column <= last)
        for cell in sheet[1]
    }


@pytest.mark.parametrize("name", WIDTHS)
def test_each_column_of_the_summary_is_as_wide_as_laid_out(book, name):
    found = _widths(book[name])
    assert found == {head: width for head, width in WIDTHS[name].items() if head in found}
    assert len(found) >= len(WIDTHS[name]) - 4  # statuses that do not occur have no column


@pytest.mark.parametrize(
    ("columns", "widths"),
    [
        (review_workbook.ITEM_COLUMNS, REVIEW),
        (review_workbook.STATE_COLUMNS, STATES),
        (review_workbook.TASK_COLUMNS, TASKS),
    ],
)
def test_each_column_of_the_review_is_as_wide_as_laid_out(columns, widths):
    """On one page in landscape, so the texts that are read in full have most of it."""
    assert {column.head: column.width for column in columns} == widths
