"""Rules that compare items, and the search as a whole: order, restated items, the same findings every time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tracks_by_hand import SETTINGS, entry, item, seen

from kyoten.fiscal import Quarter
from kyoten.rules.table import NOTICE, RULES, STALLED, find
from kyoten.settings import DEFAULT_SCALE

LATE = dt.date(2012, 7, 1)
Q2 = Quarter(2011, 2)
TASK = "子育て情報誌の配布先を広げる"


def pair(**other):
    """The same words for 法人 (A) and 行政 (B)."""
    return [item("A", text=TASK), item("B", **({"role": "行政", "text": TASK} | other))]


def disagreeing(items, *entries, quarter=2, config=SETTINGS):
    tracks = seen(items, entries, quarter, config)
    found = find(tracks, Quarter(2011, quarter), config, LATE)
    return [f for f in found if f.rule == "roles_disagree"]


def test_one_role_complete_the_other_not_begun():
    """The finding stands at 行政's item, which is 未着手; 法人's is complete and is never flagged.

    法人 is complete since the first quarter, 行政 said 未着手 in the second only: since the second.
    """
    entries = [entry("A", 1, status="完了"), entry("B", 2, status="未着手")]
    [found] = disagreeing(pair(), *entries)
    assert (found.item, found.severity, found.since) == ("B", "注意", Q2)
    assert found.reason == "同じ取組を法人は完了、行政は未着手と報告(法人の項目はA)"
    assert found.entries == ("報告!B2", "報告!A1")


def test_the_disagreement_lasts_through_silence():
    """Both stood so at the end of the first quarter, and nothing newer is known in the third."""
    entries = [entry("A", 1, status="完了"), entry("B", 1, status="未着手")]
    [found] = disagreeing(pair(), *entries, quarter=3)
    assert found.since == Quarter(2011, 1)


@pytest.mark.parametrize(
    ("items", "status_a", "status_b"),
    [
        pytest.param(pair(), "概ね達成", "未着手", id="not quite complete"),
        pytest.param(pair(), "完了", "着手", id="begun"),
        pytest.param(pair(role="法人"), "完了", "未着手", id="the same role"),
        pytest.param(pair(function="子育て相談"), "完了", "未着手", id="another function"),
        pytest.param(pair(text="ボランティアを育てる"), "完了", "未着手", id="another undertaking"),
        pytest.param(pair(restates="A", restated=True), "完了", "未着手", id="counted at its original"),
    ],
)
def test_no_disagreement(items, status_a, status_b):
    """Each condition is needed."""
    assert disagreeing(items, entry("A", 2, status=status_a), entry("B", 2, status=status_b)) == []


def test_similarity_at_its_threshold():
    """10 characters against the first 8 of them: 2 × 8 ÷ (10 + 8) = 88.9 % alike: below 90, above 88."""
    items = [item("A", text="あいうえおかきくけこ"), item("B", role="行政", text="あいうえおかきく")]
    entries = [entry("A", 2, status="完了"), entry("B", 2, status="未着手")]
    assert disagreeing(items, *entries) == []
    assert len(disagreeing(items, *entries, config=replace(SETTINGS, same_undertaking=88))) == 1


def carried(last_status, entries=(), links=None, given=True):
    """Findings of carried_over on A, which continues P of 平成22年度."""
    said = [entry("P", 3, status=last_status, year=2010)] if last_status else []
    past = seen([item("P")], said, 4, year=2010) if given else ()
    tracks = seen([item("A")], entries, 2)
    found = find(tracks, Q2, SETTINGS, LATE, last_year=past, links={"A": "P"} if links is None else links)
    return [(f.severity, f.since, f.reason, f.entries) for f in found if f.rule == "carried_over"]


def test_carried_over_from_last_year():
    """概ね達成 in last year's third quarter, nothing newer: it ended at 75 %; since this year began."""
    reason = "平成22年度に75%で終わった取組(P)の持ち越し"
    assert carried("概ね達成") == [("注意", Quarter(2011, 1), reason, ("報告!P3",))]


def test_carried_over_without_a_single_report():
    """Not known is not 0 %."""
    reason = "平成22年度に進捗の報告がないまま終わった取組(P)の持ち越し"
    assert carried(None) == [("注意", Quarter(2011, 1), reason, ())]


def test_not_carried_over():
    """Finished or cancelled last year, complete by now, not linked, or last year not known."""
    assert carried("完了") == []
    assert carried("中止") == []
    assert carried("概ね達成", [entry("A", 1, status="完了")]) == []
    assert carried("概ね達成", [entry("A", 1, status="中止")]) == []
    assert carried("概ね達成", links={}) == []
    assert carried("概ね達成", links={"A": "X"}) == []
    assert carried("概ね達成", given=False) == []


