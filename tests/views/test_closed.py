"""A closed quarter is shown as it was when it was closed, wherever it is shown, until it is opened again."""

from __future__ import annotations

import contextlib
import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from store_samples import SITE, entry, item, plan, report

from kyoten.fiscal import JAPAN, Quarter
from kyoten.model import Kind
from kyoten.settings import Settings
from kyoten.storage.store import Store, StoreRefusal
from kyoten.views import annual_review
from kyoten.views.changes_since import SinceLine, changes_since
from kyoten.views.tables import register_table
from kyoten.views.view import View, load

Q1, Q2, Q3, Q4 = (Quarter(2011, number) for number in (1, 2, 3, 4))
A, B = item("1-1-H01", text="講座を開く。"), item("1-1-H02", text="便りを続けて出す。", kind=Kind.ONGOING)
FIRST = plan(A, B)
IDS = ["1-1-H01", "1-1-H02"]


class Clock:
    """Set by hand; every deed is a minute later than the one before."""

    def __init__(self) -> None:
        self.now = dt.datetime(2011, 4, 1, 9, tzinfo=JAPAN)

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(minutes=1)
        return self.now

    def set(self, year: int, month: int, day: int) -> None:
        self.now = dt.datetime(year, month, day, 12, tzinfo=JAPAN)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path, clock) -> Store:
    """Both items reported in the first two quarters: 40 and 60 %, and carried out in each of them."""
    opened = Store(f"sqlite:///{tmp_path / 'closed.db'}", clock)
    opened.migrate()
    opened.save_plan(SITE, FIRST, file="計画.tsv", data=b"1", by="係")
    for quarter, percent, month in ((Q1, 40.0, 7), (Q2, 60.0, 10)):
        clock.set(2011, month, 10)
        send(opened, entry("1-1-H01", quarter, percent=percent), entry("1-1-H02", quarter, None, status="実施中"))
    return opened


def send(store: Store, *rows) -> int:
    quarter = rows[0].quarter
    name = f"{quarter.number}_{rows}.xlsx"
    return store.submit(report(*rows, quarter=quarter, file=name[:20]), name.encode(), site=SITE, by="担当")


def close(store: Store, clock: Clock) -> None:
    """The first quarter on 18 October, the second on 20 October."""
    for number, day in ((1, 18), (2, 20)):
        clock.set(2011, 10, day)
        store.close_period(SITE, 2011, number, by="館長")


def seen(store: Store, quarter: Quarter, day: dt.date | None = None, site: str = SITE) -> View:
    return load(store, site, quarter, today=dt.date(2012, 4, 20), as_of=day)


def all_of(view: View) -> tuple[object, object]:
    return whole_of(view), view.before and whole_of(view.before)


def whole_of(view: View) -> object:
    rest = (view.meta, view.meta.recorded, view.plan, view.tracks, view.findings, view.acknowledged)
    groups = (view.groups(), view.groups("function", "role"), view.curve_points(), view.curve_points("role"))
    return (*rest, *groups, dict(view.persons), repr(register_table(view).to_dict("records")))


def test_a_late_report_settings_and_a_revision_leave_a_closed_quarter_alone(store, clock):
    """Means of the second quarter: 60 % and, twice carried out of four, 50 %: 55 %."""
    clock.set(2011, 10, 20)
    store.close_period(SITE, 2011, 1, by="館長")
    store.close_period(SITE, 2011, 2, by="館長")
    clock.set(2012, 1, 10)
    scale = tuple(replace(step, percent=90.0) if step.name == "実施中" else step for step in Settings().scale)
    store.save_settings(SITE, replace(Settings(), scale=scale, on_track=99.0), "館長")
    store.save_plan(SITE, plan(replace(A, text="講座を年中開く。"), B), file="改.tsv", data=b"2", by="係")
    store.change_item(SITE, 2011, "1-1-H01", {"person": "新しい人"}, "係")
    view = seen(store, Q2)
    assert view.total.mean_progress == 55.0
    assert (view.track("1-1-H01").item.text, view.persons, view.meta.settings.on_track) == ("講座を開く。", {}, 80.0)
    third = seen(store, Q3)
    assert third.track("1-1-H01").item.text == "講座を年中開く。"
    assert third.before is not None
    assert third.before.total.mean_progress == 55.0
    assert third.curve_points()[1].mean_progress == 55.0
    assert (third.persons, third.meta.settings.on_track) == ({"1-1-H01": "新しい人"}, 99.0)


