"""Columns by hand, and answers to doubtful repairs (docs/reading.md, "Columns by hand", "Shifted rows")."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plan_grids import HEADER, book, grid, texts

from kyoten.plan.assign import assignments_for
from kyoten.plan.choices import OTHER_READING, PlanChoices
from kyoten.plan.read import read_plan
from kyoten.plan.understand import PlanReading, understand
from kyoten.problems.problem import Unreadable

UNKNOWN = grid(
    ["令和6年度 ○○拠点 行動計画"],
    ["A区分", "B", "C", "D"],
    ["親子の居場所", "温かい場である。", "●甲\n●乙", "年3回"],
    ["", "", "●丙", ""],
    name="計画",
    textual=False,
)
DATA = ("親子の居場所", "① 姿", "○視点か。", "", "●法人のこと", "●行政のこと")


def assigned(reading: PlanReading, sheet, **facts) -> PlanReading:
    codes = {0: "function", 1: "state", 2: "action:法人", 3: "target"}
    return understand(book(sheet), PlanChoices(assignments=assignments_for(reading.headers, {"": codes}), **facts))


def test_a_plan_whose_columns_cannot_be_told_is_a_question_that_names_the_nearest_row():
    reading = understand(book(UNKNOWN))
    assert reading.plan.items == ()
    assert [(each.code, each.severity.value) for each in reading.open_questions] == [("no_matrix", "error")]
    assert "シート「計画」" in reading.plan.problems[0].message
    assert "2行目" in reading.plan.problems[0].message
    assert "列の割当" in reading.plan.problems[0].remedy
    (header,) = reading.headers
    assert (header.known, header.words, header.first_row) == (False, ("A区分", "B", "C", "D"), 2)
    assert header.rows[1] == ("親子の居場所", "温かい場である。", "●甲\n●乙", "年3回")


def test_the_columns_assigned_by_hand_are_read():
    reading = assigned(understand(book(UNKNOWN)), UNKNOWN)
    assert [(item.function, item.role, item.text) for item in reading.plan.items] == [
        ("親子の居場所", "法人", "甲"),
        ("親子の居場所", "法人", "乙"),
        ("親子の居場所", "法人", "丙"),
    ]
    assert reading.plan.fiscal_year == 2024
    assert [header.known for header in reading.headers] == [True]
    assert ("計画!C3", "target_of_several") in [(each.source, each.code) for each in reading.plan.repairs]


def test_the_first_row_of_data_may_be_said_too():
    header = understand(book(UNKNOWN)).headers[0]
    reading = assigned(understand(book(UNKNOWN)), UNKNOWN, first_rows={header.signature: 1})
    assert [item.text for item in reading.plan.items] == ["丙"]
    # Next year there is one more line above the header.
    lower = replace(UNKNOWN, rows=(UNKNOWN.rows[0], *UNKNOWN.rows))
    reading = assigned(understand(book(lower)), lower, first_rows={header.signature: 1})
    assert [item.text for item in reading.plan.items] == ["丙"]


def test_a_column_that_was_misunderstood_is_assigned_over_what_was_read():
    sheet = grid(HEADER, DATA, name="計画", textual=False)
    first = understand(book(sheet))
    by_hand = assignments_for(first.headers, {"計画": {4: "ignore", 5: "action:区"}})
    reading = understand(book(sheet), PlanChoices(assignments=by_hand))
    assert texts(reading.plan) == [("区", "行政のこと")]
    assert "unknown_column" not in {each.code for each in reading.plan.problems}


def test_a_code_that_is_none_is_refused():
    with pytest.raises(ValueError, match="act"):
        assignments_for((), {"": {0: "act:法人"}})
    with pytest.raises(ValueError, match="state"):
        assignments_for((), {"": {0: "state:法人"}})


def test_actions_of_nobody_are_asked_about_and_may_be_given_a_role():
    sheet = grid(["令和6年度計画"], ["機能", "姿", "取組"], ["親子の居場所", "姿。", "●甲"], name="計画", textual=False)
    assert [each.code for each in understand(book(sheet)).open_questions] == ["no_role"]
    reading = understand(book(sheet), PlanChoices(role="法人"))
    assert (texts(reading.plan), reading.open_questions) == ([("法人", "甲")], ())


@pytest.mark.parametrize("title", ["令和6年度 地域子育て支援拠点 行動計画", "本市 地域子育て支援拠点 令和6年度計画"])
def test_a_title_that_names_only_the_base_gives_no_role_and_it_is_asked(title):
    sheet = grid([title], ["機能", "姿", "取組"], ["親子の居場所", "姿。", "●甲"], name="計画", textual=False)
    assert [each.code for each in understand(book(sheet)).open_questions] == ["no_role"]
    assert texts(understand(book(sheet), PlanChoices(role="法人")).plan) == [("法人", "甲")]


def test_a_title_that_names_a_role_beside_the_base_gives_it():
    title = "令和6年度 地域子育て支援拠点 法人の行動計画"
    sheet = grid([title], ["機能", "姿", "取組"], ["親子の居場所", "姿。", "●甲"], name="計画", textual=False)
    reading = understand(book(sheet))
    assert (texts(reading.plan), reading.open_questions) == ([("法人", "甲")], ())


def test_a_plan_without_an_item_is_an_error_and_says_what_to_do():
    sheet = grid(HEADER, ("親子の居場所", "① 姿", "○視点か。"), name="計画", textual=False)
    assert [each.code for each in understand(book(sheet)).open_questions] == ["no_items"]
    with pytest.raises(Unreadable) as caught:
        read_plan(book(sheet))
    assert caught.value.problem.code == "no_items"


@pytest.mark.parametrize(
    ("cell", "code", "read", "other"),
    [
        ("■相談\n●面接\n●電話", "nested_marks", ["相談\n●面接\n●電話"], ["相談", "面接", "電話"]),
        ("甲を行う\n乙の実施", "lines_as_items", ["甲を行う", "乙の実施"], ["甲を行う\n乙の実施"]),
        ("父親向けの\n講座", "line_breaks", ["父親向けの\n講座"], ["父親向けの", "講座"]),
    ],
)
def test_the_other_reading_of_a_doubtful_repair_takes_effect(cell, code, read, other):
    sheet = grid(HEADER, (*DATA[:4], cell), name="計画", textual=False)
    first = understand(book(sheet)).plan
    assert [item.text for item in first.items] == read
    assert [(each.source, each.code, each.confirm) for each in first.repairs] == [("計画!E2", code, True)]
    assert "ほかの読み方" in first.repairs[0].message
    answered = PlanChoices(answers={("計画!E2", code): OTHER_READING})
    assert [item.text for item in understand(book(sheet), answered).plan.items] == other


def test_a_merged_action_may_be_everybodys():
    sheet = grid(HEADER, (*DATA[:4], "●共に行う", ""), name="計画", textual=False, merged=[(1, 4, 1, 5)])
    answered = PlanChoices(answers={("計画!E2", "merged_across"): OTHER_READING})
    assert texts(understand(book(sheet), answered).plan) == [("法人", "共に行う"), ("行政", "共に行う")]


def test_a_row_that_was_moved_in_doubt_may_stay():
    rows = (HEADER, DATA, ("", "", "○次か。", "", "", "", "●b"))
    moved = understand(book(grid(*rows))).plan
    assert texts(moved)[-1] == ("行政", "b")
    answered = PlanChoices(answers={("R3C7", "actions_right_continues"): OTHER_READING})
    left = understand(book(grid(*rows)), answered).plan
    assert len(left.items) == 2
    # It can be answered otherwise again, and says what was read.
    [said] = [each for each in left.repairs if each.source == "R3C7"]
    assert (said.code, said.confirm) == ("actions_right_continues", True)
    assert said.message == "答えのとおり、ほかの読み方で読みました: ずらさず、書かれた欄のまま読む。"
    assert ("R3C7", "text_not_read") in [(each.cell, each.code) for each in left.problems]


def test_what_the_reader_decided_of_other_columns_holds_beside_one_assigned_by_hand():
    """Last year's column stays left out, and is said, when somebody gives the role of this year's."""
    head = ["機能", "姿", "令和5年度の取組(法人)", "令和6年度の取組(法人)", "区より"]
    row = ["親子の居場所", "姿。", "●昨年のこと", "●今年のこと", "●区のこと"]
    sheet = grid(["令和6年度計画"], head, row, name="計画", textual=False)
    by_hand = assignments_for(understand(book(sheet)).headers, {"計画": {4: "action:区"}})
    reading = understand(book(sheet), PlanChoices(assignments=by_hand))
    assert texts(reading.plan) == [("法人", "今年のこと"), ("区", "区のこと")]
    assert ("C2", "column_of_other_year") in [(each.cell, each.code) for each in reading.plan.problems]


def test_columns_assigned_for_one_year_hold_for_the_next():
    def plan(year: int):
        head = ["場", "姿", f"令和{year}年度のこと", "備考"]
        rows = ["親子の居場所", "姿。", f"●{year}年の講座", "●メモ"]
        return grid([f"令和{year}年度計画"], head, rows, name="計画", textual=False)

    codes = {0: "function", 1: "state", 2: "action:法人"}
    by_hand = assignments_for(understand(book(plan(6))).headers, {"": codes})
    reading = understand(book(plan(7)), PlanChoices(assignments=by_hand))
    assert (reading.plan.fiscal_year, texts(reading.plan)) == (2025, [("法人", "7年の講座")])


def test_what_was_assigned_before_stays_beside_what_is_assigned_now():
    headers = understand(book(UNKNOWN)).headers
    before = assignments_for(headers, {"": {0: "function", 2: "action:法人"}})
    assert assignments_for(headers, {"計画": {2: "action:区"}}, before) == {
        headers[0].signature: {0: "function", 2: "action:区"}
    }


def test_a_sheet_may_be_left_out_and_is_said():
    """An example of how to fill it in has the plan's own header."""
    plan, example = (grid(HEADER, DATA, name=name, textual=False) for name in ("計画", "記入例"))
    both = understand(book(plan, example))
    assert (both.sheets, len(both.plan.items)) == (("計画", "記入例"), 4)
    reading = understand(book(plan, example), PlanChoices(without_sheets=frozenset({"記入例"})))
    assert len(reading.plan.items) == 2
    assert ("記入例", "plan_sheet_left_out") in [(each.sheet, each.code) for each in reading.plan.problems]
    assert reading.sheets == ("計画", "記入例")


def test_years_between_which_a_person_chooses_are_named():
    head, row = (*HEADER[:3], "取組(法人)"), (*DATA[:3], "●甲")
    plans = [grid([f"令和{n}年度計画"], head, row, name=f"R{n}", textual=False) for n in (5, 6)]
    assert understand(book(*plans)).years == (2023, 2024)
    assert understand(book(*plans), PlanChoices(year=2023)).years == ()
