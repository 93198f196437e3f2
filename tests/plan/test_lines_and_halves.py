"""Layouts of other bases: a line over each table for its state, a role's column parted into halves of the year, columns
whose words only look like a role's. The readings are worked out by hand."""

from __future__ import annotations

from plan_grids import book, grid

from kyoten.model import Plan
from kyoten.plan.understand import understand

UNDER = ("振り返りの視点", "法人の役割", "行政の役割")


def plan(*rows, **facts) -> Plan:
    return understand(book(grid(*rows, name="計画", textual=False, **facts))).plan


def test_a_line_over_each_table_names_its_state_and_is_to_be_confirmed():
    found = plan(
        ("令和5年度 単年度行動計画", "", ""),
        ("■機能１　親子の居場所", "", ""),
        ("目指す拠点の姿　①気軽に立ち寄れる。", "", ""),
        UNDER,
        ("入りやすいか。", "案内板を直す。", "広報に載せる。"),
        ("", "", ""),
        ("目指す拠点の姿　②多様な親子が来ている。", "", ""),
        UNDER,
        ("父親が来ているか。", "父親の会を年4回開く。", ""),
        ("", "", ""),
        ("■機能２　情報収集・提供", "", ""),
        ("目指す拠点の姿：①情報が届いている。", "", ""),
        UNDER,
        ("届いているか。", "資料を渡す。", ""),
    )
    assert [(item.function, item.target_states, item.viewpoints, item.text) for item in found.items] == [
        ("親子の居場所", ("気軽に立ち寄れる。",), ("入りやすいか。",), "案内板を直す。"),
        ("親子の居場所", ("気軽に立ち寄れる。",), ("入りやすいか。",), "広報に載せる。"),
        ("親子の居場所", ("多様な親子が来ている。",), ("父親が来ているか。",), "父親の会を年4回開く。"),
        ("情報収集・提供", ("情報が届いている。",), ("届いているか。",), "資料を渡す。"),
    ]
    assert [state.source for state in found.target_states] == ["計画!A3", "計画!A7", "計画!A12"]
    doubts = [each.source for each in found.repairs if each.code == "state_in_title" and each.confirm]
    assert doubts == ["計画!A3", "計画!A7", "計画!A12"]


def test_such_a_line_inside_a_table_begins_another_state():
    found = plan(
        ("令和5年度 行動計画 親子の居場所", "", ""),
        UNDER,
        ("目指す姿 ①気軽に立ち寄れる。", "", ""),
        ("入りやすいか。", "案内板を直す。", ""),
        ("目指す姿 ②多様な親子が来ている。", "", ""),
        ("父親が来ているか。", "父親の会を開く。", ""),
    )
    assert [item.target_states for item in found.items] == [("気軽に立ち寄れる。",), ("多様な親子が来ている。",)]


def test_a_title_with_a_year_is_no_state():
    found = plan(
        ("基本方針 令和5年度行動計画", "", ""),
        ("親子の居場所", "", ""),
        UNDER,
        ("入りやすいか。", "案内板を直す。", ""),
    )
    assert (found.fiscal_year, found.target_states) == (2023, ())


def test_halves_of_the_year_under_a_role_are_its_columns_and_say_when():
    head = (
        "機能",
        "目指す拠点の姿",
        "振り返りの視点",
        "令和7年度行動計画(法人の役割)",
        "",
        "令和7年度行動計画(行政の役割)",
        "",
    )
    halves = ("", "", "", "上半期", "下半期", "上半期", "下半期")
    row = (
        "居場所",
        "①立ち寄れる。",
        "○入りやすいか。",
        "●案内を作る。",
        "●案内を2月に配る。",
        "●窓口で渡す。",
        "●年2回調べる。",
    )
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4), (0, 5, 0, 6)]
    found = plan(head, halves, row, merged=merged)
    assert [(item.role, item.text, item.due_months, item.target_count) for item in found.items] == [
        ("法人", "案内を作る。", (9,), None),
        ("法人", "案内を2月に配る。", (2,), None),
        ("行政", "窓口で渡す。", (9,), None),
        ("行政", "年2回調べる。", (), 2),
    ]


def test_a_column_of_kinds_is_nobodys_and_said():
    """区分 is no 区's share."""
    head = ("機能", "目指す拠点の姿", "振り返りの視点", "区分", "令和7年度行動計画(法人の役割)")
    found = plan(head, ("居場所", "①立ち寄れる。", "○入りやすいか。", "新規", "●案内を作る。"))
    assert [(item.role, item.text) for item in found.items] == [("法人", "案内を作る。")]
    assert [(each.code, each.cell) for each in found.problems if each.code == "unknown_column"] == [
        ("unknown_column", "D1")
    ]
