"""View → the rows of the data tables: one fact a cell, numbers as numbers, None or NaN where nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from kyoten.chart import group_rows
from kyoten.fiscal import Quarter
from kyoten.model import PUBLIC
from kyoten.rules import silent_roles, table
from kyoten.rules.table import Finding
from kyoten.settings import UNREPORTED

if TYPE_CHECKING:
    from kyoten.views.view import View

WHOLE = "全体"
Rows = list[dict[str, Any]]


def rollup_rows(view: View, *keys: str) -> Rows:
    """The roll-up in plan order, each row with its band and its period."""
    found = group_rows.by_group(group_rows.rolled(view, *keys), *keys)
    order = {name: at for at, name in enumerate([*view.plan.functions, *view.plan.roles])}
    listed = sorted(found, key=lambda key: [order[name] for name in key])
    when = {"year": view.quarter.year, "when": view.quarter.label}
    return [{**found[key], "band": found[key]["band"] or None, **when} for key in listed]


def curve_rows(view: View) -> Rows:
    """Four rows of the whole, then four of each function; no mean where a quarter is not known."""
    whole = [{**row, "function": WHOLE} for row in group_rows.rows(view.curve())]
    found = group_rows.by_group(view.curve("function"), "function", "quarter")
    each = [found[name, n] for name in group_rows.functions(view) for n in (1, 2, 3, 4) if (name, n) in found]
    year = view.quarter.year
    return [{**row, "quarter": Quarter(year, row["quarter"]).label, "year": year} for row in [*whole, *each]]


def stalled_rows(view: View) -> Rows:
    """One row a role that has reported nothing; then one a finding: 停滞 before 注意, the oldest first, then in plan
    order."""
    items = {row["item"]: row for row in group_rows.rows(view.items)}
    reports = group_rows.by_group(view.history[view.history["reported"]], "item", "quarter")
    ranked = sorted(view.findings, key=lambda f: (f.severity != table.STALLED, f.since, items[f.item]["order"]))
    roles = [
        {
            **dict.fromkeys(("item", "function", "text", "person", "source", "source_quarter", "file")),
            "rule": table.RULE_NAMES[silent_roles.RULE],
            "since": each.since.label,
            **{name: getattr(each, name) for name in ("role", "severity", "reason")},
        }
        for each in view.silent
    ]
    return roles + [
        {
            "item": finding.item,
            **{name: items[finding.item][name] for name in ("function", "role", "text")},
            "person": view.persons.get(finding.item),
            "rule": table.RULE_NAMES[finding.rule],
            "severity": str(finding.severity),
            "since": finding.since.full_label if finding.since.year != view.quarter.year else finding.since.label,
            "reason": finding.reason,
            **_evidence(finding, view.quarter, reports),
        }
        for finding in ranked
    ]


def _evidence(finding: Finding, quarter: Quarter, reports: dict[tuple[Any, ...], dict[str, Any]]) -> dict[str, Any]:
    """The newest of the item's own reports that the finding rests on; the older ones stand in 根拠."""
    for number in range(quarter.number, 0, -1):
        row = reports.get((finding.item, number))
        if row is not None and row["source"] in finding.entries:
            return {"source": row["source"], "source_quarter": Quarter(quarter.year, number).label, "file": row["file"]}
    return dict.fromkeys(("source", "source_quarter", "file"))


def item_rows(view: View) -> Rows:
    """One row per item in plan order, restated ones too (they name the original they count at)."""
    quarters = group_rows.by_group(view.history, "item", "quarter")
    months = dict.fromkeys(f"due{number}" for number in range(1, months_listed(view) + 1))
    return [{**_item(view, row, quarters), **months, **_months(row)} for row in group_rows.rows(view.items)]


def months_listed(view: View) -> int:
    """How many scheduled months the item with the most of them has, at least 1: each has a column of its own."""
    return max([1, *(len(months) for months in view.items["due_months"])])


def _months(row: group_rows.Row) -> dict[str, int]:
    return {f"due{number}": month for number, month in enumerate(row["due_months"], start=1)}


def _item(view: View, row: group_rows.Row, quarters: dict[tuple[Any, ...], dict[str, Any]]) -> dict[str, Any]:
    item, last = row["item"], view.quarter.number
    now: dict[str, Any] = quarters[item, last]
    facts = {name: row[name] for name in ("item", "function", "role", "text", "kind", "target_count")}
    facts["person"] = view.persons.get(item)
    for number in range(1, last + 1):
        then = quarters.get((item, number))  # none before the plan had the item
        facts[f"status{number}"] = _status_words(then) if then else None
        facts[f"value{number}"] = then["value"] if then else None
    as_of = now["current_as_of"]
    return {
        **facts,
        **{name: now[name] for name in ("current", "expected", "pace")},
        "as_of": None if pd.isna(as_of) else f"第{int(as_of)}四半期",
        "band": None if pd.isna(now["band"]) else now["band"],
        "flag": _worst([f.severity for f in view.findings_of(item)]),
        "restates": row["restates"] or None,
    }


def _worst(severities: list[str]) -> str | None:
    """停滞 before 注意, None for an item without findings; the rules stand in 要対応, one a row."""
    return min(severities, key=table.SEVERITIES.index, default=None)


def _status_words(row: group_rows.Row) -> str:
    """The reported status, 記入なし where the report names none, 未報告 without a report."""
    if not row["reported"]:
        return UNREPORTED
    return "記入なし" if pd.isna(row["status"]) else str(row["status"])


def evidence_rows(view: View) -> Rows:
    """One row per report of an item in a quarter: what was said, and the file, sheet and cell that said it."""
    reported = view.history[view.history["reported"]]
    return [
        {
            **{name: row[name] for name in ("item", "role", *PUBLIC, "file")},
            "quarter": Quarter(view.quarter.year, row["quarter"]).label,
            "year": view.quarter.year,
            "status": None if pd.isna(row["status"]) else row["status"],
            **dict(zip(("sheet", "cell"), _place(row["source"]), strict=True)),
        }
        for row in group_rows.rows(reported)
    ]


def _place(source: str) -> tuple[str, str]:
    sheet, _, cell = source.rpartition("!")
    return sheet, cell
