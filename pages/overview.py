"""概要: where do we stand?"""

from __future__ import annotations

import streamlit as st

from kyoten.chart import kinds
from kyoten.ui import chart_cards, last_year, next_step, page_cache, page_parts
from kyoten.ui.foreign_text import plain
from kyoten.views.missing_reports import has_begun
from kyoten.views.overview import figures
from kyoten.views.tables import top_table

choice = page_parts.chosen()
view = page_cache.view(choice)

with st.container(gap="xsmall"):
    st.markdown(f"## {plain(kinds.headline(view))}")
    next_step.show(view, choice)
    if not has_begun(view):
        page_parts.first_steps(view)

    listed = view.cached(figures)
    with st.grid(len(listed), min_column_width=150, gap="xsmall"):
        for figure in listed:
            page_parts.metric(figure)

    last_year.line(view)
    chart_cards.row(view, "overview")

    with st.container(border=True, gap="xsmall", key="decide"):
        table = view.cached(top_table)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown("### 判断が要る項目", width="content")
            if not table.empty:
                st.caption(
                    f"重く古い順に{len(table)}件(全{len(view.flagged)}件)。行を押すと経過と根拠のセルが開きます。"
                )
                st.page_link("stalled.py", label="すべて見る", icon=":material/flag:")
                st.page_link("questions.py", label="委員会の質問", icon=":material/contact_support:")
        page_parts.silent_roles(view.silent)
        if table.empty and not view.silent:
            st.caption("要対応の項目はありません。")
        if not table.empty:
            page_parts.items_grid(table, "top_items", view=view)

last_year.table(view)
