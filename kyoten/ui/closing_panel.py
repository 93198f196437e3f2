"""確定 on the page 提出状況: closing the chosen quarter or its year in somebody's name, and opening it again."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from kyoten.fiscal import Quarter, moment_words, today_in_japan, year_label
from kyoten.storage.store import Closing, standing_closings
from kyoten.ui import named_action, page_cache, submissions_page
from kyoten.ui.foreign_text import plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.closing_check import closing_checks
from kyoten.views.period_state import period_state


def show(choice: Choice) -> None:
    """How final the quarter is, what can be done about it, and what was done before."""
    site, year, number = choice.site, choice.quarter.year, choice.quarter.number
    done = page_cache.store().closings(site, year)
    closed = standing_closings(done)
    with st.container(border=True, key="closing"):
        st.markdown(f"### 確定　{choice.quarter.label}は {period_state(done, number).label}")
        st.caption(
            "確定すると、この四半期はどのページと帳票でも確定した時点の内容になり、報告の取込と取り下げはできなくなります。"
            "後から直すときは、理由を入れて解除します。四半期は順に確定します。"
        )
        with st.container(horizontal=True):
            if number in closed:
                _button(f"{choice.quarter.label}の確定を解除する", "reopen", "lock_open", choice, number)
            else:
                _button(f"{choice.quarter.label}を確定する", "close", "lock", choice, number)
            if None in closed:
                _button("年度の確定を解除する", "reopen_year", "lock_open", choice, None)
            elif Quarter(year, 4).start <= today_in_japan():
                _button(f"{year_label(year)}を確定する", "close_year", "lock", choice, None)
        if done:
            with st.expander(f"確定と解除の記録 {len(done)}件"):
                st.markdown("\n".join(f"- {_told(each)}" for each in reversed(done)))


def _told(each: Closing) -> str:
    what = "確定" if each.closed else f"確定を解除　理由：{plain(each.reason)}"
    return f"{moment_words(each.at)}　{each.label}　{what}　·　{plain(each.by)}"


def _button(label: str, key: str, icon: str, choice: Choice, number: int | None) -> None:
    shut = key.startswith("close")
    st.button(label, key=key, icon=f":material/{icon}:", on_click=_ask, args=(choice, number, shut))


def _ask(choice: Choice, number: int | None, shut: bool) -> None:
    (_close_dialog if shut else _reopen_dialog)(choice, number)


def _label(choice: Choice, number: int | None) -> str:
    return year_label(choice.quarter.year) if number is None else choice.quarter.full_label


@st.dialog("確定しますか")
def _close_dialog(choice: Choice, number: int | None) -> None:
    named_action.in_dialog()
    cells = submissions_page.page(replace(choice, roles=())).cells
    checks = closing_checks(page_cache.store(), choice.site, choice.quarter.year, number, cells)
    st.markdown(f"**{_label(choice, number)}**を確定します。")
    if number is None and checks:
        st.markdown(f"まだ確定していない{'、'.join(each.quarter.label for each in checks)}も、いっしょに確定します。")
    for each in checks:
        for sentence in each.sentences:
            icon = "info" if not each.missing and not each.waiting else "warning"
            st.markdown(f":material/{icon}: {plain(sentence)}")
    with st.form("close_form", border=False):
        if any(each.waiting for each in checks):
            st.checkbox("直しを待っている行を含めずに確定する", key="leave_waiting")
        named_action.name_field("close_by")
        st.form_submit_button("確定する", type="primary", key="close_yes", on_click=_close, args=(choice, number))


@st.dialog("確定を解除しますか")
def _reopen_dialog(choice: Choice, number: int | None) -> None:
    named_action.in_dialog()
    st.markdown(
        f"**{_label(choice, number)}**の確定を解除します。"
        + (
            "四半期の確定はそのまま残り、1つずつ解除できるようになります。"
            if number is None
            else "後から届いた報告や、計画と設定の変更が数字に入り、「訂正」と示されます。"
        )
    )
    with st.form("reopen_form", border=False):
        named_action.reason_field("reopen_reason", "転記の誤りが見つかった、など")
        named_action.name_field("reopen_by")
        st.form_submit_button("解除する", type="primary", key="reopen_yes", on_click=_reopen, args=(choice, number))


def _close(choice: Choice, number: int | None) -> None:
    leave, year = bool(st.session_state.get("leave_waiting")), choice.quarter.year
    named_action.attempt(
        lambda name: page_cache.store().close_period(choice.site, year, number, by=name, leave_waiting=leave),
        f"{_label(choice, number)}を確定しました。",
        name=named_action.typed("close_by"),
    )


def _reopen(choice: Choice, number: int | None) -> None:
    reason, year = named_action.typed("reopen_reason"), choice.quarter.year
    named_action.attempt(
        lambda name: page_cache.store().reopen_period(choice.site, year, number, by=name, reason=reason),
        f"{_label(choice, number)}の確定を解除しました。",
        name=named_action.typed("reopen_by"),
        reason=reason,
    )
