"""Workbooks in the manner of real offices → entries and problems, worked out by hand from what the cells say.

The scale is the usual one: × 未着手, △ 着手, ○ 概ね達成, ◎ 完了. Rows count from 1 as Excel shows them.
"""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import openpyxl
import plan_workbook
import pytest
from foreign_books import (
    ADVICE,
    CHECK,
    COURSE,
    EXPERT,
    GUIDE,
    MANUAL,
    PLACE,
    PLAN,
    Q1,
    Q2,
    SAFE,
    SECOND_STATE,
    VISIT,
    book,
    converted,
    found,
    read,
    said,
    text,
)
from openpyxl.styles import numbers
from quarter_sheets import PLAN as OURS
from quarter_sheets import Filled

from kyoten.problems.problem import Severity
from kyoten.sample import read_shipped_plan
from kyoten.sheet.known import Choices
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


def test_a_sheet_for_each_function():
    """The function stands on the tab only; a cover and an example are left out."""
    same = "利用者の声を聞く。"
    items = (
        *PLAN.items,
        dataclasses.replace(PLAN.items[0], id="1-1-H09", text=same),
        dataclasses.replace(PLAN.items[4], id="4-1-H09", text=same),
    )
    header = ["行動計画", "状況"]
    data = book(
        ("表紙", [["平成23年度 第1四半期"]]),
        ("親子の居場所", [header, [GUIDE, "着手"], [same, "完了"]]),
        ("子育て相談", [header, [MANUAL, "実施中"], [same, "未着手"]]),
        ("記入例", [header, [CHECK, "完了"]]),
    )
    report = read(data, "1Q.xlsx", plan=dataclasses.replace(PLAN, items=items))
    assert [row[:3] for row in said(report)] == [
        (1, "1-1-H01", "着手"),
        (1, "1-1-H09", "完了"),
        (1, "4-1-H01", "実施中"),
        (1, "4-1-H09", "未着手"),
    ]
    assert [each.code for each in report.problems] == ["example_not_read"]


@pytest.mark.parametrize("names", [("法人", "行政"), ("1Q_法人", "1Q_行政"), ("法人の役割", "行政の役割")])
def test_a_sheet_for_each_role(names):
    """The role stands on the tab only; the same words are two items, one of each role."""
    same = "案内を配る。"
    items = (
        *PLAN.items,
        dataclasses.replace(PLAN.items[0], id="1-1-H09", text=same),
        dataclasses.replace(PLAN.items[2], id="1-1-G09", text=same),
    )
    rows = [["項目", "状況"], [same, "着手"]]
    plan = dataclasses.replace(PLAN, items=items)
    report = read(book((names[0], rows), (names[1], [rows[0], [same, "完了"]])), "1Q.xlsx", plan=plan)
    assert [(each.item, each.role, each.status) for each in report.entries] == [
        ("1-1-H09", "法人", "着手"),
        ("1-1-G09", "行政", "完了"),
    ]
    assert (report.role, report.problems) == (None, ())


def test_one_quarter_a_sheet():
    """Four tabs; asked for the second quarter only its tab is read, and the others are named."""
    header = ["項目", "状況"]
    data = book(("1Q", [header, [GUIDE, "着手"]]), ("2Q", [header, [GUIDE, "実施中"]]), ("3Q", [header, [GUIDE, ""]]))
    report = read(data)
    assert [row[:3] for row in said(report)] == [(1, "1-1-H01", "着手"), (2, "1-1-H01", "実施中")]
    assert (report.quarter, report.problems) == (Q2, ())
    asked = read(data, quarter=Q2)
    assert [row[:3] for row in said(asked)] == [(2, "1-1-H01", "実施中")]
    assert [(each.sheet, each.code, each.severity) for each in asked.problems] == [
        ("1Q", "other_quarter", Severity.WARNING),
        ("3Q", "other_quarter", Severity.WARNING),
    ]


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


