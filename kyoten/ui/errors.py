"""What a visitor sees when the store can't be used, or a page fails unforeseen: a sentence, never a traceback."""

from __future__ import annotations

import logging
import uuid

import streamlit as st

from kyoten.storage.store import StoreRefusal
from kyoten.ui.foreign_text import plain

log = logging.getLogger("kyoten")


def show(error: BaseException) -> bool:
    """Show what the store refuses in its own words; log any other error under a short number and show that number.

    True = Streamlit shows nothing of its own.
    """
    if isinstance(error, StoreRefusal):
        unavailable(error)
        return True
    number = uuid.uuid4().hex[:8]
    log.error("page failed, number %s", number, exc_info=error)
    st.error(
        f"画面の表示中に問題が起きました(受付番号 {number})。保存済みのデータは変わっていません。"
        "ページを再読み込みし、続くときは受付番号を管理担当に伝えてください。",
        icon=":material/error:",
    )
    return True


def unavailable(refusal: StoreRefusal) -> None:
    """In the place of a page: what has happened, what whoever runs the server does about it, a button to try again."""
    log.error("%s", refusal)
    happened, end, remedy = str(refusal).partition("。")
    st.markdown("## データを表示できません")
    st.error(plain(happened + end), icon=":material/error:")
    if remedy:
        st.markdown(f"**管理担当の方へ**　{plain(remedy)}")
    st.caption(
        "直るまで、この画面からは何も保存されません。"
        "直前に保存した内容は、直ったあとに「提出状況」などで残っているか確かめてください。"
    )
    st.button("もう一度確かめる", icon=":material/refresh:", key="store_again")
