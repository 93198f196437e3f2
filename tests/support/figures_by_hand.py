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
    known = [(each["value"], each["planned"]) for each in standing.values() if each["value"] is not None]
    due = sum(planned for _, planned in known)
    ongoing = [each for key, each in standing.items() if now[key][3] == "継続"]
    others = [each for key, each in standing.items() if now[key][3] != "継続" and not each["excluded"]]
    completed = sum(each["complete"] for each in others)
    told = sum(each["told"] for each in ongoing)
    return {
        "items": len(now),
        "unreported": sum(key not in filled.get(number, {}) for key in now),
        "covered": len(known),
        "completed": completed,
        "completable": len(others),
        "completion_rate": 100 * completed / len(others),
        "carried_rate": 100 * sum(each["times"] for each in ongoing) / told if told else None,
        "mean_progress": sum(value for value, _ in known) / len(known) if known else None,
        "expected": due / len(known) if known else None,
        "pace": 100 * sum(min(value, planned) for value, planned in known) / due if due else None,
    }


def _standing(key: str, plans: list[Plan], scales: list[Scale], filled: Filled, number: int) -> dict[str, Any]:
    """An item at the end of a quarter: value, planned, complete, excluded, quarters told of and carried out."""
    count = percent = times = told = 0
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
        carried = bool(rated) or said.get("count", 0) > count or said.get("percent", 0) > percent
        count, percent = said.get("count", count), said.get("percent", percent)
        times += carried or (status is None and "result" in said and percent > 0)
        if "percent" in said:
            value = said["percent"]
        elif kind == "回数" and "count" in said:
            value = min(100, 100 * count / target)
        elif kind == "継続" and said:
            value = 25 * times
        else:
            value = rated
        if value is not None:
            told += 1
            complete, excluded = rated == 100 or (kind == "回数" and count >= target), False
    planned = _planned(plans[number - 1][key], number, first)
    return {
        "value": value, "planned": planned, "complete": complete, "excluded": excluded, "told": told, "times": times,
    }  # fmt: skip


def _planned(row: Row, number: int, first: int) -> float:
    *_, kind, target, months = row
    passed, whole = number - first + 1, 4 - first + 1
    quarters = [(month - 4) % 12 // 3 + 1 for month in months]
    if kind == "回数" and quarters:
        return min(100, 100 * sum(each <= number for each in quarters) / target)
    if quarters:
        return min(100, 100 * passed / (max(quarters) - first + 1))
    return 100 * passed / whole
