"""Where it stands in the original: the excerpt round the cell that said it, the cell marked, and the file to take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from kyoten.problems.problem import Unreadable
from kyoten.ui import page_cache
from kyoten.ui.foreign_text import one_line, plain
from kyoten.views.excerpt import Excerpt, excerpt, place_words

_KEY = "excerpt_of"
_NARROW = 640
"""Pixels up to which a screen is a telephone's, as Streamlit's own columns have it."""
_STYLE = (
    f"<style>@media (max-width: {_NARROW}px) {{.st-key-excerpt_wide {{display: none}}}}"
    f"@media (min-width: {_NARROW + 1}px) {{.st-key-excerpt_narrow {{display: none}}}}</style>"
)


@dataclass(frozen=True)
class Original:
    """A cell of a stored file. `label`: what it says (第2四半期, 計画); `data`: reads the bytes from the store."""

    label: str
    file: str
    source: str
    data: Callable[[], bytes]


def show(originals: Sequence[Original], item: str) -> None:
    """One of the originals at a time, the first one first; nothing where there is none."""
    if not originals:
        return
    by_label = {each.label: each for each in originals}
    st.markdown("### 原本")
    key = f"{_KEY}_{item}"
    if st.session_state.get(key) not in by_label:
        st.session_state[key] = originals[0].label
    label = st.segmented_control(
        "どの原本か", list(by_label), key=key, required=True, label_visibility="collapsed", wrap=True
    )
    _one(by_label[label or originals[0].label], item)


def _one(original: Original, item: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(original.file)}**　{plain(place_words(original.source))}", width="stretch")
        st.download_button(
            "原本を受け取る",
            # Read in the request for the file, and only when somebody asks for it.
            data=original.data,
            file_name=original.file,
            on_click="ignore",
            icon=":material/download:",
            key=f"original_{item}_{original.label}",
        )
    try:
        with st.spinner("原本を読んでいます", show_time=False):
            found = excerpt(page_cache.workbooks().read(original.data(), original.file), original.source)
    except Unreadable as unreadable:
        st.caption(plain(unreadable.problem.message))
        return
    if found is None:
        st.caption("原本にこの場所が見つかりません。原本を受け取って確かめてください。")
    else:
        _table(found)


def _table(found: Excerpt) -> None:
    """Rows and columns as Excel names them, the cell marked; on a telephone its row alone, cell under cell."""
    st.html(_STYLE)
    rows = []
    for at, (name, texts) in enumerate(found.rows):
        cells = [_cell(text, marked=(at, n) == (found.row, found.column)) for n, text in enumerate(texts)]
        rows.append([f"**{plain(name)}**" if at == found.row else f":gray[{plain(name)}]", *cells])
        if found.head and at == 0:
            rows.append([":gray[…]", *("" for _ in texts)])
    with st.container(key="excerpt_wide"):
        st.table(pd.DataFrame(rows, columns=["行", *found.columns]), hide_index=True, border=True, alt="原本の抜粋")
    with st.container(key="excerpt_narrow"):
        st.markdown("\n".join(_lines(found)))


def _lines(found: Excerpt) -> Iterator[str]:
    """The marked row: - A23　番号　1-4-H04."""
    name, texts = found.rows[found.row]
    for at, (letter, head, text) in enumerate(zip(found.columns, found.names, texts, strict=True)):
        if text or at == found.column:
            yield f"- :gray[{plain(letter + name)}　{one_line(head)}]  \n  {_cell(text, marked=at == found.column)}"


def _cell(text: str, *, marked: bool) -> str:
    if marked:
        return f":orange-background[:material/arrow_right: **{one_line(text) or '(空欄)'}**]"
    return one_line(text)
