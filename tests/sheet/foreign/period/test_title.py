"""What stands over a header: titles that name the sheet's quarter and role, and texts that only mention another one.

Expected values are what a clerk would say of each text; April begins the fiscal year, and the plan is 平成23年度's.
"""

from __future__ import annotations

import dataclasses
import time

import pytest
from foreign_books import ADVICE, COURSE, GUIDE, MANUAL, PLACE, PLAN, Q2, Q4, VISIT, book, found, grid, read, said

from kyoten.fiscal import Quarter
from kyoten.sheet.foreign.period.title import title_period
from kyoten.sheet.foreign.sheet_period import BOOK_RULE, HALF_RULE, YEAR_END_RULE
from kyoten.sheet.foreign.sheet_scope import function_and_role

HEADER = ["項目", "状況"]
TABLE = [HEADER, [GUIDE, "着手"]]


@pytest.mark.parametrize(
    "text",
    [
        "次回(第3四半期)の提出期限は平成24年1月15日です",
        "次回(第3四半期)の提出期限は\n平成24年1月15日です",
        "前回(第1四半期)の内容を踏まえて記入してください",
        "第3四半期の報告は1月に依頼します",
        "第3四半期の結果を1月に報告します",
        "第1四半期の進捗状況は提出しました。",
        "第1四半期の指摘事項への対応状況を下記のとおり報告します。",
        "※第1四半期から変更があった箇所は赤字",
        "第1四半期から変更があった箇所は赤字",
        "(注)第1四半期と同じ項目は空欄",
        "(参考)第1四半期の実績",
        "【第3四半期】の提出期限は1月15日です",
        "(第3四半期)提出期限は1月15日です",
        "「第3四半期」の欄は空欄にしてください",
        "前回 第1四半期",
        "(前回)第1四半期",
        "第1四半期(前回)",
        "前期(第1四半期)",
        "前四半期:1Q",
        "次回提出: 第 3 四半期末",
        "第3四半期末までに提出",
        "提出期限 第3四半期初日",
        "第1四半期以降の変更点",
        "平成23年度第2・3四半期",
        "年度末見込の報告",
        "前年度末報告",
        "年度末までに報告",
    ],
)
def test_no_title(text):
    """Sentences, notes, and quarters that are said to be others: the sheet's quarter is not known from them."""
    assert title_period(text).quarter is None


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("平成23年度 第2四半期 進捗状況報告", 2),
        ("平成23年度\n第2四半期\n進捗状況報告", 2),
        ("平成23年度第2四半期の進捗状況を下記のとおり報告します。", 2),
        ("平成23年度第2四半期(7月〜9月)の進捗状況について、下記のとおりご報告いたします。", 2),
        ("第2四半期における進捗を次のとおり報告する", 2),
        ("第2四半期の進捗状況は下記のとおりです。", 2),
        ("報告対象: 第2四半期", 2),
        ("(第2四半期分)", 2),
        ("【第2四半期】下記に記入してください", 2),
        ("平成23年度第2四半期 報告\n※第1四半期から変更があった箇所は赤字", 2),
        ("平成23年度第2四半期 報告(前回:第1四半期)", 2),
        ("平成23年度第2四半期報告書(提出期限:第3四半期の初日)", 2),
        ("平成23年度第2四半期 報告書(黄色の欄に記入してください)", 2),
        ("前回 第1四半期 今回 第2四半期", 2),
        ("平成23年度第2四半期 はぐはぐの樹 報告書", 2),
        ("第2四半期までの進捗状況", 2),
        ("7月から9月の進捗", 2),
        ("平成23年度前期", 2),
        ("前期の報告", 2),
        ("前期(4〜9月)", 2),
        ("平成23年度末報告", 4),
        ("年度末 進捗状況報告書", 4),
        ("年度末時点", 4),
    ],
)
def test_a_title(text, quarter):
    """Words that are no sentence; the formal sentence that reports; a note or other quarter beside them is nothing."""
    assert title_period(text).quarter == quarter


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("第1四半期の結果を\n次回報告する。", None),  # breaks off at a particle: one sentence
        ("第3四半期\nに見直す。", None),  # begins with one
        ("第1四半期の結果\n次回報告する。", 1),
        ("進捗報告、\n第3四半期", 3),
        ("\n 第3四半期 \n\n 報告", 3),
    ],
)
def test_a_sentence_over_two_lines_is_one(text, quarter):
    assert title_period(text).quarter == quarter


