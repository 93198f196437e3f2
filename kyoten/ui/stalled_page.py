"""The page 要対応, part by part: what must be done, the filters, taking a 了承 back, the reminder to a role."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from kyoten.fiscal import japanese_day
from kyoten.rules.table import RULE_NAMES, SEVERITIES, Finding
from kyoten.ui import address, named_action, page_cache, page_parts
from kyoten.ui.foreign_text import plain
from kyoten.views.actions import ActionGroup, asked_by_role, by_action, date_words, reminder
from kyoten.views.glossary import explained
from kyoten.views.tables import acknowledged_table, stalled_table
from kyoten.views.view import View

ALL, _ANY = "all", "すべて"


def headline(view: View) -> str:
    """要対応は46件(ほかに了承済み2件)"""
    roles = "・".join(plain(each.role) for each in view.silent)
    none = "ほかに要対応の項目はありません" if roles else "要対応の項目はありません"
    words = f"要対応は{len(view.flagged)}件" if view.flagged else none
    accepted = f"(ほかに了承済み{len(view.acknowledged)}件)" if view.acknowledged else ""
    return f"{roles}の報告がまだです。{words}{accepted}" if roles else f"{words}{accepted}"


def chosen_action(view: View) -> tuple[Finding, ...]:
    """The findings of what the visitor picks: all, or those that ask for one action; the roles without a report
    stand above them."""
    groups = {group.action.code: group for group in view.cached(by_action)}
    labels = {ALL: f"すべて {len(view.flagged)}件"} | {code: group.label for code, group in groups.items()}
    address.keep_legal("action", labels, ALL)
    picked = st.segmented_control(
        "すること",
        list(labels),
        format_func=labels.__getitem__,
        required=True,
        key="action",
        persist_state="session",
        wrap=True,
    )
    group: ActionGroup | None = groups.get(picked or ALL)
    st.caption(
        group.action.what if group else "一つの項目に、することが二つ以上ある場合もあります。",
        help=explained("要対応 停滞 未報告"),
    )
    page_parts.silent_roles(group.silent if group else view.silent)
    return group.findings if group else view.findings


def filtered(findings: Sequence[Finding]) -> list[Finding]:
    """Those of the rules and the severity that are picked."""
    if not findings:
        return []
    found = [code for code in RULE_NAMES if any(finding.rule == code for finding in findings)]
    # What was picked elsewhere may not be among the rules of this choice.
    st.session_state["rules"] = [code for code in st.session_state.get("rules") or [] if code in found]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        rules = st.pills(
            "規則", found, selection_mode="multi", format_func=RULE_NAMES.__getitem__, key="rules",
            persist_state="session", wrap=True,
        )  # fmt: skip
        address.keep_legal("severity", (_ANY, *SEVERITIES), _ANY)
        severity = st.segmented_control(
            "重さ", [_ANY, *SEVERITIES], key="severity", required=True, persist_state="session"
        )
    return [
        finding
        for finding in findings
        if (not rules or finding.rule in rules) and severity in (_ANY, None, finding.severity)
    ]


def listed(view: View, findings: Sequence[Finding]) -> None:
    """The table of the findings' items, each of which opens."""
    table = stalled_table(view, findings)
    if table.empty:
        words = "この条件に当たる項目はありません。条件を外すか、別の四半期を選んでください。"
        if view.findings or not view.silent:
            st.info(words if view.findings else "この四半期に要対応の項目はありません。", icon=":material/check:")
        return
    more = "開き、了承もできます。" if page_parts.chosen().as_of is None else "開きます。"
    st.caption(f"{len(table)}件。重く古い順に並びます。行を押すと経過と根拠のセルが{more}")
    page_parts.items_grid(table, "stalled_items", view=view)


def reminders(view: View) -> None:
    """The mail to one role at a time, with its button to copy."""
    counts = asked_by_role(view)
    asked = list(counts)
    if not asked:
        return
    with st.expander("役割に送る依頼の文面", icon=":material/mail:"):
        st.caption(
            "右上の印で写し取り、メールに貼り付けて使います。上の絞り込みにかかわらず、役割の要対応をすべて並べます。"
        )
        if st.session_state.get("reminder_role") not in asked:
            st.session_state["reminder_role"] = asked[0]
        role = st.segmented_control(
            "役割",
            asked,
            key="reminder_role",
            required=True,
            format_func=lambda each: f"{plain(each)} {counts[each]}件",
        )
        st.code(view.cached(reminder, role or asked[0]), language=None, wrap_lines=True, height=420)


def acknowledged(view: View) -> None:
    """What was accepted for now, each with its reason and the button to take it back."""
    if not view.acknowledged:
        return
    with st.expander(f"了承済み {len(view.acknowledged)}件", icon=":material/task_alt:", key="acknowledged"):
        for row in view.cached(acknowledged_table).to_dict("records"):
            _acknowledged(row)


def _acknowledged(row: dict[Any, Any]) -> None:
    number = row["番号"]
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"accepted_{number}"):
        st.markdown(
            f"**{row['項目番号']}　{row['規則']}　{row['了承の期限']}**　{plain(row['項目'])}  \n"
            f"了承の理由：{plain(row['了承の理由'])}  \n"
            f":gray[{plain(row['理由'])}　·　{plain(row['了承した人'])}　{date_words(japanese_day(row['日付']))}]"
        )
        past = page_parts.chosen().as_of is not None
        st.button(
            "取り消す", key=f"withdraw_{number}", icon=":material/undo:", on_click=_ask, args=(row,), disabled=past
        )


def _ask(row: dict[Any, Any]) -> None:
    _withdraw_dialog(row)


@st.dialog("了承を取り消しますか")
def _withdraw_dialog(row: dict[Any, Any]) -> None:
    named_action.in_dialog()
    st.markdown(f"{row['項目番号']} の「{row['規則']}」は、すぐに要対応へ戻ります。")
    with st.form(f"withdraw_form_{row['番号']}", border=False):
        named_action.name_field("withdraw_by")
        st.form_submit_button(
            "取り消す", type="primary", key="withdraw_yes", on_click=_withdraw, args=(row["番号"], row["項目番号"])
        )


def _withdraw(number: int, picked: str) -> None:
    withdraw = partial(page_cache.store().withdraw, number)
    named_action.attempt(withdraw, f"{picked} の了承を取り消しました。", name=named_action.typed("withdraw_by"))
