"""要対応 by what a person must do, and the reminder for a role, ready to paste into a mail.

A finding belongs to the action of its rule, so an item with several findings may stand in several groups.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kyoten.fiscal import Quarter, day_words
from kyoten.rules import silent_roles
from kyoten.rules.actions import ACTIONS, REPORT, RequiredAction
from kyoten.rules.silent_roles import SilentRole
from kyoten.rules.table import RULE, SEVERITIES, Finding
from kyoten.views.view import View

_SHOWN = 60
"""Characters of an item's text that a reminder names it by."""
_WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True)
class ActionGroup:
    """An action and its findings, worst and oldest first, then in plan order; `silent`: the roles that have reported
    nothing, where the action is to ask for reports."""

    action: RequiredAction
    findings: tuple[Finding, ...]
    silent: tuple[SilentRole, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of the items concerned, in the order of their first finding."""
        return tuple(dict.fromkeys(finding.item for finding in self.findings))

    @property
    def label(self) -> str:
        """報告を求める 12件; with a role that has reported nothing: 報告を求める 1役割・12件"""
        roles = f"{len(self.silent)}役割・" if self.silent else ""
        return f"{self.action.name} {roles}{len(self.items)}件"


def by_action(view: View, findings: Iterable[Finding] | None = None) -> tuple[ActionGroup, ...]:
    """One group per action in the order of ACTIONS, even an empty one; of the findings given, else of the view's.

    A group's table is tables.stalled_table(view, group.findings).
    """
    listed = sorted(
        view.findings if findings is None else findings,
        key=lambda found: (SEVERITIES.index(found.severity), found.since, view.track(found.item).order),
    )
    asked = RULE[silent_roles.RULE].action
    return tuple(
        ActionGroup(each, tuple(f for f in listed if RULE[f.rule].action == each), view.silent if each == asked else ())
        for each in ACTIONS
    )


def reminder(view: View, role: str) -> str:
    """A mail to a role: subject, what is asked for item by item with its reasons, and the deadline.

    Only the plan's words, whom the site put in charge and the findings go into it: nothing that was reported.
    """
    asked = [group for group in _of_role(view, role) if group.findings or group.silent]
    return "\n".join([*_head(view, role, asked), *(_lines(view, asked)), *_end(view)])


def _of_role(view: View, role: str) -> tuple[ActionGroup, ...]:
    groups = by_action(view, [finding for finding in view.findings if view.track(finding.item).item.role == role])
    return tuple(replace(group, silent=tuple(s for s in group.silent if s.role == role)) for group in groups)


def asked_by_role(view: View) -> dict[str, int]:
    """How many items a reminder asks each role about, in the usual order; roles without any are left out."""
    items = {finding.item for finding in view.findings} | {item for each in view.silent for item in each.items}
    counts = Counter(view.track(item).item.role for item in items)
    return {role: counts[role] for role in view.plan.roles if counts[role]}


def _head(view: View, role: str, asked: list[ActionGroup]) -> Iterator[str]:
    yield f"件名：{view.quarter.full_label}の進捗報告について({view.meta.site})"
    yield ""
    yield f"{role} ご担当者様"
    yield ""
    yield "いつもお世話になっております。"
    subject = f"{view.meta.site}の行動計画について、{view.meta.as_of_label}、"
    if not asked:
        yield f"{subject}お願いする項目はありません。ご協力ありがとうございます。"
        return
    count = asked_by_role(view)[role]
    yield f"{subject}お願いしたい項目が{count}件あります。お手数をおかけしますが、ご対応をお願いいたします。"


def _lines(view: View, asked: list[ActionGroup]) -> Iterator[str]:
    for number, group in enumerate(asked, start=1):
        yield ""
        count = len(group.items) + sum(len(each.items) for each in group.silent)
        yield f"{number} {group.action.request}({count}件)"
        if group.action == REPORT:
            yield f"{_due(view)}お早めにご提出をお願いいたします。"
        if group.silent:
            yield f"{view.quarter.label}の報告は、まだ1件も届いていません。報告用紙のすべての項目をお願いいたします。"
        for item in group.items:
            person = view.persons.get(item, "")
            yield f"・{item} {_short(view.track(item).item.text)}" + (f"(担当：{person})" if person else "")
            yield from (f"　理由：{_reason(f)}" for f in group.findings if f.item == item)


def _reason(finding: Finding) -> str:
    # 未報告 names its quarters itself.
    return finding.reason if finding.rule == "unreported" else f"{finding.reason}。{finding.since.label}から"


def _due(view: View) -> str:
    return f"{view.quarter.label}の報告の期限は{date_words(view.meta.settings.deadline(view.quarter))}でした。"


def _end(view: View) -> Iterator[str]:
    due = _next_due(view)
    yield ""
    if due is not None:
        quarter, day = due
        yield f"{quarter.label}の報告の期限は{date_words(day)}です。期限までにご提出をお願いいたします。"
    yield "ご不明な点がありましたら、お問い合わせください。よろしくお願いいたします。"


def _next_due(view: View) -> tuple[Quarter, dt.date] | None:
    """The first deadline from the view's quarter on that has not passed; None after the year's last one."""
    quarters = [Quarter(view.quarter.year, number) for number in range(view.quarter.number, 5)]
    days = ((quarter, view.meta.settings.deadline(quarter)) for quarter in quarters)
    return next(((quarter, day) for quarter, day in days if day >= view.meta.as_of), None)


def date_words(day: dt.date) -> str:
    """2011年10月15日(土)"""
    return f"{day_words(day)}({_WEEKDAYS[day.weekday()]})"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…"
