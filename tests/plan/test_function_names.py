"""Names of functions as matrices, titles and sheets write them: which of them are one, by hand."""

from __future__ import annotations

import pytest

from kyoten.plan.function_names import function_in_title, function_name, is_sentence, is_standard, same_function


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("親子の居場所 P1", "親子の居場所"),
        ("(1)情報収集・\n提供 P2", "情報収集・提供"),
        (" 1. 子育て相談", "子育て相談"),
        ("　① 子育て相談", "子育て相談"),
        ("1．子育て相談", "子育て相談"),
        ("Ⅰ 親子の居場所", "親子の居場所"),
        ("IV. 人材育成", "人材育成"),
        ("12 人材育成", "人材育成"),
        ("【人材育成】", "人材育成"),
        ("機能1:子育て相談", "子育て相談"),
        ("ネットワーク 1/2", "ネットワーク"),
        ("子育て相談(続き)", "子育て相談"),
        ("子育て 相談", "子育て相談"),
        ("NPO 法人 の 支援", "NPO法人の支援"),
        ("親子の居場所事業", "親子の居場所事業"),  # as the plan says it; it is compared by same_function
        ("2024 子育て相談", "2024子育て相談"),  # a year is no number of a function
        ("P2", "P2"),  # nothing would be left
    ],
)
def test_a_name_stands_without_its_number_and_page(cell, name):
    assert function_name(cell) == name


@pytest.mark.parametrize(
    ("cell", "standard"),
    [
        ("親子の居場所", True),
        ("親子の居場所事業", True),
        ("横浜子育てサポートシステム区支部事務局運営事業", True),
        ("4 子育て相談", True),
        ("見守り", False),
        ("子育て相談の充実に向けた職員の研修", False),
        ("", False),
        ("子育て相談" + " " * 35, True),  # 40 letters
        ("子育て相談" + " " * 36, False),  # what is longer is a text
    ],
)
def test_the_functions_that_bases_have_are_known_by_their_own_and_official_names(cell, standard):
    assert is_standard(cell) is standard


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("親子の居場所", "親子の居場所事業", True),
        ("親子の居場所", "親子の交流の場の提供", True),
        ("情報収集・提供", "情報収集、提供", True),
        ("見守り", "見守り", True),
        ("見守り", "見守り事業", False),  # nobody else's: as it is written
        ("子育て相談", "人材育成", False),
        ("見守り", "あいさつ", False),
    ],
)
def test_two_names_of_one_function(one, other, same):
    assert same_function(one, other) is same


@pytest.mark.parametrize(
    ("title", "function"),
    [
        ("機能:子育て相談", "子育て相談"),
        ("機能1:見守り", "見守り"),  # what is called a function is one
        ("【親子の居場所】", "親子の居場所"),
        ("2 人材育成", "人材育成"),
        ("01_人材育成", "人材育成"),
        ("令和5年度 行動計画 子育て相談", "子育て相談"),
        ("計画／ネットワーク", "ネットワーク"),
        ("見守り", ""),
        ("令和5年度 行動計画", ""),
        ("", ""),
    ],
)
def test_a_title_may_name_a_function(title, function):
    assert function_in_title(title) == function


@pytest.mark.parametrize(
    ("cell", "sentence"), [("講座を開く。", True), ("来やすいか?", True), ("来やすいか？", True), ("子育て相談", False)]
)
def test_no_function_is_a_sentence(cell, sentence):
    assert is_sentence(cell) is sentence
