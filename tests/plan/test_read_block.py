"""Blocks, what is carried down in them, merged cells and several sheets (docs/reading.md, "Carry down", "Items")."""

from __future__ import annotations

import pytest
from plan_grids import HEADER, book, codes, grid, plan_of, reported, texts

from kyoten.plan.read import read_plan
from kyoten.plan.tables import tables_of
from kyoten.reader.workbook import CellFault

DATA = ("親子の居場所", "① 姿", "○視点か。", "【法人】●五年", "●法人のこと", "●行政のこと")


def test_a_block_of_a_known_function_goes_on_with_its_states():
    plan = plan_of(HEADER, ("親子の居場所 P1", *DATA[1:]), [], HEADER, ("親子の居場所 P2", "② 次の姿", *DATA[2:]))
    assert plan.functions == ("親子の居場所",)
    assert [(state.number, state.label) for state in plan.target_states] == [(1, "①"), (2, "②")]
    assert [item.id for item in plan.items] == ["1-1-H01", "1-1-G01", "1-2-H01", "1-2-G01"]


def test_a_state_said_again_on_the_next_page_is_the_same_state():
    again = ("親子の居場所 P2", "① 姿", "○視点か。", "", "●続き")
    plan = plan_of(HEADER, DATA, [], HEADER, again)
    assert len(plan.target_states) == 1
    assert [viewpoint.items for viewpoint in plan.viewpoints] == [("1-1-H01", "1-1-G01", "1-1-H02")]


def test_repeated_values_in_every_row_mean_the_same_as_empty_cells():
    rows = [("親子の居場所", "① 姿", "○視点か。", "", "●a"), ("親子の居場所", "① 姿", "○視点か。", "", "●b")]
    plan = plan_of(HEADER, *rows)
    assert [viewpoint.items for viewpoint in plan.viewpoints] == [("1-1-H01", "1-1-H02")]


def test_under_the_same_header_on_the_next_page_everything_goes_on():
    plan = plan_of(HEADER, DATA, [], HEADER, ("", "", "", "", "●a"))
    assert (plan.items[-1].function, plan.items[-1].viewpoints) == ("親子の居場所", ("視点か。",))
    assert codes(plan) == []


def test_a_table_of_another_header_that_names_no_function_continues_the_one_before_and_says_so():
    plan = plan_of(HEADER, DATA, [], HEADER[:5], ("", "② 次", "○視点か。", "", "●a"))
    assert plan.functions == ("親子の居場所",)
    assert codes(plan) == [("R5C2", "function_continues", True)]


def test_a_blank_row_ends_nothing():
    plan = plan_of(HEADER, DATA, [], ("", "", "", "", "●a"))
    last = plan.items[-1]
    assert (last.id, last.target_states, last.viewpoints) == ("1-1-H02", ("姿",), ("視点か。",))


def test_sheets_are_read_one_after_the_other_with_their_own_addresses():
    plan = read_plan(
        book(
            grid(HEADER, DATA, name="居場所", textual=False),
            grid(["覚え書き"], name="メモ", textual=False),
            grid(["令和5年度"], HEADER, ("", *DATA[1:]), name="人材育成", textual=False),
        )
    )
    assert plan.functions == ("親子の居場所", "人材育成")
    assert [item.source for item in plan.items] == ["居場所!E2", "居場所!F2", "人材育成!E3", "人材育成!F3"]
    assert codes(plan) == [("人材育成!B3", "function_in_title", False)]


def test_a_sheet_whose_name_is_no_function_that_bases_have_is_asked_about():
    plan = read_plan(book(grid(["令和5年度"], HEADER, ("", *DATA[1:]), name="見守り", textual=False)))
    assert plan.functions == ("見守り",)
    assert codes(plan) == [("見守り!B3", "function_from_sheet", True)]


def test_a_hidden_sheet_is_read_only_when_no_other_has_a_matrix():
    hidden = grid(HEADER, DATA, name="旧", textual=False, hidden=True)
    shown = grid(HEADER, ("人材育成", *DATA[1:]), name="新", textual=False)
    assert read_plan(book(hidden, shown)).functions == ("人材育成",)
    assert read_plan(book(hidden)).functions == ("親子の居場所",)


def test_merged_cells_carry_down_and_a_merged_action_belongs_to_all_its_viewpoints():
    plan = plan_of(
        HEADER,
        DATA,
        ("", "", "○次の視点か。", "", "", "●行政の次"),
        ("", "② 次の姿", "○最後の視点か。", "", "●c"),
        name="計画",
        textual=False,
        merged=[(1, 0, 3, 0), (1, 1, 2, 1), (1, 4, 2, 4)],
    )
    assert [(item.id, item.viewpoints, item.source) for item in plan.items] == [
        ("1-1-H01", ("視点か。", "次の視点か。"), "計画!E2"),
        ("1-1-G01", ("視点か。",), "計画!F2"),
        ("1-1-G02", ("次の視点か。",), "計画!F3"),
        ("1-2-H01", ("最後の視点か。",), "計画!E4"),
    ]
    assert [viewpoint.items for viewpoint in plan.viewpoints] == [
        ("1-1-H01", "1-1-G01"),
        ("1-1-H01", "1-1-G02"),
        ("1-2-H01",),
    ]


def test_a_blank_row_inside_merged_cells_separates_nothing():
    rows = (HEADER, DATA, [], ("", "", "", "", "●b"))
    plan = plan_of(*rows, name="計画", textual=False, merged=[(1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 3, 2)])
    assert [viewpoint.items for viewpoint in plan.viewpoints] == [("1-1-H01", "1-1-G01", "1-1-H02")]


