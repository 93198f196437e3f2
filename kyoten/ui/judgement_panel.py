"""振り返り: the year's judgement of items and target states, proposed, decided in a name with a reason, taken back."""

from __future__ import annotations

import zlib
from functools import partial

import pandas as pd
import streamlit as st

from kyoten.fiscal import japanese_day
from kyoten.settings import DIRECTIONS
from kyoten.storage.store import Judgement
from kyoten.ui import judgement_acceptance, named_action, page_cache, page_parts
from kyoten.ui.foreign_text import plain
from kyoten.views.actions import date_words
from kyoten.views.judgements import JudgedSubject, YearJudgements, is_time, year_judgements
from kyoten.views.view import View

PLACE = "judgement"
NOT_YET = "未決定"


def show(view: View, function: str) -> None:
    """How far the judging is, the subjects of a function, and the form for the one that is chosen."""
    found = year_judgements(view)
    with st.container(border=True, key="judgements"):
        st.markdown("### 評価と来年度の方向")
        st.caption(found.summary)
        if not is_time(view):
            st.caption("評価は年度末に決めます。四半期で第4を選ぶと、提案を見て決められます。")
            if not found.decided:
                return
        here = [each for each in found.all if each.function == function]
        picked = page_parts.chosen_row(table(here), f"judged_{zlib.crc32(function.encode())}")
        named_action.show(PLACE)
        chosen = next((each for each in here if each.short == picked), None)
        if chosen and page_parts.chosen().as_of is None and is_time(view):
            _form(view, found, chosen)
        elif not chosen:
            st.caption("行を選ぶと、提案の理由が開き、評価を決められます。")
        if page_parts.chosen().as_of is None and is_time(view):
            judgement_acceptance.button(view, here)


def table(subjects: list[JudgedSubject]) -> pd.DataFrame:
    """One row a subject of a function: 項目番号 (of a target state 姿1), 項目, 役割, 提案, 決定, 理由."""
    rows = [
        (
            each.short, each.text, each.role or "目指す姿", each.proposal.words,
            each.decided.words if each.decided else NOT_YET,
            each.decided.reason if each.decided else each.proposal.reason,
        )
        for each in subjects
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["項目番号", "項目", "役割", "提案", "決定", "理由"])


def _form(view: View, found: YearJudgements, chosen: JudgedSubject) -> None:
    decided, proposal = chosen.decided, chosen.proposal
    # Another judgement, another form: what was typed for the older one is not sent for the newer.
    key = f"{zlib.crc32(chosen.subject.encode())}_{decided.number if decided else 0}"
    st.markdown(f"**{plain(chosen.text)}**")
    st.caption(f"提案：{plain(proposal.words)}　理由：{plain(proposal.reason)}")
    if decided:
        _standing(view, chosen, decided)
    letters = [grade.letter for grade in found.grades]
    names = {grade.letter: grade.words for grade in found.grades}
    first = decided.letter if decided else (proposal.grade.letter if proposal.grade else None)
    with st.form(f"judge_{key}", border=False):
        with st.container(horizontal=True):
            st.segmented_control(
                "評価", letters, default=first if first in letters else None, key=f"letter_{key}",
                format_func=lambda letter: plain(names[letter]),
            )  # fmt: skip
            st.segmented_control(
                "来年度の方向", DIRECTIONS, default=decided.direction if decided else proposal.direction,
                key=f"direction_{key}",
            )  # fmt: skip
        st.session_state.setdefault(f"reason_{key}", decided.reason if decided else proposal.reason)
        named_action.reason_field(f"reason_{key}", "この評価と方向にした理由")
        named_action.name_field(f"by_{key}")
        st.form_submit_button(
            "評価を決める", type="primary", key=f"judge_yes_{key}", on_click=_judge, args=(view, chosen, key)
        )


def _standing(view: View, chosen: JudgedSubject, decided: Judgement) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        day = date_words(japanese_day(decided.at))
        st.markdown(f":material/gavel: **{plain(decided.words)}**　{plain(decided.by)}　{day}")
        st.button(
            "取り消す", key=f"unjudge_{decided.number}", icon=":material/undo:", on_click=_ask, args=(view, chosen)
        )


def _judge(view: View, chosen: JudgedSubject, key: str) -> None:
    letter, direction = (st.session_state.get(f"{name}_{key}") for name in ("letter", "direction"))
    if not letter or not direction:
        named_action.refused("評価と来年度の方向を選んでください。", PLACE)
        return
    reason = named_action.typed(f"reason_{key}")
    judge = partial(
        page_cache.store().judge, view.meta.site, view.quarter.year, chosen.subject, letter, direction,
        reason=reason, seen=chosen.decided.number if chosen.decided else 0,
    )  # fmt: skip
    named_action.attempt(
        lambda name: judge(by=name), f"{chosen.subject} を「{letter}・{direction}」に決めました。",
        name=named_action.typed(f"by_{key}"), reason=reason, place=PLACE,
    )  # fmt: skip


@st.dialog("評価を取り消しますか")
def _ask(view: View, chosen: JudgedSubject) -> None:
    named_action.in_dialog()
    st.markdown(f"{plain(chosen.subject)} の評価は、未決定に戻ります。")
    with st.form("unjudge", border=False):
        named_action.name_field("unjudge_by")
        st.form_submit_button("取り消す", type="primary", key="unjudge_yes", on_click=_withdraw, args=(view, chosen))


def _withdraw(view: View, chosen: JudgedSubject) -> None:
    store = page_cache.store()
    named_action.attempt(
        lambda name: store.withdraw_judgement(view.meta.site, view.quarter.year, chosen.subject, name),
        f"{chosen.subject} の評価を取り消しました。",
        name=named_action.typed("unjudge_by"),
    )
