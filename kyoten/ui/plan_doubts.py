"""要確認 before a plan is saved: each doubtful reading with its cell's text, and what may be read instead."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kyoten.plan.choices import AS_READ, OTHER_READING
from kyoten.plan.repairs import OTHER, OTHER_WORDS
from kyoten.ui import plan_checks
from kyoten.ui.foreign_text import one_line, plain
from kyoten.ui.plan_answers import given, keep
from kyoten.views.plan_view import ANSWERS, RepairLine

_LONG = 12
_ELSEWHERE = {
    "column_guessed": "違うときは、上の「列の割当」で選び直してください。",
    "function_heading": "違うときは、表の見出しの行を直して取り込み直してください。",
    "function_from_sheet": "違うときは、表に機能の名前を書いて取り込み直してください。",
    "function_continues": "違うときは、表に機能の名前を書いて取り込み直してください。",
}
_BY_HAND = "違うときは、保存した後に「読み取りの確認」から項目を開いて直せます。"


def ask(lines: Sequence[RepairLine], digest: str) -> None:
    """Those that wait lie open; an answer takes effect at once, in the counts and items below."""
    doubts = [line for line in lines if line.repair.confirm]
    if not doubts:
        return
    waiting = [line for line in doubts if _answer(line, digest) is None]
    with st.expander(
        f"別の読み方もあり得る箇所 {len(doubts)}件(要確認{len(waiting)}件)",
        icon=":material/help:",
        # Who has begun to answer goes on: the list must not close under her hand with the last answer.
        expanded=bool(waiting or given(digest).answers),
    ):
        st.caption("原文と見比べてください。選んだ読み方は、すぐ下の数と項目に反映されます。後からでも答えられます。")
        for line in doubts[:_LONG]:
            _doubt(line, digest)
        if rest := doubts[_LONG:]:
            st.caption(f"ほかに{len(rest)}件あります。保存した後に「読み取りの確認」で答えられます。")
            st.markdown(
                "\n".join(f"- **{plain(each.repair.source)}**　{one_line(each.repair.message)}" for each in rest)
            )


def _answer(line: RepairLine, digest: str) -> str | None:
    """What was said now, else what stands in the store; None where nobody has answered."""
    now = given(digest).answers.get((line.repair.source, line.repair.code))
    return now or (line.answer.answer if line.answer else None)


def _doubt(line: RepairLine, digest: str) -> None:
    repair, answer = line.repair, _answer(line, digest)
    other = OTHER.get(repair.code)
    with st.container(border=True):
        left, right = st.columns(2)
        left.caption(plain(repair.source))
        left.markdown(plain(line.text) or "(原文を読み出せません)")
        right.markdown(plain(repair.message.partition(OTHER_WORDS)[0]))
        options = {AS_READ: ANSWERS[AS_READ]} | ({OTHER_READING: other} if other else {})
        key = f"doubt_{repair.source}_{repair.code}_{answer}_{digest}"
        right.radio(
            "読み方",
            list(options),
            index=list(options).index(answer) if answer in options else None,
            format_func=options.__getitem__,
            horizontal=True,
            key=key,
            on_change=lambda: _take(line, st.session_state[key], digest),
            label_visibility="collapsed",
        )
        if not other:
            right.caption(_ELSEWHERE.get(repair.code, _BY_HAND))


def _take(line: RepairLine, answer: str | None, digest: str) -> None:
    place = (line.repair.source, line.repair.code)
    rest = {each: said for each, said in given(digest).answers.items() if each != place}
    keep(digest, answers=rest | ({place: answer} if answer else {}))


def sure(lines: Sequence[RepairLine]) -> None:
    """What was put right and leaves no doubt."""
    found = [line for line in lines if not line.repair.confirm]
    if found:
        with st.expander(f"直して読んだ箇所 {len(found)}件(回答は要りません)", icon=":material/build:"):
            plan_checks.repair_list(found)
