"""What slipped since the last meeting, and why (docs/measures.md, "前回から遅れた項目")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kyoten.fiscal import day_words
from kyoten.measures import NOT_ACHIEVED, YEAR_END, Track, bands
from kyoten.rules.table import RULE_NAMES, SEVERITIES, STALLED, Finding
from kyoten.views.committee.answer import Answer, AnswerColumn, Value
from kyoten.views.decisions import newest_text
from kyoten.views.view import View
from kyoten.views.words import percent_words

_ELSEWHERE = ("unreported", "carried_over")
"""Rules that another question answers, or that say nothing of what came since."""
_BY_THE_CALENDAR = ("year_end_short",)
"""A rule that begins to hold when the year is over, though nothing got worse: how far it is, the bands compare."""
_NEWLY = f"新しく{STALLED}"
QUESTION = Answer(
    "前回の会議から、何がなぜ遅れたか",
    "",
    (
        AnswerColumn("項目番号", 10), AnswerColumn("項目", 34), AnswerColumn("役割", 8), AnswerColumn("担当", 10),
        AnswerColumn("どう遅れたか", 26), AnswerColumn("なぜ", 40), AnswerColumn("課題", 28),
    ),
    note="会議の日までに終わっていた四半期と比べて、新しく停滞か注意になった項目、進捗が下がった項目、判定が下がった項目。未報告は別に示す。",
)  # fmt: skip


def slipped(view: View) -> Answer:
    """Against what the meeting could see (View.since), the newly stalled first, then in plan order."""
    if view.since is None:
        return QUESTION.without("前回の会議の日を選ぶと、その後に遅れた項目が出ます。")
    then = seen_then(view.since)
    before = {track.item.id: track for track in then.tracks}
    was, now = _worst(then, [f for f, _ in then.acknowledged]), _worst(view)
    found = [
        (track, how)
        for track in view.tracks
        if track.counted and (how := tuple(_how(track, before.get(track.item.id), was, now)))
    ]
    found.sort(key=lambda each: (not each[1][0].startswith(_NEWLY), each[0].order))
    day = day_words(view.since.meta.day)
    meeting = f"{view.since_meeting}({day})" if view.since_meeting else day
    grave = sum(how[0].startswith(_NEWLY) for _, how in found)
    said = f"から遅れたのは{len(found)}件({_NEWLY}{grave}件)。" if found else "から遅れた項目はありません。"
    listed = f"{meeting}に見た{then.quarter.label}の内容{said}"
    return QUESTION.answered(listed, (_row(view, track, how) for track, how in found))


def seen_then(since: View) -> View:
    """The newest quarter that had ended by the day of `since`, as it was known on that day; the first, if none had."""
    seen = since
    while seen.quarter.end >= since.meta.day and seen.before is not None:
        seen = seen.before
    return seen


def _worst(view: View, accepted: list[Finding] | None = None) -> Mapping[str, str]:
    """Item → the gravest severity of its findings."""
    found: dict[str, str] = {}
    for each in (*view.findings, *(accepted or ())):
        if each.rule not in (*_ELSEWHERE, *_BY_THE_CALENDAR):
            found[each.item] = min(found.get(each.item, each.severity), each.severity, key=SEVERITIES.index)
    return found


def _how(track: Track, before: Track | None, was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """In words; the severity first."""
    item = track.item.id
    if item in now and (item not in was or SEVERITIES.index(now[item]) < SEVERITIES.index(was[item])):
        yield f"新しく{now[item]}" + (f"(前は{was[item]})" if item in was else "")
    if before is None:
        return
    old, new = before.now.current, track.now.current
    if old is not None and new is not None and new < old:
        yield f"進捗 {percent_words(old)} → {percent_words(new)}"
    words = [each.known.band if each.known else None for each in (before, track)]
    if None not in words and _rank(before) < _rank(track):
        yield f"判定 {words[0]} → {words[1]}"


def _rank(track: Track) -> int:
    """0 for the best band that a quarter has. At the year's end 概ね達成 is no fall, as it begins where 順調 does."""
    known = track.known
    if known is None or known.band is None:
        return 0
    number = known.quarter.number
    return int(known.band == NOT_ACHIEVED) if number == YEAR_END else bands(number).index(known.band)


def _row(view: View, track: Track, how: tuple[str, ...]) -> tuple[Value, ...]:
    item = track.item
    reasons = [
        f"{RULE_NAMES[each.rule]}：{each.reason}" for each in view.findings_of(item.id) if each.rule not in _ELSEWHERE
    ]
    why, issue = "。".join(reasons), newest_text(track, "issue")
    return (item.id, item.text, item.role, view.persons.get(item.id), "、".join(how), why, issue)
