"""振り返り: all that is proposed for a function and decided by nobody yet, decided as proposed in one step."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kyoten.ui import named_action, page_cache, readable_table
from kyoten.ui.foreign_text import plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.views.judgements import JudgedSubject, counted_proposals
from kyoten.views.view import View

_COLUMNS = (
    TableColumn("項目番号", CardPart.FACT, 84),
    TableColumn("項目", CardPart.TITLE, 180),
    TableColumn("提案", CardPart.SIGN, 110),
    TableColumn("理由", width=180),
)


def button(view: View, subjects: Sequence[JudgedSubject]) -> None:
    """Opens the question; nothing is drawn where nothing waits that a grade is proposed for."""
    waiting = [each for each in subjects if each.acceptable]
    if waiting:
        st.button(
            f"未決定の{len(waiting)}件を提案のとおりに決める", key="accept_proposals", icon=":material/done_all:",
            on_click=_ask, args=(view, subjects),
        )  # fmt: skip


@st.dialog("提案のとおりに決めますか", width="large")
def _ask(view: View, subjects: Sequence[JudgedSubject]) -> None:
    named_action.in_dialog()
    waiting = [each for each in subjects if each.acceptable]
    grades = plain(counted_proposals(waiting))
    st.markdown(f"次の{len(waiting)}件を提案のとおりに決めます({grades})。理由は提案の理由になります。")
    if left := [each.short for each in subjects if each.decided is None and not each.acceptable]:
        st.caption(f"評価を提案できない{len(left)}件は決めません：{plain('、'.join(left))}")
    with st.form("accept", border=False):
        named_action.name_field("accept_by")
        st.form_submit_button(
            f"{len(waiting)}件を決める", type="primary", key="accept_yes", on_click=_accept, args=(view, waiting)
        )
    # Below the form: a box of its own could not be scrolled by keyboard, and the dialog itself can.
    rows = [(each.short, each.text, each.proposal.words, each.proposal.reason) for each in waiting]
    readable_table.show(_COLUMNS, rows, "accepted", "提案のとおりに決める項目", first=len(rows))


def _accept(view: View, waiting: Sequence[JudgedSubject]) -> None:
    """All of them or none: one that somebody has judged meanwhile is said, and nothing is decided."""

    def decide(name: str) -> None:
        with page_cache.store().transaction() as store:
            for each in waiting:
                if each.proposal.grade:
                    store.judge(
                        view.meta.site, view.quarter.year, each.subject, each.proposal.grade.letter,
                        each.proposal.direction, reason=each.proposal.reason, by=name, seen=0,
                    )  # fmt: skip

    named_action.attempt(
        decide, f"{len(waiting)}件の評価を提案のとおりに決めました。", name=named_action.typed("accept_by")
    )
