"""Ratings with a column each and a mark in one; what is no count; what stands behind an item (docs/reading.md)."""

from __future__ import annotations

import pytest
from foreign_books import CHECK, COURSE, GUIDE, MANUAL, book, found, read, said

RATINGS = ["未着手", "着手", "実施中", "完了"]
UNDER = [["項目", "進捗状況(該当欄に○)", "", "", "", "備考"], ["", *RATINGS, ""]]
ALONE = [["項目", *RATINGS, "備考"]]
MARKED = [
    [GUIDE, "", "", "○", "", "校正中"],
    [COURSE, "レ", "", "", "", ""],
    [CHECK, "", "", "", 1, ""],
    [MANUAL, "", "", "", "", ""],
]


@pytest.mark.parametrize("head", [UNDER, ALONE])
@pytest.mark.parametrize("merged", [["B2:E2"], []])
def test_a_mark_gives_the_rating_of_its_column(head, merged):
    report = read(book(("表", [["第2四半期"], *head, *MARKED], merged if head is UNDER else [])))
    assert [row[1:3] for row in said(report)] == [("1-1-H01", "実施中"), ("1-1-H02", "未着手"), ("1-2-H03", "完了")]
    assert report.blank == ("4-1-H01",)
    assert report.conversions[0].rule == "「実施中」の欄の印を、評価の段階として読みました"


def test_two_marks_and_a_word_are_asked_about():
    rows = [*ALONE, [GUIDE, "", "○", "○", "", ""], [COURSE, "", "", "", "9月に終了", ""], [CHECK, "○", "", "", "", ""]]
    report = read(book(("2Q", rows)))
    assert [entry.item for entry in report.entries] == ["1-2-H03"]
    assert found(report) == [("D2", "several_ticks"), ("E3", "unknown_status")]


def test_a_mark_under_a_rating_that_the_scale_has_not():
    report = read(book(("2Q", [["項目", "未着手", "準備中", "完了"], [GUIDE, "", "○", ""], [COURSE, "", "", "○"]])))
    assert [(entry.item, entry.status) for entry in report.entries] == [("1-1-H02", "完了")]
    assert [(each.cell, each.value) for each in report.problems] == [("C2", "準備中")]


@pytest.mark.parametrize("short", ["9月に収集", "9月号", "7/12に実施"])
def test_a_month_or_a_date_makes_no_count_of_a_column_of_words(short):
    report = read(book(("2Q", [["項目", "状況", "実績"], [GUIDE, "完了", "掲示した"], [COURSE, "着手", short]])))
    assert [(entry.count, entry.result) for entry in report.entries] == [(None, "掲示した"), (None, short)]


def test_what_stands_behind_an_item_is_said():
    report = read(book(("2Q", [["項目", "状況"], [f"{GUIDE}（9/10実施、30名）", "○"]])))
    assert [entry.item for entry in report.entries] == ["1-1-H01"]
    assert any("9/10実施、30名" in f"{each.source}{each.rule}" for each in report.conversions)
