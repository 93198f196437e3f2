"""The page 計画: its loaders, its head and its parts, of which one is open at a time."""

from __future__ import annotations

import streamlit as st

from kyoten.fiscal import year_label
from kyoten.storage.store import Revision
from kyoten.ui import page_cache
from kyoten.ui.foreign_text import plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views import plan_view, year_links
from kyoten.views.plan_view import PlanPage
from kyoten.views.year_links import YearLinks

ITEMS, REPAIRS, GAPS, LINKS, VERSIONS, IMPORT = "items", "repairs", "gaps", "links", "versions", "import"
PART = "plan_part"
"""Where the open part is kept; a callback may set it."""


def load(choice: Choice) -> PlanPage:
    """The stored plan of what is chosen, read anew only when something was stored."""
    return page_cache.newest(_load, choice.site, choice.quarter.year)


@st.cache_resource(max_entries=8, show_spinner=False)
def _load(site: str, year: int, revision: Revision) -> PlanPage:
    with page_cache.at(revision) as now:
        return plan_view.load(now, site, year, page_cache.workbooks().read)


def links(choice: Choice) -> YearLinks | None:
    """The links to last year's plan; None where there is no such plan."""
    return page_cache.newest(_links, choice.site, choice.quarter.year)


@st.cache_resource(max_entries=8, show_spinner=False)
def _links(site: str, year: int, revision: Revision) -> YearLinks | None:
    with page_cache.at(revision) as now:
        return year_links.load(now, site, year) if year - 1 in now.years(site) else None


def title(page: PlanPage) -> None:
    """Which plan it is, in which version, and the file it was read from."""
    stored = page.stored
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"## {year_label(stored.year)}の行動計画", width="stretch")
        st.download_button(
            "計画の原本",
            data=lambda: original(stored.site, stored.year, stored.version),
            file_name=stored.file,
            on_click="ignore",
            icon=":material/download:",
            key="plan_original",
        )
    counted = sum(item.restates is None for item in stored.plan.items)
    restated = len(stored.plan.items) - counted
    words = [f"第{stored.version}版", f"{counted}項目" + (f"(ほかに再掲{restated}件)" if restated else "")]
    changed = len(stored.changed)
    words += [f"手で変えた項目{changed}件"] if changed else []
    st.caption("　·　".join([*words, f"出典 {plain(stored.file)}"]))


def original(site: str, year: int, version: int) -> bytes:
    """The file of a version of a plan; empty where there is none."""
    found = page_cache.store().plan_original(site, year, version)
    return found[1] if found else b""


def part(page: PlanPage, known: YearLinks | None) -> str:
    """The part that is open, chosen by a row of buttons that count what waits in each."""
    waiting = len({line.repair.source for line in page.repairs if line.waits})
    labels = {
        ITEMS: ":material/list_alt: 項目",
        REPAIRS: f":material/fact_check: 読み取りの確認 {waiting}",
        GAPS: f":material/rule: 計画のすき間 {len(page.gaps)}",
    }
    if known:
        labels[LINKS] = f":material/link: 前年度とのつながり {len(known.proposals)}"
    labels[VERSIONS] = ":material/history: 版"
    labels[IMPORT] = ":material/upload_file: 表の取込"
    if st.session_state.get(PART) not in labels:
        st.session_state[PART] = ITEMS
    chosen = st.segmented_control(
        "計画の何を見るか",
        list(labels),
        format_func=labels.__getitem__,
        key=PART,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return chosen or ITEMS
