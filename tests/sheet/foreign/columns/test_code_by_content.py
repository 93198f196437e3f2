"""What a column is by the kinds of its cells, at both sides of each share (docs/reading.md, "Theirs")."""

from __future__ import annotations

import pytest
from foreign_books import grid

from kyoten.settings import Settings
from kyoten.sheet.foreign.columns.contents import code_by_content, kinds
from kyoten.sheet.foreign.header.columns import UNNAMED, column_meanings

SCALE = Settings().scale


@pytest.mark.parametrize(
    ("code", "found", "expected"),
    [
        (UNNAMED, {"rating": 8, "word": 2}, "status"),
        (UNNAMED, {"rating": 7, "word": 3}, ""),
        (UNNAMED, {"percent": 8, "word": 2}, "percent"),
        (UNNAMED, {"percent": 7, "word": 3}, ""),
        (UNNAMED, {"prose": 3, "sentence": 2, "word": 5}, "result"),
        (UNNAMED, {"prose": 2, "sentence": 2, "word": 6}, ""),
        (UNNAMED, {}, UNNAMED),
        ("percent", {"rating": 8, "number": 2}, "status"),
        ("percent", {"rating": 7, "number": 3}, "percent"),
        ("count", {"rating": 8, "number": 2}, "status"),
        ("result", {"rating": 8, "prose": 2}, "status"),
        ("issue", {"rating": 10}, "issue"),
        ("percent", {"prose": 3, "sentence": 2, "number": 5}, "result"),
        ("percent", {"prose": 2, "sentence": 2, "number": 6}, "percent"),
        ("percent", {"mark": 10}, ""),
        ("percent", {"mark": 1, "percent": 9}, ""),
        ("count", {"word": 5, "sentence": 5}, "result"),
        ("count", {"word": 5, "figure": 5}, "count"),
        ("count", {"sentence": 5, "number": 5}, "result"),
        ("count", {"sentence": 4, "number": 6}, "count"),
        ("count", {"percent": 8, "number": 2}, "percent"),
        ("count", {"percent": 7, "number": 3}, "count"),
        ("count", {}, "count"),
        ("status", {"prose": 5, "word": 5}, "result"),
        ("status", {"prose": 4, "word": 6}, "status"),
        ("status", {"prose": 6, "rating": 3, "word": 1}, "status"),  # ratings are half as many as reports
        ("status", {"prose": 7, "rating": 3}, "result"),
        ("status", {"percent": 8, "rating": 2}, "percent"),
        ("status", {"percent": 1, "number": 7, "rating": 2}, "percent"),  # 0.1 + 0.7 is a little less than 0.8
        ("status", {"percent": 7, "rating": 3}, "status"),
        ("result", {"prose": 10}, "result"),
    ],
)
def test_most_of_the_cells_say_what_a_column_is(code, found, expected):
    assert code_by_content(code, found, lambda: 0.0) == expected


@pytest.mark.parametrize(("largest", "code"), [(10.0, "status"), (10.5, "percent")])
def test_numbers_under_a_rating_are_grades_up_to_ten(largest, code):
    assert code_by_content("status", {"number": 10}, lambda: largest) == code


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([7, 10, 2], True),
        ([7, 11], False),
        ([3], True),
        ([5], False),  # a small percentage
        ([0, 10], False),
        ([0, 5, 10], True),
        ([2.5, 7], False),
        ([-1, 7], False),
        ([0, 1], False),
        (["7", "3"], True),
        (["約", 7, 3], True),  # a word is none of the numbers
    ],
)
def test_whole_numbers_up_to_ten_may_be_marks(values, marks):
    found = kinds(grid([["進捗"], *([value] for value in values)]), [0], range(1, len(values) + 1), SCALE)
    assert ("mark" in found, "number" in found) == (marks, not marks)


@pytest.mark.parametrize("header", ["進捗(%)", "進捗(パーセント)", "進捗％"])
def test_a_percent_in_the_header_says_the_unit(header):
    assert "number" in kinds(grid([[header], [7], [3]]), [0], range(1, 3), SCALE)


@pytest.mark.parametrize(
    ("headers", "codes"),
    [
        ([["前期実績"], ["状況"]], ["last", "status"]),
        ([["前期実績"], ["後期実績"]], ["count", "count"]),  # beside 後期 it is half a year
        ([["前期実績"], ["第4四半期実績"]], ["last", "count"]),  # which no quarter makes it
        ([["第2四半期"], ["状況"]], [UNNAMED, "status"]),
        ([["第2四半期", "感じたこと"]], [""]),
        ([["第2四半期", "状況"]], ["status"]),
    ],
)
def test_what_a_header_says_with_its_period(headers, codes):
    assert [each.code for each in column_meanings(headers, ["法人"])] == codes
