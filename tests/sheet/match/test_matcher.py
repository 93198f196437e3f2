"""Rows of foreign sheets and the plan's items: each rule by itself. The hand-made sets: test_match_cases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kyoten.model import ActionItem, Kind, Plan, TargetState
from kyoten.sheet.match.matcher import Match, Matcher, Wanted

ROOT = Path(__file__).resolve().parents[3]


def one(matcher: Matcher, text: str, **columns: str) -> Match:
    return matcher.match([Wanted(text, **columns)])[0]


def ids(match: Match) -> list[str]:
    return [candidate.item for candidate in match.candidates]


@pytest.mark.parametrize(
    "typed",
    [
        "3-1-H02",
        "３－１－Ｈ０２",
        "3-1-h02",
        "3-1-H2",
        "3‐1‐H02",
        "3−1−H02",
        " 3-1-H02 ",
        "3ー1ーH02",
        "03-01-H02",
        "3-1-H-02",
    ],
)
def test_an_id_is_read_however_it_is_typed(matcher: Matcher, typed: str) -> None:
    assert one(matcher, "", id=typed) == Match("3-1-H02", "id", 100.0)


@pytest.mark.parametrize(
    "text",
    [
        "どろっぷ利用者が住んでいる地域の計画への関心を高め、子育て世代としての意見を計画へ反映できるように図る。",
        "地域の計画への関心",
        "計画への関心を高める",
    ],
)
def test_an_id_with_its_own_words_is_taken(matcher: Matcher, text: str) -> None:
    assert one(matcher, text, id="3-1-H02").item == "3-1-H02"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("安全点検の継続実施。", "1-3-H01"),  # word for word another item
        ("安全点検の継続", "1-3-H01"),  # the same, shortened
    ],
)
def test_an_id_beside_another_items_text_is_doubtful(matcher: Matcher, text: str, other: str) -> None:
    found = one(matcher, text, id="3-1-H02")
    assert (found.item, found.how) == (None, "doubtful")
    assert {"3-1-H02", other} <= set(ids(found))


def test_an_id_beside_a_text_of_no_item_is_doubtful(matcher: Matcher) -> None:
    found = one(matcher, "夏祭りの屋台の準備", id="3-1-H02")
    assert (found.item, found.how, ids(found)[0]) == (None, "doubtful", "3-1-H02")


def test_an_id_alone_in_a_row_of_another_role_is_doubtful(matcher: Matcher) -> None:
    assert one(matcher, "", id="3-1-H02", role="行政").how == "doubtful"


def test_an_id_of_either_twin_settles_their_common_text(matcher: Matcher) -> None:
    assert one(matcher, "他機関との調整", id="6-4-S01").item == "6-4-S01"


def test_with_an_unknown_id_only_the_very_text_is_taken(matcher: Matcher) -> None:
    assert one(matcher, "安全点検の継続実施。", id="9-9-H99").how == "equal"
    assert one(matcher, "安全点検の継続", id="9-9-H99").how == "doubtful"


def test_a_running_number_is_no_id(matcher: Matcher) -> None:
    assert one(matcher, "安全点検の継続", id="12").item == "1-3-H01"


@pytest.mark.parametrize(
    "text",
    [
        "助成金説明会の開催",
        "●助成金説明会の開催",
        "・ 助成金説明会の開催。",
        "○　助成金説明会の開催",
        "① 助成金説明会の開催",
        "（１）助成金説明会の開催",
        "1. 助成金説明会の開催",
        "１　助成金説明会の開催",
        "ア．助成金説明会の開催",
        "【継続】助成金説明会の開催",
        "【法人】助成金説明会の開催",
        "法人：助成金説明会の開催",
        "助成金説明会の開催（法人）",
        "助成金\n説明会の\n開催",
    ],
)
def test_marks_and_spaces_around_the_plans_words_change_nothing(matcher: Matcher, text: str) -> None:
    assert one(matcher, text) == Match("2-4-H02", "equal", 100.0)


def test_a_number_that_begins_the_text_is_not_taken_for_numbering(matcher: Matcher) -> None:
    """1-6-H02 begins with 2～3歳児: cutting the 2 would leave another text."""
    assert one(matcher, "2～3歳児向けに「つくる楽しみ」を感じるプログラムを新規実施。月1回予定。施。").how == "equal"


@pytest.mark.parametrize(
    ("columns", "item"),
    [
        ({}, None),
        ({"function": "親子の居場所"}, "1-8-G01"),
        ({"function": "居場所 P2"}, "1-8-G01"),
        ({"function": "人材育成"}, "5-2-G01"),
        ({"function": "人材"}, "5-2-G01"),
        ({"function": "(5)人材育成"}, "5-2-G01"),
        ({"function": "子育て相談"}, None),  # it stands in neither: a contradiction
        ({"role": "行政"}, None),
        ({"state": "居場所企画運営に利用者が積極的に参画している。"}, "1-8-G01"),
        ({"state": "⑧居場所企画運営に利用者が積極的に参画している"}, "1-8-G01"),
        ({"viewpoint": "○当事者が次代の支援者へと育っていく工夫がされているか。"}, "5-2-G01"),
        ({"function": "人材育成", "role": "法人"}, None),
    ],
)
def test_columns_decide_between_two_items_of_one_text(
    matcher: Matcher, columns: dict[str, str], item: str | None
) -> None:
    """1-8-G01 and 5-2-G01 have one text, one in 親子の居場所 ⑧, one in 人材育成 ②; both are 行政's."""
    text = (
        "育成したボランティアが地域や他の事業の活動につながるように、"
        "地域の支援者や区役所内に呼びかけをし、活動の場について情報提供する。"
    )
    found = one(matcher, text, **columns)
    assert found.item == item
    assert item or (found.how == "doubtful" and {"1-8-G01", "5-2-G01"} <= set(ids(found)))


