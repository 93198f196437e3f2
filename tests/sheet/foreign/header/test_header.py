"""Headers as offices write them: which row they are in, and which column is what. All expectations by hand."""

from __future__ import annotations

import pytest
from foreign_books import CHECK, COURSE, GUIDE, MANUAL, VISIT, book, found, grid, read, said

from kyoten.sheet.foreign.header.find import Header, find_headers, repeated_headers
from kyoten.sheet.foreign.header.words import column_code, header_words
from kyoten.sheet.known import Choices

ROLES = ("法人", "行政", "市社協")


def codes(header: Header) -> list[str]:
    """The codes as a person would assign them (percent@2), with the role that a column is of after a slash."""
    return [each.as_choice + (f"/{each.role}" if each.role else "") for each in header.columns]


@pytest.mark.parametrize(
    ("header", "role", "quarter", "code"),
    [
        ("進捗率", "", None, "percent"),
        ("進捗率(%)※1", "", None, "percent"),
        ("①進捗率", "", None, "percent"),
        ("(2)取組項目", "", None, "text"),
        ("1.状況", "", None, "status"),
        ("【進捗率】", "", None, "percent"),
        ("■課題", "", None, "issue"),
        ("備考²", "", None, "result"),
        ("進捗率＊", "", None, "percent"),
        ("進捗率(注1)", "", None, "percent"),
        ("№", "", None, "item"),
        ("Ｎｏ．", "", None, "item"),
        ("担当者　名", "", None, "person"),
        ("課題・\n問題点等", "", None, "issue"),
        ("状況 ※リストから選択", "", None, "status"),
        ("取組実績\n(具体的に記入してください)", "", None, "result"),
        ("主な取組実績", "", None, "result"),
        ("9月末現在の進捗率(%)", "", 2, "percent"),
        ("第2四半期\n進捗状況", "", 2, "status"),
        ("上半期の取組実績", "", 2, "result"),
        ("R5.6 状況", "", 1, "status"),
        ("第1期", "", 1, ""),
        ("法人評価", "法人", None, "status"),
        ("行政の自己評価", "行政", None, "status"),
        ("【法人】", "法人", None, ""),
        ("区の評価", "行政", None, "status"),
        ("区分", "", None, "row_kind"),
        ("法人名", "", None, ""),
        ("進捗状況(%)", "", None, "percent"),
        ("達成度(◎○△×)", "", None, "status"),
        ("評価(A～D)", "", None, "status"),
        ("取組状況(回)", "", None, "count"),
        ("前年度実績", "", None, "last"),
        ("前回の状況", "", None, "last_status"),
        ("目標", "", None, "target"),
        ("予算額", "", None, ""),
        ("", "", None, ""),
    ],
)
def test_one_header(header, role, quarter, code):
    """Line breaks, units, footnote marks, numbering, periods and roles around a name leave its meaning."""
    words = header_words(header, ROLES)
    assert (words.role, words.quarter, column_code(words.rest)) == (role, quarter, code)


MATRIX = (
    "機能 目指す拠点の姿 振り返りの視点 次期5か年で取り組むこと 平成23年度行動計画(法人の役割) "
    "平成23年度行動計画(行政の役割 第1四半期状況"
)
TALL = ["番号", "機能", "行動計画", "状況", "進捗率"]


