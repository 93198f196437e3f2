"""列の割当 of a plan: which sheet, its first rows in view, and for each column what it is. Also where all was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from kyoten.plan import columns as kinds
from kyoten.plan.columns import CODES
from kyoten.plan.understand import PlanReading
from kyoten.problems.report import HeaderSeen
from kyoten.ui import column_choices, plan_answers
from kyoten.ui.column_choices import Codes

ROLES = ("法人", "区", "行政", "市社協")
"""Roles that are offered whatever the file says."""
_PLAIN = (kinds.FUNCTION, kinds.STATE, kinds.VIEWPOINT, kinds.FIVE_YEAR)
_BESIDE = (kinds.TARGET, kinds.INDICATOR, kinds.MONTHS, kinds.PERSON, kinds.ROLE)


def ask(first: PlanReading, now: PlanReading, digest: str) -> None:
    """One table at a time. It lies open where nothing can be read without it, and where somebody has begun."""
    if not now.headers:
        return
    must = any(each.code in ("no_matrix", "no_items") for each in now.open_questions)
    begun = bool(st.session_state.get(f"plan_columns_begun_{digest}"))
    title = "列の割当(読み方を選んでください)" if must else "列の割当(読み方が違う列があれば選び直せます)"
    with st.expander(title, icon=":material/view_column:", expanded=must or begun):
        header = _chosen(now.headers, digest)
        column_choices.rows(header)
        below = {each.signature: each.first_row for each in first.headers if not each.known}
        if header.signature in below:
            _first_row(header, below[header.signature], digest)
        codes = _codes(now.headers, digest)

        def assign(number: int, code: str) -> None:
            st.session_state[f"plan_columns_begun_{digest}"] = True
            plan_answers.assign(digest, header.signature, number, code)

        column_choices.columns(header, digest, codes, assign)
        st.text_input(
            "一覧にない役割の名前",
            key=f"plan_new_role_{digest}",
            max_chars=20,
            placeholder="例 区社協",
            help="入れると、上の一覧で「行動計画(その役割)」を選べます。",
            width=260,
        )
        if not must:
            st.caption("選んだ列は、次に同じ見出しの表を取り込むときにも使われます(年度の違いは問いません)。")


def _chosen(headers: Sequence[HeaderSeen], digest: str) -> HeaderSeen:
    """The table that is shown: the first that nobody could tell where there is one, else the first."""
    if len(headers) == 1:
        return headers[0]
    by_signature = {each.signature: each for each in headers}
    likeliest = next((each for each in headers if not each.known), headers[0])
    signature = st.selectbox(
        "シート",
        list(by_signature),
        index=list(by_signature).index(likeliest.signature),
        format_func=lambda each: _sheet_words(by_signature[each]),
        key=f"plan_header_{digest}",
        width=480,
    )
    return by_signature.get(signature, likeliest)


def _sheet_words(header: HeaderSeen) -> str:
    """The same words whatever is answered: a browser answers with them, not with what they stand for."""
    return f"{header.sheet or 'ファイル'}　{'・'.join(word for word in header.words if word)[:40]}"


def _first_row(header: HeaderSeen, below: int, digest: str) -> None:
    """`below`: the row under the header; kept is the distance from it, for next year there may be more lines above."""

    def move(row: int) -> None:
        moved = {**plan_answers.given(digest).first_rows, header.signature: row - below}
        plan_answers.keep(digest, first_rows=moved)

    column_choices.first_row(header, digest, "計画が始まる行", move)


def _codes(headers: Iterable[HeaderSeen], digest: str) -> Codes:
    named = [code.partition(":")[2] for header in headers for code in header.codes]
    typed = str(st.session_state.get(f"plan_new_role_{digest}") or "").strip()
    roles = [role for role in dict.fromkeys([*ROLES, *named, typed]) if role]
    acting = [f"{kinds.ACTION}:{role}" for role in roles]
    return Codes(
        (*_PLAIN, *acting, kinds.ACTION, *_BESIDE, *(f"{kinds.ROLE_MARK}:{role}" for role in roles)),
        _words,
        "(選んでいない)",
    )


def _words(code: str) -> str:
    kind, _, role = code.partition(":")
    if kind == kinds.ACTION:
        return f"行動計画({role})" if role else "行動計画(役割は別の列や欄の中)"
    return f"{CODES[kind]}({role})" if role else CODES[kind]
