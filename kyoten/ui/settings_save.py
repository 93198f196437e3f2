"""The page 設定: what a pending change does, saving it, its history. Nothing is saved that is wrong or out of date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
import streamlit as st

from kyoten.chart import kinds
from kyoten.fiscal import Quarter, moment_words, today_in_japan
from kyoten.settings import Settings
from kyoten.storage.store import Revision, SavedSettings
from kyoten.ui import closed_note, named_action, page_cache, readable_table
from kyoten.ui.foreign_text import plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.ui.settings_page import Draft
from kyoten.ui.sidebar_choice import Choice
from kyoten.views import settings_checks
from kyoten.views.settings_preview import Line, changed, preview
from kyoten.views.settings_words import differences, saved_words
from kyoten.views.view import YearData

_ROUND, _DEFAULTS = "_settings_round", "_settings_from_defaults"
_SHOWN = 30
_EFFECT = (
    TableColumn("数字", CardPart.TITLE),
    TableColumn("今", width=70, right=True),
    TableColumn("保存した後", width=90, right=True),
)
_ALWAYS = "はじめから"
_PLACE, _ASKED = "settings", "_settings_asked"
_SEEN = "_settings_seen"
"""Site, how many times its settings were saved, and whether a change was pending: as the page was drawn last."""


def history_of(choice: Choice) -> list[SavedSettings]:
    """Everything saved for the chosen site, oldest first."""
    return page_cache.store().settings_history(choice.site)


def draft(choice: Choice, history: Sequence[SavedSettings]) -> Draft:
    """What the widgets start from: what is saved, or the defaults where somebody asked for them.

    A newer saved state (another tab's) makes another draft, and what was typed into the old one goes: that is said.
    """
    site, number, changing = st.session_state.get(_SEEN, (choice.site, len(history), False))
    with st.container():
        if changing and site == choice.site and number != len(history):
            st.info("別の画面で設定が保存されたため、新しい設定を読み込みました。", icon=":material/info:")
    name = f"{choice.site}_{len(history)}_{st.session_state.get(_ROUND, 0)}"
    if st.session_state.get(_DEFAULTS) == name:
        return Draft(name, Settings())
    return Draft(name, history[-1].settings if history else Settings())


def judge(pending: Settings, choice: Choice, history: Sequence[SavedSettings]) -> None:
    """What differs from what is saved, what is wrong with it, what it does to the quarter; and the buttons."""
    _answer(pending, choice)
    saved = history[-1].settings if history else Settings()
    with st.container(border=True, key="settings_pending"):
        st.markdown("## 変更の確認")
        changes = differences(saved, pending)
        st.session_state[_SEEN] = (choice.site, len(history), bool(changes))
        wrong = settings_checks.errors(pending, page_cache.newest(_in_use, choice.site))
        if not changes:
            st.caption("変更はありません。設定を変えると、保存する前に影響がここに出ます。")
        else:
            st.markdown("\n".join(f"- {plain(each)}" for each in changes))
        for sentence in wrong:
            st.error(plain(sentence), icon=":material/error:")
        if changes and not wrong:
            first = _first_quarter(choice)
            data = page_cache.year_data(choice)
            _effect(_lines(data, choice, first, pending, today_in_japan(), page_cache.revision()), choice)
        named_action.show(_PLACE)
        named_action.name_field("settings_by")
        with st.container(horizontal=True):
            st.button(
                "保存する",
                type="primary",
                disabled=bool(wrong) or not changes,
                key="settings_save",
                on_click=_ask,
                args=(pending, len(history)),
            )
            st.button("変更をやめる", disabled=not changes, key="settings_drop", on_click=_start_anew)
        st.button(
            "初期設定に戻す", icon=":material/restart_alt:", type="tertiary", key="settings_defaults",
            on_click=_start_anew, args=(choice, len(history)), disabled=pending == Settings(),
            help="すべての欄を初期設定にします。保存するまでは変わりません。",
        )  # fmt: skip


@st.cache_data(max_entries=8, show_spinner=False)
def _in_use(site: str, revision: Revision) -> frozenset[str]:
    with page_cache.at(revision) as now:
        return settings_checks.statuses_in_use(now, site)


@st.cache_data(max_entries=64, show_spinner="影響を計算しています")
def _lines(
    _data: YearData, choice: Choice, first: Quarter | None, new: Settings, today: dt.date, revision: Revision
) -> tuple[Line, ...]:
    """`revision`: which state of the store `_data` is of."""
    del revision
    return preview(_data, choice.quarter, new, today, first=first.number if first else 1, headline=kinds.headline)


def _first_quarter(choice: Choice) -> Quarter | None:
    """From which quarter the change is to hold, as the person says; None: always."""
    later = f"{choice.quarter.full_label}から"
    picked = st.segmented_control(
        "いつから", [later, _ALWAYS], default=later, required=True, key=f"settings_first_{choice.quarter.code}",
        help="「から」を選ぶと、それより前の四半期と前の年度の数字は変わりません。誤りを直すときは「はじめから」を選びます。",
    )  # fmt: skip
    closed_note.show(choice.site, choice.quarter.year)
    return None if picked == _ALWAYS else choice.quarter


def _effect(lines: tuple[Line, ...], choice: Choice) -> None:
    """要対応 23件 → 17件, and every other figure that changes."""
    st.markdown(f"**{choice.quarter.full_label}への影響**(全役割・全機能)")
    label, before, after = lines[0]
    st.markdown(f"### {label} {before} → {after}")
    rows = [line for line in lines[1:] if line[1] != line[2]]
    if not changed(lines):
        st.caption("この四半期の数字は変わりません。")
        return
    if not rows:
        return
    table = pd.DataFrame(rows, columns=["数字", "今", "保存した後"])
    readable_table.frame(table, "settings_effect", "保存すると変わる数字", _EFFECT)


def _save(pending: Settings, choice: Choice, seen: int) -> bool:
    """Whether it was saved; another tab may have saved or reported since the page was drawn."""
    store = page_cache.store()
    if len(store.settings_history(choice.site)) != seen:
        st.session_state.pop(_SEEN, None)
        words = "この画面を開いた後に、別の画面で設定が保存されました。新しい設定を確かめて、もう一度変えてください。"
        named_action.refused(words, _PLACE)
        return False
    if wrong := settings_checks.errors(pending, settings_checks.statuses_in_use(store, choice.site)):
        named_action.refused("".join(wrong), _PLACE)
        return False
    done = named_action.attempt(
        lambda name: store.save_settings(choice.site, pending, name, holds_from=_said_quarter(choice)),
        saved_words(_said_quarter(choice)),
        name=named_action.typed("settings_by"),
        place=_PLACE,
    )
    if done:
        st.session_state[_SEEN] = (choice.site, seen + 1, False)
    return done


def _said_quarter(choice: Choice) -> Quarter | None:
    said = st.session_state.get(f"settings_first_{choice.quarter.code}")
    return None if said == _ALWAYS else choice.quarter


def _ask(shown: Settings, seen: int) -> None:
    """The click alone: what it asks for is what was shown then, after that many saves."""
    st.session_state[_ASKED] = shown, seen


def _answer(pending: Settings, choice: Choice) -> None:
    """Save what was asked for, unless a field changed with the same click: nothing is saved that was not previewed."""
    shown, seen = st.session_state.pop(_ASKED, (None, 0))
    if shown is None:
        return
    stale = len(page_cache.store().settings_history(choice.site)) != seen
    if shown != pending and not stale:
        named_action.refused("変更が加わりました。影響を確かめて、もう一度「保存する」を押してください。", _PLACE)
    elif _save(pending, choice, seen):
        st.rerun()


def _start_anew(defaults: Choice | None = None, seen: int = 0) -> None:
    """Another draft: from what is saved, or from the defaults."""
    number = st.session_state.get(_ROUND, 0) + 1
    st.session_state[_ROUND] = number
    st.session_state[_DEFAULTS] = f"{defaults.site}_{seen}_{number}" if defaults else None


def history_list(history: Sequence[SavedSettings]) -> None:
    """Who changed what and when, newest first."""
    st.markdown("## 変更の履歴")
    if not history:
        st.caption("まだ保存されていません。初期設定で動いています。")
        return
    states = [Settings(), *(each.settings for each in history)]
    changes = [differences(old, new) for old, new in pairwise(states)]
    lines = [_line(each, words) for each, words in reversed(list(zip(history, changes, strict=True)))]
    st.markdown("\n".join(lines[:_SHOWN]))
    if rest := lines[_SHOWN:]:
        with st.expander(f"以前の変更 {len(rest)}件"):
            st.markdown("\n".join(rest))


def _line(each: SavedSettings, words: Sequence[str]) -> str:
    changes = "、".join(words) or "変更はありません"
    first = f"({each.holds_from.full_label}から)" if each.holds_from else ""
    return f"- {moment_words(each.at)}　**{plain(each.by)}**　{plain(changes)}{first}"