@pytest.mark.parametrize(
    ("role", "item"),
    [
        ("行政", "6-4-G04"),
        ("区", "6-4-G04"),
        ("港北区", "6-4-G04"),
        ("区役所の役割", "6-4-G04"),
        ("市社協", "6-4-S01"),
        ("社協", "6-4-S01"),
        ("区及び社協", None),
        ("", None),
        ("保護者", None),
    ],
)
def test_roles_are_known_by_their_usual_words(matcher: Matcher, role: str, item: str | None) -> None:
    """他機関との調整 is an item of 行政 and one of 市社協; a role that nobody knows says nothing."""
    assert one(matcher, "他機関との調整", role=role).item == item


@pytest.mark.parametrize("columns", [{"function": "子育て相談"}, {"role": "行政"}, {"role": "市社協"}])
@pytest.mark.parametrize("text", ["安全点検の継続実施。", "安全点検の継続"])
def test_a_clear_text_in_a_row_of_another_function_or_role_is_doubtful(
    matcher: Matcher, text: str, columns: dict[str, str]
) -> None:
    found = one(matcher, text, **columns)
    assert (found.item, found.how) == (None, "doubtful")
    assert "1-3-H01" in ids(found)


def test_a_role_that_the_plan_lacks_contradicts_every_item(plan: Plan) -> None:
    without = replace(plan, items=tuple(item for item in plan.items if item.role != "市社協"))
    assert one(Matcher(without), "他機関との調整", role="市社協").how == "doubtful"


KNOWN_NETWORKS = "既存の支援者間の複数のネットワークを把握し、情報交換できる仕組みづくりの検討"


@pytest.mark.parametrize(
    ("text", "columns", "item"),
    [
        ("こんにちは赤ちゃん事業を通じた周知", {}, "1-1-G01"),
        ("こんにちは赤ちゃん事業を通じた周知(再掲)", {}, "1-1-G04"),
        (KNOWN_NETWORKS, {}, "2-2-H01"),
        (KNOWN_NETWORKS, {"function": "情報"}, "2-2-H01"),
        (KNOWN_NETWORKS, {"function": "ネットワーク"}, "3-1-H04"),
        (KNOWN_NETWORKS + "（再掲）", {}, "3-1-H04"),
        (KNOWN_NETWORKS, {"function": "人材育成"}, None),
    ],
)
def test_of_a_restated_pair_the_marked_or_named_one_is_taken_else_the_original(
    matcher: Matcher, text: str, columns: dict[str, str], item: str | None
) -> None:
    """1-1-G04 restates 1-1-G01; 3-1-H04 (ネットワーク) restates 2-2-H01 (情報収集・提供)."""
    assert one(matcher, text, **columns).item == item