def test_rows_that_fit_no_item_or_several():
    """A doubtful row is an error that asks, one of no item a warning, a blank one nothing; a person picks."""
    two_in_one = "相談の手順書をまとめ、専門相談の担当を決める。"
    rows = [
        ["項目", "1Q 状況"],
        [two_in_one, "着手"],
        ["駐車場の舗装を直す。", "完了"],
        ["駐輪場の屋根を直す。", ""],
        [GUIDE, "着手"],
        ["", "実施中"],
    ]
    report = read(book(("表", rows)))
    assert [(each.cell, each.code, each.severity.value) for each in report.problems] == [
        ("A2", "doubtful_match", "error"),
        ("A3", "unmatched_row", "warning"),
        ("A6", "nameless_row", "warning"),
    ]
    assert (report.unmatched, said(report)) == (
        ("表!A2", "表!A3", "表!A6"),
        [(1, "1-1-H01", "着手", None, None, "")],
    )
    first = report.doubts[0]
    assert (first.sheet, first.cell, first.text, first.source) == ("表", "A2", two_in_one, "表!A2")
    assert {"4-1-H01", "4-1-G01"} == {item for item, _, _ in first.candidates[:2]}
    picks = {"表!A2": "4-1-H01", "表!A3": ""}
    answered = read(book(("表", rows)), choices=Choices(picks=picks))
    assert [row[1:3] for row in said(answered)] == [("4-1-H01", "着手"), ("1-1-H01", "着手")]
    assert [(each.cell, each.code) for each in answered.problems] == [("A6", "nameless_row")]


def test_two_rows_of_one_item():
    """The same values count once; different ones keep both out, whichever sheet they are in."""
    header = ["項目", "状況"]
    data = book(
        ("1Q", [header, [GUIDE, "着手"], [GUIDE, "着手"], [CHECK, "着手"]]), ("1Q (2)", [header, [CHECK, "完了"]])
    )
    report = read(data)
    assert [row[1:3] for row in said(report)] == [("1-1-H01", "着手")]
    assert sorted((each.sheet, each.cell, each.code) for each in report.problems) == [
        ("1Q", "A3", "same_row_twice"),
        ("1Q", "A4", "duplicate_item"),
        ("1Q (2)", "A2", "duplicate_item"),
    ]


MATRIX_HEADER = (
    "機能 目指す拠点の姿 振り返りの視点 平成23年度行動計画(法人の役割) 平成23年度行動計画(行政の役割) "
    "第1四半期状況 第1四半期取組実績"
)
TWO = f"●{GUIDE}\n●{COURSE}"
MATRIX = [
    ["平成23年度 行動計画"],
    MATRIX_HEADER.split(),
    [PLACE, "①温かく迎え入れる雰囲気がある。", "○迎えるための工夫をしているか。", TWO, "", "着手\n実施中", "準備中。"],
    ["", "", "", "", f"●{VISIT}", "完了", "●周知した。"],
    ["", f"②{SECOND_STATE}", f"○{SAFE}", f"●{CHECK}", "", "○", ""],
    [ADVICE, "①気軽に相談できる。", "○相談の手順があるか。", f"●{MANUAL}", f"●{EXPERT}", "着手", ""],
]


def test_the_matrix_with_quarters_beside_it():
    """Several ● in a cell with a status on each line, a text for all; one status for two items is asked about."""
    report = read(book(("計画", MATRIX)))
    assert said(report) == [
        (1, "1-1-H01", "着手", None, None, "準備中。"),
        (1, "1-1-H02", "実施中", None, None, "準備中。"),
        (1, "1-1-G01", "完了", None, None, "●周知した。"),
        (1, "1-2-H03", "概ね達成", None, None, ""),
    ]
    assert found(report) == [("F6", "several_items_one_value")]
    assert report.errors[0].value == "着手"


