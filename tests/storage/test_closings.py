"""Closing quarters and years, opening them again, and what is refused; worked out by hand."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from store_samples import NOON, PLAN, Q1, Q2, SITE, entry, events, report, rows, send

from kyoten.fiscal import JAPAN
from kyoten.problems.problem import problem
from kyoten.storage import store as front
from kyoten.storage.closing_refusals import (
    AlreadyClosed,
    EarlierOpen,
    LaterClosed,
    NotBegun,
    NotClosed,
    PeriodClosed,
    RowsWaiting,
)
from kyoten.storage.store import NoPlan, ReasonMissing, Store


@pytest.fixture
def store(tmp_path):
    """In April 2012, when all quarters of 2011 have begun; every deed is a second later than the one before."""
    start, seconds = dt.datetime(2012, 4, 20, 12, tzinfo=JAPAN), itertools.count()
    clock = lambda: start + dt.timedelta(seconds=next(seconds))  # noqa: E731
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock)
    opened.migrate()
    opened.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    yield opened
    opened.close()


def closed(store):
    return sorted(front.standing_closings(store.closings(SITE, 2011)), key=lambda period: period or 5)


def test_a_quarter_is_closed_with_a_name_and_opened_again_for_a_reason(store):
    [made] = store.close_period(SITE, 2011, 1, by=" 館長 ")
    assert (made.label, made.closed, made.by) == ("平成23年度 第1四半期", True, "館長")
    opened = store.reopen_period(SITE, 2011, 1, by="係長", reason=" 転記の誤り ")
    assert store.closings(SITE, 2011) == [made, opened]
    assert (opened.closed, opened.reason, closed(store)) == (False, "転記の誤り", [])
    assert [(e.action, e.by, e.note) for e in events(store, SITE)][-2:] == [
        ("period_closed", "館長", "平成23年度 第1四半期"),
        ("period_reopened", "係長", "平成23年度 第1四半期 転記の誤り"),
    ]
    assert rows(store, "closings") == 2


def test_a_closing_is_later_than_all_that_was_recorded_whatever_the_clock_says(tmp_path):
    """The clock stands still: the report of the same moment belongs to what was closed."""
    store = Store(f"sqlite:///{tmp_path / 'then.db'}", clock=lambda: NOON)
    store.migrate()
    store.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    send(store, entry(percent=30.0), data=b"1")
    [made] = store.close_period(SITE, 2011, 1, by="館長")
    assert made.at == NOON + dt.timedelta(microseconds=1)
    assert [each.entry.percent for each in store.entries(SITE, 2011)] == [30.0]


def test_closing_a_year_closes_what_is_open_of_it_and_opening_it_leaves_its_quarters(store):
    store.close_period(SITE, 2011, 1, by="館長")
    made = store.close_period(SITE, 2011, by="館長")
    assert [each.label for each in made] == [
        "平成23年度 第2四半期", "平成23年度 第3四半期", "平成23年度 第4四半期", "平成23年度",
    ]  # fmt: skip
    assert len({each.at for each in made}) == 1
    assert closed(store) == [1, 2, 3, 4, None]
    store.reopen_period(SITE, 2011, by="館長", reason="監査の指摘")
    assert closed(store) == [1, 2, 3, 4]


def test_what_can_not_be_closed(store, tmp_path):
    with pytest.raises(EarlierOpen, match="先に第1四半期を確定してください"):
        store.close_period(SITE, 2011, 2, by="館長")
    with pytest.raises(ReasonMissing, match="氏名"):
        store.close_period(SITE, 2011, 1, by="　")
    with pytest.raises(NoPlan):
        store.close_period(SITE, 2012, 1, by="館長")
    with pytest.raises(NoPlan):
        store.close_period("ほかの拠点", 2011, 1, by="館長")
    assert store.sites() == [SITE]
    store.close_period(SITE, 2011, 1, by="館長")
    with pytest.raises(AlreadyClosed, match="2012年4月20日にすでに確定しています"):
        store.close_period(SITE, 2011, 1, by="館長")
    store.close_period(SITE, 2011, by="館長")
    with pytest.raises(AlreadyClosed, match=r"^平成23年度は"):
        store.close_period(SITE, 2011, by="館長")
    assert rows(store, "closings") == 5


def test_a_quarter_that_has_not_begun_can_not_be_closed_nor_its_year(tmp_path):
    """On 10 July 2011 the second quarter runs, the third begins on 1 October."""
    store = Store(f"sqlite:///{tmp_path / 'then.db'}", clock=lambda: NOON)
    store.migrate()
    store.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    store.close_period(SITE, 2011, 1, by="館長")
    store.close_period(SITE, 2011, 2, by="館長")
    for quarter in (3, None):
        with pytest.raises(NotBegun, match="第3四半期は2011年10月1日に始まるため"):
            store.close_period(SITE, 2011, quarter, by="館長")
    assert closed(store) == [1, 2]


def test_rows_that_wait_keep_a_quarter_open_until_somebody_says_to_leave_them(store):
    wrong = problem("unknown_item", sheet="報告", cell="B12", value="9-9-H99")
    sent = replace(report(entry(), file="法人.xlsx"), problems=(wrong, wrong._replace(cell="B13")))
    store.submit(sent, b"1", site=SITE, by="担当")
    with pytest.raises(RowsWaiting, match=r"「法人\.xlsx」の2件"):
        store.close_period(SITE, 2011, 1, by="館長")
    assert closed(store) == []
    store.close_period(SITE, 2011, 1, by="館長", leave_waiting=True)
    assert closed(store) == [1]


def test_what_can_not_be_opened_again(store):
    with pytest.raises(NotClosed):
        store.reopen_period(SITE, 2011, 1, by="館長", reason="誤り")
    store.close_period(SITE, 2011, by="館長")
    with pytest.raises(ReasonMissing, match="理由"):
        store.reopen_period(SITE, 2011, by="館長", reason=" ")
    with pytest.raises(LaterClosed, match="先に平成23年度の確定を解除してください"):
        store.reopen_period(SITE, 2011, 4, by="館長", reason="誤り")
    store.reopen_period(SITE, 2011, by="館長", reason="誤り")
    with pytest.raises(LaterClosed, match="先に平成23年度 第4四半期の確定を解除してください"):
        store.reopen_period(SITE, 2011, 2, by="館長", reason="誤り")
    assert closed(store) == [1, 2, 3, 4]


def test_nothing_comes_into_a_closed_quarter_or_leaves_it(store):
    first = send(store, entry(percent=30.0), data=b"1")
    gone = send(store, entry(percent=20.0), data=b"0")
    store.take_back(gone, "館長", "誤り")
    store.close_period(SITE, 2011, 1, by="館長")
    with pytest.raises(
        PeriodClosed, match=r"2012年4月20日に確定しているため、「H23_Q1_法人\.xlsx」は取り込めません。直すと"
    ):
        send(store, entry(percent=60.0), data=b"2")
    with pytest.raises(PeriodClosed, match="報告は取り下げられません"):
        store.take_back(first, "館長", "誤り")
    with pytest.raises(PeriodClosed, match="元に戻せません"):
        store.restore(gone, "館長")
    assert [each.entry.percent for each in store.entries(SITE, 2011)] == [30.0]
    store.reopen_period(SITE, 2011, 1, by="館長", reason="誤り")
    send(store, entry(percent=60.0), data=b"2")
    assert [each.entry.percent for each in store.entries(SITE, 2011)] == [60.0]


def test_a_sheet_of_several_quarters_may_repeat_what_a_closed_one_has_but_not_change_it(store):
    send(store, entry(percent=30.0, result="開いた。"), data=b"1")
    store.close_period(SITE, 2011, 1, by="館長")
    later = entry(quarter=Q2, percent=70.0)
    for different in (entry(percent=31.0), entry("1-1-G01", role="行政")):
        with pytest.raises(PeriodClosed, match="その四半期の報告"):
            store.submit(report(different, later, quarter=Q2), b"2", site=SITE, by="担当")
    store.submit(report(entry(percent=30.0), later, quarter=Q2), b"3", site=SITE, by="担当")
    assert [(each.entry.quarter, each.entry.percent, each.file) for each in store.entries(SITE, 2011)] == [
        (Q1, 30.0, "H23_Q1_法人.xlsx"), (Q2, 70.0, "H23_Q1_法人.xlsx"),
    ]  # fmt: skip
    assert store.entries(SITE, 2011)[0].submission == 1


def test_closings_are_seen_as_of_a_moment(store):
    store.close_period(SITE, 2011, 1, by="館長")
    with store.snapshot(store.closings(SITE, 2011)[0].at) as then:
        assert then.closings(SITE, 2011) == []
    with store.snapshot(dt.datetime(2012, 4, 20, 13, tzinfo=JAPAN)) as then:
        assert [each.quarter for each in then.closings(SITE, 2011)] == [1]


def test_what_was_closed_on_the_sample_goes_with_it(store):
    send(store, data=b"sample", sample=True)
    store.close_period(SITE, 2011, 1, by="館長")
    assert [each.sample for each in store.closings(SITE, 2011)] == [True]
    store.clear_sample()
    assert store.closings(SITE, 2011) == []
    assert send(store, data=b"own")
