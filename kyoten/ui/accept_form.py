"""了承: the form in an item's view that accepts one of its findings through a quarter, with a reason and a name."""

from __future__ import annotations

from functools import partial

import streamlit as st

from kyoten.fiscal import Quarter
from kyoten.rules.table import RULE_NAMES
from kyoten.ui import named_action, opened, page_cache
from kyoten.views.view import View

PLACE = "accept"


def show(view: View, picked: str) -> None:
    """Of an item; nothing where it has no finding."""
    found = {finding.rule: finding for finding in view.findings if finding.item == picked}
    if not found:
        return
    with st.form(f"accept_{picked}", border=True):
        st.markdown("### 了承する")
        st.caption(
            "了承すると、選んだ四半期まで要対応の一覧と件数から外れます。その次の四半期にも当てはまれば、自動的に戻ります。"
        )
        named_action.show(PLACE)
        with st.grid(2, min_column_width=260):
            st.radio("規則", list(found), format_func=RULE_NAMES.__getitem__, key=f"accept_rule_{picked}")
            st.radio(
                "いつまで",
                range(view.quarter.number, 5),
                format_func="第{}四半期まで".format,
                horizontal=True,
                key=f"accept_until_{picked}",
            )
            named_action.reason_field(f"accept_reason_{picked}", "次の四半期に判断する理由、すでに決めた対応など")
            named_action.name_field(f"accept_by_{picked}")
        st.form_submit_button(
            "了承する", type="primary", key=f"accept_yes_{picked}", on_click=_accept, args=(view, picked)
        )


def _accept(view: View, picked: str) -> None:
    rule = st.session_state[f"accept_rule_{picked}"]
    until = Quarter(view.quarter.year, st.session_state[f"accept_until_{picked}"])
    reason = named_action.typed(f"accept_reason_{picked}")
    acknowledge = partial(
        page_cache.store().acknowledge, view.meta.site, picked, rule, until, reason=reason, since=view.quarter.number
    )
    done = named_action.attempt(
        lambda name: acknowledge(by=name),
        f"{picked} の「{RULE_NAMES[rule]}」を{until.label}まで了承しました。",
        name=named_action.typed(f"accept_by_{picked}"),
        reason=reason,
        place=PLACE,
    )
    if done:
        st.session_state[opened.AGAIN] = True
