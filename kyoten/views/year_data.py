"""All that a view is made from, as the store holds it: plan, entries, settings, 了承, and what continues last year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kyoten import measures
from kyoten.fiscal import Quarter, day_words, end_of_day, year_label
from kyoten.measures import Track
from kyoten.model import Plan
from kyoten.settings import Settings
from kyoten.storage.store import Acknowledgement, Store, StoredEntry, StoredPlan


class NothingToShow(LookupError):
    """There is no plan for the site and year; the message says so in Japanese."""


class Terms(NamedTuple):
    """What holds in a quarter: the plan, the settings, and who is in charge of which item."""

    plan: Plan
    settings: Settings
    persons: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class LastYear:
    """The terms of the year before by quarter, its entries, and this year's items → the items that they continue."""

    terms: tuple[Terms, ...]
    entries: tuple[StoredEntry, ...]
    links: Mapping[str, str]

    def tracks(self) -> tuple[Track, ...]:
        """The whole year, measured by what held in it."""
        return tracks_of(self.terms, self.entries, 4)


def tracks_of(terms: Sequence[Terms], entries: Iterable[StoredEntry], number: int) -> tuple[Track, ...]:
    """Every item of the plan that held in a quarter (1–4), up to it; `terms` of the year's quarters."""
    plan, settings, _ = terms[number - 1]
    earlier = [(each.plan, each.settings) for each in terms[: number - 1]]
    return measures.tracks(plan, entries, Quarter(plan.fiscal_year, number), settings, earlier=earlier)


@dataclass(frozen=True, eq=False)
class YearData:
    """What is stored of one site's year. `entries`: the newest of each item and quarter; `acknowledgements` oldest
    first; `persons`: item id → who is in charge, where somebody was named.

    `plan`, `settings` and `persons` are what held last; `by_quarter`: what held in each of the four quarters, where it
    was not the same all year."""

    site: str
    plan: Plan
    entries: tuple[StoredEntry, ...]
    settings: Settings
    sample: bool
    acknowledgements: tuple[Acknowledgement, ...] = ()
    persons: Mapping[str, str] = field(default_factory=dict)
    last_year: LastYear | None = None
    by_quarter: tuple[Terms, ...] = ()

    @property
    def terms(self) -> tuple[Terms, ...]:
        """What holds in each of the four quarters."""
        return self.by_quarter or (Terms(self.plan, self.settings, self.persons),) * 4

    def with_settings(self, settings: Settings, first: int = 1) -> YearData:
        """As it would be if these settings held from a quarter (1–4)."""
        kept = self.terms[: first - 1]
        later = tuple(each._replace(settings=settings) for each in self.terms[first - 1 :])
        return replace(self, settings=settings, by_quarter=(*kept, *later))


def year_data(store: Store, site: str, year: int, as_of: dt.date | None = None) -> YearData:
    """What the store holds of a year, all of one moment; `as_of`: what it held at the end of that day in Japan.

    Raises NothingToShow where no plan is stored, or was by then.
    """
    with store.snapshot(None if as_of is None else end_of_day(as_of)) as now:
        held = terms(now, site, year)
        if not held:
            raise _nothing(site, year, as_of)
        sample = any(record.sample and not record.taken_back for record in now.submissions(site, year))
        plan, settings, persons = held[-1]
        return YearData(
            site=site,
            plan=plan,
            entries=tuple(now.entries(site, year)),
            settings=settings,
            sample=sample,
            acknowledgements=tuple(now.acknowledgements(site, year)),
            persons=persons,
            last_year=_last_year(now, site, year),
            by_quarter=held,
        )


def terms(store: Store, site: str, year: int) -> tuple[Terms, ...]:
    """What holds in each of the year's four quarters; () where no plan is stored."""
    return tuple(Terms(stored.plan, settings, stored.persons) for stored, settings in store.terms(site, year))


def stored_plan(store: Store, site: str, year: int) -> StoredPlan:
    """A year's newest plan. Raises NothingToShow where there is none."""
    stored = store.plan(site, year)
    if stored is None:
        raise _nothing(site, year, None)
    return stored


def _nothing(site: str, year: int, as_of: dt.date | None) -> NothingToShow:
    """`as_of`: the day that the store is seen as of."""
    if as_of is None:
        return NothingToShow(f"{site}の{year_label(year)}の行動計画はまだ取り込まれていません。")
    return NothingToShow(
        f"{site}の{year_label(year)}の行動計画は、{day_words(as_of)}の時点では取り込まれていません。"
        "時点を後の日にしてください。"
    )


def _last_year(store: Store, site: str, year: int) -> LastYear | None:
    """None where no item of the year is linked to one of the year before: then nothing of it matters."""
    links = store.links(site, year)
    held = terms(store, site, year - 1) if links else ()
    return LastYear(held, tuple(store.entries(site, year - 1)), links) if held else None