def test_an_action_merged_over_two_roles_is_doubted():
    plan = plan_of(HEADER, (*DATA[:4], "●共に行う"), name="計画", textual=False, merged=[(1, 4, 1, 5)])
    assert texts(plan) == [("法人", "共に行う")]
    assert codes(plan) == [("計画!E2", "merged_across", True)]


def test_several_states_and_viewpoints_of_one_cell_share_their_items():
    plan = plan_of(HEADER, ("親子の居場所", "① 甲 ② 乙", "○一か。○二か。", "", "●a"))
    assert plan.items[0].target_states == ("甲", "乙")
    assert plan.items[0].viewpoints == ("一か。", "二か。")
    assert plan.items[0].state == 1
    assert [viewpoint.target_states for viewpoint in plan.viewpoints] == [("甲", "乙"), ("甲", "乙")]


def test_a_new_state_clears_viewpoint_and_segment():
    plan = plan_of(
        HEADER,
        DATA,
        ("", "", "○次か。", "●まだ法人", "●b"),
        ("", "② 次の姿", "", "●誰のものでもない", "●c"),
    )
    assert [task.role for task in plan.five_year_tasks] == ["法人", "法人", ""]
    assert plan.items[-1].viewpoints == ()


def test_where_no_cell_has_a_bullet_each_cell_is_one_item():
    plan = plan_of(HEADER, (*DATA[:4], "甲を行い、乙も行う。", "丙"), ("", "", "○次か。", "", "丁"))
    assert texts(plan) == [("法人", "甲を行い、乙も行う。"), ("行政", "丙"), ("法人", "丁")]
    assert plan.repairs == ()


def test_lines_that_each_end_in_a_full_stop_are_items():
    plan = plan_of(HEADER, (*DATA[:4], "甲を行う。\n乙も行う。"))
    assert texts(plan) == [("法人", "甲を行う。"), ("法人", "乙も行う。")]
    assert plan.repairs == ()


def test_a_cell_without_a_bullet_among_others_with_one_is_an_item_in_doubt():
    plan = plan_of(HEADER, (*DATA[:4], "●甲 ●乙", "丙"))
    assert texts(plan) == [("法人", "甲"), ("法人", "乙"), ("行政", "丙")]
    assert codes(plan) == [("R2C6", "no_bullet", True)]


def test_numbers_are_read_as_typed_and_faults_are_reported():
    fault = CellFault("error", "#REF!")
    plan = plan_of(HEADER, (*DATA[:4], 12.0, fault), name="計画", textual=False)
    assert texts(plan) == [("法人", "12")]
    assert ("F2", "plan_cell_fault") in reported(plan)


def test_what_stands_in_no_column_is_reported_with_its_text():
    plan = plan_of(HEADER, (*DATA, "欄外"), [], ["※ 法人は運営法人のこと"])
    unread = [(problem.cell, problem.value) for problem in plan.problems if problem.code == "text_not_read"]
    assert unread == [("R2C7", "欄外"), ("R4C1", "※ 法人は運営法人のこと")]


def test_what_is_not_read_is_placed_by_sheet_and_cell_in_a_workbook_and_by_its_cell_alone_in_a_text_file():
    rows = (HEADER, (*DATA, "欄外"))
    in_book, in_text = (plan_of(*rows, name="計画", textual=textual) for textual in (False, True))
    assert [each.place for each in in_book.problems if each.code == "text_not_read"] == ["計画!G2"]
    assert [each.place for each in in_text.problems if each.code == "text_not_read"] == ["R2C7"]


@pytest.mark.parametrize("opening", ["※", "注)", "注）", "(注1)", "（注1）", "注: ", "注：", "<p>※"])
def test_a_note_under_the_table_is_no_part_of_it_and_is_reported(opening):
    """Read as a row it would be a function, and what stands under the table would be gone without a word."""
    plan = plan_of(HEADER, DATA, [f"{opening}法人は運営法人のこと"])
    assert plan.functions == (DATA[0],)
    assert ("R3C1", "text_not_read") in reported(plan)


def test_rows_above_the_first_header_are_titles_and_a_blank_row_ends_no_table():
    found = tables_of(grid(["令和5年度"], [], HEADER, DATA, [], DATA), {}, {})
    assert [(table.titles, table.rows) for table in found] == [(["令和5年度"], [3, 5])]


@pytest.mark.parametrize(
    ("next_viewpoint", "viewpoints"),
    [("", [("視点か。", 2), ("二つ目か。", 1)]), ("○三つ目か。", [("視点か。", 2), ("三つ目か。", 1)])],
)
def test_a_hidden_rows_viewpoint_holds_for_shown_rows_that_name_none(next_viewpoint, viewpoints):
    """The actions of the hidden row are left out; its viewpoint is there only where a shown row stands under it."""
    hidden = ("", "", "○二つ目か。", "", "●隠れた行")
    plan = plan_of(
        HEADER, DATA, hidden, ("", "", next_viewpoint, "", "●見える行"), hidden_rows=frozenset({2}), textual=False
    )
    assert "隠れた行" not in [item.text for item in plan.items]
    assert [(each.text, len(each.items)) for each in plan.viewpoints] == viewpoints


def test_a_lone_text_behind_another_table_is_the_title_of_what_comes():
    """A table of ratings between two pages: none of the plan; the line under it names the next function."""
    second = ("", "② 次の姿", "○次か。", "", "●a", "●b")
    rows = (HEADER, DATA, [], ["評価基準", "配点"], ["よい", "5"], ["子育て相談"], HEADER, second)
    first, other = tables_of(grid(*rows), {}, {})
    assert [list(aside.cells.values()) for aside in first.asides] == [["評価基準", "配点"], ["よい", "5"]]
    assert (first.titles, other.titles) == ([], ["子育て相談"])
    assert [item.function for item in plan_of(*rows).items] == ["親子の居場所"] * 2 + ["子育て相談"] * 2
