"""Columns of months: what is marked in them are the action's months. Expected by hand."""

from __future__ import annotations

import pytest
from plan_grids import book, grid

from kyoten.model import ActionItem, Plan
from kyoten.plan.choices import NO_CHOICES, PlanChoices
from kyoten.plan.understand import understand

MONTHS = ("4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "1月", "2月", "3月")
HEADER = ("機能", "目指す拠点の姿", "振り返りの視点", "令和7年度行動計画(法人の役割)", *MONTHS)
BEFORE = ("親子の居場所", "①立ち寄れる。", "○入りやすいか。")


def plan(*rows, choices: PlanChoices = NO_CHOICES, header=HEADER, **facts) -> Plan:
    return understand(book(grid(header, *rows, name="計画", textual=False, **facts)), choices).plan


def marked(**cells: str) -> list[str]:
    """m5="○" → the twelve cells of a row."""
    return [cells.get(f"m{month.removesuffix('月')}", "") for month in MONTHS]


def item(*cells: str, action: str = "●見学会を開く。", **facts) -> ActionItem:
    (only,) = plan((*BEFORE, action, *cells), **facts).items
    return only


@pytest.mark.parametrize(
    ("cells", "months"),
    [
        (marked(m5="○", m9="●", m1="◎"), (5, 9, 1)),
        (marked(m6="実施", m7="－", m8="なし"), (6,)),
        (marked(m7="←", m9="→"), (7, 8, 9)),
        (marked(m7="←", m8="―", m9="→", m12="○"), (7, 8, 9, 12)),
        (marked(m2="←→"), (2,)),
        (marked(m10="→", m11="→"), (10, 11)),
        (marked(m4="←"), (4,)),
        (marked(), ()),
    ],
)
def test_marks_arrows_and_words_mark_months_and_dashes_do_not(cells, months):
    found = item(*cells)
    assert (found.due_months, found.target_count, found.kind.value) == (months, None, "達成型")


def test_a_cell_merged_over_months_marks_all_of_them():
    assert item(*marked(m7="←実施→"), merged=[(1, 7, 1, 9)]).due_months == (7, 8, 9)


def test_a_cell_merged_downwards_holds_for_the_actions_beside_it():
    rows = ((*BEFORE, "●開く。", *marked(m5="○")), ("", "", "", "●閉じる。", *marked()))
    assert [each.due_months for each in plan(*rows, merged=[(1, 5, 2, 5)]).items] == [(5,), (5,)]


def test_every_month_is_ongoing_and_a_count_of_the_text_stays():
    every = ["○"] * 12
    assert (item(*every).kind.value, item(*every).due_months) == ("継続型", (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3))
    monthly = item(*every, action="●見学会を月1回開く。")
    assert (monthly.kind.value, monthly.target_count) == ("回数型", 12)
    thrice = item(*marked(m5="○", m9="○", m1="○"), action="●見学会を年3回開く。")
    assert (thrice.target_count, thrice.due_months) == (3, (5, 9, 1))


def test_months_under_a_heading_of_their_own_are_one_header():
    header = (*HEADER[:4], "実施時期", *[""] * 11)
    under = ("", "", "", "", *MONTHS)
    sheet = grid(
        header, under, (*BEFORE, "●開く。", *marked(m5="○")), name="計画", textual=False, merged=[(0, 4, 0, 15)]
    )
    assert [each.due_months for each in understand(book(sheet)).plan.items] == [(5,)]


def test_other_months_in_the_text_are_asked_about_and_hold_when_told_so():
    row = (*BEFORE, "●見学会を9月に開く。", *marked(m10="○"))
    found = plan(row)
    assert found.items[0].due_months == (10,)
    (doubt,) = (each for each in found.repairs if each.confirm)
    assert (doubt.code, doubt.source) == ("months_differ", "計画!D2")
    own = plan(row, choices=PlanChoices(answers={("計画!D2", "months_differ"): "other"}))
    assert own.items[0].due_months == (9,)


def test_months_of_several_actions_of_a_cell_are_asked_about():
    row = (*BEFORE, "●開く。\n●閉じる。", *marked(m5="○"))
    found = plan(row)
    assert [each.due_months for each in found.items] == [(), ()]
    assert [(each.code, each.source) for each in found.repairs if each.confirm] == [("months_of_several", "計画!D2")]
    both = plan(row, choices=PlanChoices(answers={("計画!D2", "months_of_several"): "other"}))
    assert [each.due_months for each in both.items] == [(5,), (5,)]


def test_words_in_a_month_are_said_to_be_lost_and_marks_are_not():
    found = plan((*BEFORE, "●開く。", *marked(m5="準備", m6="○")))
    assert [(each.code, each.cell) for each in found.problems if each.code == "columns_beside_kept"] == [
        ("columns_beside_kept", "F1")
    ]


def test_one_column_headed_by_a_month_is_no_calendar():
    found = plan((*BEFORE, "●開く。", "○"), header=(*HEADER[:4], "4月"))
    assert found.items[0].due_months == ()
    assert [each.cell for each in found.problems if each.code == "unknown_column"] == ["E1"]


def test_a_calendar_of_events_is_no_plan():
    """取組 beside months alone: neither a function, a state nor a viewpoint."""
    events = grid(("取組", *MONTHS), ("七夕", *marked(m7="○")), name="年間予定", textual=False)
    own = grid(HEADER, (*BEFORE, "●開く。", *marked(m5="○")), name="計画", textual=False)
    found = understand(book(own, events)).plan
    assert [each.text for each in found.items] == ["開く。"]
    assert [each.sheet for each in found.problems if each.code == "plan_sheet_not_read"] == ["年間予定"]
