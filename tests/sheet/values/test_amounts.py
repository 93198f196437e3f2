"""Cells that say how many people or copies there were, and no number of times (docs/reading.md, "Values")."""

from __future__ import annotations

import pytest
from foreign_books import CHECK, COURSE, GUIDE, found, said, titled_report

from kyoten.sheet.values.amounts import amount_of


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("120人", "120人"), ("延べ 45組", "延べ 45組"), ("１，２００部", "１，２００部"), ("約30名参加", "約30名参加"),
        ("参加者120人", "参加者120人"), ("3回", ""), ("3", ""), (120, ""), ("120人と3回", ""), ("50%", ""), (None, ""),
        ("9/15実施", "9/15実施"), ("7月3日、9月4日開催", "7月3日、9月4日開催"), ("9月号発行", "9月号発行"),
        ("9/15", ""),
        ("9月15日(木)実施済", "9月15日(木)実施済"), ("人", ""), ("120人に配った。", ""), ("9月", ""),
        ("作成中", "作成中"), ("なし", ""), ("〃", ""), ("同上", ""), ("(消去)", ""), ("○", ""),
        ("数回", ""), ("何度か", ""), ("三回", ""),
    ],
)  # fmt: skip
def test_amounts(cell, amount):
    assert amount_of(cell) == amount


def test_people_in_a_column_of_counts_are_text_and_a_count_stays_one():
    report = titled_report(
        ["行動計画", "状況", "実績", "備考"],
        [GUIDE, "着手", "120人", "広場で"],
        [COURSE, "実施中", "3回", ""],
        [CHECK, "", "50部", ""],
    )
    assert said(report) == [
        (2, "1-1-H01", "着手", None, None, "120人\n広場で"),
        (2, "1-1-H02", "実施中", None, 3, ""),
        (2, "1-2-H03", None, None, None, "50部"),
    ]
    assert [each.rule for each in report.conversions if "人" in each.source] == [
        "回数でない記入のため、取組実績の文として読みました"
    ]


def test_under_a_header_that_says_times_it_is_asked():
    report = titled_report(["行動計画", "状況", "実施回数"], [GUIDE, "着手", "120人"], [COURSE, "着手", 3])
    assert ("C3", "count_not_number") in found(report)
