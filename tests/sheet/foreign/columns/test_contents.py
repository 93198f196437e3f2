"""Columns whose numbers or words are not what their header seems to say. All expectations by hand.

The scale is the usual one: × 未着手, △ 着手, ○ 概ね達成, ◎ 完了.
"""

from __future__ import annotations

import pytest
from foreign_books import CHECK, COURSE, GUIDE, VISIT, book, found, grid, read, said

from kyoten.problems.problem import problem
from kyoten.settings import DEFAULT_SCALE
from kyoten.sheet.foreign.columns.contents import code_by_content, kinds, question
from kyoten.sheet.foreign.header.words import UNNAMED, column_code, header_words
from kyoten.sheet.known import Choices

TITLE = ["平成23年度 第2四半期 報告"]
ITEMS = [GUIDE, COURSE, VISIT, CHECK]


def sheet(header: str, *values: object) -> bytes:
    """A report with one column of progress."""
    return book(("報告", [TITLE, ["行動計画", header], *zip(ITEMS, values, strict=False)]))


def code_of(header: str) -> str:
    return column_code(header_words(header, ("法人", "行政", "市社協")).rest)


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("達成度(10点満点)", "status"),
        ("達成度（１０点満点）", "status"),
        ("達成度(1〜5)", "status"),
        ("達成度(1～5)", "status"),
        ("達成度(5～1)", "status"),
        ("達成度(5段階)", "status"),
        ("達成度(1・2・3・4)", "status"),
        ("達成度(/10)", "status"),
        ("達成度(点)", "status"),
        ("達成度\n5:達成 3:半分 1:未着手", "status"),
        ("達成度", "percent"),
        ("達成度(0〜100)", "percent"),
        ("達成度(0〜10割)", "percent"),
        ("達成率(1・2・3月)", "percent"),
        ("進捗率(9/10現在)", "percent"),
    ],
)
def test_a_header_that_says_how_many_steps_there_are(header, code):
    """達成度 in steps is a rating; a span of months, a date or 0 to 100 makes it none."""
    assert code_of(header) == code


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("実績(回)", "count"),
        ("実績(回数)", "count"),
        ("実績(延べ回数)", "count"),
        ("実績(累計)", "count"),
        ("実績(整数)", "count"),
        ("累計", "count"),
        ("年度累計", "count"),
        ("年度累計(回)", "count"),
        ("今年度の累計回数", "count"),
        ("今期累計", "count"),
        ("今期末までの実績(回)", "count"),
        ("四半期末現在の実績", "count"),
        ("第2四半期 回数", "count"),
        # people, copies, families: no times
        ("実績(人)", ""),
        ("実績（部）", ""),
        ("実績(件)", ""),
        ("実績[組]", ""),
        ("実績【人】", ""),
        ("実績(単位：人)", ""),
        ("実績(延べ人数)", ""),
        ("実績値(参加者数)", ""),
        ("実績(人・組)", ""),
        ("実績(人)※1", ""),
        # times and people in one, or of this quarter alone: to be asked
        ("実績(回・人)", UNNAMED),
        ("今期の回数", UNNAMED),
        ("今期実績", UNNAMED),
        ("当四半期の回数", UNNAMED),
        ("今回の実施回数", UNNAMED),
        ("四半期の実績", UNNAMED),
        ("実績(回)※今期分のみ", UNNAMED),
        ("実績(回)※7〜9月分のみ", UNNAMED),
        ("今期の取組状況(回)", UNNAMED),
        # 今期 leaves what is no count
        ("今期の状況", "status"),
        ("今期の進捗率", "percent"),
        ("今期の取組実績", "result"),
    ],
)
def test_a_count_is_of_times_and_of_the_year_so_far(header, code):
    """Only what counts times since April is our 実績(回)."""
    assert code_of(header) == code


@pytest.mark.parametrize("values", [(7, 10, 2), (3, 4, 2), (5, 10), (3,), ("７", "10", None, 0), (1, 5), (2, "未実施")])
def test_small_whole_numbers_may_be_marks(values):
    """達成度 7, 10, 2 may be marks out of 10: nothing is taken until a person says what they are."""
    data = sheet("達成度", *values)
    assert said(read(data)) == []
    assert read(data).problems
    signature = read(data).headers[0].signature
    numbers = [float(value) for value in values if value is not None and value != "未実施"]
    taken = said(read(data, choices=Choices(assignments={signature: {1: "percent"}})))
    assert [entry[3] for entry in taken] == numbers


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("達成度", (0, 100, 5)),
        ("達成度", (5, 10, 20)),
        ("達成度", (5, None, None)),
        ("達成度", (0, 10, 10)),
        ("達成度", (0, 0, 0)),
        ("達成度(%)", (3, 5, 10)),
        ("達成度", ("3%", 5, 10)),
    ],
)
def test_small_percents_that_are_plain(header, values):
    """Something above 10, a % in the header or a cell, or 5 or 10 alone beside blanks and 0: percents."""
    taken = said(read(sheet(header, *values)))
    expected = [float(str(value).rstrip("%")) for value in values if value is not None]
    assert [entry[3] for entry in taken] == expected


def test_a_percent_in_the_heading_over_several_columns_is_their_unit():
    """進捗率(%) stands over two quarters; 3 and 7 are percents."""
    rows = [["平成23年度"], ["行動計画", "進捗率(%)", ""], ["", "第1四半期", "第2四半期"], [GUIDE, 3, 7]]
    assert said(read(book(("報告", rows, ["B2:C2"])))) == [
        (1, "1-1-H01", None, 3, None, ""),
        (2, "1-1-H01", None, 7, None, ""),
    ]


