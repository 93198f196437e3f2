"""Meetings by name: added, withdrawn, never changed; a name may come back each year."""

import datetime as dt

import pytest
from store_samples import NOON, PLAN, SITE, events, rows

from kyoten.fiscal import JAPAN
from kyoten.storage import store as front

FIRST, SECOND = dt.date(2011, 5, 20), dt.date(2011, 7, 8)


@pytest.fixture
def store(tmp_path):
    """On 10 July 2011."""
    made = front.Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    made.migrate()
    made.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    yield made
    made.close()


def told(store):
    return [(each.name, each.day, each.by) for each in store.meetings(SITE)]


def test_meetings_stand_the_newest_day_first_and_are_in_the_journal(store):
    store.add_meeting(SITE, "第2回運営委員会", SECOND, "係長")
    store.add_meeting(SITE, "第１回　運営委員会 ", FIRST, "館長")
    assert told(store) == [("第2回運営委員会", SECOND, "係長"), ("第1回 運営委員会", FIRST, "館長")]
    assert [(e.action, e.by, e.note) for e in events(store, SITE)[-2:]] == [
        ("meeting_added", "係長", "第2回運営委員会 2011-07-08"),
        ("meeting_added", "館長", "第1回 運営委員会 2011-05-20"),
    ]


def test_a_withdrawn_meeting_stands_no_more_but_stays_in_the_database(store):
    number = store.add_meeting(SITE, "第1回運営委員会", FIRST, "館長")
    assert store.remove_meeting(SITE, number, "係長").name == "第1回運営委員会"
    assert (told(store), rows(store, "meetings")) == ([], 1)
    assert (events(store, SITE)[-1].action, events(store, SITE)[-1].by) == ("meeting_removed", "係長")
    with pytest.raises(front.UnknownMeeting):
        store.remove_meeting(SITE, number, "係長")
    assert store.add_meeting(SITE, "第1回運営委員会", SECOND, "館長") != number


def test_a_past_state_has_the_meetings_that_it_had(store):
    now = NOON
    store._clock = lambda: now
    number = store.add_meeting(SITE, "第1回運営委員会", FIRST, "館長")
    now = NOON + dt.timedelta(days=2)
    store.remove_meeting(SITE, number, "係長")
    day_between = dt.datetime(2011, 7, 12, tzinfo=JAPAN)
    with store.snapshot(day_between) as then:
        assert [each.name for each in then.meetings(SITE)] == ["第1回運営委員会"]
    with store.snapshot(NOON) as then:
        assert then.meetings(SITE) == []


@pytest.mark.parametrize(
    ("name", "day", "words"),
    [
        (" ", FIRST, "会議の名前は、1〜60字で入れてください。"),
        ("会" * 61, FIRST, "会議の名前は、1〜60字で入れてください。"),
        ("２０１１-07-08", FIRST, "「2011-07-08」は日付と区別できないため、会議の名前にできません。"),
        ("第3回", dt.date(2011, 7, 11), "2011年7月11日は、まだ来ていません。開いた会議の日を入れてください。"),
        ("定例会", SECOND, "平成23年度の「定例会」は、2011年5月20日の会議として登録済みです。"),
    ],
)
def test_what_is_no_meeting_is_refused_in_one_sentence(store, name, day, words):
    store.add_meeting(SITE, "定例会", FIRST, "館長")
    with pytest.raises(front.BadMeeting) as refused:
        store.add_meeting(SITE, name, day, "館長")
    assert str(refused.value) == words
    assert rows(store, "meetings") == 1


def test_the_same_name_may_come_back_in_another_fiscal_year_and_a_site_must_be_there(store):
    store.add_meeting(SITE, "定例会", FIRST, "館長")
    store.add_meeting(SITE, "定例会", dt.date(2011, 3, 31), "館長")
    assert len(told(store)) == 2
    with pytest.raises(front.UnknownSite):
        store.add_meeting("みなと", "定例会", FIRST, "館長")
