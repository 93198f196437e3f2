"""The data sheets of the summary workbook: one table each, straight from the view's frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from kyoten.chart import group_rows
from kyoten.chart.pace import BANDS
from kyoten.chart.status_mix import NO_STATUS
from kyoten.export.xlsx.sheet_writer import Column
from kyoten.fiscal import Quarter
from kyoten.rules import table
from kyoten.rules.table import Finding
from kyoten.settings import UNREPORTED, Settings

if TYPE_CHECKING:
    from kyoten.views.view import View

BY_FUNCTION, BY_ROLE, CURVE, STALLED, ITEMS, EVIDENCE = (
    "機能別", "機能×役割", "四半期推移", "要対応", "全項目", "根拠",
)  # fmt: skip
WHOLE = "全体"
YEAR = Column("year", "年度(西暦)", 8, "number")
PERIOD = (YEAR, Column("when", "四半期", 11))
"""What lets the tables of several periods be put together."""
Rows = list[dict[str, Any]]


def rollup_columns(settings: Settings, *, roles: bool) -> list[Column]:
    """Columns of 機能別 and, with the role, of 機能×役割: counts first, then percents."""
    counts = [rating.name for rating in settings.scale]
    return [
        Column("function", "機能", 24),
        *([Column("role", "役割", 10)] if roles else []),
        Column("items", "項目数(件)", 8, "int"),
        *(Column(name, f"{name}(件)", 9, "int") for name in counts),
        Column("no_status", f"{NO_STATUS}(件)", 9, "int"),
        Column("unreported", f"{UNREPORTED}(件)", 8, "int"),
        Column("completed", "完了の累計(件)", 9, "int"),
        Column("excluded", "率に含めない項目(件)", 10, "int"),
        Column("completion_rate", "完了率(%)", 9, "one"),
        Column("mean_progress", "平均進捗率(%)", 10, "one"),
        Column("covered", "値のある項目数(件)", 9, "int"),
        Column("expected", "計画(%)", 9, "one"),
        Column("pace", "計画比(%)", 9, "one"),
        Column("band", "判定", 10),
        Column("flagged", "要対応(件)", 8, "int"),
        *PERIOD,
    ]


def rollup_rows(view: View, *keys: str) -> Rows:
    """The roll-up in plan order, each row with its band and its period."""
    found = group_rows.by_group(group_rows.rolled(view, *keys), *keys)
    order = {name: at for at, name in enumerate([*view.plan.functions, *view.plan.roles])}
    listed = sorted(found, key=lambda key: [order[name] for name in key])
    when = {"year": view.quarter.year, "when": view.quarter.label}
    return [{**found[key], "band": found[key]["band"] or None, **when} for key in listed]


CURVE_COLUMNS = [
    Column("function", "機能", 24),
    Column("quarter", "四半期", 12),
    Column("mean_progress", "平均進捗率(%)", 14, "one"),
    Column("expected", "計画(%)", 12, "one"),
    Column("covered", "値のある項目数(件)", 14, "int"),
    Column("items", "項目数(件)", 10, "int"),
    YEAR,
]


def curve_rows(view: View) -> Rows:
    """Four rows of the whole, then four of each function; no mean where a quarter is not known."""
    whole = [{**row, "function": WHOLE} for row in group_rows.rows(view.curve().sort_values("quarter"))]
    found = group_rows.by_group(view.curve("function"), "function", "quarter")
    each = [found[name, n] for name in group_rows.functions(view) for n in (1, 2, 3, 4) if (name, n) in found]
    year = view.quarter.year
    return [{**row, "quarter": Quarter(year, row["quarter"]).label, "year": year} for row in [*whole, *each]]


STALLED_COLUMNS = [
    Column("item", "項目番号", 12),
    Column("function", "機能", 20),
    Column("role", "役割", 10),
    Column("text", "項目", 46),
    Column("rule", "規則", 12),
    Column("severity", "重さ", 8),
    Column("since", "いつから", 13),
    Column("reason", "理由", 44),
    Column("source", "根拠", 12),
    Column("said", "根拠の四半期", 12),
    Column("file", "根拠のファイル", 26),
]


def stalled_rows(view: View) -> Rows:
    """One row per finding: 停滞 before 注意, the oldest first, then in plan order."""
    items = {row["item"]: row for row in group_rows.rows(view.items)}
    reports = group_rows.by_group(view.history[view.history["reported"]], "item", "quarter")
    ranked = sorted(view.findings, key=lambda f: (f.severity != table.STALLED, f.since, items[f.item]["order"]))
    return [
        {
            "item": finding.item,
            **{name: items[finding.item][name] for name in ("function", "role", "text")},
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
            return {"source": row["source"], "said": Quarter(quarter.year, number).label, "file": row["file"]}
    return dict.fromkeys(("source", "said", "file"))


def item_columns(view: View) -> list[Column]:
    """全項目: what each item is, its quarters so far, where it stands. A scheduled month has a column of its own."""
    quarter = view.quarter
    months = max((len(due) for due in view.items["due_months"]), default=0)
    quarters = [Quarter(quarter.year, n) for n in range(1, quarter.number + 1)]
    each = [
        (
            Column(f"status{q.number}", f"{q.label} 状況", 10),
            Column(f"value{q.number}", f"{q.label} 進捗率(%)", 9, "one"),
        )
        for q in quarters
    ]
    return [
        Column("item", "項目番号", 12),
        Column("function", "機能", 16),
        Column("role", "役割", 9),
        Column("text", "項目", 48),
        Column("kind", "種類", 9),
        Column("target_count", "目標回数(回)", 8, "int"),
        Column("due1", "予定月", 7, "int"),
        *(Column(f"due{number}", f"予定月{number}", 7, "int") for number in range(2, months + 1)),
        *(column for pair in each for column in pair),
        Column("current", "最新の進捗率(%)", 9, "one"),
        Column("as_of", "最新の時点", 12),
        Column("expected", "計画(%)", 8, "one"),
        Column("pace", "計画比(%)", 8, "one"),
        Column("band", "判定", 9),
        Column("flag", "要対応", 8),
        Column("restates", "再掲元", 11),
    ]


def item_rows(view: View) -> Rows:
    """One row per item in plan order, restated ones too (they name the original they count at)."""
    quarters = group_rows.by_group(view.history, "item", "quarter")
    months = [column.key for column in item_columns(view) if column.key.startswith("due")]
    return [
        {**_item(view, row, quarters), **dict.fromkeys(months), **_months(row)}
        for row in group_rows.rows(view.items.sort_values("order"))
    ]


def _months(row: group_rows.Row) -> dict[str, int]:
    return {f"due{number}": month for number, month in enumerate(row["due_months"], start=1)}


def _item(view: View, row: group_rows.Row, quarters: dict[tuple[Any, ...], dict[str, Any]]) -> dict[str, Any]:
    item, last = row["item"], view.quarter.number
    now: dict[str, Any] = quarters[item, last]
    made = {name: row[name] for name in ("item", "function", "role", "text", "kind", "target_count")}
    for number in range(1, last + 1):
        seen = quarters[item, number]
        made[f"status{number}"] = status_words(seen)
        made[f"value{number}"] = seen["value"]
    as_of = now["current_as_of"]
    return {
        **made,
        **{name: now[name] for name in ("current", "expected", "pace")},
        "as_of": None if pd.isna(as_of) else f"第{int(as_of)}四半期",
        "band": now["band"] if now["band"] in BANDS else None,
        "flag": _worst([f.severity for f in view.findings if f.item == item]),
        "restates": row["restates"] or None,
    }


def _worst(severities: list[str]) -> str | None:
    """停滞 before 注意, None for an item without findings; the rules stand in 要対応, one a row."""
    return min(severities, key=table.SEVERITIES.index, default=None)


def status_words(row: group_rows.Row) -> str:
    """The reported status, 記入なし where the report names none, 未報告 without a report."""
    if not row["reported"]:
        return UNREPORTED
    return "記入なし" if pd.isna(row["status"]) else str(row["status"])


EVIDENCE_COLUMNS = [
    Column("item", "項目番号", 12),
    Column("quarter", "四半期", 12),
    Column("role", "役割", 9),
    Column("status", "状況", 10),
    Column("percent", "報告の進捗率(%)", 10, "one"),
    Column("count", "実績(回)", 9, "int"),
    Column("result", "取組実績", 36),
    Column("issue", "課題", 24),
    Column("next_action", "次期の対応", 24),
    Column("file", "ファイル", 30),
    Column("sheet", "シート", 12),
    Column("cell", "セル", 9),
    YEAR,
]


def evidence_rows(view: View) -> Rows:
    """One row per report of an item in a quarter: what was said, and the file, sheet and cell that said it."""
    reported = view.history[view.history["reported"]].sort_values(["order", "quarter"], kind="stable")
    return [
        {
            **{
                name: row[name]
                for name in ("item", "role", "percent", "count", "result", "issue", "next_action", "file")
            },
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
