"""Workbooks in the manner of real offices → entries and problems, worked out by hand from what the cells say.

The scale is the usual one: × 未着手, △ 着手, ○ 概ね達成, ◎ 完了. Rows count from 1 as Excel shows them.
"""

from __future__ import annotations

import dataclasses

import pytest
from foreign_books import (
    ADVICE,
    CHECK,
    COURSE,
    EXPERT,
    GUIDE,
    MANUAL,
    PLACE,
    Q1,
    Q2,
    VISIT,
    book,
    converted,
    found,
    read,
    said,
    text,
)

from kyoten.storage.submission_rows import quarter_of

TALL = [
    ["地域子育て支援拠点 平成23年度 第2四半期 進捗状況報告"],
    [],
    ["No.", "機能", "行動計画", "状況", "進捗率(%)", "実績(回)", "取組実績", "課題", "次期の対応", "担当者"],
    [1, PLACE, GUIDE, "○", 60, "", "案内を刷った。\n300部配った。", "特になし", "", "広場"],
    [2, "", COURSE, "実施中", "", 2, "7月、9月に開いた。", "", "11月に開く。", "広場"],
    [3, "", VISIT, "", "", "", "", "", "", ""],
    [4, "", CHECK, "◎", "", "", "", "", "", ""],
    ["", "小計", "", "", "", 2],
    [5, ADVICE, "相談の手順書をまとめる", "着手", "約30%", "", "", "－", "", "相談員"],
    [6, "", EXPERT, "", "", "", "", "", "", "区"],
    [],
    ["※進捗率は年度の計画に対する割合"],
]


# Row 4: ○ is 概ね達成; row 9: 約30% is 30, － is empty; rows 6 and 10 report nothing (a name alone is no report).
TALL_SAID = [
    (2, "1-1-H01", "概ね達成", 60, None, "案内を刷った。\n300部配った。/特になし/広場"),
    (2, "1-1-H02", "実施中", None, 2, "7月、9月に開いた。/11月に開く。/広場"),
    (2, "1-2-H03", "完了", None, None, ""),
    (2, "4-1-H01", "着手", 30, None, "相談員"),
]


def test_a_tall_sheet():
    """One quarter, one row an item, functions only where they begin, a subtotal, a note, the last row left blank."""
    report = read(book(("報告", TALL)))
    assert said(report) == TALL_SAID
    assert report.problems == ()
    assert (report.quarter, report.role, report.blank) == (Q2, "法人", ("1-1-G01", "4-1-G01"))
    rules = {(each.cell, each.source, each.result) for each in report.conversions}
    assert {("D4", "○", "概ね達成"), ("E9", "約30%", "30"), ("D7", "◎", "完了"), ("H9", "－", "")} <= rules
    assert ("C8", "C8", "1行") in rules  # the subtotal
    assert ("C12", "C12", "1行") in rules  # the note


@pytest.mark.parametrize("extension", ["xls", "ods"])
def test_the_tall_sheet_in_other_formats(tmp_path, extension):
    """As LibreOffice saves it."""
    assert said(read(converted(book(("報告", TALL)), tmp_path, extension), f"報告.{extension}")) == TALL_SAID


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16"])
def test_the_tall_sheet_as_text(encoding):
    """As csv in every encoding that offices use; － stays what it is in all of them."""
    report = read(text(TALL, encoding), "報告.csv")
    assert said(report) == TALL_SAID
    assert report.entries[0].cells[0] == ("status", "R4C4")


def test_the_header_under_a_letterhead():
    """Eleven rows of letterhead, the role in a cell of its own, blank columns at the left."""
    rows = [["", "", "", "", "平成23年10月5日"], ["", "", "○○区役所"], [], ["", "", "NPO法人○○会"], []]
    rows += [["", "", "地域子育て支援拠点事業 四半期報告書"], ["", "", "四半期", 2], ["", "", "役割", "法人"], [], []]
    rows += [["", "", "下記のとおり報告します。"], ["", "", "取組項目", "評価", "達成率"], ["", "", GUIDE, "○", "7割"]]
    report = read(book(("様式1", rows)))
    assert said(report) == [(2, "1-1-H01", "概ね達成", 70, None, "")]
    assert report.problems == ()
    assert report.entries[0].source == "様式1!E13"


WIDE = [
    ["平成23年度 行動計画 進捗管理表"],
    ["項目", "第1四半期", "", "", "第2四半期", "", "", "第3四半期", "", "", "備考"],
    ["", "状況", "進捗率", "実績", "状況", "進捗率", "実績", "状況", "進捗率", "実績", ""],
    [GUIDE, "着手", 25, "", "実施中", 50, "", "", "", "", "予定どおり"],
    [COURSE, "着手", "", 1, "実施中", "", 2, "", "", "", ""],
    [VISIT, "", "", "", "完了", 100, "", "", "", "", ""],
    [CHECK, "着手", "", "", "", "", "", "", "", "", ""],
]


WIDE_MERGED = ["A1:K1", "A2:A3", "B2:D2", "E2:G2", "H2:J2", "K2:K3"]


# 備考 names no quarter: it was written for the newest with values, the second.
WIDE_SAID = [
    (1, "1-1-H01", "着手", 25, None, ""),
    (1, "1-1-H02", "着手", None, 1, ""),
    (1, "1-2-H03", "着手", None, None, ""),
    (2, "1-1-H01", "実施中", 50, None, "予定どおり"),
    (2, "1-1-H02", "実施中", None, 2, ""),
    (2, "1-1-G01", "完了", 100, None, ""),
]


