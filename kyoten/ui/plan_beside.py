"""The plan as it was understood beside its source, one function at a time: cells left, what became of them right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from kyoten.ui.foreign_text import plain
from kyoten.views.plan_source import FromCell, SourceRow

_AT_ONCE = 60
"""Rows that are drawn at once: a browser with hundreds of them stands still."""
_FEW, _HEIGHT = 3, 520


def show(rows: Mapping[str, Sequence[SourceRow]], digest: str) -> None:
    """The chosen function's rows; the buttons count the items of each."""
    if not rows:
        return
    st.markdown("**原本と読み取り**")
    counts = {function: sum(each.item for row in listed for each in row.read) for function, listed in rows.items()}
    chosen = st.pills(
        "機能",
        list(rows),
        default=next(iter(rows)),
        format_func=lambda function: f"{plain(function)} {counts[function]}",
        key=f"plan_beside_{digest}",
        label_visibility="collapsed",
    )
    if chosen is None or chosen not in rows:
        st.caption("機能を選ぶと、原本の行と読み取った項目が並びます。")
        return
    # In a frame of its own: what is below, the button too, stays within reach.
    with st.container(height=_HEIGHT if len(rows[chosen]) > _FEW else "content", border=False):
        for row in rows[chosen][:_AT_ONCE]:
            _row(row)
        if (rest := len(rows[chosen]) - _AT_ONCE) > 0:
            st.caption(f"ほかに{rest}行あります。保存すると「項目」ですべて見られます。")


def _row(row: SourceRow) -> None:
    with st.container(border=True):
        source, read = st.columns(2)
        source.caption(plain(row.place))
        source.markdown("  \n".join(_cell(address, text, row.left) for address, text in row.cells))
        read.caption(f"読み取り　行動計画{sum(each.item for each in row.read)}件")
        read.markdown("  \n".join([*map(_read, row.read), *map(_gone, row.left)]))


def _cell(address: str, text: str, left: Sequence[str]) -> str:
    mark = " :orange[:material/block:]" if address in left else ""
    return f":gray[{address}]{mark}　{plain(text)}"


def _read(each: FromCell) -> str:
    if each.item:
        return f"**{plain(each.head)}**　{plain(each.text)}　:gray[{plain(each.note)}]"
    return f":gray[{plain(each.head)}]　{plain(each.text)}"


def _gone(address: str) -> str:
    return f":orange[:material/block: {address} に、計画に含めなかったものがあります(下の「読まなかったもの」)]"