@pytest.mark.parametrize(
    ("over", "sheet", "file", "quarter"),
    [
        ([["次回(第3四半期)の提出期限は平成24年1月15日です"]], "報告", "報告.xlsx", None),
        ([["前回(第1四半期)の内容を踏まえて記入してください"]], "報告", "H23_第2四半期.xlsx", 2),
        ([["第3四半期の報告は1月に依頼します"]], "2Q", "報告.xlsx", 2),
        ([["平成23年度第2四半期"], ["次回(第3四半期)の提出期限は平成24年1月15日です"]], "報告", "報告.xlsx", 2),
        ([["前回", "第1四半期"], ["今回", "第2四半期"]], "報告", "報告.xlsx", 2),
        ([["次回提出期限", "第3四半期末"]], "報告", "報告.xlsx", None),
        ([["四半期: 第2"]], "報告", "報告.xlsx", 2),
        ([["四半期", "第2"]], "報告", "報告.xlsx", 2),
        ([["平成23年度第2・3四半期"]], "報告", "報告.xlsx", None),
        ([["2011/9/30時点"]], "報告", "報告.xlsx", 2),
        ([["平成23年9月30日現在"]], "報告", "報告.xlsx", 2),
        ([["平成23年10月5日"]], "報告", "報告.xlsx", None),
        ([["H23.4〜H23.9"]], "報告", "報告.xlsx", 2),
        ([["9月分"]], "報告", "報告.xlsx", None),
        ([["平成23年度"]], "平成23年4月〜平成24年3月", "報告.xlsx", None),
    ],
)
def test_the_quarter_of_a_sheet(over, sheet, file, quarter):
    """From the title, else from a name; where only prose names one, it is asked for and nothing is taken."""
    report = read(book((sheet, [*over, *TABLE])), file)
    assert report.quarter == (Quarter(2011, quarter) if quarter else None)
    assert [each.item for each in report.entries] == (["1-1-H01"] if quarter else [])
    assert found(report) == ([] if quarter else [("", "no_quarter")])


@pytest.mark.parametrize("over", [["第3四半期の報告は1月に依頼します"], ["次回提出", "第3四半期"]])
def test_prose_over_a_second_table(over):
    """The line over it tells what to do and names another quarter: the table stays the sheet's quarter's."""
    rows = [["平成23年度第2四半期"], *TABLE, [], over, HEADER, [MANUAL, "完了"]]
    report = read(book(("報告", rows)))
    assert [row[:3] for row in said(report)] == [(2, "1-1-H01", "着手"), (2, "4-1-H01", "完了")]


@pytest.mark.parametrize(
    ("title", "quarter", "source", "rule"),
    [
        ("平成23年度末報告", Q4, "年度末", YEAR_END_RULE),
        ("H23.4〜H23.9", Q2, "H23.4〜H23.9", HALF_RULE),
    ],
)
def test_what_is_taken_as_a_quarter_is_recorded(title, quarter, source, rule):
    """A half-year and the year's end are read as the quarter that they end with."""
    report = read(book(("報告", [[title], *TABLE])))
    assert report.quarter == quarter
    assert [(each.cell, each.source, each.result, each.rule) for each in report.conversions] == [
        ("A1", source, quarter.label, rule)
    ]


def test_a_sheet_for_each_month():
    """H23.6 ends a quarter, the months before it end none: while theirs is not known, nothing of the file is taken."""
    months = ((4, GUIDE), (5, VISIT), (6, MANUAL))
    report = read(book(*((f"H23.{month}", [HEADER, [item, "着手"]]) for month, item in months)))
    assert [(each.sheet, each.code) for each in report.problems] == [("H23.4", "no_quarter"), ("H23.5", "no_quarter")]
    assert report.entries == ()


@pytest.mark.parametrize(
    ("sheet", "codes"),
    [("7月", ["quarter_disagrees"]), ("H23.7", ["quarter_disagrees"]), ("6月", []), ("H23.5", []), ("7月の報告", [])],
)
def test_a_month_against_the_name_of_the_file(sheet, codes):
    """July is not of the first quarter: a warning, for a sheet may have the month in which it was written."""
    report = read(book((sheet, TABLE)), "平成23年度第1四半期.xlsx")
    assert [each.code for each in report.problems] == codes
    assert [each.quarter.number for each in report.entries] == [1]