@pytest.mark.parametrize(
    ("rows", "merged", "first", "last", "expected"),
    [
        ([TALL, [1, "a", "b", "c", 5]], (), 0, 0, ["item", "function", "text", "status", "percent"]),
        ([[], ["○○区"], [], TALL, [1]], (), 3, 3, ["item", "function", "text", "status", "percent"]),
        # A title right over the header, merged over it or not, is no heading of its columns.
        ([["第2四半期 進捗報告"], TALL, [1]], (), 1, 1, ["item", "function", "text", "status", "percent"]),
        ([["第2四半期 報告"], TALL, [1]], [(0, 0, 0, 4)], 1, 1, ["item", "function", "text", "status", "percent"]),
        # Two rows, merged.
        (
            [["項目", "第1四半期", "", "第2四半期", ""], ["", "状況", "進捗率", "状況", "進捗率"], ["a"]],
            [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)],
            0,
            1,
            ["text", "status@1", "percent@1", "status@2", "percent@2"],
        ),
        # Two rows, not merged: a heading stands over the blank cells to its right.
        (
            [["項目", "1Q", "", "2Q", "", "備考"], ["", "状況", "実績", "状況", "実績", ""], ["a"]],
            (),
            0,
            1,
            ["text", "status@1", "count@1", "status@2", "count@2", "result"],
        ),
        # Three rows: year, quarter, column.
        (
            [
                ["取組項目", "平成23年度", "", "", ""],
                ["", "Ⅰ期", "", "Ⅱ期", ""],
                ["", "評価", "達成率", "評価", "達成率"],
                ["a"],
            ],
            [(0, 0, 2, 0), (0, 1, 0, 4), (1, 1, 1, 2), (1, 3, 1, 4)],
            0,
            2,
            ["text", "status@1", "percent@1", "status@2", "percent@2"],
        ),
        # The field over the quarters.
        (
            [["項目", "進捗率", "", "", "", "状況"], ["", "4〜6月", "7〜9月", "10〜12月", "1〜3月", ""], ["a"]],
            (),
            0,
            1,
            ["text", "percent@1", "percent@2", "percent@3", "percent@4", "status"],
        ),
        # Roles over the columns.
        (
            [["項目", "法人", "", "行政", ""], ["", "状況", "進捗率", "状況", "進捗率"], ["a"]],
            (),
            0,
            1,
            ["text", "status/法人", "percent/法人", "status/行政", "percent/行政"],
        ),
        # Halves of a year; 前期 beside 後期 is one.
        ([["項目", "前期 状況", "後期 状況"], ["a"]], (), 0, 0, ["text", "status@2", "status@4"]),
        ([["項目", "前期の状況", "状況"], ["a"]], (), 0, 0, ["text", "last", "status"]),
        ([["項目", "上半期", "下半期"], ["", "状況", "状況"], ["a"]], (), 0, 1, ["text", "status@2", "status@4"]),
        # Planned and done under a quarter are not the item.
        (
            [["行動計画", "第1四半期", "", ""], ["", "計画", "取組内容", "進捗率"], ["a"]],
            (),
            0,
            1,
            ["text", "target@1", "result@1", "percent@1"],
        ),
        # 目標 and 実績 of a rate.
        ([["項目", "進捗率", ""], ["", "目標", "実績"], ["a"]], (), 0, 1, ["text", "target", "percent"]),
        # The plan's own matrix.
        (
            [
                MATRIX.split(),
                ["a"],
            ],
            (),
            0,
            0,
            ["function", "target_state", "viewpoint", "ignore", "text/法人", "text/行政", "status@1"],
        ),
        # A quarter alone: what it holds is told by its cells.
        ([["項目", "1Q", "2Q"], ["a"]], (), 0, 0, ["text", "?@1", "?@2"]),
    ],
)
def test_where_the_header_is_and_what_it_says(rows, merged, first, last, expected):
    """One to three rows anywhere in the first thirty, merged or not, under titles and letterheads."""
    header = find_headers(grid(rows, merged=merged), ROLES)[0]
    assert (header.first, header.last, header.complete) == (first, last, True)
    assert codes(header) == expected


def test_row_thirty_is_the_last_one_looked_at():
    """A header in row 30 is found, one in row 31 is not."""
    for blank, known in ((29, True), (30, False)):
        rows = [["○○区役所"]] + [["", ""]] * (blank - 1) + [TALL, [1, "", GUIDE, "着手", 5]]
        assert [header.complete for header in find_headers(grid(rows), ROLES)] == ([True] if known else [])


def test_a_legend_above_is_no_header():
    """A table that explains the symbols names no items."""
    rows = [["記号", "状況"], ["◎", "完了"], ["○", "概ね達成"], [], ["項目", "状況"], [GUIDE, "◎"]]
    assert [header.first for header in find_headers(grid(rows), ROLES)] == [4]


def test_headers_are_repeated_further_down():
    """After a page break, and with other columns for another block, whatever the row."""
    rows = [
        ["項目", "状況"],
        *[["a", "着手"]] * 40,
        ["項目", "状況"],
        ["b", "着手"],
        ["項目", "進捗率", "課題"],
        ["c", 5],
    ]
    first = find_headers(grid(rows), ROLES)[0]
    later = list(repeated_headers(grid(rows), first, ROLES))
    assert [(header.first, codes(header)) for header in later] == [
        (41, ["text", "status", ""]),
        (43, ["text", "percent", "issue"]),
    ]


def test_the_signature_is_the_same_in_every_quarter():
    """Year and quarter change from report to report, the columns do not; the columns of a wide sheet keep theirs."""
    signs = [
        find_headers(grid([["平成23年度 項目", f"第{number}四半期 状況", "進捗率 (%)"], ["a"]]), ROLES)[0].signature
        for number in (1, 2)
    ]
    assert signs[0] == signs[1] == "項目|状況|進捗率(%)"
    wide = find_headers(grid([["項目", "第1四半期 状況", "第2四半期 状況"], ["a"]]), ROLES)[0]
    assert wide.signature == "項目|状況@1|状況@2"


@pytest.mark.parametrize(
    ("header", "cells", "code", "value"),
    [
        ("進捗状況", ["50%", "80%"], "percent", 50),
        ("進捗状況", [50, 80], "percent", 50),
        ("進捗状況", ["案内の下書きを作り、印刷を頼んだ。", "講師を探している。"], "result", None),
        ("達成度", ["○", "◎"], "status", None),
        ("実績", ["案内を300部刷って配った。", "7月に1回開いた。"], "result", None),
        ("取組状況", ["○", "△"], "status", None),
        ("1Q", ["○", "△"], "status", None),
        ("1Q", ["50%", "80%"], "percent", 50),
        ("1Q", ["案内の下書きを作り、印刷を頼んだ。", "講師を探している。"], "result", None),
    ],
)
def test_a_column_is_read_by_its_contents(header, cells, code, value):
    """Where the cells plainly are of another kind than the header's usual one, and a warning says so."""
    report = read(book(("1Q", [["項目", header], [GUIDE, cells[0]], [COURSE, cells[1]]])))
    assert ("B1", "column_by_content") in found(report)
    assert report.headers[0].codes[1].partition("@")[0] == code
    assert (report.entries[0].percent, len(report.entries)) == (value, 2)


