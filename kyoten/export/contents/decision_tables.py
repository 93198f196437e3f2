"""The decision page (kyoten.views.decisions) as every output prints it: its heads, and rows of words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kyoten.export.contents.report_tables import PrintedTable
from kyoten.rules.table import SEVERITIES
from kyoten.views.decisions import AskedDecision, DecisionPage, decision_page

if TYPE_CHECKING:
    from kyoten.views.view import View

TITLE = "判断を求める項目"
HEADS = {
    "item": "項目番号", "text": "項目", "role": "役割", "function": "機能", "person": "担当", "severity": "重さ",
    "since": "いつから", "why": "なぜ", "issue": "課題", "next_action": "次期の対応", "asked": "求める判断",
    "until": "いつまで", "progress": "進捗率(%)", "rules": "規則", "evidence": "根拠(ファイル・四半期・セル)",
}  # fmt: skip


def found(view: View) -> DecisionPage:
    """Made once for a view."""
    return view.cached(decision_page)


def rows(view: View) -> list[dict[str, Any]]:
    """One row a silent role, then one an item, by the keys of HEADS: words, and the progress as a number (None where it
    is not known)."""
    return [row(each) for each in found(view).lines]


def row(each: AskedDecision) -> dict[str, Any]:
    """One decision; nobody in charge is None."""
    same = ("text", "role", "severity", "why", "issue", "next_action", "asked", "until", "rules")
    return {
        **{name: getattr(each, name) for name in same},
        "item": each.item or None,
        "function": each.function or None,
        "person": each.person or None,
        "since": each.since.label,
        "progress": each.progress,
        "evidence": each.evidence_words,
    }


def counts(page: DecisionPage) -> PrintedTable:
    """How many items and roles are asked for each decision: all that leaves the house (kyoten/export/html)."""
    asked = Counter((each.asked, each.severity) for each in page.lines)
    rows = (
        (words, *(str(asked[words, severity]) for severity in SEVERITIES))
        for words in dict.fromkeys(each.asked for each in page.lines)
    )
    return PrintedTable((HEADS["asked"], *(f"{severity}(件)" for severity in SEVERITIES)), tuple(rows))
