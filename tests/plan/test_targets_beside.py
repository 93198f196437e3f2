"""Targets, months and persons beside an action: what each cell comes to, by hand from docs/reading.md."""

from __future__ import annotations

import pytest
from plan_grids import book, grid

from kyoten.model import Kind
from kyoten.plan import columns as kinds
from kyoten.plan.choices import PlanChoices
from kyoten.plan.columns import HeaderColumn, Layout
from kyoten.plan.targets_beside import Beside, companions, each_of, planned, schedule_of, texts_beside
from kyoten.plan.understand import understand

COUNT, ACHIEVEMENT, ONGOING = Kind.COUNT, Kind.ACHIEVEMENT, Kind.ONGOING


@pytest.mark.parametrize(
    ("text", "beside", "kind", "count", "months"),
    [
        ("講座を開く", Beside(), ACHIEVEMENT, None, ()),
        ("講座を開く", Beside(target="年3回"), COUNT, 3, ()),
        ("講座を開く", Beside(target="3回"), COUNT, 3, ()),
        ("講座を開く", Beside(target="延べ3回程度"), COUNT, 3, ()),
        ("講座を開く", Beside(target="3", label="目標回数"), COUNT, 3, ()),
        ("講座を開く", Beside(target="3", indicator="開催回数", label="目標値"), COUNT, 3, ()),
        ("講座を開く", Beside(target="3", label="目標値"), ACHIEVEMENT, None, ()),  # three of what?
        ("講座を開く", Beside(indicator="年3回"), COUNT, 3, ()),
        ("講座を開く", Beside(target="80%", indicator="年3回"), COUNT, 3, ()),
        (
            "講座を開く",
            Beside(indicator="3", label="回数"),
            ACHIEVEMENT,
            None,
            (),
        ),  # a bare number counts as a target alone
        ("講座を開く", Beside(months="9月"), ACHIEVEMENT, None, (9,)),
        ("講座を開く", Beside(target="9月"), ACHIEVEMENT, None, (9,)),
        ("講座を開く", Beside(months="6月・12月"), COUNT, 2, (6, 12)),
        ("講座を開く", Beside(target="年2回", months="6月・12月"), COUNT, 2, (6, 12)),
        ("講座を開く", Beside(months="毎月"), COUNT, 12, ()),
        ("講座を開く", Beside(target="年2回", months="毎月"), COUNT, 2, ()),  # what is said of times goes first
        ("講座を年2回開く", Beside(months="毎月"), COUNT, 2, ()),
        ("講座を開く", Beside(months="上半期"), ACHIEVEMENT, None, (9,)),
        ("講座を年2回開く", Beside(months="6月・12月"), COUNT, 2, (6, 12)),
        ("9月までに案をまとめる", Beside(person="田中"), ACHIEVEMENT, None, (9,)),
        ("9月までに案をまとめる", Beside(months="11月"), ACHIEVEMENT, None, (11,)),
        ("安全点検の継続", Beside(months="通年"), ONGOING, None, ()),
        ("安全点検の継続", Beside(months="3月"), ACHIEVEMENT, None, (3,)),
    ],
)
def test_an_action_and_what_stands_beside_it(text, beside, kind, count, months):
    found = planned(text, beside).schedule
    assert (found.kind, found.target_count, found.due_months) == (kind, count, months)


@pytest.mark.parametrize(
    ("target", "at_least"),
    [("3回以上", True), ("年3回以上", True), ("3回", False), ("最低3回", True), ("3回程度", False)],
)
def test_a_target_may_be_the_least(target, at_least):
    assert planned("講座を開く", Beside(target=target)).schedule.at_least is at_least


@pytest.mark.parametrize(
    ("text", "own_count", "count", "differs"),
    [
        ("講座を年2回開く", False, 3, 2),  # the target counts, and it is asked about
        ("講座を年2回開く", True, 2, 2),  # a person said that the text's does
        ("講座を年3回開く", False, 3, None),
        ("講座を開く", True, 3, None),
    ],
)
def test_a_text_that_names_another_count_than_its_target(text, own_count, count, differs):
    found = planned(text, Beside(target="年3回"), own_count=own_count)
    assert (found.schedule.target_count, found.differs, found.unused) == (count, differs, False)


@pytest.mark.parametrize(
    ("text", "beside", "unused"),
    [
        ("講座を開く", Beside(target="80%"), True),
        ("講座を開く", Beside(target="300人"), True),
        ("講座を年2回開く", Beside(target="300人"), True),
        ("講座を開く", Beside(target="300人", months="6月・12月"), True),
        ("講座を開く", Beside(target="9月"), False),
        ("講座を開く", Beside(target="年3回"), False),
        ("講座を開く", Beside(months="9月"), False),
    ],
)
def test_a_target_that_is_no_count_and_no_month_is_said_to_be_unused(text, beside, unused):
    assert planned(text, beside).unused is unused


