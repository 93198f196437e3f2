"""計画, 前年度とのつながり: which item of last year's plan each item continues, to confirm and to change."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from kyoten.fiscal import year_label
from kyoten.model import ActionItem
from kyoten.storage.store import StoreRefusal
from kyoten.ui import named_action, page_cache, page_parts
from kyoten.ui.foreign_text import plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.year_links import NONE_FOUND, NONE_SAID, PROPOSED, SAVED, YearLink, YearLinks

PLACE = "plan_links"
JUDGED = "前年度の評価"
CONFIG = {
    "項目番号": st.column_config.TextColumn(width=75),
    "役割": st.column_config.TextColumn(width=60),
    "項目": st.column_config.TextColumn(width=290),
    "区分": st.column_config.TextColumn(width=90),
    "前年度の項目番号": st.column_config.TextColumn("前年度の番号", width=90),
    "前年度の項目": st.column_config.TextColumn(width=290),
    JUDGED: st.column_config.TextColumn(width=130),
    "類似度": st.column_config.NumberColumn(format="%.0f", width=60, help="二つの文の似方。100は同じ文です。"),
    "備考": st.column_config.TextColumn(width=200),
}


def show(known: YearLinks, choice: Choice) -> None:
    """What stands, what is only proposed, and the form of the chosen item."""
    st.markdown(f"### {year_label(choice.quarter.year - 1)}の計画とのつながり")
    st.caption(summary(known))
    named_action.show(PLACE)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        named_action.name_field(f"by_{PLACE}", "決める人", width=260)
        if known.sure:
            st.button(
                f"提案{len(known.sure)}件をまとめて確定する",
                type="primary",
                key="links_all",
                on_click=_save,
                args=(choice, dict(known.sure)),
            )
    _doubtful(known)
    table = _narrowed(known.table(), choice)
    picked = _grid(table)
    link = next((each for each in known.links if each.item.id == picked), None)
    if link:
        _one(known, link, choice)
    ended(known, choice.quarter.year - 1)


def _doubtful(known: YearLinks) -> None:
    """What the button for all leaves open, and why."""
    if not known.doubtful:
        return
    st.warning(
        f"要になる言葉か数が違う提案{len(known.doubtful)}件は、まとめて確定しません。表の行を選び、1件ずつ確定してください。"
    )
    with st.expander(f"要になる言葉か数が違う提案 {len(known.doubtful)}件"):
        st.markdown(
            "\n".join(
                f"- {_words(each.item)}  \n  前年度　{_words(each.previous)}"
                for each in known.doubtful
                if each.previous
            )
        )


def summary(known: YearLinks) -> str:
    """保存済み 3件 · 提案 100件 · …"""
    states = [link.state for link in known.links]
    words = [f"{state} {states.count(state)}件" for state in (SAVED, PROPOSED, NONE_SAID, NONE_FOUND)]
    return "　·　".join([*words, f"今年度に続きのない前年度の項目 {len(known.ended)}件"])


def ended(known: YearLinks, year: int) -> None:
    """Last year's items that nothing continues."""
    if known.ended:
        with st.expander(f"{year_label(year)}の項目のうち、続きのないもの {len(known.ended)}件"):
            st.markdown("\n".join(f"- {_words(item)}" for item in known.ended))


def _words(item: ActionItem) -> str:
    return plain(label(item))


def label(item: ActionItem) -> str:
    """1-1-H01 法人 …: an item in one line."""
    return f"{item.id}　{item.role}　{' '.join(item.text.split())}"


def _narrowed(table: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    rows = table[table["役割"].isin(choice.roles)] if choice.roles else table
    return rows.reset_index(drop=True)


def _grid(table: pd.DataFrame) -> str | None:
    event = st.dataframe(
        table,
        hide_index=True,
        column_config=CONFIG,
        # Where nothing was judged, an empty column would only push 類似度 and 備考 out of sight.
        column_order=[name for name in CONFIG if name != JUDGED or table[name].any()],
        key=page_parts.rows_key("plan_links", table["項目番号"]),
        on_select="rerun",
        selection_mode="single-row",
        height=min(38 + 35 * len(table), 400),
        placeholder="—",
        alt="項目と前年度の項目のつながりの表。行を選ぶと変えられます。",
    )
    rows = event["selection"]["rows"]
    return str(table.iloc[rows[0]]["項目番号"]) if rows and rows[0] < len(table) else None


def _one(known: YearLinks, link: YearLink, choice: Choice) -> None:
    item, previous = link.item, link.previous
    key = f"link_{choice.quarter.year}_{item.id}_{link.state}_{previous.id if previous else ''}"
    options = {"": "つながりなし"} | {
        each.id: label(each) for each in (*([previous] if previous else []), *known.ended)
    }
    with st.container(border=True, key=f"one_link_{item.id}"), st.form(key, border=False, enter_to_submit=False):
        st.markdown(f"**{_words(item)}**")
        # Options of a select box are plain text, so what people typed needs no care there.
        st.selectbox(
            "前年度のどの項目の続きか",
            list(options),
            index=list(options).index(previous.id) if previous else 0,
            format_func=options.__getitem__,
            key=f"to_{key}",
        )
        st.form_submit_button("このつながりで確定する", on_click=_save_one, args=(choice, item.id, f"to_{key}"))


def _save_one(choice: Choice, item: str, key: str) -> None:
    _save(choice, {item: st.session_state[key] or None})


def _save(choice: Choice, links: dict[str, str | None]) -> None:
    by = named_action.name_given(f"by_{PLACE}", PLACE)
    if by is None:
        return
    try:
        count = page_cache.store().save_links(choice.site, choice.quarter.year, links, by)
    except StoreRefusal as refusal:
        named_action.refused(str(refusal), PLACE)
        return
    if count:
        named_action.done(f"つながりを{count}件確定しました。", PLACE)
    else:
        named_action.nothing("すでに同じ内容で確定しています。", PLACE)
