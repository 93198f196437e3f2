"""What makes an item 要対応: the table of rules, and the search through it (docs/measures.md).

Findings are computed, never stored: the same tracks, settings and day always give the same findings in the same order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from kyoten.fiscal import Quarter
from kyoten.measures import Track
from kyoten.rules import movement, relations, reports, schedule
from kyoten.rules.actions import CHECK, DIRECT, REPLAN, REPORT, START
from kyoten.rules.base import NOTICE, SEVERITIES, STALLED, Case, Finding, Rule
from kyoten.settings import Settings

__all__ = ["NOTICE", "RULE", "RULES", "RULE_NAMES", "SEVERITIES", "STALLED", "Finding", "Rule", "find"]

RULES: tuple[Rule, ...] = (
    Rule("unreported", "未報告", STALLED, "報告の期限を過ぎても、この四半期の報告がない",
         ("deadline_days", "deadlines", "unreported_stalled", "cancelled"), REPORT, reports.unreported),
    Rule("no_change", "変化なし", STALLED, "報告のあった四半期の進捗と状況が続けて同じで、計画に届いていない",
         ("no_change_quarters", "on_track"), START, movement.no_change, (2, 3, 4)),
    Rule("not_started", "未着手", STALLED, "着手しているはずの時期を過ぎても未着手",
         ("not_started_quarter", "scale"), START, schedule.not_started),
    Rule("overdue", "期限超過", STALLED, "予定や期限の月を過ぎても、実績が足りないか完了していない",
         ("scale",), REPLAN, schedule.overdue),
    Rule("year_end_short", "年度末未達", STALLED, "年度が終わっても、計画したところまで達していない",
         ("nearly_achieved", "deadline_days", "deadlines"), DIRECT, schedule.year_end_short, (4,)),
    Rule("behind", "遅れ", NOTICE, "計画比が「遅れ」の範囲にある(第4四半期を除く)",
         ("slightly_behind", "behind_points"), REPLAN, movement.behind, (1, 2, 3)),
    Rule("regressed", "後退", NOTICE, "進捗が前の報告より下がった",
         ("scale",), CHECK, movement.regressed, (2, 3, 4)),
    Rule("copied", "同文", NOTICE, "取組実績が前の報告と同じ文で、進捗に伸びがない",
         ("scale",), CHECK, reports.copied, (2, 3, 4)),
    Rule("roles_disagree", "役割の不一致", NOTICE, "同じ取組が、ある役割では完了、別の役割では未着手",
         ("same_undertaking", "scale"), CHECK, relations.roles_disagree),
    Rule("carried_over", "持ち越し", NOTICE, "前年度に完了しないまま終わった取組を引き継いでいる",
         ("scale",), REPLAN, relations.carried_over),
)  # fmt: skip
"""In the order in which an item's findings are listed."""
RULE = {rule.code: rule for rule in RULES}
"""By code, as findings name them."""
RULE_NAMES = {rule.code: rule.name for rule in RULES}


def find(
    tracks: Iterable[Track],
    quarter: Quarter,
    settings: Settings,
    today: dt.date,
    *,
    last_year: Iterable[Track] = (),
    links: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Every finding on the counted items of a quarter, in plan order, then in the order of RULES.

    `tracks`: measures.tracks of the whole plan up to the quarter or later (rules compare roles). `last_year`: those of
    the year before, `links`: item → the item of last year that it continues; without them nothing is 持ち越し.
    Raises ValueError for tracks that do not reach the quarter.
    """
    counted = tuple(track.until(quarter) for track in tracks if track.counted)
    case = Case(quarter, settings, today, counted, {track.item.id: track for track in last_year}, links or {})
    return [finding for track in counted if not _settled(track, settings) for finding in _judge(track, case)]


def _judge(track: Track, case: Case) -> Iterator[Finding]:
    for rule in RULES:
        finding = None if rule.code in case.settings.rules_off else rule.function(track, case)
        if finding:
            yield finding


def _settled(track: Track, settings: Settings) -> bool:
    """Complete, cancelled, or nothing due yet: never flagged."""
    cancelled = track.known is not None and track.known.status == settings.cancelled
    return track.now.complete or cancelled or track.now.expected == 0
