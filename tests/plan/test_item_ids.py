"""Ids, restated items, corrected matrices (docs/reading.md, "Restated items", "Identity")."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plan_grids import HEADER, plan_of, reported

from kyoten.model import Kind, Plan
from kyoten.plan.item_ids import continued_from, give_ids, keep_ids, role_letters
from kyoten.plan.plan_diff import compare
from kyoten.plan.restated_items import likeness

LONG = "地域の子育てサロンと連携して情報を交換する機会をつくる"


def simple(*houjin: str, gyousei: str = "") -> Plan:
    """One function, one state, one viewpoint; each text one item of 法人."""
    cell = " ".join(f"●{text}" for text in houjin)
    return plan_of(HEADER, ("ひろば", "① 姿", "○視点か。", "", cell, f"●{gyousei}" if gyousei else ""))


def ids(plan: Plan) -> dict[str, str]:
    return {item.text: item.id for item in plan.items}


def test_an_id_names_function_state_role_and_number_in_plan_order():
    plan = plan_of(
        HEADER,
        ("ひろば", "① 一 ② 二", "○視点か。", "", "●a ●b", "●c"),
        ("", "③ 三", "", "", "●d"),
        ("まなび", "", "○視点か。", "", "●e"),
    )
    # ① and ② are states 1 and 2, so items of both carry 1; まなび has no state: 0.
    assert ids(plan) == {"a": "1-1-H01", "b": "1-1-H02", "c": "1-1-G01", "d": "1-3-H01", "e": "2-0-H01"}


def test_further_roles_take_the_next_free_letter():
    found = role_letters(["NPO", "法人", *(f"役{number}" for number in range(8))])
    assert found["法人"] == "H"
    # A to F, then I after G and H, which are 行政 and 法人
    assert [found[role] for role in ("NPO", "役0", "役4", "役5", "役6")] == ["A", "B", "F", "I", "J"]


def test_ids_run_to_three_digits_when_a_role_has_a_hundred_items():
    item = simple("a").items[0]
    named = give_ids([item] * 100, ["ひろば"], ["法人"])
    assert (named[0].id, named[98].id, named[99].id) == ("1-1-H01", "1-1-H99", "1-1-H100")


@pytest.mark.parametrize(
    ("first", "second", "restates"),
    [
        # of the pair the one marked 再掲 restates, wherever it stands
        (f"{LONG}。", f"{LONG}(再掲)", (None, "1-1-H01")),
        (f"{LONG}(再掲)", f"{LONG}。", ("1-1-H02", None)),
        (f"{LONG}(人材育成にも同じ項目)", f"{LONG}(※再掲・ひろばにも同じ項目)", (None, "1-1-H01")),
        # else the later in plan order
        (f"{LONG}(人材育成にも同じ項目)", f"{LONG}。", (None, "1-1-H01")),
        (f"{LONG}。", f"{LONG}(人材育成の項目としても掲載)", (None, "1-1-H01")),
        (f"{LONG}(再掲)", f"再掲：{LONG}", (None, "1-1-H01")),
        # shorter than its original
        (f"{LONG}。具体的には年度内に検討の場を設けて、関係機関に広く呼びかける", f"{LONG}(再掲)", (None, "1-1-H01")),
        # no pair
        ("おもちゃの消毒を行う", f"{LONG}(再掲)", (None, None)),
        (f"{LONG}。", LONG, (None, None)),
    ],
)
def test_a_restated_item_is_linked_to_its_original(first, second, restates):
    assert tuple(item.restates for item in simple(first, second).items) == restates


def test_a_restatement_of_a_restatement_leads_to_the_original():
    plan = simple(LONG, f"{LONG}(再掲)", f"再掲：{LONG}。")
    assert [item.restates for item in plan.items] == [None, "1-1-H01", "1-1-H01"]


def test_an_item_of_another_role_is_no_original_and_none_found_is_reported():
    plan = simple(f"{LONG}(再掲)", gyousei=LONG)
    assert [item.restates for item in plan.items] == [None, None]
    assert ("R2C5", "restated_without_original") in reported(plan)


def test_both_of_a_linked_pair_are_left_out_of_that_report():
    plan = simple(f"{LONG}(人材育成にも同じ項目)", f"{LONG}(再掲)")
    assert "restated_without_original" not in [code for _, code in reported(plan)]


def test_likeness_leaves_markers_and_punctuation_out():
    assert likeness("甲を行う。(再掲)", "甲を行う") == 100
    assert likeness("周知", "地域で周知する") < 85  # a short word inside a longer text says nothing


OLD = ("玄関の案内板を外国語でも作る", "おもちゃの消毒を毎日行う", LONG)


def test_unchanged_items_keep_their_ids_when_others_are_put_before_them():
    old = simple(*OLD)
    new = keep_ids(simple("父親向けの講座を開く", *reversed(OLD)), old)
    assert ids(new) == {
        "父親向けの講座を開く": "1-1-H04",
        OLD[2]: "1-1-H03",
        OLD[1]: "1-1-H02",
        OLD[0]: "1-1-H01",
    }
    assert new.viewpoints[0].items == ("1-1-H04", "1-1-H03", "1-1-H02", "1-1-H01")


def test_a_corrected_text_keeps_its_id_and_a_rewritten_one_does_not():
    old = simple(*OLD)
    new = keep_ids(simple("玄関の案内板を外国語でもつくる。", "絵本の貸出しを始める", LONG), old)
    assert ids(new) == {
        "玄関の案内板を外国語でもつくる。": "1-1-H01",
        "絵本の貸出しを始める": "1-1-H04",
        LONG: "1-1-H03",
    }


def test_the_id_of_a_removed_item_is_never_given_again():
    old = simple(*OLD)
    less = keep_ids(simple(*OLD[:2]), old)
    assert ids(less) == {OLD[0]: "1-1-H01", OLD[1]: "1-1-H02"}
    again = keep_ids(simple(*OLD[:2], "絵本の貸出しを始める"), less, taken=["1-1-H03"])
    assert again.items[2].id == "1-1-H04"


def test_equal_texts_are_told_apart_by_their_place():
    rows = [("ひろば", "① 一", "○甲か。", "", "●他機関との調整"), ("", "② 二", "○乙か。", "", "●他機関との調整")]
    old = plan_of(HEADER, *rows)
    new = keep_ids(plan_of(HEADER, ("ひろば", "② 二", "○乙か。", "", "●他機関との調整")), old)
    assert [(item.id, item.target_states) for item in new.items] == [("1-2-H01", ("二",))]


ALIKE = ("絵本の読み聞かせを地区センターの和室で開く", "絵本の読み聞かせを地区センターの洋室で開く")
BETWEEN = "絵本の読み聞かせを地区センターの個室で開く"
"""As like the one as the other: one letter is different."""


def test_of_two_old_items_equally_like_a_new_one_the_nearest_in_the_plan_is_it():
    """The new one is third, the old ones were first and fourth; the reports of the fourth go on under it."""
    old = simple(ALIKE[0], OLD[1], LONG, ALIKE[1])
    new = keep_ids(simple(OLD[1], LONG, BETWEEN), old)
    assert ids(new) == {OLD[1]: "1-1-H02", LONG: "1-1-H03", BETWEEN: "1-1-H04"}


def test_of_two_new_items_equally_like_an_old_one_the_nearest_in_the_plan_is_it():
    old = simple(OLD[1], LONG, BETWEEN)
    new = keep_ids(simple(ALIKE[0], OLD[1], LONG, ALIKE[1]), old)
    assert ids(new) == {ALIKE[0]: "1-1-H04", OLD[1]: "1-1-H01", LONG: "1-1-H02", ALIKE[1]: "1-1-H03"}


def test_an_old_item_gives_its_id_once():
    """The same text has it; one nearly the same beside it is new."""
    new = keep_ids(simple(LONG, f"{LONG}よう努める"), simple(LONG))
    assert ids(new) == {LONG: "1-1-H01", f"{LONG}よう努める": "1-1-H02"}


def with_roles(*roles: str) -> Plan:
    """One item for each role, in this order."""
    header = ["機能", "姿", "視点", *(f"令和5年度目標({role}の役割)" for role in roles)]
    return plan_of(header, ["ひろば", "① 姿", "○視点か。", *(f"●{role}が行う" for role in roles)])


def test_a_further_role_keeps_its_letter_when_another_is_put_before_it():
    """Else the new role's items would have ids in the old one's row: 1-1-A02 beside its 1-1-A01."""
    old = with_roles("法人", "NPO")
    new = keep_ids(with_roles("法人", "大学", "NPO"), old)
    assert ids(old) == {"法人が行う": "1-1-H01", "NPOが行う": "1-1-A01"}
    assert ids(new) == {"法人が行う": "1-1-H01", "大学が行う": "1-1-B01", "NPOが行う": "1-1-A01"}
    more = keep_ids(plan_of(["機能", "姿", "視点", "令和5年度目標(NPOの役割)"], ["ひろば", "① 姿", "○か。", "●b"]), new)
    assert [item.id for item in more.items] == ["1-1-A02"]


def test_an_item_that_moved_to_another_role_keeps_its_id_only_with_the_same_text():
    old = simple("a", gyousei=LONG)
    moved = keep_ids(simple("a", LONG), old)
    assert ids(moved) == {"a": "1-1-H01", LONG: "1-1-G01"}
    rewritten = keep_ids(simple("a", LONG + "よう努める"), old)
    assert ids(rewritten)[LONG + "よう努める"] == "1-1-H02"


def test_ids_stay_with_their_function_when_another_is_put_before_it():
    row = ("① 姿", "○視点か。", "", "●a")
    old = plan_of(HEADER, ("ひろば", *row))
    new = keep_ids(plan_of(HEADER, ("まなび", *row[:3], "●b"), ("ひろば", *row[:3], "●a ●c")), old)
    assert ids(new) == {"b": "2-1-H01", "a": "1-1-H01", "c": "1-1-H02"}


def test_links_between_items_follow_their_ids():
    old = simple("甲を行う", LONG, f"{LONG}(再掲)")
    new = keep_ids(simple(LONG, f"{LONG}(再掲)"), old)
    assert [(item.id, item.restates) for item in new.items] == [("1-1-H02", None), ("1-1-H03", "1-1-H02")]


def test_a_kind_set_by_hand_stays_unless_the_words_propose_something_else():
    old = simple("月1回の講座を開く", LONG)
    by_hand = (replace(old.items[0], target_count=10), replace(old.items[1], kind=Kind.ONGOING))
    old = replace(old, items=by_hand)
    same = keep_ids(simple("月1回の講座を開く。", LONG), old)
    assert [(item.kind, item.target_count) for item in same.items] == [(Kind.COUNT, 10), (Kind.ONGOING, None)]
    changed = keep_ids(simple("月2回の講座を開く", LONG), old)
    assert changed.items[0].target_count == 24


def test_keeping_ids_against_itself_changes_nothing():
    plan = simple(*OLD, gyousei="他機関との調整")
    assert keep_ids(plan, plan) == plan
    assert not compare(plan, plan)


def test_a_comparison_names_what_is_added_changed_and_removed():
    old = simple(*OLD)
    new = keep_ids(simple("絵本の貸出しを始める", "玄関の案内板を外国語でもつくる", LONG), old)
    diff = compare(old, new)
    assert [item.id for item in diff.added] == ["1-1-H04"]
    assert [(change.id, change.fields) for change in diff.changed] == [("1-1-H01", ("text",))]
    assert [item.id for item in diff.removed] == ["1-1-H02"]


def test_an_item_in_another_cell_is_unchanged():
    old = simple("a")
    new = plan_of(["令和5年度"], HEADER, ("ひろば", "① 姿", "○視点か。", "", "●a"))
    assert old.items[0].source != new.items[0].source
    assert not compare(old, keep_ids(new, old))


def test_next_years_items_are_linked_to_those_they_continue():
    old, new = simple(*OLD), simple(LONG + "。", "絵本の貸出しを始める")
    assert continued_from(new, old) == {"1-1-H01": "1-1-H03"}


def test_items_of_which_no_role_is_named_have_ids_and_are_asked_about():
    """Read by the command line and on screen alike, so that the person sees the items that the question is about."""
    plan = plan_of(["機能", "姿", "視点", "内容"], ["ひろば", "① 姿", "○視点か。", "話し合う"])
    assert [item.id for item in plan.items] == ["1-1-A01"]
    assert ("R1C4", "no_role") in reported(plan)
