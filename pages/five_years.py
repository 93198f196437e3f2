"""5か年: what came of each of the five years, and what served the five-year tasks?"""

from __future__ import annotations

import streamlit as st

from kyoten.ui import five_years_page, page_cache, page_parts

choice = page_parts.chosen()
view = page_cache.view(choice)

five = five_years_page.found(choice)
five_years_page.years(five)
with st.container(border=True):
    st.markdown("## 機能ごと")
    five_years_page.functions(five)
with st.container(border=True):
    st.markdown("## 次期5か年で取り組むこと")
    if five.tasks:
        st.caption(
            "対応する項目は、同じ機能・目指す拠点の姿・役割の行動計画です。"
            "文が似た項目は、取り組むことの文を受けている見込みのもので、確かめてください。"
        )
        five_years_page.tasks(five)
    else:
        st.caption("選んだ範囲の計画に「次期5か年で取り組むこと」の記載はありません。")
