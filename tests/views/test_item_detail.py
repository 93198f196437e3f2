"""One item in full, and a function as its tree, by hand."""

from __future__ import annotations

from dataclasses import replace

import chart_views
import pytest
from store_samples import item

from kyoten.model import Kind, Plan, TargetState, Viewpoint
from kyoten.settings import Settings
from kyoten.views import view
from kyoten.views.item_detail import function_tree, item_detail
from kyoten.views.words import item_words, target_words


def test_an_item_has_its_quarters_newest_first():
    """1-1-G01 said 着手 25 % in the first quarter and nothing in the second, where 50 are expected."""
    found = item_detail(chart_views.make(), "1-1-G01")
    assert (found.head, found.person, found.restates, found.forerunner) == ("親子の居場所 · 行政", "", None, None)
    now, before = found.quarters
    assert (now.quarter.number, now.reported, now.status, now.progress, now.expected) == (
        2,
        False,
        "未報告",
        "—",
        "50%",
    )
    assert (before.status, before.progress, before.expected, before.count) == ("着手", "25%", "25%", "")
    assert (before.file, before.source, before.texts) == ("H23_Q1_行政.xlsx", "報告!H1", {"result": "-実施した"})
    assert (now.file, now.source, now.texts, now.submission) == ("", "", {}, None)
    assert found.findings == ()
    assert found.silent is not None
    assert (found.silent.role, found.silent.items) == ("行政", ("1-1-G01", "3-1-G01"))


def test_an_item_that_the_view_does_not_hold_is_an_error():
    with pytest.raises(KeyError):
        item_detail(chart_views.make(roles=("法人",)), "1-1-G01")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, ""),
        ({"due_months": (9,)}, "9月まで"),
        ({"target_count": 3}, "年3回"),
        ({"target_count": 3, "due_months": (7, 11, 3), "kind": Kind.COUNT}, "年3回(7月・11月・3月)"),
        ({"target_count": 2, "at_least": True}, "最低年2回"),
    ],
)
def test_a_target_in_words(facts, words):
    assert target_words(item("1-1-H01", **facts)) == words


@pytest.mark.parametrize(
    ("text", "restates", "words"),
    [
        ("周知する", None, "周知する"),
        ("周知する", "1-1-H01", "周知する(再掲)"),
        ("周知(再掲)", "1-1-H01", "周知(再掲)"),
    ],
)
def test_an_item_that_is_restated_says_so_once(text, restates, words):
    assert item_words(item("1-1-H02", text=text, restates=restates)) == words


def _tree(done="完了"):
    """Two states of one function, the second without an item of its own but sharing one; three viewpoints.

    `done`: what the scale calls 完了.
    """
    name = "親子の居場所"
    scale = tuple(replace(each, name=done) if each.name == "完了" else each for each in Settings().scale)
    states = (
        TargetState(name, 1, "①", "迎える。", starred=True, source="R2C2"),
        TargetState(name, 2, "②", "集う。", starred=False, source="R3C2"),
    )
    viewpoints = (
        Viewpoint(name, ("迎える。",), "工夫か。", True, False, (), "R2C3"),
        Viewpoint(name, ("迎える。", "集う。"), "共有か。", False, False, (), "R3C3"),
        Viewpoint(name, ("集う。",), "空か。", False, False, (), "R4C3"),
    )
    facts = {"function": name, "state": 1}
    items = (
        item("1-1-H01", target_states=("迎える。",), viewpoints=("工夫か。",), **facts),
        item("1-1-H02", target_states=("迎える。", "集う。"), viewpoints=("共有か。", "工夫か。"), **facts),
        item("1-1-H03", target_states=("迎える。",), viewpoints=(), **facts),
        item("2-1-H01", function="子育て相談", target_states=("迎える。",), viewpoints=("工夫か。",)),
    )
    plan = Plan(2011, items, states, viewpoints)
    quarter = chart_views.Quarter(2011, 2)
    told = chart_views.stored(plan, [("1-1-H01", 2, done, 100), ("1-1-H02", 2, "着手", 20)])
    seen = view.make(view.YearData("拠点", plan, told, Settings(scale=scale), False), quarter, today=quarter.end)
    return function_tree(seen, name)


def test_what_is_done_is_counted_whatever_the_scale_calls_it():
    assert _tree(done="達成")[0].summary == "3項目のうち完了1項目"


def test_a_function_is_a_tree_of_its_states_viewpoints_and_items():
    first, second = _tree()
    assert (first.number, first.title, first.summary) == (1, "① ☆ 迎える。", "3項目のうち完了1項目")
    assert [(each.key, each.title, [track.item.id for track in each.items]) for each in first.viewpoints] == [
        ("0_1_1", "☆ 工夫か。", ["1-1-H01"]),
        ("0_1_2", "共有か。", ["1-1-H02"]),
        ("0_1_0", "視点の指定がない行動計画", ["1-1-H03"]),
    ]
    assert (second.title, second.summary) == ("② 集う。", "1項目は上の姿と共通")
    assert [(each.key, each.title, each.items) for each in second.viewpoints] == [("0_2_1", "空か。", ())]
