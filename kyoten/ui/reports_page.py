"""The page 帳票: the meeting pack with its preview, and the charts one by one."""

from __future__ import annotations

from functools import partial
from typing import Literal

import streamlit as st

from kyoten.chart import kinds
from kyoten.chart.kinds import ChartKind
from kyoten.export.file_contents import outline
from kyoten.export.formats import FORMATS, PUBLICATION, Format
from kyoten.export.html import publication
from kyoten.export.paper import image, pdf
from kyoten.ui import chart_cards, last_meeting, readable_table
from kyoten.ui.foreign_text import plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.glossary import explained
from kyoten.views.view import View

_PICTURES: tuple[tuple[Literal["png", "svg"], str], ...] = (("png", "image/png"), ("svg", "image/svg+xml"))

_ALL = (*FORMATS.values(), PUBLICATION)
_OUTLINE = (TableColumn("部分", CardPart.TITLE, 180), TableColumn("中身", width=300))


def since(view: View, choice: Choice) -> View:
    """The view with what the pack is to hold beside it: what changed since the meeting that is chosen."""
    st.markdown("## 前回の会議から")
    st.caption("前回の会議を選ぶと、その日の終わりから変わったことが、Excelブック、PDF、スライドに加わります。")
    return last_meeting.since(view, choice)


def pack(view: View) -> None:
    """Each kind of file: what it holds, a preview of its pages, and the file itself."""
    st.markdown("## 会議用の資料")
    st.caption("選んだ期間・役割・機能の内容です。表題・期間・現在日・凡例・しきい値・出典・未報告の件数が入ります。")
    with st.grid(2, min_column_width=320):
        for each in _ALL:
            _format(view, each)
    _preview(view)


def _format(view: View, each: Format) -> None:
    with st.container(border=True, height="stretch", key=f"format_{each.name}"):
        st.markdown(f"**{each.label}**")
        st.caption(each.help)
        st.space("stretch")
        st.download_button(
            f"{each.label}を受け取る",
            # Built in the request for the file, not in the page's run, and only when somebody asks for it.
            data=lambda: each.make(view),
            file_name=each.file_name(view.meta),
            mime=each.mime,
            on_click="ignore",
            icon=":material/download:",
            type="primary" if each.name == "pdf" else "secondary",
            key=f"take_{each.name}",
        )


def _preview(view: View) -> None:
    """What the chosen kind of file holds; made only while the preview is open."""
    shown = st.expander("受け取る前に中身を見る", on_change="rerun", key="preview")
    if not shown.open:
        return
    with shown:
        files = {each.name: each for each in _ALL}
        name = st.segmented_control(
            "資料", list(files), format_func=lambda n: files[n].label, default="pdf", required=True, key="preview_of"
        )
        with st.spinner("下見を作っています"):
            if name == "pdf":
                _pages(view.cached(pdf.pages))
            elif name == "html":
                st.iframe(view.cached(publication.page).decode("utf-8"), height=700)
            else:
                readable_table.show(_OUTLINE, view.cached(_outline, name), f"outline_{name}", "資料の中身")


def _pages(images: tuple[bytes, ...]) -> None:
    for number, page in enumerate(images, start=1):
        st.image(page, caption=f"{number} / {len(images)}ページ")


def _outline(view: View, name: str) -> list[tuple[str, str]]:
    return list(outline(name, FORMATS[name].make(view)))


def pictures(view: View) -> None:
    """The charts, each with its picture in two kinds and its numbers."""
    st.markdown("## グラフ")
    st.caption("文書や配布資料に貼る画像です。表題・期間・現在日・出典・未報告の件数が入ります。")
    for kind in kinds.KINDS:
        if kind.pictures:
            _picture(view, kind)


def _picture(view: View, kind: ChartKind) -> None:
    chart = view.cached(kinds.build, kind.key)
    stem = kinds.file_stem(chart.key, view.meta)
    with st.container(border=True):
        st.markdown(f"**{kind.name}**　{plain(chart.finding)}")
        st.caption(plain(chart.measure), help=explained(chart.measure))
        chart_cards.figure(chart, view.meta)
        with st.container(horizontal=True):
            for ending, mime in _PICTURES:
                st.download_button(
                    ending.upper(),
                    data=partial(image.render, chart, view.meta, ending),
                    file_name=f"{stem}.{ending}",
                    mime=mime,
                    on_click="ignore",
                    icon=":material/image:",
                    key=f"{chart.key}_{ending}",
                )
            st.download_button(
                "CSV",
                data=chart.csv,
                file_name=f"{stem}.csv",
                mime="text/csv",
                on_click="ignore",
                icon=":material/table:",
                key=f"{chart.key}_csv",
            )
