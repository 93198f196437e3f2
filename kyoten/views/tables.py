"""View → tables as people read them: Japanese column heads, words for what is missing. No Streamlit, no files.

Screen and outputs share these, so that both say the same of an item.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pandas as pd

from kyoten.fiscal import Quarter
from kyoten.model import ProgressEntry
from kyoten.problems.problem import Problem, Severity
from kyoten.problems.report import Conversion
from kyoten.rules.table import RULES, Finding
from kyoten.settings import UNREPORTED
from kyoten.sheet.changes import Change
from kyoten.text import key
from kyoten.views.view import View

RULE_NAMES = {rule.code: rule.name for rule in RULES}
SEVERITIES = ("停滞", "注意")
NO_VALUE = "—"


def stalled_table(view: View, findings: Iterable[Finding] | None = None) -> pd.DataFrame:
    """One row per flagged item, worst and oldest first.

    Columns: 項目番号, 項目, 役割, 重さ, 理由, いつから, 進捗率 (newest known value, 0–100 or NaN), 機能, 規則, 根拠.
    """
    by_item: dict[str, list[Finding]] = {}
    for finding in view.findings if findings is None else findings:
        by_item.setdefault(finding.item, []).append(finding)
    now = view.now.set_index("item")
    rows = []
    for item, found in by_item.items():
        worst = min(found, key=lambda f: (SEVERITIES.index(f.severity), f.since))
        row = now.loc[item]
        rows.append(
            {
                "項目番号": item,
                "項目": row["text"],
                "役割": row["role"],
                "重さ": worst.severity,
                "理由": "。".join(f.reason.rstrip("。") for f in found),
                "いつから": worst.since.label,
                "進捗率": row["current"],
                "機能": row["function"],
                "規則": "・".join(RULE_NAMES[f.rule] for f in found),
                "根拠": "、".join(dict.fromkeys(source for f in found for source in f.entries)),
                "_order": (SEVERITIES.index(worst.severity), worst.since, row["order"]),
            }
        )
    heads = ["項目番号", "項目", "役割", "重さ", "理由", "いつから", "進捗率", "機能", "規則", "根拠"]
    rows.sort(key=lambda r: r["_order"])
    return pd.DataFrame(rows, columns=heads)


def top_table(view: View) -> pd.DataFrame:
    """The ten items that most need a decision: the first rows of stalled_table, without where and by which rule."""
    return stalled_table(view).loc[:9, ["項目番号", "項目", "役割", "理由", "進捗率"]]


def register_table(view: View) -> pd.DataFrame:
    """One row per item in plan order.

    Columns: 項目番号, 機能, 役割, 項目, 種類, 目標, 第1四半期 … (words), 状況, 進捗率 (newest known), 要対応 (bool).
    """
    rows = []
    for item, history in view.history.groupby("item", sort=False):
        last = history.iloc[-1]
        rows.append(
            {
                "項目番号": item,
                "機能": last["function"],
                "役割": last["role"],
                "項目": last["text"] if last["counted"] or "再掲" in last["text"] else f"{last['text']}(再掲)",
                "種類": last["kind"],
                "目標": target_words(last),
                **{_quarter_label(view, row): quarter_words(row) for _, row in history.iterrows()},
                "状況": status_words(last),
                "進捗率": last["current"],
                "要対応": item in view.flagged,
            }
        )
    return pd.DataFrame(rows)


def searched(table: pd.DataFrame, words: str, statuses: Collection[str], only_flagged: bool) -> pd.DataFrame:
    """The rows of a register table whose number or text holds every word, with one of the statuses (none = any)."""
    kept = pd.Series(True, index=table.index)
    for word in map(key, words.split()):
        kept &= table["項目"].map(key).str.contains(word, regex=False) | table["項目番号"].map(key).str.contains(
            word, regex=False
        )
    if statuses:
        kept &= table["状況"].isin(statuses)
    if only_flagged:
        kept &= table["要対応"]
    return table[kept].reset_index(drop=True)


def target_words(row: pd.Series) -> str:
    """年3回(7月・11月・3月), 9月まで, or "" where the plan names none."""
    months = "・".join(f"{month}月" for month in row["due_months"])
    if pd.notna(row["target_count"]):
        least = "最低" if row["at_least"] else ""
        return f"{least}年{int(row['target_count'])}回" + (f"({months})" if months else "")
    return f"{months}まで" if months else ""


def status_words(row: pd.Series) -> str:
    """The status reported in the row's quarter; 未報告 where there is no report."""
    if not row["reported"]:
        return UNREPORTED
    return row["status"] if pd.notna(row["status"]) else "状況の記入なし"


def _quarter_label(view: View, row: pd.Series) -> str:
    return Quarter(view.quarter.year, int(row["quarter"])).label


def quarter_words(row: pd.Series) -> str:
    """実施中 50%, 未報告: one quarter of one item in a cell."""
    reported, status, value = row["reported"], row["status"], row["value"]
    if not reported:
        return UNREPORTED
    words = status if pd.notna(status) else "記入なし"
    return words if pd.isna(value) else f"{words} {value:.0f}%"


def percent_words(value: float) -> str:
    """46%, or — where nothing is known."""
    return NO_VALUE if pd.isna(value) else f"{value:.0f}%"


def conversions_table(conversions: Iterable[Conversion]) -> pd.DataFrame:
    """Each value that was read as something else: 場所, 記入, 読み取り, 理由."""
    rows = [(f"{c.sheet}!{c.cell}" if c.sheet else c.cell, c.source, c.result, c.rule) for c in conversions]
    return pd.DataFrame(rows, columns=["場所", "記入", "読み取り", "理由"])


def problems_table(problems: Iterable[Problem]) -> pd.DataFrame:
    """One row a problem: 種類, 場所, 記入, 指摘, 直し方."""
    words = {Severity.ERROR: "誤り", Severity.WARNING: "注意"}
    rows = [(words[p.severity], p.place or "ファイル全体", p.value, p.message, p.remedy) for p in problems]
    return pd.DataFrame(rows, columns=["種類", "場所", "記入", "指摘", "直し方"])


def entries_table(entries: Iterable[ProgressEntry]) -> pd.DataFrame:
    """What a workbook says, one row an entry, with the cell that its value rests on."""
    heads = ["四半期", "項目番号", "状況", "進捗率", "実績(回)", "取組実績", "課題", "次期の対応", "担当", "根拠"]
    rows = [
        (
            *(e.quarter.label, e.item, e.status or "", e.percent, e.count),
            *(e.result, e.issue, e.next_action, e.person, e.source),
        )
        for e in entries
    ]
    return pd.DataFrame(rows, columns=heads)


def changes_table(changes: Iterable[Change]) -> pd.DataFrame:
    """What each item was compared with and what it becomes."""
    rows = [(c.item, _entry_words(c.before, c.before_value), _entry_words(c.after, c.after_value)) for c in changes]
    return pd.DataFrame(rows, columns=["項目番号", "これまで", "今回"])


def _entry_words(entry: ProgressEntry | None, value: float | None) -> str:
    if entry is None:
        return NO_VALUE
    words = [entry.status or "", "" if value is None else f"{value:.0f}%"]
    words += [f"実績{entry.count}回"] if entry.count is not None else []
    return f"{entry.quarter.label} " + " ".join(word for word in words if word)
