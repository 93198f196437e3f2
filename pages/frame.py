"""What is round every page: its head, and the side bar with navigation and choice."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from kyoten.storage.store import StoreRefusal
from kyoten.ui import (
    banner,
    dropped_files,
    errors,
    named_action,
    opened_dialog,
    page_cache,
    page_head,
    page_parts,
    plan_import,
    print_style,
    sidebar_choice,
)
from kyoten.views.year_data import NothingToShow

page_head.settings()

print_style.add()

# Once a session: looking for the files of all pages takes longer than what most of them do.
if "_pages" not in st.session_state:
    st.session_state["_pages"] = {
        "見る": [
            st.Page("overview.py", title="概要", icon=":material/dashboard:", default=True),
            st.Page("functions.py", title="機能別", icon=":material/table_rows:"),
            st.Page("stalled.py", title="要対応", icon=":material/flag:"),
            st.Page("register.py", title="台帳", icon=":material/list_alt:"),
            st.Page("search.py", title="検索", icon=":material/search:"),
            st.Page("questions.py", title="委員会の質問", icon=":material/contact_support:"),
            st.Page("changes.py", title="前回の会議から", icon=":material/update:"),
            st.Page("review.py", title="振り返り", icon=":material/history_edu:"),
            st.Page("five_years.py", title="5か年", icon=":material/calendar_view_month:"),
        ],
        "報告する": [
            st.Page("submit.py", title="報告の取込", icon=":material/upload_file:"),
            st.Page("submissions.py", title="提出状況", icon=":material/assignment_turned_in:"),
        ],
        "持ち出す": [st.Page("reports.py", title="帳票", icon=":material/print:")],
        "整える": [
            st.Page("plan.py", title="計画", icon=":material/edit_calendar:"),
            st.Page("settings.py", title="設定", icon=":material/tune:"),
            st.Page("guide.py", title="使い方", icon=":material/help:"),
        ],
    }
page = st.navigation(st.session_state["_pages"], expanded=True)

dropped_files.forget_those_of_other_pages(page.url_path)

line = page_head.begin(page)
try:
    page_cache.look_again()
    chosen = sidebar_choice.choose(page_cache.sites(), page_cache.years, page.url_path)
except StoreRefusal as refusal:
    errors.unavailable(refusal)
    st.stop()
st.session_state["choice"] = chosen
# Without a plan there is nothing to show but the way to bring one in, which the start page is then.
if chosen is None and page.url_path == "":
    plan_import.first()
elif chosen is None and page.url_path not in ("plan", "guide"):
    page_parts.no_plan()
elif chosen is None:
    page.run()
else:
    banner.sample_outcome()
    if page.url_path == "":
        named_action.show(plan_import.PLACE)
    of_now = page.url_path in ("submit", "submissions", "plan", "settings")
    if chosen.as_of:
        banner.past(chosen.as_of, of_now=of_now)
    shown = replace(chosen, as_of=None) if of_now else chosen
    st.session_state["choice"] = shown
    try:
        samples = page_cache.years(chosen.site)[chosen.quarter.year].samples
        page_head.tell(line, page, page_cache.view(shown).meta, samples)
        # Before the page: it is what the visitor waits for.
        opened_dialog.show(shown)
        page.run()
    except NothingToShow as nothing:  # as of the chosen day
        st.info(str(nothing), icon=":material/info:")