def test_before_its_closing_a_quarter_is_seen_as_of_the_day(store, clock):
    """On 12 October the first report of the second quarter is there, the correction of the 15th is not."""
    clock.set(2011, 10, 15)
    send(store, entry("1-1-H01", Q2, percent=80.0))
    close(store, clock)
    days = {day: seen(store, Q2, dt.date(2011, 10, day)) for day in (12, 16, 20, 25)}
    assert {day: view.track("1-1-H01").now.value for day, view in days.items()} == {
        12: 60.0,
        16: 80.0,
        20: 80.0,
        25: 80.0,
    }
    assert [days[day].meta.state.label for day in (12, 16, 20, 25)] == [
        "速報", "速報", "確定(2011-10-20)", "確定(2011-10-20)",
    ]  # fmt: skip
    assert [days[day].meta.as_of.day for day in (12, 16, 20, 25)] == [12, 16, 20, 20]


def test_a_reopened_quarter_is_corrected_and_says_since_when(store, clock):
    close(store, clock)
    clock.set(2012, 1, 11)
    store.reopen_period(SITE, 2011, 2, by="館長", reason="転記の誤り")
    send(store, entry("1-1-H01", Q2, percent=70.0))
    view = seen(store, Q2)
    assert (view.meta.state.label, view.track("1-1-H01").now.value) == ("訂正中(2012-01-11)", 70.0)
    assert seen(store, Q3).curve_points()[1].mean_progress == 60.0
    clock.set(2012, 1, 15)
    store.close_period(SITE, 2011, 2, by="館長")
    view = seen(store, Q2)
    assert (view.meta.state.label, view.meta.standing_label) == (
        "訂正(2012-01-15)", "2012年1月15日現在・訂正(2012-01-15)",
    )  # fmt: skip
    assert view.meta.recorded_label == "2012年1月15日 12:01までの記録"
    assert seen(store, Q2, dt.date(2011, 12, 1)).track("1-1-H01").now.value == 60.0
    assert seen(store, Q1).meta.state.label == "確定(2011-10-18)"


def test_deadlines_of_a_closed_quarter_are_those_of_its_closing(store, clock):
    """Closed on 12 October, three days before its deadline, without a report of 1-1-H01: nothing was late yet."""
    clock.set(2011, 10, 11)
    for record in store.submissions(SITE, 2011):
        if record.quarter == Q2:
            store.take_back(record.id, "館長", "誤り")
    clock.set(2011, 10, 12)
    assert [each.role for each in seen(store, Q2).silent] == ["法人"]
    store.close_period(SITE, 2011, 1, by="館長")
    store.close_period(SITE, 2011, 2, by="館長")
    assert seen(store, Q2).silent == ()


def test_last_year_is_seen_as_it_was_closed(store, clock):
    """1-1-H01 ended 2011 at 60 %; corrected later, it leaves next year's first quarter, closed meanwhile, as it was."""
    clock.set(2012, 4, 20)
    store.change_item(SITE, 2011, "1-1-H01", {"person": "もとの人"}, "係", holds_from=4)
    store.close_period(SITE, 2011, by="館長")
    store.save_plan(SITE, plan(replace(A, id="1-1-H09"), year=2012), file="次.tsv", data=b"3", by="係")
    store.save_links(SITE, 2012, {"1-1-H09": "1-1-H01"}, "係")
    reason = [each.reason for each in seen(store, Quarter(2012, 1)).findings if each.rule == "carried_over"]
    assert len(reason) == 1
    assert "60%で終わった取組" in reason[0]
    clock.set(2012, 7, 20)
    store.close_period(SITE, 2012, 1, by="館長")
    kept = all_of(seen(store, Quarter(2012, 1)))
    assert seen(store, Quarter(2012, 1)).persons == {"1-1-H09": "もとの人"}
    clock.set(2012, 8, 1)
    store.reopen_period(SITE, 2011, by="館長", reason="監査")
    store.reopen_period(SITE, 2011, 4, by="館長", reason="監査")
    send(store, entry("1-1-H01", Q4, percent=95.0))
    store.save_links(SITE, 2012, {"1-1-H09": None}, "係")
    store.change_item(SITE, 2011, "1-1-H01", {"person": "ほかの人"}, "係")
    assert all_of(seen(store, Quarter(2012, 1))) == kept


