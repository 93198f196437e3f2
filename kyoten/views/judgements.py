"""評価と方向: what is proposed for each item and target state at the year's end, and what people decided
(docs/measures.md, "評価と方向")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kyoten.measures import FULL, YEAR_END, Track
from kyoten.measures.rounding import rounded
from kyoten.model import Kind
from kyoten.rules.table import RULE_NAMES, STALLED
from kyoten.settings import Grade, Settings
from kyoten.storage.store import Judgement, state_subject
from kyoten.views.view import View

WIDEN, GO_ON, RETHINK, END = "拡充", "継続", "見直し", "終了"
MOST_KNOWN = 90
"""Percent of a target state's items whose value must be known before anything is proposed for it."""


@dataclass(frozen=True)
class Proposal:
    """`grade` None: nothing can be proposed, a person decides; `reason` in a sentence."""

    grade: Grade | None
    direction: str
    reason: str

    @property
    def words(self) -> str:
        """B 概ね達成・継続; 評価は人が決める・見直し"""
        return f"{self.grade.words if self.grade else '評価は人が決める'}・{self.direction}"


@dataclass(frozen=True)
class JudgedSubject:
    """An item (`role`, `person`) or a target state (`role` ""): what is proposed, and what was decided of it (None:
    nothing yet)."""

    subject: str
    function: str
    role: str
    text: str
    proposal: Proposal
    decided: Judgement | None
    person: str = ""

    @property
    def short(self) -> str:
        """An item's id; 姿1 of a target state, which is one of its function alone."""
        return self.subject if self.role else f"姿{self.subject.rpartition('/')[2]}"

    @property
    def acceptable(self) -> bool:
        """Whether nobody has decided and a grade is proposed."""
        return self.decided is None and self.proposal.grade is not None


@dataclass(frozen=True)
class YearJudgements:
    """Target states (none within a choice of roles), then items, each in plan order."""

    states: tuple[JudgedSubject, ...]
    items: tuple[JudgedSubject, ...]
    grades: tuple[Grade, ...]

    @property
    def all(self) -> tuple[JudgedSubject, ...]:
        return (*self.states, *self.items)

    @property
    def decided(self) -> tuple[JudgedSubject, ...]:
        return tuple(each for each in self.all if each.decided)

    @property
    def summary(self) -> str:
        """項目134件のうち120件の評価が決まっています(A 達成40件、…)。目指す姿は20件のうち20件。"""
        done = [each.decided for each in self.items if each.decided]
        named = counted_grades(done)
        states = sum(each.decided is not None for each in self.states)
        inside = f"({named})" if named else ""
        said = f"項目{len(self.items)}件のうち{len(done)}件の評価が決まっています{inside}。"
        return said + (f"目指す姿は{len(self.states)}件のうち{states}件。" if self.states else "")


def counted_grades(decided: Iterable[Judgement]) -> str:
    """A 達成40件、B 概ね達成12件; "" where nothing was decided."""
    return _counted(f"{each.letter} {each.name}" for each in decided)


def counted_proposals(subjects: Iterable[JudgedSubject]) -> str:
    """The same of the grades that are proposed for subjects; one that none is proposed for isn't counted."""
    return _counted(each.proposal.grade.words for each in subjects if each.proposal.grade)


def _counted(grades: Iterable[str]) -> str:
    return "、".join(f"{words}{count}件" for words, count in sorted(Counter(grades).items()))


def year_judgements(view: View) -> YearJudgements:
    """Of the view's choice; proposals rest on its quarter, which is the fourth at the year's end."""
    return view.cached(_year_judgements)


def _year_judgements(view: View) -> YearJudgements:
    counted = [track for track in view.tracks if track.counted]
    # A target state is what all roles did for it: of some of them alone nothing is said of it.
    states = () if view.meta.roles else tuple(_states(view, counted))
    items = tuple(
        JudgedSubject(
            track.item.id, track.item.function, track.item.role, track.item.text, propose(view, track),
            view.judgements.get(track.item.id), view.persons.get(track.item.id, ""),
        )
        for track in counted
    )  # fmt: skip
    return YearJudgements(states, items, view.meta.settings.grades)


def is_time(view: View) -> bool:
    """Whether the year's end is in view, when judgements are asked for."""
    return view.quarter.number == YEAR_END


def propose(view: View, track: Track) -> Proposal:
    """By the newest known value and the findings; 拡充 is never proposed."""
    now, item, settings = track.now, track.item, view.meta.settings
    if now.excluded:
        status = track.known.status if track.known else ""
        ended = status == settings.cancelled
        when = f"{track.known.quarter.label}に" if track.known else ""
        return Proposal(None, END if ended else RETHINK, f"{when}{status}")
    if now.current is None:
        return Proposal(None, RETHINK, "進み具合の報告がない")
    value = FULL if now.complete else now.current
    grade = grade_for(value, settings)
    found = view.findings_of(item.id)
    rules = "・".join(dict.fromkeys(RULE_NAMES[each.rule] for each in found))
    said = "完了" if now.complete else f"進捗{rounded(now.current):g}%"
    when = "" if now.known_as_of is None else f"(第{now.known_as_of}四半期)"
    reason = f"最新の報告は{said}{when}" + (f"。要対応：{rules}" if rules else "")
    if value >= FULL:
        return Proposal(grade, END if item.kind == Kind.ACHIEVEMENT else GO_ON, reason)
    stuck = any(each.severity == STALLED and each.rule != "year_end_short" for each in found)
    nearly = value >= settings.nearly_achieved
    return Proposal(grade, GO_ON if nearly and not stuck else RETHINK, reason)


def grade_for(value: float, settings: Settings) -> Grade | None:
    """The best step whose `least` a value (0–100) reaches."""
    reached = [grade for grade in settings.grades if value >= grade.least]
    return max(reached, key=lambda grade: grade.least, default=None)


def _states(view: View, tracks: Sequence[Track]) -> Iterator[JudgedSubject]:
    functions = {track.item.function for track in tracks}
    for state in view.plan.target_states:
        if state.function in functions:
            here = [t for t in tracks if t.item.function == state.function and state.text in t.item.target_states]
            subject = state_subject(state.function, state.number)
            text = f"{state.label} {state.text}".strip()
            proposal = _for_state(view, here)
            yield JudgedSubject(subject, state.function, "", text, proposal, view.judgements.get(subject))


def _for_state(view: View, tracks: Iterable[Track]) -> Proposal:
    """By the mean of its items' newest values, where nearly all of them are known."""
    inside = [track for track in tracks if not track.now.excluded]
    known = [FULL if t.now.complete else t.now.current for t in inside if t.now.complete or t.now.current is not None]
    if not inside:
        return Proposal(None, RETHINK, "この姿の行動計画がない")
    directions = {propose(view, track).direction for track in inside}
    direction = END if directions == {END} else RETHINK if RETHINK in directions else GO_ON
    if 100 * len(known) < MOST_KNOWN * len(inside):
        return Proposal(None, direction, f"{len(inside)}項目のうち{len(inside) - len(known)}項目の進み具合が分からない")
    # What is not known is taken for 0: it can only turn out better than proposed.
    mean, left = sum(value for value in known if value is not None) / len(inside), len(inside) - len(known)
    reason = f"{len(inside)}項目の平均は{rounded(mean):g}%" + (
        f"(値の分からない{left}項目は0%とみなす)" if left else ""
    )
    return Proposal(grade_for(mean, view.meta.settings), direction, reason)
