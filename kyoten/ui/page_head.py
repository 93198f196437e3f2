"""The line over every page: its name (the one h1), of whom and when it shows what, whether that is sample data.

The headings below it begin with ## (h2), and none leaves out a level (tests/ui/test_page_head.py).
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from kyoten.ui import banner
from kyoten.ui.foreign_text import plain
from kyoten.views.meta import Meta

PRODUCT = "Kyoten"
_HERE = Path(__file__).parent
_STYLE = """<style>
.stMain .stMarkdown h2, .stMain .stMarkdown h3 {padding-top: 0.1rem}
.st-key-next_step p {font-size: 0.875rem}
[class*="st-key-card_"], .st-key-decide {padding: 0.5rem 0.9rem}
[class*="st-key-metric_"] {padding: 0.5rem 0.7rem}
[class*="st-key-figure_"] button, [class*="st-key-list_of_"] button {min-height: 1.5rem; padding: 0}
[class*="st-key-figure_"] button p, [class*="st-key-list_of_"] button p {font-size: 0.8125rem}
@media (min-width: 900px) {
  .st-key-page_head, .st-key-next_step {flex-wrap: nowrap}
  .st-key-page_head > *, .st-key-next_step > * {flex-shrink: 0}
  .st-key-page_head > :nth-child(2), .st-key-next_step > :first-child {flex-shrink: 1; min-width: 0}
}
</style>"""
"""Headings stand in sections and cards that keep their own distance. What is long in the head breaks its own line, not
the head's."""


def settings() -> None:
    """What all pages share: the tab's picture, the whole width, product name and mark over the navigation."""
    st.set_page_config(
        page_icon=str(_HERE / "icon.png"),
        layout="wide",
        initial_sidebar_state=262,
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )
    st.html(_STYLE)
    st.logo(str(_HERE / "logo.svg"), size="large", icon_image=str(_HERE / "icon.png"))


def begin(page: StreamlitPage) -> DeltaGenerator:
    """The page's name, on screen and in the browser's tab, before anything is read; `tell` fills the line."""
    st.set_page_config(page_title=f"{page.title} – {PRODUCT}")
    line = st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="page_head")
    line.title(page.title, anchor=False, width="content")
    return line


def tell(line: DeltaGenerator, page: StreamlitPage, meta: Meta, samples: int) -> None:
    """拠点 · 期間 · 現在日 · 報告 n/m件, so that a picture of the screen says what it shows; `samples`: how many
    reports of the chosen year are sample data."""
    st.set_page_config(page_title=f"{page.title} – {meta.site} – {PRODUCT}")
    words = [plain(meta.site), meta.period_label, meta.standing_label, f"報告 {meta.reported} / {meta.items}件"]
    if meta.roles or meta.functions:
        words.append(f"絞り込み {plain(meta.scope_label)}")
    with line:
        st.caption(" · ".join(words))
        banner.sample(samples)
