"""What there is to choose from: sites, their years, and what each year's plan and reports hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from kyoten.fiscal import Quarter
from kyoten.storage.store import Closing, Store


@dataclass(frozen=True)
class AvailableYear:
    """One site's year: roles and functions of its plan, its newest quarter with a report, its standing samples, what
    was closed of it."""

    roles: tuple[str, ...]
    functions: tuple[str, ...]
    latest: Quarter | None
    samples: int
    closings: tuple[Closing, ...] = ()


def available_years(store: Store, site: str) -> dict[int, AvailableYear]:
    """Year → what may be chosen of a site, oldest first; of other sites nothing is read."""
    with store.snapshot() as now:
        return {year: _year(now, site, year) for year in now.years(site)}


def opens(years: Mapping[int, AvailableYear], today: dt.date) -> Quarter:
    """The quarter that a visitor sees first: the one whose reports are due now, not the newest plan's.

    Reports of a quarter are due in the one after it, in which its deadline lies (settings_checks): so it is the quarter
    that ended last. Where its year has no plan: the newest quarter reported in the year that is running, else in the
    newest before it, else in the first to come. Raises ValueError where there is no year.
    """
    due = Quarter.of(today).previous()
    if due.year in years:
        return due
    begun = [year for year in years if year <= Quarter.of(today).year]
    year = max(begun) if begun else min(years)
    return years[year].latest or Quarter(year, 1)


def _year(store: Store, site: str, year: int) -> AvailableYear:
    stored = store.plan(site, year)
    records = store.submissions(site, year)
    return AvailableYear(
        roles=stored.plan.roles if stored else (),
        functions=stored.plan.functions if stored else (),
        latest=store.latest_quarter(site, year),
        samples=sum(record.sample and not record.taken_back for record in records),
        closings=tuple(store.closings(site, year)),
    )
