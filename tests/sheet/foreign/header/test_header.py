"""Headers as offices write them: which row they are in, and which column is what. All expectations by hand."""

from __future__ import annotations

import pytest
from foreign_books import GUIDE, book, grid, read

from kyoten.sheet.foreign.header.find import Header, find_headers, repeated_headers
from kyoten.sheet.foreign.header.words import column_code, header_words

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
        # Last quarter's results of a role are not the role's items.
        (
            [["目標(法人の役割)", "前期実績(法人の役割)", "状況"], ["a"]],
            (),
            0,
            0,
            ["text/法人", "last/法人", "status"],
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


@pytest.mark.parametrize(
    ("rows", "merged"),
    [
        ([["項目", "状況"], ["", ""]], ["A1:A2", "B1:B2"]),
        ([["項目", "第1四半期", ""], ["", "状況", "備考"], ["", "", ""]], ["A1:A3", "B1:C1", "B2:B3", "C2:C3"]),
    ],
)
def test_rows_that_the_header_is_merged_down_into_are_the_headers(rows, merged):
    """They are no blank rows of the table."""
    report = read(book(("1Q", [*rows, [GUIDE, "○"]], merged)))
    assert [each.item for each in report.entries] == ["1-1-H01"]
    assert "空行" not in {each.source for each in report.conversions}


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


@pytest.mark.parametrize("row", [["会場で実施した。", "資料"], ["資料", "会場で実施した。"]])
def test_a_row_with_a_sentence_in_any_of_its_cells_is_no_header_to_be_assigned(row):
    """あ and い under it say nothing either, but no row of data: they are what a person is asked about."""
    header = find_headers(grid([row, ["あ", "い"], ["c", "d"]]), ROLES)[0]
    assert (header.first, header.texts) == (1, (("あ",), ("い",)))