def deeds(store: Store, chance: random.Random) -> list[Callable[[], object]]:
    """What people may do afterwards; what is refused changes nothing."""

    def late() -> object:
        quarter = Quarter(2011, chance.randint(1, 4))
        rows = [entry(each, quarter, percent=float(chance.randint(0, 99))) for each in chance.sample(IDS, 1)]
        return send(store, *rows)

    def side_by_side() -> object:
        return send(store, *(entry("1-1-H01", each, percent=float(chance.randint(0, 99))) for each in (Q3, Q1, Q2)))

    def take_back() -> object:
        return store.take_back(chance.choice(store.submissions(SITE, 2011)).id, "館長", "誤り")

    def restore() -> object:
        return store.restore(chance.choice(store.submissions(SITE, 2011)).id, "館長")

    def revise() -> object:
        again = plan(replace(A, text=f"講座を開く{chance.random()}。"), B, item("1-1-H03", text="見学を受け入れる。"))
        return store.save_plan(SITE, again, file="改.tsv", data=b"x", by="係", holds_from=chance.choice((1, 3)))

    def change() -> object:
        return store.change_item(SITE, 2011, chance.choice(IDS), {"person": str(chance.random())}, "係")

    def scale() -> object:
        saved = replace(Settings(), on_track=float(chance.randint(70, 95)), deadline_days=chance.randint(1, 40))
        return store.save_settings(SITE, saved, "係")

    def accept() -> object:
        rule = chance.choice(("unreported", "no_change", "behind"))
        return store.acknowledge(SITE, chance.choice(IDS), rule, Q4, reason="次回", by="係")

    return [late, late, side_by_side, take_back, restore, revise, change, scale, accept]


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_after_the_closing_leaves_it_equal_to_the_last_digit(store, clock, seed):
    """Alone, as 前期 of the third quarter, and as points of its curve and of its items' courses."""
    chance = random.Random(seed)
    close(store, clock)
    kept = [all_of(seen(store, quarter)) for quarter in (Q1, Q2)]
    points = seen(store, Q2).curve_points()[:2]
    courses = {track.item.id: track.points for track in seen(store, Q2).tracks}
    possible, done = deeds(store, chance), 0
    for number in range(15):
        clock.set(2011, 11, number + 1)
        with contextlib.suppress(StoreRefusal):
            chance.choice(possible)()
            done += 1
        third = seen(store, Q3)
        assert [all_of(seen(store, quarter)) for quarter in (Q1, Q2)] == kept
        assert third.before is not None
        assert whole_of(third.before) == kept[1][0]
        assert third.curve_points()[:2] == points
        assert {each: third.track(each).points[:2] for each in IDS} == courses
        assert seen(store, Q4).curve_points()[:2] == points
    assert done >= 3
    clock.set(2012, 1, 10)
    store.reopen_period(SITE, 2011, 2, by="館長", reason="訂正")
    send(store, entry("1-1-H01", Q2, percent=99.5))
    assert seen(store, Q2).track("1-1-H01").now.value == 99.5
    assert all_of(seen(store, Q1)) == kept[0]


def test_the_review_of_a_closed_quarter_knows_no_later_plan(store, clock):
    """The task 育てる/続ける is taken up by an item of 2012; that plan came after the first quarter was closed."""
    close(store, clock)
    clock.set(2012, 4, 1)
    store.save_plan(SITE, plan(item("1-1-H01", text="育てる\n続ける"), year=2012), file="次.tsv", data=b"3", by="係")
    years = [annual_review.load(store, seen(store, quarter)).tasks[0].years for quarter in (Q1, Q3)]
    assert years == [(), (2012,)]


def test_what_changed_is_told_by_the_days_that_were_asked_for(store, clock):
    """Closed on 20 October: between 12 October and 20 April that alone, between 5 November and then nothing."""
    close(store, clock)
    send(store, entry("1-1-H01", Q3, percent=70.0))
    first, second = (
        changes_since(seen(store, Q2, dt.date(2011, *day)), seen(store, Q2)) for day in ((10, 12), (11, 5))
    )
    assert {label: lines for label, lines in first.groups.items() if lines} == {
        "確定": (SinceLine("", "", "第2四半期 速報 → 確定(2011-10-20)"),)
    }
    assert second.summary == "2011年11月5日から2012年4月20日まで：変わったことはありません。"
