"""What has a role not reported? By role and function, each item by its number."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from kyoten.fiscal import day_words
from kyoten.measures import Track
from kyoten.measures.asked import is_asked_for
from kyoten.views.committee.answer import Answer, AnswerColumn, Value
from kyoten.views.view import View
from kyoten.views.words import named

QUESTION = Answer(
    "どの役割が、何をまだ報告していないか",
    "",
    (
        AnswerColumn("役割", 9), AnswerColumn("機能", 18), AnswerColumn("項目数(件)", 7, True),
        AnswerColumn("未報告(件)", 7, True), AnswerColumn("2期以上続けて(件)", 9, True), AnswerColumn("担当", 16),
        AnswerColumn("項目番号", 90),
    ),
)  # fmt: skip


def not_reported(view: View) -> Answer:
    """Roles in the plan's order, functions within them."""
    counted = [track for track in view.tracks if track.counted]
    roles = view.plan.roles
    counted.sort(key=lambda track: (roles.index(track.item.role), track.function_no))
    grouped = groupby(counted, key=lambda track: (track.item.role, track.item.function))
    rows = (_row(view, *where, list(tracks)) for where, tracks in grouped)
    return QUESTION.answered(_sentence(view, counted), (row for row in rows if row[3]))


def _row(view: View, role: str, function: str, tracks: list[Track]) -> tuple[Value, ...]:
    missing = [track for track in tracks if not track.now.reported]
    again = sum(track.before is not None and not track.before.reported for track in missing)
    persons = dict.fromkeys(view.persons.get(track.item.id, "") for track in missing)
    items = named(track.item.id for track in missing)
    return role, function, len(tracks), len(missing), again, "、".join(filter(None, persons)), items


def _sentence(view: View, counted: list[Track]) -> str:
    """134件のうち23件が未報告：行政21件、法人2件。報告の期限は2012年1月15日。うち報告を求めない項目…"""
    missing = Counter(track.item.role for track in counted if not track.now.reported)
    due = day_words(view.meta.settings.deadline(view.quarter))
    if not missing:
        return f"{view.quarter.label}は、{len(counted)}件すべてが報告されています。"
    of_role = Counter(track.item.role for track in counted)
    said = "、".join(
        f"{role}は全{count}件" if count == of_role[role] else f"{role}{count}件" for role, count in missing.items()
    )
    not_asked = sum(not track.now.reported and not is_asked_for(track, view.meta.settings) for track in counted)
    rest = f"うち{not_asked}件は、完了・中止・予定前のため報告を求めていません。" if not_asked else ""
    total = missing.total()
    return f"{view.quarter.label}は{len(counted)}件のうち{total}件が未報告：{said}。期限は{due}。{rest}"
