"""振り返り: what each role did under each viewpoint, counts, and five-year tasks. Worked out by hand."""

import datetime as dt
from dataclasses import replace

import pytest
from review_year import PLACE, PLAN, REPORTS, S1, S2, V1, V2, V3, quarter
from store_samples import NOON, SITE, item, report

from kyoten import measures
from kyoten.model import Plan, TargetState
from kyoten.storage.store import Store
from kyoten.views import annual_review, view
from kyoten.views.annual_review import ELSEWHERE, NO_VIEWPOINT, counts_words, five_year


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    opened.migrate()
    opened.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    for each in REPORTS:
        data = repr(each).encode()
        opened.submit(report(each, quarter=each.quarter, role=each.role), data, site=SITE, by="担当")
    yield opened
    opened.close()


@pytest.fixture
def told(store):
    return annual_review.load(store, view.load(store, SITE, quarter(4), today=dt.date(2012, 4, 1)))


def test_each_item_is_told_once_under_its_first_viewpoint(told):
    first, second = told.states
    assert [(p.title, [i.item for i in p.items], p.shared) for p in first.viewpoints] == [
        (V1, ["1-1-H01", "1-1-G01"], ()),
        (V2, ["1-1-H03"], ("1-1-H01",)),
        (V3, [], ()),
        (NO_VIEWPOINT, ["1-1-H02"], ()),
    ]
    assert [(p.title, [i.item for i in p.items], p.shared) for p in second.viewpoints] == [
        (ELSEWHERE, ["1-2-H01"], ("1-1-H03",)),
    ]
    assert [p.starred for p in first.viewpoints] == [False, True, False, False]


def test_what_each_role_did_comes_from_its_reports_in_order(told):
    part = told.states[0].viewpoints[0]
    assert part.roles == ("法人", "行政")
    [mine] = part.by("法人")
    assert [(r.quarter.number, r.status, r.progress, r.entry.source) for r in mine.reports] == [
        (1, "状況の記入なし", "20%", "報告!G12"),
        (3, "概ね達成", "90%", "報告!G12"),
    ]
    assert mine.draft("result") == "第1四半期：経路を歩いた。\n第3四半期：図を配った。"
    assert mine.draft("issue") == "第1四半期：坂が多い。"
    assert (mine.value, mine.status, mine.complete, mine.counted) == (90, "概ね達成", False, True)
    [theirs] = part.by("行政")
    assert (theirs.value, theirs.complete) == (100, True)


def test_counts_are_those_of_the_year_and_count_a_restated_item_at_its_original(told):
    """State 1: four items; 1-1-G01 complete, 1-1-H02 cancelled, 1-1-H03 never reported. 1 of 3 complete; mean of 90 and
    100. Flagged: nothing at 90 or 100 %, and the deadline of the fourth quarter has not passed."""
    counts = told.states[0].counts
    assert (counts.items, counts.completed, counts.excluded, counts.unreported) == (4, 1, 1, 1)
    assert counts.completion_rate == 33.3
    assert counts.mean_progress == 95
    assert counts_words(told.states[0].viewpoints[2].counts) == "行動計画はありません"
    assert counts_words(counts) == "4項目のうち完了1項目、平均進捗率95%、要対応0項目、報告のない項目1項目"
    # 1-1-H03 alone, not reported; the restated one counts elsewhere.
    assert (told.states[1].counts.items, told.states[1].counts.mean_progress) == (1, None)
    assert [item.counted for item in told.states[1].viewpoints[0].items] == [False]


def test_counts_agree_with_the_roll_up_of_the_real_plan(sample_store):
    """A state's counts against the roll-up of the whole year over the same items, for every state of the sample."""
    seen = view.load(sample_store, sample_store.sites()[0], quarter(4), today=dt.date(2012, 5, 1))
    year = [track.over((1, 2, 3, 4)) for track in seen.tracks]
    told = annual_review.load(sample_store, seen)
    for state in told.states:
        here = [t for t in year if t.item.function == state.function and state.text in t.item.target_states]
        [total] = measures.rollup(here, (), seen.flagged, seen.meta.settings)
        assert state.counts == total
    items = [item.item for state in told.states for viewpoint in state.viewpoints for item in viewpoint.items]
    assert sorted(items) == sorted(item.id for item in seen.plan.items)


