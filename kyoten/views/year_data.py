"""All that a view is made from, as the store holds it: plan, entries, settings, 了承, and what continues last year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kyoten import measures
from kyoten.fiscal import Quarter, day_words, end_of_day, japanese_day, today_in_japan, year_label
from kyoten.measures import Track
from kyoten.model import Plan
from kyoten.settings import Settings
from kyoten.storage.store import (
    Acknowledgement,
    Closing,
    Judgement,
    Store,
    StoredEntry,
    StoredPlan,
    standing_closings,
)
from kyoten.views.refusals import NothingToShow


def refuse_future(day: dt.date) -> None:
    """Raises NothingToShow for a day that has not come: what will be recorded by then is not known."""
    if day > today_in_japan():
        raise NothingToShow(f"{day_words(day)}は、まだ来ていません。今日までの日を指定してください。")


class Terms(NamedTuple):
    """What holds in a quarter: the plan, the settings, and who is in charge of which item.

    `carried`: the items whose person was named for the item of last year that they continue, and not anew."""

    plan: Plan
    settings: Settings
    persons: Mapping[str, str]
    carried: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class LastYear:
    """The terms of the year before by quarter and its entries. `said`: this year's items → the items that they
    continue, as people decided; None: an item continues nothing. `judgements`: by subject, as they stand."""

    terms: tuple[Terms, ...]
    entries: tuple[StoredEntry, ...]
    said: Mapping[str, str | None]
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    _tracks: dict[int, tuple[Track, ...]] = field(default_factory=dict, init=False, repr=False)

    @property
    def plan(self) -> Plan:
        """The plan that held last, and behind its items those that had ended in the year."""
        return whole_plan(self.terms)

    @property
    def links(self) -> Mapping[str, str]:
        """This year's items → the items that they continue."""
        return {item: previous for item, previous in self.said.items() if previous is not None}

    def tracks(self, number: int = 4) -> tuple[Track, ...]:
        """The year up to a quarter (1–4), measured by what held in it; made at the first call and kept."""
        if number not in self._tracks:
            self._tracks[number] = tracks_of(self.terms, self.entries, number)
        return self._tracks[number]


def tracks_of(terms: Sequence[Terms], entries: Iterable[StoredEntry], number: int) -> tuple[Track, ...]:
    """Every item of the plan that held in a quarter (1–4), up to it; `terms` of the year's quarters."""
    plan, settings = terms[number - 1][:2]
    earlier = [(each.plan, each.settings) for each in terms[: number - 1]]
    return measures.tracks(plan, entries, Quarter(plan.fiscal_year, number), settings, earlier=earlier)


class AtClosing(NamedTuple):
    """What else a closed quarter's view is made from, as it was when the quarter was closed at the moment `at`."""

    at: dt.datetime
    acknowledgements: tuple[Acknowledgement, ...]
    last_year: LastYear | None
    sample: bool
    persons: Mapping[str, str]
    carried: frozenset[str]


@dataclass(frozen=True, eq=False)
class YearData:
    """What is stored of one site's year. `entries`: the newest of each item and quarter; `acknowledgements` oldest
    first; `persons`: item id → who is in charge, where somebody was named; `last_year`: None where it has no plan.
    Entries and terms of a closed quarter are those of its closing; `closed`: quarter (1–4) → what else was known then.

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
    closings: tuple[Closing, ...] = ()
    closed: Mapping[int, AtClosing] = field(default_factory=dict)
    recorded: tuple[dt.datetime | None, ...] = (None,) * 4
    """Of each quarter, when something was last recorded of what its figures rest on."""
    seen: dt.datetime | None = None
    """When anything was last recorded of the site."""
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    """Subject → what was decided of it at the year's end."""

    @property
    def terms(self) -> tuple[Terms, ...]:
        """What holds in each of the four quarters."""
        return self.by_quarter or (Terms(self.plan, self.settings, self.persons),) * 4

    def with_settings(self, settings: Settings, first: int = 1) -> YearData:
        """As it would be if these settings held from a quarter (1–4); closed quarters keep theirs."""
        held = tuple(
            each if number < first or number in self.closed else each._replace(settings=settings)
            for number, each in enumerate(self.terms, start=1)
        )
        return replace(self, settings=settings, by_quarter=held)

    def day(self, quarter: Quarter, today: dt.date) -> dt.date:
        """The day that a quarter's deadlines are judged by: that of its closing, else `today`."""
        known = self.closed.get(quarter.number)
        return japanese_day(known.at) if known else today


