"""Charts on pages: a card each, with the sentence that the chart shows, side by side as their records say."""

from __future__ import annotations

import streamlit as st

from kyoten.chart import kinds
from kyoten.chart.chart import Chart
from kyoten.chart.kinds import ChartKind
from kyoten.ui import address
from kyoten.ui.foreign_text import plain
from kyoten.views.glossary import explained
from kyoten.views.view import Meta, View

_ROOMY, _LEAST = 1400, 320
"""Pixels of a screen on which the cards of a page stand in one line; below it no card gets narrower than `_LEAST`, in
which numbers would run into each other, and the others take the next line."""
_STYLE = (
    f"<style>@media (max-width: {_ROOMY - 1}px) {{[class*='st-key-charts_'] [data-testid='stHorizontalBlock']"
    f":has(> [data-testid='stColumn']) {{flex-wrap: wrap}} [class*='st-key-charts_'] [data-testid='stColumn']"
    f" {{min-width: min({_LEAST}px, 100%)}}}}</style>"
)


def row(view: View, page: str) -> None:
    """The charts of a page (kyoten.chart.kinds) from left to right."""
    places = kinds.on_page(page)
    with st.container(key=f"charts_{page}"):
        st.html(_STYLE)
        for column, (_, kind) in zip(st.columns([place.width for place, _ in places]), places, strict=True):
            with column:
                _card(view, kind)


def _card(view: View, kind: ChartKind) -> None:
    """A bordered card: the finding, what is drawn, the chart, and under it the choice among its variants."""
    variant = st.session_state.get(_key(kind), "")
    if variant not in kind.variants:
        variant = next(iter(kind.variants), "")
    chart = view.cached(kinds.build, kind.key, **kind.variants.get(variant, {}))
    with st.container(border=True, height="stretch", key=f"card_{kind.key}"):
        st.markdown(f"### {plain(chart.finding)}")
        st.caption(plain(chart.measure), help=explained(chart.measure))
        figure(chart, view.meta)
        if kind.variants:
            names = list(kind.variants)
            address.keep_legal(_key(kind), names, names[0])
            st.segmented_control(
                "示す数字", names, key=_key(kind), required=True, label_visibility="collapsed", persist_state="session"
            )


def _key(kind: ChartKind) -> str:
    return f"variant_{kind.key}"


def figure(chart: Chart, meta: Meta) -> None:
    """The chart itself, in its own template (not Streamlit's theme), named for screen readers."""
    config = kinds.config(chart.key, meta)
    st.plotly_chart(chart.figure, config=config, key=f"chart_{chart.key}", theme=None, alt=chart.alt)
