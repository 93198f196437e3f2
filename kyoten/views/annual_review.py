"""振り返り: per target state and viewpoint what each role did over the year, and the draft of 単年度振り返り.

The draft gathers the reports' own words (成果 from 取組実績, 課題 from 課題) and adds none: people write the review.
An item under several viewpoints is told under the first of them and named under the others; counts include it in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from kyoten import measures
from kyoten.fiscal import Quarter, year_label
from kyoten.model import ActionItem, FiveYearTask, Plan, TargetState
from kyoten.plan.checks import taken_up
from kyoten.rules.table import Finding
from kyoten.storage.store import Store
from kyoten.views.tables import NO_VALUE, percent_words, status_words
from kyoten.views.view import View

DRAFT = "下書き"
NO_VIEWPOINT = "視点の指定がない行動計画"
ELSEWHERE = "ほかの姿の視点に記した行動計画"


@dataclass(frozen=True)
class Told:
    """What one report said of an item; texts "" where empty."""

    quarter: Quarter
    status: str
    progress: str
    result: str
    issue: str
    next_action: str
    source: str
    file: str


@dataclass(frozen=True)
class ItemYear:
    """One item over the year. `value`: the newest known one (0–100, None); `counted` False: 再掲."""

    item: str
    role: str
    text: str
    value: float | None
    status: str
    complete: bool
    counted: bool
    reports: tuple[Told, ...]
    findings: tuple[Finding, ...]

    def draft(self, field: str) -> str:
        """Its texts of a field (result, issue, next_action), one line a quarter: 第1四半期：…."""
        told = ((report.quarter.label, getattr(report, field)) for report in self.reports)
        return "\n".join(f"{label}：{text}" for label, text in told if text)


@dataclass(frozen=True)
class Counts:
    """Of counted items as of the view's quarter; percents 0–100, None where nothing is known."""

    items: int
    completed: int
    excluded: int
    unreported: int
    flagged: int
    completion_rate: float | None
    mean_progress: float | None

    @property
    def words(self) -> str:
        """5項目のうち完了2項目、平均進捗率62%、要対応1項目"""
        if not self.items:
            return "行動計画はありません"
        mean = NO_VALUE if self.mean_progress is None else percent_words(self.mean_progress)
        silent = f"、報告のない項目{self.unreported}項目" if self.unreported else ""
        return f"{self.items}項目のうち完了{self.completed}項目、平均進捗率{mean}、要対応{self.flagged}項目{silent}"


@dataclass(frozen=True)
class Part:
    """A viewpoint (or the items without one): items told here, ids told under an earlier viewpoint."""

    title: str
    starred: bool
    items: tuple[ItemYear, ...]
    shared: tuple[str, ...]
    counts: Counts

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.role for item in self.items))

    def by(self, role: str) -> tuple[ItemYear, ...]:
        """What one role did."""
        return tuple(item for item in self.items if item.role == role)


@dataclass(frozen=True)
class StateYear:
    """A target state with its viewpoints in plan order."""

    function: str
    number: int
    label: str
    text: str
    starred: bool
    parts: tuple[Part, ...]
    counts: Counts


@dataclass(frozen=True)
class TaskYear:
    """A five-year task: this year's items that take it up with their likeness (0–100), and the years that had any."""

    task: FiveYearTask
    items: tuple[tuple[str, float], ...]
    years: tuple[int, ...]

    @property
    def years_words(self) -> str:
        return "、".join(year_label(year) for year in self.years) or "取り組んだ年度はまだありません"


@dataclass(frozen=True, eq=False)
class Review:
    """What 振り返り shows, of the view's year up to its quarter."""

    view: View
    states: tuple[StateYear, ...]
    tasks: tuple[TaskYear, ...]

    @property
    def title(self) -> str:
        return f"{year_label(self.view.quarter.year)} 単年度振り返り({DRAFT})"

    def tasks_table(self) -> pd.DataFrame:
        """One row a task: 機能, 役割, 取り組むこと, 今年度の項目, 取り組んだ年度."""
        rows = [
            (each.task.function, each.task.role, each.task.text, "、".join(i for i, _ in each.items), each.years_words)
            for each in self.tasks
        ]
        return pd.DataFrame(rows, columns=["機能", "役割", "取り組むこと", "今年度の項目", "取り組んだ年度"])


def load(store: Store, view: View) -> Review:
    """The review of a view's choice; the fourth quarter's view tells the whole year."""
    site = view.meta.site
    stored = ((year, store.plan(site, year)) for year in store.years(site))
    return review(view, {year: each.plan for year, each in stored if each})


