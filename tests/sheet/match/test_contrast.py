"""A text that says another word in the place of an item's own is asked about; a slip of the same word is not.

And the second hand-made set, match_other_cases.tsv: written from the plan alone by somebody who did not know the
matcher's rules, before it was run on it. The rule of contrasts was made after that run, which took 40 rows wrongly.

Columns: `expected` an item's id, several (a|b) that are equally right, ask or none where none may be taken; with ~ in
front, being asked is as right. `kind` what was done to the text; the others as a sheet gives them.

The third set, match_third_cases.tsv, came in the same way after the rule: 127 texts with one decisive word
changed (19 of them were taken then), 74 slips, 20 short names. What is still taken is named in UNTOLD.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kyoten.sheet.match.contrast import Words, contradicts
from kyoten.sheet.match.hints import leading_id
from kyoten.sheet.match.kanji_readings import reads_alike
from kyoten.sheet.match.matcher import Match, Matcher, Wanted
from kyoten.sheet.match.normalize import one_spelling, row_text, short_forms

COLUMNS = ("text", "id", "function", "state", "viewpoint", "role")
UNTOLD = {
    "2～3歳児向けに「うたう楽しみ」を感じるプログラムを新規実施。月1回予定。施。",  # つくる: a word in hiragana
    "年齢にあつた絵本や環境について常に検討し充実させる。",  # おもちゃ: the same
    "マップ分科会は継続して支援し、当事者の意見をもとにした事業に取り組む。",  # 公園分科会 left out
}
"""Texts of the third set that are taken, though a careful clerk would ask."""
THIRD = list(csv.DictReader((Path(__file__).parent / "match_third_cases.tsv").open(encoding="utf-8"), delimiter="\t"))
CASES = list(csv.DictReader((Path(__file__).parent / "match_other_cases.tsv").open(encoding="utf-8"), delimiter="\t"))


@pytest.fixture(scope="module")
def found(matcher: Matcher) -> list[Match]:
    return matcher.match([Wanted(**{name: case[name].replace("\\n", "\n") for name in COLUMNS}) for case in CASES])


def test_no_automatic_match_of_the_second_set_is_wrong(found: list[Match]) -> None:
    wrong = [
        (case["text"], match.item)
        for case, match in zip(CASES, found, strict=True)
        if match.item and match.item not in case["expected"].lstrip("~").split("|")
    ]
    assert wrong == []


def test_most_rows_of_the_second_set_that_are_certain_need_nobody(found: list[Match]) -> None:
    """Reached: 195 of 243 (80 %), many of which are names of one or two words; every open one lists its item."""
    certain = [(c, m) for c, m in zip(CASES, found, strict=True) if c["expected"][0] not in "~an"]
    taken = [bool(match.item) for _, match in certain]
    assert len(taken) == 243
    assert sum(taken) >= 195
    unlisted = [
        case["text"]
        for case, match in certain
        if not match.item and not {each.item for each in match.candidates} & set(case["expected"].split("|"))
    ]
    assert unlisted == []


def test_the_third_set(matcher: Matcher) -> None:
    """No slip is taken for another item, and of the changed texts none but those named is taken at all."""
    matches = matcher.match([Wanted(case["text"].replace("\\n", "\n"), role=case["role"]) for case in THIRD])
    taken = [(case, match.item) for case, match in zip(THIRD, matches, strict=True) if match.item]
    assert {case["text"] for case, item in taken if item != case["expected"]} == UNTOLD
    assert sum(item == case["expected"] for case, item in taken) >= 87  # of 90 slips and names that are certain


def differs(row: str, item: str) -> bool:
    spelled = one_spelling([row_text(row).undated])[0]
    return contradicts(Words(spelled), [Words(form) for form in short_forms(row_text(item).unmarked)])


@pytest.mark.parametrize(
    ("row", "item"),
    [
        ("利用会員の養成研修年2回実施を目指す。", "提供会員の養成研修年2回実施を目指す。"),
        ("提供会員の養成研修年1回実施を目指す。", "提供会員の養成研修年2回実施を目指す。"),
        ("日曜日に男性ボランティアの参加を促す", "土曜日に男性ボランティアの参加を促す"),
        ("育児休業明けのためのプログラムの実施。", "育児休業中のためのプログラムの実施。"),
        ("拠点の利用者からニーズ把握", "拠点の利用者以外からのニーズ把握"),
        ("メール相談体制の検討", "電話相談体制の検討"),
        ("4~5歳児向けのプログラム", "2~3歳児向けのプログラム"),
        ("事前相談がない場合には対応する", "事前相談がある場合には対応する"),
        ("ボランティアの参加を断る", "ボランティアの参加を促す"),
        ("提供会員との信頼関係を築き、利用者が安心できる場", "利用者との信頼関係を築き、利用者が安心できる場"),
        ("座談会の中止", "座談会を開く。"),
    ],
)
def test_another_word_in_the_same_place(row: str, item: str) -> None:
    assert differs(row, item)


@pytest.mark.parametrize(
    ("row", "item"),
    [
        ("関係期間と連携して実施する", "関係機関と連携して実施する。"),  # キカン both
        ("記録用紙の保存の撤底", "記録用紙の保存の徹底"),  # テツ both
        ("リーフレット類のメインテナンス", "リーフレット類のメンテナンス"),  # a letter too many
        ("対応体制づくり", "対応できる体制づくりに取り組む。"),  # put together of its words
        ("年二回カンファレンス", "年2回カンファレンスの場を持つ。"),
        ("参加を促す工夫", "参加しやすい工夫"),  # a verb more, for no other
        ("参加、周知の工夫", "周知と参加の工夫"),  # moved
        ("座談会を行う(6/12実施、15名)", "座談会を行う。"),  # a date behind it
        ("おやつ作り講座", "オヤツ作り講座を実施。"),
    ],
)
def test_a_slip_or_another_way_to_say_it(row: str, item: str) -> None:
    assert not differs(row, item)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("機関", "期間", True),
        ("公報", "広報", True),
        ("男性", "女性", False),
        ("保存", "廃棄", False),
        ("会", "会員", False),
    ],
)
def test_words_that_read_alike(one: str, other: str, alike: bool) -> None:
    assert reads_alike(one, other) is alike


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1-4-H04 男性ボランティア", ("1-4-H04", "男性ボランティア")),
        ("【１－４－Ｈ０４】男性ボランティア", ("１－４－Ｈ０４", "男性ボランティア")),
        ("1-4-H04", ("", "1-4-H04")),  # nothing behind it: the text is the id's column's
        ("年2回実施", ("", "年2回実施")),
    ],
)
def test_an_id_in_front_of_a_text(text: str, parts: tuple[str, str]) -> None:
    assert leading_id(text) == parts


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("1-4-H04 男性ボランティアの参加", "1-4-H04"),
        ("1-1-H05 外国人の支援ニーズを把握するためにニーズ調査を関係機関と連携して実施する。", None),  # 1-1-H07's words
        ("テーマごとの座談会、ミニひろば…", "1-6-H03"),  # alone begins so
        ("積極的に…", None),  # four letters
        ("提供会員の養成研修年2回実施を目指す。(第1回 6/3〜6/24 修了8名)", "6-4-H07"),
    ],
)
def test_what_stands_around_a_text(matcher: Matcher, text: str, item: str | None) -> None:
    assert matcher.match([Wanted(text)])[0].item == item
