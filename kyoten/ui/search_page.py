"""The page 検索: words in what was reported across the years, each hit with its words marked and its item to open."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from kyoten.fiscal import Quarter
from kyoten.sheet.values.display import shortened
from kyoten.storage.store import Revision
from kyoten.ui import opened, page_cache
from kyoten.ui.foreign_text import one_line, plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views import search
from kyoten.views.search import Hit
from kyoten.views.year_data import YearData

SHOWN = 50
"""Hits that are drawn."""
_LONGEST = 60
"""Letters of an item's text."""


def found(choice: Choice, words: str) -> list[Hit]:
    """In every year of the site, for the chosen roles and functions."""
    years = page_cache.newest(_years, choice.site, choice.as_of)
    return search.search(years, words, roles=choice.roles, functions=choice.functions)


@st.cache_resource(max_entries=4, show_spinner=False)
def _years(site: str, as_of: dt.date | None, revision: Revision) -> tuple[YearData, ...]:
    with page_cache.at(revision) as now:
        return search.load(now, site, as_of)


def show(hits: list[Hit]) -> None:
    """How many there are, and the first of them."""
    years = len({hit.year for hit in hits})
    st.caption(
        f"{len(hits)}件({years}年度)。新しい四半期から並びます。「項目を開く」で、その四半期の経過と根拠が開きます。"
    )
    for number, hit in enumerate(hits[:SHOWN]):
        with st.container(border=True, key=f"hit_{number}"):
            _hit(hit, number)
    if len(hits) > SHOWN:
        st.caption(f"はじめの{SHOWN}件を表示しています。言葉を足すか、役割や機能で絞り込んでください。")


def _hit(hit: Hit, number: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        sample = "　サンプル" if hit.sample else ""
        where = f"**{hit.when}**　{hit.item.id}　{one_line(hit.item.role)}　{one_line(hit.item.function)}{sample}"
        st.markdown(f"{where}  \n:gray[{one_line(shortened(hit.item.text, _LONGEST))}]", width="stretch")
        st.button("項目を開く", key=f"open_hit_{number}", icon=":material/open_in_full:", on_click=_open, args=(hit,))
    words = "".join(f":orange-background[**{plain(part)}**]" if marked else plain(part) for part, marked in hit.parts())
    st.markdown(f"{hit.field}：{words}")
    if hit.file:
        st.caption(f"根拠：{plain(hit.file)}" + (f" の {plain(hit.source)}" if hit.source else ""))


def _open(hit: Hit) -> None:
    """As it was in the hit's quarter; who is in charge, in the year's last."""
    opened.item(hit.item.id, hit.quarter or Quarter(hit.year, 4))
