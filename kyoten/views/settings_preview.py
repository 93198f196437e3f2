"""What a change of settings does to a quarter, before it is saved: 要対応 23件 → 17件."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from kyoten.fiscal import Quarter
from kyoten.measures import bands
from kyoten.rules import silent_roles
from kyoten.rules.table import RULES, SEVERITIES
from kyoten.settings import Settings
from kyoten.views.view import View, YearData, make
from kyoten.views.words import completion_counts, on_course_counts, rate_words

Line = tuple[str, str, str]
"""Label, before, after, with units."""
HEADLINE = "見出しの文"


def preview(
    data: YearData,
    quarter: Quarter,
    new: Settings,
    today: dt.date,
    *,
    headline: Callable[[View], str],
    first: int = 1,
) -> tuple[Line, ...]:
    """The quarter's main figures as they are and under new settings that hold from a quarter (1–4), the `headline`
    above them, then each rule whose count differs."""
    then, now = (make(each, quarter, today=today) for each in (data, data.with_settings(new, first)))
    pairs = zip(_figures(then), _figures(now), strict=True)
    flagged, *others = ((label, before, after) for (label, before), (_, after) in pairs)
    return (flagged, (HEADLINE, headline(then), headline(now)), *others, *_rules(then, now))


def changed(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The lines that differ as sentences' parts: 要対応 23件 → 17件."""
    return tuple(f"{label} {before} → {after}" for label, before, after in lines if before != after)


def _figures(view: View) -> Iterator[tuple[str, str]]:
    total = view.total
    yield "要対応", f"{len(view.flagged)}件"
    yield "報告のない役割", f"{len(view.silent)}"
    for severity in SEVERITIES:
        yield severity, f"{len({f.item for f in view.findings if f.severity == severity})}件"
    yield "完了", f"{total.completed}件"
    yield "率に含めない項目", f"{total.excluded}件"
    for label, rate, counts in (
        ("完了率", total.completion_rate, completion_counts(total)),
        ("実施率", total.carried_rate, ""),
        ("平均進捗率", total.mean_progress, ""),
        ("計画比", total.pace, on_course_counts(total, view.quarter.number)),
    ):
        yield label, rate_words(rate) + (f"({counts})" if counts else "")
    for band in bands(view.quarter.number):
        yield f"判定が{band}の項目", f"{sum(t.counted and t.now.band == band for t in view.tracks)}件"


def _rules(then: View, now: View) -> Iterator[Line]:
    for rule in RULES:
        before, after = (_count(view, rule.code) for view in (then, now))
        if before != after:
            yield f"規則「{rule.name}」", f"{before}件", f"{after}件"


def _count(view: View, rule: str) -> int:
    """The items that a rule finds, those of roles that have reported nothing too."""
    folded = sum(len(each.items) for each in view.silent) if rule == silent_roles.RULE else 0
    return folded + sum(finding.rule == rule for finding in view.findings)
