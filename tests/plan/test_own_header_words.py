"""Headers, the fiscal year and names of functions (docs/reading.md, "Blocks", "Fiscal year", "Functions")."""

from __future__ import annotations

import pytest
from plan_grids import FOUR_ROLES, HEADER, book, grid, plan_of, reported, texts

from kyoten.plan import columns as kinds
from kyoten.plan.find_headers import header_at
from kyoten.plan.function_names import function_name
from kyoten.plan.header_words import Meaning, meaning_of
from kyoten.plan.read import read_plan
from kyoten.problems.problem import Severity, Unreadable

DATA = ("親子の居場所", "① 姿", "○視点か。", "【法人】●五年", "●法人のこと", "●行政のこと")


@pytest.mark.parametrize(
    ("label", "kind", "role"),
    [
        ("機能", "function", ""),
        ("機　能", "function", ""),
        ("目指す拠点の姿", "state", ""),
        ("目指す拠点の\n姿", "state", ""),
        ("目標するサポートシステムの姿", "state", ""),
        ("振り返りの視点", "viewpoint", ""),
        ("次期5か年で取り組むこと", "five_year", ""),
        ("次期５ヵ年で取り組むこと", "five_year", ""),
        ("次期五か年の取組", "five_year", ""),
        ("平成23年度行動計画 ・達成目標(法人の役割)", "action", "法人"),
        ("平成23年度行動計画・達成目標（法人の役割）", "action", "法人"),
        ("平成23年度行動計画 ・達成目標 法人の役割)", "action", "法人"),
        ("平成23年度行動計画・達成 目標 (行政の役割)", "action", "行政"),
        ("平成23年度行動計画・達成目標 (行政の役割)(案)", "action", "行政"),
        ("達成目標\n(市社\n協の役割)", "goal", "市社協"),
        ("23年度目標 (NPO法人の役割)", "goal", "NPO法人"),
        ("備考", "other", ""),
    ],
)
def test_a_header_says_what_its_column_is_after_nfkc_and_without_white_space(label, kind, role):
    others = [word for word in ("機能", "振り返りの視点") if not (word == "機能" and kind == "function")]
    layout = header_at(grid([label, *others]), 0)
    assert layout is not None
    assert (layout.columns[0].kind, layout.columns[0].role) == (kind, role)


@pytest.mark.parametrize(
    "row",
    [
        ["施設名", "報告"],
        ["評価", "内容", "目安", "備考"],
        ["目標", "実績"],
        ["子育て機能を充実させ、連携して支援していくための取り組みを行う。", "利用者の視点から考える。"],
        ["●機能", "○視点があるか。"],
    ],
)
def test_a_row_without_the_words_of_a_plan_is_no_header(row):
    assert header_at(grid(row), 0) is None


def test_a_file_without_such_a_row_is_unreadable():
    with pytest.raises(Unreadable) as caught:
        plan_of(["施設名", "報告"], ["拠点", "実施"])
    assert caught.value.problem.code == "no_matrix"


def test_columns_are_found_wherever_they_stand():
    header = ["", "番号", "視点", "機能", "2023年度目標(行政の役割)", "姿", "2023年度目標(法人の役割)"]
    plan = plan_of(header, ["", 1, "○視点か。", "ひろば", "●行政のこと", "① 姿", "●法人のこと"])
    assert texts(plan) == [("行政", "行政のこと"), ("法人", "法人のこと")]
    assert [item.id for item in plan.items] == ["1-1-G01", "1-1-H01"]
    assert plan.items[0].source == "R2C5"


def test_further_roles_and_a_missing_column_are_read():
    plan = plan_of(
        FOUR_ROLES,
        ["ひろば", "① 姿", "○視点か。", "●a", "●b", "●c", "●d"],
        ["学び", "① 姿", "○視点か。", "", "", "", "●e ●f"],
        ["つながり", "① 姿", "○視点か。", "●g"],
    )
    assert [item.id for item in plan.items] == [
        "1-1-H01",
        "1-1-G01",
        "1-1-S01",
        "1-1-A01",  # a further role takes the first free letter
        "2-1-A01",
        "2-1-A02",
        "3-1-H01",
    ]
    assert plan.roles == ("法人", "行政", "市社協", "NPO")
    assert plan.functions == ("ひろば", "学び", "つながり")
    assert plan.five_year_tasks == ()


def test_roles_may_stand_in_a_second_header_row_under_a_shared_heading():
    header = ["機能", "姿", "視点", "令和5年度 行動計画", "", "備考"]
    plan = plan_of(
        header,
        ["", "", "", "(法人の役割)", "(行政の役割)"],
        ["ひろば", "① 姿", "○視点か。", "●a", "●b", "メモ"],
        merged=[(0, 3, 0, 4), (0, 0, 1, 0)],
    )
    assert texts(plan) == [("法人", "a"), ("行政", "b")]
    assert plan.fiscal_year == 2023
    assert reported(plan) == [("R1C6", "unknown_column")]


@pytest.mark.parametrize(
    ("labels", "year"),
    [
        (["平成23年度目標(法人の役割)", "平成23年度目標(行政の役割)"], 2011),
        (["23年度目標(法人の役割)", "H23目標(行政の役割)"], 2011),
        (["令和元年度目標(法人の役割)", "H31目標(行政の役割)"], 2019),
        (["R1目標(法人の役割)", "目標(行政の役割)"], 2019),
        (["令和５年度目標(法人の役割)", "R5目標(行政の役割)"], 2023),
        (["2023年度目標(法人の役割)", "目標(行政の役割)"], 2023),
    ],
)
def test_the_year_is_named_in_the_headers_of_the_roles(labels, year):
    plan = plan_of(["機能", "姿", "視点", "次期5か年(平成24〜28年度)で取り組むこと", *labels], DATA)
    assert (plan.fiscal_year, reported(plan)) == (year, [("R2C4", "five_year_without_item")])


