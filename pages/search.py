"""検索: where do words stand in what was reported, in any year?"""

from __future__ import annotations

import streamlit as st

from kyoten.ui import page_cache, page_parts, search_page

choice = page_parts.chosen()
view = page_cache.view(choice)

words = st.text_input(
    "言葉",
    placeholder="例: ベビーカー 案内",
    key="search_words",
    persist_state="session",
    help="空けて並べた言葉をすべて含む報告を探します。全角と半角、ひらがなとカタカナは区別しません。",
)
if not (words or "").split():
    st.info(
        "取組実績・課題・次期の対応・担当を、すべての年度から探します。言葉を入れてください。", icon=":material/info:"
    )
elif hits := search_page.found(choice, words or ""):
    search_page.show(hits)
else:
    st.info(
        "この言葉を含む報告はありません。言葉を短くするか、役割や機能の絞り込みを外してください。",
        icon=":material/info:",
    )
