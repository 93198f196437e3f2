"""The list behind a figure: the items that it counts, the parts that stand beside it, each row the way to its item."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from kyoten.ui import opened, page_parts
from kyoten.ui.foreign_text import plain
from kyoten.views.figure_items import KINDS, FigureKey, name, scope, siblings
from kyoten.views.tables import figure_table
from kyoten.views.view import View

_FIRST = 50
"""Rows that are drawn at once."""
_PART, _CHOSEN = "list_part", "list_item"


def title(view: View, key: FigureKey) -> str:
    """親子の居場所 · 法人　完了 1件"""
    count = len(view.cached(figure_table, key))
    return "　".join(part for part in (scope(key), f"{name(key, view.quarter)} {count}件") if part)


def show(view: View, key: FigureKey) -> None:
    """In the dialog."""
    meta = view.meta
    narrowed = f"　·　絞り込み {plain(meta.scope_label)}" if meta.roles or meta.functions else ""
    st.caption(f"{plain(meta.site)}　·　{meta.period_label}{narrowed}　·　{KINDS[key.kind].note}".rstrip("　·"))
    _parts(view, key)
    table = view.cached(figure_table, key)
    if table.empty:
        st.info("当たる項目はありません。", icon=":material/info:")
        return
    st.caption("行を押すと、項目の経過と原本が開きます。")
    _by_keyboard(table)
    page_parts.items_grid(table, "listed_items", view=view, sortable=True, first=_FIRST)


def _by_keyboard(table: pd.DataFrame) -> None:
    """A dialog keeps the focus among the elements that it knows, and the rows of the table are not among them."""
    texts = dict(zip(table["項目番号"], table["項目"], strict=True))
    st.selectbox(
        "項目を選んで開く", list(texts), index=None, key=_CHOSEN, on_change=_open_chosen,
        format_func=lambda number: f"{number}　{texts[number]}", placeholder="番号や文の一部から項目を選んで開く",
        label_visibility="collapsed",
    )  # fmt: skip


def _open_chosen() -> None:
    if number := st.session_state[_CHOSEN]:
        st.session_state[_CHOSEN] = None
        opened.item(number)


def _parts(view: View, key: FigureKey) -> None:
    """The whole that the figure is a part of, and its other parts."""
    beside = siblings(view, key)
    if len(beside) < 2:
        return
    st.session_state[_PART] = key
    st.segmented_control(
        "内訳",
        list(beside),
        format_func=lambda each: plain(f"{name(each, view.quarter)} {beside[each]}"),
        key=_PART,
        required=True,
        label_visibility="collapsed",
        on_change=_turn,
        wrap=True,
    )


def _turn() -> None:
    if isinstance(key := st.session_state[_PART], FigureKey):
        opened.listed(key)
