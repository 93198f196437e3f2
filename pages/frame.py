"""What is round every page: page settings, the side bar with navigation and choice, the sample's banner."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from kyoten.ui import banner, choice, loaders, parts

st.set_page_config(
    page_title="Kyoten 拠点",
    page_icon=str(Path(parts.__file__).with_name("icon.png")),
    layout="wide",
    initial_sidebar_state="auto",
    menu_items={"Get help": None, "Report a Bug": None, "About": None},
)

page = st.navigation(
    {
        "見る": [
            st.Page("overview.py", title="概要", icon=":material/dashboard:", default=True),
            st.Page("functions.py", title="機能別", icon=":material/table_rows:"),
            st.Page("stalled.py", title="要対応", icon=":material/flag:"),
            st.Page("register.py", title="台帳", icon=":material/list_alt:"),
        ],
        "報告する": [st.Page("submit.py", title="報告の取込", icon=":material/upload_file:")],
        "持ち出す": [st.Page("reports.py", title="帳票", icon=":material/print:")],
    },
    expanded=True,
)

chosen = choice.choose(loaders.store())
if chosen is None:
    parts.no_plan()
else:
    st.session_state["choice"] = chosen
    banner.sample(loaders.store(), chosen)
    page.run()
