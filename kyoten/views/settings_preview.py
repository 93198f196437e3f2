"""What a change of settings does to a quarter, before it is saved: 要対応 23件 → 17件."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from kyoten.fiscal import Quarter
from kyoten.rules.table import NOTICE, RULES, STALLED
from kyoten.settings import Settings
from kyoten.views.tables import NO_VALUE
from kyoten.views.view import Gathered, View, make

Line = tuple[str, str, str]
"""Label, before, after, with units."""


def preview(gathered: Gathered, quarter: Quarter, old: Settings, new: Settings, today: dt.date) -> tuple[Line, ...]:
    """The quarter's main figures under the old and the new settings, then each rule whose count differs."""
    then, now = (make(replace(gathered, settings=each), quarter, today=today) for each in (old, new))
    pairs = zip(_figures(then), _figures(now), strict=True)
    return (*((label, before, after) for (label, before), (_, after) in pairs), *_rules(then, now))


def changed(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The lines that differ as sentences' parts: 要対応 23件 → 17件."""
    return tuple(f"{label} {before} → {after}" for label, before, after in lines if before != after)


def _figures(view: View) -> Iterator[tuple[str, str]]:
    total = view.rollup().iloc[0]
    yield "要対応", f"{len(view.flagged)}件"
    for severity in (STALLED, NOTICE):
        yield severity, f"{len({f.item for f in view.findings if f.severity == severity})}件"
    yield "完了", f"{int(total['completed'])}件"
    yield "率に含めない項目", f"{int(total['excluded'])}件"
    for label, column in (
        ("完了率", "completion_rate"),
        ("平均進捗率", "mean_progress"),
        ("計画に対する進み", "pace"),
    ):
        value = total[column]
        yield label, NO_VALUE if value != value else f"{value:.1f}%"  # noqa: PLR0124 - NaN differs from itself
    counted = view.now[view.now["counted"]]
    for band in ("順調", "やや遅れ", "遅れ"):
        yield f"判定が{band}の項目", f"{int((counted['band'] == band).sum())}件"


def _rules(then: View, now: View) -> Iterator[Line]:
    for rule in RULES:
        before, after = (sum(f.rule == rule.code for f in view.findings) for view in (then, now))
        if before != after:
            yield f"規則「{rule.name}」", f"{before}件", f"{after}件"
