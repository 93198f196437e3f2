"""Rules on how an item moves from quarter to quarter. Each needs a report in the quarter under view."""

from __future__ import annotations

from kyoten.measures import BEHIND, FULL, Point, Track
from kyoten.model import Kind
from kyoten.rules.base import NOTICE, STALLED, Case, Finding, percent, running, running_pairs, said, sources


def no_change(track: Track, case: Case) -> Finding | None:
    """Same value and status in consecutive reported quarters, the last of them the one under view.

    A quarter without a report ends the run; a 継続型 that is being carried out and a 回数型 that waits for its next
    scheduled month stand still rightly.
    """
    now = track.now
    if now.value is None or now.value >= FULL or track.waits or (track.item.kind == Kind.ONGOING and now.carried):
        return None
    run = running(track, lambda point: point.reported and (point.value, point.status) == (now.value, now.status))
    if len(run) < case.settings.no_change_quarters:
        return None
    reason = f"{len(run)}期連続で進捗に変化なし({' → '.join(said(point) for point in run)})"
    return Finding(track.item.id, "no_change", STALLED, run[0].quarter, reason, sources(*run))


def behind(track: Track, case: Case) -> Finding | None:
    """Pace below the threshold of 遅れ."""
    del case
    run = running(track, lambda point: point.band == BEHIND)
    now = track.now
    if not run or now.value is None or now.pace is None:
        return None
    reason = f"計画の{percent(now.expected)}に対して{percent(now.value)}(進み{percent(now.pace)})"
    return Finding(track.item.id, "behind", NOTICE, run[0].quarter, reason, sources(now))


def regressed(track: Track, case: Case) -> Finding | None:
    """Value lower than in the quarter before; both must be known."""
    del case
    run = running_pairs(track, _fell)
    if not run or track.before is None:
        return None
    reason = f"進捗が前の四半期から後退({said(track.before)} → {said(track.now)})"
    return Finding(track.item.id, "regressed", NOTICE, run[0].quarter, reason, sources(track.before, track.now))


def _fell(last: Point, here: Point) -> bool:
    return last.value is not None and here.value is not None and here.value < last.value
