"""One item in full, and one function as its tree of target states, viewpoints and items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kyoten.fiscal import Quarter
from kyoten.measures import Point, Track, group
from kyoten.model import TEXTS, TargetState
from kyoten.rules.silent_roles import SilentRole
from kyoten.rules.table import Finding
from kyoten.storage.store import Acknowledgement, Judgement
from kyoten.views.view import View
from kyoten.views.words import percent_words, status_and_former, target_words
from kyoten.views.year_links import PROPOSED, continuing

NO_VIEWPOINT = "視点の指定がない行動計画"


@dataclass(frozen=True)
class QuarterDetail:
    """What one report said of an item, numbers as shown. `texts`: by the names of the fields, only those not empty."""

    quarter: Quarter
    reported: bool
    status: str
    progress: str
    expected: str
    count: str
    texts: Mapping[str, str]
    source: str
    file: str
    submission: int | None


@dataclass(frozen=True)
class Forerunner:
    """The item of last year that an item continues, and its quarters, newest first, measured by what held in them.

    `proposed`: only its text says so, and nobody has confirmed it; `person`: who was in charge of it at the year's end.
    """

    item: str
    year: int
    text: str
    target: str
    person: str
    proposed: bool
    quarters: tuple[QuarterDetail, ...]
    judged: Judgement | None = None
    """What was decided of it at its year's end."""


@dataclass(frozen=True)
class ItemDetail:
    """One item: the plan's words, where they stand, its findings and its quarters, newest first.

    `silent`: where its role has reported nothing of the quarter. `person`: who is in charge, as the site set it ("" for
    nobody), `carried` where it was set for last year's item; `acknowledged`: findings accepted for now.
    """

    item: str
    head: str
    text: str
    target_states: tuple[str, ...]
    viewpoints: tuple[str, ...]
    kind: str
    target: str
    plan_source: str
    restates: str | None
    findings: tuple[Finding, ...]
    quarters: tuple[QuarterDetail, ...]
    silent: SilentRole | None = None
    person: str = ""
    carried: bool = False
    acknowledged: tuple[tuple[Finding, Acknowledgement], ...] = ()
    forerunner: Forerunner | None = None


def item_detail(view: View, item: str) -> ItemDetail:
    """Raises KeyError for an item that the view does not hold."""
    track = view.track(item)
    found = track.item
    return ItemDetail(
        item=item,
        head=f"{found.function} · {found.role}",
        text=found.text,
        target_states=found.target_states,
        viewpoints=found.viewpoints,
        kind=found.kind,
        target=target_words(found),
        plan_source=found.source,
        restates=found.restates,
        findings=view.findings_of(item),
        silent=next((each for each in view.silent if item in each.items), None),
        quarters=tuple(_quarter_detail(point) for point in reversed(track.points)),
        person=view.persons.get(item, ""),
        carried=item in view.carried,
        acknowledged=tuple(pair for pair in view.acknowledged if pair[0].item == item),
        forerunner=_forerunner(view, item),
    )


def _forerunner(view: View, item: str) -> Forerunner | None:
    last, link = view.last_year, continuing(view).get(item)
    if last is None or link is None or link.previous is None:
        return None
    # An item that ended during the year is no longer in its last plan.
    seen = (track for number in (4, 3, 2, 1) for track in last.tracks(number) if track.item.id == link.previous.id)
    track = next(seen)
    return Forerunner(
        item=track.item.id,
        year=view.quarter.year - 1,
        text=track.item.text,
        target=target_words(track.item),
        person=last.terms[-1].persons.get(track.item.id, ""),
        proposed=link.state == PROPOSED,
        quarters=tuple(_quarter_detail(point) for point in reversed(track.points)),
        judged=last.judgements.get(track.item.id),
    )


def _quarter_detail(point: Point) -> QuarterDetail:
    entry, evidence = point.entry, point.report.evidence if point.report else None
    return QuarterDetail(
        quarter=point.quarter,
        reported=point.reported,
        status=status_and_former(point),
        progress=percent_words(point.value),
        expected=percent_words(point.expected),
        count="" if entry.count is None else f"{entry.count}回",
        texts={name: text for name in TEXTS if (text := getattr(entry, name))},
        source=evidence.cell if evidence else "",
        file=evidence.file if evidence else "",
        submission=evidence.submission if evidence else None,
    )


@dataclass(frozen=True)
class Branch:
    """A viewpoint with its items (their table: tables.branch_tables); `key` is unique within the plan."""

    key: str
    title: str
    items: tuple[Track, ...]


@dataclass(frozen=True)
class StateTree:
    """A target state: its viewpoints, and a summary of its items in words."""

    number: int
    title: str
    summary: str
    viewpoints: tuple[Branch, ...]


def function_tree(view: View, function: str) -> tuple[StateTree, ...]:
    """The states of one function in plan order. An item under several viewpoints stands under the first of them."""
    tracks = [track for track in view.tracks if track.item.function == function]
    states = [state for state in view.plan.target_states if state.function == function]
    return tuple(_state_tree(view, state, tracks) for state in states)


def _state_tree(view: View, state: TargetState, tracks: Iterable[Track]) -> StateTree:
    here = [track for track in tracks if state.text in track.item.target_states]
    own = [track for track in here if track.item.state == state.number]
    done = group((), own, view.flagged, view.meta.settings).completed
    title = f"{state.label} {'☆ ' if state.starred else ''}{state.text}".strip()
    summary = f"{len(own)}項目のうち完了{done}項目"
    if shared := len(here) - len(own):
        summary = f"{shared}項目は上の姿と共通" if not own else f"{summary}。ほかに上の姿と共通{shared}項目"
    return StateTree(state.number, title, summary, _branches(view, state, own))


def _branches(view: View, state: TargetState, own: Iterable[Track]) -> tuple[Branch, ...]:
    """The state's viewpoints, also those without an item, then the items that name none."""
    key = f"{view.plan.functions.index(state.function)}_{state.number}"
    viewpoints = [v for v in view.plan.viewpoints if v.function == state.function and state.text in v.target_states[:1]]
    branches = [
        Branch(f"{key}_{number}", ("☆ " if viewpoint.starred else "") + viewpoint.text, _under(own, (viewpoint.text,)))
        for number, viewpoint in enumerate(viewpoints, start=1)
    ]
    if loose := _under(own, ()):
        branches.append(Branch(f"{key}_0", NO_VIEWPOINT, loose))
    return tuple(branches)


def _under(own: Iterable[Track], first: tuple[str, ...]) -> tuple[Track, ...]:
    return tuple(track for track in own if track.item.viewpoints[:1] == first)