@pytest.mark.parametrize("merged", [[], WIDE_MERGED])
def test_a_wide_sheet(merged):
    """Blocks of columns for each quarter, under merged headings or headings over blank cells; all quarters are read."""
    report = read(book(("管理表", WIDE, merged)))
    assert said(report) == WIDE_SAID
    assert (report.quarter, report.problems) == (Q2, ())
    assert quarter_of(report) == Q2


def test_one_quarter_of_a_wide_sheet():
    """Asked for one quarter, the others are left alone; asked for one that it has not, it says so."""
    assert said(read(book(("管理表", WIDE)), quarter=Q1)) == [row for row in WIDE_SAID if row[0] == 1]
    other = read(book(("管理表", WIDE)), quarter=dataclasses.replace(Q2, number=4))
    assert (found(other), other.entries) == ([("", "other_quarter")], ())


def test_three_header_rows():
    """Year, quarter and column in three merged rows; last year's columns are not this plan's."""
    rows = [
        ["取組項目", "平成22年度", "", "平成23年度", "", "", ""],
        ["", "第4四半期", "", "第1四半期", "", "第2四半期", ""],
        ["", "評価", "達成率", "評価", "達成率", "評価", "達成率"],
        [GUIDE, "○", 90, "△", 10, "△", "20%"],
        [EXPERT, "×", 0, "×", 0, "◎", "100%"],
    ]
    merged = ["A1:A3", "B1:C1", "D1:G1", "B2:C2", "D2:E2", "F2:G2"]
    report = read(book(("表", rows, merged)))
    assert [row[:4] for row in said(report)] == [
        (1, "1-1-H01", "着手", 10),
        (1, "4-1-G01", "未着手", 0),
        (2, "1-1-H01", "着手", 20),
        (2, "4-1-G01", "完了", 100),
    ]
    assert found(report) == [("B3", "columns_of_other_year")]


def test_halves_of_a_year():
    """前期 and 後期 are reports for their last quarters, and that is recorded."""
    rows = [
        ["項目", "前期", "", "後期", ""],
        ["", "状況", "進捗率", "状況", "進捗率"],
        [GUIDE, "着手", 30, "完了", 100],
    ]
    report = read(book(("平成23年度", rows)))
    assert [row[:4] for row in said(report)] == [(2, "1-1-H01", "着手", 30), (4, "1-1-H01", "完了", 100)]
    halves = [(each.cell, each.source, each.result) for each in report.conversions]
    assert halves == [("B1", "前期", "第2四半期"), ("D1", "後期", "第4四半期")]


def test_a_half_year_in_the_title():
    """上半期 in the title: the report is the second quarter's."""
    report = read(book(("報告", [["平成23年度上半期 実績報告"], ["項目", "状況"], [GUIDE, "着手"]])))
    assert [row[:3] for row in said(report)] == [(2, "1-1-H01", "着手")]
    assert [(each.cell, each.source, each.result) for each in report.conversions] == [("A1", "上半期", "第2四半期")]


def test_merged_functions_and_values():
    """Cells merged downwards count for every row: the function, the viewpoint, one status for two items."""
    rows = [
        ["機能", "視点", "項目", "主体", "1Q 状況", "1Q 進捗率"],
        [PLACE, "迎える工夫", GUIDE, "法人", "実施中", 40],
        ["", "", COURSE, "法人", "", 50],
        ["", "", VISIT, "行政", "着手", "同上"],
        [ADVICE, "", MANUAL, "法人", "〃", ""],
    ]
    report = read(book(("表", rows, ["A2:A4", "B2:B4", "E2:E3"])))
    assert [row[1:4] for row in said(report)] == [
        ("1-1-H01", "実施中", 40),
        ("1-1-H02", "実施中", 50),
        ("1-1-G01", "着手", 50),
        ("4-1-H01", "着手", None),
    ]
    rules = {(each.cell, each.rule) for each in report.conversions}
    assert ("E3", "結合されたセルの値を使いました") in rules
    assert ("F4", "上のセルと同じ値としました") in rules


def test_a_row_of_instructions_under_the_header():
    """It is a note; a row without an item further down is a row that somebody forgot to name."""
    rows = [["行動計画", "状況", "進捗率(%)", "取組実績"], ["", "◎○△×を選択", "半角数字", "(この四半期に行ったこと)"]]
    rows += [[GUIDE, "○", 60, "刷った"], ["", "", "", "(別の紙に記入)"]]
    report = read(book(("第2四半期", rows)))
    assert said(report) == [(2, "1-1-H01", "概ね達成", 60, None, "刷った")]
    assert found(report) == [("A4", "nameless_row")]


def test_headings_of_sections():
    """A row that holds a function's name, or a role in brackets, speaks of the rows below it."""
    rows = [["項目", "1Q 状況"], ["■ 親子の居場所"], ["【法人】"], [GUIDE, "着手"], ["【行政】"], [VISIT, "完了"]]
    rows += [["4 子育て相談"], [EXPERT, "着手"]]
    report = read(book(("表", rows)))
    assert [row[1:3] for row in said(report)] == [("1-1-H01", "着手"), ("1-1-G01", "完了"), ("4-1-G01", "着手")]
    assert report.problems == ()


def test_ids_before_texts():
    """Where a column has our ids they decide; a number that merely counts rows does not."""
    rows = [
        ["番号", "項目", "1Q 状況"],
        ["1-1-h1", "案内", "着手"],
        ["１－２－Ｈ０３", "", "完了"],
        [3, MANUAL, "着手"],
    ]
    assert [row[1:3] for row in said(read(book(("表", rows))))] == [
        ("1-1-H01", "着手"),
        ("1-2-H03", "完了"),
        ("4-1-H01", "着手"),
    ]
