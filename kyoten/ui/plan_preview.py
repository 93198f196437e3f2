"""What an import says before anything is saved: counts, differences, repairs, problems, links to last year."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from kyoten.fiscal import year_label
from kyoten.model import Plan
from kyoten.problems.problem import Severity
from kyoten.storage.store import ReportedItemsMissing, Store
from kyoten.ui import page_parts, plan_checks, plan_links
from kyoten.ui.foreign_text import one_line, plain
from kyoten.views.plan_view import ImportPreview, RepairLine, preview_import, repair_lines
from kyoten.views.year_links import YearLinks, link_years

_LONG = 12
_SIGNS = {
    "追加": ":green[:material/add: 追加]",
    "変更": ":blue[:material/edit: 変更]",
    "削除": ":red[:material/remove: 削除]",
}


@dataclass(frozen=True)
class Preview:
    """All that there is to look at. `links`: how a year's first plan goes on from the year before; None where it is not
    the first, or nothing is stored of the year before."""

    shown: ImportPreview
    repairs: tuple[RepairLine, ...]
    links: YearLinks | None


def preview(store: Store, site: str | None, plan: Plan, texts: Mapping[str, str]) -> Preview:
    """A matrix as read, held against what is stored of a site (None: a new one). `texts`: of the repaired cells."""
    with store.snapshot() as now:
        shown = preview_import(now, site or "", plan)
        answers = now.repair_answers(site, plan.fiscal_year) if site else ()
        before = now.plan(site, plan.fiscal_year - 1) if site and shown.before is None else None
    links = link_years(shown.plan, before.plan, {}) if before else None
    return Preview(shown, repair_lines(shown.plan, texts, answers), links)


def show(preview: Preview, name: str) -> None:
    """Everything to look at, what decides first."""
    shown, plan = preview.shown, preview.shown.plan
    st.markdown(f"**{plain(name)}**　{year_label(plan.fiscal_year)}　·　{plain(shown.summary)}")
    if shown.missing:
        st.error(plain(str(ReportedItemsMissing(shown.missing))), icon=":material/error:")
    _differences(shown)
    st.markdown("**読み取った項目の数**")
    st.table(_counts(plan), border="horizontal", width="content", alt="機能と役割ごとの項目の数")
    _repairs(preview.repairs)
    _problems(plan)
    if preview.links:
        _links(preview.links, plan.fiscal_year - 1)


def _repairs(lines: Sequence[RepairLine]) -> None:
    if not lines:
        return
    waiting = sum(line.waits for line in lines)
    with st.expander(
        f"直して読んだ箇所 {len(lines)}件(うち要確認{waiting}件)", icon=":material/build:", expanded=waiting > 0
    ):
        st.caption("要確認の箇所は、保存した後に「読み取りの確認」で答えられます。")
        plan_checks.repair_list(sorted(lines, key=lambda line: not line.waits))


def _differences(shown: ImportPreview) -> None:
    """What the import does to each item; a first plan adds them all, which its counts say better."""
    if shown.before is None:
        return
    table = shown.table()
    if table.empty:
        st.markdown(":material/check: 保存済みの計画と項目に違いはありません。")
        return
    st.markdown(f"**第{shown.before.version}版との違い**")
    st.caption("同じ項目とほぼ同じ項目は、項目番号を引き継ぎます。手で変えた種類・目標・担当も残ります。")
    lines = [_difference(row) for row in table.to_dict("records")]
    st.markdown("\n".join(lines[:_LONG]))
    if rest := lines[_LONG:]:
        with st.expander(f"残りの違い {len(rest)}件"):
            st.markdown("\n".join(rest))


def _difference(row: Mapping[Hashable, str]) -> str:
    """An item added or removed with its text; of a changed one the field with what it was and becomes."""
    head = f"- {_SIGNS[row['区分']]}　**{row['項目番号']}**　{plain(row['役割'])}　"
    if row["区分"] != "変更":
        return head + one_line(row["今回"] or row["これまで"])
    before, after = (one_line(row[name]) or "なし" for name in ("これまで", "今回"))
    return f"{head}{row['欄']}：{before} → {after}"


def _counts(plan: Plan) -> pd.DataFrame:
    """Items per function and role, with their sums."""
    rows = [(item.function, item.role) for item in plan.items]
    lines = {}
    for function in plan.functions:
        counts = [rows.count((function, role)) for role in plan.roles]
        lines[plain(function)] = [*counts, sum(counts)]
    sums = [sum(role == each for _, each in rows) for role in plan.roles]
    lines["計"] = [*sums, len(rows)]
    return pd.DataFrame(lines.values(), index=list(lines), columns=[*map(plain, plan.roles), "計"])


def _problems(plan: Plan) -> None:
    if not plan.problems:
        return
    errors = sum(each.severity is Severity.ERROR for each in plan.problems)
    words = f"指摘 {len(plan.problems)}件" + (f"(うち誤り{errors}件)" if errors else "")
    with st.expander(words, icon=":material/warning:", expanded=bool(errors)):
        page_parts.problem_list(plan.problems)


def _links(known: YearLinks, before: int) -> None:
    """How the plan goes on from the one of the year `before`."""
    with st.expander(
        f"{year_label(before)}の計画とのつながり　続き{len(known.proposals)}件", icon=":material/link:", expanded=True
    ):
        st.caption(f"{year_label(before)}の項目と同じ文か、ほぼ同じ文の項目です。保存した後に確定します。")
        st.dataframe(
            _continued(known),
            hide_index=True,
            column_config=plan_links.CONFIG,
            height=min(38 + 35 * len(known.links), 38 + 35 * _LONG),
            key="plan_continued",
            placeholder="—",
            alt="前年度の項目とのつながりの案",
        )
        plan_links.ended(known, before)


def _continued(known: YearLinks) -> pd.DataFrame:
    return known.table().drop(columns="区分")
