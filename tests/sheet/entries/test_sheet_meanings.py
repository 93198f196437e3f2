"""Units beside counts, second header rows, and how values are written and shown (docs/reading.md, "Values")."""

from __future__ import annotations

import io

import openpyxl
import pytest
from foreign_books import COURSE, GUIDE, MANUAL, book, found, read, said, text

from kyoten.sheet.entries.sheet_meanings import is_other_unit
from kyoten.sheet.foreign.period.words import parse_period

TOP = ["第2四半期"]


@pytest.mark.parametrize(("unit", "other"), [("回", False), ("回数", False), (None, False), ("人", True), ("％", True)])
def test_what_is_no_time(unit, other):
    assert is_other_unit(unit) == other


def test_a_count_of_people_is_no_count_of_times():
    rows = [TOP, ["項目", "状況", "実績", "単位"], [GUIDE, "着手", 120, "人"], [COURSE, "実施中", 3, "回"]]
    report = read(book(("表", rows)))
    assert [(entry.item, entry.count) for entry in report.entries] == [("1-1-H02", 3)]
    assert [(each.cell, each.code, each.value) for each in report.problems] == [("C3", "count_other_unit", "120人")]


@pytest.mark.parametrize("now", ["今回", "当期"])
def test_a_second_header_row_that_leaves_it_open_what_is_counted_waits(now):
    """前回まで is never taken for this quarter's."""
    rows = [TOP, ["項目", "実績(回)", ""], ["", "前回まで", now], [COURSE, 1, 2]]
    report = read(book(("表", rows)))
    assert report.entries == ()
    assert ("C3", "count_of_quarter") in found(report)


def test_texts_under_one_heading_without_merged_cells():
    head = [["項目", "取組状況", "", "", ""], ["", "状況", "進捗率", "内容", "課題"]]
    (entry,) = read(book(("表", [TOP, *head, [GUIDE, "着手", "30%", "刷った", "紙"]]))).entries
    assert (entry.status, entry.percent, entry.result, entry.issue) == ("着手", 30, "刷った", "紙")


def test_a_functions_official_name_over_a_second_table():
    rows = [TOP, ["項目", "状況"], [GUIDE, "着手"], [], ["子育てに関する相談"], ["項目", "状況"], [MANUAL, "完了"]]
    assert [row[1:3] for row in said(read(book(("表", rows))))] == [("1-1-H01", "着手"), ("4-1-H01", "完了")]


def test_fields_of_a_text_file_that_a_program_kept_as_texts():
    data = text([["項目", "進捗率"], [GUIDE, '="50%"']])
    assert [entry.percent for entry in read(data, "H23_2Q.csv").entries] == [50]


def test_a_value_out_of_range_is_named_as_its_cell_shows_it():
    made = openpyxl.Workbook()
    for row in (TOP, ["項目", "進捗率"], [GUIDE, 50]):
        made.active.append(row)
    made.active["B3"].number_format = "0%"
    target = io.BytesIO()
    made.save(target)
    assert [(each.code, each.value) for each in read(target.getvalue()).problems] == [("percent_out_of_range", "5000%")]


@pytest.mark.parametrize(
    ("words", "years", "quarters"),
    [
        ("平成二十三年度 第三・四半期", (2011,), (3,)),
        ("平成二三年度 第一四半期", (2011,), (1,)),
        ("令和十年度", (2028,), ()),
        ("第2・3四半期", (), (2, 3)),
    ],
)
def test_years_and_quarters_in_kanji(words, years, quarters):
    period = parse_period(words)
    assert (period.years, period.quarters) == (years, quarters)
