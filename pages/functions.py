"""機能別: one function at a time — its target states, viewpoints and items, quarter by quarter, role beside role."""

from __future__ import annotations

import streamlit as st

from kyoten.chart import kinds
from kyoten.ui import chart_cards, last_year, page_cache, page_parts
from kyoten.ui.foreign_text import plain
from kyoten.views.item_detail import function_tree
from kyoten.views.tables import branch_tables

choice = page_parts.chosen()
view = page_cache.view(choice)

st.markdown(f"## {plain(kinds.headline(view))}")
chart_cards.row(view, "functions")

functions = list(choice.functions or view.plan.functions)
if st.session_state.get("one_function") not in functions:
    st.session_state["one_function"] = functions[0]
chosen = st.segmented_control(
    "機能を選ぶ", functions, key="one_function", required=True, persist_state="session", format_func=plain
)
st.markdown(f"## {plain(chosen)}")
last_year.line(view, chosen)
tables = view.cached(branch_tables, chosen)
for state in view.cached(function_tree, chosen):
    with st.expander(f"**{plain(state.title)}**　{state.summary}", expanded=state.number == 1):
        for viewpoint in state.viewpoints:
            st.markdown(f"**{plain(viewpoint.title)}**")
            if not viewpoint.items:
                st.caption("この視点に結び付く行動計画がありません。")
                continue
            page_parts.items_grid(tables[viewpoint.key], f"items_{viewpoint.key}", view=view)