def year_data(store: Store, site: str, year: int, as_of: dt.date | None = None) -> YearData:
    """What the store holds of a year, all of one moment; `as_of`: what it held at the end of that day in Japan.

    Raises NothingToShow where no plan is stored, or was by then.
    """
    with store.snapshot(None if as_of is None else end_of_day(as_of)) as now:
        last = terms(now, site, year - 1)
        held = terms(now, site, year, last)
        if not held:
            raise _nothing(site, year, as_of)
        closings = tuple(now.closings(site, year))
        closed = {
            n: _at_closing(now, site, each, held[n - 1])
            for n, each in standing_closings(closings).items()
            if n is not None
        }
        held = tuple(
            each._replace(persons=closed[n].persons, carried=closed[n].carried) if n in closed else each
            for n, each in enumerate(held, start=1)
        )
        plan, settings, persons, _ = held[-1]
        return YearData(
            site=site,
            plan=plan,
            entries=tuple(now.entries(site, year)),
            settings=settings,
            sample=now.has_sample(site, year),
            acknowledgements=tuple(now.newest_acknowledgements(site, year)),
            persons=persons,
            last_year=_last_year(now, site, year, last),
            by_quarter=held,
            closings=closings,
            closed=closed,
            recorded=now.recorded_by_quarter(site, year),
            seen=now.recorded(site),
            judgements=now.judgements(site, year),
        )


def known_year_data(store: Store, site: str, year: int, as_of: dt.date | None = None) -> YearData | None:
    """The same; None where no plan is stored, or was by then."""
    try:
        return year_data(store, site, year, as_of)
    except NothingToShow:
        return None


def terms(store: Store, site: str, year: int, last: Sequence[Terms] | None = None) -> tuple[Terms, ...]:
    """What holds in each of the year's four quarters; () where no plan is stored. `last`: the same of the year before,
    where it is known already.

    An item has the person of the item that it continues, as at that year's end, until somebody names another for it,
    or nobody."""
    held, links = store.terms(site, year), store.links(site, year)
    if last is None:
        last = terms(store, site, year - 1) if held and links else ()
    before = last[-1].persons if last else {}
    carried = {item: before[previous] for item, previous in links.items() if previous in before}
    return tuple(_with_persons(stored, settings, carried) for stored, settings in held)


def whole_plan(terms: Sequence[Terms]) -> Plan:
    """The plan that holds last of a year's terms, and behind its items those that had ended in the year."""
    newest = terms[-1].plan
    items = {item.id: item for item in newest.items}
    for each in reversed(terms):
        for item in each.plan.items:
            items.setdefault(item.id, item)
    return replace(newest, items=tuple(items.values()))


def _with_persons(stored: StoredPlan, settings: Settings, carried: Mapping[str, str]) -> Terms:
    said = {item for item, values in stored.changed.items() if "person" in values}
    kept = {item: person for item, person in carried.items() if item not in said and stored.plan.item(item)}
    return Terms(stored.plan, settings, {**kept, **stored.persons}, frozenset(kept))


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


def _at_closing(store: Store, site: str, closing: Closing, held: Terms) -> AtClosing:
    """`held`: the terms of the closed quarter, as they were then but for who is carried over."""
    at, year, number = closing.at, closing.year, closing.quarter or 4
    with store.snapshot(at) as then:
        last = terms(then, site, year - 1)
        # Last year's persons are carried over as they were then.
        persons, carried = terms(then, site, year, last)[number - 1][2:] if last else _not_carried(held)
        accepted = tuple(then.newest_acknowledgements(site, year))
        last_year, sample = _last_year(then, site, year, last), then.has_sample(site, year)
    return AtClosing(at, accepted, last_year, sample, persons, carried)


def _not_carried(held: Terms) -> tuple[Mapping[str, str], frozenset[str]]:
    return {item: person for item, person in held.persons.items() if item not in held.carried}, frozenset()


def _last_year(store: Store, site: str, year: int, last: tuple[Terms, ...]) -> LastYear | None:
    """None where the year before has no plan."""
    if not last:
        return None
    entries, said = tuple(store.entries(site, year - 1)), store.said_links(site, year)
    return LastYear(last, entries, said, store.judgements(site, year - 1))
