"""What a report says of closed quarters (確定) stays out: they stay as they were when they were closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kyoten.fiscal import Quarter, day_words
from kyoten.model import FIELDS, ProgressEntry
from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import Report

_NAMED = 5
"""Items that the warning names."""


def without_closed(
    report: Report, closed: Mapping[Quarter, dt.date], stored: Mapping[Quarter, Mapping[str, ProgressEntry]]
) -> Report:
    """The report as it may be taken in: nothing of one that is filed under a closed quarter, which is an error; of one
    with several quarters side by side what is of open ones, with a warning where a closed one would change.

    `closed`: quarter → the day of its closing; `stored`: quarter → item id → what is reported.
    """
    if report.quarter in closed:
        assert report.quarter is not None
        said = problem("closed_quarter", value=report.quarter.full_label, day=day_words(closed[report.quarter]))
        return replace(report, entries=(), doubts=(), headers=(), problems=(said, *report.problems))
    kept = tuple(entry for entry in report.entries if entry.quarter not in closed)
    if len(kept) == len(report.entries):
        return report
    return replace(report, entries=kept, problems=(*report.problems, *_left_out(report, closed, stored)))


def _left_out(
    report: Report, closed: Mapping[Quarter, dt.date], stored: Mapping[Quarter, Mapping[str, ProgressEntry]]
) -> Iterator[Problem]:
    for quarter, day in closed.items():
        known = stored.get(quarter, {})
        there = [entry for entry in report.entries if entry.quarter == quarter]
        items = [entry.item for entry in there if differs(entry, known.get(entry.item))]
        if items:
            named = "、".join(items[:_NAMED]) + (" ほか" if len(items) > _NAMED else "")
            label, count = quarter.full_label, len(items)
            yield problem("closed_entries", value=label, day=day_words(day), count=count, items=named)


def differs(entry: ProgressEntry, before: ProgressEntry | None) -> bool:
    """Whether an entry would change what is reported of its item and quarter (None: nothing)."""
    if before is None:
        return True
    after = entry.over(before)
    return any(getattr(after, name) != getattr(before, name) for name in FIELDS)