def review(view: View, plans: Mapping[int, Plan]) -> Review:
    """`plans`: fiscal year → plan, of every year that is known."""
    teller = _Teller(view)
    functions = set(view.items["function"])
    states = tuple(teller.state(state) for state in view.plan.target_states if state.function in functions)
    tasks = [task for task in view.plan.five_year_tasks if task.function in functions]
    return Review(view, states, five_year(tasks, view.plan, plans))


def five_year(tasks: Iterable[FiveYearTask], plan: Plan, plans: Mapping[int, Plan]) -> tuple[TaskYear, ...]:
    """Tasks against the items of this year's plan and of every year's, by likeness of the texts (plan.review.LIKE)."""
    return tuple(
        TaskYear(
            task,
            tuple((item.id, likeness) for item, likeness in taken_up(task, plan.items)),
            tuple(year for year in sorted(plans) if taken_up(task, plans[year].items)),
        )
        for task in tasks
    )


class _Teller:
    """Tells states and viewpoints of one view; remembers which items were told."""

    def __init__(self, view: View) -> None:
        self.view = view
        year = measures.period_rows(view.history, range(1, view.quarter.number + 1))
        self.year = {str(row["item"]): row for row in year.to_dict("records")}
        self.rows = {str(item): rows for item, rows in view.history.groupby("item", sort=False)}
        self.items = [item for item in view.plan.items if item.id in self.rows]
        self.told: set[str] = set()

    def state(self, state: TargetState) -> StateYear:
        here = [i for i in self.items if i.function == state.function and state.text in i.target_states]
        viewpoints = [
            v for v in self.view.plan.viewpoints if v.function == state.function and state.text in v.target_states[:1]
        ]
        parts = [self._part(v.text, v.starred, [i for i in here if v.text in i.viewpoints]) for v in viewpoints]
        named = {viewpoint.text for viewpoint in viewpoints}
        left = [item for item in here if not named.intersection(item.viewpoints)]
        for title, items in (
            (NO_VIEWPOINT, [item for item in left if not item.viewpoints]),
            (ELSEWHERE, [item for item in left if item.viewpoints]),
        ):
            parts += [self._part(title, False, items)] if items else []
        counts = self._counts(here)
        return StateYear(state.function, state.number, state.label, state.text, state.starred, tuple(parts), counts)

    def _part(self, title: str, starred: bool, items: Sequence[ActionItem]) -> Part:
        new = [item for item in items if item.id not in self.told]
        shared = tuple(item.id for item in items if item.id in self.told)
        self.told.update(item.id for item in new)
        return Part(title, starred, tuple(self._item(item) for item in new), shared, self._counts(items))

    def _item(self, item: ActionItem) -> ItemYear:
        rows = self.rows[item.id]
        last, reported = rows.iloc[-1], rows[rows["reported"]]
        return ItemYear(
            item=item.id,
            role=item.role,
            text=item.text,
            value=None if pd.isna(last["current"]) else float(last["current"]),
            status=status_words(reported.iloc[-1] if len(reported) else last),
            complete=bool(last["complete"]),
            counted=bool(last["counted"]),
            reports=tuple(_told(row, self.view.quarter.year) for _, row in reported.iterrows()),
            findings=tuple(finding for finding in self.view.findings if finding.item == item.id),
        )

    def _counts(self, items: Sequence[ActionItem]) -> Counts:
        """As measures.rollup_rows tells it, which would be slow for a hundred small groups one by one."""
        rows = [row for row in (self.year[item.id] for item in items) if row["counted"]]
        values = [row["value"] for row in rows if not pd.isna(row["value"])]
        completed, excluded = (sum(bool(row[name]) for row in rows) for name in ("complete", "excluded"))
        heard = any(row["reported"] or not pd.isna(row["known_as_of"]) for row in rows)
        inside = len(rows) - excluded
        return Counts(
            items=len(rows),
            completed=completed,
            excluded=excluded,
            unreported=sum(not row["reported"] for row in rows),
            flagged=sum(row["item"] in self.view.flagged for row in rows),
            completion_rate=100 * completed / inside if heard and inside else None,
            mean_progress=sum(values) / len(values) if values else None,
        )


def _told(row: pd.Series, year: int) -> Told:
    texts = (str(row[name]) for name in ("result", "issue", "next_action", "source", "file"))
    return Told(Quarter(year, int(row["quarter"])), status_words(row), percent_words(row["value"]), *texts)
