"""The data sheets of the summary workbook: their names and columns; their rows are those of contents/data_tables.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kyoten.chart.status_mix import NO_STATUS
from kyoten.export.contents import decision_tables, judgement_tables, since_tables, year_tables
from kyoten.export.contents.data_tables import months_listed
from kyoten.export.xlsx.sheet_writer import SheetColumn
from kyoten.fiscal import Quarter
from kyoten.model import FIELDS, PUBLIC, TEXTS
from kyoten.settings import UNREPORTED, Settings

if TYPE_CHECKING:
    from kyoten.views.committee.answer import Answer
    from kyoten.views.view import View

BY_FUNCTION, BY_ROLE, CURVE, LAST_YEAR, SINCE, DECISIONS, STALLED, ITEMS, EVIDENCE, LEGEND = (
    "機能別", "機能×役割", "四半期推移", "前年度比較", since_tables.TITLE, decision_tables.TITLE, "要対応", "全項目",
    "根拠", "凡例",
)  # fmt: skip
SPLIT = (BY_FUNCTION, BY_ROLE, ITEMS)
"""Wider than a page on which their numbers could be read."""
YEAR = SheetColumn("year", "年度(西暦)", 8, "number")
PERIOD = (YEAR, SheetColumn("when", "四半期", 11))
"""What lets the tables of several periods be put together."""


def _kind(key: str) -> str:
    """Of a column of 前年度比較: names, counts, rates and their differences."""
    if key == "name":
        return "text"
    return "int" if key.startswith(("items", "reported")) else "one"


def rollup_columns(settings: Settings, *, roles: bool) -> list[SheetColumn]:
    """Columns of 機能別 and, with the role, of 機能×役割: counts first, then percents."""
    counts = [rating.name for rating in settings.scale]
    return [
        SheetColumn("function", "機能", 24),
        *([SheetColumn("role", "役割", 10)] if roles else []),
        SheetColumn("items", "項目数(件)", 8, "int"),
        *(SheetColumn(name, f"{name}(件)", 9, "int") for name in counts),
        SheetColumn("no_status", f"{NO_STATUS}(件)", 9, "int"),
        SheetColumn("unreported", f"{UNREPORTED}(件)", 8, "int"),
        SheetColumn("completed", "完了の累計(件)", 9, "int"),
        SheetColumn("completable", "完了率の対象(件)", 9, "int"),
        SheetColumn("excluded", "率に含めない項目(件)", 10, "int"),
        SheetColumn("completion_rate", "完了率(%)", 9, "one"),
        SheetColumn("carried_rate", "実施率(%)", 9, "one"),
        SheetColumn("mean_progress", "平均進捗率(%)", 10, "one"),
        SheetColumn("covered", "値のある項目数(件)", 9, "int"),
        SheetColumn("expected", "計画(%)", 9, "one"),
        SheetColumn("pace", "計画比(%)", 9, "one"),
        SheetColumn("band", "判定", 10),
        SheetColumn("on_course", "順調・達成(件)", 9, "int"),
        SheetColumn("flagged", "要対応(件)", 8, "int"),
        *PERIOD,
    ]


CURVE_COLUMNS = [
    SheetColumn("function", "機能", 24),
    SheetColumn("quarter", "四半期", 12),
    SheetColumn("mean_progress", "平均進捗率(%)", 14, "one"),
    SheetColumn("expected", "計画(%)", 12, "one"),
    SheetColumn("covered", "値のある項目数(件)", 14, "int"),
    SheetColumn("items", "項目数(件)", 10, "int"),
    YEAR,
]

LAST_YEAR_COLUMNS = [
    SheetColumn(key, head.replace(" ", "\n"), 24 if key == "name" else 10, _kind(key))
    for key, head in year_tables.columns().items()
] + list(PERIOD)

SINCE_COLUMNS = [
    SheetColumn("kind", "種類", 20),
    SheetColumn("item", "項目番号", 12),
    SheetColumn("text", "項目", 46),
    SheetColumn("words", "変わったこと", 70),
    SheetColumn("since", "いつから", 14, "date"),
    SheetColumn("until", "いつまで", 14, "date"),
    SheetColumn("meeting", "会議", 20),
]

_DECISION_WIDTHS = {
    "item": 10, "severity": 6, "since": 10, "function": 10, "role": 7, "person": 8, "text": 22, "why": 25, "issue": 17,
    "next_action": 15, "asked": 14, "until": 12, "evidence": 22,
}  # fmt: skip
DECISION_COLUMNS = [SheetColumn(key, decision_tables.HEADS[key], width) for key, width in _DECISION_WIDTHS.items()]


_JUDGED_WIDTHS = {
    "subject": 14, "function": 12, "role": 8, "person": 8, "text": 40, "grade": 12, "direction": 8, "why": 30,
    "decided": 18,
}  # fmt: skip
JUDGED_COLUMNS = [SheetColumn(key, judgement_tables.HEADS[key], width) for key, width in _JUDGED_WIDTHS.items()]


def answer_columns(answer: Answer) -> list[SheetColumn]:
    """Of a question of a committee, by the numbers of its columns."""
    return [
        SheetColumn(str(at), column.head, column.width, "int" if column.number else "text")
        for at, column in enumerate(answer.columns)
    ]


STALLED_COLUMNS = [
    SheetColumn("item", "項目番号", 12),
    SheetColumn("function", "機能", 20),
    SheetColumn("role", "役割", 10),
    SheetColumn("person", "担当", 12),
    SheetColumn("text", "項目", 46),
    SheetColumn("rule", "規則", 12),
    SheetColumn("severity", "重さ", 8),
    SheetColumn("since", "いつから", 13),
    SheetColumn("reason", "理由", 44),
    SheetColumn("source", "根拠", 12),
    SheetColumn("source_quarter", "根拠の四半期", 12),
    SheetColumn("file", "根拠のファイル", 26),
]


def item_columns(view: View) -> list[SheetColumn]:
    """全項目: what each item is, its quarters so far, where it stands. A scheduled month has a column of its own."""
    quarter = view.quarter
    quarters = [Quarter(quarter.year, n) for n in range(1, quarter.number + 1)]
    each = [
        (
            SheetColumn(f"status{q.number}", f"{q.label} 状況", 10),
            SheetColumn(f"value{q.number}", f"{q.label} 進捗率(%)", 9, "one"),
        )
        for q in quarters
    ]
    return [
        SheetColumn("item", "項目番号", 12),
        SheetColumn("function", "機能", 16),
        SheetColumn("role", "役割", 9),
        SheetColumn("person", "担当", 12),
        SheetColumn("text", "項目", 48),
        SheetColumn("kind", "種類", 9),
        SheetColumn("target_count", "目標回数(回)", 8, "int"),
        SheetColumn("due1", "予定月", 7, "int"),
        *(SheetColumn(f"due{number}", f"予定月{number}", 7, "int") for number in range(2, months_listed(view) + 1)),
        *(column for pair in each for column in pair),
        SheetColumn("current", "最新の進捗率(%)", 9, "one"),
        SheetColumn("as_of", "最新の時点", 12),
        SheetColumn("expected", "計画(%)", 8, "one"),
        SheetColumn("pace", "計画比(%)", 8, "one"),
        SheetColumn("band", "判定", 9),
        SheetColumn("flag", "要対応", 8),
        SheetColumn("restates", "再掲元", 11),
    ]


EVIDENCE_COLUMNS = [
    SheetColumn("item", "項目番号", 11),
    SheetColumn("quarter", "四半期", 11),
    SheetColumn("role", "役割", 8),
    SheetColumn("status", "状況", 9),
    SheetColumn("percent", "報告の進捗率(%)", 8, "one"),
    SheetColumn("count", "実績(回)", 7, "int"),
    *(SheetColumn(name, FIELDS[name].label, 34 if name == "result" else 18) for name in PUBLIC if name in TEXTS),
    SheetColumn("file", "ファイル", 18),
    SheetColumn("sheet", "シート", 9),
    SheetColumn("cell", "セル", 7),
    SheetColumn(YEAR.key, YEAR.head, 7, YEAR.kind),
]
"""A page wide at 80 %."""

LEGEND_COLUMNS = [
    SheetColumn("group", "区分", 14),
    SheetColumn("name", "名称", 24),
    SheetColumn("words", "内容", 78),
    SheetColumn("value", "値", 12, "number"),
    SheetColumn("unit", "単位", 8),
]