@pytest.mark.parametrize(
    ("header", "cells", "code"),
    [("1Q", [3, 5], "ambiguous_header"), ("1Q", ["済", "未"], "ambiguous_header")],
)
def test_what_can_not_be_told_is_asked(header, cells, code):
    """Bare numbers and short words under a quarter may be anything: no row is taken until a person says which."""
    data = book(("報告", [["項目", header, "状況"], [GUIDE, cells[0], "着手"], [COURSE, cells[1], "着手"]]))
    report = read(data)
    assert report.entries == ()
    assert found(report) == [("", "columns_open"), ("B1", code)]
    signature = report.headers[0].signature
    choices = Choices(assignments={signature: {1: "ignore"}})
    assert [each.status for each in read(data, choices=choices).entries] == ["着手", "着手"]


def test_two_columns_of_one_kind_are_asked_about():
    """自己評価 beside 評価: which one counts is not for the reader to say; an empty one does not count."""
    rows = [["項目", "自己評価", "評価"], [GUIDE, "着手", "実施中"]]
    report = read(book(("1Q", rows)))
    assert (found(report), report.entries) == ([("", "columns_open"), ("C1", "same_columns")], ())
    choices = Choices(assignments={"項目|自己評価|評価": {1: "ignore"}})
    assert [each.status for each in read(book(("1Q", rows)), choices=choices).entries] == ["実施中"]
    alone = read(book(("1Q", [rows[0], [GUIDE, "着手", ""]])))
    assert ([each.status for each in alone.entries], alone.problems) == (["着手"], ())


def test_no_header_is_assigned_by_hand():
    """Words that nobody knows: the first rows are shown, a person says which column is what, and it is read."""
    rows = [["やること", "すすみぐあい", "感想"], [GUIDE, 40, "よい"], [MANUAL, 60, "ふつう"]]
    report = read(book(("1Q", rows)))
    assert ([each.code for each in report.problems], report.entries) == (["no_header"], ())
    seen = report.headers[0]
    assert (seen.signature, seen.first_row, seen.known) == ("やること|すすみぐあい|感想", 1, False)
    assert seen.codes == ("", "", "")
    assert seen.rows[1] == (GUIDE, "40", "よい")
    choices = Choices(assignments={seen.signature: {0: "text", 1: "percent", 2: "result"}})
    assert said(read(book(("1Q", rows)), choices=choices)) == [
        (1, "1-1-H01", None, 40, None, "よい"),
        (1, "4-1-H01", None, 60, None, "ふつう"),
    ]


def test_a_sheet_without_any_header_row_is_assigned_by_hand():
    """Data from the first row on: the person also says that row 1 is data."""
    rows = [[GUIDE, "着手"], [VISIT, "完了"]]
    seen = read(book(("1Q", rows))).headers[0]
    choices = Choices(assignments={seen.signature: {0: "text", 1: "status"}}, first_rows={seen.signature: 0})
    assert [(each.item, each.status) for each in read(book(("1Q", rows)), choices=choices).entries] == [
        ("1-1-H01", "着手"),
        ("1-1-G01", "完了"),
    ]


def test_quarters_are_assigned_by_hand():
    """percent@2 is the percentage of the second quarter."""
    rows = [["項目", "前半の率", "後半の率"], [CHECK, 20, 45]]
    signature = read(book(("報告", rows))).headers[0].signature
    choices = Choices(assignments={signature: {1: "percent@2", 2: "percent@4"}})
    assert [row[:4] for row in said(read(book(("報告", rows)), choices=choices))] == [
        (2, "1-2-H03", None, 20),
        (4, "1-2-H03", None, 45),
    ]


def test_a_plan_without_columns_of_progress():
    """The plan alone is no report: it says what is missing."""
    report = read(book(("計画", [["番号", "機能", "行動計画"], [1, "親子の居場所", GUIDE]])))
    assert [each.code for each in report.problems] == ["no_progress_column"]


def test_columns_that_are_not_read_are_named():
    """One warning names them all; empty ones are not worth a word."""
    report = read(book(("1Q", [["項目", "状況", "予算額", "天気", "空き"], [GUIDE, "着手", 1000, "晴", ""]])))
    assert [(each.code, each.value) for each in report.problems] == [("column_not_read", "「予算額」、「天気」")]
    assert len(report.entries) == 1


@pytest.mark.parametrize("rows", [[["x"]], [["a", "b"]], [[1, 2], [3, 4]], [["", "", "x"]]])
def test_a_sheet_with_hardly_anything_in_it(rows):
    """No header, one sentence, no failure."""
    report = read(book(("メモ", rows)))
    assert [each.code for each in report.problems] == ["no_header"]
