"""Targets, months and persons in columns beside an action (docs/reading.md, "Kinds and targets")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kyoten.fiscal import FISCAL_MONTHS
from kyoten.model import Kind
from kyoten.plan import columns as kinds
from kyoten.plan.columns import HeaderColumn, Layout
from kyoten.plan.kinds_and_targets import Schedule, months_of, schedule
from kyoten.table.marks import cut
from kyoten.text import bare, flat

BESIDE = (kinds.TARGET, kinds.INDICATOR, kinds.MONTHS, kinds.PERSON)
_TIMES = re.compile(r"(年|年間|計|延べ|のべ|最低)?(\d{1,3})回(以上|程度|ほど)?")
_NUMBER = re.compile(r"\d{1,3}")
_POINT = re.compile(r"^\s*[・･•∙\-‐－–*＊▪▫◦]", re.MULTILINE)


@dataclass(frozen=True)
class Beside:
    """What stands beside one action: texts, "" where nothing does; `label`: the words over the target;
    `marked`: months marked in columns of their own; `period`: the part of the year that heads the action's column."""

    target: str = ""
    indicator: str = ""
    months: str = ""
    person: str = ""
    label: str = ""
    marked: tuple[int, ...] = ()
    period: str = ""


@dataclass(frozen=True)
class Planned:
    """The schedule of an action with what stands beside it. `differs`: the text itself names another count, which this
    is; `unused`: a target that is no count of times and no month (80%, 300人); `other_months`: the months that the text
    itself names, where others are marked."""

    schedule: Schedule
    differs: int | None = None
    unused: bool = False
    other_months: tuple[int, ...] = ()


def companions(layout: Layout) -> dict[int, tuple[tuple[HeaderColumn, bool], ...]]:
    """ItemText column → (column beside it, whether several actions share that one).

    A column belongs to its own role, else to the action on its left; behind all of them, and there but once, to all.
    """
    actions = layout.actions
    found: dict[int, list[tuple[HeaderColumn, bool]]] = {action.number: [] for action in actions}
    labels = [bare(column.label) for column in layout.of(*BESIDE)]
    for column in layout.of(*BESIDE):
        own = [action for action in actions if column.role and action.role == column.role]
        left = [action for action in actions if action.number < column.number]
        if own:
            owners = [max(own, key=lambda action: (action.number < column.number, action.number))]
        elif len(left) == len(actions) > 1 and labels.count(bare(column.label)) == 1:
            owners = list(actions)
        else:
            owners = left[-1:] or list(actions[:1])
        for action in owners:
            found[action.number].append((column, len(owners) > 1))
    return {number: tuple(columns) for number, columns in found.items()}


def each_of(text: str, count: int) -> tuple[str, ...] | None:
    """A cell beside `count` actions, one text for each; None where it can't be told which is whose."""
    if count == 1:
        return (flat(text),)
    marked = cut(text)
    parts = [body for _, body in marked.parts] if marked.parts else text.splitlines()
    parts = [flat(part) for part in parts if part.strip()]
    return tuple(parts) if len(parts) == count else None


def schedule_of(text: str) -> tuple[Schedule, int]:
    """The schedule of an action with sub-points, and how many of those name a count of their own.

    The action's own words count first; a sub-point's only where it is the one that names any.
    """
    points = list(_POINT.finditer(text))
    if not points:
        return schedule(text), 0
    head = schedule(text[: points[0].start()])
    ends = [*(point.start() for point in points[1:]), len(text)]
    own = [schedule(text[point.end() : end]) for point, end in zip(points, ends, strict=True)]
    counted = [each for each in own if each.target_count]
    if head.target_count or head.due_months or not counted:
        return (head if head.target_count or head.due_months else schedule(text)), 0
    return (counted[0] if len(counted) == 1 else head), len(counted)


def planned(text: str, beside: Beside, *, own_count: bool = False, own_months: bool = False) -> Planned:
    """The schedule that an action's text and what stands beside it propose. `own_count`, `own_months`: the number, or
    the months, of the text hold."""
    found = _planned(text, beside, own_count=own_count)
    if beside.period and not found.schedule.due_months and found.schedule.kind is Kind.ACHIEVEMENT:
        due = schedule(beside.period).due_months
        found = replace(found, schedule=replace(found.schedule, due_months=due))
    return _as_marked(found, beside.marked, own=own_months) if beside.marked else found


