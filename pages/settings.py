"""設定: rating scale, thresholds, deadlines and rules; each change is previewed before it is saved, and recorded."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import cached, named_action, parts, settings_page, settings_save

choice = parts.chosen()
view = cached.view(choice)
history = settings_save.history_of(choice)

parts.head(view.meta)
st.markdown("### 設定")
named_action.show()
left, right = st.columns([3, 2], gap="medium")
with left:
    pending = settings_page.edit(settings_save.draft(choice, history), choice.quarter.year)
with right:
    settings_save.judge(pending, choice, history)
settings_save.history_list(history)
