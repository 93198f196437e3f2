"""What is reported of a plan's content (docs/reading.md, "What else to report")."""

from __future__ import annotations

import pytest
from plan_grids import HEADER, plan_of, reported

from kyoten.problems.problem import Severity

FULL = ("ひろば", "① 姿", "○視点か。", "", "●甲を行う", "●乙を行う")


def test_a_plan_without_gaps_has_nothing_to_report():
    assert reported(plan_of(HEADER, FULL)) == []


def test_a_viewpoint_without_an_item_is_a_gap():
    assert reported(plan_of(HEADER, FULL, ("", "", "○次か。"))) == [("R3C3", "viewpoint_without_item")]


def test_a_state_is_reported_once_for_each_role_that_has_a_column_and_no_item():
    plan = plan_of(HEADER, FULL, ("", "② 次", "○次か。"))
    assert reported(plan)[1:] == [("R3C2", "state_without_role_item")] * 2
    assert ["法人" in each.message for each in plan.problems[1:]] == [True, False]


def test_a_role_without_a_column_in_a_function_is_not_missed_there():
    other = ("機能", "姿", "視点", "令和5年度目標(市社協の役割)")
    assert reported(plan_of(HEADER, FULL, [], other, ("まなび", "① 学ぶ姿", "○視点か。", "●丙を行う"))) == []


@pytest.mark.parametrize(
    ("task", "found"),
    [
        ("●甲を行う", []),
        ("【法人】●甲を行う", []),
        ("【区】●甲を行う", ["R2C4"]),  # only 法人 does it
        ("【区】●関係機関との連絡調整", []),
        ("【区及び法人】●甲を行う", []),
        ("【法人】●働く親のグループ化", ["R2C4"]),
    ],
)
def test_a_five_year_task_needs_an_item_like_it_of_its_role(task, found):
    plan = plan_of(HEADER, (*FULL[:3], task, "●甲を行う", "●関係機関との連絡調整"))
    assert [cell for cell, code in reported(plan) if code == "five_year_without_item"] == found


@pytest.mark.parametrize(("item", "found"), [("あいうえおかさしすせ", []), ("あいうえおたさしすせ", ["R2C4"])])
def test_a_task_is_taken_up_by_an_item_that_shares_six_tenths_of_its_letters(item, found):
    """Six of ten letters in their order, or five."""
    plan = plan_of(HEADER, (*FULL[:3], "●あいうえおかきくけこ", f"●{item}", "●関係機関との連絡調整"))
    assert [cell for cell, code in reported(plan) if code == "five_year_without_item"] == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("説明ができる体制を実施した。", "past_tense"),
        ("情報提供も心がけた行った。", "past_tense"),
        ("交流会を開き、20人が参加した（6月）。", "past_tense"),
        ("居場所づくりに取り組んだ", "past_tense"),
        ("月1回予定。施。", "stray_end"),
        ("体制を実施したい。", None),
        ("育成した人を地域につなげる。", None),
        ("図られたか。", None),
        ("ボランティア募集をする。(例)", None),
        ("相談する場をつくる。", None),
    ],
)
def test_results_and_slips_in_the_plan_column_are_reported(text, code):
    plan = plan_of(HEADER, (*FULL[:4], f"●{text}", FULL[5]))
    assert reported(plan) == ([("R2C5", code)] if code else [])


def test_the_same_text_twice_in_one_function_and_role_is_reported_at_the_second():
    plan = plan_of(HEADER, FULL, ("", "", "○次か。", "", "●甲を行う。", "●甲を行う"))
    assert reported(plan) == [("R3C5", "repeated_item")]
    assert "R2C5" in plan.problems[0].message


def test_the_same_text_in_another_function_or_as_a_restatement_is_not():
    plan = plan_of(HEADER, FULL, ("", "", "○次か。", "", "●甲を行う(再掲)"), ("まなび", *FULL[1:]))
    assert reported(plan) == []


def test_what_is_reported_keeps_nothing_out():
    plan = plan_of(HEADER, FULL, ("", "", "○次か。"))
    assert {each.severity for each in plan.problems} == {Severity.WARNING}
    assert all(each.message and each.remedy and each.value for each in plan.problems)
