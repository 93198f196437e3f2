"""要対応: what is stalled, since when and why?"""

from __future__ import annotations

import streamlit as st

from kyoten.tables import RULE_NAMES, stalled_table
from kyoten.ui import item, loaders, parts

choice = parts.chosen()
view = loaders.view(choice)

parts.head(view.meta)
st.markdown(f"### {'要対応の項目はありません' if not view.flagged else f'要対応は{len(view.flagged)}件'}")

found = list(dict.fromkeys(finding.rule for finding in view.findings))
with st.container(horizontal=True, vertical_alignment="bottom"):
    rules = st.pills(
        "規則", found, selection_mode="multi", format_func=RULE_NAMES.__getitem__, key="rules", persist_state="session"
    )
    severity = st.segmented_control("重さ", ["すべて", "停滞", "注意"], default="すべて", key="severity", required=True)
kept = [
    finding
    for finding in view.findings
    if (not rules or finding.rule in rules) and severity in ("すべて", None, finding.severity)
]
table = stalled_table(view, kept)
if table.empty:
    st.info(
        "この条件に当たる項目はありません。条件を外すか、別の四半期を選んでください。"
        if view.findings
        else "この四半期に要対応の項目はありません。",
        icon=":material/check:",
    )
else:
    st.caption(f"{len(table)}件。重く古い順に並びます。行を選ぶと経過と根拠のセルが開きます。")
    picked = parts.items_grid(table, "stalled_items", progress="進捗率", height=min(38 + 35 * len(table), 560))
    if picked:
        item.show(view, picked)
