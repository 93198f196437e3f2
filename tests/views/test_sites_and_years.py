"""Which period a visitor sees first: by the calendar, whatever plans there are."""

import datetime as dt

import pytest
from store_samples import item, plan

from kyoten.fiscal import Quarter
from kyoten.storage import plan_rows
from kyoten.storage.store import Store
from kyoten.views.sites_and_years import AvailableYear, available_years, opens


def years(**reported):
    """y2011=3: the year's newest quarter with a report is the third; 0: none."""
    return {
        int(name[1:]): AvailableYear((), (), Quarter(int(name[1:]), number) if number else None, 0)
        for name, number in reported.items()
    }


@pytest.mark.parametrize(
    ("there", "today", "first"),
    [
        # Reports of July to September are due in October, whether they have come or not.
        (years(y2011=1), dt.date(2011, 10, 1), (2011, 2)),
        (years(y2011=2), dt.date(2011, 12, 31), (2011, 2)),
        (years(y2011=2), dt.date(2012, 1, 1), (2011, 3)),
        # A plan of the year to come, or of a wrong one, changes nothing.
        (years(y2011=3, y2012=0), dt.date(2012, 4, 20), (2011, 4)),
        (years(y2011=3, y2042=0), dt.date(2012, 2, 1), (2011, 3)),
        (years(y2011=4, y2012=0), dt.date(2012, 7, 1), (2012, 1)),
        # The first year here: nothing is due before its first quarter has ended.
        (years(y2012=0), dt.date(2012, 5, 1), (2012, 1)),
        (years(y2012=1), dt.date(2012, 6, 20), (2012, 1)),
        # Nothing is due any more, or not yet.
        (years(y2010=4, y2011=2), dt.date(2026, 11, 26), (2011, 2)),
        (years(y2010=4, y2042=0), dt.date(2026, 11, 26), (2010, 4)),
        (years(y2030=0, y2042=0), dt.date(2026, 11, 26), (2030, 1)),
    ],
)
def test_the_quarter_whose_reports_are_due_opens(there, today, first):
    assert opens(there, today) == Quarter(*first)


def test_of_other_sites_nothing_is_read(tmp_path, monkeypatch):
    """A write anywhere makes what may be chosen be read anew: of hundreds of sites that must cost what one does."""
    store = Store(f"sqlite:///{tmp_path / 'kyoten.db'}")
    store.migrate()
    for site in ("甲拠点", "乙拠点", "丙拠点"):
        store.save_plan(site, plan(item("1-1-H01")), file="計画.tsv", data=b"1", by="館長")
    read, newest = [], plan_rows.newest
    monkeypatch.setattr(plan_rows, "newest", lambda c, site, *a, **k: read.append(site) or newest(c, site, *a, **k))
    assert list(available_years(store, "乙拠点")) == [2011]
    assert set(read) == {"乙拠点"}
