"""The figures of a quarter worked out anew from what was written into the workbooks, by docs/measures.md alone.

Nothing of kyoten is used, so that a fault of it is none of these. A row of a plan: (function, role, text, kind, count,
months); what was filled in: {quarter: {text's key: {column: value}}}.
"""

from __future__ import annotations

from typing import Any

Row = tuple[str, str, str, str, int | None, tuple[int, ...]]
Plan = dict[str, Row]
Filled = dict[int, dict[str, dict[str, Any]]]
Scale = dict[str, float | None]


def figures(plans: list[Plan], scales: list[Scale], filled: Filled, number: int) -> dict[str, float | int | None]:
    """The total of a quarter; `plans` and `scales`: what holds in each of the four."""
    now = plans[number - 1]
    standing = {key: _standing(key, plans, scales, filled, number) for key in now}
    known = [(value, planned) for value, planned, *_ in standing.values() if value is not None]
    done = sum(complete for *_, complete, _ in standing.values())
    out = sum(excluded for *_, excluded in standing.values())
    mean = sum(value for value, _ in known) / len(known) if known else None
    planned = sum(planned for _, planned in known) / len(known) if known else None
    return {
        "items": len(now),
        "unreported": sum(key not in filled.get(number, {}) for key in now),
        "covered": len(known),
        "completion_rate": 100 * done / (len(now) - out),
        "mean_progress": mean,
        "expected": planned,
        "pace": 100 * mean / planned if mean is not None and planned else None,
    }


def _standing(key: str, plans: list[Plan], scales: list[Scale], filled: Filled, number: int):
    """(value, planned, complete, excluded) of an item at the end of a quarter."""
    count = percent = times = 0
    complete = excluded = False
    first = next(at for at in range(1, number + 1) if key in plans[at - 1])
    value: float | None = None
    for at in range(first, number + 1):
        (*_, kind, target, _), scale, said = plans[at - 1][key], scales[at - 1], filled.get(at, {}).get(key, {})
        status, value = said.get("status"), None
        if status and scale[status] is None:
            complete, excluded = False, True
            continue
        rated = scale[status] if status else None
        times += bool(rated) or said.get("count", 0) > count or said.get("percent", 0) > percent
        count, percent = said.get("count", count), said.get("percent", percent)
        if "percent" in said:
            value = said["percent"]
        elif kind == "回数" and "count" in said:
            value = min(100, 100 * count / target)
        elif kind == "継続" and said:
            value = 25 * times
        else:
            value = rated
        if value is not None:
            full = (kind == "回数" and count >= target) or (kind == "継続" and times == 4)
            complete, excluded = rated == 100 or full, False
    return value, _planned(plans[number - 1][key], number, first), complete, excluded


def _planned(row: Row, number: int, first: int) -> float:
    *_, kind, target, months = row
    passed, whole = number - first + 1, 4 - first + 1
    quarters = [(month - 4) % 12 // 3 + 1 for month in months]
    if kind == "回数" and quarters:
        return min(100, 100 * sum(each <= number for each in quarters) / target)
    if quarters:
        return min(100, 100 * passed / (max(quarters) - first + 1))
    return 100 * passed / whole
