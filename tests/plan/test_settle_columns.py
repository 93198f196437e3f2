"""What columns are by their contents, the plan's year and what is hidden (docs/reading.md, "Blocks")."""

from __future__ import annotations

import pytest
from plan_grids import grid

from kyoten.plan import columns as kinds
from kyoten.plan.settle_columns import HIDDEN, LAST_YEAR, settle
from kyoten.plan.tables import tables_of

OTHER = kinds.OTHER


def _kinds(header: tuple[str, ...], *rows: tuple[str, ...], year: int | None = 2023, **facts: object) -> list[str]:
    """The kind of each column of the first table, from left to right."""
    with_hidden = bool(facts.pop("with_hidden", False))
    [table] = tables_of(grid(header, *rows, **facts), {}, {})
    found = {column.number: column.kind for column in settle(table, year, with_hidden=with_hidden).layout.columns}
    return [found.get(number, "") for number in range(len(header))]


@pytest.mark.parametrize(
    ("goals", "kind"),
    [
        (("年3回", "年2回", "全員が参加する"), kinds.TARGET),  # all name a quantity
        (("年3回", "親子が集う", "10組"), kinds.TARGET),  # two of three do
        (("年3回", "親子が集う"), OTHER),  # half is not more than half
        (("親子が集う", "笑顔が増える"), OTHER),
    ],
)
def test_goals_behind_the_actions_are_targets_where_most_name_a_quantity(goals, kind):
    rows = [("居場所", "姿", "講座を開く", goal) for goal in goals]
    header = ("機能", "目指す姿", "取組(法人の役割)", "目標")
    assert _kinds(header, *rows) == [kinds.FUNCTION, kinds.STATE, kinds.ACTION, kind]


def test_goals_before_the_actions_are_states_where_nothing_else_is():
    rows = [("居場所", "親子が集う", "講座を開く"), ("居場所", "笑顔が増える", "行事を開く")]
    assert _kinds(("機能", "目標", "取組(法人の役割)"), *rows)[1] == kinds.STATE
    assert _kinds(("機能", "目標", "取組内容"), *rows)[1] == kinds.TARGET  # of the same role: none
    with_state = [("居場所", "姿", *row[1:]) for row in rows]
    assert _kinds(("機能", "目指す姿", "目標", "取組(法人の役割)"), *with_state)[2] == OTHER


def test_goals_are_the_actions_where_nothing_else_is():
    assert _kinds(("機能", "目指す姿", "目標"), ("居場所", "姿", "年3回開く"))[2] == kinds.ACTION


@pytest.mark.parametrize(
    ("year", "found"),
    [(2023, [kinds.ACTION, LAST_YEAR]), (2022, [LAST_YEAR, kinds.ACTION]), (None, [kinds.ACTION, kinds.ACTION])],
)
def test_columns_of_two_years_side_by_side(year, found):
    header = ("機能", "令和5年度の取組(法人の役割)", "令和4年度の取組(法人の役割)")
    assert _kinds(header, ("居場所", "講座", "行事"), year=year)[1:] == found


def test_another_year_alone_is_a_slip_of_the_pen():
    assert _kinds(("機能", "令和4年度の取組(法人の役割)"), ("居場所", "講座"))[1] == kinds.ACTION


@pytest.mark.parametrize(("year", "found"), [(2023, [LAST_YEAR, kinds.ACTION]), (2022, [kinds.ACTION, LAST_YEAR])])
def test_columns_that_name_nothing_but_years(year, found):
    assert _kinds(("機能", "視点", "令和4年度", "令和5年度"), ("居場所", "か", "行事", "講座"), year=year)[2:] == found


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (("法人", "区役所"), kinds.ROLE),
        (("法人", "田中"), kinds.PERSON),  # one is a person's name
    ],
)
def test_a_column_of_persons_that_holds_nothing_but_roles(said, kind):
    assert _kinds(("機能", "視点", "取組内容", "担当"), *(("居場所", "か", "講座", each) for each in said))[3] == kind


def test_persons_stay_persons_beside_columns_of_roles():
    assert _kinds(("機能", "視点", "取組(法人の役割)", "担当"), ("居場所", "か", "講座", "法人"))[3] == kinds.PERSON
    header = ("機能", "視点", "取組内容", "担当", "実施主体")
    assert _kinds(header, ("居場所", "か", "講座", "法人", "法人"))[3:] == [kinds.PERSON, kinds.ROLE]


@pytest.mark.parametrize(("marks", "kind"), [(("○", "－"), kinds.ROLE_MARK), (("○", "講座を開く"), OTHER)])
def test_columns_of_roles_that_hold_nothing_but_signs(marks, kind):
    """With a text in it, 法人 is the column of 法人's actions, and 取組内容 beside it is none of its."""
    found = _kinds(("機能", "視点", "取組内容", "法人の役割"), *(("居場所", "か", "講座", mark) for mark in marks))
    assert found[3] == (kind if kind == kinds.ROLE_MARK else kinds.ACTION)
    assert found[2] == (kinds.ACTION if kind == kinds.ROLE_MARK else OTHER)


def test_of_two_columns_of_actions_the_emptier_one_is_a_heading():
    """It becomes the viewpoint where there is none."""
    rows = [("居場所", "相談の充実", "講座を開く"), ("居場所", "", "行事を開く")]
    assert _kinds(("機能", "取組", "具体的な取組内容"), *rows) == [kinds.FUNCTION, kinds.VIEWPOINT, kinds.ACTION]
    full = [("居場所", "相談の充実", "講座を開く"), ("居場所", "場の充実", "行事を開く")]
    assert _kinds(("機能", "取組", "具体的な取組内容"), *full) == [kinds.FUNCTION, kinds.ACTION, kinds.ACTION]


@pytest.mark.parametrize(("with_hidden", "kind"), [(False, HIDDEN), (True, kinds.ACTION)])
def test_hidden_actions_are_left_out_but_hidden_functions_hold(with_hidden, kind):
    facts = {"hidden_columns": frozenset({0, 2}), "textual": False, "with_hidden": with_hidden}
    found = _kinds(("機能", "視点", "取組(法人の役割)", "取組(行政の役割)"), ("居場所", "か", "a", "b"), **facts)
    assert found == [kinds.FUNCTION, kinds.VIEWPOINT, kind, kinds.ACTION]
