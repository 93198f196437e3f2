"""The account of a plan's cells: whatever is taken away from a reading is named at its cell (docs/reading.md)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plan_grids import HEADER, book, grid

from kyoten.model import Plan
from kyoten.plan.account import unaccounted
from kyoten.plan.tables import tables_of
from kyoten.plan.understand import understand

ROWS = (
    HEADER,
    (
        "親子の居場所",
        "① 安心できる",
        "○配慮しているか。",
        "【法人】●働く親を支える",
        "●講座を開く。【継続】",
        "●周知する。",
    ),
    ("", "", "○迎えているか。", "", "●案内を作る。\n●相談を受ける。", "①配る。\n②貼る。"),
    ("人材育成", "② 学び合う", "○研修しているか。", "", "同上", "なし"),
)


def left(plan: Plan, *rows, **facts) -> list[tuple[str, str]]:
    """(cell, what of it is nowhere)."""
    tables = tables_of(grid(*(rows or ROWS), name="計画", textual=False, **facts), {}, {})
    return [(each.cell, each.value) for each in unaccounted(tables, plan)]


def whole(*rows, **facts) -> Plan:
    return understand(book(grid(*(rows or ROWS), name="計画", textual=False, **facts))).plan


def test_a_reading_of_everything_leaves_nothing():
    assert left(whole()) == []


@pytest.mark.parametrize(
    ("part", "lost", "found"),
    [
        ("items", "講座を開く。【継続】", [("E2", "●講座を開く。")]),
        ("items", "周知する。", [("F2", "●周知する。")]),
        ("items", "相談を受ける。", [("E3", "●相談を受ける。")]),
        ("items", "案内を作る。", [("E3", "●案内を作る。")]),
        ("items", "貼る。", [("F3", "②貼る。")]),
        ("five_year_tasks", "働く親を支える", [("D2", "●働く親を支える")]),
        ("target_states", "学び合う", [("B4", "② 学び合う")]),
        ("viewpoints", "迎えているか。", [("C3", "○迎えているか。")]),
    ],
)
def test_what_is_taken_away_is_named_at_its_cell(part, lost, found):
    """Tags and marks alone are nothing that is lost. (Cells that a problem names are told of: without them here.)"""
    plan = replace(whole(), problems=())
    parts = getattr(plan, part)
    kept = tuple(each for each in parts if (each.text, each.source) != (lost, f"計画!{found[0][0]}"))
    assert len(kept) == len(parts) - 1
    assert left(replace(plan, **{part: kept})) == found


def test_a_function_that_the_plan_does_not_name_is_left_over():
    plan = replace(whole(), problems=())
    items = tuple(item for item in plan.items if item.function != "人材育成")
    states = tuple(each for each in plan.target_states if each.function != "人材育成")
    views = tuple(each for each in plan.viewpoints if each.function != "人材育成")
    found = left(replace(plan, items=items, target_states=states, viewpoints=views))
    assert {"A4", "B4", "C4"} <= {cell for cell, _ in found}


def test_a_cell_that_is_told_of_is_no_loss():
    """A remark beyond the table is told of as not read; a hidden row at its first cell."""
    rows = (*ROWS[:2], (*ROWS[2], "欄外の書き込み"))
    plan = whole(*rows)
    assert left(plan, *rows) == []
    assert left(replace(plan, problems=()), *rows) == [("G3", "欄外の書き込み")]
    hidden = whole(*ROWS, hidden_rows=frozenset({2}))
    assert left(hidden, *ROWS, hidden_rows=frozenset({2})) == []
    assert {cell for cell, _ in left(replace(hidden, problems=()), *ROWS, hidden_rows=frozenset({2}))} == {
        "C3", "E3", "F3",
    }  # fmt: skip


def test_what_stands_beside_actions_is_theirs_and_alone_is_left_over():
    """A target in a row without an action is nobody's; merged downwards from an action it is that one's."""
    header = ("機能", "姿", "視点", "令和5年度計画(法人の役割)", "目標回数")
    rows = (header, ("ひろば", "① 姿", "○視点か。", "●講座を開く。", "年3回"), ("", "", "", "", "年5回"))
    assert left(replace(whole(*rows), problems=()), *rows) == [("E3", "年5回")]
    merged = ((1, 3, 2, 3),)
    assert left(replace(whole(*rows, merged=merged), problems=()), *rows, merged=merged) == []


def test_a_column_that_is_told_of_is_left_out_as_a_whole():
    header = (*HEADER[:5], "備考")
    rows = (header, (*ROWS[1][:5], "メモ"))
    plan = whole(*rows)
    assert left(plan, *rows) == []
    assert left(replace(plan, problems=()), *rows) == [("F2", "メモ")]
