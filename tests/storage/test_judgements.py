"""Judgements of items and target states: kept with who and when, never replaced unseen, sealed with the year."""

import datetime as dt
from dataclasses import replace

import pytest
from store_samples import SITE, entry, item, plan, report

from kyoten.fiscal import JAPAN, Quarter
from kyoten.model import TargetState
from kyoten.settings import Grade, Settings
from kyoten.storage.backup import backup, restore
from kyoten.storage.closing_refusals import PeriodClosed
from kyoten.storage.store import (
    BadJudgement,
    JudgedMeanwhile,
    NoPlan,
    NotJudged,
    PlanInUse,
    ReasonMissing,
    Store,
    state_subject,
)

ITEM, STATE = "1-1-H01", state_subject("親子の居場所", 1)
PLAN = replace(
    plan(item(ITEM), item("1-1-H02")), target_states=(TargetState("親子の居場所", 1, "①", "温かく迎える", False, ""),)
)


class Clock:
    """A day further with each deed."""

    def __init__(self) -> None:
        self.now = dt.datetime(2012, 4, 1, 12, tzinfo=JAPAN)

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(days=1)
        return self.now


@pytest.fixture
def store(tmp_path) -> Store:
    """Stored on 3 April, the fourth quarter reported on the 4th."""
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=Clock())
    opened.migrate()
    opened.save_plan(SITE, PLAN, file="計画.tsv", data=b"1", by="係")
    q4 = Quarter(2011, 4)
    opened.submit(report(entry(ITEM, q4), quarter=q4), b"4", site=SITE, by="担当")
    return opened


def judge(store, subject=ITEM, letter="B", direction="継続", *, reason="あと1回", by="館長", **more):
    return store.judge(SITE, 2011, subject, letter, direction, reason=reason, by=by, **more)


def test_a_judgement_is_kept_with_its_name_reason_person_and_moment(store):
    number = judge(store, reason=" あと1回 ")
    judge(store, STATE, "A", "拡充")
    found = store.judgements(SITE, 2011)
    assert list(found) == [ITEM, STATE]
    one = found[ITEM]
    assert (one.number, one.words, one.reason, one.by) == (number, "B 概ね達成・継続", "あと1回", "館長")
    assert one.at.astimezone(JAPAN).date() == dt.date(2012, 4, 5)


def test_the_newest_counts_and_the_older_are_kept(store):
    judge(store)
    judge(store, letter="C", direction="見直し", by="係長")
    assert store.judgements(SITE, 2011)[ITEM].words == "C 一部・見直し"
    assert [each.letter for each in store.all_judgements(SITE, 2011)] == ["B", "C"]


def test_taken_back_none_stands(store):
    judge(store)
    judge(store, letter="C")
    assert store.withdraw_judgement(SITE, 2011, ITEM, "係長").letter == "C"
    assert store.judgements(SITE, 2011) == {}
    with pytest.raises(NotJudged, match="決まっていない"):
        store.withdraw_judgement(SITE, 2011, ITEM, "係長")


def test_a_day_sees_what_stood_at_its_end(store):
    """Judged on the 5th, withdrawn on the 6th, judged anew on the 7th."""
    judge(store)
    store.withdraw_judgement(SITE, 2011, ITEM, "館長")
    judge(store, letter="D", direction="終了")
    seen = []
    for day in (5, 6, 7, 8):
        with store.snapshot(dt.datetime(2012, 4, day, tzinfo=JAPAN)) as then:
            seen.append([each.letter for each in then.judgements(SITE, 2011).values()])
    assert seen == [[], ["B"], [], ["D"]]


def test_a_closed_years_judgements_are_those_of_its_closing(store):
    judge(store)
    store.close_period(SITE, 2011, by="館長")
    for deed in (lambda: judge(store, letter="A"), lambda: store.withdraw_judgement(SITE, 2011, ITEM, "館長")):
        with pytest.raises(PeriodClosed, match="評価は変えられません"):
            deed()
    store.reopen_period(SITE, 2011, by="館長", reason="見直し")
    judge(store, letter="A")
    assert store.judgements(SITE, 2011)[ITEM].letter == "A"


