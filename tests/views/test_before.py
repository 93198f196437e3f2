"""The quarter before, beside which a view's figures stand, is that quarter as of the same moment."""

from __future__ import annotations

import datetime as dt

import pytest
from store_samples import COUNTED, ITEM, PLAN, RESTATED, SITE, entry, item, plan, report

from kyoten.fiscal import JAPAN, Quarter
from kyoten.settings import Settings
from kyoten.storage.store import Store
from kyoten.views.overview import figures
from kyoten.views.view import View, load

Q1, Q2, Q3 = (Quarter(2011, number) for number in (1, 2, 3))
DAYS = [dt.date(2011, month, day) for month in (9, 10, 11, 12) for day in (1, 14, 15, 16, 30)] + [
    dt.date(2012, 1, day) for day in (1, 14, 15, 16, 31)
]
"""Round the deadlines, fifteen days after a quarter's end: 15 October and, for the third quarter, 15 January."""


@pytest.fixture
def store(tmp_path) -> Store:
    """1-1-H01 is reported in time in Q1 and late, on 20 November, in Q2; 1-1-G01 never; from Q3 there is one item more,
    and a scale of its own."""
    now = dt.datetime(2011, 4, 1, tzinfo=JAPAN)
    opened = Store(f"sqlite:///{tmp_path / 'before.db'}", lambda: now)
    opened.migrate()
    opened.save_plan(SITE, PLAN, file="計画.tsv", data=b"1", by="係")
    for quarter, percent, came in ((Q1, 20.0, (7, 8)), (Q2, 30.0, (11, 20))):
        now = dt.datetime(2011, *came, 12, tzinfo=JAPAN)
        rows = report(entry(ITEM.id, quarter, percent=percent), quarter=quarter)
        opened.submit(rows, str(quarter).encode(), site=SITE, by="担当")
    now = dt.datetime(2011, 12, 10, tzinfo=JAPAN)
    more = plan(ITEM, COUNTED, RESTATED, item("1-1-H02"))
    opened.save_plan(SITE, more, file="改訂.tsv", data=b"2", by="係", holds_from=3)
    opened.save_settings(SITE, Settings(on_track=95.0), "係", holds_from=Q3)
    return opened


def all_of(view: View) -> object:
    return (
        view.quarter,
        view.tracks,
        view.findings,
        view.silent,
        view.groups("role"),
        view.curve_points(),
        figures(view, with_change=False),
    )


@pytest.mark.parametrize("quarter", [Q2, Q3], ids=str)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_it_is_that_quarters_own_view_of_the_same_day(store: Store, quarter: Quarter, day: dt.date) -> None:
    view = load(store, SITE, quarter, today=day, as_of=day)
    assert all_of(view.before) == all_of(load(store, SITE, quarter.previous(), today=day, as_of=day))


def _missing(view: View) -> int:
    """Items whose report is overdue, as findings or in the line of their role."""
    return sum(each.rule == "unreported" for each in view.findings) + sum(len(each.items) for each in view.silent)


def test_a_late_report_counts_in_the_quarter_before_from_its_day_on(store: Store) -> None:
    """Worked out by hand: on 19 November two items of Q2 are overdue, on the 20th one."""
    for day, overdue in ((15, 0), (16, 2)):
        seen = load(store, SITE, Q3, today=dt.date(2011, 10, day), as_of=dt.date(2011, 10, day))
        assert _missing(seen.before) == overdue
    for day, overdue in ((19, 2), (20, 1)):
        seen = load(store, SITE, Q3, today=dt.date(2011, 11, day), as_of=dt.date(2011, 11, day))
        assert _missing(seen.before) == overdue
