"""前回の会議から: what changed since a meeting, or since a day that is chosen?"""

from __future__ import annotations

import streamlit as st

from kyoten.export.contents import since_tables
from kyoten.ui import changes_page, last_meeting, named_action, page_cache, page_parts

choice = page_parts.chosen()
view = page_cache.view(choice)

named_action.show()
seen = last_meeting.since(view, choice)
if found := since_tables.found(seen):
    changes_page.show(found)
else:
    st.info("前回の会議の日を選ぶと、その日の終わりから変わったことが出ます。", icon=":material/info:")
if choice.as_of is None:
    last_meeting.register(choice)
