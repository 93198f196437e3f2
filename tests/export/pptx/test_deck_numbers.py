"""The numbers of a deck: every one on a slide, in a chart's cells and in the notes is the view's own.

Expected values are worked out by hand from the table in chart_views.
"""

from __future__ import annotations

import io

import chart_views
import openpyxl
import pandas as pd
import pptx
import pytest
from chart_views import IBASHO, IKUSEI, SODAN

from kyoten.chart import kinds
from kyoten.export.pptx.deck import deck as make_deck
from kyoten.views.view import View


@pytest.fixture(scope="module")
def small() -> View:
    return chart_views.make()


@pytest.fixture(scope="module")
def deck(small):
    return pptx.Presentation(io.BytesIO(make_deck(small)))


def _slide(deck, key: str):
    """The slide of a chart, by its sentence of what is measured."""
    measure = kinds.build(chart_views.make(), key).measure
    return next(
        slide for slide in deck.slides if measure in [s.text_frame.text for s in slide.shapes if s.has_text_frame]
    )


def _charts(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def _tables(slide):
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows] for shape in slide.shapes if shape.has_table
    ]


def _notes(slide) -> str:
    return slide.notes_slide.notes_text_frame.text


def test_status_series_are_the_roll_ups_counts(deck, small):
    """完了, 実施中, 着手, 中止, 未報告 of each function in plan order."""
    (chart,) = _charts(_slide(deck, "status_mix"))
    assert list(chart.plots[0].categories) == [IBASHO, SODAN, IKUSEI]
    drawn = {series.name: tuple(series.values) for series in chart.plots[0].series}
    assert drawn == {
        "完了": (1, 0, 0), "実施中": (1, 0, 0), "着手": (0, 1, 0), "中止": (0, 1, 0), "未報告": (1, 0, 1),
    }  # fmt: skip
    rolled = small.rollup("function").set_index("function")
    for name, values in drawn.items():
        column = "unreported" if name == "未報告" else name
        assert list(values) == [rolled.loc[function, column] for function in (IBASHO, SODAN, IKUSEI)]


def test_the_years_line_has_a_gap_where_nothing_is_known(deck, small):
    """First quarter: (20 + 30 + 25 + 10 + 0) ÷ 5 = 17; the second 160 ÷ 3 = 53.3; nothing after it."""
    (chart,) = _charts(_slide(deck, "year_curve"))
    plan, actual = chart.plots[0].series
    assert (plan.name, tuple(plan.values)) == ("計画", (25, 50, 75, 100))
    assert actual.name == "実績"
    assert tuple(actual.values) == (17, 53.3, None, None)
    curve = small.curve().sort_values("quarter")
    told = [None if pd.isna(value) else pytest.approx(value) for value in curve["mean_progress"]]
    assert list(actual.values) == told


def test_each_band_of_the_pace_is_a_series_of_its_own(deck, small):
    """法人 of 親子の居場所 (50 + 40) ÷ 100, of 子育て相談 20 ÷ 50; where there is no bar, the name says why."""
    (chart,) = _charts(_slide(deck, "pace"))
    names = [f"{IBASHO} 法人", f"{IBASHO} 行政(未報告)", f"{SODAN} 法人", f"{IKUSEI} 行政(未報告)"]
    assert list(chart.plots[0].categories) == names
    drawn = {series.name: tuple(series.values) for series in chart.plots[0].series}
    assert drawn == {"順調": (90, None, None, None), "やや遅れ": (None,) * 4, "遅れ": (None, None, 40, None)}
    known = sorted(small.rollup("function", "role")["pace"].dropna())
    assert known == sorted(value for values in drawn.values() for value in values if value is not None)


def test_each_function_has_a_curve_of_its_own(deck, small):
    made = _charts(_slide(deck, "small_multiples"))
    assert len(made) == 3
    for chart, name in zip(made, (IBASHO, SODAN, IKUSEI), strict=True):
        curve = small.curve("function")
        rows = curve[curve["function"] == name].sort_values("quarter")
        for series, column in zip(chart.plots[0].series, ("expected", "mean_progress"), strict=True):
            assert list(series.values) == [None if pd.isna(v) else pytest.approx(v) for v in rows[column]]


