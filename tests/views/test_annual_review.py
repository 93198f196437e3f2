"""振り返り: what each role did under each viewpoint, counts, and five-year tasks. Worked out by hand."""

import datetime as dt

import pytest
from review_year import PLAN, REPORTS, V1, V2, V3, quarter
from store_samples import NOON, SITE, item, report

from kyoten import measures
from kyoten.model import Plan
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
    assert counts.completion_rate == pytest.approx(100 / 3)
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
