"""A column of a month or quarter that is not the sheet's waits for an answer; the title's quarter stands. By hand."""

from __future__ import annotations

import pytest
from foreign_books import COURSE, GUIDE, PLAN, Q1, Q2, book, found, read

from kyoten.problems.report import Report
from kyoten.reader.workbook import read_workbook
from kyoten.sheet.foreign.columns.other_times import month_named
from kyoten.sheet.foreign.header.find import find_headers
from kyoten.sheet.known import Choices

TITLE = "平成23年度 第2四半期 進捗報告"


def made(*headers: str, cells: tuple[tuple[object, ...], tuple[object, ...]], title: str = TITLE) -> bytes:
    rows = ([GUIDE, *cells[0]], [COURSE, *cells[1]])
    return book(("報告", [[title], ["行動計画", *headers], *rows]))


def values(report: Report) -> list[tuple[int, str | None, float | None]]:
    return [(each.quarter.number, each.status, each.percent) for each in report.entries]


@pytest.mark.parametrize(
    ("header", "month"),
    [
        ("進捗率(6月)", 6),
        ("実績（6月末）", 6),
        ("進捗率 6月末", 6),
        ("6月末現在", 6),
        ("6月の状況", 6),
        ("実績(累計・6月末)", 6),
        ("実績(4月～9月)", 9),
        ("進捗率(7~9月)", 9),
        ("実績(平成23年6月分)", 6),
        ("実績(4月から)", None),
        ("掲載(6月号)", None),
        ("実績(回)※6月の研修を除く", None),
        ("6月に始めた取組の状況", None),
        ("進捗率(%)", None),
    ],
)
def test_the_month_that_a_header_is_of(header, month):
    assert month_named(header) == month


@pytest.mark.parametrize(
    "header", ["進捗率(6月)", "進捗率(6月末)", "進捗率(4～6月)", "進捗率(10月)", "進捗率(4月~6月)"]
)
def test_a_month_outside_the_sheets_quarter_is_asked_about(header):
    report = read(made(header, cells=((50,), (60,))))
    assert (report.quarter, report.entries) == (Q2, ())
    assert [row for row in found(report) if row[1] != "columns_open"] == [("B2", "column_of_other_time")]


@pytest.mark.parametrize("header", ["進捗率(7月)", "進捗率(9月末)", "進捗率(7～9月)", "進捗率(4月～9月)"])
def test_a_month_of_the_sheets_quarter_is_taken(header):
    report = read(made(header, cells=((50,), (60,))))
    assert (values(report), report.problems) == ([(2, None, 50), (2, None, 60)], ())


def test_a_month_says_the_quarter_where_nothing_else_does():
    report = read(made("進捗率(6月末)", cells=((50,), (60,)), title="平成23年度 進捗報告"))
    assert (values(report), report.problems) == ([(1, None, 50), (1, None, 60)], ())


@pytest.mark.parametrize("header", ["進捗率 6月末", "1Q進捗率", "進捗率(6月)"])
def test_one_column_of_another_quarter_does_not_move_the_sheet(header):
    data = made("状況", header, cells=(("着手", "50%"), ("着手", "60%")))
    report = read(data)
    assert (report.quarter, report.entries) == (Q2, ())
    assert [row for row in found(report) if row[1] != "columns_open"] == [("C2", "column_of_other_time")]
    assert report.problems[0].value == f"「{header}」"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("percent", [(2, "着手", 50), (2, "着手", 60)]),
        ("ignore", [(2, "着手", None), (2, "着手", None)]),
        ("percent@1", [(1, None, 50), (1, None, 60), (2, "着手", None), (2, "着手", None)]),
    ],
)
def test_an_answer_about_the_column_leaves_the_others_in_the_sheets_quarter(answer, expected):
    data = made("状況", "1Q進捗率", cells=(("着手", "50%"), ("着手", "60%")))
    sheet = read_workbook(data, "報告.xlsx", isolated=False).sheets[0]
    answers = {find_headers(sheet, PLAN.roles)[0].signature: {2: answer}}
    report = read(data, choices=Choices(assignments=answers))
    assert (values(report), report.problems) == (expected, ())
    of_second = [each for each in expected if each[0] == 2]
    assert values(read(data, choices=Choices(assignments=answers), quarter=Q2)) == of_second


def test_a_person_who_says_the_months_quarter_is_asked_nothing():
    report = read(made("進捗率(6月)", cells=((50,), (60,))), choices=Choices(quarter=Q1))
    assert (values(report), report.problems) == ([(1, None, 50), (1, None, 60)], ())


def test_what_is_to_come_in_the_next_quarter_is_the_sheets():
    report = read(made("状況", "次期(第3四半期)の対応", cells=(("着手", "案を作る。"), ("着手", "会を開く。"))))
    assert [(each.quarter, each.next_action) for each in report.entries] == [(Q2, "案を作る。"), (Q2, "会を開く。")]
    assert report.problems == ()
