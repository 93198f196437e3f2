"""5か年: five years side by side, and the five-year tasks with what served them in each (docs/time.md).

Every year is measured by what held in it, at the newest quarter that was reported; a year without a plan or a report
has no figures, which is said and is never zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kyoten.fiscal import Quarter, year_label
from kyoten.measures import Group, Track
from kyoten.model import FiveYearTask
from kyoten.plan.checks import acts, taken_up
from kyoten.storage.store import Store
from kyoten.text import key
from kyoten.views import view as views
from kyoten.views.figure_items import KINDS, FigureKey, figure_items
from kyoten.views.judgements import counted_grades
from kyoten.views.view import View
from kyoten.views.year_data import known_year_data

SPAN = 5


@dataclass(frozen=True, eq=False)
class OneYear:
    """A year of the five. `view`: of its newest reported quarter, of its first where nothing is reported; None where no
    plan is stored."""

    year: int
    view: View | None
    reported: bool

    @property
    def label(self) -> str:
        """平成23年度(第4四半期まで、サンプル), 平成24年度(報告なし), 平成25年度(計画なし)."""
        if self.view is None:
            return f"{year_label(self.year)}(計画なし)"
        if not self.reported:
            return f"{year_label(self.year)}(報告なし)"
        sample = "、サンプル" if self.view.meta.sample else ""
        return f"{year_label(self.year)}({self.view.quarter.label}まで{sample})"

    @property
    def total(self) -> Group | None:
        """What all the chosen items come to; None where nothing is known."""
        return self.view.total if self.view and self.reported and self.view.total.items else None

    @property
    def judged(self) -> str:
        """A 達成40件、B 概ね達成12件: what was decided of its items at its end; "" where nothing was."""
        view = self.view
        if view is None:
            return ""
        decided = (view.judgements.get(track.item.id) for track in view.tracks if track.counted)
        return counted_grades(each for each in decided if each)

    def of(self, function: str) -> Group | None:
        """The same of a function."""
        if self.view is None or not self.reported:
            return None
        return next((group for group in self.view.groups("function") if group.keys == (function,)), None)


@dataclass(frozen=True)
class Served:
    """What served a task in a year: the items of its target states (of its function, where it names none) and role; how
    many of them are 完了; `alike`: those whose text takes the task up. None for a year without a plan."""

    items: tuple[str, ...]
    done: int | None
    alike: tuple[str, ...]


@dataclass(frozen=True)
class TaskYears:
    """A five-year task, by year what served it (None: the year has no plan)."""

    task: FiveYearTask
    years: Mapping[int, Served | None]


@dataclass(frozen=True, eq=False)
class FiveYears:
    """`years`: all five, also those that have nothing; `tasks` in the order of the plans."""

    years: tuple[OneYear, ...]
    tasks: tuple[TaskYears, ...]

    @property
    def functions(self) -> tuple[str, ...]:
        """Those of any of the plans that the choice holds, in plan order."""
        found = (track.item.function for each in self.years if each.view for track in each.view.tracks)
        return tuple(dict.fromkeys(found))

    @property
    def missing(self) -> str:
        """平成24年度は報告がありません。平成25年度・平成26年度は計画がありません。"""
        silent = [year_label(each.year) for each in self.years if each.view and not each.reported]
        none = [year_label(each.year) for each in self.years if each.view is None]
        words = ((silent, "報告"), (none, "計画"))
        return "".join(f"{'・'.join(years)}は{what}がありません。" for years, what in words if years)


def year_figures(five: FiveYears) -> dict[FigureKey, str]:
    """The numbers of each year, each in words: 平成23年度 完了 45件."""
    found: dict[FigureKey, str] = {}
    for each in five.years:
        if (group := each.total) and each.view:
            numbers = (("items", group.items), ("completed", group.completed), ("completable", group.completable))
            for kind, count in (*numbers, ("unreported", group.unreported)):
                figure = FigureKey(kind, quarter=each.view.quarter)
                found[figure] = f"{year_label(each.year)}　{KINDS[kind].name} {count}件"
    return found


def function_figures(five: FiveYears, kind: str) -> dict[FigureKey, str]:
    """What the rates of each function are of, year by year: 親子の居場所 平成23年度 完了率の対象 38件."""
    found: dict[FigureKey, str] = {}
    for function in five.functions:
        for each in five.years:
            if each.view and each.of(function):
                figure = FigureKey(kind, function, quarter=each.view.quarter)
                count = len(figure_items(each.view, figure))
                found[figure] = f"{function}　{year_label(each.year)}　{KINDS[kind].name} {count}件"
    return found


def span(years: Sequence[int], year: int) -> tuple[int, ...]:
    """The five years that a year is of, counted from the first one that has a plan."""
    first = min((*years, year))
    begin = first + (year - first) // SPAN * SPAN
    return tuple(range(begin, begin + SPAN))


def load(
    store: Store,
    site: str,
    year: int,
    *,
    roles: Sequence[str] = (),
    functions: Sequence[str] = (),
    today: dt.date,
    as_of: dt.date | None = None,
) -> FiveYears:
    """The five years of a year, as of a day where one is given; no roles or functions = all."""
    with store.snapshot() as now:
        years = span(now.years(site), year)
        stored = {each: known_year_data(now, site, each, as_of) for each in years}
    listed = []
    for each, data in stored.items():
        newest = max((told.entry.quarter.number for told in data.entries), default=0) if data else 0
        quarter, day = Quarter(each, newest or 1), as_of or today
        view = views.make(data, quarter, roles=roles, functions=functions, today=day) if data else None
        listed.append(OneYear(each, view, reported=newest > 0))
    return make(tuple(listed), functions)


def make(years: tuple[OneYear, ...], functions: Sequence[str] = ()) -> FiveYears:
    """Of the years' views. A task that several plans name is one."""
    tasks: dict[tuple[str, str, str], FiveYearTask] = {}
    for each in years:
        for task in each.view.plan.five_year_tasks if each.view else ():
            if not task.restated and (not functions or task.function in functions):
                tasks.setdefault((task.function, task.role, key(task.text)), task)
    served = (TaskYears(task, {each.year: _served(task, each) for each in years}) for task in tasks.values())
    return FiveYears(years, tuple(served))


def _served(task: FiveYearTask, year: OneYear) -> Served | None:
    if year.view is None:
        return None
    mine = [track for track in year.view.tracks if track.counted and _serves(task, track)]
    alike = tuple(item.id for item, _ in taken_up(task, [track.item for track in mine]))
    done = sum(track.now.complete for track in mine) if year.reported else None
    return Served(tuple(track.item.id for track in mine), done, alike)


def _serves(task: FiveYearTask, track: Track) -> bool:
    item = track.item
    if item.function != task.function or not acts(task.role, item.role):
        return False
    return not task.target_states or bool(_keys(task.target_states) & _keys(item.target_states))


def _keys(texts: Iterable[str]) -> set[str]:
    return {key(text) for text in texts}