def test_columns_for_each_role():
    """Each role has its own columns beside the matrix: its items take theirs."""
    rows = [["項目", "主体", "法人", "", "行政", ""], ["", "", "状況", "進捗率", "状況", "進捗率"]]
    rows += [[GUIDE, "法人", "着手", 20, "", ""], [VISIT, "行政", "", "", "完了", 100]]
    report = read(book(("1Q", rows)))
    assert [row[1:4] for row in said(report)] == [("1-1-H01", "着手", 20), ("1-1-G01", "完了", 100)]


def test_percents_of_a_column():
    """Fractions alone are shares of 1, over all quarters' columns; beside whole numbers they are asked about."""
    rows = [["項目", "1Q 進捗率", "2Q 進捗率"], [GUIDE, 0.25, 1], [COURSE, "0.5", 1]]
    assert [row[:4] for row in said(read(book(("表", rows))))] == [
        (1, "1-1-H01", None, 25),
        (1, "1-1-H02", None, 50),
        (2, "1-1-H01", None, 100),
        (2, "1-1-H02", None, 100),
    ]
    mixed = book(("1Q", [["項目", "進捗率"], [GUIDE, 0.5], [COURSE, 40], [CHECK, "５割"]]))
    report = read(mixed)
    assert [row[1:4] for row in said(report)] == [("1-1-H02", None, 40), ("1-2-H03", None, 50)]
    assert found(report) == [("B2", "percent_ambiguous")]


@pytest.mark.parametrize(("answer", "percent"), [("ratio", 50), ("percent", 0.5)])
def test_an_answer_about_fractions(answer, percent):
    """A person says what 0.5 beside 40 means; it is recorded as a conversion."""
    data = book(("1Q", [["項目", "進捗率"], [GUIDE, 0.5], [COURSE, 40]]))
    report = read(data, choices=Choices(fractions=answer))
    assert ([each.percent for each in report.entries], report.problems) == ([percent, 40], ())
    assert [(each.cell, each.source) for each in report.conversions] == [("B2", "0.5")]


def test_cells_shown_as_percentages():
    """0.5 that the workbook shows as 50% is 50, whatever stands beside it."""
    made = openpyxl.load_workbook(io.BytesIO(book(("1Q", [["項目", "進捗率"], [GUIDE, 0.5], [COURSE, 40]]))))
    made["1Q"]["B2"].number_format = numbers.FORMAT_PERCENTAGE
    target = io.BytesIO()
    made.save(target)
    assert [row[3] for row in said(read(target.getvalue()))] == [50, 40]


def test_symbols_that_the_scale_does_not_have():
    """□ and 済 are asked about, by the cell; an answer is applied and recorded."""
    data = book(("1Q", [["項目", "状況"], [GUIDE, "□"], [COURSE, "済"], [CHECK, "〇"]]))
    report = read(data)
    assert [row[1:3] for row in said(report)] == [("1-2-H03", "概ね達成")]
    assert found(report) == [("B2", "status_symbol_ambiguous"), ("B3", "unknown_status")]
    answered = read(data, choices=Choices(symbols={"□": "未着手", "済": "完了"}))
    assert [each.status for each in answered.entries] == ["未着手", "完了", "概ね達成"]
    assert [each.cell for each in answered.conversions] == ["B2", "B3", "B4"]


def test_error_cells_and_formulas():
    """#REF! and a formula that was never calculated keep their rows out; the others are taken."""
    made = openpyxl.load_workbook(io.BytesIO(book(("1Q", [["項目", "進捗率"], [GUIDE, 1], [COURSE, 2], [CHECK, 30]]))))
    made["1Q"]["B2"] = "#REF!"
    made["1Q"]["B2"].data_type = "e"
    made["1Q"]["B3"] = "=10+20"
    target = io.BytesIO()
    made.save(target)
    report = read(target.getvalue())
    assert [row[1:4] for row in said(report)] == [("1-2-H03", None, 30)]
    assert found(report) == [("B2", "error_cell"), ("B3", "formula_no_value")]


