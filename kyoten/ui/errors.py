"""What a visitor sees when a page fails unforeseen: one sentence and a number, never a traceback."""

from __future__ import annotations

import logging
import uuid

import streamlit as st

log = logging.getLogger("kyoten")


def show(error: BaseException) -> bool:
    """Log the error under a short number and show that number; True = Streamlit shows nothing of its own."""
    number = uuid.uuid4().hex[:8]
    log.error("page failed, number %s", number, exc_info=error)
    st.error(
        f"画面の表示中に問題が起きました(受付番号 {number})。保存済みのデータは変わっていません。"
        "ページを再読み込みし、続くときは受付番号を管理担当に伝えてください。",
        icon=":material/error:",
    )
    return True
