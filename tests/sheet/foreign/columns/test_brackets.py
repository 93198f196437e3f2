"""A bracket behind a number's name is known, or is said. By hand."""

from __future__ import annotations

import pytest
from foreign_books import COURSE, GUIDE, found, titled_report


@pytest.mark.parametrize(
    "header", ["実施回数(区全体)", "進捗率(区全体)", "進捗率(%)(全館)", "実施回数【本館】", "実施回数(対象外含む)"]
)
def test_an_unknown_bracket_is_said_and_the_column_read(header):
    report = titled_report(["行動計画", header], [GUIDE, 5], [COURSE, 20])
    assert found(report) == [("B2", "bracket_not_understood")]
    assert report.problems[0].value == header
    numbers = [each.count if "回数" in header else each.percent for each in report.entries]
    assert numbers == [5, 20]


@pytest.mark.parametrize(
    "header",
    [
        "実施回数(累計)",
        "実施回数(延べ回数)",
        "実績(回)",
        "進捗率(%)",
        "進捗率(法人)(%)",
        "進捗率(数字を記入)",
        "進捗率(9月末)",
        "進捗率(対目標)",
        "進捗率(整数)",
    ],
)
def test_a_known_bracket_is_not(header):
    assert found(titled_report(["行動計画", header], [GUIDE, 5], [COURSE, 20])) == []


def test_a_bracket_of_a_column_without_numbers_is_not():
    assert found(titled_report(["行動計画", "状況", "実施回数(区全体)"], [GUIDE, "着手", ""])) == []