def test_the_table_has_the_ten_rules_in_order():
    """Codes, names and gravest severity as in docs/measures.md."""
    assert [(rule.code, rule.name, rule.severity) for rule in RULES] == [
        ("unreported", "未報告", STALLED),
        ("no_change", "変化なし", STALLED),
        ("not_started", "未着手", STALLED),
        ("overdue", "期限超過", STALLED),
        ("year_end_short", "年度末未達", STALLED),
        ("behind", "遅れ", NOTICE),
        ("regressed", "後退", NOTICE),
        ("copied", "同文", NOTICE),
        ("roles_disagree", "役割の不一致", NOTICE),
        ("carried_over", "持ち越し", NOTICE),
    ]


def test_findings_stand_in_plan_order_then_rule_order():
    """B is before A in the plan; both went from 10 to 5 with the same words.

    10 of 25 = 40 % and 5 of 50 = 10 %: behind; lower than before: regressed; the same words: copied.
    """
    said = [entry(name, n, percent=p, result="準備") for name in ("A", "B") for n, p in ((2, 5), (1, 10))]
    found = find(seen([item("B"), item("A")], said, 2), Q2, SETTINGS, LATE)
    assert [(f.item, f.rule) for f in found] == [
        (name, rule) for name in ("B", "A") for rule in ("behind", "regressed", "copied")
    ]


def test_a_restated_item_is_not_flagged_beside_its_original():
    """Neither reported: one finding, at the original."""
    items = [item("A"), item("B", restates="A", restated=True)]
    assert {f.item for f in find(seen(items, [], 2), Q2, SETTINGS, LATE)} == {"A"}


def test_a_year_s_history_shows_an_earlier_quarter_as_it_was():
    """Reports of the third and fourth quarter do not reach into the second."""
    early = [entry("A", 1, percent=20), entry("A", 2, percent=20)]
    whole = [*early, entry("A", 3, status="完了"), entry("A", 4, status="中止")]
    then = find(seen([item("A")], early, 2), Q2, SETTINGS, LATE)
    assert then == find(seen([item("A")], whole, 4), Q2, SETTINGS, LATE)
    assert "no_change" in {f.rule for f in then}


def test_a_history_that_does_not_reach_the_quarter_is_refused():
    """Another year's, or one that ends before: it would find nothing and look well."""
    with pytest.raises(ValueError, match="H23_Q3"):
        find(seen([item("A")], [], 2), Quarter(2011, 3), SETTINGS, LATE)
    with pytest.raises(ValueError, match="H24_Q2"):
        find(seen([item("A")], [], 2), Quarter(2012, 2), SETTINGS, LATE)


def test_no_items_no_findings():
    """An empty plan is not a mistake."""
    assert find(seen([], [], 2), Q2, SETTINGS, LATE) == []


STATUSES = st.sampled_from([None, *(step.name for step in DEFAULT_SCALE)])
SAID = st.tuples(
    STATUSES, st.none() | st.integers(0, 100), st.none() | st.integers(0, 5), st.sampled_from(["", "実施"])
)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.dictionaries(st.integers(1, 4), SAID), min_size=1, max_size=8), st.integers(1, 4))
def test_any_year_gives_the_same_findings_twice(years, number):
    """Whatever was reported, in whatever order it is stored: same findings, none on a settled item."""
    kinds = ("達成型", "回数型", "継続型")
    items = [
        item(f"A{n}", kind=kinds[n % 3], target_count=3, due_months=(9, 3) if n % 2 else ()) for n in range(len(years))
    ]
    entries = [
        entry(f"A{n}", quarter, status=status, percent=percent, count=count, result=result)
        for n, said in enumerate(years)
        for quarter, (status, percent, count, result) in said.items()
    ]
    quarter = Quarter(2011, number)
    tracks = seen(items, entries, number)
    found = find(tracks, quarter, SETTINGS, LATE)
    assert found == find(seen(items, entries[::-1], number), quarter, SETTINGS, LATE)
    by_id = {track.item.id: track for track in tracks}
    assert not any(by_id[f.item].now.complete for f in found)
    assert all(f.since <= quarter for f in found)
    places = [(by_id[f.item].order, _place(f.rule)) for f in found]
    assert places == sorted(places)


def _place(code):
    return [rule.code for rule in RULES].index(code)
