"""A view as of a day: the same figures for ever, whatever is stored afterwards."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from store_samples import PLAN, Q1, Q2, SITE, entry, report

from kyoten.export.contents.report_tables import key_figures
from kyoten.fiscal import JAPAN, Quarter
from kyoten.settings import Settings
from kyoten.storage.store import Store
from kyoten.views.view import NothingToShow, View, load

ITEMS = [item.id for item in PLAN.items if item.restates is None]


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = dt.datetime(2011, 4, 1, 9, tzinfo=JAPAN)

    def __call__(self) -> dt.datetime:
        return self.now

    def set(self, month: int, day: int, hour: int = 12, year: int = 2011) -> None:
        self.now = dt.datetime(year, month, day, hour, tzinfo=JAPAN)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path, clock) -> Store:
    opened = Store(f"sqlite:///{tmp_path / 'time.db'}", clock)
    opened.migrate()
    opened.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="係")
    return opened


def send(store: Store, name: str, *entries, quarter: Quarter = Q1) -> int:
    return store.submit(report(*entries, quarter=quarter, file=name), name.encode(), site=SITE, by="担当")


def seen(store: Store, day: dt.date | None, quarter: Quarter = Q1) -> View:
    return load(store, SITE, quarter, today=dt.date(2012, 3, 31), as_of=day)


def value(store: Store, item: str, day: dt.date | None) -> float | None:
    return seen(store, day).track(item).now.value


def test_a_report_counts_from_the_day_on_which_it_came_in(store, clock):
    """Received on 8 July at 23:00 in Japan: not there on the 7th, there on the 8th."""
    clock.set(7, 8, 23)
    send(store, "一.xlsx", entry(ITEMS[0], percent=30.0))
    assert value(store, ITEMS[0], dt.date(2011, 7, 7)) is None
    assert value(store, ITEMS[0], dt.date(2011, 7, 8)) == 30.0


def test_a_correction_and_a_taking_back_leave_the_day_before_them_as_it_was(store, clock):
    clock.set(7, 8)
    send(store, "一.xlsx", entry(ITEMS[0], percent=30.0))
    clock.set(7, 10)
    second = send(store, "二.xlsx", entry(ITEMS[0], percent=60.0))
    clock.set(7, 12)
    store.take_back(second, "館長", "誤り")
    clock.set(7, 14)
    store.restore(second, "館長")
    days = {day: value(store, ITEMS[0], dt.date(2011, 7, day)) for day in (9, 11, 13, 15)}
    assert days == {9: 30.0, 11: 60.0, 13: 30.0, 15: 60.0}
    assert [each.taken_back for each in store.submissions(SITE, 2011)] == [False, False]
    with store.snapshot(dt.datetime(2011, 7, 13, tzinfo=JAPAN)) as then:
        assert [each.taken_back for each in then.submissions(SITE, 2011)] == [False, True]


def test_settings_changes_and_acknowledgements_are_those_of_the_day(store, clock):
    clock.set(7, 8)
    send(store, "一.xlsx", entry(ITEMS[0], percent=30.0))
    clock.set(10, 20)
    number = store.acknowledge(SITE, ITEMS[0], "unreported", Q2, reason="次回", by="館長")
    store.change_item(SITE, 2011, ITEMS[0], {"person": "事務局"}, "館長")
    store.save_settings(SITE, replace(Settings(), on_track=90.0), "館長")
    clock.set(11, 1)
    store.withdraw(number, "館長")
    before, after, later = (seen(store, dt.date(2011, month, day)) for month, day in ((10, 19), (10, 21), (11, 2)))
    assert (before.persons, after.persons) == ({}, {ITEMS[0]: "事務局"})
    assert (before.meta.settings.on_track, after.meta.settings.on_track) == (Settings().on_track, 90.0)
    with store.snapshot(dt.datetime(2011, 10, 21, tzinfo=JAPAN)) as then:
        assert [each.withdrawn for each in then.acknowledgements(SITE, 2011)] == [False]
    with store.snapshot(dt.datetime(2011, 10, 20, tzinfo=JAPAN)) as then:
        assert then.acknowledgements(SITE, 2011) == []
    assert [each.withdrawn for each in store.acknowledgements(SITE, 2011)] == [True]
    assert later.persons == after.persons


def test_a_plan_that_came_later_is_not_there_yet(store):
    with pytest.raises(NothingToShow, match="2011年3月31日の時点では取り込まれていません"):
        seen(store, dt.date(2011, 3, 31))
    assert seen(store, dt.date(2011, 4, 1)).plan == PLAN


def deeds(store: Store, chance: random.Random) -> list[Callable[[], object]]:
    """What people may do on any day."""

    def submit() -> object:
        quarter = Quarter(2011, chance.randint(1, 4))
        rows = [
            entry(item, quarter, percent=float(chance.randint(0, 99)), result=chance.choice(("", "開いた。")))
            for item in chance.sample(ITEMS, chance.randint(1, len(ITEMS)))
        ]
        return send(store, f"{chance.random()}.xlsx", *rows, quarter=quarter)

    def take_back() -> object:
        standing = [each.id for each in store.submissions(SITE, 2011) if not each.taken_back]
        return store.take_back(chance.choice(standing), "館長", "誤り") if standing else None

    def restore() -> object:
        gone = [each.id for each in store.submissions(SITE, 2011) if each.taken_back]
        return store.restore(chance.choice(gone), "館長") if gone else None

    def revise() -> object:
        longer = replace(PLAN.items[0], text=f"{PLAN.items[0].text}{chance.random()}")
        plan = replace(PLAN, items=(longer, *PLAN.items[1:]))
        return store.save_plan(SITE, plan, file="改訂.tsv", data=b"revised", by="係")

    def change() -> object:
        return store.change_item(SITE, 2011, chance.choice(ITEMS), {"person": str(chance.random())}, "係")

    def scale() -> object:
        return store.save_settings(SITE, replace(Settings(), on_track=float(chance.randint(70, 95))), "係")

    def accept() -> object:
        until = Quarter(2011, chance.randint(1, 4))
        return store.acknowledge(SITE, chance.choice(ITEMS), "unreported", until, reason="次回", by="係")

    return [submit, submit, submit, take_back, restore, revise, change, scale, accept]


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_later_leaves_every_earlier_day_equal_to_the_last_digit(store, clock, seed):
    """Twenty days with a deed each; every quarter's view of every day passed is compared at the end."""
    chance = random.Random(seed)
    possible = deeds(store, chance)
    kept: dict[dt.date, list[object]] = {}
    for number in range(20):
        day = dt.date(2011, 4, 5) + dt.timedelta(days=15 * number)
        clock.set(day.month, day.day, year=day.year)
        chance.choice(possible)()
        kept[day] = [_all_of(seen(store, day, Quarter(2011, quarter))) for quarter in (1, 2, 3, 4)]
    for day, then in kept.items():
        assert [_all_of(seen(store, day, Quarter(2011, quarter))) for quarter in (1, 2, 3, 4)] == then, day


def _all_of(view: View) -> object:
    before = view.before
    return (
        view.meta, view.plan, view.tracks, view.findings, view.acknowledged, dict(view.persons), view.groups(),
        view.groups("function", "role"), view.curve_points(), key_figures(view), before and before.tracks,
    )  # fmt: skip
