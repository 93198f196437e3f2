"""Counts of a quarter alone beside counts since April, which ours are, and beside totals of the year.

All expectations by hand.
"""

from __future__ import annotations

import pytest
from foreign_books import COURSE, GUIDE, book, found, read, said

from kyoten.problems.report import Report
from kyoten.sheet.known import Choices

RULE = "回数は累計の列を読み、累計でない列は読みませんでした"
SECOND = "平成23年度第2四半期"


def left_out(report: Report) -> list[tuple[str, str]]:
    """(cell, columns) of the counts that were left out beside cumulative ones."""
    return [(each.cell, each.source) for each in report.conversions if each.rule == RULE]


# A quarter's own count beside the cumulative one


@pytest.mark.parametrize(
    ("own", "total"),
    [
        ("第2四半期実施回数", "累計"),
        ("第2四半期実績", "累計実績"),
        ("第2四半期実績", "第2四半期累計"),
        ("第2四半期実績", "第2四半期累積"),
        ("7～9月実績", "累計"),
        ("7～9月実績", "4～9月累計"),
        ("実績(7～9月)", "累計"),
        ("第2四半期 今期の回数", "累計"),
        ("実施回数", "累計"),
        ("回数", "累計"),
        ("実績", "累計実績"),
        ("実績", "累積"),
    ],
)
def test_the_cumulative_count_is_the_quarters(own, total):
    """3 times in the quarter, 6 since April: 6 is read, and that the 3 is not is said."""
    report = read(book(("報告", [[SECOND], ["行動計画", own, total, "備考"], [COURSE, 3, 6, ""], [GUIDE, "", 1, ""]])))
    assert said(report) == [(2, "1-1-H02", None, None, 6, ""), (2, "1-1-H01", None, None, 1, "")]
    assert (left_out(report), report.problems) == ([("B2", f"「{own}」")], ())


def test_the_cumulative_column_may_come_first():
    """累計 before 実績."""
    report = read(book(("2Q", [["行動計画", "累計", "実績"], [COURSE, 6, 3]])))
    assert ([each.count for each in report.entries], left_out(report)) == ([6], [("C1", "「実績」")])


def test_each_quarter_with_both_counts():
    """3 in each quarter: 3 and 6 since April."""
    head = ["行動計画", "第1四半期実績", "第1四半期累計", "第2四半期実績", "第2四半期累計"]
    report = read(book(("平成23年度", [head, [COURSE, 3, 3, 3, 6]])))
    assert [(each.quarter.number, each.count) for each in report.entries] == [(1, 3), (2, 6)]
    assert (left_out(report), report.problems) == ([("B1", "「第1四半期実績」、「第2四半期実績」")], ())


@pytest.mark.parametrize("own", ["第2四半期実施回数", "実施回数", "実績(7～9月)"])
@pytest.mark.parametrize("cells", [(6, 3), (3, ""), ("6回", "３回")])
def test_a_cumulative_count_that_is_smaller_is_asked_about(own, cells):
    """Since April it can't be less than in the quarter, nor nothing: one such row is enough."""
    report = read(book(("報告", [[SECOND], ["行動計画", own, "累計"], [GUIDE, 1, 2], [COURSE, *cells]])))
    assert (found(report), report.entries) == ([("", "columns_open"), ("C2", "same_columns")], ())
    listed = next(each.value for each in report.problems if each.code == "same_columns")
    assert listed == f"「{own}」、「累計」"


def test_an_answer_which_count_is_meant():
    """A person's choice holds; sent back as they were, the columns are asked about again."""
    data = book(("報告", [["行動計画", "第2四半期実施回数", "累計"], [COURSE, 6, 3]]))
    signature = read(data).headers[0].signature

    def answered(own: str, total: str) -> Report:
        return read(data, choices=Choices(assignments={signature: {0: "text", 1: own, 2: total}}))

    assert [each.count for each in answered("count@2", "ignore").entries] == [6]
    assert [each.count for each in answered("ignore", "count@2").entries] == [3]
    for total in ("count", "count@2"):
        assert [each.code for each in answered("count@2", total).errors] == ["same_columns", "columns_open"]


def test_up_to_which_quarter_a_cumulative_count_goes():
    """With states of a later quarter beside it, 累計 may be of that one; with those of an earlier one it is not."""
    head = ["行動計画", "1Q 状況", "2Q 状況"]
    later = read(book(("平成23年度", [[*head, "1Q 回数", "累計"], [COURSE, "着手", "着手", 3, 6]])))
    assert [each.code for each in later.errors] == ["same_columns", "columns_open"]
    report = read(book(("平成23年度", [[*head, "2Q 回数", "累計"], [COURSE, "着手", "着手", 3, 6]])))
    assert [(each.quarter.number, each.count) for each in report.entries] == [(1, None), (2, 6)]


def test_what_is_no_cumulative_count_of_times():
    """People since April are no times; a cumulative column with nothing in it is no second count."""
    people = read(book(("報告", [["行動計画", "第2四半期実施回数", "累計(人)"], [COURSE, 3, 60]])))
    assert ([each.count for each in people.entries], found(people)) == ([3], [("", "column_not_read")])
    blank = read(book(("報告", [["行動計画", "第2四半期実施回数", "累計"], [COURSE, 3, ""]])))
    assert ([each.count for each in blank.entries], blank.problems) == ([3], ())


# Totals of the quarters

TOTALS = ["計", "合計", "年間計", "年度計", "総計", "年間実績", "合計回数", "合計(回)", "累計"]


@pytest.mark.parametrize("total", TOTALS)
@pytest.mark.parametrize(
    ("head", "merged"),
    [
        ([["項目", "1Q 回数", "2Q 回数", "{}"]], []),
        ([["項目", "実施回数", "", ""], ["", "1Q", "2Q", "{}"]], ["A1:A2", "B1:D1"]),
        ([["項目", "1Q", "2Q", "{}"], ["", "回数", "回数", ""]], ["A1:A2", "D1:D2"]),
        ([["項目", "1Q", "2Q", "{}"], ["", "回数", "回数", "回数"]], ["A1:A2"]),
    ],
)
def test_quarters_that_add_up_to_a_total(total, head, merged):
    """3 and 4 times beside 7, whatever the total is called: the counts are of each quarter alone."""
    rows = [[text.format(total) for text in row] for row in head]
    report = read(book(("平成23年度", [*rows, [COURSE, 3, 4, 7]], merged)))
    cell = f"D{len(head) + 1}"
    assert [(each.cell, each.code, each.value) for each in report.errors] == [
        (cell, "counts_not_cumulative", "3+4=7"),
        ("", "columns_open", ""),
    ]
    assert report.entries == ()


@pytest.mark.parametrize(("total", "row"), [("計", (3, 7, 7)), ("参加者計", (3, 4, 7)), ("合計(人)", (3, 4, 7))])
def test_totals_that_say_nothing_of_the_counts(total, row):
    """Cumulative counts end at the year's; people are no times."""
    report = read(book(("平成23年度", [["項目", "1Q 回数", "2Q 回数", total], [COURSE, *row]])))
    assert ([each.count for each in report.entries], report.errors) == (list(row[:2]), ())


@pytest.mark.parametrize(
    ("row", "count"), [([COURSE, "", 6], 6), ([COURSE, 3, ""], 3)], ids=["only the total", "only the quarter's"]
)
def test_an_empty_column_beside_a_filled_one_is_no_second_count(row, count):
    report = read(book(("報告", [[SECOND], ["行動計画", "回数", "累計"], row])))
    assert ([each.count for each in report.entries], left_out(report)) == ([count], [])