def small_plan(*texts: tuple[str, str, str, str | None]) -> Plan:
    """Items of (id, function, text, restates), all 法人's."""
    items = tuple(
        ActionItem(
            id=item, function=function, state=1, target_states=("姿",), viewpoints=(), role="法人", text=text,
            kind=Kind.ACHIEVEMENT, target_count=None, due_months=(), at_least=False, restated="再掲" in text,
            restates=restates, starred=False, continued=False, new=False, source="A1",
        )
        for item, function, text, restates in texts
    )  # fmt: skip
    states = tuple(TargetState(name, 1, "①", "姿", False, "A1") for name in dict.fromkeys(i.function for i in items))
    return Plan(2023, items=items, target_states=states)


def test_an_originals_very_words_in_the_copys_function_mean_the_copy() -> None:
    plan = small_plan(
        ("1-1-H01", "親子の居場所", "絵本の読み聞かせ会を開く。", None),
        ("2-1-H01", "ネットワーク", "再掲：絵本の読み聞かせ会を開く。", "1-1-H01"),
        ("2-1-H02", "ネットワーク", "地域の公園を清掃する。", None),
    )
    matcher = Matcher(plan)
    assert one(matcher, "絵本の読み聞かせ会を開く", function="ネットワーク").item == "2-1-H01"
    assert one(matcher, "絵本の読み聞かせ会を開く").item == "1-1-H01"
    assert one(matcher, "公園の清掃").item is None  # too little of a plan of three to say what is telling
    assert one(matcher, "地域の公園を清掃").item == "2-1-H02"


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("父親が寛いで過ごせる環境作りに努める", "1-4-H03"),  # kanji, particle, ending
        ("マップ分化会、公園分化会は継続して支援し、当事者の意見を基に事業に取組む", "3-1-H01"),  # 同音異字
        ("ﾘｰﾌﾚｯﾄ類のﾒﾝﾃﾅﾝｽ､印刷", "1-1-H12"),  # half width
        ("入館制限時の対応を新規登録者は断らないで済むように入館制限許容人数を設定する", "1-1-H04"),  # first clause
        ("感染症に対する啓発支援", "1-3-G01"),  # without the brackets
        ("シニアボラの間口を広げる（作業面でのボラ募集）", "1-9-H01"),  # abbreviated
    ],
)
def test_slips_and_shortened_texts_are_recognised(matcher: Matcher, text: str, item: str) -> None:
    found = one(matcher, text)
    assert (found.item, found.how, found.candidates) == (item, "similar", ())
    assert found.score >= 63


def test_two_items_texts_in_one_cell_are_doubtful(matcher: Matcher) -> None:
    long = (
        "入館制限時の対応を新規登録者は断らないで済むように入館制限許容人数を設定する。"
        "初回登録時に入館制限時対応について説明する。"
    )
    assert one(matcher, long).item == "1-1-H04"
    assert one(matcher, long + "助成金説明会の開催").item is None


def test_candidates_are_best_first_at_most_five_and_carry_the_plans_words(matcher: Matcher, plan: Plan) -> None:
    found = one(matcher, "ニーズ調査の実施")
    scores = [candidate.score for candidate in found.candidates]
    assert found.how == "doubtful"
    assert 2 <= len(scores) <= 5
    assert scores == sorted(scores, reverse=True)
    assert all(plan.item(each.item).text == each.text for each in found.candidates)


@pytest.mark.parametrize(
    "text", ["", " ", "—", "・", "()", "12", "\U0001f600", "\x00", "\x1e", "ａ" * 5000, "漢" * 5000]
)
def test_a_row_that_says_nothing_matches_nothing(matcher: Matcher, text: str) -> None:
    found = one(matcher, text)
    assert (found.item, found.how) == (None, "none")


def test_rows_come_back_in_order_and_equal_rows_alike(matcher: Matcher) -> None:
    rows = [Wanted("安全点検の継続"), Wanted("夏祭り"), Wanted("安全点検の継続"), Wanted("", id="1-3-H02")]
    assert [found.item for found in matcher.match(rows)] == ["1-3-H01", None, "1-3-H01", "1-3-H02"]
    assert matcher.match([]) == []


def test_a_plan_without_items_matches_nothing() -> None:
    assert one(Matcher(Plan(2023)), "安全点検", id="1-3-H01") == Match(None, "none", 0.0)


def test_every_item_is_found_by_its_own_words_function_and_role(matcher: Matcher, plan: Plan) -> None:
    rows = [Wanted(item.text, function=item.function, role=item.role) for item in plan.items]
    assert [found.item for found in matcher.match(rows)] == [item.id for item in plan.items]