def test_the_heatmap_is_a_table_with_coloured_cells(deck):
    """Rates, how many stand behind them, and 未報告 and — where there is none."""
    slide = _slide(deck, "function_role")
    assert _tables(slide)[0] == [
        ["機能", "法人", "行政"],
        [IBASHO, "50.0%\n2件中 完了1件", "0.0%\n1件中 完了0件・未報告1件"],
        [SODAN, "0.0%\n1件中 完了0件", "—"],
        [IKUSEI, "—", "未報告\n1件中 完了0件・未報告1件"],
    ]
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    assert str(table.cell(3, 2).fill.fore_color.rgb) == "E3E7EB"
    assert str(table.cell(2, 1).fill.fore_color.rgb) == "F3D9C9"


def test_key_figures_stand_against_the_quarter_before(deck):
    """完了率 0 → 20 %; 計画比 (20 + 25 + 25 + 10 + 0) ÷ 125 = 64 % → (50 + 40 + 20) ÷ 150 = 73.3 %."""
    cards = {rows[0][0]: [row[0] for row in rows[1:]] for rows in _tables(deck.slides[1])[:4]}
    assert cards["完了率"] == ["20.0 %", "5件のうち1件", "前期比 +20.0ポイント(改善)"]
    assert cards["計画比"] == ["73.3 %", "3件のうち2件が順調", "前期比 +9.3ポイント(改善)"]
    assert cards["未報告"] == ["2 件", "", "前期比 +1件(悪化)"]


def test_the_functions_numbers_are_the_roll_ups(deck, small):
    """Under 完了率 and 計画比 stand the numbers behind them: 親子の居場所 1 of 3, its two with a value 順調."""
    head, *rows = _tables(deck.slides[1])[4]
    assert head[0] == "機能"
    assert [row[0] for row in rows] == [IBASHO, SODAN, IKUSEI, "全体"]
    found = {row["function"]: row for row in small.rollup("function").to_dict("records")}
    for row in rows[:3]:
        told = dict(zip(head, row, strict=True))
        group = found[row[0]]
        for name, key in (("項目数(件)", "items"), ("未報告(件)", "unreported"), ("要対応(件)", "flagged")):
            assert told[name] == str(group[key])
        for name, key in (("完了率", "completion_rate"), ("平均進捗率", "mean_progress"), ("計画比", "pace")):
            assert told[name].split("\n")[0] == ("—" if pd.isna(group[key]) else f"{group[key]:.1f}%")
    first, whole = (dict(zip(head, row, strict=True)) for row in (rows[0], rows[3]))
    assert (first["完了率"], first["計画比"]) == ("33.3%\n3件中1件", "90.0%\n2件中2件が順調")
    assert (whole["完了率"], whole["計画比"]) == ("20.0%\n5件中1件", "73.3%\n3件中2件が順調")


def test_notes_hold_every_number_of_the_chart_and_the_sources(deck, small):
    for slide, frame in (
        (_slide(deck, "status_mix"), small.rollup("function")),
        (_slide(deck, "pace"), small.rollup("function", "role")),
    ):
        notes = _notes(slide)
        for row in frame.to_dict("records"):
            assert f"項目数 {row['items']}" in notes
        assert "出典 H23_Q1_法人.xlsx、H23_Q2_法人.xlsx、H23_Q1_行政.xlsx" in notes
    assert (
        f"{IBASHO} 法人: 項目数 2、値のある項目数 2、平均進捗率(%) 70.0、計画(%) 50.0、計画比(%) 90.0、判定 順調"
        in _notes(_slide(deck, "pace"))
    )
    assert "第2四半期は実績" not in _notes(_slide(deck, "status_mix"))
    assert "四半期 2、平均進捗率(%) 53.3、計画(%) 50.0、値のある項目数 3、項目数 5" in _notes(
        _slide(deck, "year_curve")
    )


def test_the_cells_behind_a_chart_are_its_numbers(deck):
    (chart,) = _charts(_slide(deck, "year_curve"))
    cells = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))["Sheet1"]
    rows = list(cells.iter_rows(values_only=True))
    assert rows[0] == (None, "計画", "実績")
    assert rows[1] == ("第1四半期", 25, 17)
    assert [row[2] for row in rows[3:]] == [None, None]


def test_notes_of_the_key_figures_have_the_whole_and_each_function(deck):
    """親子の居場所: three items, one complete of three; the whole: six, one of five without 中止."""
    notes = _notes(deck.slides[1])
    assert "全体: 項目数 6、完了の累計 1、完了率の対象 5、率に含めない項目 1、未報告 2" in notes
    assert "親子の居場所: 項目数 3、完了の累計 1、完了率の対象 3、率に含めない項目 0、未報告 1" in notes
    assert "子育て相談: 項目数 2、完了の累計 0、完了率の対象 1、率に含めない項目 1、未報告 0" in notes
