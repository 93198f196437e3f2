"""Rules on the plan's dates. They rest on the newest known entry, judged as of its own quarter: silence since then
neither mends nor worsens what it said."""

from __future__ import annotations

from collections.abc import Callable

from kyoten.fiscal import Quarter, quarter_of_month
from kyoten.measures import FULL, YEAR_END, Point, Track
from kyoten.measures.asked import anything_reported
from kyoten.measures.expected import due_quarter, in_fiscal_order, months_from, months_passed, times_asked
from kyoten.model import Kind
from kyoten.rules.base import NOTICE, STALLED, Case, Finding, not_begun, percent, sources


def not_started(track: Track, case: Case) -> Finding | None:
    """Still 未着手 at the end of the set quarter, or of the quarter of its first scheduled month."""
    known = track.known
    limit, term = _start(track, case)
    if known is None or known.quarter.number < limit or not not_begun(known, case.settings):
        return None
    since = _since(track, limit, lambda point: not_begun(point, case.settings))
    reason = f"{term}を過ぎても未着手({known.quarter.label}の報告)"
    return Finding(track.item.id, "not_started", STALLED, since, reason, sources(known))


def _start(track: Track, case: Case) -> tuple[int, str]:
    """The quarter at whose end it must have begun, and its words: a 回数型 has until its first scheduled month."""
    limit = max(case.settings.not_started_quarter, track.first)
    counted = track.item.kind == Kind.COUNT
    for month in months_from(track.item.due_months, track.first if counted else 1)[:1]:
        if counted or quarter_of_month(month) <= limit:
            return max(quarter_of_month(month), track.first), f"{month}月の予定"
    return limit, f"{Quarter(case.quarter.year, limit).label}末"


def overdue(track: Track, case: Case) -> Finding | None:
    """A due month has passed and the count (回数型) or the completion (達成型) is short."""
    del case
    known = track.known
    if known is None or known.value is None or not track.item.due_months or track.item.kind == Kind.ONGOING:
        return None
    return _short_count(track, known) if track.item.kind == Kind.COUNT else _not_completed(track, known)


def _short_count(track: Track, known: Point) -> Finding | None:
    """The first scheduled month that the cumulative count has not covered; by percent where no count was reported."""
    item, reported = track.item, known.entry.count
    months = months_from(item.due_months, track.first)
    if not months:
        return None
    target = item.target_count or len(months)
    count = reported if reported is not None else (known.value or 0.0) / FULL * target
    # A percent of 33.3 for one time of three must not look like a shortfall: a twentieth of a time is rounding.
    done = int(count + 0.05)
    if done >= min(months_passed(months, known.quarter.number), times_asked(item, track.first) or len(months)):
        return None
    goal = f"目標{target}回{'以上' if item.at_least else ''}"
    shown = f"実績{reported}回" if reported is not None else f"進捗{percent(known.value or 0.0)}"
    reason = f"{months[done]}月の予定を過ぎて{shown}({goal})"
    since = Quarter(known.quarter.year, quarter_of_month(months[done]))
    return Finding(track.item.id, "overdue", STALLED, since, reason, sources(known))


def _not_completed(track: Track, known: Point) -> Finding | None:
    due = due_quarter(track.item.due_months)
    if known.quarter.number < due or known.value is None or known.value >= FULL:
        return None
    month = in_fiscal_order(track.item.due_months)[-1]
    reason = f"{month}月の期限を過ぎて未完了({known.quarter.label} {percent(known.value)})"
    since = _since(track, due, lambda point: point.value is not None and point.value < FULL)
    return Finding(track.item.id, "overdue", STALLED, since, reason, sources(known))


def year_end_short(track: Track, case: Case) -> Finding | None:
    """The year is over and what was planned for it was not reached; by the newest known report.

    Asked once the deadline has passed or every role has reported, and not where nobody has reported anything all year.
    A 継続型 that was carried out has done its part.
    """
    if (
        case.quarter.number != YEAR_END
        or not (_is_past(case) or _all_have_reported(case))
        or not anything_reported(case.tracks)
    ):
        return None
    now, value = track.now, track.now.current
    if now.excluded or value == FULL or (track.item.kind == Kind.ONGOING and now.carried):
        return None
    severity = NOTICE if value is not None and value >= case.settings.nearly_achieved else STALLED
    known = track.known
    reached = f"{percent(value)}({known.quarter.label})" if value is not None and known else "報告なし"
    reason = f"年度末までに達成していない(最新の進捗: {reached})"
    return Finding(track.item.id, "year_end_short", severity, case.quarter, reason, sources(known) if known else ())


def _is_past(case: Case) -> bool:
    return case.today > case.settings.deadline(case.quarter)


def _all_have_reported(case: Case) -> bool:
    roles = {track.item.role for track in case.tracks}
    return roles == {track.item.role for track in case.tracks if track.now.reported}


def _since(track: Track, limit: int, holds: Callable[[Point], bool]) -> Quarter:
    """The limit's quarter, or the first one after the last report that said otherwise."""
    contrary = [point.quarter.number for point in track.points if point.value is not None and not holds(point)]
    return Quarter(track.now.quarter.year, max([limit, track.first, *(number + 1 for number in contrary)]))
