"""What was taken in last on 報告の取込: which files, the overview's figures before and after, and the way there.

It stays as long as one of the files lies on the page, and says what was so then, whatever others store afterwards.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import streamlit as st

from kyoten.fiscal import Quarter
from kyoten.ui import page_cache, readable_table
from kyoten.ui.foreign_text import plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.overview import Figure, figures
from kyoten.views.tables import effect_table

_KEY = "_taken_in"


@dataclass
class TakenIn:
    """`lines`: a sentence a file; `digests`: of their bytes; `before`, `after`: the figures of each quarter, of all
    roles and functions, as they were before the first and after the last."""

    before: dict[Quarter, tuple[Figure, ...]]
    lines: list[str] = field(default_factory=list)
    digests: set[str] = field(default_factory=set)
    after: dict[Quarter, tuple[Figure, ...]] = field(default_factory=dict)


def begin(quarters: Collection[Quarter], choice: Choice) -> TakenIn:
    """Before anything is stored: the figures as the page has shown them."""
    return TakenIn(_figures(quarters, choice))


def keep(done: TakenIn) -> None:
    """From now on this is what was taken in last."""
    if done.digests:
        st.session_state[_KEY] = done


def show(lying: Collection[str], choice: Choice) -> None:
    """What was taken in last, as long as one of its files is among those `lying` on the page (digests)."""
    done: TakenIn | None = st.session_state.get(_KEY)
    if done is None:
        return
    if not done.digests & set(lying):
        st.session_state.pop(_KEY)
        return
    if not done.after:
        done.after = _figures(done.before, choice)
    st.success("  \n".join(map(plain, done.lines)), icon=":material/check:")
    for quarter in sorted(done.before):
        _effect(done, quarter)
        _ways(replace(choice, quarter=quarter))


def _effect(done: TakenIn, quarter: Quarter) -> None:
    st.markdown(f"**{quarter.full_label}の概要の数字**")
    pairs = zip(done.before[quarter], done.after[quarter], strict=True)
    table = effect_table(pairs).rename(columns={"今": "取り込む前"})
    readable_table.frame(table, f"taken_in_{quarter.code}", "取り込む前と後の概要の数字")


def _ways(choice: Choice) -> None:
    query = {name: value for name, value in choice.params().items() if value}
    with st.container(horizontal=True):
        st.page_link("overview.py", label="概要を見る", icon=":material/dashboard:", query_params=query)
        st.page_link("reports.py", label="図や資料を受け取る", icon=":material/print:", query_params=query)


def _figures(quarters: Collection[Quarter], choice: Choice) -> dict[Quarter, tuple[Figure, ...]]:
    whole = {each: replace(choice, quarter=each, roles=(), functions=()) for each in quarters}
    return {each: figures(page_cache.view(one), with_change=False) for each, one in whole.items()}
