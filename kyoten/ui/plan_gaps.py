"""計画, 計画のすき間: what was planned but never tasked."""

from __future__ import annotations

import streamlit as st

from kyoten.plan.gaps import KINDS, STATE, TASK, VIEWPOINT, Gap
from kyoten.ui.foreign_text import one_line, plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.plan_view import PlanPage

_ADVICE = {
    VIEWPOINT: "振り返りの視点に、結び付く行動計画が一つもありません。計画に加えるか、空欄でよいかを決めてください。",
    STATE: "欄のある役割に、その姿の行動計画がありません。役割の分担が意図どおりかを確かめてください。",
    TASK: "5か年の取組のうち、今年度の行動計画に似た文がないものです。今年度に取り組むかを確かめてください。",
}
_LONG = 12


def show(page: PlanPage, choice: Choice) -> None:
    """The gaps of the chosen functions and roles, kind by kind; long lists are folded."""
    found = [gap for gap in page.gaps if _chosen(gap, choice)]
    st.markdown(f"### 計画のすき間 {len(found)}件")
    if not found:
        st.info("選んだ範囲に、行動計画の抜けは見つかりません。", icon=":material/check:")
        return
    st.caption("計画の表にあって、行動計画と結び付いていないところです。場所は原本のセルです。")
    for kind, label in KINDS.items():
        here = [gap for gap in found if gap.kind == kind]
        if here:
            with st.expander(f"**{label}**　{len(here)}件", expanded=len(here) <= _LONG):
                st.caption(_ADVICE[kind])
                _by_function(here)


def _chosen(gap: Gap, choice: Choice) -> bool:
    in_function = not choice.functions or gap.function in choice.functions
    # A five-year task's tag is no role of the plan; a viewpoint has none.
    return in_function and (gap.kind != STATE or not choice.roles or gap.role in choice.roles)


def _by_function(found: list[Gap]) -> None:
    for function in dict.fromkeys(gap.function for gap in found):
        st.markdown(f"**{plain(function)}**")
        st.markdown("\n".join(_gap_words(gap) for gap in found if gap.function == function))


def _gap_words(gap: Gap) -> str:
    star = "☆ " if gap.starred else ""
    role = f"**{plain(gap.role)}**　" if gap.role else ""
    return f"- {role}{star}{one_line(gap.text)}({plain(gap.source)})"
