"""Shifted rows in small matrices: marks decide where a row's columns are (docs/reading.md, "Shifted rows").

Columns of HEADER: 1 function, 2 state, 3 viewpoint, 4 five years, 5 法人, 6 行政; of FOUR_ROLES: 1–3 the same, 4 法人,
5 行政, 6 市社協, 7 NPO. Row 1 is the header.
"""

from __future__ import annotations

from plan_grids import FOUR_ROLES, HEADER, codes, plan_of, reported, texts

FIRST = ("ひろば", "① 姿", "○視点か。", "", "●法人のこと", "●行政のこと")
FIRST_OF_FOUR = ("ひろば", "姿", "○視点か。", "法人のこと", "行政のこと")


def test_rows_in_place_need_no_repair():
    assert plan_of(HEADER, FIRST, ("", "", "○次か。", "", "", "●b")).repairs == ()


def test_a_circle_one_column_to_the_left_shifts_its_whole_row():
    plan = plan_of(HEADER, FIRST, ("", "○次か。", "●五年", "●b", "●c"))
    assert texts(plan)[2:] == [("法人", "b"), ("行政", "c")]
    assert plan.items[-1].viewpoints == ("次か。",)
    assert [(task.text, task.source) for task in plan.five_year_tasks] == [("五年", "R3C3")]
    assert plan.items[-1].source == "R3C5"  # where it really stands
    assert codes(plan) == [("R3C2", "row_left", False)]


def test_a_circle_two_columns_to_the_left_shifts_its_row_by_two():
    plan = plan_of(FOUR_ROLES, FIRST_OF_FOUR, ("○次か。", "b", "", "", "c"))
    assert texts(plan)[2:] == [("法人", "b"), ("NPO", "c")]
    assert plan.viewpoints[1].target_states == ("姿",)
    assert codes(plan) == [("R3C1", "row_left", False)]
    assert "2列" in plan.repairs[0].message


def test_text_in_the_function_column_of_a_shifted_row_is_a_state_unless_it_names_a_function():
    plan = plan_of(
        FOUR_ROLES,
        FIRST_OF_FOUR,
        ("次の姿になっている。", "○次か。", "b"),
        ("人材育成", "○育てたか。", "c"),
        ("ひろば", "○戻ったか。", "d"),
    )
    assert [(state.function, state.text) for state in plan.target_states] == [
        ("ひろば", "姿"),
        ("ひろば", "次の姿になっている。"),
    ]
    assert [(item.text, item.function, item.target_states) for item in plan.items[2:]] == [
        ("b", "ひろば", ("次の姿になっている。",)),
        ("c", "人材育成", ()),  # one of the six functions of every base
        ("d", "ひろば", ()),  # named before in this plan
    ]
    assert plan.target_states[1].source == "R3C1"


def test_the_first_row_under_a_header_names_its_function_even_when_shifted():
    plan = plan_of(FOUR_ROLES, ("見守りの輪", "○視点か。", "a"))
    assert plan.functions == ("見守りの輪",)
    assert texts(plan) == [("法人", "a")]


def test_the_shift_goes_on_through_rows_without_a_mark_until_a_circle_in_place():
    plan = plan_of(
        FOUR_ROLES,
        FIRST_OF_FOUR,
        ("", "○次か。", "b"),
        ("", "", "c", "d"),
        ("", "", "○最後か。", "e"),
        ("", "", "", "f"),
    )
    assert texts(plan)[2:] == [("法人", "b"), ("法人", "c"), ("行政", "d"), ("法人", "e"), ("法人", "f")]
    assert codes(plan) == [("R3C2", "row_left", False), ("R4C3", "row_left_continues", True)]


def test_a_blank_row_ends_a_shift():
    plan = plan_of(FOUR_ROLES, FIRST_OF_FOUR, ("", "○次か。", "b"), [], ("", "", "○後か。", "c"), ("", "", "", "d"))
    assert texts(plan)[2:] == [("法人", "b"), ("法人", "c"), ("法人", "d")]
    assert [source for source, *_ in codes(plan)] == ["R3C2"]


def test_a_row_that_would_not_fit_when_shifted_ends_the_shift():
    plan = plan_of(FOUR_ROLES, FIRST_OF_FOUR, ("", "○次か。", "b"), ("", "", "", "c", "", "", "d"))
    assert texts(plan)[3:] == [("法人", "c"), ("NPO", "d")]
    assert len(plan.repairs) == 1


def test_a_full_row_with_its_circle_to_the_left_moves_only_up_to_the_circle():
    plan = plan_of(FOUR_ROLES, FIRST_OF_FOUR, ("", "○次か。", "", "b", "c", "d", "e"))
    assert texts(plan)[2:] == [("法人", "b"), ("行政", "c"), ("市社協", "d"), ("NPO", "e")]
    assert codes(plan) == [("R3C2", "part_of_row_left", True)]


def test_a_new_function_in_place_ends_the_shift():
    plan = plan_of(FOUR_ROLES, FIRST_OF_FOUR, ("", "○次か。", "b"), ("人材育成", "", "", "c"))
    assert [(item.function, item.role, item.text) for item in plan.items[3:]] == [("人材育成", "法人", "c")]


