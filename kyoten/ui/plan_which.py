"""Which is which, before a new version is saved: the old text beside the new, and a person says whether it is the same.

An answer takes effect at once, in the differences below; nothing can be saved before all is answered.
"""

from __future__ import annotations

import streamlit as st

from kyoten.model import ActionItem
from kyoten.plan.function_renames import FunctionRename
from kyoten.plan.which_is_which import ENDED, Guess
from kyoten.sheet.values.display import line_within
from kyoten.ui.foreign_text import one_line, plain
from kyoten.ui.plan_answers import given, keep
from kyoten.views.import_preview import ImportPreview

IS_SAME, IS_NEW, HAS_ENDED = "これは同じ項目", "新しい項目(これまでの項目はここで終わり)", "ここで終わり"
_SHORT = 60
_AT_ONCE = 40


def ask(shown: ImportPreview, digest: str) -> None:
    """Functions under another name, then items. What was answered stays in its place and can be changed."""
    for each in shown.renames:
        _function(each, digest)
    guesses, waiting = shown.which.guesses, shown.which.open
    if not guesses:
        return
    with st.expander(
        f"どの項目か確かめるもの {len(guesses)}件(残り{len(waiting)}件)",
        icon=":material/compare_arrows:",
        # Who has begun to answer goes on: the list must not close under her hand with the last answer.
        expanded=bool(waiting or given(digest).items),
    ):
        st.caption(
            "同じ項目は番号と報告を引き継ぎます。終わった項目の報告は残り、それより前の四半期の数字は変わりません。"
        )
        if shown.before and len(guesses) * 2 > len(shown.before.plan.items):
            st.warning(
                "今の計画と大きく違う表です。拠点と年度が合っているかを、先に確かめてください。",
                icon=":material/compare_arrows:",
            )
        easy = {each.old.id: each.candidates[0].id for each in waiting if not each.decisive and len(each.reasons) == 1}
        if len(easy) > 1:
            st.button(
                f"違いが一つだけの{len(easy)}件をまとめて「{IS_SAME}」とする",
                key=f"which_all_{digest}",
                on_click=lambda: keep(digest, items={**given(digest).items, **easy}),
            )
        # So many are asked in turns: what is answered makes room for the next.
        listed = guesses if len(guesses) <= _AT_ONCE else waiting[:_AT_ONCE]
        if len(listed) < len(waiting):
            st.caption(f"はじめの{len(listed)}件です。答えると次が出ます。")
        for guess in listed:
            _item(guess, digest, waits=guess in waiting)


def _function(each: FunctionRename, digest: str) -> None:
    answer = given(digest).functions.get(each.name)
    key = f"function_{each.name}_{answer}_{digest}"
    options = {each.former: "はい、同じ機能です", "": "いいえ、別の機能です"}
    shared = f"同じ文の項目が{each.shared}件あります。" if each.shared else ""
    with st.container(border=True):
        st.radio(
            plain(f"機能「{each.name}」は「{each.former}」の新しい名前ですか。"),
            list(options),
            index=None if answer is None else list(options).index(answer),
            format_func=options.__getitem__,
            horizontal=True,
            key=key,
            on_change=lambda: keep(digest, functions={**given(digest).functions, each.name: st.session_state[key]}),
        )
        st.caption(f"{shared}「はい」なら、前の名前の報告用紙もそのまま読み取れます。お尋ねするのは一度だけです。")


def _item(guess: Guess, digest: str, *, waits: bool) -> None:
    answer = given(digest).items.get(guess.old.id)
    ids = [each.id for each in guess.candidates]
    current = answer if answer == ENDED or answer in ids else None
    sign = ":orange-badge[:material/help: 未回答]" if waits else ":green-badge[:material/check: 回答済み]"
    with st.container(border=True, key=f"which_{guess.old.id}"):
        st.markdown(f"{sign}　{_reasons(guess)}")
        left, right = st.columns(2)
        left.caption(plain(f"これまで　{guess.old.id}　{guess.old.role}　{guess.old.function}"))
        left.markdown(one_line(guess.old.text))
        first = guess.candidates[0]
        right.caption(plain(f"今回　{first.source}　{first.role}　{first.function}"))
        right.markdown(one_line(first.text))
        key = f"which_{guess.old.id}_{answer}_{digest}"
        options = _options(guess.candidates)
        st.radio(
            "同じ項目かどうか",
            list(options),
            index=None if current is None else list(options).index(current),
            format_func=options.__getitem__,
            horizontal=len(ids) == 1,
            key=key,
            on_change=lambda: _take(guess.old.id, key, digest),
            label_visibility="collapsed",
        )


def _take(item: str, key: str, digest: str) -> None:
    """An item of the file is one item alone: who has taken it before is asked anew."""
    said = st.session_state[key]
    others = {old: new for old, new in given(digest).items.items() if old != item and (not new or new != said)}
    keep(digest, items=others | ({} if said is None else {item: said}))


def _reasons(guess: Guess) -> str:
    words = "、".join(guess.reasons)
    return f":red[{words}]" if guess.decisive else f":gray[{words}]"


def _options(candidates: tuple[ActionItem, ...]) -> dict[str, str]:
    if len(candidates) == 1:
        return {candidates[0].id: IS_SAME, ENDED: IS_NEW}
    named = {
        each.id: f"{IS_SAME}：{one_line(line_within(each.text, _SHORT))}({plain(each.source)})" for each in candidates
    }
    return {**named, ENDED: HAS_ENDED}
