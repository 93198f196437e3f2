"""Everything that a page, the command line or an export shows of one period and one choice of roles and functions.

Takes from the store and lets the pure packages decide: entries → tracks → findings, groups. One call a page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from kyoten import measures
from kyoten.fiscal import Quarter
from kyoten.measures import CurvePoint, Group, Track
from kyoten.model import ActionItem, Plan
from kyoten.rules import silent_roles, table
from kyoten.rules.silent_roles import SilentRole
from kyoten.rules.table import Finding
from kyoten.settings import Settings
from kyoten.storage.store import Acknowledgement, Judgement, Store, standing_acknowledgements
from kyoten.views import frames
from kyoten.views.meta import Meta
from kyoten.views.period_state import period_state
from kyoten.views.refusals import NothingToShow
from kyoten.views.status_names import in_todays_names
from kyoten.views.year_data import LastYear, YearData, stored_plan, tracks_of, year_data

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Meta", "NothingToShow", "View", "YearData", "load", "make", "stored_plan", "year_data"]

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class View:
    """One period and choice. `tracks`: the chosen items in plan order, up to the quarter, restated ones too.

    `findings` are those that ask for a decision, `silent` the roles that have reported nothing of the quarter
    though its deadline has passed (their items have no finding 未報告); `acknowledged` those that somebody has
    accepted through this quarter or a later one, each with its 了承. `persons`: item id → who is in charge, where
    the site named somebody. `earlier`: the chosen tracks as seen in the quarters before, the first quarter's
    first, where the plan was another one then. `carried`: the items whose person comes from last year's item.
    `last_year`: None where no plan of it is stored. `judgements`: what was decided at the year's end, by
    subject. `since`: the same as of an earlier day, that of a meeting (its name), where outputs are to say what
    changed.
    """

    meta: Meta
    plan: Plan
    tracks: tuple[Track, ...]
    findings: tuple[Finding, ...]
    silent: tuple[SilentRole, ...] = ()
    acknowledged: tuple[tuple[Finding, Acknowledgement], ...] = ()
    persons: Mapping[str, str] = field(default_factory=dict)
    earlier: tuple[tuple[Track, ...], ...] = ()
    carried: frozenset[str] = frozenset()
    last_year: LastYear | None = field(default=None, repr=False)
    since: View | None = field(default=None, repr=False)
    since_meeting: str = ""
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    make_before: Callable[[], View] | None = field(default=None, repr=False)
    _cache: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def quarter(self) -> Quarter:
        return self.meta.quarter

    def cached(self, make: Callable[..., T], *arguments: Hashable, **options: Hashable) -> T:
        """`make(view, *arguments, **options)`, made at the first call and kept as long as the view: never change it."""
        name = (make, arguments, tuple(sorted(options.items())))
        if name not in self._cache:
            self._cache[name] = make(self, *arguments, **options)
        return cast("T", self._cache[name])

    @property
    def before(self) -> View | None:
        """The quarter before, as it was closed, else as of the same day (None in the first)."""
        return self.cached(_before)

    @property
    def flagged(self) -> frozenset[str]:
        """Ids of the items with a finding."""
        return self.cached(_flagged)

    def findings_of(self, item: str) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.item == item)

    def track(self, item: str) -> Track:
        """Raises KeyError for an item that the view does not hold."""
        return self.cached(_by_id)[item]

    def groups(self, *by: str) -> tuple[Group, ...]:
        """measures.rollup of this quarter; no argument: one group for all."""
        return self.cached(_groups, *by)

    @property
    def total(self) -> Group:
        """All the chosen items as one group."""
        return self.groups()[0]

    def curve_points(self, *by: str) -> tuple[CurvePoint, ...]:
        """measures.curve: the mean progress and the expected one, quarter by quarter."""
        return self.cached(_curve_points, *by)

    # The same as frames, for charts and exports (kyoten.views.frames).

    @property
    def items(self) -> pd.DataFrame:
        return self.cached(_items)

    @property
    def history(self) -> pd.DataFrame:
        return self.cached(_history)

    @property
    def now(self) -> pd.DataFrame:
        return self.cached(_now)

    def rollup(self, *by: str) -> pd.DataFrame:
        return self.cached(_rollup, *by)

    def curve(self, *by: str) -> pd.DataFrame:
        return self.cached(_curve, *by)


def _items(view: View) -> pd.DataFrame:
    return frames.items_frame(view.tracks)


def _history(view: View) -> pd.DataFrame:
    return frames.tracks_frame(view.tracks)


def _now(view: View) -> pd.DataFrame:
    """The history's rows of this quarter: one row an item."""
    return view.history[view.history["quarter"] == view.quarter.number]


def _rollup(view: View, *by: str) -> pd.DataFrame:
    return frames.groups_frame(view.groups(*by), by, [step.name for step in view.meta.settings.scale])


def _curve(view: View, *by: str) -> pd.DataFrame:
    return frames.curve_frame(view.curve_points(*by), by)


def _before(view: View) -> View | None:
    return view.make_before() if view.make_before else None


def _flagged(view: View) -> frozenset[str]:
    return frozenset(finding.item for finding in view.findings)


def _by_id(view: View) -> dict[str, Track]:
    return {track.item.id: track for track in view.tracks}