@pytest.mark.parametrize(
    ("titles", "role"),
    [
        (["平成23年度第2四半期 行政の役割"], "行政"),
        (["平成23年度第2四半期行政の役割"], "行政"),
        (["平成23年度第2四半期(行政)"], "行政"),
        (["平成23年度第2四半期＜行政＞"], "行政"),
        (["平成23年度第2四半期【法人分】"], "法人"),
        (["平成23年度第2四半期 進捗状況報告書 法人用"], "法人"),
        (["平成23年度 区の役割"], "行政"),
        (["役割:法人"], "法人"),
        (["行政の役割と法人の役割"], ""),
        (["行政の役割", "法人の役割"], ""),
        (["※【行政】の欄は記入しないでください"], ""),
        (["区分"], ""),
        (["区分: 計画"], ""),
        (["行政分野の取組"], ""),
        (["地区の役割"], ""),
        (["法人:○○会"], ""),
        (["運営法人 ○○会"], ""),
    ],
)
def test_the_role_of_a_title(titles, role):
    """In brackets or said to be a role; two of them are none, a body's name is none, and 区分 is no ward's part."""
    assert function_and_role(grid([titles, *TABLE]), 1, PLAN)[1] == role


def test_the_role_in_the_title_decides_between_two_items():
    """The same words are an item of each role; the title says whose sheet it is, as a sheet's name would."""
    items = tuple(dataclasses.replace(each, text="案内を配る。") for each in PLAN.items if each.text in (GUIDE, VISIT))
    rows = [["平成23年度第2四半期 行政の役割"], HEADER, ["案内を配る。", "着手"]]
    report = read(book(("報告", rows)), plan=dataclasses.replace(PLAN, items=items))
    assert [(each.item, each.role) for each in report.entries] == [("1-1-G01", "行政")]
    assert report.problems == ()


@pytest.mark.parametrize("text", ["\n" * 30_000 + "x", "第1" + " " * 30_000, "9月30" + " " * 30_000, "1・" * 15_000])
def test_a_cell_of_nothing_but_filling_takes_no_time(text):
    """A cell holds 32,767 characters at most: such a one is looked through at once."""
    begun = time.perf_counter()
    title_period(text)
    assert time.perf_counter() - begun < 1


HEAD = ["取組内容", "状況"]


def test_the_quarter_on_the_cover():
    """A cover names it, and the sheets of the functions do not: it is theirs, and that is recorded for each."""
    cover = ("表紙", [["平成23年度 第1四半期 進捗報告書"]])
    sheets = [cover, (PLACE, [HEAD, [GUIDE, "△"]]), (ADVICE, [HEAD, [MANUAL, "◎"]])]
    report = read(book(*sheets))
    assert [row[:3] for row in said(report)] == [(1, "1-1-H01", "着手"), (1, "4-1-H01", "完了")]
    assert report.problems == ()
    named = {(each.sheet, each.result) for each in report.conversions if each.rule == BOOK_RULE}
    assert named == {(PLACE, "第1四半期"), (ADVICE, "第1四半期")}


def test_the_quarter_on_the_first_sheet_alone():
    """The same; where two sheets name two quarters, a third that names none is asked about."""
    first, second = (PLACE, [["第2四半期"], HEAD, [GUIDE, "△"]]), (ADVICE, [HEAD, [MANUAL, "◎"]])
    assert [row[:2] for row in said(read(book(first, second)))] == [(2, "1-1-H01"), (2, "4-1-H01")]
    third = ("別紙", [["第3四半期"], HEAD, [COURSE, "△"]])
    assert ("", "no_quarter") in found(read(book(first, third, second)))


def test_the_book_goes_before_the_files_name():
    report = read(book((PLACE, [["第2四半期"], HEAD, [GUIDE, "△"]]), (ADVICE, [HEAD, [MANUAL, "◎"]])), "第1四半期.xlsx")
    assert [row[:2] for row in said(report)] == [(2, "1-1-H01"), (2, "4-1-H01")]
    assert {code for _, code in found(report)} == {"quarter_disagrees"}


def test_a_column_of_last_year_for_comparison():
    """One column of another year among the plan year's: it is left out and said; the sheet is of the plan's year."""
    rows = [["平成23年度 第1四半期 進捗報告"], ["取組内容", "平成22年度実績", "状況", "進捗率"], [GUIDE, 5, "△", 20]]
    report = read(book(("報告", rows)))
    assert said(report) == [(1, "1-1-H01", "着手", 20, None, "")]
    assert found(report) == [("B2", "columns_of_other_year")]
    other = [["取組内容", "平成22年度 第1四半期 状況", "備考"], [GUIDE, "△", "済"]]
    assert [code for _, code in found(read(book(("報告", other))))] == ["other_year"]
