"""了承 in a view: left out through its quarter, back by itself afterwards; and last year's items that go on."""

import datetime as dt

import chart_views
import pytest
from store_samples import SITE, entry, item, plan, report

from kyoten.fiscal import Quarter
from kyoten.storage.records import Acknowledgement
from kyoten.storage.store import Store
from kyoten.views import view

AT = dt.datetime(2011, 10, 1, tzinfo=dt.UTC)
# One item of 達成型 that stands at 5 % all year: 遅れ until the third quarter (5 of 25, 50 and 75 %),
# 年度末未達 in the last,
# 変化なし and, since chart_views gives every report the same words, 同文 from the second on.
SLOW = (chart_views.store_samples.item("1-1-H01"),)
REPORTS = [("1-1-H01", number, "着手", 5) for number in (1, 2, 3, 4)]


def accepted(rule, until, number=1, withdrawn=None):
    by = "館長" if withdrawn else None
    return Acknowledgement(number, "1-1-H01", rule, Quarter(2011, until), "工事", "館長", AT, False, by, withdrawn)


def seen(quarter, *acknowledgements):
    plan = chart_views.Plan(2011, SLOW)
    data = view.YearData(
        "みなと拠点",
        plan,
        chart_views.stored(plan, REPORTS),
        chart_views.Settings(),
        False,
        acknowledgements,
    )
    return view.make(data, Quarter(2011, quarter), today=dt.date(2012, 4, 10))


@pytest.mark.parametrize(("quarter", "flagged"), [(1, []), (2, []), (3, ["behind"])])
def test_a_finding_acknowledged_through_the_second_quarter_is_back_in_the_third(quarter, flagged):
    told = seen(quarter, accepted("behind", 2))
    assert [f.rule for f in told.findings if f.rule == "behind"] == flagged
    assert [(f.rule, by.reason) for f, by in told.acknowledged] == ([] if flagged else [("behind", "工事")])


def test_another_rule_on_the_same_item_still_asks_for_a_decision():
    told = seen(2, accepted("behind", 2))
    assert [f.rule for f in told.findings] == ["no_change", "copied"]
    assert told.flagged == {"1-1-H01"}
    rest = (accepted("no_change", 3, number=2), accepted("copied", 4, number=3))
    every = seen(2, accepted("behind", 2), *rest)
    assert every.findings == ()
    assert every.flagged == frozenset()
    assert every.total.flagged == 0


def test_a_withdrawn_acknowledgement_holds_nothing_back():
    told = seen(1, accepted("behind", 4, withdrawn=AT))
    assert [f.rule for f in told.findings] == ["behind"]
    assert told.acknowledged == ()


def test_the_quarter_before_is_seen_with_its_own_acknowledgements():
    told = seen(3, accepted("behind", 2))
    assert [f.rule for f in told.before.findings] == ["no_change", "copied"]


@pytest.fixture
def two_years(tmp_path):
    """1-1-H01 ended 2010 at 40 %; 2011 goes on with it under another number."""
    store = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: AT)
    store.migrate()
    store.save_plan(SITE, plan(item("1-1-H01"), year=2010), file="22.tsv", data=b"22", by="館長")
    store.save_plan(SITE, plan(item("1-1-H07", text="1-1-H01を行う。")), file="23.tsv", data=b"23", by="館長")
    last = entry(quarter=Quarter(2010, 4), percent=40)
    store.submit(report(last, quarter=Quarter(2010, 4)), b"q", site=SITE, by="担当")
    yield store
    store.close()


def carried(store):
    told = view.load(store, SITE, Quarter(2011, 1), today=dt.date(2011, 6, 1))
    return [f.reason for f in told.findings if f.rule == "carried_over"]


def test_a_linked_item_that_ended_unfinished_is_carried_over(two_years):
    assert carried(two_years) == []
    two_years.save_links(SITE, 2011, {"1-1-H07": "1-1-H01"}, "館長")
    assert carried(two_years) == ["平成22年度に40%で終わった取組(1-1-H01)の持ち越し"]
    two_years.save_links(SITE, 2011, {"1-1-H07": None}, "館長")
    assert carried(two_years) == []


def test_findings_follow_a_target_that_was_changed_by_hand(two_years):
    """Due in June, it should be at 100 % in the first quarter: 20 % is behind (25 % without a due month: 80 %)."""
    two_years.submit(report(entry("1-1-H07", percent=20)), b"q1", site=SITE, by="担当")

    def rules():
        told = view.load(two_years, SITE, Quarter(2011, 1), today=dt.date(2011, 7, 1))
        return [f.rule for f in told.findings]

    assert rules() == []
    two_years.change_item(SITE, 2011, "1-1-H07", {"due_months": [6], "person": "担当A"}, "館長")
    assert rules() == ["overdue", "behind"]
    told = view.load(two_years, SITE, Quarter(2011, 1), today=dt.date(2011, 7, 1))
    assert told.persons == {"1-1-H07": "担当A"}
