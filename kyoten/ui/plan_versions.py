"""計画, 版: every version of the year's plan with its original; one is opened, two are held against each other."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from kyoten.fiscal import year_label
from kyoten.storage.store import PlanVersion, Revision
from kyoten.ui import page_cache, plan_page, readable_table
from kyoten.ui.foreign_text import plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.ui.sidebar_choice import Choice
from kyoten.views import plan_versions
from kyoten.views.plan_versions import Comparison

_COLUMNS = (
    TableColumn("区分", CardPart.SIGN, 70, rank=1),
    TableColumn("項目番号", CardPart.FACT, 84, rank=1),
    TableColumn("役割", CardPart.FACT, 66),
    TableColumn("欄", CardPart.FACT, 90),
    TableColumn("機能", CardPart.FACT, 140),
    TableColumn("項目", CardPart.TITLE, 280),
    TableColumn("これまで", width=230, rank=1),
    TableColumn("今回", width=230, rank=1),
)


def show(choice: Choice) -> None:
    """The list, then what the chosen two differ in, then the items of the later one."""
    site, year = choice.site, choice.quarter.year
    listed = page_cache.newest(_versions, site, year)
    st.markdown(f"### {year_label(year)}の計画の版")
    readable_table.frame(plan_versions.versions_table(listed), "plan_versions", "計画の版の一覧")
    with st.container(horizontal=True):
        for each in reversed(listed):
            st.download_button(
                f"第{each.version}版の原本",
                data=partial(plan_page.original, site, year, each.version),
                file_name=each.file,
                on_click="ignore",
                icon=":material/download:",
                key=f"version_original_{each.version}",
            )
    numbers = [each.version for each in listed]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        old = _pick("これまで", numbers, max(0, len(numbers) - 2), listed)
        new = _pick("比べる版", numbers, len(numbers) - 1, listed)
    found = page_cache.newest(_comparison, site, year, old, new)
    if found is None:
        return
    if old != new:
        _differences(found)
    _table(plan_versions.items_table(found.new), f"第{found.new.version}版の項目")


def _pick(label: str, numbers: list[int], index: int, listed: tuple[PlanVersion, ...]) -> int:
    words = {each.version: f"第{each.version}版({plan_versions.holds_words(each)})" for each in listed}
    return int(
        st.selectbox(label, numbers, index=index, format_func=words.__getitem__, key=f"version_{label}", width=260)
    )


def _differences(found: Comparison) -> None:
    table, names = found.table(), f"第{found.old.version}版と第{found.new.version}版の違い"
    for name, former in found.renamed.items():
        st.markdown(f"機能の名前　{plain(former)} → {plain(name)}")
    if table.empty:
        st.markdown(f":material/check: {names}：項目に違いはありません。")
    else:
        _table(table, names)


def _table(table: pd.DataFrame, title: str) -> None:
    st.markdown(f"**{title}**　{len(table)}件")
    readable_table.frame(table, f"versions_{title}", title, _COLUMNS)


@st.cache_data(max_entries=8, show_spinner=False)
def _versions(site: str, year: int, revision: Revision) -> tuple[PlanVersion, ...]:
    with page_cache.at(revision) as now:
        return plan_versions.versions(now, site, year)


@st.cache_resource(max_entries=8, show_spinner=False)
def _comparison(site: str, year: int, old: int, new: int, revision: Revision) -> Comparison | None:
    with page_cache.at(revision) as now:
        return plan_versions.comparison(now, site, year, old, new)
