"""The data sheets of the summary workbook: one table each, straight from the view's frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from kyoten import stalled
from kyoten.chart import data
from kyoten.chart.pace import BANDS
from kyoten.chart.status_mix import NO_STATUS
from kyoten.export.book import Column
from kyoten.fiscal import Quarter
from kyoten.settings import UNREPORTED, Settings

if TYPE_CHECKING:
    from kyoten.view import View

BY_FUNCTION, BY_ROLE, CURVE, STALLED, ITEMS, EVIDENCE = (
    "機能別", "機能×役割", "四半期推移", "要対応", "全項目", "根拠",
)  # fmt: skip
WHOLE = "全体"
Rows = list[dict[str, Any]]
_RULE_NAMES = {rule.code: rule.name for rule in stalled.RULES}


def rollup_columns(settings: Settings, *, roles: bool) -> list[Column]:
    """Columns of 機能別 and, with the role, of 機能×役割: counts first, then percents."""
    counts = [rating.name for rating in settings.scale]
    return [
        Column("function", "機能", 24),
        *([Column("role", "役割", 10)] if roles else []),
        Column("items", "項目数", 8, "int"),
        *(Column(name, name, 9, "int") for name in counts),
        Column("no_status", NO_STATUS, 9, "int"),
        Column("unreported", UNREPORTED, 8, "int"),
        Column("completed", "完了(累計)", 9, "int"),
        Column("excluded", "率に含めない項目", 10, "int"),
        Column("completion_rate", "完了率(%)", 9, "one"),
        Column("mean_progress", "平均進捗率(%)", 10, "one"),
        Column("covered", "値のある項目数", 9, "int"),
        Column("expected", "計画(%)", 9, "one"),
        Column("pace", "計画比(%)", 9, "one"),
        Column("band", "判定", 10),
        Column("flagged", "要対応", 8, "int"),
    ]


def rollup_rows(view: View, *keys: str) -> Rows:
    """The roll-up in plan order, each row with its band."""
    found = data.by_group(data.rolled(view, *keys), *keys)
    order = {name: at for at, name in enumerate([*view.plan.functions, *view.plan.roles])}
    listed = sorted(found, key=lambda key: [order[name] for name in key])
    return [{**found[key], "band": found[key]["band"] or None} for key in listed]


CURVE_COLUMNS = [
    Column("function", "機能", 24),
    Column("quarter", "四半期", 12),
    Column("mean_progress", "平均進捗率(%)", 14, "one"),
    Column("expected", "計画(%)", 12, "one"),
    Column("covered", "値のある項目数", 14, "int"),
    Column("items", "項目数", 10, "int"),
]


def curve_rows(view: View) -> Rows:
    """Four rows of the whole, then four of each function; no mean where a quarter is not known."""
    whole = [{**row, "function": WHOLE} for row in data.rows(view.curve().sort_values("quarter"))]
    found = data.by_group(view.curve("function"), "function", "quarter")
    each = [found[name, n] for name in data.functions(view) for n in (1, 2, 3, 4) if (name, n) in found]
    return [{**row, "quarter": f"第{row['quarter']}四半期"} for row in [*whole, *each]]


STALLED_COLUMNS = [
    Column("item", "項目番号", 12),
    Column("function", "機能", 20),
    Column("role", "役割", 10),
    Column("text", "項目", 46),
    Column("rule", "規則", 12),
    Column("severity", "重さ", 8),
    Column("since", "いつから", 13),
    Column("reason", "理由", 44),
    Column("entries", "根拠", 22),
]


def stalled_rows(view: View) -> Rows:
    """One row per finding: 停滞 before 注意, the oldest first, then in plan order."""
    items = {row["item"]: row for row in data.rows(view.items)}
    ranked = sorted(view.findings, key=lambda f: (f.severity != stalled.STALLED, f.since, items[f.item]["order"]))
    return [
        {
            "item": finding.item,
            **{name: items[finding.item][name] for name in ("function", "role", "text")},
            "rule": _RULE_NAMES.get(finding.rule, finding.rule),
            "severity": str(finding.severity),
            "since": finding.since.full_label if finding.since.year != view.quarter.year else finding.since.label,
            "reason": finding.reason,
            "entries": "、".join(dict.fromkeys(finding.entries)),
        }
        for finding in ranked
    ]


def item_columns(quarter: Quarter) -> list[Column]:
    """全項目: what each item is, its quarters so far, where it stands."""
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
        Column("target_count", "目標回数", 8, "int"),
        Column("due", "予定月", 10),
        *(column for pair in each for column in pair),
        Column("current", "最新の進捗率(%)", 9, "one"),
        Column("as_of", "最新の時点", 12),
        Column("expected", "計画(%)", 8, "one"),
        Column("pace", "計画比(%)", 8, "one"),
        Column("band", "判定", 9),
        Column("rules", "要対応", 14),
        Column("restates", "再掲元", 11),
    ]


def item_rows(view: View) -> Rows:
    """One row per item in plan order, restated ones too (they name the original they count at)."""
    quarters = data.by_group(view.history, "item", "quarter")
    return [_item(view, row, quarters) for row in data.rows(view.items.sort_values("order"))]


def _item(view: View, row: data.Row, quarters: dict[tuple[Any, ...], dict[str, Any]]) -> dict[str, Any]:
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
        "due": "・".join(f"{month}月" for month in row["due_months"]),
        **{name: now[name] for name in ("current", "expected", "pace")},
        "as_of": None if pd.isna(as_of) else f"第{int(as_of)}四半期",
        "band": now["band"] if now["band"] in BANDS else None,
        "rules": "・".join(_RULE_NAMES.get(f.rule, f.rule) for f in view.findings if f.item == item),
        "restates": row["restates"] or None,
    }


def status_words(row: data.Row) -> str:
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
            "quarter": f"第{row['quarter']}四半期",
            "status": None if pd.isna(row["status"]) else row["status"],
            **dict(zip(("sheet", "cell"), _place(row["source"]), strict=True)),
        }
        for row in data.rows(reported)
    ]


def _place(source: str) -> tuple[str, str]:
    sheet, _, cell = source.rpartition("!")
    return sheet, cell
