"""Each step that tells what a table's columns hold, by itself: columns in, columns and what is said of them out.

All expectations by hand. `?` is a column whose header leaves open what it holds, "" one that is not understood.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from foreign_books import CHECK, COURSE, GUIDE, PLAN, VISIT, grid

from kyoten.problems.problem import Problem
from kyoten.settings import Settings
from kyoten.sheet.foreign.columns import steps
from kyoten.sheet.foreign.columns.columns import Columns
from kyoten.sheet.foreign.columns.counts import ask_about_added_counts, take_cumulative_counts
from kyoten.sheet.foreign.columns.resolve import Step, resolve_columns
from kyoten.sheet.foreign.header.find import find_headers
from kyoten.sheet.known import NO_CHOICES, Known


def table(*rows: list[object], chosen: Mapping[int, str] | None = None, quarter: int | None = None) -> Columns:
    """The columns of a table whose first row is its header, as the header alone names them."""
    sheet = grid(rows)
    header = find_headers(sheet, PLAN.roles)[0]
    known = Known("試験拠点", PLAN, 1, Settings())
    columns = Columns.of_header(sheet, header, len(rows), known=known, choices=NO_CHOICES, quarter=quarter)
    return replace(columns, chosen=chosen or {})


def after(step: Step, columns: Columns) -> tuple[list[str], list[tuple[str, str, str]]]:
    """What a step makes of columns: their codes (count@2 for the second quarter's), and (cell, code, value) of what is
    said."""
    found, problems = step(columns)
    return codes(found), notes(problems)


def codes(columns: Columns) -> list[str]:
    return [each.as_choice for each in columns.meanings]


def notes(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(each.cell, each.code, each.value) for each in problems]


# Values of another year


def test_values_of_another_year_are_left_out():
    columns = table(["項目", "平成22年度 回数", "平成21年度 状況", "平成23年度 回数", "備考"], [GUIDE, 3, "○", 4, ""])
    assert after(steps.leave_out_other_years, columns) == (
        ["text", "ignore", "ignore", "count", "result"],
        [("B1", "columns_of_other_year", "平成21年度、平成22年度")],
    )


@pytest.mark.parametrize(
    "header", [["平成22年度 回数", "平成22年度 状況"], ["平成23年度 回数", "状況"], ["回数", "状況"]]
)
def test_a_sheet_of_one_year_keeps_its_columns(header):
    """All of another year: the whole sheet is, and its period says so."""
    columns = table(["項目", *header], [GUIDE, 3, "○"])
    assert after(steps.leave_out_other_years, columns) == (["text", "count", "status"], [])


# Columns of quarters


def test_of_two_columns_of_quarters_the_first_counts():
    columns = table(["四半期", "期", "年度", "対象年度", "項目", "状況"], [1, 1, "H23", "H23", GUIDE, "○"])
    found, problems = steps.take_one_column_of_quarters(columns)
    assert (codes(found), problems) == (["quarter", "ignore", "year", "ignore", "text", "status"], [])
    assert found.duplicates == {1, 3}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["第1四半期", GUIDE, "○"], ["2Q", GUIDE, "◎"]], "quarter"),
        ([["年間", GUIDE, "○"], ["Ⅱ", GUIDE, "◎"]], "quarter"),
        ([["前", GUIDE, "○"], ["後", COURSE, "◎"]], ""),  # names no quarter
        ([["1Q", GUIDE, "○"], ["後", COURSE, "◎"]], ""),  # half of the cells
        ([["1Q", GUIDE, "○"], ["後", COURSE, "◎"], ["2Q", CHECK, "◎"]], "quarter"),  # two of three
    ],
)
def test_a_column_of_quarters_names_quarters(rows, code):
    columns = table(["期", "項目", "状況"], *rows)
    assert after(steps.take_one_column_of_quarters, columns) == ([code, "text", "status"], [])


def test_quarters_of_columns_count_before_a_column_of_quarters():
    columns = table(["期", "項目", "1Q 状況"], ["1Q", GUIDE, "○"])
    assert after(steps.take_one_column_of_quarters, columns) == (["", "text", "status@1"], [])


def test_the_quarter_that_an_item_is_planned_for():
    """The sheet is of the second quarter and each item has one row: its 3Q is when it is planned."""
    rows = [["期", "項目", "状況"], ["3Q", GUIDE, "○"], ["2Q", COURSE, "○"]]
    step = steps.take_one_column_of_quarters
    assert after(step, table(*rows, quarter=2)) == (
        ["ignore", "text", "status"],
        [("A1", "quarter_column_of_plan", "期")],
    )
    assert after(step, table(*rows)) == (["quarter", "text", "status"], [])
    assert after(step, table(*rows, ["2Q", GUIDE, "◎"], quarter=2)) == (["quarter", "text", "status"], [])
    assert after(step, table(*rows, chosen={0: "quarter"}, quarter=2)) == (["quarter", "text", "status"], [])


# What the cells say


@pytest.mark.parametrize(
    ("cells", "code"),
    [(["○", "△"], "status"), (["50%", "20%"], "percent"), (["会議で共有した。", "広報紙に載せました。"], "result")],
)
def test_columns_under_a_quarter_alone_are_told_by_their_cells(cells, code):
    """Both quarters together: the second has one cell, the third none yet."""
    rows = [["項目", "1Q", "2Q", "3Q"], [GUIDE, cells[0], cells[1], ""], [COURSE, cells[1], "", ""]]
    assert after(steps.tell_by_contents, table(*rows)) == (
        ["text", f"{code}@1", f"{code}@2", f"{code}@3"],
        [("B1", "column_by_content", "「1Q」、「2Q」、「3Q」")],
    )


def test_columns_without_any_cell_are_not_read():
    assert after(steps.tell_by_contents, table(["項目", "1Q"], [GUIDE, ""])) == (["text", "ignore@1"], [])
    assert after(steps.tell_by_contents, table(["項目", "状況"], [GUIDE, ""])) == (["text", "status"], [])


def test_cells_of_several_kinds_are_asked_about():
    columns = table(["項目", "1Q"], [GUIDE, "○"], [COURSE, 30])
    assert after(steps.tell_by_contents, columns) == (["text", "?@1"], [("B1", "ambiguous_header", "1Q")])


def test_a_header_that_fits_its_cells_is_not_mentioned():
    assert after(steps.tell_by_contents, table(["項目", "状況"], [GUIDE, "○"])) == (["text", "status"], [])


def test_ratings_under_a_count_where_there_is_a_rating_already():
    columns = table(["項目", "状況", "実績"], [GUIDE, "○", "◎"])
    assert after(steps.tell_by_contents, columns) == (["text", "status", "count"], [])


@pytest.mark.parametrize(
    ("other", "expected", "asked"),
    [
        ("累計回数", ["text", "", "count"], []),  # the year's is there
        ("備考", ["text", "?", "result"], [("B1", "count_of_quarter", "今期の回数")]),
    ],
)
def test_a_count_of_this_quarter_alone(other, expected, asked):
    columns = table(["項目", "今期の回数", other], [GUIDE, 2, 5])
    assert after(steps.tell_by_contents, columns) == (expected, asked)


def test_a_count_of_this_quarter_beside_a_cumulative_one_is_for_the_step_of_counts():
    """累積 is no header of ours: both stay until the pair is looked at."""
    columns = table(["項目", "今期の回数", "累積"], [GUIDE, 2, 5])
    assert after(steps.tell_by_contents, columns) == (["text", "count", ""], [])


def test_what_a_person_said_is_not_told_by_cells():
    columns = table(["項目", "進捗率"], [GUIDE, "○"], chosen={1: "percent"})
    assert after(steps.tell_by_contents, columns) == (["text", "percent"], [])


# The items' texts and numbers


def test_of_several_columns_of_texts_the_one_with_the_plans_words():
    """取組内容 after it says what was done; 事業 is another name of the item."""
    columns = table(
        ["事業", "行動計画", "取組内容", "状況"], ["案内", GUIDE, "印刷した", "○"], ["講座", COURSE, "", "△"]
    )
    assert after(steps.take_one_column_of_items, columns) == (
        ["", "text", "result", "status"],
        [("C1", "column_by_content", "「取組内容」")],
    )


@pytest.mark.parametrize("label", ["計画内容", "事業内容"])
def test_a_second_column_of_plans_is_no_report(label):
    columns = table(["行動計画", label, "状況"], [GUIDE, "印刷する", "○"])
    assert after(steps.take_one_column_of_items, columns) == (["text", "", "status"], [])


def test_columns_of_texts_of_different_roles_are_all_items():
    columns = table(["目標(法人の役割)", "目標(行政の役割)", "状況"], [GUIDE, VISIT, "○"])
    assert after(steps.take_one_column_of_items, columns) == (["text", "text", "status"], [])


def test_of_several_columns_of_numbers_the_one_with_the_plans():
    columns = table(["No.", "項目番号", "項目", "状況"], [1, "1-1-H01", GUIDE, "○"])
    found, problems = steps.take_one_column_of_numbers(columns)
    assert (codes(found), problems, found.duplicates) == (["ignore", "item", "text", "status"], [], {0})


# Counts


@pytest.mark.parametrize(
    ("cells", "expected", "alone"),
    [
        ((2, 5), ["text", "ignore", "count"], {1}),
        ((2, 2), ["text", "ignore", "count"], {1}),
        ((3, 2), ["text", "count", "count"], set()),  # a count since April is never less: a person says
        ((3, ""), ["text", "count", "count"], set()),
    ],
)
def test_the_count_since_april_counts_before_a_quarters_own(cells, expected, alone):
    columns = table(["項目", "回数", "累計"], [GUIDE, *cells], [COURSE, 1, 4])
    found, problems = take_cumulative_counts(columns)
    assert (codes(found), problems, found.of_quarter_alone) == (expected, [], alone)


def test_a_count_since_april_is_of_the_quarter_beside_it():
    columns = table(["項目", "2Q 回数", "累計"], [GUIDE, 2, 5])
    assert after(take_cumulative_counts, columns) == (["text", "ignore@2", "count@2"], [])
    chosen = table(["項目", "2Q 回数", "累計"], [GUIDE, 2, 5], chosen={1: "count@2"})
    assert after(take_cumulative_counts, chosen) == (["text", "count@2", "count@2"], [])


def test_a_pair_that_is_asked_about_leaves_the_next_one_alone():
    """The corporation's count is a question of its own; the ward's pair is clear."""
    columns = table(["項目", "法人 今期の回数", "法人 累計", "区 回数", "区 累計"], [GUIDE, 2, 5, 1, 3])
    assert after(take_cumulative_counts, columns) == (["text", "?", "count", "ignore", "count"], [])


def test_two_counts_beside_one_since_april_are_left_as_they_are():
    columns = table(["項目", "1Q 回数", "2Q 回数", "累計"], [GUIDE, 2, 3, 5])
    assert after(take_cumulative_counts, columns) == (["text", "count@1", "count@2", "count"], [])


@pytest.mark.parametrize(("year", "asked"), [(5, [("D2", "counts_not_cumulative", "2+3=5")]), (3, []), (6, [])])
def test_quarters_that_add_up_to_the_year_are_asked_about(year, asked):
    columns = table(["項目", "1Q 回数", "2Q 回数", "回数"], [GUIDE, 2, 3, year])
    assert after(ask_about_added_counts, columns) == (["text", "count@1", "count@2", "count"], asked)


def test_roles_are_added_up_apart():
    """2 of the corporation and 3 of the ward are nobody's 5."""
    columns = table(["項目", "法人 1Q 回数", "区 2Q 回数", "回数"], [GUIDE, 2, 3, 5])
    assert after(ask_about_added_counts, columns)[1] == []


# Several columns of one kind; columns that are not understood


def test_of_two_columns_the_filled_one_counts():
    columns = table(["項目", "進捗率", "達成率", "自己評価", "評価"], [GUIDE, "", "50%", "", ""])
    assert after(steps.take_filled_columns, columns) == (["text", "ignore", "percent", "status", "ignore"], [])


def test_two_filled_columns_are_asked_about():
    columns = table(["項目", "進捗率", "達成率"], [GUIDE, "40%", ""], [COURSE, "", "50%"])
    assert after(steps.take_filled_columns, columns) == (
        ["text", "percent", "percent"],
        [("C1", "same_columns", "「進捗率」、「達成率」")],
    )


def test_columns_of_texts_quarters_and_roles_stand_beside_each_other():
    columns = table(["項目", "1Q 評価", "2Q 評価", "備考", "成果"], [GUIDE, "○", "◎", "よい", "わるい"])
    assert after(steps.take_filled_columns, columns) == (["text", "status@1", "status@2", "result", "result"], [])


def test_filled_columns_that_are_not_understood_are_named():
    columns = table(["項目", "状況", "事務局\n使用欄", "予備", "整理"], [GUIDE, "○", "済", "", "－"])
    assert after(steps.name_columns_not_understood, columns) == (
        ["text", "status", "", "", ""],
        [("", "column_not_read", "「事務局 使用欄」")],
    )
    assert after(steps.name_columns_not_understood, table(["項目", "状況", "予備"], [GUIDE, "○", ""]))[1] == []


# All together


def test_a_question_leaves_the_columns_open_and_a_warning_does_not():
    question = resolve_columns(table(["項目", "進捗率", "達成率"], [GUIDE, "40%", "50%"]))
    warning = resolve_columns(table(["項目", "1Q"], [GUIDE, "○"]))
    assert (question.is_open, [each.code for each in question.problems]) == (True, ["same_columns"])
    assert (warning.is_open, [each.code for each in warning.problems]) == (False, ["column_by_content"])
