"""Where each item will be at the year's end, worked out by hand from docs/measures.md ("年度末の見込み")."""

from __future__ import annotations

import pytest
from rule_cases import BY_SEPTEMBER, DOING, DONE, NONE, ONGOING, THRICE, percents
from tracks_by_hand import SETTINGS, item, plan_of, reports, seen, times

from kyoten import measures
from kyoten.fiscal import Quarter
from kyoten.measures import Prospect, outlook

# name: (item, reports, quarter under view, prospect, projected)
CASES = {
    "complete": (item("A"), {1: DONE}, 1, "達成", 100),
    "complete long ago, not reported since": (item("A"), {1: DONE}, 3, "達成", 100),
    "100 % without 完了": (item("A"), percents(100), 1, "達成", 100),
    "once more in doing after 完了: 50 of 50": (item("A"), {1: DONE, 2: DOING}, 2, "達成の見込み", 100),
    # 50 of 50; 49.9 of 50 = 99.8 %; 40 of 50 = 80 %; 39.9 of 50 = 79.8 %
    "keeps the plan": (item("A"), percents(None, 50), 2, "達成の見込み", 100),
    "ahead of the plan": (item("A"), percents(None, 80), 2, "達成の見込み", 100),
    "a hair short of the plan": (item("A"), percents(None, 49.9), 2, "概ね達成の見込み", 99.8),
    "just nearly": (item("A"), percents(None, 40), 2, "概ね達成の見込み", 80),
    "just short": (item("A"), percents(None, 39.9), 2, "届かない見込み", 79.8),
    "not begun": (item("A"), {1: NONE}, 1, "届かない見込み", 0),
    # September has passed: 100 is due, 90 is there
    "late, however near": (BY_SEPTEMBER, percents(None, 90), 2, "概ね達成の見込み", 90),
    # by June half is due
    "on the way to September": (BY_SEPTEMBER, percents(50), 1, "達成の見込み", 100),
    # one of one due by September; one of two due by December
    "回数型: all that was scheduled": (THRICE, {2: {"count": 1}}, 2, "達成の見込み", 100),
    "回数型: one of two": (THRICE, {3: {"count": 1}}, 3, "届かない見込み", 50),
    "回数型: nothing scheduled yet": (THRICE, {1: {"count": 0}}, 1, "分からない", None),
    "回数型: the target reached": (THRICE, {3: {"count": 3}}, 3, "達成", 100),
    # 25 of 25, 50 of 50: carried out each time
    "継続型: carried out so far": (ONGOING, {1: DOING, 2: DOING}, 2, "達成の見込み", 100),
    # 25 of 50, but complete in the end if it goes on
    "継続型: one quarter missing": (ONGOING, {2: DOING}, 2, "達成の見込み", 100),
    # 25 of 75 = 33.3 %
    "継続型: two quarters missing": (ONGOING, {3: DOING}, 3, "届かない見込み", 100 / 3),
    # 50 of 75 = 66.7 %
    "継続型: not carried out once": (ONGOING, {1: NONE, 2: DOING, 3: DOING}, 3, "届かない見込み", 200 / 3),
    # 45 of 50: what was reported counts
    "継続型 with a percent": (ONGOING, {1: DOING, 2: DOING | {"percent": 45}}, 2, "概ね達成の見込み", 90),
    "継続型 at 100 % in June: the year is not over": (ONGOING, percents(100), 1, "達成の見込み", 100),
    "継続型 at 100 % in March": (ONGOING, percents(None, None, None, 100), 4, "達成", 100),
    "never heard of": (item("A"), {}, 2, "分からない", None),
    "texts alone": (item("A"), {1: {"result": "会議"}}, 1, "分からない", None),
    # 25 of 25 in June, silent since; 10 of 25 = 40 %, silent since
    "kept the plan when last heard of": (item("A"), percents(25), 2, "分からない", 100),
    "short when last heard of": (item("A"), percents(10), 2, "届かない見込み", 40),
    "中止": (item("A"), {1: DOING, 2: {"status": "中止"}}, 2, "対象外", None),
    "評価困難": (item("A"), {2: {"status": "評価困難"}}, 2, "対象外", None),
    "the year's end, nearly": (item("A"), percents(None, None, None, 80), 4, "概ね達成の見込み", 80),
    "the year's end, short": (item("A"), percents(None, None, None, 79.9), 4, "届かない見込み", 79.9),
    # All that was scheduled was held: twice of three times, 66.7 %
    "the year's end, a count that its months do not make up": (times("A", 3, 7, 11), {4: {"count": 2}}, 4,
        "届かない見込み", 200 / 3),
    # 75 of 75 in December
    "the year's end, not reported": (item("A"), percents(None, None, 75), 4, "分からない", 100),
}  # fmt: skip


@pytest.mark.parametrize(("plan", "said", "number", "prospect", "projected"), CASES.values(), ids=CASES.keys())
def test_where_an_item_will_be(plan, said, number, prospect, projected):
    (found,) = outlook(seen([plan], reports("A", said), quarter=number), SETTINGS)
    assert found.prospect == prospect
    assert found.projected == (None if projected is None else pytest.approx(projected))


@pytest.mark.parametrize(("percent", "prospect"), [(50, Prospect.LIKELY), (40, Prospect.NEARLY), (39, Prospect.SHORT)])
def test_an_item_of_the_third_quarter_begins_there(percent, prospect):
    """In the plan from October on, it is due to 50 % by December: 40 are 80 % of that, 39 are 78 %."""
    before, now = plan_of(item("B")), plan_of(item("B"), item("A"))
    said = reports("A", percents(None, None, percent))
    made = measures.tracks(now, said, Quarter(2011, 3), SETTINGS, earlier=[(before, SETTINGS)] * 2)
    assert outlook(made, SETTINGS)[1].prospect == prospect


def test_why_it_is_not_known():
    def why(plan, said, number):
        return outlook(seen([plan], reports("A", said), quarter=number), SETTINGS)[0].why

    assert why(item("A"), {}, 2) == "値の報告がない"
    assert why(item("A"), percents(25), 2) == "第2四半期の値がない(最新は第1四半期)"
    assert why(THRICE, {1: {"count": 0}}, 1) == "予定の時期がまだ来ていない"
    assert why(item("A"), percents(25), 1) == ""


def test_a_restated_item_counts_at_its_original():
    tracks = seen([item("A"), item("B", restated=True, restates="A")], reports("A", percents(25)), quarter=1)
    assert [each.track.item.id for each in outlook(tracks, SETTINGS)] == ["A"]


def test_at_the_year_s_end_nothing_is_a_prospect():
    assert [each.label(4) for each in Prospect] == ["達成", "達成の見込み", "概ね達成", "未達", "分からない", "対象外"]
    assert [each.label(3) for each in Prospect] == [str(each) for each in Prospect]
