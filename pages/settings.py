"""設定: rating scale, thresholds, deadlines and rules; each change is previewed before it is saved, and recorded."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import named_action, page_cache, page_parts, settings_page, settings_save, sites_and_plans

choice = page_parts.chosen()
view = page_cache.view(choice)
history = settings_save.history_of(choice)

with st.container():  # a place of its own: what comes and goes there moves no tab
    named_action.show()
left, right = st.columns([3, 2], gap="medium")
with left:
    pending = settings_page.edit(settings_save.draft(choice, history), choice.quarter.year)
with right:
    settings_save.judge(pending, choice, history)
settings_save.history_list(history)
sites_and_plans.show(choice)
