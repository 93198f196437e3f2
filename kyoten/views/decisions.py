"""The decision page: what a committee is asked to decide on each item, and what that rests on. Made once for every
output (docs/measures.md, "判断を求める項目")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kyoten.fiscal import Quarter, day_words
from kyoten.measures import YEAR_END, Point, Track
from kyoten.rules import silent_roles
from kyoten.rules.actions import DIRECT, REPORT, RequiredAction
from kyoten.rules.silent_roles import SilentRole
from kyoten.rules.table import NOTICE, RULE, RULE_NAMES, SEVERITIES, STALLED, Finding
from kyoten.views.view import View
from kyoten.views.words import named

NEXT_PLAN = "来年度の計画を決めるまで"
NOT_SAID = "記入なし"


@dataclass(frozen=True)
class SourceCell:
    """Where it was said: the file, the quarter of its report, sheet and cell."""

    file: str
    quarter: Quarter
    cell: str

    @property
    def words(self) -> str:
        """H23_Q2_法人.xlsx · 第2四半期 · 報告!H12"""
        return f"{self.file} · {self.quarter.label} · {self.cell}"


@dataclass(frozen=True)
class AskedDecision:
    """One item that a committee must decide on, or a role that has reported nothing (`item` and `function` are "").

    `reasons`: its findings in sentences; `issue` and `next_action`: the newest that a report says (NOT_SAID where none
    does); `asked`, `until`: what the gravest finding asks to decide, and by when; `evidence`: oldest first, () where
    nothing was reported; `progress`: the newest known value (0–100, None)."""

    item: str
    text: str
    function: str
    role: str
    person: str
    severity: str
    since: Quarter
    rules: str
    reasons: tuple[str, ...]
    issue: str
    next_action: str
    asked: str
    until: str
    evidence: tuple[SourceCell, ...]
    progress: float | None

    @property
    def why(self) -> str:
        """All its reasons."""
        return "。".join(self.reasons)

    @property
    def evidence_words(self) -> str:
        """The evidence, one cell a line; 報告なし where there is none."""
        return "\n".join(each.words for each in self.evidence) or "報告なし"


@dataclass(frozen=True)
class DecisionPage:
    """停滞 first, the longest first, then in plan order. `accepted`: items that are not asked for again (了承);
    `silent`: roles that have reported nothing, which are asked for before all else."""

    decisions: tuple[AskedDecision, ...]
    accepted: int
    silent: tuple[SilentRole, ...] = ()
    roles: tuple[AskedDecision, ...] = ()
    """A line for each silent role, of no item ("")."""

    @property
    def lines(self) -> tuple[AskedDecision, ...]:
        """All that is to be decided: the silent roles, then the items."""
        return (*self.roles, *self.decisions)

    @property
    def stalled(self) -> tuple[AskedDecision, ...]:
        return tuple(each for each in self.decisions if each.severity == STALLED)

    @property
    def summary(self) -> str:
        """行政の報告がまだです(34件)。要対応34件(停滞24件、注意10件)。ほかに了承済み2件"""
        grave, listed = len(self.stalled), len(self.decisions)
        head = (
            f"要対応{listed}件({STALLED}{grave}件、{NOTICE}{listed - grave}件)"
            if listed
            else "要対応の項目はありません"
        )
        parts = [*(each.reason for each in self.silent), head]
        return "。".join([*parts, f"ほかに了承済み{self.accepted}件"] if self.accepted else parts)


def decision_page(view: View) -> DecisionPage:
    """Of all findings of a view that nobody has accepted."""
    by_item: dict[str, list[Finding]] = {}
    for finding in sorted(view.findings, key=_rank):
        by_item.setdefault(finding.item, []).append(finding)
    listed = sorted(by_item.items(), key=lambda each: (*_rank(each[1][0]), view.track(each[0]).order))
    made = tuple(_decision(view, view.track(item), found) for item, found in listed)
    accepted = len({finding.item for finding, _ in view.acknowledged} - by_item.keys())
    return DecisionPage(made, accepted, view.silent, tuple(_role(view, each) for each in view.silent))


def _role(view: View, silent: SilentRole) -> AskedDecision:
    """When a role that has reported nothing will report; one question for all its items."""
    rule = RULE[silent_roles.RULE]
    persons = dict.fromkeys(view.persons.get(item, "") for item in silent.items)
    return AskedDecision(
        item="",
        text=f"報告のない項目 {named(silent.items)}",
        function="",
        role=silent.role,
        person="・".join(filter(None, persons)),
        severity=silent.severity,
        since=silent.since,
        rules=rule.name,
        reasons=(silent.reason,),
        issue=NOT_SAID,
        next_action=NOT_SAID,
        asked=rule.action.asked,
        until=_until(view, rule.action),
        evidence=(),
        progress=None,
    )


def _rank(finding: Finding) -> tuple[int, Quarter]:
    return SEVERITIES.index(finding.severity), finding.since


def _decision(view: View, track: Track, found: list[Finding]) -> AskedDecision:
    """`found`: its findings, the gravest first."""
    item, worst = track.item, found[0]
    # One question an item: what the gravest finding asks for.
    action = RULE[worst.rule].action
    return AskedDecision(
        item=item.id,
        text=item.text,
        function=item.function,
        role=item.role,
        person=view.persons.get(item.id, ""),
        severity=worst.severity,
        since=worst.since,
        rules="・".join(RULE_NAMES[finding.rule] for finding in found),
        reasons=tuple(finding.reason.rstrip("。") for finding in found),
        issue=newest_text(track, "issue"),
        next_action=newest_text(track, "next_action"),
        asked=action.asked,
        until=_until(view, action),
        evidence=tuple(_evidence(view, track, found)),
        progress=track.now.current,
    )


def newest_text(track: Track, field: str) -> str:
    """The newest text of a reported field, with its quarter where it is not the one under view; else NOT_SAID."""
    said = [(point.quarter, text) for point in track.points if (text := getattr(point.entry, field))]
    if not said:
        return NOT_SAID
    quarter, text = said[-1]
    return str(text) if quarter == track.now.quarter else f"({quarter.label}){text}"


def _until(view: View, action: RequiredAction) -> str:
    """Before the next report; what no further report of the year can show, before the next plan."""
    if action == REPORT:
        return f"すみやかに(期限は{day_words(view.meta.settings.deadline(view.quarter))})"
    if action == DIRECT or view.quarter.number == YEAR_END:
        return NEXT_PLAN
    return f"次の報告の期限({day_words(view.meta.settings.deadline(view.quarter.next()))})まで"


def _evidence(view: View, track: Track, found: Iterable[Finding]) -> Iterator[SourceCell]:
    """The item's own reports, oldest first, each once; then those of the items that it is held against."""
    # One finding may rest on the same cell of two quarters' files, several findings on one report.
    cells = Counter[str]()
    for finding in found:
        cells |= Counter(_own(finding))
    yield from reversed(list(_take(reversed(track.points), cells)))
    for finding in found:
        theirs = Counter(finding.entries) - Counter(_own(finding))
        for other in _others(view, track, finding.rule):
            yield from _take(reversed(other.points), theirs)


def _own(finding: Finding) -> tuple[str, ...]:
    """The cells of the item's own reports of this year."""
    return {"roles_disagree": finding.entries[:1], "carried_over": ()}.get(finding.rule, finding.entries)


def _others(view: View, track: Track, rule: str) -> Iterator[Track]:
    """The items that a rule holds this one against."""
    if rule == "roles_disagree":
        alike = (each for each in view.tracks if each.item.function == track.item.function and each.now.complete)
        yield from (each for each in alike if each.item.role != track.item.role)
    elif rule == "carried_over" and view.last_year:
        previous = view.last_year.links.get(track.item.id)
        yield from (each for each in view.last_year.tracks() if each.item.id == previous)


def _take(points: Iterable[Point], cells: Counter[str]) -> Iterator[SourceCell]:
    """The places of the points that rest on the cells, which are taken out."""
    for point in points:
        if point.report and cells[point.entry.source] > 0:
            cells[point.entry.source] -= 1
            yield SourceCell(point.report.evidence.file, point.quarter, point.report.evidence.cell)
