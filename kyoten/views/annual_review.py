"""振り返り: per target state and viewpoint what each role did over the year, and the draft of 単年度振り返り.

The draft collects the reports' own words (成果 from 取組実績, 課題 from 課題) and adds none: people write the review.
An item under several viewpoints stands under the first of them and is named under the others; counts include it in
each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kyoten import measures
from kyoten.fiscal import Quarter, year_label
from kyoten.measures import Group, Point, Track
from kyoten.model import ActionItem, FiveYearTask, Plan, ProgressEntry, TargetState
from kyoten.plan.checks import taken_up
from kyoten.rules.table import Finding
from kyoten.storage.store import Store
from kyoten.views.ended_items import EndedItem, ended_items
from kyoten.views.item_detail import NO_VIEWPOINT
from kyoten.views.view import View
from kyoten.views.words import percent_words, status_and_former, status_words

DRAFT = "下書き"
ELSEWHERE = "ほかの姿の視点に記した行動計画"
ENDED = "終了した行動計画"


@dataclass(frozen=True)
class QuarterReport:
    """What one report said of an item."""

    quarter: Quarter
    status: str
    progress: str
    entry: ProgressEntry
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
    reports: tuple[QuarterReport, ...]
    findings: tuple[Finding, ...]
    ended: str = ""
    """第3四半期で終了: of an item that the plan has no more; the counts leave it out."""
    person: str = ""
    """Who is in charge of it; "" for nobody."""

    def draft(self, field: str) -> str:
        """Its texts of a reported field, one line a quarter: 第1四半期：…."""
        texts = ((report.quarter.label, getattr(report.entry, field)) for report in self.reports)
        return "\n".join(f"{label}：{text}" for label, text in texts if text)


def counts_words(counts: Group) -> str:
    """5項目のうち完了2項目、平均進捗率62%、要対応1項目"""
    if not counts.items:
        return "行動計画はありません"
    mean = percent_words(counts.mean_progress)
    silent = f"、報告のない項目{counts.unreported}項目" if counts.unreported else ""
    return f"{counts.items}項目のうち完了{counts.completed}項目、平均進捗率{mean}、要対応{counts.flagged}項目{silent}"


@dataclass(frozen=True)
class ViewpointYear:
    """A viewpoint (or the items without one): its items, and the ids of those that stand under an earlier viewpoint.

    `counts`: all of them over the year so far.
    """

    title: str
    starred: bool
    items: tuple[ItemYear, ...]
    shared: tuple[str, ...]
    counts: Group

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
    viewpoints: tuple[ViewpointYear, ...]
    counts: Group

    @property
    def counts_words(self) -> str:
        """Its counts in words, and how many items have ended beside them."""
        ended = sum(bool(item.ended) for viewpoint in self.viewpoints for item in viewpoint.items)
        return counts_words(self.counts) + (f"(ほかに終了{ended}項目)" if ended else "")


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


def load(store: Store, view: View) -> Review:
    """The review of a view's choice; the fourth quarter's view tells the whole year."""
    site = view.meta.site
    with store.snapshot(view.meta.until) as now:
        stored = [(year, now.plan(site, year)) for year in now.years(site)]
    return review(view, {year: each.plan for year, each in stored if each})


def review(view: View, plans: Mapping[int, Plan]) -> Review:
    """`plans`: fiscal year → plan, of every year that is known."""
    ended = {each.track.item.id: each for each in ended_items(view)}
    functions = {track.item.function for track in (*view.tracks, *(each.track for each in ended.values()))}
    states, placed = [], set[str]()
    for state in view.plan.target_states:
        if state.function in functions:
            states.append(_state(view, state, placed, ended))
    states += _of_gone_states(view, [each for each in ended.values() if each.track.item.id not in placed])
    tasks = [task for task in view.plan.five_year_tasks if task.function in functions]
    return Review(view, tuple(states), five_year(tasks, view.plan, plans))


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


def _state(view: View, state: TargetState, placed: set[str], ended: Mapping[str, EndedItem]) -> StateYear:
    """`placed`: the items that stand under a viewpoint already; those placed here are added. `ended`: those that the
    plan has no more, by id."""
    gone = [
        each for each in ended.values() if _stands_under(each.track.item, state) and each.track.item.id not in placed
    ]
    here = [t for t in view.tracks if t.item.function == state.function and state.text in t.item.target_states]
    viewpoints = [v for v in view.plan.viewpoints if v.function == state.function and state.text in v.target_states[:1]]
    parts = [(v.text, v.starred, [t for t in here if v.text in t.item.viewpoints]) for v in viewpoints]
    under = {
        viewpoint.text: [each for each in gone if viewpoint.text in each.track.item.viewpoints[:1]]
        for viewpoint in viewpoints
    }
    named = {viewpoint.text for viewpoint in viewpoints}
    left = [track for track in here if not named.intersection(track.item.viewpoints)]
    for title, tracks in (
        (NO_VIEWPOINT, [track for track in left if not track.item.viewpoints]),
        (ELSEWHERE, [track for track in left if track.item.viewpoints]),
    ):
        parts += [(title, False, tracks)] if tracks else []
    made = [
        _viewpoint(view, title, starred, tracks, placed, ended=under.get(title, ())) for title, starred, tracks in parts
    ]
    if loose := [each for each in gone if each.track.item.id not in placed]:
        made.append(_viewpoint(view, ENDED, False, (), placed, ended=loose))
    told = tuple(made)
    return StateYear(state.function, state.number, state.label, state.text, state.starred, told, _counts(view, here))


def _stands_under(item: ActionItem, state: TargetState) -> bool:
    return item.function == state.function and state.text in item.target_states


def _of_gone_states(view: View, ended: Sequence[EndedItem]) -> list[StateYear]:
    """What has ended under target states that the plan has no more."""
    by_state: dict[tuple[str, str], list[EndedItem]] = {}
    for each in ended:
        item = each.track.item
        by_state.setdefault((item.function, "".join(item.target_states[:1]) or ENDED), []).append(each)
    return [
        StateYear(
            function,
            found[0].track.item.state,
            "",
            state,
            False,
            (_viewpoint(view, ENDED, False, (), set(), ended=found),),
            _counts(view, ()),
        )
        for (function, state), found in by_state.items()
    ]


def _viewpoint(
    view: View, title: str, starred: bool, tracks: Sequence[Track], placed: set[str], *, ended: Sequence[EndedItem]
) -> ViewpointYear:
    new = [track for track in tracks if track.item.id not in placed]
    shared = tuple(track.item.id for track in tracks if track.item.id in placed)
    placed.update(track.item.id for track in (*new, *(each.track for each in ended)))
    told = (*(_item(view, track) for track in new), *(_item(view, each.track, each.words) for each in ended))
    return ViewpointYear(title, starred, told, shared, _counts(view, tracks))


def _item(view: View, track: Track, ended: str = "") -> ItemYear:
    reported = [point for point in track.points if point.reported]
    return ItemYear(
        item=track.item.id,
        role=track.item.role,
        text=track.item.text,
        value=track.now.current,
        status=status_words(reported[-1] if reported else track.now),
        complete=track.now.complete,
        counted=track.counted,
        reports=tuple(_report(point) for point in reported),
        findings=view.findings_of(track.item.id),
        ended=ended,
        person=view.persons.get(track.item.id, ""),
    )


def _counts(view: View, tracks: Iterable[Track]) -> Group:
    """The year so far, as measures.group has it."""
    year = [track.over(range(1, view.quarter.number + 1)) for track in tracks]
    return measures.group((), year, view.flagged, view.meta.settings)


def _report(point: Point) -> QuarterReport:
    entry, file = point.entry, point.report.evidence.file if point.report else ""
    return QuarterReport(point.quarter, status_and_former(point), percent_words(point.value), entry, file)
