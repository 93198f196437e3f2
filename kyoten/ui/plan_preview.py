"""What an import says before anything is saved: counts, differences, repairs, problems, links to last year."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from kyoten.fiscal import year_label
from kyoten.model import Plan
from kyoten.plan.item_edit import apply_changes
from kyoten.plan.understand import PlanReading
from kyoten.problems.plan_matrix import LEFT_OUT
from kyoten.problems.problem import Problem
from kyoten.reader.workbook import Workbook
from kyoten.storage.store import Store
from kyoten.ui import page_parts, plan_beside, plan_doubts, plan_links, plan_which, readable_table
from kyoten.ui.foreign_text import one_line, plain
from kyoten.ui.page_parts import PROBLEM_COLUMNS
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.views import plan_source
from kyoten.views.import_preview import ADDED, CHANGED, REMOVED, ImportPreview, preview_import
from kyoten.views.plan_source import SourceRow
from kyoten.views.plan_view import RepairLine, repair_lines, source_texts
from kyoten.views.tables import problems_table
from kyoten.views.year_links import YearLinks, link_years

_LONG = 12
_MOST_LINES = 60
_WORDS = 80
"""Letters of a text that was left out."""
_SAID_ABOVE = ("plan_like_report", "no_matrix", "no_items", "no_role", "several_years", "no_year", "far_year")
_SIGNS = {
    ADDED: ":green[:material/add: 新規]",
    CHANGED: ":blue[:material/edit: 変更]",
    REMOVED: ":red[:material/remove: 終了]",
}


_SIDE_BY_SIDE = (
    TableColumn("区分", CardPart.SIGN, 70, rank=1),
    TableColumn("項目番号", CardPart.FACT, 84, rank=1),
    TableColumn("役割", CardPart.FACT, 66),
    TableColumn("これまで", width=230, rank=2),
    TableColumn("今回", CardPart.TITLE, 230),
)


@dataclass(frozen=True)
class Preview:
    """All that there is to look at. `rows`: the plan beside its source, by function; `links`: how a year's first plan
    goes on from the year before; None where it is not the first, or nothing is stored of the year before."""

    shown: ImportPreview
    repairs: tuple[RepairLine, ...]
    rows: Mapping[str, tuple[SourceRow, ...]]
    links: YearLinks | None


def preview(store: Store, site: str | None, reading: PlanReading, workbook: Workbook, first: int = 1) -> Preview:
    """A matrix as read from a workbook, held against what is stored of a site (None: a new one); `first`: the quarter
    (1–4) from which it is to hold."""
    plan = reading.plan
    shown = preview_import(store, site or "", plan, first, reading.choices)
    texts = source_texts(workbook, {repair.source for repair in plan.repairs})
    answers = store.repair_answers(site, plan.fiscal_year) if site else ()
    before = store.plan(site, plan.fiscal_year - 1) if site and shown.before is None else None
    links = link_years(shown.plan, before.plan, {}) if before else None
    rows = plan_source.by_function(workbook, shown.plan)
    return Preview(shown, repair_lines(shown.plan, texts, answers), rows, links)


def show(preview: Preview, digest: str, *, open_questions: bool) -> None:
    """Everything to look at, what decides first. What would change is told once nothing is left to be asked."""
    shown, plan = preview.shown, preview.shown.plan
    if not open_questions:
        plan_which.ask(shown, digest)
        _differences(shown)
    plan_doubts.ask(preview.repairs, digest)
    st.markdown("**読み取った項目の数**")
    counts = _counts(plan)
    columns = [TableColumn(head, width=80, right=True) for head in counts.columns[1:]]
    readable_table.frame(counts, "plan_counts", "機能と役割ごとの項目の数", columns, first=len(counts))
    plan_beside.show(preview.rows, digest)
    _left_out([each for each in plan.problems if each.code in LEFT_OUT])
    plan_doubts.sure(preview.repairs)
    _remarks([each for each in plan.problems if each.code not in LEFT_OUT and each.code not in _SAID_ABOVE])
    if preview.links and not open_questions:
        _links(preview.links, plan.fiscal_year - 1)


def is_same(shown: ImportPreview) -> bool:
    """Whether saving would change nothing at all: then there is nothing to confirm."""
    before = shown.before
    return before is not None and not before.sample and apply_changes(shown.plan, before.changed) == before.plan


def _differences(shown: ImportPreview) -> None:
    """What the import does to each item; a first plan adds them all, which its counts say better."""
    if shown.before is None:
        return
    table = shown.table()
    if table.empty:
        beyond = "" if is_same(shown) else "それ以外の内容(視点、5か年の取組、出典のセルなど)に違いがあります。"
        st.markdown(f":material/check: 保存済みの計画と項目に違いはありません。{beyond}")
        return
    st.markdown(f"**第{shown.before.version}版との違い**")
    st.caption("同じ項目と変更した項目は、項目番号を引き継ぎます。手で変えた種類・目標・担当も残ります。")
    lines = [_difference(row) for row in table.to_dict("records")]
    st.markdown("\n".join(lines[:_LONG]))
    if rest := lines[_LONG:]:
        with st.expander(f"残りの違い {len(rest)}件"):
            st.markdown("\n".join(rest))
    _stay_stored(shown.reported)
    _side_by_side(shown)


def _stay_stored(reported: Sequence[str]) -> None:
    """What is reported of items that end, in the quarter in which they do or later."""
    if reported:
        named = "、".join(reported[:_LONG]) + (f"ほか{len(reported) - _LONG}件" if len(reported) > _LONG else "")
        st.warning(
            f"終了する項目のうち{named}には、終了する四半期かその後の報告があります。報告は消えずに残りますが、"
            "その四半期からは集計に入りません。",
            icon=":material/inventory_2:",
        )


def _side_by_side(shown: ImportPreview) -> None:
    """Every item with its old and its new text."""
    table = shown.items_table()
    with st.expander(f"すべての項目のこれまでと今回 {len(table)}件", icon=":material/compare:"):
        readable_table.frame(table, "plan_side_by_side", "すべての項目の、これまでの文と今回の文", _SIDE_BY_SIDE)


def _difference(row: Mapping[Hashable, str]) -> str:
    """An item added or removed with its text; of a changed one the field with what it was and becomes."""
    head = f"- {_SIGNS[row['区分']]}　**{row['項目番号']}**　{plain(row['役割'])}　"
    if row["区分"] != CHANGED:
        return head + one_line(row["今回"] or row["これまで"])
    before, after = (one_line(row[name]) or "なし" for name in ("これまで", "今回"))
    return f"{head}{row['欄']}：{before} → {after}"


def _counts(plan: Plan) -> pd.DataFrame:
    """Items per function and role, with their sums."""
    rows = [(item.function, item.role) for item in plan.items]
    lines = {}
    for function in plan.functions:
        counts = [rows.count((function, role)) for role in plan.roles]
        lines[function] = [*counts, sum(counts)]
    sums = [sum(role == each for _, each in rows) for role in plan.roles]
    lines["計"] = [*sums, len(rows)]
    rows_ = [(function, *counts) for function, counts in lines.items()]
    return pd.DataFrame(rows_, columns=["機能", *(role or plan_source.NO_ROLE for role in plan.roles), "計"])


def _left_out(found: Sequence[Problem]) -> None:
    """What stands in the workbook and is not in the plan, each with its address and its words."""
    if found:
        with st.expander(f"読まなかったもの {len(found)}件", icon=":material/block:", expanded=len(found) <= _LONG):
            st.markdown("\n".join(map(_left_line, found[:_MOST_LINES])))
            if len(found) > _MOST_LINES:
                page_parts.long_table(
                    problems_table,
                    found,
                    "読まなかったものの一覧",
                    key="plan_left_out",
                    columns=PROBLEM_COLUMNS,
                )


def _left_line(each: Problem) -> str:
    words = "" if not each.value or each.value in each.message else f"「{one_line(each.value[:_WORDS])}」　"
    place = plain(each.place or "ファイル全体")
    return f"- **{place}**　{words}{plain(each.message)}{plain(each.remedy)}"


def _remarks(found: Sequence[Problem]) -> None:
    """What there is to say of the plan's own contents."""
    if found:
        with st.expander(f"計画の内容についての指摘 {len(found)}件", icon=":material/rule:"):
            page_parts.problem_list(found)


def _links(known: YearLinks, before: int) -> None:
    """How the plan goes on from the one of the year `before`."""
    with st.expander(
        f"{year_label(before)}の計画とのつながり　続き{len(known.proposals)}件", icon=":material/link:", expanded=True
    ):
        st.caption(f"{year_label(before)}の項目と同じ文か、ほぼ同じ文の項目です。保存した後に確定します。")
        plan_links.grid(_continued(known), "plan_continued", "前年度の項目とのつながりの案", chosen=False)
        plan_links.ended(known, before)


def _continued(known: YearLinks) -> pd.DataFrame:
    return known.table().drop(columns="区分")