def test_a_lone_star_in_a_shifted_run_is_a_starred_viewpoint_in_doubt():
    plan = plan_of(FOUR_ROLES, FIRST_OF_FOUR, ("", "○次か。", "b"), ("", "☆体制づくり"))
    assert [(view.text, view.starred, view.items) for view in plan.viewpoints[2:]] == [("体制づくり", True, ())]
    assert codes(plan)[1:] == [("R4C2", "lone_star_shifted", True)]
    assert ("R4C2", "viewpoint_without_item") in reported(plan)


def test_a_lone_star_or_a_bare_text_in_the_viewpoint_column_is_doubted_where_others_have_circles():
    plan = plan_of(HEADER, FIRST, ("", "", "☆発信か。"), ("", "", "印のない文"))
    assert [(view.text, view.starred) for view in plan.viewpoints[1:]] == [("発信か。", True), ("印のない文", False)]
    assert codes(plan) == [("R3C3", "lone_star", True), ("R4C3", "unmarked_viewpoint", True)]


def test_a_matrix_without_any_circle_is_read_by_its_columns_alone():
    plan = plan_of(HEADER, ("ひろば", "姿", "視点か。", "", "a"), ("", "", "☆次か。", "", "b"))
    assert [view.items for view in plan.viewpoints] == [("1-1-H01",), ("1-1-H02",)]
    assert plan.repairs == ()


def test_a_state_mark_in_the_function_column_moves_that_cell_alone():
    plan = plan_of(HEADER, FIRST, ("(2)その他", "", "", "", "●b"))
    assert [(state.label, state.text, state.source) for state in plan.target_states[1:]] == [("(2)", "その他", "R3C1")]
    assert (plan.items[-1].role, plan.items[-1].state, plan.items[-1].viewpoints) == ("法人", 2, ())
    assert codes(plan) == [("R3C1", "state_in_function", False)]


def test_numbered_functions_with_a_state_beside_them_stay_functions():
    plan = plan_of(HEADER, ("(1)ひろば", *FIRST[1:]), ("(2)まなび", *FIRST[1:]))
    assert plan.functions == ("ひろば", "まなび")
    assert plan.repairs == ()


def test_a_sentence_in_the_function_column_is_a_state_in_doubt():
    plan = plan_of(HEADER, FIRST, ("安心して過ごせる場になっている。", "", "○次か。", "", "●b"))
    assert plan.functions == ("ひろば",)
    assert plan.items[-1].target_states == ("安心して過ごせる場になっている。",)
    assert codes(plan) == [("R3C1", "sentence_in_function", True)]


def test_a_new_name_in_the_function_column_is_a_new_function():
    plan = plan_of(HEADER, FIRST, ("まなび", "① 姿", "○視点か。", "", "●b"))
    assert plan.functions == ("ひろば", "まなび")
    assert plan.items[-1].id == "2-1-H01"


def test_text_beyond_the_last_header_moves_the_actions_back_and_goes_on_until_the_first_action_column():
    plan = plan_of(
        HEADER,
        FIRST,
        ("", "", "○二か。", "●五年", "", "", "●b"),
        ("", "② 次の姿", "○三か。", "", "", "●c"),
        ("", "", "○四か。", "", "", "●d", "●e"),
        ("", "", "○五か。"),
        ("", "", "○六か。", "", "●f"),
        ("", "", "○七か。", "", "", "●g"),
    )
    assert texts(plan)[2:] == [("行政", "b"), ("法人", "c"), ("法人", "d"), ("行政", "e"), ("法人", "f"), ("行政", "g")]
    assert [task.text for task in plan.five_year_tasks] == ["五年"]  # the five-year column stays
    assert codes(plan) == [
        ("R3C7", "actions_right", False),
        ("R4C6", "actions_right_continues", True),
        ("R5C6", "actions_right", False),
    ]


def test_actions_may_stand_two_columns_to_the_right():
    plan = plan_of(HEADER, FIRST, ("", "", "○次か。", "", "", "", "●b", "●c"))
    assert texts(plan)[2:] == [("法人", "b"), ("行政", "c")]
    assert codes(plan) == [("R3C7", "actions_right_continues", True)]  # one row alone is no proof of damage
    assert "2列" in plan.repairs[0].message


def test_text_beyond_the_last_header_beside_a_full_row_is_not_read_and_reported():
    plan = plan_of(HEADER, (*FIRST, "欄外の書き込み"), ("", "", "○次か。", "", "", "●b"))
    assert texts(plan) == [("法人", "法人のこと"), ("行政", "行政のこと"), ("行政", "b")]
    assert plan.repairs == ()
    assert ("R2C7", "text_not_read") in reported(plan)


def test_a_remark_beyond_the_last_header_ends_a_shift_of_the_actions():
    """Marked actions beyond it show the shift; a text without a mark is a remark, and the next row is in place."""
    plan = plan_of(
        HEADER,
        FIRST,
        ("", "", "○二か。", "", "", "", "●b"),
        ("", "", "○三か。", "", "", "", "●c"),
        ("", "", "○四か。", "", "", "●d", "済み"),
        ("", "", "○五か。", "", "", "●e"),
    )
    assert texts(plan)[2:] == [("行政", "b"), ("行政", "c"), ("行政", "d"), ("行政", "e")]
