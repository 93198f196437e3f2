"""Words in a column of ratings that the scale does not have (docs/reading.md, "Words that are no rating")."""

from __future__ import annotations

import io

import openpyxl
import pytest
from foreign_books import CHECK, COURSE, GUIDE, MANUAL, VISIT, book, found, read

from kyoten.problems.account import Fate
from kyoten.problems.report import Report
from kyoten.settings import DEFAULT_SCALE
from kyoten.sheet.annotate.annotate import annotate
from kyoten.sheet.entries.status_words import answers_of
from kyoten.sheet.known import Choices
from kyoten.sheet.values.cell_values import NO_STATUS

HEAD = ["項目", "状況", "取組実績"]
BOOK = book(
    (
        "2Q",
        [
            HEAD,
            [GUIDE, "実施済", "案内を配った。"],
            [COURSE, "完了", "講座を開いた。"],
            [CHECK, "実施済 ", "点検した。"],
            [MANUAL, "終了", "まとめた。"],
            [VISIT, "実施済", "周知した。"],
        ],
    )
)


def statuses(report: Report) -> dict[str, str | None]:
    return {entry.item: entry.status for entry in report.entries}


def test_a_word_is_asked_about_once_and_its_rows_wait():
    report = read(BOOK)
    assert statuses(report) == {"1-1-H02": "完了"}
    assert found(report) == [("B2", "unknown_status"), ("B5", "unknown_status")]
    assert [(each.word, each.where) for each in report.words] == [
        ("実施済", "3か所、例：2Q!B2"),
        ("終了", "1か所、例：2Q!B5"),
    ]
    assert report.problems[0].message.endswith("同じ記入が3か所にあります(B2、B4、B6)。")


def test_an_answer_holds_for_every_row_of_the_word():
    report = read(BOOK, choices=Choices(symbols={"実施済": "実施中"}))
    assert statuses(report) == {"1-1-H01": "実施中", "1-1-H02": "完了", "1-2-H03": "実施中", "1-1-G01": "実施中"}
    assert [each.word for each in report.words] == ["終了"]


def test_a_word_that_is_no_status_leaves_the_rest_of_its_row():
    report = read(BOOK, choices=Choices(symbols={"実施済": "完了", "終了": NO_STATUS}))
    assert statuses(report)["4-1-H01"] is None
    assert [entry.result for entry in report.entries if entry.item == "4-1-H01"] == ["まとめた。"]
    [said] = [each for each in report.conversions if each.cell == "B5"]
    assert said.rule == "「終了」を、回答のとおり、状況でない記入として読みませんでした"
    [group] = [each for each in report.account if each.cells == ("B5",)]
    assert (group.fate, group.why) == (Fate.LEFT, "状況ではないという回答")


def test_the_same_word_on_two_sheets_is_one_question():
    sheets = [("法人", [["第2四半期"], HEAD, [GUIDE, "順調", ""]]), ("区", [["第2四半期"], HEAD, [VISIT, "順調", ""]])]
    report = read(book(*sheets))
    assert [(each.sheet, each.cell, each.code) for each in report.problems] == [("法人", "B3", "unknown_status")]
    assert report.problems[0].message.endswith("(B3、区!B3)。")


def test_the_senders_copy_is_marked_at_every_cell():
    marked = openpyxl.load_workbook(io.BytesIO(annotate(BOOK, read(BOOK), isolated=False)))
    assert [cell.coordinate for cell in marked["2Q"]["B"] if cell.comment] == ["B2", "B4", "B5", "B6"]


def test_what_the_site_remembers_answers_the_next_book():
    report = read(
        BOOK, choices=Choices(remembered_words={"実施済": "着手", "終了": "完了"}, symbols={"終了": "実施中"})
    )
    assert statuses(report)["1-1-H01"] == "着手"
    assert statuses(report)["4-1-H01"] == "実施中"  # what is said of this book goes before
    assert report.words == ()


@pytest.mark.parametrize(
    ("word", "name", "legend", "answers"),
    [
        ("順調", "実施中", {}, {"順調": "実施中"}),
        ("順調", NO_STATUS, {}, {"順調": NO_STATUS}),
        ("○", "着手", {}, {}),  # the scale says what ○ is
        ("完了", "着手", {}, {}),
        ("A", "完了", {"A": "実施中"}, {}),  # so does the book's legend
        ("A", "完了", {"A": ""}, {}),
    ],
)
def test_a_remembered_answer_holds_where_nothing_else_says_what_the_word_is(word, name, legend, answers):
    assert answers_of(Choices(remembered_words={word: name}), DEFAULT_SCALE, legend) == answers


def test_a_remembered_rating_that_the_scale_has_no_longer_is_asked_anew():
    report = read(BOOK, choices=Choices(remembered_words={"実施済": "達成", "終了": "完了"}))
    assert [each.word for each in report.words] == ["実施済"]


def test_a_legend_is_told_though_the_site_remembers_a_word():
    """Only what is said of this very book was said with its legend in view."""
    rows = [["第2四半期"], ["○:完了 △:未着手"], HEAD, [GUIDE, "○", ""], [COURSE, "実施済", ""]]
    codes = {code for _, code in found(read(book(("表", rows)), choices=Choices(remembered_words={"実施済": "完了"})))}
    assert codes == {"legend_differs"}


@pytest.mark.parametrize("words", [{"9月に終了": "完了"}, {"9月に終了": NO_STATUS}])
def test_a_text_where_a_mark_belongs_is_answered_too(words):
    rows = [["項目", "未着手", "着手", "完了", "備考"], [GUIDE, "", "", "9月に終了", "配った。"]]
    report = read(book(("2Q", rows)), choices=Choices(symbols=words))
    assert statuses(report) == {"1-1-H01": words["9月に終了"] or None}
