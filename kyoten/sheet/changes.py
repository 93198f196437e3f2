"""What would change if a report were stored: for the preview before anything is saved.

An entry is compared with what is stored for the same quarter (a correction), else with the quarter before.
Words: docs/product.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from kyoten.fiscal import Quarter
from kyoten.model import FIELDS, FIGURES, ActionItem, Kind, Plan, ProgressEntry
from kyoten.problems.report import Report
from kyoten.settings import Settings
from kyoten.sheet.values.cell_values import CLEARED
from kyoten.text import flat

COMPLETE = 100.0


@dataclass(frozen=True)
class Change:
    """One item: `before` is what it was compared with, `after` what the sheet says; None where there is nothing."""

    item: str
    before: ProgressEntry | None
    after: ProgressEntry | None
    before_value: float | None = None
    """0–100, as far as one entry alone tells."""
    after_value: float | None = None


class Replaced(NamedTuple):
    """A value that is stored for the same item and quarter and would no longer hold; `new` empty: it is cleared."""

    item: str
    quarter: Quarter
    field: str
    old: str | float
    new: str | float

    def words(self, value: str | float) -> str:
        """50%, 3回, a text, or (消去)."""
        return FIELDS[self.field].words(value) or CLEARED


@dataclass(frozen=True)
class Changes:
    """Groups of the preview, each in plan order. An item may be in several (新規に報告 and 進んだ)."""

    new: tuple[Change, ...] = ()
    forward: tuple[Change, ...] = ()
    back: tuple[Change, ...] = ()
    unchanged: tuple[Change, ...] = ()
    other: tuple[Change, ...] = ()
    copied: tuple[Change, ...] = ()
    completed: tuple[Change, ...] = ()
    absent: tuple[Change, ...] = ()
    unmatched: tuple[str, ...] = ()
    """Addresses of rows that fit no item."""
    replaced: tuple[Replaced, ...] = ()
    """Every stored value that would be lost, field by field."""

    def groups(self) -> list[tuple[str, tuple[Change, ...]]]:
        """Screen label → changes, in the order of the preview (without those of rows and of fields)."""
        return [(LABELS[each.name], getattr(self, each.name)) for each in fields(self) if each.name in _OF_ITEMS]

    def counts(self) -> dict[str, int]:
        """Screen label → how many, 照合できない and 書き換わる欄 last."""
        others = {LABELS[name]: len(getattr(self, name)) for name in LABELS if name not in _OF_ITEMS}
        return {label: len(found) for label, found in self.groups()} | others


LABELS = {
    "new": "新規に報告",
    "forward": "進んだ",
    "back": "後退",
    "unchanged": "変化なし",
    "other": "その他の変更",
    "copied": "同文",
    "completed": "完了になった",
    "absent": "今回ない",
    "unmatched": "照合できない",
    "replaced": "書き換わる欄",
}
_OF_ITEMS = tuple(name for name in LABELS if name not in ("unmatched", "replaced"))


def compare(
    before: Mapping[str, ProgressEntry],
    previous_quarter: Mapping[str, ProgressEntry],
    report: Report,
    plan: Plan,
    settings: Settings,
    *,
    own: Mapping[str, ProgressEntry] | None = None,
) -> Changes:
    """All mappings: item id → entry; `before` of the report's quarter, `previous_quarter` of the one before it;
    `own`: those of `before` that the site itself has reported, so that the report corrects them, where not all are; of
    the others it takes the place."""
    groups: dict[str, list[Change]] = {name: [] for name in _OF_ITEMS}
    reported = {entry.item: entry for entry in report.entries}
    replaced: list[Replaced] = []
    for item in plan.items:
        if after := reported.get(item.id):
            if stored := (before if own is None else own).get(item.id):
                replaced += _replaced(stored, after)
                after = after.over(stored)
            base = before.get(item.id) or previous_quarter.get(item.id)
            change = Change(item.id, base, after, value(base, item, settings), value(after, item, settings))
            for name in _groups_of(change, item, before, previous_quarter, settings):
                groups[name].append(change)
    groups["absent"] = list(_absent(before, report, plan))
    found = {name: tuple(listed) for name, listed in groups.items()}
    return Changes(**found, unmatched=report.unmatched, replaced=tuple(replaced))


def _replaced(stored: ProgressEntry, after: ProgressEntry) -> Iterator[Replaced]:
    """What a correction puts another value, or none, in the place of."""
    for name, _ in after.cells:
        old, new = getattr(stored, name), getattr(after, name)
        if old not in (None, "") and old != new:
            yield Replaced(after.item, after.quarter, name, old, "" if new is None else new)


def compare_all(
    stored: Mapping[Quarter, Mapping[str, ProgressEntry]],
    report: Report,
    plan: Plan,
    settings: Settings,
    *,
    own: Mapping[Quarter, Mapping[str, ProgressEntry]] | None = None,
) -> Changes:
    """A report with several quarters side by side, each of them compared for itself, oldest first in every group.

    `stored`: quarter → item id → entry; `own` as in `compare`. What is absent or fits no item is listed for the
    report's own quarter alone: an empty cell in a column of an earlier one takes nothing away.
    """
    nothing: Mapping[str, ProgressEntry] = {}
    every: dict[str, tuple[Any, ...]] = dict.fromkeys(LABELS, ())
    of_report = Changes(unmatched=report.unmatched)
    quarters = {entry.quarter for entry in report.entries}
    for quarter in sorted(quarters | ({report.quarter} if report.quarter else set())):
        of_quarter = replace(report, entries=tuple(each for each in report.entries if each.quarter == quarter))
        before, previous = (stored.get(each, nothing) for each in (quarter, quarter.previous()))
        corrected = before if own is None else own.get(quarter, nothing)
        found = compare(before, previous, of_quarter, plan, settings, own=corrected)
        every |= {name: (*every[name], *getattr(found, name)) for name in (*_OF_ITEMS, "replaced")}
        of_report = found if quarter == report.quarter else of_report
    return Changes(**{**every, "absent": of_report.absent, "unmatched": report.unmatched})


def value(entry: ProgressEntry | None, item: ActionItem, settings: Settings) -> float | None:
    """0–100 as one entry alone tells it: 進捗率, else 実績 ÷ target, else the status's percent.

    What a 継続型 gains from quarter to quarter needs its whole history and is left to kyoten.measures.
    """
    if entry is None:
        return None
    rating = settings.rating(entry.status) if entry.status else None
    if rating and rating.percent is None:
        return None
    if entry.percent is not None:
        return entry.percent
    if item.kind is Kind.COUNT and item.target_count and entry.count is not None:
        return min(COMPLETE, entry.count / item.target_count * 100)
    return rating.percent if rating else None


def _groups_of(
    change: Change,
    item: ActionItem,
    before: Mapping[str, ProgressEntry],
    previous: Mapping[str, ProgressEntry],
    settings: Settings,
) -> Iterator[str]:
    if item.id not in before:
        yield "new"
    if change.before is not None:
        yield _direction(change)
    if _copied(change.after, previous.get(item.id)):
        yield "copied"
    if _complete(change.after, item, settings) and not _complete(change.before, item, settings):
        yield "completed"


def _direction(change: Change) -> str:
    was, now = change.before_value, change.after_value
    if was is not None and now is not None and was != now:
        return "forward" if now > was else "back"
    return "unchanged" if _said(change.before) == _said(change.after) else "other"


def _said(entry: ProgressEntry | None) -> tuple[object, ...] | None:
    return None if entry is None else tuple(getattr(entry, name) for name in FIGURES)


def _copied(after: ProgressEntry | None, last: ProgressEntry | None) -> bool:
    return bool(after and last and flat(after.result) and flat(after.result) == flat(last.result))


def _complete(entry: ProgressEntry | None, item: ActionItem, settings: Settings) -> bool:
    """Its status is 完了, or a 回数型 has reached its target (docs/measures.md)."""
    if entry is None:
        return False
    rating = settings.rating(entry.status) if entry.status else None
    if rating and rating.percent == COMPLETE:
        return True
    target = item.target_count if item.kind is Kind.COUNT else None
    return bool(target and entry.count is not None and entry.count >= target)


def _absent(before: Mapping[str, ProgressEntry], report: Report, plan: Plan) -> Iterator[Change]:
    """Items of the report's roles that it has no entry for; a restated one only where it was reported before."""
    reported = {entry.item for entry in report.entries}
    said = reported | set(report.blank)
    roles = {report.role} if report.role else {item.role for item in plan.items if item.id in said}
    for item in plan.items:
        stored = before.get(item.id)
        if item.id not in reported and item.role in roles and (stored or item.restates is None):
            yield Change(item.id, stored, None)