def test_the_year_of_most_headers_wins_and_the_other_is_reported():
    other = HEADER[5].replace("5年", "4年")
    plan = plan_of((*HEADER[:5], other), DATA)
    more = plan_of(HEADER, DATA, [], (*HEADER[:5], other), ("人材育成", *DATA[1:]))
    assert (plan.fiscal_year, more.fiscal_year) == (2023, 2023)
    assert ("R4C6", "other_year_header") in reported(more)
    assert [problem.value for problem in more.problems if problem.code == "other_year_header"] == [other]


def test_without_a_year_in_the_headers_a_title_above_or_the_file_name_says_it():
    header = ["機能", "姿", "視点", "目標(法人の役割)"]
    row = ["ひろば", "① 姿", "○視点か。", "●a"]
    titled = grid(["令和6年度 行動計画"], header, row)
    assert read_plan(book(titled)).fiscal_year == 2024
    assert read_plan(book(grid(header, row), name="H30計画.xlsx")).fiscal_year == 2018


def test_a_row_of_data_that_speaks_of_a_role_is_no_second_header_row():
    plan = plan_of(["機能", "姿", "視点", "内容"], ["ひろば", "① 姿", "○法人の役割が明らかか。", "話し合う"])
    assert [viewpoint.text for viewpoint in plan.viewpoints] == ["法人の役割が明らかか。"]


def test_the_years_of_the_five_year_column_are_not_the_plans():
    """Those from 平成24年度 on are planned in 平成23年度, which the title says, and nothing where it is missing."""
    header = ["機能", "姿", "視点", "次期5か年(平成24〜28年度)で取り組むこと", "目標(法人の役割)"]
    row = ["ひろば", "① 姿", "○視点か。", "", "●a"]
    assert read_plan(book(grid(["平成23年度 行動計画"], header, row), name="plan")).fiscal_year == 2011
    unsaid = read_plan(book(grid(header, row), name="plan"))
    assert (unsaid.fiscal_year, reported(unsaid)) == (0, [("", "no_year")])


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("令和5年度目標(法人の役割)", "法人"),
        ("令和5年度目標 法人の役割)", "法人"),
        ("令和5年度計画:子育て連絡会の役割", "子育て連絡会"),
        ("子育て連絡会の役割", "子育て連絡会"),
        ("令和5年度目標(市社協)", "市社協"),
    ],
)
def test_a_role_is_what_the_header_says_with_or_without_brackets(label, role):
    plan = plan_of(["機能", "姿", "視点", label], ["ひろば", "① 姿", "○視点か。", "●a"])
    assert texts(plan) == [(role, "a")]


def test_a_plan_of_no_known_year_is_read_with_an_error_and_may_be_given_one():
    sheet = grid(["機能", "姿", "視点", "目標(法人の役割)"], ["ひろば", "① 姿", "○視点か。", "●a"])
    plan = read_plan(book(sheet, name="計画.csv"))
    assert plan.fiscal_year == 0
    assert [(each.code, each.severity) for each in plan.problems] == [("no_year", Severity.ERROR)]
    assert read_plan(book(sheet, name="計画.csv"), year=2020).fiscal_year == 2020


def test_a_draft_column_is_reported():
    plan = plan_of((*HEADER[:5], HEADER[5] + "（案）"), DATA)
    assert ("R1C6", "draft_column") in reported(plan)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("親子の居場所 P1", "親子の居場所"),
        ("親子の居場所Ｐ２", "親子の居場所"),
        ("親子の居場所 (P.3)", "親子の居場所"),
        ("親子の居場所(続き)", "親子の居場所"),
        ("親子の\n居場所", "親子の居場所"),
        ("(1)情報収集・\n提供", "情報収集・提供"),
        ("① 人材育成", "人材育成"),
        ("2. ネットワーク", "ネットワーク"),
        ("PTA", "PTA"),
    ],
)
def test_page_numbers_line_breaks_and_numbers_are_no_part_of_a_function_name(cell, name):
    assert function_name(cell) == name


def test_a_row_under_the_header_that_names_a_function_is_a_heading_and_no_second_header_row():
    """Though 行動計画・達成目標 are words of a header."""
    plan = plan_of(
        ["姿", "視点", "令和5年度行動計画(法人の役割)"],
        ["【子育て相談】行動計画・達成目標"],
        ["① 姿", "○視点か。", "●a"],
    )
    assert [(item.function, item.text) for item in plan.items] == [("子育て相談", "a")]


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        (("行動計画・達成目標", "令和5年度"), "action"),  # the year's column of the actions
        (("行動計画・達成目標", "甲"), ""),
        (("内容", "令和5年度"), ""),
        (("令和5年度",), ""),
    ],
)
def test_a_year_alone_under_a_heading_is_what_the_heading_says(parts, kind):
    assert meaning_of(parts).kind == kind


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("平成23年度 行動計画・達成目標 法人", "法人"),
        ("平成23年度\n行動計画・達成目標\n行政", "行政"),
        ("行動計画・達成目標　区・法人共通", "区・法人共通"),
        ("平成23年度 法人 行動計画", "法人"),
        ("取 組 内 容", ""),
    ],
)
def test_a_role_apart_by_white_space_is_whose_the_actions_are(header, role):
    """And not that of the title over both columns."""
    assert meaning_of((header,)) == Meaning(kinds.ACTION, role)


@pytest.mark.parametrize("header", ["区　分", "実績 法人", "振り返りの視点 利用者", "次期5か年で取り組むこと 法人"])
def test_a_role_beside_other_words_is_none(header):
    assert meaning_of((header,)).role == ""
