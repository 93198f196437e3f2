"""What changed between two days: the committee's 前回の会議から, worked out from two views (docs/time.md).

Both are of one quarter and choice, one as of the earlier day, one as of the later; nothing else is asked of the store.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kyoten.fiscal import day_words
from kyoten.measures import Point, Track
from kyoten.model import FIELDS, FieldType, Reported
from kyoten.plan.plan_diff import compare
from kyoten.rules import silent_roles
from kyoten.rules.table import RULE_NAMES
from kyoten.sheet.values.display import shortened
from kyoten.views.import_preview import FIELDS as PLAN_FIELDS
from kyoten.views.settings_words import differences
from kyoten.views.view import View
from kyoten.views.words import percent_words, quarter_words

_LONGEST = 60
"""Letters of a text in a line."""


@dataclass(frozen=True)
class SinceLine:
    """One change: `item` its number ("" where it is of no item), `text` the item's own words, `words` what changed."""

    item: str
    text: str
    words: str


@dataclass(frozen=True)
class ChangesSince:
    """What came between the end of one day and the end of another; each group in plan order, by its name on screen.
    `meeting`: what was held on the first day ("" where it has no name)."""

    since: dt.date
    until: dt.date
    groups: Mapping[str, tuple[SinceLine, ...]]
    meeting: str = ""

    @property
    def span(self) -> str:
        """2012年1月22日から2012年2月10日まで; 第2回運営委員会(2012年1月22日)から2012年2月10日まで."""
        since = day_words(self.since)
        return f"{f'{self.meeting}({since})' if self.meeting else since}から{day_words(self.until)}まで"

    @property
    def summary(self) -> str:
        """2012年1月22日から2012年2月10日まで：新しい報告34件、進んだ項目12件; or that nothing changed."""
        said = "、".join(f"{label}{len(lines)}件" for label, lines in self.groups.items() if lines)
        return f"{self.span}：{said or '変わったことはありません'}。"


def changes_since(then: View, now: View, meeting: str = "") -> ChangesSince:
    """`then` and `now`: the same quarter and choice, as of the earlier and of the later day. `meeting`: what was held
    on the earlier one."""
    before = {track.item.id: track for track in then.tracks}
    both = [(before[track.item.id], track) for track in now.tracks if track.item.id in before]
    moved = [(old, new) for old, new in both if old.now.current is not None and new.now.current is not None]
    groups = {
        "新しく要対応": _findings(then, now),
        "要対応でなくなった": _findings(now, then),
        "新しい報告": (line for old, new in both for line in _reported(old, new)),
        "訂正された報告": (line for old, new in both for line in _corrected(old, new)),
        "取り下げられた報告": (line for old, new in both for line in _withdrawn(old, new)),
        "進んだ": (_moved(old, new) for old, new in moved if (new.now.current or 0) > (old.now.current or 0)),
        "後退した": (_moved(old, new) for old, new in moved if (new.now.current or 0) < (old.now.current or 0)),
        "計画": _plan(then, now),
        "担当": _persons(then, now),
        "了承": _accepted(then, now),
        "確定": _state(then, now),
        "設定": (SinceLine("", "", words) for words in differences(then.meta.settings, now.meta.settings)),
    }
    found = {label: tuple(lines) for label, lines in groups.items()}
    return ChangesSince(then.meta.day, now.meta.day, found, meeting)


def since(view: View) -> ChangesSince | None:
    """Of a view that holds itself as of an earlier day (View.since); None of one that does not."""
    return changes_since(view.since, view, view.since_meeting) if view.since else None


def _state(then: View, now: View) -> Iterator[SinceLine]:
    """速報 → 確定(2012-01-20)"""
    if then.meta.state != now.meta.state:
        yield SinceLine("", "", f"{now.quarter.label} {then.meta.state.label} → {now.meta.state.label}")


def _line(view: View, item: str, words: str) -> SinceLine:
    return SinceLine(item, view.track(item).item.text, words)


def _findings(without: View, within: View) -> Iterator[SinceLine]:
    """The findings of one view that the other does not have."""
    there = {(each.item, each.rule) for each in without.findings}
    there |= {(item, silent_roles.RULE) for each in without.silent for item in each.items}
    roles = {each.role for each in without.silent}
    yield from (SinceLine("", "", f"{s.severity} {s.reason}") for s in within.silent if s.role not in roles)
    for each in within.findings:
        if (each.item, each.rule) not in there:
            yield _line(within, each.item, f"{each.severity} {RULE_NAMES[each.rule]}：{each.reason}")


def _pairs(old: Track, new: Track) -> Iterator[tuple[Point, Point]]:
    """The points that both have, quarter by quarter."""
    for point in new.points:
        if before := old.at(point.quarter.number):
            yield before, point


def _reported(old: Track, new: Track) -> Iterator[SinceLine]:
    for before, point in _pairs(old, new):
        if point.reported and not before.reported:
            yield SinceLine(new.item.id, new.item.text, f"{point.quarter.label} {quarter_words(point)}")


def _withdrawn(old: Track, new: Track) -> Iterator[SinceLine]:
    for before, point in _pairs(old, new):
        if before.reported and not point.reported:
            yield SinceLine(new.item.id, new.item.text, f"{point.quarter.label} {quarter_words(before)}")


def _corrected(old: Track, new: Track) -> Iterator[SinceLine]:
    """Field by field: 第1四半期 進捗率 40% → 50%."""
    for before, point in _pairs(old, new):
        if before.reported and point.reported:
            for name, field in FIELDS.items():
                was, now = (field.words(getattr(each.entry, name)) for each in (before, point))
                if was != now:
                    words = f"{point.quarter.label} {field.label} {_said(was, field)} → {_said(now, field)}"
                    yield SinceLine(new.item.id, new.item.text, words)


def _said(words: str, field: Reported) -> str:
    if not words:
        return "空欄"
    return f"「{shortened(words, _LONGEST)}」" if field.type is FieldType.TEXT else words


def _moved(old: Track, new: Track) -> SinceLine:
    words = f"{percent_words(old.now.current)} → {percent_words(new.now.current)}"
    return SinceLine(new.item.id, new.item.text, words)


def _plan(then: View, now: View) -> Iterator[SinceLine]:
    found = compare(then.plan, now.plan)
    chosen = {track.item.id for view in (then, now) for track in view.tracks}
    for label, items in (("加わった", found.added), ("なくなった", found.removed)):
        yield from (SinceLine(item.id, item.text, label) for item in items if item.id in chosen)
    for change in found.changed:
        if change.id in chosen:
            named = "、".join(PLAN_FIELDS.get(name, name) for name in change.fields)
            yield SinceLine(change.id, change.new.text, f"{named}が変わった")


def _persons(then: View, now: View) -> Iterator[SinceLine]:
    for track in now.tracks:
        was, is_now = (view.persons.get(track.item.id, "") for view in (then, now))
        if was != is_now:
            yield SinceLine(track.item.id, track.item.text, f"{was or '(なし)'} → {is_now or '(なし)'}")


def _accepted(then: View, now: View) -> Iterator[SinceLine]:
    before = {by.number for _, by in then.acknowledged}
    for finding, by in now.acknowledged:
        if by.number not in before:
            words = f"{RULE_NAMES[finding.rule]}を{by.until.label}まで：{shortened(by.reason, _LONGEST)}({by.by})"
            yield _line(now, finding.item, words)
