"""Five years side by side, worked out by hand.

2011 (親子の居場所, state S): H01 完了 in the second quarter, H02 at 40 %, G01 (行政) never reported. 2012 has a plan
and no report, 2013 none; 2014 has H01 完了 in the fourth quarter by a plan of one item under another state.
"""

from __future__ import annotations

import datetime as dt

import pytest
from store_samples import NOON, SITE, entry, item, report

from kyoten.fiscal import Quarter
from kyoten.model import FiveYearTask, Plan
from kyoten.storage.store import Store
from kyoten.views.five_years import Served, load, span

PLACE, S, OTHER = "親子の居場所", "温かく迎える。", "多様な人が来る。"
TASK = FiveYearTask(PLACE, (S,), "法人", "案内図を作って配る", False, "R2C4")
ITEMS = (
    item("1-1-H01", text="案内図を作って配る。", target_states=(S,)),
    item("1-1-H02", text="大掃除をする。", target_states=(S, OTHER)),
    item("1-1-G01", text="道路を点検する。", role="行政", target_states=(S,)),
)


def plan(year, items=ITEMS, tasks=(TASK,)):
    return Plan(year, tuple(items), five_year_tasks=tuple(tasks))


@pytest.fixture
def store(tmp_path):
    made = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    made.migrate()
    # The same task in the next plan, typed full-width: one task all the same.
    wide = FiveYearTask(PLACE, (S,), "法人", "案内図を、作って配る", False, "R2C4")
    for each in (plan(2011), plan(2012, tasks=(wide,)), plan(2014, [item("1-1-H01", target_states=(OTHER,))], ())):
        made.save_plan(SITE, each, file="表.tsv", data=b"%d" % each.fiscal_year, by="館長")
    send(made, entry("1-1-H01", Quarter(2011, 2), 100.0, status="完了"), entry("1-1-H02", Quarter(2011, 2), 40.0))
    send(made, entry("1-1-H01", Quarter(2014, 4), 100.0, status="完了"))
    yield made
    made.close()


def send(store, *rows):
    store.submit(report(*rows, quarter=rows[0].quarter), repr(rows).encode(), site=SITE, by="係")


def seen(store, year=2012, **more):
    return load(store, SITE, year, today=dt.date(2015, 6, 1), **more)


def test_each_year_at_its_newest_reported_quarter_and_what_is_missing_is_said(store):
    found = seen(store)
    assert [each.label for each in found.years] == [
        "平成23年度(第2四半期まで)",
        "平成24年度(報告なし)",
        "平成25年度(計画なし)",
        "平成26年度(第4四半期まで)",
        "平成27年度(計画なし)",
    ]
    told = [(g.items, g.completed, g.completion_rate, g.mean_progress) if (g := y.total) else None for y in found.years]
    assert told == [(3, 1, 33.3, 70.0), None, None, (1, 1, 100.0, 100.0), None]
    assert found.missing == "平成24年度は報告がありません。平成25年度・平成27年度は計画がありません。"
    assert [each.of(PLACE) is None for each in found.years] == [False, True, True, False, True]


def test_a_task_says_by_year_which_items_of_its_state_and_role_served_it(store):
    (task,) = seen(store).tasks
    assert task.task == TASK
    assert task.years == {
        2011: Served(("1-1-H01", "1-1-H02"), 1, ("1-1-H01",)),
        2012: Served(("1-1-H01", "1-1-H02"), None, ("1-1-H01",)),
        2013: None,
        2014: Served((), 0, ()),
        2015: None,
    }


def test_the_choice_of_roles_and_a_past_day_hold_in_every_year(store):
    assert [each.total.items if each.total else None for each in seen(store, roles=("行政",)).years] == [
        1, None, None, None, None,
    ]  # fmt: skip
    # Everything was recorded on 10 July 2011: the day before, there was nothing.
    before = seen(store, as_of=dt.date(2011, 7, 9))
    assert [each.view for each in before.years] == [None] * 5


def test_five_years_are_counted_from_the_first_that_has_a_plan():
    assert span((2011, 2012), 2015) == (2011, 2012, 2013, 2014, 2015)
    assert span((2011, 2012), 2016) == (2016, 2017, 2018, 2019, 2020)
    assert span((), 2011) == (2011, 2012, 2013, 2014, 2015)