def test_five_year_tasks_name_their_items_and_the_years_that_served_them(told):
    """The same words in 法人's item and its restatement; 区's task has no item of 行政 like it."""
    assert [[item for item, _ in each.items] for each in told.tasks] == [["1-1-H01", "1-2-H01"], []]
    assert [each.years for each in told.tasks] == [(2011,), ()]
    assert told.tasks[0].years_words == "平成23年度"
    assert told.tasks[1].years_words == "取り組んだ年度はまだありません"


def test_years_are_those_whose_plan_has_an_item_like_it():
    other = Plan(2012, (item("1-1-H01", text="大掃除をする。"),))
    later = Plan(2013, (item("1-1-H01", text="案内図を作る"),))
    [first, _] = five_year(PLAN.five_year_tasks, PLAN, {2013: later, 2012: other, 2011: PLAN})
    assert first.years == (2011, 2013)


def test_a_choice_of_roles_tells_those_roles_alone(store):
    seen = view.load(store, SITE, quarter(4), roles=["行政"], today=dt.date(2012, 4, 1))
    told = annual_review.load(store, seen)
    assert [i.item for state in told.states for viewpoint in state.viewpoints for i in viewpoint.items] == ["1-1-G01"]
    assert told.title == "平成23年度 単年度振り返り(下書き)"


REVISED = Plan(
    2011,
    tuple(each for each in PLAN.items if each.id not in ("1-1-G01", "1-1-H02", "1-2-H01")),
    target_states=PLAN.target_states,
    viewpoints=PLAN.viewpoints,
)
"""From the third quarter: 1-1-G01, 完了 in the second, and 1-1-H02, never reported until then, have ended."""


def revised(store, plan=REVISED, holds_from=3):
    store.save_plan(SITE, plan, file="改訂.tsv", data=b"2", by="館長", holds_from=holds_from)
    return annual_review.load(store, view.load(store, SITE, quarter(4), today=dt.date(2012, 4, 1)))


def test_an_item_that_has_ended_is_told_with_its_reports_where_it_stood(store):
    first = revised(store).states[0]
    assert [(p.title, [(i.item, i.ended) for i in p.items]) for p in first.viewpoints] == [
        (V1, [("1-1-H01", ""), ("1-1-G01", "第3四半期で終了")]),
        (V2, [("1-1-H03", "")]),
        (V3, []),
        (annual_review.ENDED, [("1-1-H02", "第3四半期で終了")]),
    ]
    ended = first.viewpoints[0].items[1]
    assert (ended.status, ended.value, ended.complete, ended.draft("result")) == (
        "完了", 100.0, True, "第2四半期：2か所を点検した。",
    )  # fmt: skip
    assert [each.quarter.number for each in ended.reports] == [2]


def test_counts_leave_ended_items_out_and_say_how_many_there_are(store):
    """1-1-H01 and 1-1-H03 are left under the first state; two have ended."""
    first = revised(store).states[0]
    assert first.counts.items == 2
    assert first.counts_words == f"{counts_words(first.counts)}(ほかに終了2項目)"
    told = annual_review.load(store, view.load(store, SITE, quarter(2), today=dt.date(2011, 10, 20)))
    assert "終了" not in told.states[0].counts_words, "they had not ended by then"


def test_what_ended_under_a_state_that_is_gone_stands_under_it_still(store):
    """The plan from the fourth quarter has neither the first state nor its items."""
    other = item("1-3-H01", target_states=("新しい姿。",), viewpoints=(), state=3)
    new = Plan(2011, (other,), target_states=(TargetState(PLACE, 1, "①", "新しい姿。", False, "R2C2"),))
    told = revised(store, new, 4)
    assert [(each.text, each.counts_words) for each in told.states] == [
        ("新しい姿。", "1項目のうち完了0項目、平均進捗率—、要対応0項目、報告のない項目1項目"),
        (S1, "行動計画はありません(ほかに終了4項目)"),
        (S2, "行動計画はありません(ほかに終了1項目)"),
    ]
    assert {i.ended for each in told.states[1:] for p in each.viewpoints for i in p.items} == {"第4四半期で終了"}


def test_an_ended_item_stands_under_the_name_that_its_function_has_now(store):
    renamed = Plan(
        2011,
        tuple(replace(each, function="親子ひろば") for each in REVISED.items),
        target_states=tuple(replace(each, function="親子ひろば") for each in PLAN.target_states),
        viewpoints=tuple(replace(each, function="親子ひろば") for each in PLAN.viewpoints),
    )
    told = revised(store, renamed)
    assert {each.function for each in told.states} == {"親子ひろば"}
    assert [i.item for i in told.states[0].viewpoints[0].items] == ["1-1-H01", "1-1-G01"]