def _groups(view: View, *by: str) -> tuple[Group, ...]:
    return measures.rollup(view.tracks, by, view.flagged, view.meta.settings)


def _curve_points(view: View, *by: str) -> tuple[CurvePoint, ...]:
    return measures.curve(view.tracks, by, earlier=view.earlier)


def load(
    store: Store,
    site: str,
    quarter: Quarter,
    *,
    roles: Sequence[str] = (),
    functions: Sequence[str] = (),
    today: dt.date,
    as_of: dt.date | None = None,
) -> View:
    """The view of a quarter; no roles or functions = all. `today` decides which deadlines have passed; `as_of`: of what
    was recorded by the end of that day, and today is that day; a closed quarter is seen as of its closing
    (docs/time.md). Raises NothingToShow where no plan is stored."""
    data = year_data(store, site, quarter.year, as_of)
    return make(data, quarter, roles=roles, functions=functions, today=as_of or today)


def make(
    data: YearData,
    quarter: Quarter,
    *,
    roles: Sequence[str] = (),
    functions: Sequence[str] = (),
    today: dt.date,
) -> View:
    """The view of a quarter of what was stored."""
    whole, chosen = _whole(data, quarter.number), (tuple(roles), tuple(functions))
    made = _with_before(data, whole, quarter, *chosen, today=data.day(quarter, today))
    return replace(made, meta=replace(made.meta, asked=today))


def _with_before(data: YearData, whole: _Whole, quarter: Quarter, *chosen: tuple[str, ...], today: dt.date) -> View:
    """The view of a quarter, from which that of the quarter before can be had, and so on to the first."""
    made = _one_quarter(data, whole, quarter, *chosen, today=today)
    if quarter.number == 1:
        return made
    then = quarter.previous()
    return replace(
        made, make_before=partial(_with_before, data, whole.before, then, *chosen, today=data.day(then, today))
    )


class _Whole(NamedTuple):
    """Every item's track up to a quarter or later; up to each quarter before it, too, where the plan was another."""

    tracks: tuple[Track, ...]
    earlier: tuple[tuple[Track, ...], ...]

    @property
    def before(self) -> _Whole:
        """The same for the quarter before."""
        return _Whole(self.earlier[-1], self.earlier[:-1]) if self.earlier else self


def _whole(data: YearData, last: int) -> _Whole:
    terms = data.terms[:last]
    newest = tracks_of(terms, data.entries, last)
    if all(each.plan is terms[-1].plan for each in terms):
        return _Whole(newest, ())
    return _Whole(newest, tuple(tracks_of(terms, data.entries, number) for number in range(1, last)))


def _one_quarter(
    data: YearData,
    whole: _Whole,
    quarter: Quarter,
    roles: tuple[str, ...],
    functions: tuple[str, ...],
    *,
    today: dt.date,
) -> View:
    plan, settings, persons, carried = data.terms[quarter.number - 1]
    closed = data.closed.get(quarter.number)
    known = closed or data
    seen = tuple(in_todays_names(track.until(quarter), settings) for track in whole.tracks)
    # Rules may compare roles with each other, so they see every item; the choice is made afterwards.
    findings = _find(known.last_year, settings, seen, quarter, today)
    tracks = tuple(track for track in seen if is_chosen(track.item, roles, functions))
    ids = frozenset(track.item.id for track in tracks)
    accepted = standing_acknowledgements(known.acknowledgements, quarter)
    pairs = [(f, accepted.get((f.item, f.rule))) for f in findings if f.item in ids]
    standing, silent = silent_roles.fold((finding for finding, by in pairs if by is None), seen, settings)
    counted = [track for track in tracks if track.counted]
    meta = Meta(
        site=data.site,
        quarter=quarter,
        as_of=today,
        items=len(counted),
        reported=sum(track.now.reported for track in counted),
        sources=tuple(
            dict.fromkeys(file for track in tracks for p in track.points if p.report for file in p.report.files)
        ),
        sample=known.sample,
        roles=roles,
        functions=functions,
        settings=settings.with_retired_only({p.status for track in tracks for p in track.points if p.status}),
        state=period_state(data.closings, quarter.number),
        recorded=closed.at if closed else data.recorded[quarter.number - 1],
        seen=closed.at if closed else data.seen,
    )
    return View(
        meta,
        plan,
        tracks,
        standing,
        silent,
        acknowledged=tuple((finding, by) for finding, by in pairs if by is not None),
        persons=persons,
        carried=carried,
        last_year=known.last_year,
        judgements=data.judgements,
        earlier=tuple(tuple(t for t in each if is_chosen(t.item, roles, functions)) for each in whole.earlier),
    )


def _find(
    last: LastYear | None, settings: Settings, tracks: tuple[Track, ...], quarter: Quarter, today: dt.date
) -> list[Finding]:
    if last is None or not last.links:
        return table.find(tracks, quarter, settings, today)
    return table.find(tracks, quarter, settings, today, last_year=last.tracks(), links=last.links)


def is_chosen(item: ActionItem, roles: Sequence[str], functions: Sequence[str]) -> bool:
    """Whether an item is of the roles and functions; none: of all."""
    return (not roles or item.role in roles) and (not functions or item.function in functions)
