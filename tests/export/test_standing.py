"""Every output says how final its figures are and when they were made; of a closed quarter it can be made again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from file_words import words
from store_samples import PLAN, Q1, SITE, entry, report

from kyoten.export.formats import FORMATS, PUBLICATION
from kyoten.fiscal import JAPAN
from kyoten.settings import Settings
from kyoten.storage.store import Store
from kyoten.views.view import View, load

MADE: dict[str, Callable[[View], bytes]] = {name: each.make for name, each in FORMATS.items()}
MADE["html"] = PUBLICATION.make
MOMENT = "2011年7月20日 17:30までの記録"


class Clock:
    """Set by hand."""

    def __init__(self) -> None:
        self.now = dt.datetime(2011, 7, 8, 12, tzinfo=JAPAN)

    def __call__(self) -> dt.datetime:
        return self.now


def seen(store: Store) -> View:
    return load(store, SITE, Q1, today=dt.date(2011, 10, 1))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path, clock) -> Store:
    """The first quarter with one report, closed on 20 July 2011 at 17:30."""
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock)
    opened.migrate()
    opened.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="係")
    clock.now += dt.timedelta(minutes=1)
    opened.submit(report(entry(percent=40.0)), b"1", site=SITE, by="担当")
    clock.now = dt.datetime(2011, 7, 20, 17, 30, tzinfo=JAPAN)
    opened.close_period(SITE, 2011, 1, by="館長")
    return opened


@pytest.mark.parametrize("name", MADE)
def test_it_says_that_the_quarter_is_closed_and_is_made_again_equal(store, clock, name):
    first = MADE[name](seen(store))
    found = words(name, first)
    assert "確定(2011-07-20)" in found
    assert (MOMENT.replace(" ", "") if name == "pdf" else MOMENT) in found
    clock.now = dt.datetime(2012, 1, 10, 12, tzinfo=JAPAN)
    store.save_settings(SITE, replace(Settings(), on_track=95.0), "館長")
    store.change_item(SITE, 2011, "1-1-H01", {"person": "新しい人"}, "館長")
    assert MADE[name](seen(store)) == first


@pytest.mark.parametrize("name", MADE)
def test_it_says_that_the_figures_are_not_final_or_corrected(store, clock, name):
    clock.now = dt.datetime(2011, 8, 1, 12, tzinfo=JAPAN)
    store.reopen_period(SITE, 2011, 1, by="館長", reason="誤り")
    assert "訂正中(2011-08-01)" in words(name, MADE[name](seen(store)))
    as_of = load(store, SITE, Q1, today=dt.date(2011, 10, 1), as_of=dt.date(2011, 7, 10))
    found = words(name, MADE[name](as_of))
    assert "2011年7月10日現在・速報" in found
    assert "2011年7月8日12:01までの記録" in found.replace(" ", "")
