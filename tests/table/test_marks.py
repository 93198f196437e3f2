"""Several texts in one cell, told apart by marks or lines (docs/reading.md, "Items")."""

from __future__ import annotations

import pytest

from kyoten.table.marks import cut, is_heading_line, starts_with_mark, whole_lines, without_mark


def parts(text: str) -> list[str]:
    return [body.strip() for _, body in cut(text).parts]


@pytest.mark.parametrize(
    "marks",
    [
        ("●", "●"),
        ("・", "・"),
        ("○", "○"),
        ("◆", "◆"),
        ("■", "■"),
        ("•", "•"),
        ("⚫", "⚫"),
        ("\uf0b7", "\uf0b7"),
        ("- ", "- "),
        ("－", "－"),
        ("＊", "＊"),
        ("①", "②"),
        ("(1)", "(2)"),
        ("（１）", "（２）"),
        ("1) ", "2) "),
        ("１．", "２．"),
        ("ア ", "イ "),
        ("(ア)", "(イ)"),
        ("ａ．", "ｂ．"),
        ("1-(1) ", "1-(2) "),
        ("1-(1)-① ", "1-(1)-② "),
    ],
)
def test_each_line_that_begins_with_the_mark_is_a_text(marks):
    assert parts(f"{marks[0]}講座を開く。\n{marks[1]}点検を行う。") == ["講座を開く。", "点検を行う。"]
    assert parts(f"{marks[0]}講座を開く。") == ["講座を開く。"]


@pytest.mark.parametrize(
    "text",
    [
        "3歳児健診で周知する",
        "10月5日に行事を行う",
        "2、3歳児の講座",
        "交流・相談を行う",
        "アンケートを行う",
        "年3回(6月・10月)開く",
        "次の①と②を行う",
        "2回目の講座",
        "1-2回開く",
        "○○区の利用",
        "―",
    ],
)
def test_what_only_looks_like_a_mark_is_none(text):
    assert cut(text).parts == ()
    assert starts_with_mark(text) == ""


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("●点検を行う。●訓練を行う。", ["点検を行う。", "訓練を行う。"]),
        ("①甲。②乙。", ["甲。", "乙。"]),
        ("○甲。○乙。", ["甲。", "乙。"]),
        ("・甲・乙を行う。・丙。", ["甲・乙を行う。", "丙。"]),
        ("①甲の①と②を見る", ["甲の①と②を見る"]),
    ],
)
def test_within_a_line_a_list_goes_on_behind_a_sentence(text, texts):
    assert parts(text) == texts


def test_a_lesser_mark_under_a_greater_one_is_a_sub_point():
    found = cut("●講座を開く。\n・6月\n・10月\n●点検を行う。")
    assert [body.strip() for _, body in found.parts] == ["講座を開く。\n・6月\n・10月", "点検を行う。"]
    assert found.doubt == ""


@pytest.mark.parametrize(
    ("text", "doubt", "finest"),
    [
        ("■相談\n●面接を行う。\n●電話を受ける。", "nested", ["相談", "面接を行う。", "電話を受ける。"]),
        ("●相談の充実\n・面接相談を月1回行う。", "headings", ["相談の充実", "面接相談を月1回行う。"]),
    ],
)
def test_points_that_may_be_texts_of_their_own_are_in_doubt(text, doubt, finest):
    assert cut(text).doubt == doubt
    assert [body.strip() for _, body in cut(text, deepest=True).parts] == finest


@pytest.mark.parametrize(
    ("text", "lines", "doubtful"),
    [
        ("甲を行う。\n乙を行う。", ("甲を行う。", "乙を行う。"), False),
        ("甲を行う\n乙の実施", ("甲を行う", "乙の実施"), True),
        ("父親向けの\n講座を開く。", ("父親向けの\n講座を開く。",), True),
        ("長い文が\n終わる。\n次。", ("長い文が\n終わる。", "次。"), True),
        ("甲を行う。\n※雨天中止", ("甲を行う。\n※雨天中止",), False),
        ("一行だけ", ("一行だけ",), False),
    ],
)
def test_lines_without_marks_are_texts_where_each_says_something_whole(text, lines, doubtful):
    assert whole_lines(text) == (lines, doubtful)


def test_a_mark_is_cut_from_the_start_alone():
    assert without_mark("1-(1) 安心できる") == "安心できる"
    assert without_mark("安心①できる") == "安心①できる"


@pytest.mark.parametrize(("line", "heading"), [("＜一般項目＞", True), ("【相談】", True), ("【相談】を行う", False)])
def test_a_line_in_brackets_alone_is_a_heading(line, heading):
    assert is_heading_line(line) is heading


LONG = "育児の講座を年三回開く"
"""Eleven letters: a point that says what is done. Nine and fewer say when or where."""


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (f"●相談の充実\n・{LONG}\n・{LONG}", "headings"),  # a name over points that are actions
        (f"●相談の充実\n・{LONG}\n●相談を受ける。\n・電話と面接で受け付ける", "headings"),  # one of two is
        ("●相談の充実\n・6月\n・公民館", ""),  # when and where
        ("●相談の充実\n・育児講座を三回開", ""),  # nine letters with the mark
        ("●相談の充実\n・育児の講座を三回開", "headings"),
        (f"●相談を受ける。\n・{LONG}", ""),  # a sentence is an action of its own
        (f"●相談を受ける\n・{LONG}", ""),  # so is a verb
        (f"●{'相' * 14}\n・{LONG}", "headings"),
        (f"●{'相' * 15}\n・{LONG}", ""),  # too long for a name
        ("●相談の充実\n●講座の充実", ""),
        (f"・相談の充実\n{LONG}を行う", ""),  # small marks have nothing under them
        ("①相談\n●育児講座を開く\n・6月", "nested"),  # large marks under a number
        ("①相談\n・6月", ""),
    ],
)
def test_whether_a_mark_stands_before_an_action_or_a_heading(text, doubt):
    assert cut(text).doubt == doubt


@pytest.mark.parametrize(
    ("text", "lead", "parts"),
    [
        ("前置き\n●a\n●b", "前置き\n", [("●", "a\n"), ("●", "b")]),
        ("①a\n・1\n②b", "", [("①", "a\n・1\n"), ("②", "b")]),
        ("  なし  ", "なし", []),
    ],
)
def test_a_cell_is_cut_at_its_greatest_marks(text, lead, parts):
    found = cut(text)
    assert (found.lead, list(found.parts)) == (lead, parts)


def test_every_mark_that_begins_a_line_cuts_where_that_is_asked_for():
    assert [body.strip() for _, body in cut("①a\n・x\n②b", deepest=True).parts] == ["a", "x", "b"]


def test_lines_that_each_end_like_an_action_or_a_question_are_texts_in_doubt():
    lines = ("講座を開く", "来やすいか？", "行事の実施")
    assert whole_lines("\n".join(lines)) == (lines, True)
