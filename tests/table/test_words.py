"""Empties, dittos, and rows that are none of a table (docs/reading.md, "Carry down", "Blocks")."""

from __future__ import annotations

import pytest

from kyoten.table.words import (
    heads_other_table,
    is_ditto,
    is_empty,
    is_note,
    is_page_mark,
    is_same_as_left,
    is_total,
)


@pytest.mark.parametrize(
    "text", ["―", "－", "-", "ー", "なし", "特になし", "(なし)", "・なし", "なし。", "　", "該当なし", "／"]
)
def test_empty_words_say_nothing(text):
    assert is_empty(text)


@pytest.mark.parametrize("text", ["○", "●", "なしの実を配る", "未定", "0", "特になし以外"])
def test_other_words_say_something(text):
    assert not is_empty(text)


def test_dittos_point_up_or_left():
    assert all(is_ditto(text) for text in ("〃", "同上", "″", "(同上)", "●同上。"))
    assert all(is_same_as_left(text) for text in ("同左", "左に同じ", "（同左）"))
    assert not is_ditto("同上の講座を行う")


@pytest.mark.parametrize("text", ["※ 区は行政のこと", "注）別紙", "凡例：●新規", "◎:達成 ○:一部 △:未達成"])
def test_notes_and_legends_explain(text):
    assert is_note(text)


@pytest.mark.parametrize(("text", "page"), [("1/3", True), ("- 2 -", True), ("(続く)", True), ("12月", False)])
def test_page_marks(text, page):
    assert is_page_mark(text) is page


@pytest.mark.parametrize(("text", "total"), [("計", True), ("合 計", True), ("小計", True), ("計画", False)])
def test_totals(text, total):
    assert is_total(text) is total


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        (["評価", "内容", "目安", "備考"], True),
        (["作成", "確認", "承認"], True),
        (["氏名", "所属", "役職"], True),
        (["親子の居場所", "備考"], False),
        (["評価"], False),
        (["評価を行い、次の年度の計画に生かす。", "備考"], False),
    ],
)
def test_a_row_of_words_of_another_header_begins_another_table(texts, heads):
    assert heads_other_table(texts) is heads


@pytest.mark.parametrize(
    ("says", "short"),
    [
        (is_empty, "特 になし"),
        (is_ditto, "同上 "),
        (is_same_as_left, "同左 "),
        (is_page_mark, "1 /3"),
        (is_total, "合 計"),
    ],
)
def test_such_a_word_has_twelve_letters_with_its_white_space(says, short):
    """A longer text is a text."""
    assert says(short.replace(" ", " " * (13 - len(short))))
    assert not says(short.replace(" ", " " * (14 - len(short))))


@pytest.mark.parametrize(("word", "heads"), [("評価基準", True), ("評価基準" + "あ" * 9, False)])
def test_a_header_of_another_table_is_all_short_words(word, heads):
    assert heads_other_table([word, "配点"]) is heads


@pytest.mark.parametrize(
    ("words", "heads"),
    [
        (["配点"], False),  # one word is no header
        (["配点", "段階"], True),
        (["配点", "講座"], True),  # half, the first among them
        (["講座", "配点"], False),
        (["講座", "配点", "段階"], True),
        (["配点", "講座", "行事"], False),
    ],
)
def test_most_words_of_another_tables_header_are_such_words(words, heads):
    assert heads_other_table(words) is heads
