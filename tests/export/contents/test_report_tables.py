"""The key figures and tables that are printed. Expected values are worked out by hand from the table in chart_views."""

from __future__ import annotations

import chart_views
import pytest
from chart_views import IBASHO, IKUSEI, SODAN

from kyoten.chart import kinds
from kyoten.export.contents import report_tables
from kyoten.export.contents.report_tables import PrintedTable, turned, words

DONE, BEGUN = ("1-1-H01", "完了", 100), ("1-1-H01", "着手", 20)


def _changes(first: list[tuple], second: list[tuple]) -> dict[str, str]:
    """What the second quarter's figures say of their change, by label; a report: item, status, percent."""
    reports = [(item, number, *said) for number, part in ((1, first), (2, second)) for item, *said in part]
    figures = report_tables.key_figures(chart_views.make(reports=reports))
    return {each.label: each.change for each in figures}


def test_a_rise_of_a_figure_that_should_rise_is_an_improvement():
    """完了率: none of 6, then one of 6 = 16.7 %."""
    assert _changes([BEGUN], [DONE])["完了率"] == "前期比 +16.7ポイント(改善)"


def test_a_fall_of_a_figure_that_should_rise_is_a_worsening():
    """計画比: 20 of 25 = 80 %, then 20 of 50 = 40 %."""
    assert _changes([BEGUN], [BEGUN])["計画比"] == "前期比 -40.0ポイント(悪化)"


def test_a_rise_of_a_figure_that_should_fall_is_a_worsening():
    """未報告: 5 of 6 in the first quarter, all of them in the second."""
    assert _changes([BEGUN], [])["未報告"] == "前期比 +1件(悪化)"


def test_a_fall_of_a_figure_that_should_fall_is_an_improvement():
    assert _changes([], [BEGUN])["未報告"] == "前期比 -1件(改善)"


def test_no_change_and_nothing_to_compare_with_are_said():
    assert _changes([BEGUN], [BEGUN])["未報告"] == "前期と同じ"
    assert _changes([], [DONE])["計画比"] == "前期の値なし"
    first = report_tables.key_figures(chart_views.make(number=1))
    assert {figure.change for figure in first} == {"第1四半期のため前期比なし"}


def test_an_unknown_figure_is_a_dash_without_a_unit():
    pace = next(f for f in report_tables.key_figures(chart_views.silent()) if f.label == "計画比")
    assert (pace.value, pace.unit) == ("—", "")


def test_the_functions_numbers_and_the_whole():
    """親子の居場所: 1 完了 of 3; mean (100 + 40) ÷ 2 = 70; of 50 each (50 + 40) ÷ 100 = 90 %.

    The whole: 1 of 5; 160 ÷ 3 = 53.3; (50 + 40 + 20) ÷ 150 = 73.3 %, 13.3 points behind 50: within 15, so 順調.
    """
    table = report_tables.function_table(chart_views.make())
    rows = {row[0]: dict(zip(table.heads, row, strict=True)) for row in table.rows}
    assert list(rows) == [IBASHO, SODAN, IKUSEI, "全体"]
    names = ("項目数", "完了", "未報告", "対象外", "完了率(%)", "値あり", "平均進捗率(%)", "計画比(%)", "判定")
    assert [rows[IBASHO][name] for name in names] == ["3", "1", "1", "0", "33.3", "2", "70.0", "90.0", "順調"]
    assert [rows[IKUSEI][name] for name in names] == ["1", "0", "1", "0", "—", "0", "—", "—", "—"]
    assert [rows[name]["順調"] for name in rows] == ["2/2", "0/1", "—", "2/3"]
    assert [rows["全体"][name] for name in names] == ["6", "1", "2", "1", "20.0", "3", "53.3", "73.3", "順調"]


def test_a_table_can_be_turned():
    table = PrintedTable(("機能", "項目数"), (("甲", "1"), ("乙", "2")))
    assert turned(table, "指標") == PrintedTable(("指標", "甲", "乙"), (("項目数", "1", "2"),))


@pytest.mark.parametrize(
    ("key", "heads", "first"),
    [
        ("function_role", ("機能", "役割", "項目数"), (IBASHO, "法人", "2", "1", "2", "0", "0", "2", "50.0")),
        ("year_curve", ("四半期", "平均進捗率(%)", "計画(%)"), ("第1四半期", "17.0", "25.0", "5", "6")),
        ("status_mix", ("機能", "項目数", "完了"), (IBASHO, "3", "1")),
    ],
)
def test_a_charts_table_begins_with_what_a_row_is_of(key, heads, first):
    table = report_tables.chart_table(kinds.build(chart_views.make(), key))
    assert table.heads[: len(heads)] == heads
    assert table.rows[0][: len(first)] == first
    assert table.labels == len([name for name in heads if name in ("機能", "役割", "四半期")])


def test_what_a_chart_writes_for_an_unknown_value_stands_in_its_table():
    """計画比 without its sign, 90 ÷ 100 and 20 ÷ 50; 未報告 and the dash of a role without items."""
    pace = report_tables.chart_table(kinds.build(chart_views.make(), "pace"))
    assert [row[pace.heads.index("計画比(%)")] for row in pace.rows] == ["90.0", "未報告", "40.0", "未報告"]
    grid = report_tables.chart_table(kinds.build(chart_views.make(), "function_role"))
    assert [row[-1] for row in grid.rows] == ["50.0", "0.0", "0.0", "—", "—", "未報告"]


@pytest.mark.parametrize(
    ("value", "shown"), [("", "—"), ("順調", "順調"), (None, "—"), (float("nan"), "—"), (3, "3"), (-0.04, "0.0")]
)
def test_words_for_values(value, shown):
    assert words(value) == shown
