"""Rules that hold an item against another one: of another role, or of last year's plan."""

from __future__ import annotations

from kyoten.fiscal import Quarter, year_label
from kyoten.measures import FULL, Point, Track
from kyoten.rules.base import NOTICE, Case, Finding, not_begun, percent, sources
from kyoten.text import similarity


def roles_disagree(track: Track, case: Case) -> Finding | None:
    """未着手 here, complete for another role with the same undertaking in the same function.

    The finding stands at the one that is 未着手: the other is complete, and a complete item is never flagged.
    """
    if track.known is None or not not_begun(track.known, case.settings):
        return None
    other = next((each for each in case.tracks if _is_counterpart(track, each, case)), None)
    if other is None or other.known is None:
        return None
    role = other.item.role
    reason = f"同じ取組を{role}は完了、{track.item.role}は未着手と報告({role}の項目は{other.item.id})"
    since = _both_since(track, other, case)
    return Finding(track.item.id, "roles_disagree", NOTICE, since, reason, sources(track.known, other.known))


def _is_counterpart(track: Track, other: Track, case: Case) -> bool:
    return (
        other.item.function == track.item.function
        and other.item.role != track.item.role
        and other.now.complete
        and similarity(track.item.text, other.item.text) >= case.settings.same_undertaking
    )


def _both_since(track: Track, other: Track, case: Case) -> Quarter:
    """The first quarter of the run up to now in which both stood so, by what was known at each quarter's end."""
    since = track.now.quarter
    # The shorter of the two is that of an item that came into the plan during the year.
    for mine, theirs in zip(reversed(track.points), reversed(other.points), strict=False):
        known = track.at(mine.known_as_of) if mine.known_as_of is not None else None
        if known is None or not not_begun(known, case.settings) or not theirs.complete:
            break
        since = mine.quarter
    return since


def carried_over(track: Track, case: Case) -> Finding | None:
    """Continues an item that ended last year unfinished; nothing where last year is not known."""
    last = case.last_year.get(case.links.get(track.item.id, ""))
    if last is None or _was_finished(last.now) or track.now.excluded:
        return None
    year, current = year_label(last.now.quarter.year), last.now.current
    state = "進捗の報告がないまま" if current is None else f"{percent(current)}で"
    reason = f"{year}に{state}終わった取組({last.item.id})の持ち越し"
    entries = sources(last.known) if last.known else ()
    return Finding(track.item.id, "carried_over", NOTICE, Quarter(case.quarter.year, 1), reason, entries)


def _was_finished(last: Point) -> bool:
    return last.complete or last.excluded or (last.current is not None and last.current >= FULL)
