"""Rules on the reports as such: missing, or copied from the one before."""

from __future__ import annotations

from kyoten.measures import FULL, Point, Track
from kyoten.rules.base import NOTICE, STALLED, Case, Finding, day, running, running_pairs, said, sources
from kyoten.rules.movement import earlier_words
from kyoten.text import flat


def unreported(track: Track, case: Case) -> Finding | None:
    """No entry though the deadline has passed; quarters in which nothing was due yet do not count."""
    missing = running(track, lambda point: not point.reported and point.expected > 0)
    if not missing or case.today <= (deadline := case.settings.deadline(case.quarter)):
        return None
    severity = STALLED if len(missing) >= case.settings.unreported_stalled else NOTICE
    if len(missing) == 1:
        reason = f"{case.quarter.label}の報告が期限({day(deadline)})を過ぎても未提出"
    else:
        labels = "・".join(point.quarter.label for point in missing)
        reason = f"{len(missing)}期連続で報告が未提出({labels}、直近の期限は{day(deadline)})"
    return Finding(track.item.id, "unreported", severity, missing[0].quarter, reason, ())


def copied(track: Track, case: Case) -> Finding | None:
    """取組実績 word for word as in the newest report before, and no progress beside it."""
    del case
    run = running_pairs([point for point in track.points if point.reported], _is_copy)
    if not run or run[-1][1] is not track.now or track.waits or track.now.excluded:
        return None
    before, now = run[-1]
    reason = f"取組実績が{earlier_words(before, now)}と同文で、進捗に伸びがない({said(before)} → {said(now)})"
    return Finding(track.item.id, "copied", NOTICE, run[0][1].quarter, reason, sources(before, now))


def _is_copy(last: Point, here: Point) -> bool:
    if here.value is not None and (here.value >= FULL or (last.value is not None and here.value > last.value)):
        return False
    words = flat(here.entry.result)
    return bool(words) and words == flat(last.entry.result)