def test_counts_that_fall_from_quarter_to_quarter():
    """1, 2, 1 times: cumulative counts cannot fall, so these are of each quarter alone; a warning by the cell."""
    rows = [["項目", "1Q 回数", "2Q 回数", "3Q 回数"], [COURSE, 1, 2, 1]]
    assert found(read(book(("表", rows)))) == [("D2", "count_below_last")]
    assert found(read(book(("表", rows)), quarter=dataclasses.replace(Q2, number=3))) == [("D2", "count_below_last")]


def test_the_years_column_beside_the_quarters():
    """評価 of the whole year is no quarter's; 担当 is the newest quarter's."""
    rows = [
        ["項目", "担当", "1Q 評価", "2Q 評価", "評価"],
        [GUIDE, "広場", "△", "○", "◎"],
        [CHECK, "広場", "△", "", ""],
    ]
    report = read(book(("表", rows)))
    assert [(*row[:3], row[5]) for row in said(report)] == [
        (1, "1-1-H01", "着手", ""),
        (1, "1-2-H03", "着手", ""),
        (2, "1-1-H01", "概ね達成", "広場"),
    ]


def test_a_report_that_lost_its_machine_row():
    """Our own sheet whose third row somebody deleted is read by its headers and ids."""
    sheet = Filled().type("1-1-H05", 状況="完了", 進捗率=100)
    sheet.sheet.delete_rows(3)
    report = read(sheet.bytes(), plan=OURS)
    assert [(row[0], *row[1:4]) for row in said(report)] == [(2, "1-1-H05", "完了", 100)]


@pytest.mark.parametrize("bad", [b"", b"a,b\n"])
def test_nothing_to_read(bad, tmp_path: Path):
    """Hardly a table: one problem that says so."""
    report = read(bad or text([["x"]]), "x.csv")
    assert [each.code for each in report.problems] == ["no_header"]


SCALE = ("未着手", "着手", "実施中", "概ね達成", "完了")


def with_quarters(data: bytes, sources: dict[str, str]) -> tuple[bytes, dict[tuple[int, str], str]]:
    """The plan's matrix with 状況 of two quarters at its right, a line for each item of the row; and what each says."""
    made = openpyxl.load_workbook(io.BytesIO(data))
    right = {sheet.title: sheet.max_column + 1 for sheet in made}
    for sheet in made:
        for row in range(1, sheet.max_row + 1):
            if sheet.cell(row, 1).value == "機能":
                for number in (1, 2):
                    sheet.cell(row, right[sheet.title] + number - 1, f"第{number}四半期\n状況")
    lines: dict[tuple[str, int, int], list[str]] = {}
    says: dict[tuple[int, str], str] = {}
    # Left to right and, within a cell, in the plan's order: sources stand in that order already.
    for turn, (item_id, source) in enumerate(sorted(sources.items(), key=lambda each: each[1].rpartition("!")[2][:1])):
        title, _, address = source.rpartition("!")
        for number in (1, 2):
            says[number, item_id] = SCALE[(turn + number) % len(SCALE)]
            lines.setdefault((title, int(address[1:]), number), []).append(says[number, item_id])
    for (title, row, number), statuses in lines.items():
        made[title].cell(row, right[title] + number - 1, "\n".join(statuses))
    target = io.BytesIO()
    made.save(target)
    return target.getvalue(), says


@pytest.mark.parametrize("make", [plan_workbook.sheet_per_function, plan_workbook.all_on_one_sheet])
def test_the_whole_plan_with_two_quarters_beside_it(make):
    """All 136 items of the real plan, several in a cell, one sheet a function or blocks below each other."""
    data, says = with_quarters(*make())
    report = read(data, plan=read_shipped_plan())
    assert {(each.quarter.number, each.item): each.status for each in report.entries} == says
    assert (len(says), report.errors, report.unmatched) == (272, (), ())