def test_marks_of_a_scale_are_asked_about_one_by_one():
    """達成度(5段階) is a rating; which step a 4 is, a person says once."""
    data = sheet("達成度(5段階)", 4, 4, 2)
    assert found(read(data)) == [("B3", "unknown_status"), ("B5", "unknown_status")]
    answered = read(data, choices=Choices(symbols={"4": "概ね達成", "2": "着手"}))
    assert [entry[1:4] for entry in said(answered)] == [
        ("1-1-H01", "概ね達成", None),
        ("1-1-H02", "概ね達成", None),
        ("1-1-G01", "着手", None),
    ]


@pytest.mark.parametrize(
    ("code", "header", "asked"),
    [
        ("percent", "達成度", "percent_or_marks"),
        (UNNAMED, "今期の回数", "count_of_quarter"),
        (UNNAMED, "第2四半期", "ambiguous_header"),
    ],
)
def test_the_question_says_what_is_unclear(code, header, asked):
    """Each open column is asked about in its own words, with its header in them."""
    assert question(code, header) == asked
    assert header in problem(asked, value=header, column="状況").message


def test_people_are_not_taken_for_times():
    """実績(人) beside 状況 is said as not read."""
    report = read(book(("報告", [TITLE, ["行動計画", "状況", "実績(人)"], [COURSE, "着手", 23]])))
    assert said(report) == [(2, "1-1-H02", "着手", None, None, "")]
    assert [(each.code, each.value) for each in report.problems] == [("column_not_read", "「実績(人)」")]


def test_a_count_of_this_quarter_is_asked_about():
    """今期の回数 3 is no count since April."""
    report = read(book(("報告", [TITLE, ["行動計画", "状況", "今期の回数"], [COURSE, "着手", 3]])))
    assert said(report) == []
    assert ("", "columns_open") in found(report)


def test_a_report_of_this_quarter_in_words_is_read():
    """今期の実績 over sentences is 取組実績."""
    report = read(
        book(("報告", [TITLE, ["行動計画", "状況", "今期の実績"], [COURSE, "着手", "7月に会場を予約した。"]]))
    )
    assert said(report) == [(2, "1-1-H02", "着手", None, None, "7月に会場を予約した。")]
    assert found(report) == [("C2", "column_by_content")]


@pytest.mark.parametrize(
    "texts",
    [
        ("会場を予約した。", "準備をした。", "開催した。"),
        ("準備中", "会場を予約", "中止"),
        ("会場を予約した。", 2, "開催した。"),
    ],
)
def test_short_reports_under_a_header_of_a_count(texts):
    """実績 without any number, or mostly of sentences, is 取組実績 and said so."""
    report = read(
        book(
            (
                "報告",
                [TITLE, ["行動計画", "状況", "実績"], *([i, "着手", t] for i, t in zip(ITEMS, texts, strict=False))],
            )
        )
    )
    assert [entry[5] for entry in said(report)] == [str(text) for text in texts]
    assert found(report) == [("C2", "column_by_content")]


@pytest.mark.parametrize("texts", [("10回以上", "9月に1回"), ("数回",), (2, "3回", "準備中")])
def test_counts_that_are_loosely_written_stay_counts(texts):
    """Where a number is in the words they are counts that must be put right, not a report."""
    cells = grid([["実績"], *([text] for text in texts)])
    assert code_by_content("count", kinds(cells, [0], range(1, 1 + len(texts)), DEFAULT_SCALE), lambda: 0.0) == "count"


def test_unknown_ratings_with_a_full_stop_stay_ratings():
    """順調。 in a column of ratings is asked about, and is no report."""
    cells = grid([["状況"], ["順調。"], ["完了。"]])
    assert code_by_content("status", kinds(cells, [0], range(1, 3), DEFAULT_SCALE), lambda: 0.0) == "status"


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("課題・改善点", "issue"),
        ("課題・今後の方向性", "issue"),
        ("今後の方向性", "next_action"),
        ("年度累計", "count"),
        ("内容", "text"),
    ],
)
def test_more_names(header, code):
    """内容 alone may be the plan's or the report's, and is no name."""
    assert code_of(header) == code


def test_what_an_empty_status_is_called():
    """100 % beside nothing: the words say that it is empty, not that it says 空欄."""
    rows = [TITLE, ["行動計画", "状況", "進捗率"], [GUIDE, "", 100], [COURSE, "着手", 100]]
    messages = [each.message for each in read(book(("報告", rows))).problems]
    assert messages == [
        "進捗率は100%ですが、状況として読めた値がありません。",
        "進捗率は100%ですが、状況が「着手」です。",
    ]


def test_a_range_of_percents_says_what_to_write():
    """50〜60% is refused with the remedy to write one number."""
    report = read(sheet("進捗率", "50〜60%", 80))
    assert found(report) == [("B3", "percent_not_number")]
    assert report.problems[0].remedy.startswith("0〜100の数字を1つ書いてください")


def test_the_quarters_own_count_beside_the_years() -> None:
    """The cumulative one counts; that the other is not read is said, and nobody is asked."""
    rows = [
        ["平成23年度第2四半期"],
        ["行動計画", "状況", "今期の回数", "累計回数"],
        [COURSE, "着手", 1, 2],
        [GUIDE, "着手", 3, 5],
    ]
    report = read(book(("報告", rows)))
    assert said(report) == [(2, "1-1-H02", "着手", None, 2, ""), (2, "1-1-H01", "着手", None, 5, "")]
    assert found(report) == [("", "column_not_read")]
