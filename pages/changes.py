"""前回の会議から: what changed since a day that is chosen?"""

from __future__ import annotations

import streamlit as st

from kyoten.ui import changes_page, page_cache, page_parts

choice = page_parts.chosen()
view = page_cache.view(choice)

page_parts.head(view.meta)
st.markdown("### 前回の会議から")
if since := changes_page.day(view.meta.as_of):
    changes_page.show(changes_page.made(choice, since))
else:
    st.info("前回の会議の日を選ぶと、その日の終わりから変わったことが出ます。", icon=":material/info:")