@pytest.mark.parametrize(
    ("text", "count", "parts"),
    [
        ("年2回", 1, ("年2回",)),
        ("年2回\n6月", 1, ("年2回 6月",)),
        ("・年2回\n・年3回", 2, ("年2回", "年3回")),
        ("年2回\n年3回", 2, ("年2回", "年3回")),
        ("年2回\n\n年3回\n", 2, ("年2回", "年3回")),
        ("年2回", 2, None),
        ("年2回\n年3回", 3, None),
        ("①年2回 ②年3回", 2, ("年2回", "年3回")),
    ],
)
def test_a_cell_beside_several_actions_is_told_apart_where_it_has_as_many_parts(text, count, parts):
    assert each_of(text, count) == parts


@pytest.mark.parametrize(
    ("text", "count", "points"),
    [
        ("講座を開く\n・年2回", 2, 1),
        ("講座を開く\n・春に年2回\n・秋に年3回", None, 2),  # whose count? neither's
        ("講座を年4回開く\n・春に年2回", 4, 0),  # its own words go first
        ("講座を開く\n・広報する", None, 0),
        ("講座を年4回開く", 4, 0),
    ],
)
def test_a_count_in_a_sub_point(text, count, points):
    found, named = schedule_of(text)
    assert (found.target_count, named) == (count, points)


def _columns(*words: str) -> Layout:
    """action:法人, target, …: columns from left to right."""
    made = []
    for number, word in enumerate(words):
        kind, _, role = word.partition(":")
        made.append(HeaderColumn(number, kind, f"{kind}の欄", f"R1C{number + 1}", role=role))
    return Layout(0, 0, tuple(made))


def _owned(layout: Layout) -> dict[int, list[tuple[int, bool]]]:
    return {number: [(column.number, shared) for column, shared in each] for number, each in companions(layout).items()}


@pytest.mark.parametrize(
    ("columns", "owned"),
    [
        (("action:法人", "target", "action:行政", "target"), {0: [(1, False)], 2: [(3, False)]}),
        (("action:法人", "action:行政", "target:法人"), {0: [(2, False)], 1: []}),
        (("action:法人", "action:行政", "target"), {0: [(2, True)], 1: [(2, True)]}),  # there but once, behind all
        (("action:法人", "action:行政", "target", "target"), {0: [], 1: [(2, False), (3, False)]}),
        (("target", "action:法人", "action:行政"), {1: [(0, False)], 2: []}),
        (("action:法人", "target"), {0: [(1, False)]}),
        (("target:法人", "action:法人", "action:法人"), {1: [], 2: [(0, False)]}),
        (("action:法人", "target:法人", "action:法人"), {0: [(1, False)], 2: []}),
    ],
)
def test_a_column_beside_actions_belongs_to_one_of_them_or_to_all(columns, owned):
    assert _owned(_columns(*columns)) == owned


def test_texts_go_to_their_actions_and_what_is_unclear_is_said():
    """Two actions: a target for each; one person for both; months of which nobody can say whose they are."""
    layout = _columns("action", "target", "person", "months", "indicator")
    columns = [(column, column.number == 2) for column in layout.columns[1:]]
    texts = {1: "年2回\n年3回", 2: "田中", 3: "9月"}
    found, unclear, shared = texts_beside(columns, texts, 2)
    assert [(each.target, each.person, each.months, each.indicator) for each in found] == [
        ("年2回", "田中", "", ""),
        ("年3回", "田中", "", ""),
    ]
    assert [column.kind for column in unclear] == [kinds.MONTHS]
    assert [column.kind for column in shared] == [kinds.PERSON]
    assert {each.label for each in found} == {"targetの欄"}


def test_two_targets_or_months_beside_one_action_are_joined():
    layout = _columns("action", "target", "target", "months", "months", "indicator")
    columns = [(column, False) for column in layout.columns[1:]]
    [found], unclear, shared = texts_beside(columns, {1: "80%", 2: "年2回", 3: "6月", 4: "12月", 5: "回数"}, 1)
    assert (found.target, found.months, found.indicator) == ("80% 年2回", "6月 12月", "回数")
    assert (unclear, shared) == ([], [])


SEVERAL = (
    ("機能", "姿", "視点", "令和5年度計画(法人の役割)", "目標回数", "実施月"),
    ("ひろば", "① 姿", "○視点か。", "●甲を行う。\n●乙を行う。", "年3回", "9月"),
)


def _targets(**answers: str) -> list[tuple[int | None, tuple[int, ...]]]:
    sheet = grid(*SEVERAL, name="計画", textual=False)
    choices = PlanChoices(answers={("計画!D2", code): answer for code, answer in answers.items()})
    plan = understand(book(sheet), choices).plan
    assert ("計画!D2", "target_of_several") in [(each.source, each.code) for each in plan.repairs]
    return [(item.target_count, item.due_months) for item in plan.items]


def test_one_target_beside_several_actions_is_nobodys_until_a_person_says_that_it_is_each_ones():
    assert _targets() == [(None, ()), (None, ())]
    assert _targets(target_of_several="confirmed") == [(None, ()), (None, ())]
    assert _targets(target_of_several="other") == [(3, (9,)), (3, (9,))]
