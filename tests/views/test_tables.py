"""Tables of a view as people read them."""

import datetime as dt

import chart_views
import pytest
from store_samples import entry

from kyoten.fiscal import Quarter
from kyoten.problems.problem import Problem, Severity
from kyoten.problems.report import Conversion
from kyoten.sheet.changes import Change, Replaced
from kyoten.views import view
from kyoten.views.tables import (
    branch_tables,
    changes_table,
    conversions_table,
    entries_table,
    problems_table,
    register_table,
    replaced_table,
    searched,
    stalled_table,
    top_table,
)


def test_the_register_has_its_columns_where_a_choice_holds_no_item():
    """市社協 has none here: the page asks for the statuses all the same."""
    table = register_table(chart_views.make(roles=("市社協",)))
    assert list(table.columns) == list(register_table(chart_views.make()).columns)
    assert searched(table, "案内", ["完了"], only_flagged=True).empty


def test_the_register_says_each_quarter_and_what_is_known_now():
    """1-1-G01 said 着手 25 % in the first quarter and nothing in the second."""
    table = register_table(chart_views.make()).set_index("項目番号")
    row = table.loc["1-1-G01"]
    assert (row["第1四半期"], row["第2四半期"], row["状況"], row["進捗率"]) == ("着手 25%", "未報告", "未報告", 25)
    assert (row["役割"], row["種類"], bool(row["要対応"])) == ("行政", "達成型", False)
    assert table.loc["1-1-H01", "第2四半期"] == "完了 100%"
    assert table["進捗率"].dtype == "float64"


def test_a_search_holds_every_word_in_the_text_or_the_number():
    table = register_table(chart_views.make())
    assert list(searched(table, "2-1 h02", [], only_flagged=False)["項目番号"]) == ["2-1-H02"]
    assert list(searched(table, "", ["中止", "完了"], only_flagged=False)["項目番号"]) == ["1-1-H01", "2-1-H02"]
    assert list(searched(table, "", [], only_flagged=True)["項目番号"]) == ["2-1-H01"]


def test_the_worst_and_oldest_stand_first():
    """3-1-G01 was reported in neither quarter: 停滞 since the first. 2-1-H01 is 遅れ since the second (20 of 50;
    10 of 25 was 15 points short), 1-1-G01 未報告 since then; 行政 has reported another item."""
    items = (*chart_views.ITEMS, chart_views.store_samples.item("3-1-G02", function=chart_views.IKUSEI, role="行政"))
    shown = chart_views.make(items, [*chart_views.REPORTS, ("3-1-G02", 1, "完了", 100), ("3-1-G02", 2, "完了", 100)])
    table = stalled_table(shown)
    assert list(zip(table["項目番号"], table["重さ"], table["いつから"], strict=True)) == [
        ("3-1-G01", "停滞", "第1四半期"),
        ("1-1-G01", "注意", "第2四半期"),
        ("2-1-H01", "注意", "第2四半期"),
    ]
    assert list(top_table(shown).columns) == ["項目番号", "項目", "役割", "担当", "理由", "進捗率"]


def test_a_viewpoints_table_leaves_out_what_all_of_a_function_share(sample_store):
    """Every item of the function once, under the first of its viewpoints."""
    seen = view.load(sample_store, sample_store.sites()[0], Quarter(2011, 2), today=dt.date(2011, 10, 20))
    found = branch_tables(seen, "子育て相談")
    assert {"機能", "要対応"}.isdisjoint(next(iter(found.values())).columns)
    ids = [item for table in found.values() for item in table["項目番号"]]
    assert sorted(ids) == sorted(track.item.id for track in seen.tracks if track.item.function == "子育て相談")


@pytest.mark.parametrize(
    ("sheet", "cell", "place"),
    [("報告", "F12", "報告!F12"), ("報告", "", "報告"), ("", "F12", "F12"), ("", "", "ファイル全体")],
)
def test_a_problem_says_where_it_is(sheet, cell, place):
    problem = Problem(Severity.ERROR, "code", sheet, cell, "150%", "100%を超えています。", "100%以下にしてください。")
    [row] = problems_table([problem]).to_dict("records")
    assert row == {
        "種類": "誤り", "場所": place, "記入": "150%", "指摘": "100%を超えています。",
        "直し方": "100%以下にしてください。",
    }  # fmt: skip
    [row] = problems_table([problem._replace(severity=Severity.WARNING)]).to_dict("records")
    assert row["種類"] == "注意"


def test_what_was_read_otherwise_says_where_it_stands():
    table = conversions_table(
        [Conversion("報告", "F12", "１０割", "100%", "割"), Conversion("", "F13", "５割", "50%", "割")]
    )
    assert table.to_dict("list") == {
        "場所": ["報告!F12", "F13"], "記入": ["１０割", "５割"], "読み取り": ["100%", "50%"], "理由": ["割", "割"],
    }  # fmt: skip


def test_what_a_workbook_says_has_a_row_an_entry():
    """No status is an empty cell; a number that is missing is no number."""
    table = entries_table([entry(result="講座"), entry("1-1-H02", percent=None, status="中止", count=3)])
    shown = table[["四半期", "項目番号", "状況", "進捗率", "実績(回)", "取組実績", "根拠"]]
    first, second = shown.astype(object).where(shown.notna(), None).to_dict("records")
    assert list(first.values()) == ["第1四半期", "1-1-H01", "", 40.0, None, "講座", "報告!G12"]
    assert list(second.values())[:6] == ["第1四半期", "1-1-H02", "中止", None, 3, ""]


def test_changes_are_told_by_quarter_status_value_and_count():
    first, now = entry(status="着手"), entry(quarter=Quarter(2011, 2), percent=None, status="完了", count=2)
    table = changes_table([Change("1-1-H01", first, now, 39.6, None), Change("1-1-H02", None, first, None, 40.0)])
    assert table.to_dict("list") == {
        "項目番号": ["1-1-H01", "1-1-H02"],
        "これまで": ["第1四半期 着手 39.6%", "—"],
        "今回": ["第2四半期 完了 実績2回", "第1四半期 着手 40%"],
    }


def test_what_is_replaced_is_told_beside_what_takes_its_place():
    table = replaced_table([Replaced("1-1-H01", Quarter(2011, 1), "percent", 40.0, None)])
    assert table.to_dict("records") == [
        {"項目番号": "1-1-H01", "四半期": "第1四半期", "欄": "進捗率", "これまで": "40%", "今回": "(消去)"}
    ]
