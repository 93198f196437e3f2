"""A column of marks under 完了 or 実施の有無 where no other column rates (docs/reading.md, "Values")."""

from __future__ import annotations

import pytest
from foreign_books import CHECK, COURSE, GUIDE, book, found, read, titled_report

from kyoten.sheet.known import Choices


def _rows(header: str, *marks: object) -> list[list[object]]:
    texts = (GUIDE, COURSE, CHECK)
    return [["行動計画", header, "取組実績"], *([*each, "見た。"] for each in zip(texts, marks, strict=True))]


@pytest.mark.parametrize("header", ["完了", "完了(○)"])
@pytest.mark.parametrize("mark", ["○", "✓", "レ"])
def test_a_mark_under_a_rating_says_it(header, mark):
    report = titled_report(*_rows(header, mark, "", mark))
    assert [entry.status for entry in report.entries] == ["完了", None, "完了"]
    assert found(report) == [("B4", "nothing_reported")]


@pytest.mark.parametrize(
    ("header", "marks", "words"),
    [
        ("実施の有無", ("○", "×", "○"), ["実施の有無", "×"]),
        ("実施", ("○", "", "○"), ["実施"]),
        ("実施の有無", ("有", "無", "有"), ["有", "無"]),
        ("達成", ("○", "○", ""), ["達成"]),
    ],
)
def test_what_is_no_rating_of_the_scale_is_asked_once(header, marks, words):
    report = titled_report(*_rows(header, *marks))
    assert [each.word for each in report.words] == words
    assert all(entry.status is None for entry in report.entries)


def test_the_answer_is_of_the_header():
    data = book(("表", [["第2四半期"], *_rows("実施の有無", "○", "×", "○")]))
    report = read(data, choices=Choices(symbols={"実施の有無": "完了", "×": "未着手"}))
    assert [entry.status for entry in report.entries] == ["完了", "未着手", "完了"]


@pytest.mark.parametrize("cell", ["3月に完了", 80])
def test_texts_or_numbers_under_it_are_told_as_before(cell):
    assert ("", "column_not_read") in found(titled_report(*_rows("完了", cell, "○", "")))


def test_beside_a_column_of_ratings_it_rates_nothing():
    report = titled_report(["行動計画", "状況", "完了"], [GUIDE, "着手", "○"])
    assert [entry.status for entry in report.entries] == ["着手"]
    assert found(report) == [("", "column_not_read")]
