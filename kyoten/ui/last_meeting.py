"""Which meeting is looked back to: chosen by its name or its day on 前回の会議から and 帳票, kept in the address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from kyoten.fiscal import day_words
from kyoten.storage.store import Meeting, Revision
from kyoten.ui import named_action, page_cache, past_day
from kyoten.ui.foreign_text import one_line
from kyoten.ui.sidebar_choice import Choice
from kyoten.views import named_meetings
from kyoten.views.view import View

DAY, MEETING = "since", "since_meeting"
"""Where the day and the meeting stand in the session; the day is what counts."""
PLACE = "meetings"
BY_DAY = 0
"""In place of a meeting's number: none is chosen."""


def since(view: View, choice: Choice) -> View:
    """The view with itself as of the day that is chosen, where one is. Raises NothingToShow where there was no plan."""
    last = view.meta.day - dt.timedelta(days=1)
    listed = [each for each in page_cache.newest(_meetings, choice.site) if each.day <= last]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if listed:
            _pick_meeting(listed)
        explained = "その日の終わりまでに届いていた内容と、今の内容を比べます。"
        day = past_day.pick("前回の会議の日", DAY, last, explained, width=220)
    if day is None:
        return view
    name = named_meetings.name_of_day(listed, day)
    return view.cached(_since, page_cache.view(replace(choice, as_of=day)), name)


@st.cache_resource(max_entries=8, show_spinner=False)
def _meetings(site: str, revision: Revision) -> tuple[Meeting, ...]:
    with page_cache.at(revision) as now:
        return tuple(now.meetings(site))


def _since(view: View, then: View, meeting: str) -> View:
    return replace(view, since=then, since_meeting=meeting)


def _pick_meeting(listed: Sequence[Meeting]) -> None:
    by_number = {each.number: each for each in listed}
    day = st.session_state.get(DAY)
    chosen = by_number.get(st.session_state.get(MEETING, BY_DAY))
    if chosen is None or chosen.day != day:
        st.session_state[MEETING] = next((each.number for each in listed if each.day == day), BY_DAY)
    st.selectbox(
        "前回の会議",
        [BY_DAY, *by_number],
        format_func=lambda number: named_meetings.words(by_number[number]) if number in by_number else "(日で選ぶ)",
        key=MEETING,
        on_change=_take_day,
        args=({number: each.day for number, each in by_number.items()},),
        width=330,
    )


def _take_day(days: dict[int, dt.date]) -> None:
    st.session_state[DAY] = days.get(st.session_state[MEETING])


def register(choice: Choice) -> None:
    """The meetings by name: one more, and taking one back."""
    listed = page_cache.newest(_meetings, choice.site)
    title = f"会議の名前 {len(listed)}件" if listed else "会議に名前を付ける"
    with st.expander(title, icon=":material/event:", key="meetings", expanded=named_action.waits(PLACE)):
        st.caption("名前を付けた会議は、ここと「帳票」で選べます。同じ名前は、年度が違えば使えます。")
        named_action.show(PLACE)
        # No form: the name is for taking back, too.
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("会議の名前", key="meeting_name", placeholder="第2回運営委員会", max_chars=60, width=260)
            st.date_input(
                "開いた日", value=None, min_value=past_day.FIRST, max_value="today", format="YYYY/MM/DD",
                key="meeting_day", width=180,
            )  # fmt: skip
            named_action.name_field("by_meeting", width=200)
            st.button("登録する", key="add_meeting", on_click=_add, args=(choice.site,))
        for each in listed:
            with st.container(horizontal=True, vertical_alignment="center", key=f"meeting_{each.number}"):
                st.markdown(f"**{one_line(each.name)}**　{day_words(each.day)}　:gray[{one_line(each.by)}]")
                st.button(
                    "取り消す",
                    key=f"remove_meeting_{each.number}",
                    icon=":material/undo:",
                    on_click=_remove,
                    args=(choice.site, each),
                )


def _add(site: str) -> None:
    state = st.session_state
    by, day = named_action.name_given("by_meeting", PLACE), state.get("meeting_day")
    name = named_action.typed("meeting_name")
    if by is None:
        return
    if not isinstance(day, dt.date):
        named_action.refused("会議を開いた日を入れてください。", PLACE)
        return
    done = named_action.attempt(
        lambda who: page_cache.store().add_meeting(site, name, day, who),
        f"会議「{name}」を登録しました。",
        name=by,
        place=PLACE,
    )
    if done:
        state["meeting_name"], state["meeting_day"] = "", None


def _remove(site: str, meeting: Meeting) -> None:
    by = named_action.name_given("by_meeting", PLACE)
    if by is not None:
        named_action.attempt(
            lambda who: page_cache.store().remove_meeting(site, meeting.number, who),
            f"会議「{meeting.name}」の登録を取り消しました。",
            name=by,
            place=PLACE,
        )
