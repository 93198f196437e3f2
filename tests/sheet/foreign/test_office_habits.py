"""Sheets as a person would read them without asking (docs/reading.md, "Theirs")."""

from __future__ import annotations

import pytest
from foreign_books import ADVICE, CHECK, COURSE, EXPERT, GUIDE, MANUAL, PLACE, VISIT, found, said, titled_report


@pytest.mark.parametrize("merged", [(), ("C2:D2", "E2:F2", "A2:A3", "B2:B3")])
def test_people_stand_beside_times_under_the_same_words(merged):
    """累計 under 人数 is none of 回数's."""
    report = titled_report(
        ["行動計画", "状況", "回数", "", "人数", ""],
        ["", "", "当期", "累計", "当期", "累計"],
        [GUIDE, "着手", 1, 3, 10, 30],
        [COURSE, "実施中", 2, 4, 20, 50],
        merged=merged,
    )
    assert said(report) == [(2, "1-1-H01", "着手", None, 3, ""), (2, "1-1-H02", "実施中", None, 4, "")]
    assert found(report) == [("", "column_not_read")]


@pytest.mark.parametrize("merged", [(), ("B2:C2", "D2:E2"), ("A2:A3", "B2:C2", "D2:E2")])
def test_blocks_of_roles_beside_each_other_behind_a_function_that_is_not_merged(merged):
    report = titled_report(
        ["機能", "法人の役割", "", "行政の役割", ""],
        ["", "行動計画", "進捗率", "行動計画", "進捗率"],
        [PLACE, GUIDE, 40, VISIT, 20],
        ["", COURSE, 60, "", ""],
        [ADVICE, MANUAL, 10, EXPERT, 5],
        merged=merged,
    )
    assert found(report) == []
    assert {(entry.item, entry.percent) for entry in report.entries} == {
        ("1-1-H01", 40), ("1-1-G01", 20), ("1-1-H02", 60), ("4-1-H01", 10), ("4-1-G01", 5)
    }  # fmt: skip


@pytest.mark.parametrize("cut", [["(略)", "", ""], ["（中略）", "", ""], ["…", "…", "…"], ["(略)", "(略)", "(略)"]])
def test_rows_that_were_cut_out_are_no_items(cut):
    report = titled_report(
        ["行動計画", "状況", "取組実績"], [GUIDE, "着手", "刷った。"], cut, [COURSE, "完了", "開いた。"]
    )
    assert [entry.item for entry in report.entries] == ["1-1-H01", "1-1-H02"]
    assert found(report) == []


def test_a_cut_row_with_something_in_it_is_none():
    report = titled_report(["行動計画", "状況", "取組実績"], [GUIDE, "着手", "刷った。"], ["(略)", "完了", ""])
    assert found(report) == [("A4", "unmatched_row")]


@pytest.mark.parametrize("status", ["着手※1", "着手*", "着手(注)", "着手（※２）", "着手※"])
def test_a_mark_of_a_footnote_changes_no_rating(status):
    assert [entry.status for entry in titled_report(["行動計画", "状況"], [GUIDE, status]).entries] == ["着手"]


def test_days_among_counts_are_texts():
    rows = [[GUIDE, "着手", "9/15実施"], [COURSE, "実施中", 2], [CHECK, "着手", "3回"]]
    report = titled_report(["行動計画", "状況", "実績"], *rows)
    assert [each[4:] for each in said(report)] == [(None, "9/15実施"), (2, ""), (3, "")]
    assert found(report) == []


def test_results_in_words_under_this_quarters_results():
    rows = [[GUIDE, "着手", "印刷"], [COURSE, "実施中", "7/12開催"], [CHECK, "着手", "毎日"]]
    report = titled_report(["行動計画", "状況", "今期の実績"], *rows)
    assert [each[4:] for each in said(report)] == [(None, "印刷"), (None, "7/12開催"), (None, "毎日")]
    assert found(report) == [("C2", "column_by_content")]
    numbers = titled_report(["行動計画", "状況", "今期の実績"], [GUIDE, "着手", 1], [COURSE, "着手", 3])
    assert ("C2", "count_of_quarter") in found(numbers)


@pytest.mark.parametrize("merged", [(), ("B2:C2",), ("B2:C2", "A2:A3", "D2:D3"), ("A2:A3", "D2:D3")])
def test_the_result_of_a_rate_is_no_count(merged):
    """目標 | 実績 under 進捗率, whatever is merged around them."""
    report = titled_report(
        ["行動計画", "進捗率", "", "状況"],
        ["", "目標", "実績", ""],
        [GUIDE, 80, 50, "実施中"],
        [COURSE, 100, 60, "実施中"],
        merged=merged,
    )
    assert said(report) == [(2, "1-1-H01", "実施中", 50, None, ""), (2, "1-1-H02", "実施中", 60, None, "")]


@pytest.mark.parametrize("merged", [("B2:C2", "A2:A3", "D2:D3"), ("B2:C2",)])
def test_times_and_people_under_one_name(merged):
    report = titled_report(
        ["行動計画", "実績", "", "状況"],
        ["", "回", "人", ""],
        [GUIDE, 6, 72, "着手"],
        [COURSE, 1, 25, "完了"],
        merged=merged,
    )
    assert [each[4] for each in said(report)] == [6, 1]
    assert found(report) == [("", "column_not_read")]
