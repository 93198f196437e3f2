"""All that a view is made from, as the store holds it: plan, entries, settings, 了承, and what continues last year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from kyoten import measures
from kyoten.fiscal import Quarter, day_words, end_of_day, year_label
from kyoten.measures import Track
from kyoten.model import Plan
from kyoten.settings import Settings
from kyoten.storage.store import Acknowledgement, Store, StoredEntry, StoredPlan


class NothingToShow(LookupError):
    """There is no plan for the site and year; the message says so in Japanese."""


@dataclass(frozen=True, eq=False)
class LastYear:
    """The plan and the entries of the year before, and this year's items → the items that they continue."""

    plan: Plan
    entries: tuple[StoredEntry, ...]
    links: Mapping[str, str]

    def tracks(self, settings: Settings) -> tuple[Track, ...]:
        """The whole year, measured with today's settings."""
        return measures.tracks(self.plan, self.entries, Quarter(self.plan.fiscal_year, 4), settings)


@dataclass(frozen=True, eq=False)
class YearData:
    """What is stored of one site's year. `entries`: the newest of each item and quarter; `acknowledgements` oldest
    first; `persons`: item id → who is in charge, where somebody was named."""

    site: str
    plan: Plan
    entries: tuple[StoredEntry, ...]
    settings: Settings
    sample: bool
    acknowledgements: tuple[Acknowledgement, ...] = ()
    persons: Mapping[str, str] = field(default_factory=dict)
    last_year: LastYear | None = None


def year_data(store: Store, site: str, year: int, as_of: dt.date | None = None) -> YearData:
    """What the store holds of a year, all of one moment; `as_of`: what it held at the end of that day in Japan.

    Raises NothingToShow where no plan is stored, or was by then.
    """
    with store.snapshot(None if as_of is None else end_of_day(as_of)) as now:
        stored = stored_plan(now, site, year, as_of)
        sample = any(record.sample and not record.taken_back for record in now.submissions(site, year))
        return YearData(
            site=site,
            plan=stored.plan,
            entries=tuple(now.entries(site, year)),
            settings=now.settings(site),
            sample=sample,
            acknowledgements=tuple(now.acknowledgements(site, year)),
            persons=stored.persons,
            last_year=_last_year(now, site, year),
        )


def stored_plan(store: Store, site: str, year: int, as_of: dt.date | None = None) -> StoredPlan:
    """A year's newest plan. Raises NothingToShow where there is none; `as_of`: the day that the store is seen as of."""
    stored = store.plan(site, year)
    if stored is None and as_of is not None:
        raise NothingToShow(
            f"{site}の{year_label(year)}の行動計画は、{day_words(as_of)}の時点では取り込まれていません。"
            "時点を後の日にしてください。"
        )
    if stored is None:
        raise NothingToShow(f"{site}の{year_label(year)}の行動計画はまだ取り込まれていません。")
    return stored


def _last_year(store: Store, site: str, year: int) -> LastYear | None:
    """None where no item of the year is linked to one of the year before: then nothing of it matters."""
    links = store.links(site, year)
    before = store.plan(site, year - 1) if links else None
    return LastYear(before.plan, tuple(store.entries(site, year - 1)), links) if before else None
