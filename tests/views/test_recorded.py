"""When something was last recorded of what a quarter's figures rest on: each deed on a day of its own, by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from store_samples import SITE, entry, item, plan, report

from kyoten.fiscal import JAPAN, Quarter
from kyoten.settings import Settings
from kyoten.storage.store import Store
from kyoten.views.view import load

Q1, Q2, Q3, Q4 = QUARTERS = tuple(Quarter(2011, number) for number in (1, 2, 3, 4))
A, B = item("1-1-H01", text="講座を開く。"), item("1-1-H02", text="便りを出す。")
NEW = item("1-1-H03", text="見学を受け入れる。")


class Year:
    """A store whose clock stands at noon of the day that it is put to."""

    def __init__(self, url: str) -> None:
        self.today = dt.date(2011, 4, 1)
        self.store = Store(url, clock=lambda: dt.datetime.combine(self.today, dt.time(12), JAPAN))
        self.store.migrate()
        self.store.save_plan(SITE, plan(A, B), file="計画.tsv", data=b"1", by="係")

    def on(self, month: int, day: int, year: int = 2011) -> Store:
        self.today = dt.date(year, month, day)
        return self.store

    def report(self, quarter: Quarter, percent: float = 40.0) -> int:
        sent = report(entry("1-1-H01", quarter, percent=percent), quarter=quarter)
        return self.store.submit(sent, f"{quarter} {percent}".encode(), site=SITE, by="担当")

    def days(self, as_of: dt.date | None = None, of: int = 2011) -> list[str]:
        """Month/day that each quarter says."""
        found = [
            load(self.store, SITE, Quarter(of, n), today=dt.date(2012, 4, 20), as_of=as_of).meta.recorded
            for n in (1, 2, 3, 4)
        ]
        return [f"{at.astimezone(JAPAN):%m-%d}" if at else "" for at in found]


@pytest.fixture
def year(tmp_path) -> Year:
    """Reported on 10 July and on 10 October."""
    made = Year(f"sqlite:///{tmp_path / 'year.db'}")
    made.on(7, 10)
    made.report(Q1)
    made.on(10, 10)
    made.report(Q2)
    return made


def test_a_report_moves_its_quarter_and_those_after_it(year):
    assert year.days() == ["07-10", "10-10", "10-10", "10-10"]


def test_a_revision_a_scale_and_a_person_that_hold_from_the_third_quarter_leave_the_first_two(year):
    year.on(1, 10, 2012).save_plan(SITE, plan(A, B, NEW), file="改訂.tsv", data=b"2", by="係", holds_from=3)
    assert year.days() == ["07-10", "10-10", "01-10", "01-10"]
    year.on(1, 11, 2012).save_settings(SITE, replace(Settings(), on_track=95.0), "館長", holds_from=Q4)
    assert year.days() == ["07-10", "10-10", "01-10", "01-11"]
    year.on(1, 12, 2012).change_item(SITE, 2011, "1-1-H01", {"person": "佐藤"}, "館長", holds_from=2)
    assert year.days() == ["07-10", "01-12", "01-12", "01-12"]
    year.on(1, 13, 2012).save_settings(SITE, replace(Settings(), on_track=90.0), "館長")
    assert year.days() == ["01-13"] * 4
    assert year.days(as_of=dt.date(2012, 1, 11)) == ["07-10", "10-10", "01-10", "01-11"]


def test_taking_back_restoring_and_a_plan_taken_away_move_what_they_change(year):
    number = year.report(Q2, 55.0)
    year.on(11, 1).take_back(number, "係", "誤り")
    assert year.days() == ["07-10", "11-01", "11-01", "11-01"]
    year.on(11, 2).restore(number, "係")
    assert year.days() == ["07-10", "11-02", "11-02", "11-02"]
    assert year.days(as_of=dt.date(2011, 11, 1)) == ["07-10", "11-01", "11-01", "11-01"]
    year.on(1, 10, 2012).save_plan(SITE, plan(A, B, NEW), file="改訂.tsv", data=b"2", by="係", holds_from=3)
    year.on(1, 11, 2012).remove_plan(SITE, 2011, by="係")
    assert year.days() == ["07-10", "11-02", "01-11", "01-11"]


def test_an_acceptance_and_its_withdrawal_move_the_quarters_from_its_finding_on(year):
    number = year.on(1, 10, 2012).acknowledge(SITE, "1-1-H02", "unreported", Q3, reason="休止", by="館長", since=2)
    assert year.days() == ["07-10", "01-10", "01-10", "01-10"]
    year.on(1, 11, 2012).withdraw(number, "館長")
    assert year.days() == ["07-10", "01-11", "01-11", "01-11"]


def test_the_next_years_deeds_leave_this_year_and_links_and_last_years_reports_move_the_next(year):
    year.on(4, 2, 2012).save_plan(SITE, plan(A, B, year=2012), file="次.tsv", data=b"3", by="係")
    assert year.days() == ["07-10", "10-10", "10-10", "10-10"]
    assert year.days(of=2012) == ["04-02"] * 4
    year.on(4, 3, 2012).save_links(SITE, 2012, {"1-1-H01": "1-1-H01"}, "館長")
    assert year.days() == ["07-10", "10-10", "10-10", "10-10"]
    assert year.days(of=2012) == ["04-03"] * 4
    year.on(4, 4, 2012)
    year.report(Q4)
    assert year.days() == ["07-10", "10-10", "10-10", "04-04"]
    assert year.days(of=2012) == ["04-04"] * 4


def test_what_changes_no_figure_moves_nothing(year):
    year.on(1, 10, 2012).rename_site(SITE, "港拠点", "館長")
    view = load(year.store, "港拠点", Q1, today=dt.date(2012, 4, 20))
    assert view.meta.recorded_label == "2011年7月10日 12:00までの記録"


def test_a_quarter_opened_again_says_when_and_a_closing_moves_no_other(year):
    year.on(1, 10, 2012).close_period(SITE, 2011, 1, by="館長")
    assert year.days() == ["01-10", "10-10", "10-10", "10-10"]
    year.on(1, 11, 2012).reopen_period(SITE, 2011, 1, by="館長", reason="訂正")
    assert year.days() == ["01-11"] * 4
