"""Charts on pages: a card each, with the sentence that the chart shows, side by side as their records say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from kyoten.chart import kinds, marks
from kyoten.chart.chart import Chart
from kyoten.chart.kinds import ChartKind, OnPage
from kyoten.ui import address, figure_menu, opened
from kyoten.ui.foreign_text import plain
from kyoten.views.glossary import explained
from kyoten.views.view import Meta, View

_LOW = 800
"""Pixels of a screen's height below which the sentences stay in the titles' help, so that what needs a decision is seen
under the charts of 概要."""

_MENU = "グラフの数から、その項目の一覧を開きます。グラフの印を押しても開きます。"


_OVER = (
    "[class*='st-key-over_'] {flex-wrap: nowrap} [class*='st-key-over_'] > * {flex-shrink: 0}"
    " [class*='st-key-over_'] > :first-child {flex-shrink: 1; min-width: 0}"
    " [class*='st-key-variant_'] button {padding-inline: 0.5rem}"
)
"""What stands over a chart stays on one line with the way to its items."""


def row(view: View, page: str) -> None:
    """The charts of a page (kyoten.chart.kinds) from left to right; on the next line where there is no room."""
    places = kinds.on_page(page)
    key = f"charts_{page}"
    with st.container(key=key):
        st.html(_style(key, [place for place, _ in places]))
        columns = st.columns([place.width for place, _ in places], gap="xsmall")
        for column, (_, kind) in zip(columns, places, strict=True):
            with column:
                _card(view, kind)


def _style(key: str, places: Sequence[OnPage]) -> str:
    """Each card as wide at least as its numbers need."""
    least = "".join(
        f".st-key-{key} [data-testid='stColumn']:nth-child({at}) {{min-width: min({place.least}px, 100%)}}"
        for at, place in enumerate(places, 1)
    )
    wrap = f".st-key-{key} [data-testid='stHorizontalBlock']:has(> [data-testid='stColumn']) {{flex-wrap: wrap}}"
    low = f"@media (max-height: {_LOW - 1}px) {{[class*='st-key-sentence_'] {{display: none}}}}"
    return f"<style>{wrap} {least} {low} {_OVER}</style>"


def _card(view: View, kind: ChartKind) -> None:
    """A bordered card: the finding as title and sentence, what is drawn, the chart, the choice among its variants."""
    variant = st.session_state.get(_key(kind), "")
    if variant not in kind.variants:
        variant = next(iter(kind.variants), "")
    chart = view.cached(kinds.build, kind.key, **kind.variants.get(variant, {}))
    with st.container(border=True, height="stretch", gap="xxsmall", key=f"card_{kind.key}"):
        st.markdown(f"### {plain(chart.title)}")
        with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall", key=f"over_{kind.key}"):
            if kind.variants:
                _switch(kind)
            else:
                measure = plain(chart.measure.partition("。")[0])
                st.caption(measure, help=_help(chart, chart.finding), width="stretch")
            figure_menu.show(marks.figures(chart), chart.key, _MENU)
        figure(chart, view.meta)
        with st.container(gap="xxsmall", key=f"sentence_{kind.key}"):
            st.caption(plain(chart.finding), help=_help(chart))


def _help(chart: Chart, *before: str) -> str:
    """What is drawn, and what its words mean."""
    told = "\n\n".join(plain(f"{each}。") for each in (*before, chart.measure))
    return "\n\n".join(filter(None, (told, explained(chart.measure))))


def _switch(kind: ChartKind) -> None:
    """The choice among the chart's variants, which says what is drawn."""
    names = list(kind.variants)
    address.keep_legal(_key(kind), names, names[0])
    st.segmented_control(
        "示す数字(%)", names, key=_key(kind), required=True, label_visibility="collapsed", persist_state="session"
    )


def _key(kind: ChartKind) -> str:
    return f"variant_{kind.key}"


def figure(chart: Chart, meta: Meta) -> None:
    """The chart itself, in its own template (not Streamlit's theme), named for screen readers. A click on a cell, a
    bar's part, a point opens the items that it counts; the menu below does so without a pointer."""
    config = kinds.config(chart.key, meta)
    # Another key after each click: the chart lets go of what was picked, so that it can be picked again.
    key = f"chart_{chart.key}_{st.session_state.get(_clicks(chart.key), 0)}"
    st.plotly_chart(
        chart.figure, config=config, key=key, theme=None, alt=chart.alt,
        on_select=partial(_open_picked, chart, key), selection_mode="points",
    )  # fmt: skip


def _open_picked(chart: Chart, key: str) -> None:
    points = st.session_state[key]["selection"]["points"]
    st.session_state[_clicks(chart.key)] = st.session_state.get(_clicks(chart.key), 0) + 1
    if points and (figure := marks.figure_of(chart, points[0])):
        opened.listed(figure)


def _clicks(chart: str) -> str:
    return f"_clicks_{chart}"
