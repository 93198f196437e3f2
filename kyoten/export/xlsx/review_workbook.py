"""The draft of 単年度振り返り as a workbook to go on with: plain cells, A4, marked 下書き (XlsxWriter)."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from kyoten.export.contents import judgement_tables, legend
from kyoten.export.contents.judgement_tables import NOTHING, Judged
from kyoten.export.xlsx import data_sheets
from kyoten.export.xlsx.sheet_writer import OPTIONS, BookWriter, SheetColumn
from kyoten.fiscal import year_label
from kyoten.storage.judgements import state_subject
from kyoten.views.annual_review import DRAFT

if TYPE_CHECKING:
    from kyoten.views.annual_review import ItemYear, Review, StateYear, ViewpointYear

ITEMS, STATES, TASKS = f"振り返り({DRAFT})", f"姿ごとのまとめ({DRAFT})", "次期5か年"
NO_ITEM = "この視点の行動計画はありません。"
_PLACE = (
    SheetColumn("function", "機能", 10),
    SheetColumn("state", "目指す拠点の姿", 15),
)
JUDGED = (
    SheetColumn("grade", "評価", 10),
    SheetColumn("direction", "来年度の方向", 8),
    SheetColumn("why", "評価の理由", 18),
    SheetColumn("decided", "決めた人・日", 12),
)
ITEM_COLUMNS = [
    SheetColumn("item", "項目番号", 10),
    *_PLACE,
    SheetColumn("viewpoint", "振り返りの視点", 15),
    SheetColumn("role", "役割", 7),
    SheetColumn("person", "担当", 8),
    SheetColumn("text", "行動計画", 20),
    SheetColumn("status", "状況", 9),
    SheetColumn("value", "進捗率(%)", 8, "one"),
    SheetColumn("results", f"成果({DRAFT})", 40),
    SheetColumn("issues", f"課題({DRAFT})", 24),
    SheetColumn("findings", "要対応の理由", 18),
    *JUDGED,
]
STATE_COLUMNS = [
    *_PLACE,
    SheetColumn("items", "項目数(件)", 8, "int"),
    SheetColumn("completed", "完了(件)", 8, "int"),
    SheetColumn("excluded", "率に含めない項目(件)", 10, "int"),
    SheetColumn("unreported", "報告のない項目(件)", 10, "int"),
    SheetColumn("flagged", "要対応(件)", 8, "int"),
    SheetColumn("completion_rate", "完了率(%)", 9, "one"),
    SheetColumn("mean_progress", "平均進捗率(%)", 10, "one"),
    SheetColumn("achieved", f"成果(記入欄・{DRAFT})", 40),
    SheetColumn("left", f"課題(記入欄・{DRAFT})", 40),
    *JUDGED,
]
TASK_COLUMNS = [
    SheetColumn("function", "機能", 16),
    SheetColumn("role", "役割", 12),
    SheetColumn("text", "次期5か年で取り組むこと", 60),
    SheetColumn("items", "今年度の似た項目", 36),
    SheetColumn("years", "取り組んだ年度", 36),
]


def workbook(review: Review) -> bytes:
    """振り返り, 姿ごとのまとめ, 次期5か年 and 凡例 as .xlsx; the same review, the same bytes."""
    meta = review.view.meta
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as target:
        mark = " サンプル" if meta.sample else ""
        target.set_properties(
            {
                "title": f"{meta.site} {review.title}{mark}",
                "author": meta.site,
                "status": DRAFT,
                "created": dt.datetime.combine(meta.as_of, dt.time()),
            }
        )
        book = BookWriter(target, meta)
        judged = judgement_tables.cells(review.view)
        book.table(ITEMS, ITEM_COLUMNS, [row for state in review.states for row in _state_rows(state, judged)])
        book.table(STATES, STATE_COLUMNS, [_summary_row(state, judged) for state in review.states])
        book.table(TASKS, TASK_COLUMNS, _task_rows(review))
        book.table(data_sheets.LEGEND, data_sheets.LEGEND_COLUMNS, legend.rows(meta))
    return out.getvalue()


def _state_rows(state: StateYear, judged: Judged) -> Iterator[dict[str, Any]]:
    for viewpoint in state.viewpoints:
        place = {**_place(state), "viewpoint": ("☆" if viewpoint.starred else "") + viewpoint.title}
        yield from (place | _item_row(item) | judged.get(item.item, NOTHING) for item in viewpoint.items)
        if words := _remark(viewpoint):
            yield dict.fromkeys(column.key for column in ITEM_COLUMNS) | place | {"text": words}


def _remark(viewpoint: ViewpointYear) -> str:
    if viewpoint.shared:
        return f"上に記した項目と共通：{'、'.join(viewpoint.shared)}"
    return "" if viewpoint.items else NO_ITEM


def _item_row(item: ItemYear) -> dict[str, Any]:
    return {
        "role": item.role,
        "person": item.person or None,
        "item": item.item,
        "text": item.text if item.counted or "再掲" in item.text else f"{item.text}(再掲)",
        "status": "\n".join(part for part in (item.status, item.ended) if part),
        "value": item.value,
        "results": item.draft("result") or None,
        "issues": item.draft("issue") or None,
        "findings": "\n".join(finding.reason for finding in item.findings) or None,
    }


def _summary_row(state: StateYear, judged: Judged) -> dict[str, Any]:
    counts = state.counts
    names = ("items", "completed", "excluded", "unreported", "flagged", "completion_rate", "mean_progress")
    return {**_place(state), **{name: getattr(counts, name) for name in names}, "achieved": None, "left": None} | (
        judged.get(state_subject(state.function, state.number), NOTHING)
    )


def _place(state: StateYear) -> dict[str, Any]:
    return {"function": state.function, "state": f"{state.label} {'☆' if state.starred else ''}{state.text}".strip()}


def _task_rows(review: Review) -> list[dict[str, Any]]:
    return [
        {
            "function": each.task.function,
            "role": each.task.role,
            "text": each.task.text,
            "items": "、".join(f"{item}(類似度{likeness:.0f})" for item, likeness in each.items) or None,
            "years": "、".join(year_label(year) for year in each.years) or None,
        }
        for each in review.tasks
    ]
