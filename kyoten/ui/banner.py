"""What stands over every page: that sample data is shown, that a past day is looked back to."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from kyoten.fiscal import day_words
from kyoten.storage.store import StoreRefusal
from kyoten.ui import named_action, page_cache

_PLACE, _CLOSED = "sample_banner", "_sample_dialog_closed"


def past(day: dt.date, *, of_now: bool) -> None:
    """That the pages show what had arrived by a day; `of_now`: this one does not, since it stores something."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="past_banner"):
        if of_now:
            words = "**このページは今の内容です。** 選んだ時点は、見るページと帳票だけに効きます。"
        else:
            words = f"**{day_words(day)}の時点で届いていた内容です。** それより後の報告や変更は含みません。"
        st.markdown(f":material/history: {words}")
        st.button("今の内容に戻す", on_click=_to_now, key="to_now", width="content")


def _to_now() -> None:
    st.session_state["as_of"] = None


def sample(count: int) -> None:
    """That `count` reports of the chosen year are sample data, and the way to be rid of them; nothing where none is."""
    if not count:
        return
    st.badge("サンプルデータ", icon=":material/science:", color="violet", help=sample_words(count))
    st.button("サンプルを消す", type="tertiary", on_click=_ask, key="clear_sample", width="content")


def sample_words(count: int) -> str:
    """架空の報告11件で、実際の実績ではありません。"""
    return f"架空の報告{count}件で、実際の実績ではありません。"


def sample_outcome() -> None:
    """What came of clearing the sample, said once."""
    named_action.show(_PLACE)


def _ask() -> None:
    _confirm()


@st.dialog("サンプルを消しますか")
def _confirm() -> None:
    # A button in a dialog runs the dialog alone, which closes when the whole page is run.
    if named_action.waits(_PLACE) or st.session_state.pop(_CLOSED, False):
        st.rerun()
    st.write("架空の報告をすべて消し、行動計画と取り込んだ報告だけを残します。この操作は元に戻せません。")
    with st.container(horizontal=True):
        st.button("サンプルを消す", type="primary", on_click=_clear, key="clear_sample_yes")
        st.button("やめる", key="clear_sample_no", on_click=_nothing)


def _nothing() -> None:
    st.session_state[_CLOSED] = True


def _clear() -> None:
    try:
        cleared = page_cache.store().clear_sample()
    except StoreRefusal as refusal:
        named_action.refused(str(refusal), _PLACE)
    else:
        named_action.done(f"サンプルの報告{cleared.submissions}件を消しました。", _PLACE)
