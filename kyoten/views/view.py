"""Everything that a page, the command line or an export shows of one period and one choice of roles and functions.

Gathers from the store and lets the pure modules decide: entry → frames → measures and findings. One call a page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar, cast

import pandas as pd

from kyoten import measures
from kyoten.fiscal import Quarter
from kyoten.frames import items_frame
from kyoten.model import Plan
from kyoten.rules import table
from kyoten.rules.table import Finding
from kyoten.settings import Settings
from kyoten.storage.store import Acknowledgement, Store, standing_acknowledgements
from kyoten.views.source import Gathered, NothingToShow, gather, stored_plan

__all__ = ["Gathered", "Meta", "NothingToShow", "View", "gather", "load", "make", "stored_plan"]

T = TypeVar("T")


@dataclass(frozen=True)
class Meta:
    """What travels with every picture: whose, of when, as of which day, from which files, how much is missing."""

    site: str
    quarter: Quarter
    as_of: dt.date
    items: int
    reported: int
    sources: tuple[str, ...]
    sample: bool
    roles: tuple[str, ...]
    functions: tuple[str, ...]
    settings: Settings

    @property
    def unreported(self) -> int:
        return self.items - self.reported

    @property
    def period_label(self) -> str:
        """平成23年度 第2四半期(7〜9月)"""
        return f"{self.quarter.full_label}({self.quarter.months_label})"

    @property
    def as_of_label(self) -> str:
        """2011年10月20日現在"""
        return f"{self.as_of.year}年{self.as_of.month}月{self.as_of.day}日現在"

    @property
    def scope_label(self) -> str:
        """法人・行政 / 子育て相談, or 全役割・全機能."""
        roles = "・".join(self.roles) or "全役割"
        functions = "・".join(self.functions) or "全機能"
        return f"{roles} / {functions}"


@dataclass(frozen=True, eq=False)
class View:
    """One period and choice. Frames as kyoten.measures describes them; never changed in place.

    `findings` are those that ask for a decision; `acknowledged` those that somebody has accepted through this quarter
    or a later one, each with its 了承. `persons`: item id → who is in charge, where the site named somebody.
    """

    meta: Meta
    plan: Plan
    items: pd.DataFrame
    history: pd.DataFrame
    findings: tuple[Finding, ...]
    before: View | None = None
    """The quarter before, seen as it was then (None in the first quarter)."""
    acknowledged: tuple[tuple[Finding, Acknowledgement], ...] = ()
    persons: Mapping[str, str] = field(default_factory=dict)
    kept: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)
    """What was made of it (`made`)."""

    @property
    def quarter(self) -> Quarter:
        return self.meta.quarter

    def made(self, make: Callable[..., T], *arguments: Hashable, **options: Hashable) -> T:
        """`make(view, *arguments, **options)`, made at the first call and kept with the view."""
        name = (make, arguments, tuple(sorted(options.items())))
        if name not in self.kept:
            self.kept[name] = make(self, *arguments, **options)
        return cast("T", self.kept[name])

    @cached_property
    def now(self) -> pd.DataFrame:
        """The history's rows of this quarter: one row an item."""
        return self.history[self.history["quarter"] == self.quarter.number]

    @cached_property
    def flagged(self) -> frozenset[str]:
        return frozenset(finding.item for finding in self.findings)

    def rollup(self, *by: str) -> pd.DataFrame:
        """measures.rollup of this view; no argument: one row for all."""
        return measures.rollup(self.history, self.quarter, by, self.flagged, self.meta.settings)

    def curve(self, *by: str) -> pd.DataFrame:
        """measures.curve of this view: the mean progress and the expected one, quarter by quarter."""
        line = measures.expected_line(self.items, self.meta.settings)
        return measures.curve(self.history, line, self.quarter, by)


def load(
    store: Store,
    site: str,
    quarter: Quarter,
    *,
    roles: Sequence[str] = (),
    functions: Sequence[str] = (),
    today: dt.date,
) -> View:
    """The view of a quarter; no roles or functions = all. Raises NothingToShow where no plan is stored."""
    return make(gather(store, site, quarter.year), quarter, roles=roles, functions=functions, today=today)


def make(
    gathered: Gathered,
    quarter: Quarter,
    *,
    roles: Sequence[str] = (),
    functions: Sequence[str] = (),
    today: dt.date,
) -> View:
    """The view of a quarter, with the quarter before as it was seen when its own deadline had just passed."""
    before = None
    if quarter.number > 1:
        then = quarter.previous()
        day = min(today, gathered.settings.deadline(then) + dt.timedelta(days=1))
        before = _one_quarter(gathered, then, tuple(roles), tuple(functions), day)
    now = _one_quarter(gathered, quarter, tuple(roles), tuple(functions), today)
    return replace(now, before=before)


def _one_quarter(
    gathered: Gathered, quarter: Quarter, roles: tuple[str, ...], functions: tuple[str, ...], today: dt.date
) -> View:
    settings = gathered.settings
    items = items_frame(gathered.plan)
    whole = measures.history(items, gathered.entries, quarter, settings)
    # Rules may compare roles with each other, so they see every item; the choice is made afterwards.
    findings = _find(gathered, whole, quarter, today)
    items = items[_chosen(items, roles, functions)]
    ids = frozenset(items["item"])
    accepted = standing_acknowledgements(gathered.acknowledgements, quarter)
    pairs = [(f, accepted.get((f.item, f.rule))) for f in findings if f.item in ids]
    history = whole[_chosen(whole, roles, functions)]
    now = history[(history["quarter"] == quarter.number) & history["counted"]]
    meta = Meta(
        site=gathered.site,
        quarter=quarter,
        as_of=today,
        items=len(now),
        reported=int(now["reported"].sum()),
        sources=tuple(dict.fromkeys(history.loc[history["reported"], "file"])),
        sample=gathered.sample,
        roles=roles,
        functions=functions,
        settings=settings,
    )
    return View(
        meta,
        gathered.plan,
        items,
        history,
        tuple(finding for finding, by in pairs if by is None),
        acknowledged=tuple((finding, by) for finding, by in pairs if by is not None),
        persons=gathered.persons,
    )


def _find(gathered: Gathered, whole: pd.DataFrame, quarter: Quarter, today: dt.date) -> list[Finding]:
    settings, last = gathered.settings, gathered.last_year
    if last is None:
        return table.find(whole, quarter, settings, today)
    return table.find(whole, quarter, settings, today, last_year=last.history(settings), links=last.links)


def _chosen(frame: pd.DataFrame, roles: tuple[str, ...], functions: tuple[str, ...]) -> pd.Series[bool]:
    chosen = pd.Series(True, index=frame.index)
    if roles:
        chosen &= frame["role"].isin(roles)
    if functions:
        chosen &= frame["function"].isin(functions)
    return chosen