def _as_marked(found: Planned, marked: tuple[int, ...], *, own: bool) -> Planned:
    """Marked months say when, and no count: ○ in three of them may be three times or one thing that takes so long."""
    named = found.schedule.due_months
    other = named if named and not set(named) <= set(marked) else ()
    if other and own:
        return replace(found, other_months=other)
    kind = Kind.ONGOING if len(marked) == len(FISCAL_MONTHS) and found.schedule.kind is Kind.ACHIEVEMENT else None
    schedule = replace(found.schedule, due_months=marked, kind=kind or found.schedule.kind)
    return replace(found, schedule=schedule, other_months=other)


def _planned(text: str, beside: Beside, *, own_count: bool) -> Planned:
    base, _ = schedule_of(text)
    if not (beside.target or beside.indicator or beside.months):
        return Planned(base)
    target, at_least = _times(beside)
    unused = bool(beside.target) and target is None and not months_of(beside.target)
    when = months_of(beside.months) or months_of(beside.target)
    told = schedule(beside.months) if beside.months else Schedule(Kind.ACHIEVEMENT)
    if target is None and base.target_count is None and told.kind is Kind.COUNT:
        target = told.target_count
    differs = base.target_count if target is not None and base.target_count not in (None, target) else None
    if differs is not None and own_count:
        target = None
    months = when or told.due_months or base.due_months
    if target is not None:
        return Planned(Schedule(Kind.COUNT, target, months, at_least), differs, unused)
    if base.kind is Kind.COUNT:
        return Planned(replace(base, due_months=months), differs, unused)
    if len(months) > 1:
        return Planned(Schedule(Kind.COUNT, len(months), months), None, unused)
    return Planned(Schedule(Kind.ACHIEVEMENT if months else base.kind, None, months), None, unused)


def _times(beside: Beside) -> tuple[int | None, bool]:
    """(times a year, whether at least so many) of a target; of its indicator where it has none."""
    for text in (beside.target, beside.indicator):
        words = bare(text)
        found = schedule(text) if text else None
        if found and found.kind is Kind.COUNT and found.target_count and not months_of(text):
            return found.target_count, found.at_least
        if match := _TIMES.fullmatch(words):
            return int(match[2]), match[1] == "最低" or match[3] == "以上"
        if text == beside.target and _NUMBER.fullmatch(words) and "回" in beside.label + beside.indicator:
            return int(words), False
    return None, False


def texts_beside(
    columns: Sequence[tuple[HeaderColumn, bool]], texts: Mapping[int, str], count: int
) -> tuple[list[Beside], list[HeaderColumn], list[HeaderColumn]]:
    """What stands beside each of `count` actions of a cell, the columns of which can't be told whose they are, and
    those that other actions of the row share."""
    found = [Beside() for _ in range(count)]
    unclear: list[HeaderColumn] = []
    shared: list[HeaderColumn] = []
    for column, is_shared in columns:
        text = texts.get(column.number, "")
        if not text:
            continue
        parts = each_of(text, count)
        if parts is None and column.kind in (kinds.PERSON, kinds.INDICATOR):
            parts = (flat(text),) * count
        if parts is None:
            unclear.append(column)
            continue
        if is_shared:
            shared.append(column)
        found = [_with(each, column, part) for each, part in zip(found, parts, strict=True)]
    return found, unclear, shared


def _with(beside: Beside, column: HeaderColumn, text: str) -> Beside:
    if column.kind == kinds.TARGET:
        joined = f"{beside.target} {text}".strip() if beside.target else text
        return replace(beside, target=joined, label=bare(column.label))
    if column.kind == kinds.INDICATOR:
        return replace(beside, indicator=text)
    if column.kind == kinds.MONTHS:
        return replace(beside, months=f"{beside.months} {text}".strip())
    return replace(beside, person=text)
