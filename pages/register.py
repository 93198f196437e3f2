"""台帳: every item, to search, filter and open."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import page_cache, page_parts
from kyoten.views.tables import register_table, searched, statuses_now

choice = page_parts.chosen()
view = page_cache.view(choice)

whole = view.cached(register_table)
with st.container(horizontal=True, vertical_alignment="bottom"):
    words = st.text_input("検索", placeholder="項目の文・番号・担当の一部", key="search", persist_state="session")
    there = view.cached(statuses_now)
    st.session_state["statuses"] = [each for each in st.session_state.get("statuses") or [] if each in there]
    statuses = st.multiselect("状況", there, placeholder="すべての状況", key="statuses", persist_state="session")
    flagged = st.toggle("要対応だけ", key="only_flagged", persist_state="session")
table = searched(whole, words or "", statuses, flagged)
if table.empty:
    st.info("この条件に当たる項目はありません。検索の言葉や絞り込みを変えてください。", icon=":material/info:")
else:
    st.caption(f"{len(table)} / {len(whole)}件。見出しを押すと並べ替え、行を押すと経過と原本が開きます。")
    page_parts.items_grid(table, "register_items", view=view, sortable=True, first=50)