BAD = {
    "no such item": (("1-1-H09", "B", "継続"), "「1-1-H09」は平成23年度末の計画にないため"),
    "no such target state": ((state_subject("親子の居場所", 2), "B", "継続"), "計画にない"),
    "no such letter": ((ITEM, "E", "継続"), "評価「E」は評価の段階にありません。A、B、C、Dのどれかにしてください。"),
    "no such direction": ((ITEM, "B", "廃止"), "拡充、継続、見直し、終了のどれかにしてください。"),
}  # fmt: skip


@pytest.mark.parametrize(("said", "sentence"), BAD.values(), ids=BAD.keys())
def test_what_can_not_be_is_refused_with_one_sentence(store, said, sentence):
    with pytest.raises(BadJudgement, match=sentence):
        judge(store, *said)
    assert store.judgements(SITE, 2011) == {}


def test_an_item_taken_out_of_the_plan_within_the_year_has_no_next_year(store):
    store.save_plan(SITE, plan(item("1-1-H02")), file="改訂.tsv", data=b"2", by="係", holds_from=3)
    with pytest.raises(BadJudgement, match="平成23年度末の計画にないため"):
        judge(store)


def test_without_a_reason_or_a_plan_nothing_is_judged(store):
    with pytest.raises(ReasonMissing):
        judge(store, reason="　")
    with pytest.raises(NoPlan):
        store.judge(SITE, 2012, ITEM, "A", "継続", reason="済み", by="館長")


def test_a_backup_brings_the_judgements_back(store, tmp_path):
    """Also one that was replaced later and one that was withdrawn."""
    judge(store)
    judge(store, STATE, "A", "拡充")
    store.withdraw_judgement(SITE, 2011, STATE, "係長")
    there = store.all_judgements(SITE, 2011)
    backup(store.url, tmp_path / "backup.db")
    judge(store, letter="D", direction="終了")
    restore(store.url, tmp_path / "backup.db")
    assert store.all_judgements(SITE, 2011) == there
    assert {subject: each.letter for subject, each in store.judgements(SITE, 2011).items()} == {ITEM: "B"}


def test_what_was_judged_on_the_sample_goes_with_it(store):
    """Of the site's own year the judgement stays."""
    judge(store)
    store.save_plan("見本", PLAN, file="見本.tsv", data=b"5", by="", sample=True)
    q4 = Quarter(2011, 4)
    store.submit(report(entry(ITEM, q4), quarter=q4), b"6", site="見本", by="", sample=True)
    store.judge("見本", 2011, ITEM, "A", "継続", reason="見本", by="館長")
    store.clear_sample("館長")
    assert store.all_judgements("見本", 2011) == []
    assert [each.letter for each in store.all_judgements(SITE, 2011)] == ["B"]


def test_what_somebody_decided_meanwhile_is_not_replaced_unseen(store):
    """Two tabs were opened before anything was decided: the second hears of the first."""
    first = judge(store, seen=0)
    with pytest.raises(JudgedMeanwhile, match="この画面を開いた後に館長さんが「B 概ね達成・継続」に決めています"):
        judge(store, letter="D", by="係長", seen=0)
    assert store.judgements(SITE, 2011)[ITEM].letter == "B"
    judge(store, letter="D", by="係長", seen=first)
    assert store.judgements(SITE, 2011)[ITEM].letter == "D"


def test_what_somebody_took_back_meanwhile_is_said_too(store):
    first = judge(store, seen=0)
    store.withdraw_judgement(SITE, 2011, ITEM, "係長")
    with pytest.raises(JudgedMeanwhile, match="係長さんが取り消しています"):
        judge(store, letter="A", seen=first)
    judge(store, letter="A", seen=0)


def test_the_sites_own_scale_is_the_one_of_the_fourth_quarter(store):
    grades = (Grade("S", "期待以上", 100), Grade("A", "期待どおり", 0))
    store.save_settings(SITE, Settings(grades=grades), "館長", holds_from=Quarter(2011, 4))
    assert store.settings(SITE).grades == grades
    judge(store, letter="S")
    assert store.judgements(SITE, 2011)[ITEM].words == "S 期待以上・継続"
    with pytest.raises(BadJudgement, match="S、Aのどれか"):
        judge(store, letter="B")


def test_a_plan_that_was_judged_is_in_use(store):
    store.save_plan(SITE, plan(item("1-1-H02"), year=2012), file="来年.tsv", data=b"3", by="係")
    store.judge(SITE, 2012, "1-1-H02", "A", "継続", reason="済み", by="館長")
    with pytest.raises(PlanInUse, match="評価1件"):
        store.remove_plan(SITE, 2012, "館長")
