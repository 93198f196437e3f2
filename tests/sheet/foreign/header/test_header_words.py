"""What a header says besides its name (role, months), and short reports in words. All expectations by hand."""

from __future__ import annotations

import pytest
from foreign_books import CHECK, COURSE, GUIDE, VISIT, book, found, read, said

from kyoten.sheet.foreign.columns.contents import question
from kyoten.sheet.foreign.header.words import UNNAMED, column_code, header_words

ROLES = ("法人", "行政", "市社協")
TITLE = ["平成23年度 第2四半期 報告"]
SHORT = ("会議で共有した。", "文面を見直した。", "毎月点検した。")


def sheet(header: str, *values: str) -> bytes:
    """A report with one column of progress."""
    return book(("報告", [TITLE, ["行動計画", header], *zip((GUIDE, COURSE, VISIT, CHECK), values, strict=False)]))


@pytest.mark.parametrize(
    ("header", "role", "rest"),
    [
        ("進捗率(法人)", "法人", "進捗率"),
        ("進捗率（行政）", "行政", "進捗率"),
        ("評価【法人】", "法人", "評価"),
        ("状況(区)", "行政", "状況"),
        ("状況(区役所)", "行政", "状況"),
        ("取組実績(社協)", "市社協", "取組実績"),
        ("進捗率(法人)(%)", "法人", "進捗率(%)"),
        ("進捗率(法人分)", "法人", "進捗率"),
        ("第2四半期 進捗率(法人)", "法人", "進捗率"),
        ("進捗率(案)", "", "進捗率(案)"),
        ("実績(回)", "", "実績(回)"),
        ("進捗率(%)", "", "進捗率(%)"),
        ("状況(区分)", "", "状況(区分)"),
        ("取組実績(法人・行政)", "", "取組実績(法人・行政)"),
        ("取組実績(法人)(行政)", "", "取組実績(法人)(行政)"),
        ("天気(法人)", "", "天気(法人)"),
    ],
)
def test_the_role_in_brackets_after_a_name(header, role, rest):
    """進捗率(法人) is 法人進捗率; other brackets and two roles at once are none."""
    words = header_words(header, ROLES)
    assert (words.role, words.rest) == (role, rest)


@pytest.mark.parametrize(("letters", "code"), [(60, "percent"), (61, "")])
def test_a_header_of_sixty_letters_is_the_longest(letters, code):
    """With its instructions in brackets; more is a text."""
    header = f"進捗率({'半' * (letters - 5)})"
    assert (len(header), column_code(header)) == (letters, code)


def test_only_roles_of_the_plan():
    """社協 in a plan without it is no role."""
    assert header_words("進捗率(社協)", ("法人", "行政")).role == ""


def test_columns_of_two_roles_by_their_brackets():
    """Each role's items are read from their own column, and nobody is asked."""
    rows = [TITLE, ["行動計画", "進捗率(法人)", "進捗率(行政)"], [COURSE, 40, ""], [VISIT, "", 60]]
    report = read(book(("報告", rows)))
    assert said(report) == [(2, "1-1-H02", None, 40, None, ""), (2, "1-1-G01", None, 60, None, "")]
    assert found(report) == []


@pytest.mark.parametrize("header", ["進捗状況", "状況", "達成状況", "進捗", "評価", "自己評価", "第2四半期"])
@pytest.mark.parametrize(
    "texts", [SHORT, tuple(text.rstrip("。") for text in SHORT), ("会議を開いた", "広報に載せた", "順調")]
)
def test_short_reports_under_a_header_of_ratings(header, texts):
    """Different things that were done are 取組実績, and said so."""
    report = read(sheet(header, *texts))
    assert [entry[5] for entry in said(report)] == list(texts)
    assert ("B2", "column_by_content") in found(report)


@pytest.mark.parametrize(
    "texts",
    [
        ("順調", "やや遅れ", "順調", "順調"),
        ("順調。", "やや遅れ。", "遅れ。"),
        ("遅れている。", "順調に進んだ。", "実施した。"),
        ("目標を達成した", "計画を下回る", "順調である"),
        ("会議で共有した。", "文面を見直した。", "会議で共有した。", "文面を見直した。"),
        ("会議で共有した。", "会議で共有した。", "会議で共有した。"),
        ("会議を開いた", "広報に載せた", "順調", "遅れ"),  # half of them tell something
    ],
)
def test_words_of_a_scale_are_asked_about(texts):
    """A few words again and again, or nothing but the words of ratings: no report."""
    report = read(sheet("進捗状況", *texts))
    assert said(report) == []
    assert {code for _, code in found(report)} == {"unknown_status"}


def test_a_rating_among_them_leaves_the_column_one_of_ratings():
    """着手 is a rating: the other cells are asked about."""
    report = read(sheet("進捗状況", "着手", "会議で共有した。", "文面を見直した。"))
    assert found(report) == [("B4", "unknown_status"), ("B5", "unknown_status")]


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("実績(7～9月)", UNNAMED),
        ("回数（7〜9月）", UNNAMED),
        ("実績(回)(10〜12月)", UNNAMED),
        ("実績(1月〜3月分)", UNNAMED),
        ("実績(4〜6月)", "count"),
        ("実績(4〜9月)", "count"),
        ("7〜9月の実績", "count"),
        ("累計回数(7〜9月)", "count"),
        ("進捗率(7〜9月)", "percent"),
        ("取組実績(7〜9月)", "result"),
    ],
)
def test_a_count_with_a_quarters_months_may_be_the_quarters_own(header, code):
    """実績(7〜9月) may leave out what was held from April to June; what begins in April cannot."""
    assert column_code(header_words(header, ROLES).rest) == code


def test_the_question_about_such_a_count():
    """It is that about the quarter's own count; beside the year's, nobody is asked."""
    assert question(UNNAMED, "実績(7～9月)") == "count_of_quarter"
    rows = [["平成23年度"], ["行動計画", "状況", "実績(7～9月)"], [COURSE, "着手", 2]]
    assert ("C2", "count_of_quarter") in found(read(book(("報告", rows))))


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("計画事項", "text"),
        ("実績進捗率", "percent"),
        ("目標進捗率", "target"),
        ("進捗状況・課題", "result"),
        ("取組の内容と成果", "result"),
        ("取組内容と成果", "result"),
    ],
)
def test_more_names(header, code):
    """Names of columns that other offices use."""
    assert column_code(header) == code
